package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laws, over few years. */
class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theLawsHold() throws IOException {
        Path file = folder.resolve("brief.yaml");
        Files.writeString(file, """
                title: t
                parent: baseline
                horizon: 2018-2020
                shocks:
                  - multiply: export_demand
                    value: 1.05
                    years: 2019-
                """);
        Cli result = Cli.run("check", file.toString());
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(result.out().contains("all hold"), result.out());
        assertTrue(result.out().contains("Walras"), result.out());
        assertTrue(result.out().contains("7 figures of the economy, all within their bounds."), result.out());
    }

    /** Another economy holds what it says itself, not what its baseline found: the same figures give the same run. */
    @Test
    void theLawsHoldWhereTaxesBalanceTheBudget() throws IOException {
        Path file = folder.resolve("taxes.yaml");
        Files.writeString(file, """
                title: t
                parent: baseline
                baseline: baseline
                horizon: 2018-2020
                closure: {government: income_tax}
                calibration:
                  target: mainland_gdp_per_person
                  growth: 1.1%
                  adjust: national_productivity
                  markets: terms_of_trade
                """);
        Cli result = Cli.run("check", file.toString());
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(result.out().contains("all hold"), result.out());
    }

    /** Imports a quarter dearer than before: of a baseline it is refused, of a policy it is told. */
    @Test
    void aBaselineOutsideTheBoundsIsRefused() throws IOException {
        String shock = "shocks:\n- {multiply: import_price, value: 1.25, years: 2019}\n";
        Path baseline = folder.resolve("dear.yaml");
        Files.writeString(baseline, "title: t\nhorizon: 2018-2019\n" + shock);
        Cli refused = Cli.run("check", baseline.toString());
        assertEquals(1, refused.code(), refused.out());
        assertTrue(refused.out().contains("all hold"), refused.out());
        assertTrue(refused.out().contains("Refused as a baseline"), refused.out());
        assertTrue(refused.out().contains("terms_of_trade is 0."), refused.out());
        Path policy = folder.resolve("policy.yaml");
        Files.writeString(policy, "title: t\nparent: baseline\nhorizon: 2018-2019\n" + shock);
        Cli told = Cli.run("check", policy.toString());
        assertEquals(0, told.code(), told.out());
        assertTrue(told.out().contains("which a policy may explain"), told.out());
    }

    /** The law of many regions: all hold, and what is solved again are the first five years. */
    @Test
    @Tag("slow")
    void theLawsHoldInTheLabourMarketRegions() throws IOException {
        Path file = folder.resolve("brief.yaml");
        Files.writeString(file, """
                title: t
                horizon: 2018-2023
                shocks:
                  - {multiply: labour_productivity, growth: 2%}
                  - {set: population, table: population_projection}
                """);
        Cli result = Cli.run("check", file.toString(), "--regions", "labour-market-regions");
        assertTrue(result.out().contains("all hold"), result.out() + result.err());
        assertTrue(result.out().contains("Solved again, for the laws that ask for it: 2018-2022."), result.out());
    }
}
