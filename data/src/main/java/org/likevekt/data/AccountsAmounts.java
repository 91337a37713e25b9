package org.likevekt.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Every figure of the accounts that is an amount over regions: those of a county are the sums of its parts'. */
public final class AccountsAmounts {
    /** Those that tell of every pair of regions what one delivers to the other. */
    public static final Set<String> TRADE = Set.of("deliveries", "margins");

    private static final Map<String, Function<RegionalAccounts, Grid>> ALL = all();

    private AccountsAmounts() {}

    /** The figures of some accounts by name. */
    public static Map<String, Grid> of(RegionalAccounts accounts) {
        Map<String, Grid> amounts = new LinkedHashMap<>();
        ALL.forEach((name, amount) -> amounts.put(name, amount.apply(accounts)));
        return Collections.unmodifiableMap(amounts);
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
