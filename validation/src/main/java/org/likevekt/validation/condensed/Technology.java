package org.likevekt.validation.condensed;

import java.util.Arrays;

/** Elasticities and value shares of all nests in the base year. */
final class Technology {
    final double[] capitalLabour;
    final double[] withEnergy;
    final double[] withMaterials;
    final double[] labourGroups;
    final double[] energy;
    final double[] materials;
    final double[] foreign;
    final double[] regional;
    final double[][][] labourShare;
    final double[][][] energyShare;
    final double[][][] materialShare;

    /** Capital, labour, natural resource. */
    final double[][][] factorShare;

    /** Value added, energy. */
    final double[][][] innerShare;

    /** Value added with energy, materials. */
    final double[][][] outerShare;

    Technology(BaseYear base) {
        this.capitalLabour = base.sigma("capital_labour");
        this.withEnergy = base.sigma("with_energy");
        this.withMaterials = base.sigma("with_materials");
        this.labourGroups = base.sigma("labour_groups");
        this.energy = base.sigma("energy");
        this.materials = base.sigma("materials");
        this.foreign = base.sigma("foreign");
        this.regional = base.sigma("regional");
        this.labourShare = new double[base.regions][base.industries][];
        this.energyShare = new double[base.regions][base.industries][];
        this.materialShare = new double[base.regions][base.industries][];
        this.factorShare = new double[base.regions][base.industries][];
        this.innerShare = new double[base.regions][base.industries][];
        this.outerShare = new double[base.regions][base.industries][];
        for (int r = 0; r < base.regions; r++) {
            for (int i = 0; i < base.industries; i++) {
                share(base, r, i);
            }
        }
    }

    private void share(BaseYear base, int r, int i) {
        double[] energyBought = new double[base.industries];
        double[] materialsBought = new double[base.industries];
        for (int j = 0; j < base.industries; j++) {
            energyBought[j] = base.energy(i, j) * base.purchases[r][i][j];
            materialsBought[j] = (1 - base.energy(i, j)) * base.purchases[r][i][j];
        }
        double tax = base.accounts.productTaxRate().get(i);
        double ofLabour = sum(base.compensation[r][i]);
        double ofFactors = base.capital[r][i] + ofLabour + base.resource[r][i];
        double ofEnergy = (1 + tax) * sum(energyBought);
        double ofMaterials = (1 + tax) * sum(materialsBought);
        labourShare[r][i] = shares(base.compensation[r][i]);
        energyShare[r][i] = shares(energyBought);
        materialShare[r][i] = shares(materialsBought);
        factorShare[r][i] = shares(base.capital[r][i], ofLabour, base.resource[r][i]);
        innerShare[r][i] = shares(ofFactors, ofEnergy);
        outerShare[r][i] = shares(ofFactors + ofEnergy, ofMaterials);
    }

    private static double sum(double... values) {
        return Arrays.stream(values).sum();
    }

    /** Shares of a nest; one that is empty costs what its first input costs, whatever that is, and is never bought. */
    private static double[] shares(double... values) {
        double[] shares = values.clone();
        double total = sum(values);
        for (int k = 0; k < shares.length; k++) {
            shares[k] = total == 0 ? (k == 0 ? 1 : 0) : values[k] / total;
        }
        return shares;
    }
}
