package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a build of the regional accounts found and did.
 *
 * @param totals national totals
 * @param balances the largest imbalance of every identity
 * @param fits how far each estimate moved to reach its margins
 * @param homeShares (j) share of deliveries that stay in their region
 * @param marginRates (j) transport margins over delivered value
 * @param traps irregular figures and what was done with them, one sentence each
 */
public record AccountsReport(
        Totals totals,
        List<Balance> balances,
        List<Balancing.Result> fits,
        Grid homeShares,
        Grid marginRates,
        List<String> traps) {
    /** Largest imbalance that is let through, relative to the account. */
    public static final double LIMIT = 1e-6;

    /**
     * The largest imbalance of one identity.
     *
     * @param name the identity
     * @param cell the codes of the worst cell
     * @param amount its imbalance in MNOK
     * @param relative its imbalance over the account's size
     */
    public record Balance(String name, String cell, double amount, double relative) {}

    /**
     * National totals, MNOK at purchasers' prices.
     *
     * @param product gross domestic product by expenditure
     * @param incomeProduct gross domestic product by income
     * @param mainlandProduct product less value added of OLJE and SJO, product taxes included
     * @param consumption of households
     * @param governmentPurchases with non-profit institutions
     * @param investment fixed investment
     * @param inventories with the statistical discrepancy
     * @param exports without re-exports
     * @param imports without re-exports
     * @param householdSaving net saving of households
     * @param corporateSaving retained earnings and net primary income from abroad
     * @param depreciation saved by its owners, and petroleum's investment
     * @param governmentSaving net saving of government at home
     * @param foreignSaving lending of the rest of the world to all but the fund
     */
    public record Totals(
            double product,
            double incomeProduct,
            double mainlandProduct,
            double consumption,
            double governmentPurchases,
            double investment,
            double inventories,
            double exports,
            double imports,
            double householdSaving,
            double corporateSaving,
            double depreciation,
            double governmentSaving,
            double foreignSaving) {
        static Totals of(RegionalAccounts accounts) {
            double consumption = accounts.consumptionExpenditure().total();
            double purchases = accounts.government().purchases();
            double investment = accounts.investment().total();
            double inventories = spent(accounts, Demand.INVENTORY);
            double exports = accounts.exports().total();
            double imports = accounts.importedUse().total();
            double taxes = accounts.productTax().total();
            Grid valueAdded = valueAdded(accounts);
            double income = valueAdded.total() + taxes;
            return new Totals(
                    consumption + purchases + investment + inventories + exports - imports,
                    income,
                    income - offshore(accounts, valueAdded),
                    consumption,
                    purchases,
                    investment,
                    inventories,
                    exports,
                    imports,
                    accounts.saving().total(),
                    accounts.corporateSaving(),
                    accounts.depreciationSaved(),
                    accounts.governmentSaving(),
                    accounts.foreignSaving());
        }

        private static double spent(RegionalAccounts accounts, String user) {
            int u = accounts.users().indexOf(user);
            return accounts.domesticUse().sumOver(0, 1).get(u)
                    + accounts.importedUse().sumOver(0, 1).get(u)
                    + accounts.productTax().sumOver(0).get(u);
        }

        private static Grid valueAdded(RegionalAccounts accounts) {
            Grid labour = accounts.compensation().sumOver(0, 2);
            Grid surplus = accounts.surplus().sumOver(0);
            Grid taxes = accounts.productionTax().sumOver(0);
            return Grid.of(at -> labour.get(at) + surplus.get(at) + taxes.get(at), accounts.industries());
        }

        private static double offshore(RegionalAccounts accounts, Grid valueAdded) {
            return Grid.of(at -> accounts.dataset().isMainland(at[0]) ? 0 : valueAdded.get(at), accounts.industries())
                    .total();
        }
    }

    static AccountsReport of(RegionalAccounts accounts) {
        return new AccountsReport(
                Totals.of(accounts),
                AccountsBalances.of(accounts),
                accounts.fits(),
                homeShares(accounts),
                marginRates(accounts),
                accounts.traps());
    }

    /**
     * Lets the accounts through only when every identity holds.
     *
     * @throws IllegalStateException naming the first identity that does not, and its worst cell
     */
    void requireBalance() {
        for (Balance balance : balances) {
            if (!(balance.relative() <= LIMIT)) {
                throw new IllegalStateException("Regional accounts do not balance: " + balance.name() + " is off by "
                        + balance.amount() + " MNOK (" + balance.relative() + ") at " + balance.cell());
            }
        }
    }

    static List<String> traps(RegionalAccounts accounts, List<String> carriedLosses, List<String> belowRounding) {
        List<String> traps = new ArrayList<>(carriedLosses);
        Grid surplus = accounts.surplus().sumOver(0);
        Grid depreciation = accounts.depreciation().sumOver(0);
        Grid stock = accounts.capitalStock().sumOver(0);
        for (String industry : accounts.industries().codes()) {
            double excess = surplus.get(industry)
                    - depreciation.get(industry)
                    - accounts.dataset().normalReturn() * stock.get(industry);
            if (excess <= 0) {
                traps.add(String.format(
                        Locale.ROOT, "%s: surplus is %.0f MNOK below the normal return, no rent", industry, -excess));
            }
        }
        traps.add(String.format(
                Locale.ROOT, "Re-exports of %.0f MNOK are outside imports and exports", accounts.reExports()));
        traps.addAll(belowRounding);
        return List.copyOf(traps);
    }

    private static Grid homeShares(RegionalAccounts accounts) {
        Grid deliveries = accounts.deliveries();
        Grid all = deliveries.sumOver(0, 1);
        return Grid.of(
                at -> {
                    double home = 0;
                    for (int r = 0; r < accounts.regions().size(); r++) {
                        home += deliveries.get(r, r, at[0]);
                    }
                    return home / all.get(at);
                },
                accounts.industries());
    }

    private static Grid marginRates(RegionalAccounts accounts) {
        Grid margins = accounts.margins().sumOver(0, 1);
        Grid deliveries = accounts.deliveries().sumOver(0, 1);
        return Grid.of(at -> margins.get(at) / deliveries.get(at), accounts.industries());
    }

    /** The report as lines of text. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("National totals, MNOK");
        total(lines, "gross domestic product", totals.product());
        total(lines, "  of which mainland", totals.mainlandProduct());
        total(lines, "household consumption", totals.consumption());
        total(lines, "government purchases", totals.governmentPurchases());
        total(lines, "fixed investment", totals.investment());
        total(lines, "inventories", totals.inventories());
        total(lines, "exports", totals.exports());
        total(lines, "imports", totals.imports());
        total(lines, "household saving", totals.householdSaving());
        total(lines, "corporate saving", totals.corporateSaving());
        total(lines, "depreciation saved", totals.depreciation());
        total(lines, "government saving", totals.governmentSaving());
        total(lines, "foreign saving", totals.foreignSaving());
        lines.add("Balances, largest imbalance over the account");
        balances.forEach(balance -> lines.add(
                String.format(Locale.ROOT, "  %-42s %8.1e  %s", balance.name(), balance.relative(), balance.cell())));
        lines.add("Estimates: sweeps, residual, share reallocated, largest change of a sum and where");
        fits.forEach(fit -> lines.add(String.format(
                Locale.ROOT,
                "  %-42s %5d  %8.1e  %6.3f  %7.3f  %s",
                fit.name(),
                fit.iterations(),
                fit.residual(),
                fit.reallocated(),
                fit.largestMarginChange(),
                fit.largestMarginCell())));
        lines.add("Products: share of deliveries that stay in the region, transport margin");
        for (String product : homeShares.axis(0).codes()) {
            lines.add(String.format(
                    Locale.ROOT, "  %-10s %6.3f  %6.4f", product, homeShares.get(product), marginRates.get(product)));
        }
        lines.add("Irregular figures");
        traps.forEach(trap -> lines.add("  " + trap));
        return List.copyOf(lines);
    }

    private static void total(List<String> lines, String name, double amount) {
        lines.add(String.format(Locale.ROOT, "  %-30s %,14.0f", name, amount));
    }
}
