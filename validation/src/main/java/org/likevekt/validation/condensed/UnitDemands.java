package org.likevekt.validation.condensed;

import org.likevekt.model.drivers.Drivers;

/** What follows from prices alone: unit costs, prices of composites, and what a unit of each needs of the others. */
final class UnitDemands {
    private final BaseYear base;
    private final YearFigures figures;
    private final Prices prices;
    final double[][] domesticPrice;
    final double[][] compositePrice;
    final double[] importPrice;

    /** Deliveries (s,r,j) and imports (r,j) for a unit of the composite. */
    final double[][][] delivery;

    final double[][] imported;

    /** Transport (s,r,j) for a unit delivered. */
    final double[][][] margin;

    /** Unit cost of output relative to the base year, and inputs for a unit of output. */
    final double[][] cost;

    final double[][] capital;
    final double[][] resource;
    final double[][][] labour;
    final double[][][] purchase;

    UnitDemands(YearFigures figures, Technology technology, Prices prices) {
        this.base = figures.base;
        this.figures = figures;
        this.prices = prices;
        int regions = base.regions;
        int industries = base.industries;
        this.importPrice = new double[industries];
        this.domesticPrice = new double[regions][industries];
        this.compositePrice = new double[regions][industries];
        this.delivery = new double[regions][regions][industries];
        this.margin = new double[regions][regions][industries];
        this.imported = new double[regions][industries];
        this.cost = new double[regions][industries];
        this.capital = new double[regions][industries];
        this.resource = new double[regions][industries];
        this.labour = new double[regions][industries][base.groups];
        this.purchase = new double[regions][industries][industries];
        for (int j = 0; j < industries; j++) {
            importPrice[j] = figures.exchangeRate * figures.given(Drivers.IMPORT_PRICE, j);
        }
        for (int r = 0; r < regions; r++) {
            for (int j = 0; j < industries; j++) {
                trade(technology, r, j);
            }
        }
        for (int r = 0; r < regions; r++) {
            for (int i = 0; i < industries; i++) {
                if (base.output[r][i] != 0) {
                    produce(technology, r, i);
                }
            }
        }
    }

    private void trade(Technology technology, int r, int j) {
        double all = base.domestic[r][j] + base.imports[r][j];
        double[] share = new double[base.regions];
        double[] delivered = new double[base.regions];
        for (int s = 0; s < base.regions; s++) {
            margin[s][r][j] = base.marginRate[s][r][j] * figures.transportCost[s][r][j];
            delivered[s] = (prices.output[s][j] + margin[s][r][j] * prices.output[s][base.transport])
                    / (1 + base.marginRate[s][r][j]);
            share[s] = base.domestic[r][j] == 0
                    ? 0
                    : base.deliveries[s][r][j] * (1 + base.marginRate[s][r][j]) / base.domestic[r][j];
        }
        boolean isMade = base.domestic[r][j] != 0;
        domesticPrice[r][j] = isMade ? Ces.cost(share, delivered, technology.regional[j]) : 1;
        if (all == 0) {
            compositePrice[r][j] = 1;
            return;
        }
        double[] origin = {base.domestic[r][j] / all, base.imports[r][j] / all};
        double price = Ces.cost(origin, new double[] {domesticPrice[r][j], importPrice[j]}, technology.foreign[j]);
        compositePrice[r][j] = price;
        imported[r][j] = base.imports[r][j] / all * Ces.demand(price, importPrice[j], technology.foreign[j]);
        double home = Ces.demand(price, domesticPrice[r][j], technology.foreign[j]);
        for (int s = 0; s < base.regions; s++) {
            if (share[s] != 0) {
                delivery[s][r][j] = base.deliveries[s][r][j]
                        / all
                        * home
                        * Ces.demand(domesticPrice[r][j], delivered[s], technology.regional[j]);
            }
        }
    }

    private void produce(Technology technology, int r, int i) {
        double[] labourPrice = new double[base.groups];
        double tax = (1 + figures.given(Drivers.PAYROLL_TAX, r))
                / (1 + base.accounts.payrollTaxRate().get(r));
        for (int e = 0; e < base.groups; e++) {
            labourPrice[e] = prices.wage[r][e] * tax;
        }
        double national = base.isPrivate(i) ? prices.scale[Prices.PRODUCTIVITY] : 1;
        double augmenting = figures.given(Drivers.LABOUR_AUGMENTATION, 0);
        double productivity =
                figures.given(Drivers.PRODUCTIVITY, r, i, base.industries) * Math.pow(national, 1 - augmenting);
        double ofHands =
                figures.given(Drivers.LABOUR_PRODUCTIVITY, r, i, base.industries) * Math.pow(national, augmenting);
        double efficiency = figures.given(Drivers.ENERGY_EFFICIENCY, r, i, base.industries);
        double[] asked = new double[base.groups];
        double meanAsked = 0;
        for (int e = 0; e < base.groups; e++) {
            asked[e] = figures.given(Drivers.SKILL_DEMAND, e);
            meanAsked += technology.labourShare[r][i][e] * asked[e];
        }
        double[] share = new double[base.groups];
        for (int e = 0; e < base.groups; e++) {
            asked[e] /= meanAsked;
            share[e] = technology.labourShare[r][i][e] * asked[e];
        }
        double ofLabour = Ces.cost(share, labourPrice, technology.labourGroups[i]);
        double[] factor = {prices.rental[r][i], ofLabour / ofHands, prices.resource[r][i]};
        double ofFactors = Ces.cost(technology.factorShare[r][i], factor, technology.capitalLabour[i]);
        double ofEnergy = Ces.cost(technology.energyShare[r][i], compositePrice[r], technology.energy[i]);
        double ofMaterials = Ces.cost(technology.materialShare[r][i], compositePrice[r], technology.materials[i]);
        double[] inner = {ofFactors / productivity, ofEnergy / efficiency};
        double ofInner = Ces.cost(technology.innerShare[r][i], inner, technology.withEnergy[i]);
        double[] outer = {ofInner, ofMaterials};
        cost[r][i] = Ces.cost(technology.outerShare[r][i], outer, technology.withMaterials[i]);

        double forInner = Ces.demand(cost[r][i], ofInner, technology.withMaterials[i]) / base.output[r][i];
        double forFactors = forInner * Ces.demand(ofInner, inner[0], technology.withEnergy[i]) / productivity;
        double forEnergy = forInner * Ces.demand(ofInner, inner[1], technology.withEnergy[i]) / efficiency;
        double forMaterials = Ces.demand(cost[r][i], ofMaterials, technology.withMaterials[i]) / base.output[r][i];
        double sigma = technology.capitalLabour[i];
        capital[r][i] = base.capital[r][i] * forFactors * Ces.demand(ofFactors, factor[0], sigma);
        resource[r][i] = base.resource[r][i] * forFactors * Ces.demand(ofFactors, factor[2], sigma);
        double forLabour = forFactors * Ces.demand(ofFactors, factor[1], sigma) / ofHands;
        for (int e = 0; e < base.groups; e++) {
            labour[r][i][e] = base.wages[r][i][e]
                    * forLabour
                    * asked[e]
                    * Ces.demand(ofLabour, labourPrice[e], technology.labourGroups[i]);
        }
        for (int j = 0; j < base.industries; j++) {
            double price = compositePrice[r][j];
            double energy = base.energy(i, j);
            double asEnergy = forEnergy * Ces.demand(ofEnergy, price, technology.energy[i]);
            double asMaterial = forMaterials * Ces.demand(ofMaterials, price, technology.materials[i]);
            purchase[r][i][j] = base.purchases[r][i][j] * (energy * asEnergy + (1 - energy) * asMaterial);
        }
    }
}
