package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.scenarios.format.ScenarioException;

/** What runs share, and what makes them different. */
class RunnerTest {
    @TempDir
    private static Path folder;

    private static Runner runner;

    @BeforeAll
    static void build() throws IOException {
        runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        Files.writeString(folder.resolve("short.yaml"), """
                title: short
                parent: baseline
                horizon: 2018-2020
                """);
        Files.writeString(folder.resolve("policy.yaml"), """
                title: policy
                parent: short
                closure: {government: transfers}
                shocks:
                  - multiply: productivity
                    where: {region: Agder}
                    value: 1.01
                    years: 2019-
                """);
    }

    /** How the economy works is not for a policy to say: what it changes would be taken for what the policy does. */
    @ParameterizedTest
    @CsvSource({
        "'exports: cet', 'exports: demand'",
        "'commuting: logit', 'commuting: fixed'",
        "'labour: wage_curve', 'labour: full_employment'",
    })
    void aPolicyInAnotherEconomyThanItsBaselinesIsRefused(String own, String theirs) throws IOException {
        String file = path("another");
        Files.writeString(
                folder.resolve("another.yaml"),
                "title: another\nparent: short\nclosure: {government: transfers, " + own + "}\nshocks:\n"
                        + "  - {multiply: productivity, where: {region: Agder}, value: 1.01, years: 2019-}\n");
        ScenarioException refused = assertThrows(ScenarioException.class, () -> runner.run(file));
        assertTrue(
                refused.getMessage()
                        .contains("the closure has '" + own + "' and the baseline 'baseline' has '" + theirs + "'"),
                refused.getMessage());
        assertThrows(
                ScenarioException.class,
                () -> runner.validate(runner.economy().library().load(file)));
    }

    @Test
    void theBaselineIsSolvedOnceAndOthersStandOnIt() {
        Run short1 = runner.run(path("short"));
        Run policy = runner.run(path("policy"));
        assertSame(short1.baseline().orElseThrow(), policy.baseline().orElseThrow());
        assertNotEquals(short1.fingerprint(), policy.fingerprint());
        assertEquals(policy.fingerprint(), runner.run(path("policy")).fingerprint());
        double saving = policy.trajectory().last().value("GS");
        assertEquals(
                policy.baseline().orElseThrow().trajectory().year(2020).value("GS"), saving, 1e-6 * Math.abs(saving));
    }

    /** A policy that another is compared with is the run that it is alone: solved on its own baseline. */
    @Test
    void aBaselineThatHasABaselineIsSolvedOnIt() throws IOException {
        Files.writeString(folder.resolve("further.yaml"), "title: f\nparent: policy\nbaseline: policy\n");
        Run further = runner.run(path("further"));
        Run policy = runner.run(path("policy"));
        assertEquals(policy.fingerprint(), further.baseline().orElseThrow().fingerprint());
        assertEquals(
                policy.baseline().orElseThrow().fingerprint(),
                further.baseline().orElseThrow().baseline().orElseThrow().fingerprint());
    }

    @Test
    void noShockIsNoChange() {
        Run run = runner.run(path("short"));
        double[] ours = run.trajectory().year(2019).values("Y");
        double[] theirs = run.baseline().orElseThrow().trajectory().year(2019).values("Y");
        for (int cell = 0; cell < ours.length; cell++) {
            assertEquals(theirs[cell], ours[cell], 1e-9 * Math.max(1, theirs[cell]));
        }
    }

    @Test
    void aScenarioCannotOutliveItsBaseline() throws IOException {
        Files.writeString(folder.resolve("long.yaml"), """
                title: long
                parent: baseline
                baseline: brief
                horizon: 2018-2030
                """);
        Files.writeString(folder.resolve("brief.yaml"), """
                title: brief
                parent: baseline
                horizon: 2018-2020
                calibration: none
                """);
        ScenarioException refused = assertThrows(ScenarioException.class, () -> runner.run(path("long")));
        assertTrue(refused.getMessage().contains("the baseline 'brief' has the years 2018-2020"), refused.getMessage());
    }

    @Test
    void aCalibrationOfAnotherDriverIsRefused() throws IOException {
        Files.writeString(folder.resolve("other.yaml"), """
                title: o
                parent: baseline
                calibration: {target: mainland_gdp_per_person, growth: 1%, adjust: productivity}
                """);
        ScenarioException refused = assertThrows(ScenarioException.class, () -> runner.run(path("other")));
        assertTrue(refused.getMessage().contains("Maybe 'national_productivity'."), refused.getMessage());
    }

    private static String path(String name) {
        return folder.resolve(name + ".yaml").toString();
    }
}
