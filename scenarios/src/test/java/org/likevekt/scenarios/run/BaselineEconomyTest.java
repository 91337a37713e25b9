package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
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
     * All that is saved is invested at home, so capital grows faster than product, by 2.0 and 1.5 % a year. With the tables'
     * elasticity of capital for labour, 0.6 where capital is, the rental falls to {@code (1.020 / 1.015)^(-32 / 0.6) = 0.77} of
     * 2018's. As much wears out as before, so half of the net return is left: short of the 0.85 that one would ask of an economy
     * open to capital.
     */
    @Test
    void theReturnOnCapitalFallsByAsMuchAsCapitalDeepens() {
        Capital before = Capital.of(baseline(FIRST));
        Capital after = Capital.of(baseline(LAST));
        double deepening = after.stock
                / before.stock
                / (baseline(LAST).value("mainland product") / baseline(FIRST).value("mainland product"));
        double rental = after.rental() / before.rental();
        assertEquals(elasticity(), -Math.log(deepening) / Math.log(rental), 0.1);
        assertEquals(0.05, before.realReturn(), 0.001);
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

    /** Where investment follows the return alone, and what is saved beyond it is lent abroad, the return lasts. */
    @Test
    void theReturnOnCapitalLastsWhereSavingGoesAbroad() throws IOException {
        YearSolution year = run("""
                swap: [{find: foreign_saving, hold: investment_scale}]
                shocks:
                - {set: investment_scale_level, value: 1, years: 2019-}
                """, LAST);
        double lasts =
                Capital.of(year).realReturn() / Capital.of(baseline(FIRST)).realReturn();
        assertTrue(lasts > 0.8, "of 2018's return " + lasts);
        assertTrue(year.value("SF") < -150 * BILLION, "lent abroad " + year.value("SF"));
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
     * Ten billion more out of the fund, every year from 2026: an import surplus of as much, and a fund that is smaller by the
     * compound sum of what was drawn before 2050. Households save 6.4 % of what it gives them in real terms, 0.9 bn a year, and
     * that is invested: gross in the first year, and by 2050, when the capital that it has built wears out too, net of that.
     */
    @Test
    void aHandoutFromTheFundIsAnImportSurplus() throws IOException {
        String handout = """
                closure: {government: transfers}
                swap: [{find: fund_withdrawal, hold: fund_withdrawal}]
                shocks:
                - {add: fund_withdrawal_level, value: 10000, years: 2026-}
                """;
        YearSolution first = run(handout, 2026);
        double saved = 0.064 * (realIncome(first) - realIncome(baseline(2026)));
        assertEquals(saved, investment(first) - investment(baseline(2026)), 0.15 * BILLION);
        assertEquals(0.9 * BILLION, saved, 0.1 * BILLION);
        YearSolution year = run(handout, LAST);
        YearSolution base = baseline(LAST);
        double surplus = importSurplus(year) - importSurplus(base);
        double cashFlow = year.value("petroleum cash flow") - base.value("petroleum cash flow");
        assertEquals(10 * BILLION - cashFlow, surplus, 1e-3 * BILLION);
        double drawn = 10 * BILLION * (Math.pow(1.03, LAST - 2026) - 1) / 0.03;
        assertEquals(-drawn, year.value("pension fund") - base.value("pension fund"), 0.03 * drawn);
        double savedLater = 0.064 * (realIncome(year) - realIncome(base));
        assertEquals(savedLater, netInvestment(year) - netInvestment(base), 0.3 * BILLION);
    }

    private static double investment(YearSolution year) {
        return sum(year.values("investment"));
    }

    /** Investment less what wears out, at prices of 2018. */
    private static double netInvestment(YearSolution year) {
        double[] stock = year.values("capital stock");
        double worn = 0;
        for (int cell = 0; cell < stock.length; cell++) {
            worn += stock[cell] * BENCHMARK.accounts().depreciationRate().get(cell % INDUSTRIES);
        }
        return investment(year) - worn;
    }

    /** Disposable income at the consumer prices of each region. */
    private static double realIncome(YearSolution year) {
        double[] income = year.values("INC");
        double[] price = year.values("consumer price");
        double real = 0;
        for (int cell = 0; cell < income.length; cell++) {
            real += income[cell] / price[cell / GROUPS];
        }
        return real;
    }

    private static double importSurplus(YearSolution year) {
        return year.value("import value") - year.value("export value");
    }

    /** The same paid by less public saving at home: households save 6.4 % of what they get, the rest is missed in investment. */
    @Test
    void aHandoutFromSavingAtHomeIsMissedInInvestment() throws IOException {
        YearSolution year = run("""
                closure: {government: saving}
                swap: [{find: transfer_scale, hold: government_saving}]
                shocks:
                - {add: government_saving_level, value: -10000, years: 2026-}
                """, 2026);
        YearSolution base = baseline(2026);
        double saved = year.value("investment spending") - base.value("investment spending");
        assertEquals(-0.94 * 10 * BILLION, saved, 0.1 * 10 * BILLION);
    }

    /**
     * Hands are given: what serves the public is taken from other work, and in the first year little is won or lost. Households
     * and corporations that pay save less, so by 2050 the country also misses what the capital not built would earn, 0.3 kroner
     * a krone of public services. Both at that year's prices, as public services grow dearer with pay.
     */
    @Test
    void publicServicesCostOtherWorkAndTheCapitalThatIsNotBuilt() throws IOException {
        String services = """
                shocks:
                - multiply: government_purchases
                  where: {region: Trøndelag}
                  value: 1.05
                  years: 2026-
                """;
        YearSolution first = run(services, 2026);
        double atOnce = product(first, baseline(2026)) / purchases(first, baseline(2026));
        assertTrue(atOnce > -0.3 && atOnce < 0.1, "kroner of product a krone: " + atOnce);
        YearSolution year = run(services, LAST);
        double capital = capitalIncome(year, baseline(LAST)) / purchases(year, baseline(LAST));
        assertEquals(-0.3, capital, 0.05);
        double product = product(year, baseline(LAST)) / purchases(year, baseline(LAST));
        assertEquals(atOnce, product - capital, 0.05);
    }

    /** Change of mainland product at the prices of the baseline's year. */
    private static double product(YearSolution year, YearSolution base) {
        double[] added = year.values("value added");
        double[] before = base.values("value added");
        double[] current = base.values("value added, current");
        double change = 0;
        for (int cell = 0; cell < added.length; cell++) {
            change += isMainland(cell) && before[cell] != 0
                    ? (added[cell] - before[cell]) * current[cell] / before[cell]
                    : 0;
        }
        return change;
    }

    /** Change of mainland capital at the rentals of the baseline's year. */
    private static double capitalIncome(YearSolution year, YearSolution base) {
        double[] used = year.values("capital used");
        double[] before = base.values("capital used");
        double[] rental = base.values("RK");
        double change = 0;
        for (int cell = 0; cell < used.length; cell++) {
            change += isMainland(cell) ? rental[cell] * (used[cell] - before[cell]) : 0;
        }
        return change;
    }

    private static boolean isMainland(int cell) {
        return BENCHMARK.dataset().isMainland(cell % INDUSTRIES);
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
