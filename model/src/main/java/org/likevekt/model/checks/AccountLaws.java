package org.likevekt.model.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Trajectory;

/** Laws of the accounts: every account, rebuilt from the solution of every year, balances. */
final class AccountLaws {
    private static final double BALANCE = 1e-9;
    private static final double WALRAS = 1e-8;
    private static final String RELATIVE =
            "; relative to the cell, or to a thousandth of the largest cell where that is more.";

    private final Benchmark benchmark;
    private final Trajectory run;
    private final List<YearAccounts> years;

    AccountLaws(Benchmark benchmark, Trajectory run) {
        this.benchmark = benchmark;
        this.run = run;
        this.years = run.years().stream()
                .map(year -> new YearAccounts(benchmark, run.paths(), year))
                .toList();
    }

    List<Law> laws() {
        List<Law> laws = new ArrayList<>(List.of(walras(), product()));
        laws.addAll(markets());
        laws.addAll(budgets());
        laws.addAll(national());
        laws.add(fund());
        laws.add(capitalAbroad());
        laws.add(nation());
        return List.copyOf(laws);
    }

    private List<Law> markets() {
        return List.of(
                byIndustry(
                        "markets of outputs",
                        "Output = deliveries + exports + margins sold",
                        YearAccounts::goodsMarkets),
                byIndustry(
                        "markets of composites",
                        "Composite = purchases of industries, households, government and investors",
                        YearAccounts::compositeMarkets),
                byIndustry(
                        "values of composites",
                        "Value of a composite = cost of its deliveries, margins and imports",
                        YearAccounts::compositeValues),
                byGroup("markets of labour", "Labour used = labour that residents bring", YearAccounts::labourMarkets),
                byIndustry("markets of capital", "Capital used = capital stock", YearAccounts::capitalMarkets),
                byIndustry(
                        "markets of resources",
                        "Natural resource used = resource there is",
                        YearAccounts::resourceMarkets));
    }

    private List<Law> budgets() {
        return List.of(
                byIndustry(
                        "budgets of producers",
                        "Value of output = purchases, labour, capital, resources and taxes: value added = factor"
                                + " incomes + taxes",
                        YearAccounts::producers),
                byGroup(
                        "wages",
                        "Wages that industries pay = wages that workers take home",
                        YearAccounts::wagePayments),
                byGroup(
                        "incomes of households",
                        "Disposable income = wages, transfers and capital income less taxes",
                        YearAccounts::householdIncomes),
                byGroup(
                        "budgets of households",
                        "Prices x quantities bought = income less saving",
                        YearAccounts::householdBudgets));
    }

    private List<Law> national() {
        return List.of(
                national(
                        "budget of government",
                        "Receipts = purchases, transfers and saving; relative to receipts.",
                        YearAccounts::publicUses,
                        YearAccounts::publicReceipts),
                national(
                        "saving and investment",
                        "Saving of households, corporations, government and abroad = investment and inventories; relative to it.",
                        YearAccounts::saving,
                        YearAccounts::investmentSpending),
                national(
                        "rest of the world",
                        "Imports less exports = withdrawal from the fund and other income from abroad less petroleum's cash"
                                + " flow, and what is borrowed; relative to the surplus and to exports.",
                        accounts -> accounts.importSurplus() + accounts.productByOutput(),
                        accounts -> accounts.incomeFromAbroad() + accounts.productByOutput()));
    }

    private Law walras() {
        LargestDeviation largest = new LargestDeviation();
        for (int t = 0; t < years.size(); t++) {
            String year = year(t);
            double gap = run.years().get(t).value(Quantities.BALANCE_WITH_WORLD);
            largest.add(gap / years.get(t).productByOutput(), () -> year);
        }
        return largest.law(
                "Walras",
                "The balance with the rest of the world, which is not among the equations, holds; relative to GDP.",
                WALRAS);
    }

    private Law product() {
        LargestDeviation largest = new LargestDeviation();
        for (int t = 0; t < years.size(); t++) {
            String year = year(t);
            YearAccounts accounts = years.get(t);
            double income = accounts.productByIncome();
            largest.compare(accounts.productByExpenditure(), income, () -> year + " expenditure");
            largest.compare(accounts.productByOutput(), income, () -> year + " output");
        }
        return largest.law("GDP", "GDP by income = by expenditure = by output, current prices; relative.", BALANCE);
    }

    private Law byIndustry(String name, String meaning, Function<YearAccounts, YearAccounts.Sides> account) {
        return balance(name, meaning, account, benchmark.industries());
    }

    private Law byGroup(String name, String meaning, Function<YearAccounts, YearAccounts.Sides> account) {
        return balance(name, meaning, account, benchmark.groups());
    }

    /** An account by region and another axis. */
    private Law balance(
            String name, String meaning, Function<YearAccounts, YearAccounts.Sides> account, Classification columns) {
        Classification rows = benchmark.regions();
        LargestDeviation largest = new LargestDeviation();
        for (int t = 0; t < years.size(); t++) {
            String year = year(t);
            YearAccounts.Sides sides = account.apply(years.get(t));
            largest.compare(
                    sides.left(),
                    sides.right(),
                    cell -> year + " [" + rows.code(columns.before(cell)) + "," + columns.code(columns.position(cell))
                            + "]");
        }
        return largest.law(name, meaning + RELATIVE, BALANCE);
    }

    private Law national(
            String name, String meaning, ToDoubleFunction<YearAccounts> left, ToDoubleFunction<YearAccounts> right) {
        LargestDeviation largest = new LargestDeviation();
        for (int t = 0; t < years.size(); t++) {
            String year = year(t);
            largest.compare(left.applyAsDouble(years.get(t)), right.applyAsDouble(years.get(t)), () -> year);
        }
        return largest.law(name, meaning, BALANCE);
    }

    private Law fund() {
        LargestDeviation largest = new LargestDeviation();
        for (int t = 1; t < years.size(); t++) {
            String year = year(t);
            largest.compare(
                    run.years().get(t).value(Quantities.FUND), years.get(t - 1).nextFund(), () -> year);
        }
        return largest.law(
                "fund",
                "Next year's fund = this year's with its return, less the withdrawal, and government's part of petroleum's"
                        + " cash flow; relative.",
                BALANCE);
    }

    private Law capitalAbroad() {
        LargestDeviation largest = new LargestDeviation();
        for (int t = 1; t < years.size(); t++) {
            String year = year(t);
            // of product: what is lent is a small difference of large flows, and the stock starts with nothing
            double gap = run.years().get(t).value(Quantities.CAPITAL_ABROAD)
                    - years.get(t - 1).nextCapitalAbroad();
            largest.add(gap / years.get(t).productByOutput(), () -> year);
        }
        return largest.law(
                "capital abroad",
                "Next year's private capital abroad = this year's and the balance of payments that trade, the fund, petroleum"
                        + " and incomes leave; relative to GDP.",
                BALANCE);
    }

    private Law nation() {
        LargestDeviation largest = new LargestDeviation();
        for (int t = 0; t < years.size(); t++) {
            String year = year(t);
            for (YearAccounts.National national : YearAccounts.NATIONAL) {
                largest.compare(
                        national.sum().applyAsDouble(years.get(t)),
                        run.years().get(t).value(national.result()),
                        () -> year + " " + national.result().symbol());
            }
        }
        return largest.law("nation", "National results = sums over regions, industries and groups; relative.", BALANCE);
    }

    private String year(int t) {
        return Integer.toString(run.years().get(t).year());
    }
}
