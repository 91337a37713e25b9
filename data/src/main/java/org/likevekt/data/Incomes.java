package org.likevekt.data;

/**
 * What households receive, pay, save and spend; MNOK.
 *
 * @param wageIncome (r,e) net of employer's contributions
 * @param dwellingShare (e within r) share in the dwellings surplus of the region
 * @param poolShare (r,e) share in the national pool of the other surplus that households own
 * @param capitalTaxRate (i) tax over gross surplus
 * @param capitalTax (r,i)
 * @param retainedShare share of their net surplus after tax that corporations keep
 * @param capitalIncome (r,e) net of depreciation and capital tax: dwellings, and the share of the pool that is paid out
 * @param transfers (r,e) before income tax
 * @param incomeTaxRate (r) on wages, transfers and capital income
 * @param incomeTax (r,e)
 * @param disposable (r,e)
 * @param savingRate net saving over disposable income, the same for all
 * @param saving (r,e)
 * @param consumption (r,e) at purchasers' prices
 */
record Incomes(
        Grid wageIncome,
        Grid dwellingShare,
        Grid poolShare,
        Grid capitalTaxRate,
        Grid capitalTax,
        double retainedShare,
        Grid capitalIncome,
        Grid transfers,
        Grid incomeTaxRate,
        Grid incomeTax,
        Grid disposable,
        double savingRate,
        Grid saving,
        Grid consumption) {
    /** The industry whose surplus goes to the residents of its own region. */
    static final String DWELLINGS = "BOLIG";

    /** The industry whose cash flow belongs to government and to owners abroad. */
    static final String PETROLEUM = "OLJE";

    /**
     * The same, summed to larger regions: shares in dwellings weighted by their net surplus, income tax rates by
     * taxed income. A group that lives where the rate is not its region's mean has the difference in its transfers, so that
     * its disposable income is the sum of its counties'; over the groups of a region that is nothing.
     *
     * @param dwellingsSurplus net, of the counties (r)
     */
    Incomes over(RegionPartition partition, Grid dwellingsSurplus) {
        Grid dwellings = Grid.of(at -> dwellingsSurplus.get(at[0]), dwellingShare.axis(0), dwellingShare.axis(1));
        Grid taxed = Grid.of(
                at -> wageIncome.get(at) + transfers.get(at) + capitalIncome.get(at),
                wageIncome.axis(0),
                wageIncome.axis(1));
        Grid rate = partition.mean(incomeTaxRate, taxed.sumOver(1));
        Grid wages = partition.sum(wageIncome);
        Grid capital = partition.sum(capitalIncome);
        Grid paid = partition.sum(incomeTax);
        Grid received = partition.sum(transfers);
        Grid corrected = Grid.of(
                at -> partition.onlyCounty(at[0]) >= 0
                        ? received.get(at)
                        : (wages.get(at) + received.get(at) + capital.get(at) - paid.get(at)) / (1 - rate.get(at[0]))
                                - wages.get(at)
                                - capital.get(at),
                wages.axis(0),
                wages.axis(1));
        return new Incomes(
                wages,
                partition.mean(dwellingShare, dwellings),
                partition.sum(poolShare),
                capitalTaxRate,
                partition.sum(capitalTax),
                retainedShare,
                capital,
                corrected,
                rate,
                Grid.of(
                        at -> partition.onlyCounty(at[0]) >= 0
                                ? paid.get(at)
                                : rate.get(at[0]) * (wages.get(at) + corrected.get(at) + capital.get(at)),
                        wages.axis(0),
                        wages.axis(1)),
                partition.sum(disposable),
                savingRate,
                partition.sum(saving),
                partition.sum(consumption));
    }

    /**
     * The same in parts of counties: wages as they are earned there, what corporations pay out by these, dwellings' surplus and
     * transfers by the people.
     *
     * @param earnings wages (r,s,e) between the parts
     * @param dwellingsSurplus net, of the counties (r)
     */
    Incomes in(Spread spread, Grid earnings, Grid dwellingsSurplus) {
        Grid wages = earnings.sumOver(1);
        Grid within = spread.shareInCounty(wages);
        Grid fromDwellings = Grid.of(
                at -> dwellingShare.get(at) * dwellingsSurplus.get(at[0]),
                dwellingShare.axis(0),
                dwellingShare.axis(1));
        Grid paidOut = Grid.of(
                at -> capitalIncome.get(at) - fromDwellings.get(at), capitalIncome.axis(0), capitalIncome.axis(1));
        Grid dwellings = spread.byPeople(fromDwellings);
        Grid corporations = spread.spread(paidOut, within::get);
        Grid capital = Grid.of(at -> dwellings.get(at) + corporations.get(at), wages.axis(0), wages.axis(1));
        Grid received = spread.byPeople(transfers);
        Grid rate = spread.asInCounty(incomeTaxRate);
        Grid tax = Grid.of(
                at -> rate.get(at[0]) * (wages.get(at) + received.get(at) + capital.get(at)),
                wages.axis(0),
                wages.axis(1));
        Grid left = Grid.of(
                at -> wages.get(at) + received.get(at) + capital.get(at) - tax.get(at), wages.axis(0), wages.axis(1));
        return new Incomes(
                wages,
                spread.asInCounty(dwellingShare),
                spread.spread(poolShare, within::get),
                capitalTaxRate,
                spread.byJobs(capitalTax),
                retainedShare,
                capital,
                received,
                rate,
                tax,
                left,
                savingRate,
                Grid.of(at -> savingRate * left.get(at), wages.axis(0), wages.axis(1)),
                Grid.of(at -> (1 - savingRate) * left.get(at), wages.axis(0), wages.axis(1)));
    }

    static Incomes build(Dataset data, Production production, Labour labour) {
        Grid wages = labour.commutingEarnings().sumOver(1);
        Grid dwellingShare = withinRegion(wages);
        Grid poolShare = poolShare(data, dwellingShare);
        Grid capitalTaxRate = capitalTaxRate(data, production);
        Grid surplus = production.surplus();
        Grid capitalTax = Grid.of(at -> surplus.get(at) * capitalTaxRate.get(at[1]), data.regions(), data.industries());
        Grid transfers = transfers(data, labour.employedResidents());
        Grid taxRate = incomeTaxRate(data);
        double savingRate = data.sectorAccount("household_saving_rate");
        Grid fromDwellings = fromDwellings(data, production, dwellingShare);
        double pool = pool(data, production, capitalTax);
        double retained = retainedShare(
                Production.purchases(data, "HOUSEHOLDS") / (1 - savingRate),
                taxRate,
                byHousehold(data, at -> wages.get(at) + transfers.get(at) + fromDwellings.get(at)),
                byHousehold(data, at -> poolShare.get(at) * pool));
        Grid capital = byHousehold(data, at -> fromDwellings.get(at) + poolShare.get(at) * pool * (1 - retained));
        Grid tax = byHousehold(data, at -> taxRate.get(at[0]) * (wages.get(at) + transfers.get(at) + capital.get(at)));
        Grid disposable = byHousehold(data, at -> wages.get(at) + transfers.get(at) - tax.get(at) + capital.get(at));
        return new Incomes(
                wages,
                dwellingShare,
                poolShare,
                capitalTaxRate,
                capitalTax,
                retained,
                capital,
                transfers,
                taxRate,
                tax,
                disposable,
                savingRate,
                byHousehold(data, at -> savingRate * disposable.get(at)),
                byHousehold(data, at -> (1 - savingRate) * disposable.get(at)));
    }

    private static Grid byHousehold(Dataset data, Grid.Cell figure) {
        return Grid.of(figure, data.regions(), data.groups());
    }

    /** Whether corporations own the capital of an industry, in the hands of households nationally. */
    static boolean isPooled(Dataset data, int industry) {
        return !data.isPublic(industry)
                && !data.industries().code(industry).equals(PETROLEUM)
                && !data.industries().code(industry).equals(DWELLINGS);
    }

    private static Grid withinRegion(Grid wages) {
        Grid sums = wages.sumOver(1);
        return Grid.of(at -> wages.get(at) / sums.get(at[0]), wages.axis(0), wages.axis(1));
    }

    private static Grid poolShare(Dataset data, Grid within) {
        Grid incomes = data.householdIncome2015();
        Grid owned = Grid.of(
                at -> incomes.get(at[0], item(incomes, "operating_surplus"))
                        + incomes.get(at[0], item(incomes, "property_income")),
                data.regions());
        double total = owned.total();
        return Grid.of(at -> owned.get(at[0]) / total * within.get(at), data.regions(), data.groups());
    }

    private static Grid capitalTaxRate(Dataset data, Production production) {
        Grid gross = production.surplus().sumOver(0);
        Grid inputs = data.nationalPrimaryInputs();
        int net = inputs.axis(0).indexOf("NET_SURPLUS");
        return Grid.of(
                at -> isPooled(data, at[0])
                        ? data.capitalTaxRate() * Math.max(inputs.get(net, at[0]), 0) / gross.get(at)
                        : 0,
                data.industries());
    }

    /** Surplus of dwellings less depreciation (r,e), to the residents of their region. */
    private static Grid fromDwellings(Dataset data, Production production, Grid dwellingShare) {
        int dwellings = data.industries().indexOf(DWELLINGS);
        return Grid.of(
                at -> dwellingShare.get(at)
                        * (production.surplus().get(at[0], dwellings)
                                - production.depreciation().get(at[0], dwellings)),
                data.regions(),
                data.groups());
    }

    /** Net surplus of corporations after tax. */
    private static double pool(Dataset data, Production production, Grid tax) {
        return Grid.of(
                        at -> isPooled(data, at[1])
                                ? production.surplus().get(at)
                                        - tax.get(at)
                                        - production.depreciation().get(at)
                                : 0,
                        data.regions(),
                        data.industries())
                .total();
    }

    /**
     * What corporations keep of a pool, so that households have what they do.
     *
     * @param disposable of all households
     * @param other incomes of households (r,e)
     * @param whole what they would have of the pool if nothing were kept (r,e)
     */
    private static double retainedShare(double disposable, Grid taxRate, Grid other, Grid whole) {
        double have = 0;
        double could = 0;
        for (int r = 0; r < other.axis(0).size(); r++) {
            for (int e = 0; e < other.axis(1).size(); e++) {
                have += (1 - taxRate.get(r)) * other.get(r, e);
                could += (1 - taxRate.get(r)) * whole.get(r, e);
            }
        }
        return 1 - (disposable - have) / could;
    }

    /** Pensions and benefits of 2015 grown with the product of the regions, shared by employed residents. */
    private static Grid transfers(Dataset data, Grid residents) {
        Grid incomes = data.householdIncome2015();
        Grid product = data.regionalProduct().sumOver(0);
        double growth = product.get("2018") / product.get("2015");
        Grid sums = residents.sumOver(1);
        return Grid.of(
                at -> growth
                        * incomes.get(at[0], item(incomes, "pensions_benefits"))
                        * residents.get(at)
                        / sums.get(at[0]),
                data.regions(),
                data.groups());
    }

    private static Grid incomeTaxRate(Dataset data) {
        Grid incomes = data.householdIncome2015();
        return Grid.of(
                at -> incomes.get(at[0], item(incomes, "taxes"))
                        / (incomes.get(at[0], item(incomes, "wages"))
                                + incomes.get(at[0], item(incomes, "operating_surplus"))
                                + incomes.get(at[0], item(incomes, "property_income"))
                                + incomes.get(at[0], item(incomes, "pensions_benefits"))),
                data.regions());
    }

    private static int item(Grid incomes, String item) {
        return incomes.axis(1).indexOf(item);
    }
}
