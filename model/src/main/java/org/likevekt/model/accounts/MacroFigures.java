package org.likevekt.model.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.accounts.MacroFigure.Topic;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.Trajectory;

/**
 * What an economist looks at first in a run: national accounts at current prices and in volume, public finances, trade with
 * the world, what labour and capital earn, dwellings.
 *
 * <p>Volumes stand beside each other at the prices of 2018 and chained: each year at the prices of the year before, linked, as
 * Statistics Norway does.
 */
public final class MacroFigures {
    private static final String DWELLINGS = "BOLIG";
    private static final String MONEY = "MNOK";
    private static final String FIXED = "MNOK, 2018 prices";
    private static final String CHAINED = "MNOK, chained, 2018";
    private static final String SHARE = "share";
    private static final String OF_PRODUCT = "share of mainland product";

    private final List<NationalAccounts> years = new ArrayList<>();
    private final NationalAccounts first;
    private final Classification industries;
    private final IntPredicate isPetroleum;
    private final List<MacroFigure> figures = new ArrayList<>();

    private MacroFigures(Benchmark benchmark, Trajectory run) {
        run.years().forEach(year -> years.add(new NationalAccounts(benchmark, run.paths(), year)));
        first = years.get(0);
        industries = benchmark.industries();
        isPetroleum = benchmark.dataset()::isPetroleum;
    }

    /** All figures of a run, in the order of reading. */
    public static List<MacroFigure> of(Benchmark benchmark, Trajectory run) {
        MacroFigures macro = new MacroFigures(benchmark, run);
        macro.use();
        macro.income();
        macro.volume();
        macro.government();
        macro.abroad();
        macro.earnings(benchmark.groups());
        macro.dwellings();
        return List.copyOf(macro.figures);
    }

    private void use() {
        money(Topic.USE, "household_consumption", "Household consumption.", year -> year.consumption(year));
        money(Topic.USE, "public_consumption", "Public consumption.", year -> year.publicConsumption(year));
        money(
                Topic.USE,
                "investment",
                "Investment in fixed capital but petroleum's.",
                year -> year.investment(year, isPetroleum.negate()));
        money(
                Topic.USE,
                "petroleum_investment",
                "Investment of petroleum.",
                year -> year.investment(year, isPetroleum));
        money(Topic.USE, "inventories", "Inventories and discrepancy.", year -> year.inventories(year));
        money(Topic.USE, "exports", "Exports.", year -> year.exports(year));
        money(Topic.USE, "imports", "Imports.", year -> year.imports(year));
        money(Topic.USE, "product_by_use", "Gross domestic product.", year -> year.product(year));
    }

    private void income() {
        money(Topic.INCOME, "compensation", "Wages with employer's contributions.", NationalAccounts::compensation);
        money(Topic.INCOME, "depreciation", "Consumption of fixed capital.", NationalAccounts::depreciation);
        money(Topic.INCOME, "net_surplus", "Net surplus, mixed income included.", NationalAccounts::netSurplus);
        money(Topic.INCOME, "production_tax", "Other taxes on production.", NationalAccounts::productionTax);
        money(Topic.INCOME, "product_tax", "Taxes on products.", NationalAccounts::productTax);
        money(
                Topic.INCOME,
                "mainland_product",
                "Mainland product at basic prices.",
                year -> year.mainlandProduct(year));
    }

    private void volume() {
        add(Topic.VOLUME, "product_fixed", FIXED, "Gross domestic product.", year -> year.product(first));
        chained("product_chained", "Gross domestic product.", NationalAccounts::product);
        add(Topic.VOLUME, "mainland_fixed", FIXED, "Mainland product.", year -> year.mainlandProduct(first));
        NavigableMap<Integer, Double> mainland =
                chained("mainland_chained", "Mainland product.", NationalAccounts::mainlandProduct);
        add(
                Topic.VOLUME,
                "mainland_chained_per_person",
                "NOK, chained, 2018",
                "Mainland product a person.",
                year -> NationalAccounts.NOK
                        * mainland.getOrDefault(year.year().year(), Double.NaN)
                        / year.population());
        add(
                Topic.VOLUME,
                "public_consumption_fixed",
                FIXED,
                "Public consumption.",
                year -> year.publicConsumption(first));
        add(
                Topic.VOLUME,
                "petroleum_product",
                FIXED,
                "Value added of petroleum.",
                year -> year.industries(Quantities.VALUE_ADDED, isPetroleum));
        add(
                Topic.VOLUME,
                "consumption_per_person",
                "NOK, 2018 prices",
                "Household consumption a person.",
                year -> NationalAccounts.NOK * year.consumption(first) / year.population());
    }

    private void government() {
        money(Topic.PUBLIC, "receipts", "Receipts, the fund's included.", total(Quantities.PUBLIC_RECEIPTS));
        money(Topic.PUBLIC, "purchases", "Public purchases.", total(Quantities.PUBLIC_SPENDING));
        money(Topic.PUBLIC, "transfers", "Transfers to households.", total(Quantities.TRANSFERS));
        money(Topic.PUBLIC, "withdrawal", "Withdrawal from the fund.", total(Quantities.FUND_WITHDRAWAL));
        money(Topic.PUBLIC, "saving_at_home", "Public net saving at home.", total(Quantities.GOVERNMENT_SAVING));
        money(Topic.PUBLIC, "fund", "Pension fund at the year's start.", total(Quantities.FUND));
        ratio(Topic.PUBLIC, "fund_share", "Fund.", total(Quantities.FUND));
        ratio(Topic.PUBLIC, "withdrawal_share", "Withdrawal.", total(Quantities.FUND_WITHDRAWAL));
        add(
                Topic.PUBLIC,
                "withdrawal_of_fund",
                "share of the fund",
                "Withdrawal over the fund.",
                year -> year.total(Quantities.FUND_WITHDRAWAL)
                        / (year.total(Quantities.FUND) * year.total(Quantities.EXCHANGE_RATE)));
        ratio(
                Topic.PUBLIC,
                "funding_gap",
                "Transfers by rule beyond what the budget bears.",
                total(Quantities.FUNDING_GAP));
    }

    private void abroad() {
        add(
                Topic.ABROAD,
                "terms_of_trade",
                "2018 = 1",
                "Export over import prices but petroleum's.",
                total(Quantities.TERMS_OF_TRADE));
        add(
                Topic.ABROAD,
                "trade_balance",
                "share of product",
                "Exports less imports.",
                year -> (year.exports(year) - year.imports(year)) / year.product(year));
        money(Topic.ABROAD, "lending_abroad", "Lending abroad but the fund's.", total(Quantities.LENDING_ABROAD));
        money(
                Topic.ABROAD,
                "capital_abroad",
                "Private capital abroad, lent since 2018.",
                total(Quantities.CAPITAL_ABROAD));
        money(Topic.ABROAD, "capital_abroad_income", "What it earns.", total(Quantities.CAPITAL_ABROAD_INCOME));
    }

    private void earnings(Classification groups) {
        add(Topic.EARNINGS, "real_return", SHARE, "Real return on mainland capital.", NationalAccounts::realReturn);
        double growth = StrictMath.pow(
                        years.get(years.size() - 1).mainlandProduct(first) / first.mainlandProduct(first),
                        1.0 / Math.max(1, years.size() - 1))
                - 1;
        add(
                Topic.EARNINGS,
                "return_over_growth",
                SHARE,
                "The return less growth of mainland product.",
                year -> year.realReturn() - growth);
        add(Topic.EARNINGS, "labour_share", SHARE, "Labour's share, mainland.", NationalAccounts::labourShare);
        ratio(Topic.EARNINGS, "capital_over_product", "Mainland capital.", NationalAccounts::capital);
        ratio(
                Topic.EARNINGS,
                "investment_share",
                "Investment but petroleum's.",
                year -> year.investment(year, isPetroleum.negate()));
        for (Member group : groups.members()) {
            add(
                    Topic.EARNINGS,
                    "real_wage_" + group.code(),
                    "NOK, 2018 prices",
                    "Real wage, " + lower(group.name()) + ".",
                    year -> year.realWage(group));
        }
        if (groups.codes().containsAll(List.of("vocational", "lower_university"))) {
            Member vocational = groups.member("vocational");
            Member bachelor = groups.member("lower_university");
            add(
                    Topic.EARNINGS,
                    "vocational_over_bachelor",
                    "ratio",
                    "Wage, vocational over bachelor.",
                    year -> year.realWage(vocational) / year.realWage(bachelor));
        }
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private void dwellings() {
        if (!industries.contains(DWELLINGS)) {
            return;
        }
        int position = industries.indexOf(DWELLINGS);
        IntPredicate dwellings = industry -> industry == position;
        add(
                Topic.DWELLINGS,
                "dwellings",
                FIXED,
                "Stock of dwellings and real estate.",
                year -> year.industries(Quantities.CAPITAL_STOCK, dwellings));
        add(
                Topic.DWELLINGS,
                "dwellings_per_person",
                "NOK, 2018 prices",
                "The stock a person.",
                year -> NationalAccounts.NOK
                        * year.industries(Quantities.CAPITAL_STOCK, dwellings)
                        / year.population());
        add(
                Topic.DWELLINGS,
                "dwelling_services",
                FIXED,
                "Output of dwellings and real estate.",
                year -> year.industries(Quantities.OUTPUT, dwellings));
    }

    private static ToDoubleFunction<NationalAccounts> total(Quantity result) {
        return year -> year.total(result);
    }

    private void money(Topic topic, String name, String meaning, ToDoubleFunction<NationalAccounts> value) {
        add(topic, name, MONEY, meaning, value);
    }

    private void ratio(Topic topic, String name, String meaning, ToDoubleFunction<NationalAccounts> value) {
        add(topic, name, OF_PRODUCT, meaning, year -> value.applyAsDouble(year) / year.mainlandProduct(year));
    }

    private void add(Topic topic, String name, String unit, String meaning, ToDoubleFunction<NationalAccounts> value) {
        NavigableMap<Integer, Double> values = new TreeMap<>();
        years.forEach(year -> values.put(year.year().year(), value.applyAsDouble(year)));
        figures.add(new MacroFigure(topic, name, unit, meaning, values));
    }

    /** Each year at the prices of the year before over the year before, linked from the first year's value. */
    private NavigableMap<Integer, Double> chained(
            String name, String meaning, BiFunction<NationalAccounts, NationalAccounts, Double> at) {
        NavigableMap<Integer, Double> values = new TreeMap<>();
        double volume = at.apply(first, first);
        NationalAccounts before = first;
        for (NationalAccounts year : years) {
            volume *= at.apply(year, before) / at.apply(before, before);
            values.put(year.year().year(), volume);
            before = year;
        }
        figures.add(new MacroFigure(Topic.VOLUME, name, CHAINED, meaning, values));
        return values;
    }
}
