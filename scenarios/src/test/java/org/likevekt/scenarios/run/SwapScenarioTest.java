package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.format.Finding;
import org.likevekt.scenarios.format.ScenarioException;

/** Swaps from the file to the run. */
class SwapScenarioTest {
    private static final String POLICY = """
            shocks:
              - {multiply: government_purchases, where: {industry: HELSE}, value: 1.02, years: 2019-}
            """;

    @TempDir
    private static Path folder;

    private static Runner runner;

    @BeforeAll
    static void build() throws IOException {
        runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        write("short", "parent: baseline\nhorizon: 2018-2021\n");
    }

    private static String write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, "title: " + name + "\n" + text);
        return file.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "income_tax | transfer scale |",
                "national_productivity | mainland product |",
                "government_saving | wage_bill |",
                "income_tax_scale | public_receipts |",
                "investment_scale | foreign_saving |",
                "saving_rate | import_value |",
                "group_productivity | wage | {group: vocational}",
                "productivity | wage | {region: Trøndelag, group: vocational}",
                "payroll_tax | wage | {region: [Nordland, Troms og Finnmark], group: low}",
                "export_demand | output | {region: Nordland, industry: FISK}",
                "production_tax | output_price | {region: Vestland, industry: VERK}",
                "population | wage | {region: Nordland, group: vocational}",
                "working_age_share | mainland_product |",
                "higher_education_share | wage | {region: Oslo, group: lower_university}",
                "training_rate | wage | {region: Trøndelag, group: vocational}"
            })
    void theBaselineUnderASwapIsTheBaseline(String find, String hold, String where) throws IOException {
        String swap =
                "swap:\n  - {find: %s, hold: %s%s}\n".formatted(find, hold, where == null ? "" : ", where: " + where);
        Run run = runner.run(write("again", "parent: short\n" + swap));
        Run base = run.baseline().orElseThrow();
        for (YearSolution again : run.trajectory().years()) {
            YearSolution year = base.trajectory().year(again.year());
            for (String name : List.of("PY", "Y", "W", "INC", "GS", "LAMBDA", "investment", "consumption")) {
                double[] expected = year.values(name);
                double[] found = again.values(name);
                for (int cell = 0; cell < expected.length; cell++) {
                    assertEquals(expected[cell], found[cell], 1e-9 * Math.max(1, Math.abs(expected[cell])), name);
                }
            }
        }
        assertNotEquals(base.fingerprint(), run.fingerprint());
    }

    @Test
    void whatIsHeldStaysAndAShockMovesIt() throws IOException {
        String swap = "parent: short\nswap:\n  - {find: consumption_tax, hold: transfer_scale}\n";
        Run held = runner.run(write("held", swap + POLICY));
        Run more = runner.run(
                write("more", swap + POLICY + "  - {add: transfer_scale_level, value: 0.01, years: 2020-}\n"));
        double target = held.baseline().orElseThrow().trajectory().year(2021).value("TRS");
        assertEquals(target, held.trajectory().last().value("TRS"), 1e-9);
        assertEquals(target + 0.01, more.trajectory().last().value("TRS"), 1e-9);
        double base = tax(held.baseline().orElseThrow());
        assertTrue(tax(held) > base, "more care costs more tax");
        assertTrue(tax(more) > tax(held), "more transfers cost more tax");
        assertNotEquals(held.fingerprint(), more.fingerprint());
    }

    private static double tax(Run run) {
        return run.trajectory().paths().value(Drivers.CONSUMPTION_TAX, 2021, 0);
    }

    @Test
    void aPolicyThatDropsItsBaselinesSwapIsTheBaselineUntilItDiffers() throws IOException {
        write("forecast", """
                parent: short
                swap:
                  - {find: payroll_tax, hold: wage, where: {region: Nordland, group: low}}
                shocks:
                  - {multiply: wage, where: {region: Nordland, group: low}, path: {2018: 1, 2021: 1.02}}
                """);
        Run policy = runner.run(write("dropped", "parent: forecast\nbaseline: forecast\nswap: []\n"));
        Run base = policy.baseline().orElseThrow();
        assertEquals(List.of(), policy.scenario().swaps());
        assertTrue(policy.scenario().shocks().stream()
                .noneMatch(shock -> shock.driver().name().equals("wage")));
        double[] found = base.trajectory().paths().values(Drivers.PAYROLL_TAX, 2021);
        double[] given = policy.trajectory().paths().values(Drivers.PAYROLL_TAX, 2021);
        double[] expected = base.trajectory().last().values("W");
        double[] wages = policy.trajectory().last().values("W");
        for (int r = 0; r < found.length; r++) {
            assertEquals(found[r], given[r], 1e-12);
        }
        for (int cell = 0; cell < wages.length; cell++) {
            assertEquals(expected[cell], wages[cell], 1e-9);
        }
        int nordland = runner.economy().benchmark().regions().indexOf("18");
        double accounts =
                runner.economy().benchmark().accounts().payrollTaxRate().get(nordland);
        assertTrue(Math.abs(found[nordland] - accounts) > 1e-4, "the forecast moves the tax");
    }

    @Test
    void everythingWrongIsSaidAtItsPlace() throws IOException {
        String file = write("wrong", """
                parent: short
                swap:
                  - {find: payrol_tax, hold: wage, where: {region: Nordland}}
                  - {find: participation, hold: mainland_product}
                  - {find: wage, hold: spending}
                  - {find: saving_rate, hold: import_price}
                  - {find: income_tax, hold: wage, where: {region: Nordland}}
                  - {find: income_tax, hold: public_purchase}
                  - {find: capital_tax, hold: wage_bill, where: {region: Nordland}}
                  - {hold: spending}
                  - {find: saving_rate, hold: wage_bill, holds: 1}
                """);
        List<String> findings = findings(file);
        assertEquals(9, findings.size(), findings.toString());
        assertTrue(findings.get(0).contains(":4:12: unknown driver to find 'payrol_tax'"), findings.get(0));
        assertTrue(findings.get(0).endsWith("Maybe 'payroll_tax'."), findings.get(0));
        assertTrue(findings.get(1).contains("only its change since the first year counts"), findings.get(1));
        assertTrue(findings.get(2).contains("found by the model already"), findings.get(2));
        assertTrue(findings.get(2).endsWith("Maybe 'hold: wage'."), findings.get(2));
        assertTrue(findings.get(3).contains("exogenous already"), findings.get(3));
        assertTrue(findings.get(4).contains("'income_tax' is found for region [18], 'wage' held for"), findings.get(4));
        assertTrue(findings.get(5).endsWith("Maybe 'public_purchases'."), findings.get(5));
        assertTrue(findings.get(6).contains("where names a region"), findings.get(6));
        assertTrue(findings.get(7).contains("the swap has no 'find'"), findings.get(7));
        assertTrue(findings.get(8).contains("unknown key 'holds'"), findings.get(8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{find: saving_rate, hold: balance_with_the_world} | nothing that the swaps find moves",
                "{find: saving_rate, hold: investment_scale} | given by the closure already",
                "{find: transfer_scale, hold: wage_bill} | found by the closure already",
                "{find: natural_resource, hold: wage_bill, where: {industry: BYGG}} | nothing that the swaps find moves",
                "{find: payroll_tax, hold: resource_rental, where: {region: Oslo, industry: BYGG}} | is fixed",
            })
    void whatHasNoSolutionIsRefusedBeforeTheRun(String swap, String because) throws IOException {
        String file = write("singular", "parent: short\nswap:\n  - " + swap + "\n");
        List<String> findings = findings(file);
        assertEquals(1, findings.size());
        assertTrue(
                findings.get(0).contains("singular.yaml:4:5: ")
                        && findings.get(0).contains(because),
                findings.get(0));
    }

    /** Results that were called by their symbols have names; the error says which. */
    @ParameterizedTest
    @CsvSource({"RN, resource_rental", "WAV, average_pay", "POOL, capital_income_pool", "LAMBDA, investment_scale"})
    void aSymbolIsToldItsName(String symbol, String name) throws IOException {
        String file = write("old", "parent: short\nswap:\n  - {find: payroll_tax, hold: " + symbol + "}\n");
        assertTrue(
                findings(file).get(0).endsWith("Maybe '" + name + "'."),
                findings(file).get(0));
    }

    @Test
    void shocksThatDoNothingAreRefused() throws IOException {
        String file = write("void", """
                parent: short
                swap:
                  - {find: payroll_tax, hold: wage, where: {region: Nordland, group: low}}
                shocks:
                  - {add: payroll_tax, value: 0.01, where: {region: [Oslo, Nordland]}, years: 2019-}
                  - {add: payroll_tax, value: 0.01, where: {region: Oslo}, years: 2019-}
                  - {multiply: wage_bill, value: 1.01, years: 2019-}
                """);
        List<String> findings = findings(file);
        assertEquals(2, findings.size(), findings.toString());
        String all = String.join("\n", findings);
        assertTrue(all.contains(":6:6: 'payroll_tax' is found by a swap"), all);
        assertTrue(all.contains(":8:6: 'wage_bill' is a result of the model, and no swap holds it"), all);
    }

    private static List<String> findings(String file) {
        return assertThrows(
                        ScenarioException.class,
                        () -> runner.validate(runner.economy().library().load(file)))
                .findings()
                .stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void itIsExplainedInPlainWords() throws IOException {
        String file = write("plain", """
                parent: short
                swap:
                  - {find: productivity, hold: wage, where: {region: Nordland, group: low}, note: Why.}
                """);
        String text = runner.economy().library().explain(file).stream().collect(Collectors.joining("\n"));
        assertTrue(
                text.contains("Swap: the model finds productivity, in Nordland, for all industries, by the same factor"
                        + " for all of these industries, so that wage, in Nordland, for Unskilled (no trade or degree)"
                        + " stays on the baseline's path but for shocks on it."),
                text);
        assertTrue(text.contains("Note: Why."), text);
    }
}
