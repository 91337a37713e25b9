package org.likevekt.data;

/**
 * What households receive, pay, save and spend; MNOK.
 *
 * @param wageIncome (r,e) net of employer's contributions
 * @param dwellingShare (e within r) share in the dwellings surplus of the region
 * @param poolShare (r,e) share in the national pool of the other surplus that households own
 * @param capitalTaxRate (i) tax over gross surplus
 * @param capitalTax (r,i)
 * @param capitalIncome (r,e) net of capital tax
 * @param transfers (r,e) before income tax
 * @param incomeTaxRate (r) on wages and transfers
 * @param incomeTax (r,e)
 * @param disposable (r,e)
 * @param savingRate share of disposable income, the same for all
 * @param saving (r,e)
 * @param consumption (r,e) at purchasers' prices
 */
record Incomes(
        Grid wageIncome,
        Grid dwellingShare,
        Grid poolShare,
        Grid capitalTaxRate,
        Grid capitalTax,
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

    /** The industry that belongs to government though it is not public. */
    private static final String PETROLEUM = "OLJE";

    /**
     * The same, summed to larger regions: shares in dwellings weighted by the surplus of dwellings, income tax rates by
     * taxed income. A group that lives where the rate is not its region's mean has the difference in its transfers, so that
     * its disposable income is the sum of its counties'; over the groups of a region that is nothing.
     *
     * @param dwellingsSurplus of the counties (r)
     */
    Incomes over(RegionPartition partition, Grid dwellingsSurplus) {
        Grid dwellings = Grid.of(at -> dwellingsSurplus.get(at[0]), dwellingShare.axis(0), dwellingShare.axis(1));
        Grid taxed = Grid.of(at -> wageIncome.get(at) + transfers.get(at), wageIncome.axis(0), wageIncome.axis(1));
        Grid rate = partition.mean(incomeTaxRate, taxed.sumOver(1));
        Grid wages = partition.sum(wageIncome);
        Grid paid = partition.sum(incomeTax);
        Grid received = partition.sum(transfers);
        Grid corrected = Grid.of(
                at -> partition.onlyCounty(at[0]) >= 0
                        ? received.get(at)
                        : (wages.get(at) + received.get(at) - paid.get(at)) / (1 - rate.get(at[0])) - wages.get(at),
                wages.axis(0),
                wages.axis(1));
        return new Incomes(
                wages,
                partition.mean(dwellingShare, dwellings),
                partition.sum(poolShare),
                capitalTaxRate,
                partition.sum(capitalTax),
                partition.sum(capitalIncome),
                corrected,
                rate,
                Grid.of(
                        at -> partition.onlyCounty(at[0]) >= 0
                                ? paid.get(at)
                                : rate.get(at[0]) * (wages.get(at) + corrected.get(at)),
                        wages.axis(0),
                        wages.axis(1)),
                partition.sum(disposable),
                savingRate,
                partition.sum(saving),
                partition.sum(consumption));
    }

    static Incomes build(Dataset data, Production production, Labour labour) {
        Grid wages = labour.commutingEarnings().sumOver(1);
        Grid dwellingShare = withinRegion(wages);
        Grid poolShare = poolShare(data, dwellingShare);
        Grid capitalTaxRate = capitalTaxRate(data, production);
        Grid surplus = production.surplus();
        Grid capitalTax = Grid.of(at -> surplus.get(at) * capitalTaxRate.get(at[1]), data.regions(), data.industries());
        Grid capital = capitalIncome(data, surplus, capitalTax, dwellingShare, poolShare);
        Grid transfers = transfers(data, labour.employedResidents());
        Grid taxRate = incomeTaxRate(data);
        Grid tax =
                Grid.of(at -> taxRate.get(at[0]) * (wages.get(at) + transfers.get(at)), data.regions(), data.groups());
        Grid disposable = Grid.of(
                at -> wages.get(at) + transfers.get(at) - tax.get(at) + capital.get(at), data.regions(), data.groups());
        double savingRate = 1 - Production.purchases(data, "HOUSEHOLDS") / disposable.total();
        return new Incomes(
                wages,
                dwellingShare,
                poolShare,
                capitalTaxRate,
                capitalTax,
                capital,
                transfers,
                taxRate,
                tax,
                disposable,
                savingRate,
                Grid.of(at -> savingRate * disposable.get(at), data.regions(), data.groups()),
                Grid.of(at -> (1 - savingRate) * disposable.get(at), data.regions(), data.groups()));
    }

    /** Whether government owns the capital of an industry. */
    static boolean ownedByGovernment(Dataset data, int industry) {
        return data.isPublic(industry) || data.industries().code(industry).equals(PETROLEUM);
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
        Grid depreciation = production.depreciation().sumOver(0);
        int dwellings = data.industries().indexOf(DWELLINGS);
        return Grid.of(
                at -> ownedByGovernment(data, at[0]) || at[0] == dwellings
                        ? 0
                        : data.capitalTaxRate() * (gross.get(at) - depreciation.get(at)) / gross.get(at),
                data.industries());
    }

    private static Grid capitalIncome(Dataset data, Grid surplus, Grid tax, Grid dwellingShare, Grid poolShare) {
        int dwellings = data.industries().indexOf(DWELLINGS);
        double pool = Grid.of(
                        at -> ownedByGovernment(data, at[1]) || at[1] == dwellings ? 0 : surplus.get(at) - tax.get(at),
                        data.regions(),
                        data.industries())
                .total();
        return Grid.of(
                at -> dwellingShare.get(at) * (surplus.get(at[0], dwellings) - tax.get(at[0], dwellings))
                        + poolShare.get(at) * pool,
                data.regions(),
                data.groups());
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
