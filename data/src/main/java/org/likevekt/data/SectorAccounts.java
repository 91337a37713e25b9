package org.likevekt.data;

/**
 * What the institutional sectors keep, pay and get beside what is made and sold in the country; MNOK of the base year.
 *
 * @param retainedShare share of their net surplus after tax that corporations keep, the same in every industry: the closing
 *     item, given what households have
 * @param petroleumCashFlow petroleum's surplus less its investment
 * @param publicPetroleumShare government's share of it, the fund's inflow; the rest goes to owners abroad
 * @param primaryIncome net primary income from abroad beside the fund's return and what petroleum's owners get
 * @param transfersAbroad net current transfers of government to abroad
 * @param fund Government Pension Fund Global that the base year's withdrawal is counted of
 * @param fundReturn its real return, share a year
 * @param withdrawalRate withdrawal over the fund, share a year
 * @param pensionShare share of old-age pensions in transfers to households
 */
public record SectorAccounts(
        double retainedShare,
        double petroleumCashFlow,
        double publicPetroleumShare,
        double primaryIncome,
        double transfersAbroad,
        double fund,
        double fundReturn,
        double withdrawalRate,
        double pensionShare) {

    /** What the budget takes from the fund. */
    public double withdrawal() {
        return withdrawalRate * fund;
    }

    /** What the country has from abroad beside trade and private lending: what pays for an import surplus. */
    public double incomeFromAbroad() {
        return withdrawal() - petroleumCashFlow + primaryIncome - transfersAbroad;
    }

    static SectorAccounts build(Dataset data, Production production, Incomes incomes) {
        int petroleum = data.industries().indexOf(Incomes.PETROLEUM);
        double cashFlow = production.surplus().sumOver(0).get(petroleum)
                - production.investment().sumOver(0).get(petroleum);
        double isPublic = cashFlow == 0 ? 0 : data.publicPetroleumCashFlow() / cashFlow;
        double fund = data.fund("value");
        double fundReturn = data.fund("real_return");
        double received = data.sectorAccount("primary_received") - fundReturn * fund;
        double paid = data.sectorAccount("primary_paid") - (1 - isPublic) * cashFlow;
        return new SectorAccounts(
                incomes.retainedShare(),
                cashFlow,
                isPublic,
                received - paid,
                data.sectorAccount("transfers_paid") - data.sectorAccount("transfers_received"),
                fund,
                fundReturn,
                data.fund("withdrawal"),
                data.sectorAccount("pension_share"));
    }
}
