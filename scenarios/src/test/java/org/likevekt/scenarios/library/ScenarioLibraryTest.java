package org.likevekt.scenarios.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.scenarios.format.Horizon;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioCompiler;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.scenarios.format.TestEconomy;

/** Where scenarios are found, how they inherit, and what the shipped ones do. */
class ScenarioLibraryTest {
    private final ScenarioLibrary library =
            new ScenarioLibrary(TestEconomy.vocabulary(), regions -> TestEconomy.vocabulary());

    @TempDir
    Path folder;

    @Test
    void theIndexNamesEveryFileOfTheLibraryInOrder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/library"))) {
            List<String> onDisk = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
            assertEquals(onDisk, library.names());
        }
    }

    @Test
    void theBaselineFollowsTheArticle() {
        Paths paths = compiled("baseline");
        assertEquals(Math.pow(1.01878, 32), value(paths, "labour_productivity", 2050, "03", "KUNN"), 1e-12);
        assertEquals(Math.pow(1.01878, 32), value(paths, "labour_productivity", 2050, "03", "SJO"), 1e-12);
        assertEquals(Math.pow(1.003724, 32), value(paths, "labour_productivity", 2050, "54", "HELSE"), 1e-12);
        assertEquals(1, value(paths, "labour_productivity", 2050, "11", "OLJE"));
        assertEquals(1, value(paths, "skill_demand", 2050, "vocational"));
        assertEquals(Math.pow(1.011, 32), value(paths, "skill_demand", 2050, "lower_university"), 1e-12);
        assertEquals(Math.pow(1.01, 32), value(paths, "energy_efficiency", 2050, "11", "OLJE"), 1e-12);
        assertEquals(1.014, value(paths, "government_purchases", 2019, "03", "HELSE"), 1e-15);
        assertEquals(1, value(paths, "petroleum_activity", 2024));
        assertEquals(1 - 0.039573, value(paths, "petroleum_activity", 2025), 1e-12);
        assertEquals(0.35, value(paths, "petroleum_activity", 2050), 5e-6);
        assertEquals(1320, value(paths, "population", 2050, "50"));
        assertEquals(0.021, value(paths, "capital_growth", 2050), 1e-15);
        assertEquals(0.70, value(paths, "participation", 2018), 1e-15);
        assertEquals(0.71, value(paths, "participation", 2050), 1e-15);
        assertEquals(1, value(paths, "higher_education_share", 2040, "50"));
        assertEquals(1.7509, value(paths, "higher_education_odds", 2050, "50"), 1e-15);
        Scenario baseline = library.load("baseline");
        assertEquals(0.011, baseline.calibration().orElseThrow().growth(), 1e-15);
        assertTrue(baseline.baseline().isEmpty());
    }

    @Test
    void vocationalChangesOneGroupInOneCountyInElevenYears() {
        Paths paths = compiled("vocational");
        assertEquals(0, value(paths, "training_persons", 2024, "50", "vocational"));
        assertEquals(691, value(paths, "training_persons", 2025, "50", "vocational"));
        assertEquals(691, value(paths, "training_persons", 2035, "50", "vocational"));
        assertEquals(0, value(paths, "training_persons", 2036, "50", "vocational"));
        assertOnlyDifference("vocational", "training_persons", 11);
    }

    @Test
    void lifelongRaisesLowerUniversityForGood() {
        Paths paths = compiled("lifelong");
        assertEquals(1, value(paths, "group_productivity", 2024, "50", "lower_university"));
        assertEquals(1.005, value(paths, "group_productivity", 2025, "03", "lower_university"), 1e-15);
        assertEquals(Math.pow(1.005, 11), value(paths, "group_productivity", 2050, "03", "lower_university"), 1e-14);
        assertEquals(1, value(paths, "group_productivity", 2050, "03", "higher_university"));
        assertOnlyDifference("lifelong", "group_productivity", 26 * 11);
    }

    @Test
    void policiesKeepTheCalibrationOfTheBaseline() {
        assertEquals(
                "baseline",
                library.load("vocational").calibration().orElseThrow().declaredBy());
    }

    @Test
    void settingsAreReplacedOneByOneAndShocksAppended() throws IOException {
        write("mother.yaml", """
                title: m
                closure: {government: transfers, external: foreign_saving}
                horizon: 2018-2040
                shocks:
                - {set: participation, value: 0.7}
                """);
        write("child.yaml", """
                title: c
                parent: mother
                closure: {government: income_tax}
                shocks:
                - {set: participation, value: 0.8}
                """);
        write("grandchild.json", "{\"title\": \"g\", \"parent\": \"child\", \"horizon\": \"2018-2030\"}");
        Scenario scenario = load("grandchild.json");
        assertEquals(
                List.of("mother", "child", "grandchild"),
                scenario.chain().stream().map(ScenarioFile::name).toList());
        assertEquals(
                "{government=income_tax, external=foreign_saving, labour=full_employment, exports=demand, commuting=fixed, trade=bilateral}",
                scenario.closure().toString());
        assertEquals(new Horizon(2018, 2030), scenario.horizon());
        assertEquals(2, scenario.shocks().size());
        assertEquals("mother", scenario.baseline().orElseThrow().name());
        assertEquals("m", scenario.baseline().orElseThrow().file().title().text());
        assertEquals(
                "{government=transfers, external=foreign_saving, labour=full_employment, exports=demand, commuting=fixed, trade=bilateral}",
                library.load("baseline").closure().toString());
    }

    @Test
    void calibrationCanBeReplacedAndSwitchedOff() throws IOException {
        write("other.yaml", """
                title: o
                parent: baseline
                calibration: {target: mainland_gdp_per_person, growth: 1.5%, adjust: productivity}
                """);
        write("none.yaml", "title: n\nparent: other\ncalibration: none\n");
        assertEquals("other", load("other.yaml").calibration().orElseThrow().declaredBy());
        assertTrue(load("none.yaml").calibration().isEmpty());
    }

    @Test
    void aUsersFolderComesBeforeTheLibrary() throws IOException {
        write("baseline.yaml", "title: my own\n");
        write("mine.yaml", "title: mine\nparent: baseline\n");
        assertEquals("my own", load("mine.yaml").chain().get(0).title().text());
        assertTrue(library.load("vocational").chain().get(0).folder().isEmpty(), "a shipped file stays in the library");
    }

    @Test
    void unknownNamesComeWithTheNearest() {
        assertEquals(
                "scenario: unknown scenario 'vocatonal', expected one of: " + String.join(", ", library.names())
                        + ", or the path of a .yaml or .json file. Maybe 'vocational'.",
                message("vocatonal"));
        assertEquals(
                "nowhere.yaml: there is no such file: nowhere.yaml, expected a scenario file.",
                message("nowhere.yaml"));
        assertTrue(message(folder + "/").contains("the file is named"), message(folder + "/"));
        assertTrue(message("/dev/zero.yaml").contains("there is no such file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../library/baseline", "", " ", "bad\u0000.yaml", "/", "..", "a b.yaml", "\u001b[31m", "~"})
    void strangeNamesAreRefused(String name) {
        String message = message(name);
        assertTrue(message.codePoints().noneMatch(Character::isISOControl), message);
    }

    @Test
    void aFolderIsNoScenario() throws IOException {
        Files.createDirectory(folder.resolve("x.yaml"));
        String path = folder.resolve("x.yaml").toString();
        assertEquals(path + ": this is not a file: " + path + ", expected a scenario file.", message(path));
    }

    @Test
    void findingsOfTheWholeFamilyComeAtOnceAncestorsFirst() throws IOException {
        write("mother.yaml", "title: m\nshocks:\n- {set: particpation, value: 0.7}\n");
        write("child.yaml", """
                title: c
                parent: mother
                baseline: basline
                horizon: 2018-2030
                shocks:
                - {set: participation, value: 0.7, years: 2025-2040}
                - {set: participation, path: {2018: 0.7, 2035: 0.8}}
                - {set: participation, value: 0.7, years: 2017}
                - {set: participation, value: x}
                """);
        List<String> findings =
                message(folder.resolve("child.yaml").toString()).lines().toList();
        String child = folder.resolve("child.yaml").toString();
        assertEquals(6, findings.size(), findings.toString());
        assertTrue(findings.get(0).startsWith(folder.resolve("mother.yaml") + ":3:9: unknown driver 'particpation'"));
        assertEquals(child + ":9:31: value is 'x', expected a number such as 0.71 or 1%.", findings.get(1));
        assertEquals(
                child + ":3:11: unknown scenario 'basline', expected one of: " + String.join(", ", library.names())
                        + ", or a file basline.yaml beside this one. Maybe 'baseline'.",
                findings.get(2));
        assertEquals(
                child
                        + ":6:4: the shock on 'participation' names the year 2040, which is outside the horizon"
                        + " 2018-2030.",
                findings.get(3));
        assertTrue(findings.get(4).contains(":7:4:") && findings.get(4).contains("the year 2035"), findings.get(4));
        assertTrue(findings.get(5).contains(":8:4:") && findings.get(5).contains("the year 2017"), findings.get(5));
    }

    @Test
    void familiesThatGoInCirclesAreRefused() throws IOException {
        write("a.yaml", "title: a\nparent: b\n");
        write("b.yaml", "title: b\nparent: a\nhorizon: 2018-2090\n");
        write("self.yaml", "title: s\nparent: self\n");
        String end = "; expected a chain that ends in a scenario without a parent.";
        List<String> findings =
                message(folder.resolve("a.yaml").toString()).lines().toList();
        assertEquals(2, findings.size(), "each file is read once: " + findings);
        assertTrue(findings.get(0).contains("horizon is '2018-2090'"), findings.get(0));
        assertEquals(folder.resolve("b.yaml") + ":2:9: the parents run in a circle: a, b, a" + end, findings.get(1));
        assertEquals(
                folder.resolve("self.yaml") + ":2:9: the parents run in a circle: self, self" + end,
                message(folder.resolve("self.yaml").toString()));
    }

    @Test
    void endlessFamiliesAreRefused() throws IOException {
        for (int i = 0; i < 30; i++) {
            write("s" + i + ".yaml", "title: t\nparent: s" + (i + 1) + "\n");
        }
        assertTrue(message(folder.resolve("s0.yaml").toString())
                .endsWith("the chain of parents is longer than 16 scenarios."));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Files.write(folder.resolve("big.yaml"), new byte[3_000_000]);
        assertTrue(message(folder.resolve("big.yaml").toString()).endsWith("expected at most 1000000."));
    }

    private void assertOnlyDifference(String scenario, String driver, int cells) {
        Paths base = compiled("baseline");
        Paths paths = compiled(scenario);
        int different = 0;
        for (Driver each : base.dictionary().drivers()) {
            Driver same = paths.dictionary().find(each.name()).orElseThrow();
            for (int year = 2018; year <= 2050; year++) {
                for (int cell = 0; cell < base.dictionary().size(each); cell++) {
                    boolean equal = base.value(each, year, cell) == paths.value(same, year, cell);
                    assertTrue(equal || each.name().equals(driver), each.name());
                    different += equal ? 0 : 1;
                }
            }
        }
        assertEquals(cells, different);
    }

    private Paths compiled(String name) {
        return ScenarioCompiler.compile(library.load(name), TestEconomy.base());
    }

    private static double value(Paths paths, String name, int year, String... codes) {
        Driver driver = paths.dictionary().find(name).orElseThrow();
        int cell = 0;
        for (int k = 0; k < codes.length; k++) {
            Axis axis = driver.axes().get(k);
            List<String> all = paths.dictionary().axis(axis).codes();
            cell = cell * all.size() + all.indexOf(codes[k]);
        }
        return paths.value(driver, year, cell);
    }

    private Scenario load(String file) {
        return library.load(folder.resolve(file).toString());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private String message(String nameOrPath) {
        return String.valueOf(assertThrows(ScenarioException.class, () -> library.load(nameOrPath))
                .getMessage());
    }
}
