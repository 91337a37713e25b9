package org.likevekt.data;

import java.util.List;

/** Every identity the regional accounts must satisfy, as the largest imbalance of each. */
final class AccountsBalances {
    private final RegionalAccounts accounts;

    private AccountsBalances(RegionalAccounts accounts) {
        this.accounts = accounts;
    }

    static List<AccountsReport.Balance> of(RegionalAccounts accounts) {
        AccountsBalances balances = new AccountsBalances(accounts);
        return List.of(
                balances.markets(),
                balances.composites(),
                balances.costs(),
                balances.national(
                        "national cells, domestic",
                        accounts.domesticUse(),
                        accounts.dataset().nationalDomesticUse()),
                balances.national(
                        "national cells, imported",
                        accounts.importedUse(),
                        accounts.dataset().nationalImportedUse()),
                balances.wages(),
                balances.spending(),
                balances.product(),
                balances.savings(),
                balances.signs());
    }

    /** (s,j): output = deliveries + exports + margins sold by TRANS. */
    private AccountsReport.Balance markets() {
        Grid sold = accounts.deliveries().sumOver(1);
        Grid margins = accounts.margins().sumOver(1, 2);
        int transport = accounts.industries().indexOf(Trade.TRANSPORT);
        Grid gap = Grid.of(
                at -> accounts.output().get(at)
                        - sold.get(at)
                        - accounts.exports().get(at)
                        - (at[1] == transport ? margins.get(at[0]) : 0),
                accounts.regions(),
                accounts.industries());
        return worst("output = deliveries + exports + margins", gap, accounts.output());
    }

    /** (r,j): deliveries = direct use. */
    private AccountsReport.Balance composites() {
        Grid used = accounts.directUse().sumOver(2);
        Grid arrived = accounts.deliveries().sumOver(0);
        Grid gap = Grid.of(at -> arrived.get(at) - used.get(at), accounts.regions(), accounts.industries());
        return worst("deliveries = direct use", gap, used);
    }

    /** (r,i): direct purchases, their margins, imports, taxes, labour and capital = output. */
    private AccountsReport.Balance costs() {
        Grid bought = accounts.domesticUse().sumOver(1);
        Grid imported = accounts.importedUse().sumOver(1);
        Grid labour = accounts.compensation().sumOver(2);
        Grid gap = Grid.of(
                at -> bought.get(at)
                        + imported.get(at)
                        + accounts.productTax().get(at)
                        + labour.get(at)
                        + accounts.productionTax().get(at)
                        + accounts.surplus().get(at)
                        - accounts.output().get(at),
                accounts.regions(),
                accounts.industries());
        return worst("costs = output", gap, accounts.output());
    }

    /** (j, national use): the regions' users sum to the national cell. */
    private AccountsReport.Balance national(String name, Grid regional, Grid table) {
        Grid sums = regional.sumOver(0);
        Classification users = accounts.users();
        Classification uses = Classification.ofCodes(
                "checked uses",
                users.codes().stream()
                        .map(user -> Demand.nationalUses(user).get(0))
                        .distinct()
                        .toList());
        Grid expected = Grid.of(
                at -> users.codes().stream()
                        .map(Demand::nationalUses)
                        .filter(parts -> parts.get(0).equals(uses.code(at[1])))
                        .findFirst()
                        .orElseThrow()
                        .stream()
                        .mapToDouble(use -> table.get(at[0], table.axis(1).indexOf(use)))
                        .sum(),
                accounts.industries(),
                uses);
        Grid gap = Grid.of(
                at -> users.codes().stream()
                                .filter(user -> Demand.nationalUses(user).get(0).equals(uses.code(at[1])))
                                .mapToDouble(user -> sums.get(at[0], users.indexOf(user)))
                                .sum()
                        - expected.get(at),
                accounts.industries(),
                uses);
        return worst(name, gap, expected);
    }

    /** (s,e): wages paid at work = wages earned by residents anywhere. */
    private AccountsReport.Balance wages() {
        Grid earned = accounts.commutingEarnings().sumOver(0);
        Grid paid = accounts.compensation().sumOver(1);
        Grid gap = Grid.of(
                at -> earned.get(at)
                        - paid.get(at) / (1 + accounts.payrollTaxRate().get(at[0])),
                accounts.regions(),
                accounts.groups());
        return worst("wages earned = wages paid", gap, earned);
    }

    /** (r,e): income spent on products with their taxes = consumption expenditure. */
    private AccountsReport.Balance spending() {
        Grid domestic = accounts.domesticUse().sumOver(1);
        Grid imported = accounts.importedUse().sumOver(1);
        int first = accounts.industries().size();
        Grid gap = Grid.of(
                at -> domestic.get(at[0], first + at[1])
                        + imported.get(at[0], first + at[1])
                        + accounts.productTax().get(at[0], first + at[1])
                        - accounts.consumptionExpenditure().get(at),
                accounts.regions(),
                accounts.groups());
        return worst("purchases = consumption expenditure", gap, accounts.consumptionExpenditure());
    }

    private AccountsReport.Balance product() {
        AccountsReport.Totals totals = AccountsReport.Totals.of(accounts);
        return single(
                "product by income = by expenditure", totals.incomeProduct() - totals.product(), totals.product());
    }

    private AccountsReport.Balance savings() {
        AccountsReport.Totals totals = AccountsReport.Totals.of(accounts);
        double gap = totals.householdSaving()
                + totals.corporateSaving()
                + totals.depreciation()
                + totals.governmentSaving()
                + totals.foreignSaving()
                - totals.investment()
                - totals.inventories();
        return single("saving = investment", gap, totals.product());
    }

    /** No negative figure but inventories and net taxes: the size of the most negative one. */
    private AccountsReport.Balance signs() {
        int inventory = accounts.users().indexOf(Demand.INVENTORY);
        Grid direct = accounts.directUse();
        Grid imported = accounts.importedUse();
        Grid uses = Grid.of(
                at -> at[2] == inventory ? 0 : Math.min(direct.get(at), imported.get(at)),
                direct.axis(0),
                direct.axis(1),
                direct.axis(2));
        List<Grid> never = List.of(
                uses,
                accounts.output(),
                accounts.exports(),
                accounts.deliveries(),
                accounts.margins(),
                accounts.compensation(),
                accounts.persons(),
                accounts.surplus(),
                accounts.resourceRent(),
                accounts.commuters(),
                accounts.commutingEarnings(),
                accounts.capitalIncome(),
                accounts.disposableIncome(),
                accounts.consumptionExpenditure());
        double lowest = never.stream().mapToDouble(Grid::minimum).min().orElseThrow();
        return new AccountsReport.Balance("no negative figure", "", Math.max(0, -lowest), Math.max(0, -lowest));
    }

    private static AccountsReport.Balance single(String name, double gap, double scale) {
        return new AccountsReport.Balance(name, "", Math.abs(gap), Math.abs(gap / scale));
    }

    private static AccountsReport.Balance worst(String name, Grid gaps, Grid scales) {
        double[] gap = gaps.values();
        double[] scale = scales.values();
        AccountsReport.Balance worst = new AccountsReport.Balance(name, gaps.label(0), 0, 0);
        for (int k = 0; k < gap.length; k++) {
            double relative = gap[k] == 0 ? 0 : Math.abs(gap[k] / scale[k]);
            if (!(relative <= worst.relative())) {
                worst = new AccountsReport.Balance(name, gaps.label(k), Math.abs(gap[k]), relative);
            }
        }
        return worst;
    }
}
