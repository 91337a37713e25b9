package org.likevekt.data;

/**
 * The income account of the one national government; MNOK.
 *
 * @param payrollTax employer's contributions
 * @param incomeTax taxes on wages, transfers and capital income
 * @param capitalTax taxes on the net surplus of corporations
 * @param productTax taxes less subsidies on products
 * @param productionTax other taxes less subsidies on production, with the carried losses as subsidies
 * @param capitalIncome net surplus of the public industries
 * @param withdrawal from the fund
 * @param purchases consumption at purchasers' prices, non-profit institutions included
 * @param transfers to households
 * @param transfersAbroad net current transfers to abroad
 */
public record GovernmentAccounts(
        double payrollTax,
        double incomeTax,
        double capitalTax,
        double productTax,
        double productionTax,
        double capitalIncome,
        double withdrawal,
        double purchases,
        double transfers,
        double transfersAbroad) {
    /** All receipts. */
    public double receipts() {
        return payrollTax + incomeTax + capitalTax + productTax + productionTax + capitalIncome + withdrawal;
    }

    /** Net saving at home, the fund's outside: receipts less purchases and transfers. */
    public double saving() {
        return receipts() - purchases - transfers - transfersAbroad;
    }

    static GovernmentAccounts build(
            Dataset data,
            Production production,
            Labour labour,
            Incomes incomes,
            Demand demand,
            SectorAccounts sectors) {
        Grid surplus = production.surplus().sumOver(0);
        Grid depreciation = production.depreciation().sumOver(0);
        double owned = Grid.of(
                        at -> data.isPublic(at[0]) ? surplus.get(at) - depreciation.get(at) : 0, data.industries())
                .total();
        int government = demand.productTaxRate().axis(0).indexOf(Demand.GOVERNMENT);
        Grid bought = demand.domesticUse().sumOver(0, 1);
        Grid imported = demand.importedUse().sumOver(0, 1);
        return new GovernmentAccounts(
                labour.compensation().total() - labour.commutingEarnings().total(),
                incomes.incomeTax().total(),
                incomes.capitalTax().total(),
                demand.productTax().total(),
                production.productionTax().total(),
                owned,
                sectors.withdrawal(),
                bought.get(government)
                        + imported.get(government)
                        + demand.productTax().sumOver(0).get(government),
                incomes.transfers().total(),
                sectors.transfersAbroad());
    }
}
