package org.likevekt.model.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/** Laws of the accounts: every account, rebuilt from the solution of every year, balances. */
final class AccountLaws {
    private static final double BALANCE = 1e-9;
    private static final double WALRAS = 1e-8;
    private static final String RELATIVE =
            "; relative to the cell, or to a thousandth of the largest cell where that is more.";

    private final Benchmark benchmark;
    private final Trajectory run;

    AccountLaws(Benchmark benchmark, Trajectory run) {
        this.benchmark = benchmark;
        this.run = run;
    }

    /** All laws; the years are gone through one by one, since what is delivered in one fills the memory of hundreds of regions. */
    List<Law> laws() {
        List<Account> accounts = new ArrayList<>(List.of(walras(), product()));
        accounts.addAll(markets());
        accounts.addAll(budgets());
        accounts.addAll(national());
        accounts.add(fund());
        accounts.add(capitalAbroad());
        accounts.add(nation());
        Optional<YearAccounts> before = Optional.empty();
        for (YearSolution solution : run.years()) {
            Year year = new Year(solution, new YearAccounts(benchmark, run.paths(), solution), before);
            accounts.forEach(account -> account.comparison().add(account.largest(), year));
            before = Optional.of(year.accounts());
        }
        return accounts.stream().map(Account::law).toList();
    }

    /** A year, its accounts and those of the year before it. */
    private record Year(YearSolution solution, YearAccounts accounts, Optional<YearAccounts> before) {
        String label() {
            return Integer.toString(solution.year());
        }
    }

    /** What a law compares in a year. */
    @FunctionalInterface
    private interface Comparison {
        void add(LargestDeviation largest, Year year);
    }

    /** A law and the largest deviation from it in the years that were looked at. */
    private record Account(String name, String meaning, double limit, LargestDeviation largest, Comparison comparison) {
        Account(String name, String meaning, double limit, Comparison comparison) {
            this(name, meaning, limit, new LargestDeviation(), comparison);
        }

        Law law() {
            return largest.law(name, meaning, limit);
        }
    }

    private List<Account> markets() {
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

    private List<Account> budgets() {
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

    private List<Account> national() {
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

    private static Account walras() {
        return new Account(
                "Walras",
                "The balance with the rest of the world, which is not among the equations, holds; relative to GDP.",
                WALRAS,
                (largest, year) -> largest.add(
                        year.solution().value(Quantities.BALANCE_WITH_WORLD)
                                / year.accounts().productByOutput(),
                        year::label));
    }

    private static Account product() {
        return new Account(
                "GDP",
                "GDP by income = by expenditure = by output, current prices; relative.",
                BALANCE,
                (largest, year) -> {
                    YearAccounts accounts = year.accounts();
                    double income = accounts.productByIncome();
                    largest.compare(accounts.productByExpenditure(), income, () -> year.label() + " expenditure");
                    largest.compare(accounts.productByOutput(), income, () -> year.label() + " output");
                });
    }

    private Account byIndustry(String name, String meaning, Function<YearAccounts, YearAccounts.Sides> account) {
        return balance(name, meaning, account, benchmark.industries());
    }

    private Account byGroup(String name, String meaning, Function<YearAccounts, YearAccounts.Sides> account) {
        return balance(name, meaning, account, benchmark.groups());
    }

    /** An account by region and another axis. */
    private Account balance(
            String name, String meaning, Function<YearAccounts, YearAccounts.Sides> account, Classification columns) {
        Classification rows = benchmark.regions();
        return new Account(name, meaning + RELATIVE, BALANCE, (largest, year) -> {
            YearAccounts.Sides sides = account.apply(year.accounts());
            largest.compare(
                    sides.left(),
                    sides.right(),
                    cell -> year.label() + " [" + rows.code(columns.before(cell)) + ","
                            + columns.code(columns.position(cell)) + "]");
        });
    }

    private static Account national(
            String name, String meaning, ToDoubleFunction<YearAccounts> left, ToDoubleFunction<YearAccounts> right) {
        return new Account(
                name,
                meaning,
                BALANCE,
                (largest, year) -> largest.compare(
                        left.applyAsDouble(year.accounts()), right.applyAsDouble(year.accounts()), year::label));
    }

    private static Account fund() {
        return new Account(
                "fund",
                "Next year's fund = this year's with its return, less the withdrawal, and government's part of petroleum's"
                        + " cash flow; relative.",
                BALANCE,
                (largest, year) -> year.before()
                        .ifPresent(before -> largest.compare(
                                year.solution().value(Quantities.FUND), before.nextFund(), year::label)));
    }

    private static Account capitalAbroad() {
        // of product: what is lent is a small difference of large flows, and the stock starts with nothing
        return new Account(
                "capital abroad",
                "Next year's private capital abroad = this year's and the balance of payments that trade, the fund, petroleum"
                        + " and incomes leave; relative to GDP.",
                BALANCE,
                (largest, year) -> year.before()
                        .ifPresent(before -> largest.add(
                                (year.solution().value(Quantities.CAPITAL_ABROAD) - before.nextCapitalAbroad())
                                        / year.accounts().productByOutput(),
                                year::label)));
    }

    private static Account nation() {
        return new Account(
                "nation",
                "National results = sums over regions, industries and groups; relative.",
                BALANCE,
                (largest, year) -> YearAccounts.NATIONAL.forEach(national -> largest.compare(
                        national.sum().applyAsDouble(year.accounts()),
                        year.solution().value(national.result()),
                        () -> year.label() + " " + national.result().symbol())));
    }
}
