package org.likevekt.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Every figure of the accounts that is an amount over regions: those of a county are the sums of its parts'. */
public final class AccountsAmounts {
    private static final Map<String, Function<RegionalAccounts, Grid>> ALL = all();

    private AccountsAmounts() {}

    /** The figures of some accounts by name. */
    public static Map<String, Grid> of(RegionalAccounts accounts) {
        Map<String, Grid> amounts = new LinkedHashMap<>();
        ALL.forEach((name, amount) -> amounts.put(name, amount.apply(accounts)));
        return Collections.unmodifiableMap(amounts);
    }

    /**
     * The same where a region has parts of several counties, whose rates are means: what a mean rate of contributions leaves over is in
     * taxes on production, and of income tax in transfers, so these are told together.
     */
    public static Map<String, Grid> atMeanRates(RegionalAccounts accounts) {
        Map<String, Grid> amounts = new LinkedHashMap<>(of(accounts));
        amounts.keySet().removeAll(List.of("compensation", "production tax", "transfers", "income tax"));
        amounts.put(
                "compensation and production tax",
                plus(accounts.compensation().sumOver(2), accounts.productionTax(), 1));
        amounts.put("transfers less income tax", plus(accounts.transfers(), accounts.incomeTax(), -1));
        return Collections.unmodifiableMap(amounts);
    }

    /** The same with trade between regions by its sums: what each sells and what each buys. */
    public static Map<String, Grid> withTradeSummed(RegionalAccounts accounts) {
        Map<String, Grid> amounts = new LinkedHashMap<>(of(accounts));
        for (String trade : List.of("deliveries", "margins")) {
            Grid flows = Objects.requireNonNull(amounts.remove(trade));
            amounts.put(trade + " sent", flows.sumOver(1));
            amounts.put(trade + " received", flows.sumOver(0));
        }
        return Collections.unmodifiableMap(amounts);
    }

    private static Grid plus(Grid one, Grid other, int sign) {
        return Grid.of(at -> one.get(at) + sign * other.get(at), one.axes().toArray(Classification[]::new));
    }

    private static Map<String, Function<RegionalAccounts, Grid>> all() {
        Map<String, Function<RegionalAccounts, Grid>> all = new LinkedHashMap<>();
        all.put("output", RegionalAccounts::output);
        all.put("domestic use", RegionalAccounts::domesticUse);
        // by user it is not: who buys what comes from far pays more margins, and shares of users differ within a county
        all.put("direct use", accounts -> accounts.directUse().sumOver(2));
        all.put("imported use", RegionalAccounts::importedUse);
        all.put("exports", RegionalAccounts::exports);
        all.put("product tax", RegionalAccounts::productTax);
        all.put("persons", RegionalAccounts::persons);
        all.put("compensation", RegionalAccounts::compensation);
        all.put("production tax", RegionalAccounts::productionTax);
        all.put("surplus", RegionalAccounts::surplus);
        all.put("depreciation", RegionalAccounts::depreciation);
        all.put("capital stock", RegionalAccounts::capitalStock);
        all.put("resource rent", RegionalAccounts::resourceRent);
        all.put("investment", RegionalAccounts::investment);
        all.put("employed residents", RegionalAccounts::employedResidents);
        all.put("population", RegionalAccounts::population);
        all.put("projection", RegionalAccounts::populationProjection);
        all.put("aged 0-19", RegionalAccounts::aged0to19);
        all.put("aged 67", RegionalAccounts::aged67);
        all.put("commuting earnings", RegionalAccounts::commutingEarnings);
        all.put("wage income", RegionalAccounts::wageIncome);
        all.put("capital income", RegionalAccounts::capitalIncome);
        all.put("pool", RegionalAccounts::capitalPoolShare);
        all.put("capital tax", RegionalAccounts::capitalTax);
        all.put("transfers", RegionalAccounts::transfers);
        all.put("income tax", RegionalAccounts::incomeTax);
        all.put("disposable income", RegionalAccounts::disposableIncome);
        all.put("saving", RegionalAccounts::saving);
        all.put("consumption", RegionalAccounts::consumptionExpenditure);
        all.put("deliveries", RegionalAccounts::deliveries);
        all.put("margins", RegionalAccounts::margins);
        return Collections.unmodifiableMap(all);
    }
}
