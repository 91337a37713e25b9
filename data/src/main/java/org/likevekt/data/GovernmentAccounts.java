package org.likevekt.data;

/**
 * The income account of the one national government; MNOK.
 *
 * @param payrollTax employer's contributions
 * @param incomeTax taxes on wages and transfers
 * @param capitalTax taxes on the surplus of household-owned industries
 * @param productTax taxes less subsidies on products
 * @param productionTax other taxes less subsidies on production, with the carried losses as subsidies
 * @param capitalIncome gross surplus of petroleum and of the public industries
 * @param purchases consumption at purchasers' prices, non-profit institutions included
 * @param transfers to households
 */
public record GovernmentAccounts(
        double payrollTax,
        double incomeTax,
        double capitalTax,
        double productTax,
        double productionTax,
        double capitalIncome,
        double purchases,
        double transfers) {
    /** All receipts. */
    public double receipts() {
        return payrollTax + incomeTax + capitalTax + productTax + productionTax + capitalIncome;
    }

    /** Receipts less purchases and transfers. */
    public double saving() {
        return receipts() - purchases - transfers;
    }

    static GovernmentAccounts build(
            Dataset data, Production production, Labour labour, Incomes incomes, Demand demand) {
        Grid surplus = production.surplus().sumOver(0);
        double owned = Grid.of(at -> Incomes.ownedByGovernment(data, at[0]) ? surplus.get(at) : 0, data.industries())
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
                bought.get(government)
                        + imported.get(government)
                        + demand.productTax().sumOver(0).get(government),
                incomes.transfers().total());
    }
}
