package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.dynamics.YearSolution;

/** What an economist would try first on the baseline economy, with the sizes that accounts and theory give. */
class BaselineEconomyTest {
    private static final Economy ECONOMY = Economy.of(Optional.empty());
    private static final Benchmark BENCHMARK = ECONOMY.benchmark();
    private static final Runner RUNNER = new Runner(ECONOMY, RunnerListener.SILENT);
    private static final int INDUSTRIES = BENCHMARK.industries().size();
    private static final int GROUPS = BENCHMARK.groups().size();
    private static final int FIRST = 2018;
    private static final int LAST = 2050;
    private static final double BILLION = 1000;

    private static final Set<String> PUBLIC = Set.of("OFFADM", "UNDERV", "HELSE");
    private static final Set<String> MAINLAND = BENCHMARK.industries().codes().stream()
            .filter(industry ->
                    BENCHMARK.dataset().isMainland(BENCHMARK.industries().indexOf(industry)))
            .collect(Collectors.toSet());

    @TempDir
    Path folder;

    private static YearSolution baseline(int year) {
        return RUNNER.run("baseline").trajectory().year(year);
    }

    private YearSolution run(String text, int year) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), "title: t\nparent: baseline\nbaseline: baseline\n" + text);
        return RUNNER.run(folder.resolve("policy.yaml").toString()).trajectory().year(year);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    @Test
    void theTermsOfTradeOutsidePetroleumStayWhereTheyAre() {
        for (int year = FIRST; year <= LAST; year++) {
            assertEquals(1, baseline(year).value("terms of trade"), 1e-3, "" + year);
        }
    }

    @Test
    void exportsAndImportsGrowWithProduct() {
        double product = growth("mainland product");
        assertTrue(growthOutsidePetroleum("exports") > 0.5 * product);
        assertTrue(growth("imports") > 0.5 * product);
    }

    private static double growth(String name) {
        return yearly(sum(baseline(LAST).values(name)) / sum(baseline(FIRST).values(name)));
    }

    private static double yearly(double ratio) {
        return StrictMath.pow(ratio, 1.0 / (LAST - FIRST)) - 1;
    }

    private static double growthOutsidePetroleum(String name) {
        return yearly(outsidePetroleum(baseline(LAST).values(name))
                / outsidePetroleum(baseline(FIRST).values(name)));
    }

    private static double outsidePetroleum(double[] values) {
        int petroleum = BENCHMARK.industries().indexOf("OLJE");
        double sum = 0;
        for (int cell = 0; cell < values.length; cell++) {
            sum += cell % INDUSTRIES == petroleum ? 0 : values[cell];
        }
        return sum;
    }

    /**
     * Where capital earns what it did in 2018 it grows with intended product, and where product does too, its rental over the
     * price of investment goods stays: what industries that grow otherwise make of it is a few per cent of the return.
     */
    @Test
    void theReturnOnCapitalLasts() {
        Capital before = Capital.of(baseline(FIRST));
        assertEquals(0.05, before.realReturn(), 0.001);
        for (int year = FIRST; year <= LAST; year++) {
            double lasts = Capital.of(baseline(year)).realReturn() / before.realReturn();
            assertTrue(lasts > 0.85 && lasts < 1.1, year + ": of 2018's return " + lasts);
        }
    }

    /** What is lent abroad since 2018 earns 3 % a year for its owners, and is lent again as far as they save it. */
    @Test
    void whatIsLentAbroadIsOwnedAndEarns() {
        double owned = 0;
        for (int year = FIRST; year <= LAST; year++) {
            assertEquals(owned, baseline(year).value("private capital abroad"), 1e-3 * BILLION);
            assertEquals(0.03 * owned, baseline(year).value("income from capital abroad"), 1e-3 * BILLION);
            owned -= baseline(year).value("SF");
        }
        assertTrue(owned > 0);
    }

    /**
     * Where all that is saved is invested at home, capital grows faster than product, by 2.0 and 1.5 % a year. With the tables'
     * elasticity of capital for labour, 0.6 where capital is, the rental falls to {@code (1.020 / 1.015)^(-32 / 0.6) = 0.77} of
     * 2018's. As much wears out as before, so half of the net return is left: short of the 0.85 that one would ask of an economy
     * open to capital.
     */
    @Test
    void theReturnOnCapitalFallsByAsMuchAsCapitalDeepensWhereSavingStaysAtHome() {
        Capital before = Capital.of(baseline(FIRST));
        YearSolution last = RUNNER.run("saving-at-home").trajectory().year(LAST);
        Capital after = Capital.of(last);
        double deepening = after.stock
                / before.stock
                / (last.value("mainland product") / baseline(FIRST).value("mainland product"));
        double rental = after.rental() / before.rental();
        assertEquals(elasticity(), -Math.log(deepening) / Math.log(rental), 0.1);
        assertEquals(0.5, after.realReturn() / before.realReturn(), 0.05);
    }

    /** Of capital for labour, weighted by capital of mainland industries. */
    private static double elasticity() {
        Grid stock = BENCHMARK.accounts().capitalStock().sumOver(0);
        double weighted = 0;
        double all = 0;
        for (String industry : BENCHMARK.industries().codes()) {
            double mainland =
                    BENCHMARK.dataset().isMainland(BENCHMARK.industries().indexOf(industry)) ? 1 : 0;
            weighted += mainland
                    * stock.get(industry)
                    * BENCHMARK.dataset().elasticities().get(industry, "capital_labour");
            all += mainland * stock.get(industry);
        }
        return weighted / all;
    }

    /** Capital of mainland industries: what it earns, what wears out, its value and its quantity. */
    private record Capital(double earned, double worn, double value, double stock) {
        static Capital of(YearSolution year) {
            double[] rental = year.values("RK");
            double[] used = year.values("capital used");
            double[] worn = year.values("depreciation");
            double[] stock = year.values("capital stock");
            Capital sum = new Capital(0, 0, 0, 0);
            for (int cell = 0; cell < rental.length; cell++) {
                int i = cell % INDUSTRIES;
                if (BENCHMARK.dataset().isMainland(i)) {
                    double value =
                            worn[cell] / BENCHMARK.accounts().depreciationRate().get(i);
                    sum = sum.plus(new Capital(rental[cell] * used[cell], worn[cell], value, stock[cell]));
                }
            }
            return sum;
        }

        private Capital plus(Capital other) {
            return new Capital(earned + other.earned, worn + other.worn, value + other.value, stock + other.stock);
        }

        double rental() {
            return earned / value;
        }

        double realReturn() {
            return (earned - worn) / value;
        }
    }

    @Test
    void vocationalEarnLessThanBachelors() {
        double[] wage = baseline(LAST).values("wage per person");
        double[] persons = baseline(LAST).people().employed();
        double[] bill = new double[GROUPS];
        double[] workers = new double[GROUPS];
        for (int cell = 0; cell < wage.length; cell++) {
            bill[cell % GROUPS] += wage[cell] * persons[cell];
            workers[cell % GROUPS] += persons[cell];
        }
        int vocational = BENCHMARK.groups().indexOf("vocational");
        int bachelor = BENCHMARK.groups().indexOf("lower_university");
        assertTrue(bill[vocational] / workers[vocational] < bill[bachelor] / workers[bachelor]);
    }

    @Test
    void constructionGrows() {
        int construction = BENCHMARK.industries().indexOf("BYGG");
        double before = 0;
        double after = 0;
        for (int r = 0; r < BENCHMARK.regions().size(); r++) {
            before += baseline(FIRST).values("Y")[r * INDUSTRIES + construction];
            after += baseline(LAST).values("Y")[r * INDUSTRIES + construction];
        }
        assertTrue(after > before);
    }

    /**
     * Ten billion more out of the fund, every year from 2026: an import surplus of as much, but for what households lend abroad of
     * it and petroleum's cash flow, and a fund that is smaller by the compound sum of what was drawn before 2050. Investment
     * outside dwellings stays. Of 11 bn more in volume households spend 1.8 on the services of dwellings and their makers a little,
     * 0.3 % of what these serve, 25 bn of dwellings in 2050. They are not built at once: what there is earns more, by 0.05 per cent points
     * at first, and half of that is how much faster dwellings grow, 1.3 bn in the first year. Of the 25 bn 20 stand in 2050.
     */
    @Test
    void aHandoutFromTheFundIsAnImportSurplusAndDwellingsOverTheYears() throws IOException {
        String handout = """
                closure: {government: transfers}
                swap: [{find: fund_withdrawal, hold: fund_withdrawal}]
                shocks:
                - {add: fund_withdrawal_level, value: 10000, years: 2026-}
                """;
        for (int year = 2026; year <= LAST; year++) {
            YearSolution now = run(handout, year);
            double dwellings = dwellings(now, "investment") - dwellings(baseline(year), "investment");
            double others = investment(now) - investment(baseline(year)) - dwellings;
            assertEquals(0, others, 0.1 * BILLION, "outside dwellings in " + year);
            assertEquals(1.15 * BILLION, dwellings, 0.2 * BILLION, "in dwellings in " + year);
        }
        YearSolution first = run(handout, 2026);
        double earnsMore = dwellingsEarn(first) - dwellingsEarn(baseline(2026));
        assertEquals(0.0005, earnsMore, 0.0001);
        assertEquals(
                0.5 * earnsMore * dwellings(baseline(2026), "capital stock"),
                dwellings(first, "investment") - dwellings(baseline(2026), "investment"),
                0.1 * BILLION);
        YearSolution year = run(handout, LAST);
        YearSolution base = baseline(LAST);
        double served = dwellings(year, "Y") / dwellings(base, "Y") - 1;
        assertEquals(25 * BILLION, served * dwellings(base, "capital stock"), 2 * BILLION);
        double built = dwellings(year, "capital stock") - dwellings(base, "capital stock");
        assertEquals(20 * BILLION, built, 2 * BILLION);
        double surplus = importSurplus(year) - importSurplus(base);
        double cashFlow = year.value("petroleum cash flow") - base.value("petroleum cash flow");
        double lent = year.value("lending abroad") - base.value("lending abroad");
        double earned = 0.03 * (year.value("private capital abroad") - base.value("private capital abroad"));
        assertEquals(10 * BILLION - cashFlow - lent + earned, surplus, 1e-3 * BILLION);
        double drawn = 10 * BILLION * (Math.pow(1.03, LAST - 2026) - 1) / 0.03;
        assertEquals(-drawn, year.value("pension fund") - base.value("pension fund"), 0.03 * drawn);
    }

    /** Capital income of dwellings, which is not taxed as capital is, over their value. */
    private static double dwellingsEarn(YearSolution year) {
        int dwellings = BENCHMARK.industries().indexOf("BOLIG");
        double[] rental = year.values("RK");
        double[] used = year.values("capital used");
        double earned = 0;
        for (int cell = dwellings; cell < rental.length; cell += INDUSTRIES) {
            earned += rental[cell] * used[cell];
        }
        double worn = dwellings(year, "depreciation");
        return earned * BENCHMARK.accounts().depreciationRate().get(dwellings) / worn;
    }

    private static double dwellings(YearSolution year, String result) {
        int dwellings = BENCHMARK.industries().indexOf("BOLIG");
        double[] values = year.values(result);
        double sum = 0;
        for (int cell = dwellings; cell < values.length; cell += INDUSTRIES) {
            sum += values[cell];
        }
        return sum;
    }

    private static double investment(YearSolution year) {
        return sum(year.values("investment"));
    }

    private static double importSurplus(YearSolution year) {
        return year.value("import value") - year.value("export value");
    }

    /**
     * The same paid by less public saving at home, where lending abroad is held: households save 6.4 % of what they get, the
     * rest is missed in investment. Where investment follows its return, it is missed in lending abroad, which also pays for
     * part of the dwellings that are built.
     */
    @Test
    void aHandoutFromSavingAtHomeIsMissedInInvestmentOrAbroad() throws IOException {
        String handout = """
                closure: {government: saving, external: %s}
                swap: [{find: transfer_scale, hold: government_saving}]
                shocks:
                - {add: government_saving_level, value: -10000, years: 2026-}
                """;
        YearSolution base = baseline(2026);
        YearSolution atHome = run(String.format(handout, "investment"), 2026);
        double invested = atHome.value("investment spending") - base.value("investment spending");
        assertEquals(-0.94 * 10 * BILLION, invested, 0.1 * 10 * BILLION);
        assertEquals(base.value("lending abroad"), atHome.value("lending abroad"), 1e-3 * BILLION);
        YearSolution open = run(String.format(handout, "foreign_saving"), 2026);
        double built = open.value("investment spending") - base.value("investment spending");
        double lent = open.value("lending abroad") - base.value("lending abroad");
        assertTrue(built > 0, "built " + built);
        assertTrue(lent < -0.94 * 10 * BILLION && lent > -0.94 * 10 * BILLION - built, "lent " + lent);
    }

    /**
     * Hands are given: what serves the public is taken from other work. In the first year, with the capital that there is, hands make 0.07
     * less a krone where they go than where they were. By 2050 capital has followed: at the rentals of that year 0.23 a krone has
     * gone with the hands from other industries, 0.05 of dwellings that those who pay no longer rent, and 0.09 has come to public
     * services: of what these make less is capital's, 18 % and not 31. All at that year's prices. At 2018 prices what public services make is counted
     * at 3.1 and not 4.0 bn, as their pay has risen and their productivity least, and what others no longer make at 6.3 and not 6.1.
     */
    @Test
    void publicServicesCostOtherWorkAndTheCapitalThatGoesWithIt() throws IOException {
        String more = """
                shocks:
                - multiply: government_purchases
                  where: {region: Trøndelag}
                  value: 1.05
                  years: 2026-
                """;
        YearSolution first = run(more, 2026);
        double atOnce = product(first, baseline(2026), MAINLAND) / purchases(first, baseline(2026));
        assertTrue(atOnce > -0.3 && atOnce < 0.1, "kroner of product a krone: " + atOnce);
        YearSolution year = run(more, LAST);
        YearSolution base = baseline(LAST);
        double bought = purchases(year, base);
        double services = capitalIncome(year, base, PUBLIC) / bought;
        double dwellings = capitalIncome(year, base, Set.of("BOLIG")) / bought;
        double capital = capitalIncome(year, base, MAINLAND) / bought;
        assertEquals(0.09, services, 0.02);
        assertEquals(-0.05, dwellings, 0.02);
        assertEquals(-0.23, capital - services - dwellings, 0.03);
        double product = product(year, base, MAINLAND) / bought;
        assertTrue(product > -0.3 && product < 0.1, "kroner of product a krone in 2050: " + product);
        assertEquals(atOnce, product - capital, 0.03);
        assertEquals(4.0 * BILLION, product(year, base, PUBLIC), 0.1 * BILLION);
        assertEquals(3.1 * BILLION, sum(year, PUBLIC) - sum(base, PUBLIC), 0.1 * BILLION);
        assertEquals(-6.3 * BILLION, othersAdd(year) - othersAdd(base), 0.1 * BILLION);
    }

    private static double sum(YearSolution year, Set<String> industries) {
        return sum(year.values("value added"), industries);
    }

    private static double othersAdd(YearSolution year) {
        return sum(year, MAINLAND) - sum(year, PUBLIC);
    }

    private static double sum(double[] values, Set<String> industries) {
        double sum = 0;
        for (int cell = 0; cell < values.length; cell++) {
            sum += industries.contains(BENCHMARK.industries().code(cell % INDUSTRIES)) ? values[cell] : 0;
        }
        return sum;
    }

    /** Change of product of industries at the prices of the baseline's year. */
    private static double product(YearSolution year, YearSolution base, Set<String> industries) {
        double[] added = year.values("value added");
        double[] before = base.values("value added");
        double[] current = base.values("value added, current");
        double[] change = new double[added.length];
        Arrays.setAll(
                change, cell -> before[cell] == 0 ? 0 : (added[cell] - before[cell]) * current[cell] / before[cell]);
        return sum(change, industries);
    }

    /** Change of capital of industries at the rentals of the baseline's year. */
    private static double capitalIncome(YearSolution year, YearSolution base, Set<String> industries) {
        double[] used = year.values("capital used");
        double[] before = base.values("capital used");
        double[] rental = base.values("RK");
        double[] change = new double[used.length];
        Arrays.setAll(change, cell -> rental[cell] * (used[cell] - before[cell]));
        return sum(change, industries);
    }

    /** Change of public purchases at the prices of the baseline's year, without tax. */
    private static double purchases(YearSolution year, YearSolution base) {
        double[] bought = year.values("public purchases");
        double[] before = base.values("public purchases");
        double[] price = base.values("composite price");
        double change = 0;
        for (int cell = 0; cell < bought.length; cell++) {
            change += price[cell] * (bought[cell] - before[cell]);
        }
        return change;
    }

    /** What a county makes better is paid in its wages. */
    @Test
    void productivityOfACountyIsPaidInItsWages() throws IOException {
        YearSolution year = run("""
                shocks:
                - multiply: productivity
                  where: {region: Trøndelag}
                  value: 1.01
                  years: 2026-
                """, LAST);
        YearSolution base = baseline(LAST);
        int r = BENCHMARK.regions().indexOf("50");
        double change = 0;
        for (int e = 0; e < GROUPS; e++) {
            int cell = r * GROUPS + e;
            double wage = year.values("WAV")[cell] / base.values("WAV")[cell];
            double price = year.values("consumer price")[r] / base.values("consumer price")[r];
            change += (wage / price - 1) / GROUPS;
        }
        assertTrue(change >= 0.006, "real wages rise by " + change);
    }
}
