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
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.dynamics.YearSolution;

/** What an economist would try first on the baseline economy, with the sizes that accounts and theory give. */
class BaselineEconomyTest {
    private static final Economy ECONOMY = Economy.of(Optional.empty());
    private static final Benchmark BENCHMARK = ECONOMY.benchmark();
    private static final Runner RUNNER = new Runner(ECONOMY, RunObserver.SILENT);
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
     * compound sum of what was drawn before 2050.
     */
    @Test
    void aHandoutFromTheFundIsAnImportSurplus() throws IOException {
        YearSolution year = run("""
                closure: {government: transfers}
                swap: [{find: fund_withdrawal, hold: fund_withdrawal}]
                shocks:
                - {add: fund_withdrawal_level, value: 10000, years: 2026-}
                """, LAST);
        YearSolution base = baseline(LAST);
        double surplus = importSurplus(year) - importSurplus(base);
        double cashFlow = year.value("petroleum cash flow") - base.value("petroleum cash flow");
        assertEquals(10 * BILLION - cashFlow, surplus, 1e-3 * BILLION);
        double drawn = 10 * BILLION * (Math.pow(1.03, LAST - 2026) - 1) / 0.03;
        assertEquals(-drawn, year.value("pension fund") - base.value("pension fund"), 0.03 * drawn);
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
