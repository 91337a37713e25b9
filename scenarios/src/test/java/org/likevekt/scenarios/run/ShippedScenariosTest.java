package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.data.Member;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.scenarios.results.Measures;

/** Every scenario of the library on the real economy: right, documented, explained, solved, and of the sign that theory says. */
class ShippedScenariosTest {
    private static final Economy ECONOMY = Economy.of(Optional.empty());
    private static final Runner RUNNER = new Runner(ECONOMY, RunnerListener.SILENT);
    private static final int LAST = 2030;

    @TempDir
    Path folder;

    static List<String> names() {
        return ECONOMY.library().names();
    }

    static List<String> children() {
        return names().stream().filter(name -> !name.equals("baseline")).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isRightDocumentedAndExplained(String name) {
        Scenario scenario = ECONOMY.library().load(name);
        ScenarioFile file = scenario.file();
        assertEquals(name, scenario.name());
        assertFalse(file.description().text().isEmpty());
        assertFalse(file.source().text().isEmpty());
        assertTrue(file.shocks().stream().noneMatch(shock -> shock.note().text().isEmpty()), "every shock has a note");
        RUNNER.validate(scenario);
        assertFalse(ECONOMY.library().explain(name).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("children")
    void saysWhatItChangesAndWhatAdjusts(String name) throws IOException {
        Scenario scenario = ECONOMY.library().load(name);
        List<String> lines = ECONOMY.library().explain(name);
        assertTrue(
                scenario.file().calibration().isPresent() || lines.stream().anyMatch(line -> line.startsWith("  + ")),
                "a shock or a calibration of its own, or of its parent");
        String text = Files.readString(Path.of("src/main/resources/library/" + name + ".yaml"));
        boolean inherits = scenario.chain().size() > 2;
        assertTrue(
                inherits || text.contains("\nclosure: {government: "), "the closure is a choice that the file makes");
    }

    @Test
    void isInTheTableOfResults() throws IOException {
        String readme = Files.readString(Path.of("src/main/resources/library/README.md"));
        names().forEach(name -> assertTrue(readme.contains("| `" + name + "` |"), name));
    }

    @Test
    void vocationalElsewhereWorksAsInTheArticle() throws IOException {
        Run run = shortRun("vocational-oslo");
        assertEquals(1, sign(wage(run, "03", "low")));
        assertEquals(-1, sign(wage(run, "03", "vocational")));
        assertEquals(1, sign(moved(run, "03", "low")));
        assertEquals(-1, sign(moved(run, "03", "vocational")));
    }

    @Test
    void stateJobsMovePeopleWithThem() throws IOException {
        Run run = shortRun("state-jobs-trondheim");
        double oslo = cell(run, "public purchases", "03", "OFFADM");
        double trondelag = cell(run, "public purchases", "50", "OFFADM");
        assertTrue(oslo < 0);
        assertEquals(0, oslo + trondelag, 1e-3 * trondelag);
        assertTrue(wage(run, "50", "higher_university") > wage(run, "50", "low"));
        assertEquals(1, sign(moved(run, "50", "higher_university")));
        assertEquals(-1, sign(moved(run, "03", "higher_university")));
    }

    @ParameterizedTest
    @CsvSource({"payroll-tax-north-full, -1", "payroll-tax-north-zero, 1"})
    void whatEmployersPayComesOutOfWages(String name, int expected) throws IOException {
        Run run = shortRun(name);
        assertEquals(expected, sign(wage(run, "54", "vocational")));
        assertEquals(expected, sign(moved(run, "54", "vocational")));
    }

    @Test
    void dearPowerHelpsThoseWhoMakeItAndHurtsThoseWhoUseIt() throws IOException {
        Run run = shortRun("power-price-high");
        assertTrue(cell(run, "Y", "46", "KRAFT") > 0);
        assertTrue(cell(run, "Y", "46", "KRAFTK") < 0);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("names")
    void solvesAllYears(String name) {
        Run run = RUNNER.run(name);
        assertEquals(33, run.trajectory().years().size());
        assertTrue(run.trajectory().years().stream()
                .allMatch(year -> year.outcome().converged()));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"vocational-trondelag, vocational", "lifelong-lower-university, lifelong"})
    void aSecondNameIsTheSameRun(String name, String same) {
        assertEquals(RUNNER.run(same).fingerprint(), RUNNER.run(name).fingerprint());
    }

    /** The scenario and its baseline until 2030. */
    private Run shortRun(String name) throws IOException {
        write("until.yaml", "title: t\nparent: baseline\nhorizon: 2018-" + LAST + "\n");
        write("short.yaml", "title: t\nparent: " + name + "\nbaseline: until\nhorizon: 2018-" + LAST + "\n");
        return RUNNER.run(folder.resolve("short.yaml").toString());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static double wage(Run run, String region, String group) {
        Member r = ECONOMY.benchmark().regions().member(region);
        Member e = ECONOMY.benchmark().groups().member(group);
        return measures(run).wagePerPerson(LAST, r, e) / measures(base(run)).wagePerPerson(LAST, r, e) - 1;
    }

    private static double moved(Run run, String region, String group) {
        Member r = ECONOMY.benchmark().regions().member(region);
        Member e = ECONOMY.benchmark().groups().member(group);
        return measures(run).moved(LAST, r, e) - measures(base(run)).moved(LAST, r, e);
    }

    private static double cell(Run run, String variable, String region, String industry) {
        int cell = ECONOMY.benchmark().regions().indexOf(region)
                        * ECONOMY.benchmark().industries().size()
                + ECONOMY.benchmark().industries().indexOf(industry);
        return last(run).values(variable)[cell] - last(base(run)).values(variable)[cell];
    }

    private static int sign(double change) {
        return Math.abs(change) < 1e-6 ? 0 : (int) Math.signum(change);
    }

    private static YearSolution last(Run run) {
        return run.trajectory().year(LAST);
    }

    private static Run base(Run run) {
        return run.baseline().orElseThrow();
    }

    private static Measures measures(Run run) {
        return new Measures(ECONOMY.benchmark(), run.trajectory());
    }
}
