package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.data.Classification;
import org.likevekt.data.Municipalities;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioCompiler;
import org.likevekt.scenarios.format.ScenarioException;

/** Scenarios about regions that are made of counties. */
class RegionsTest {
    private static final Economy COUNTIES = Economy.of(Optional.empty());
    private static final Runner RUNNER = new Runner(COUNTIES, RunnerListener.SILENT);
    private static final List<String> NAMES = COUNTIES.benchmark().regions().items().stream()
            .map(Classification.Item::name)
            .toList();

    @TempDir
    private Path folder;

    @Test
    void countiesNamedOneByOneAreTheCountiesToTheLastBit() throws IOException {
        String parts = NAMES.stream()
                .sorted()
                .map(name -> "  " + name + ": " + name + "\n")
                .collect(Collectors.joining());
        Run plain = run("plain", "title: t\nhorizon: 2018-2020\n");
        Run named = run("named", "title: t\nhorizon: 2018-2020\nregions:\n" + parts);
        assertEquals(plain.fingerprint(), named.fingerprint());
        for (YearSolution year : plain.trajectory().years()) {
            for (String result : year.names()) {
                assertArrayEquals(
                        year.values(result),
                        named.trajectory().year(year.year()).values(result));
            }
        }
    }

    /** A policy is compared with its baseline in the same regions, calibrated for them. */
    @Test
    void twoRegionsHaveABaselineOfTheirOwn() throws IOException {
        Run run = run("two", "title: t\nparent: vocational\nhorizon: 2018-2027\n" + two());
        assertEquals(
                List.of("Rest of Norway", "50"),
                run.model().benchmark().regions().codes());
        Run base = run.baseline().orElseThrow();
        assertEquals("baseline", base.name());
        assertSame(run.model().benchmark(), base.model().benchmark());
        assertEquals(run.calibration(), base.calibration());
        assertTrue(base.calibration().startsWith("solved in this run"), base.calibration());
        YearSolution last = base.trajectory().last();
        double people = Arrays.stream(last.people().population()).sum();
        double first =
                Arrays.stream(base.trajectory().first().people().population()).sum();
        double growth = last.value("mainland product")
                / people
                / (base.trajectory().first().value("mainland product") / first);
        assertEquals(Math.pow(1.011, last.year() - 2018), growth, 1e-6, "1.1 % a year");
        double[] trained = run.trajectory().year(2026).people().trained();
        assertTrue(trained[4 + 1] > 1_000, "in Trøndelag");
        assertEquals(0, trained[1], "not elsewhere");
        for (Law law : Laws.check(run.model(), run.trajectory(), Optional.of(base.trajectory()))) {
            assertTrue(law.holds(), law.toString());
        }
    }

    @Test
    void allCountiesMayBeOneRegionAndAShockNameIt() throws IOException {
        Run run = run(
                "one",
                "title: t\nhorizon: 2018-2019\nregions: {Everywhere: [" + String.join(", ", NAMES)
                        + "]}\nshocks:\n- {multiply: productivity, where: {region: everywhere}, value: 1.01, years: 2019}\n");
        assertEquals(1, run.model().benchmark().regions().size());
        assertEquals(0, run.trajectory().last().migration()[0], 1e-9, "there is nowhere to move");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{A: [Trondelag]} | unknown county 'Trondelag' | Maybe 'Trøndelag'.",
                "{A: [Oslo], B: [Viken, '03']} | county 'Oslo' is in 'A' and again in 'B' | exactly one",
                "{A: [Oslo, Viken]} | no region has Rogaland, Møre og Romsdal, Nordland | Maybe in 'A'.",
                "{A: []} | region 'A' has no county | expected one or more",
                "{Norway: [Oslo]} | a region is named 'Norway' | the code of a county",
                "{'50': [Oslo]} | a region is named '50' | the code of a county",
                "{A: ['*']} | unknown county '*' | expected one of: Oslo",
                "[Oslo] | regions is a list | a block such as",
                "trondelag-spilt | unknown regions 'trondelag-spilt' | Maybe 'trondelag-split'.",
                "nowhere.csv | nowhere.csv | there is no"
            })
    void wrongRegionsAreTold(String regions, String what, String more) throws IOException {
        String told = findings("title: t\nparent: baseline\nregions: " + regions + "\n");
        assertTrue(told.contains("mine.yaml:3:") && told.contains(what) && told.contains(more), told);
        assertFalse(told.matches("(?s).*[^.]\\.\\.(?!\\.).*"), told);
    }

    /** Who asks for a municipality among counties learns which regions have it. */
    @Test
    void aRegionOfOtherRegionsIsTold() throws IOException {
        String told = findings("""
                title: t
                parent: baseline
                shocks:
                - {set: training_rate, where: {region: orkland, group: vocational}, value: 1%, years: 2026-}
                """);
        assertTrue(told.contains("Maybe with the regions 'trondelag-split' or 'municipalities'."), told);
    }

    /** Labour markets cross the borders of some counties: who asks for one of these learns where it is made of whole regions. */
    @Test
    void aCountyThatRegionsCrossIsTold() throws IOException {
        String told = findings("""
                title: t
                parent: baseline
                regions: labour-market-regions
                shocks:
                - {set: training_rate, where: {region: Trøndelag, group: vocational}, value: 1%, years: 2026-}
                """);
        assertTrue(told.contains("Maybe with the regions 'counties' or 'trondelag-split' or 'municipalities'."), told);
    }

    @Test
    void aBaselineOfOtherRegionsIsRefused() throws IOException {
        write(
                "halves",
                "title: t\nregions: {South: [" + String.join(", ", NAMES.subList(0, 5)) + "], North: ["
                        + String.join(", ", NAMES.subList(5, 11)) + "]}\n");
        String told = findings("title: t\nbaseline: halves\n" + two());
        assertTrue(told.contains("mine.yaml:2:11: the baseline 'halves' is about South (03, 11"), told);
        assertTrue(told.contains("the scenario 'mine' about Trøndelag (50); Rest of Norway (03"), told);
        assertTrue(findings("title: t\nbaseline: halves\n").contains("'mine' about the counties"));
    }

    @Test
    void countiesAreNoWordsForOtherRegions() throws IOException {
        String told = findings("title: t\nhorizon: 2018-2019\n" + two()
                + "shocks:\n- {multiply: productivity, where: {region: Oslo}, value: 1.01, years: 2019}\n");
        assertTrue(told.contains("unknown region 'Oslo', expected one of: Trøndelag, Rest of Norway, 50"), told);
    }

    @Test
    void aChildMayGoBackToTheCounties() throws IOException {
        write("two", "title: t\nhorizon: 2018-2019\n" + two());
        String parts = NAMES.stream().map(name -> name + ": " + name).collect(Collectors.joining(", "));
        write("back", "title: t\nparent: two\nregions: {" + parts + "}\nbaseline: back\n");
        assertFalse(load("back").regions().isPresent());
        assertTrue(load("two").regions().isPresent());
    }

    /**
     * Training 1,000 persons in Trøndelag trains as many in its 38 municipalities together, each its share of the county's
     * people; a rate is the same in all of them; a municipality that is named itself has all of an amount.
     */
    @Test
    void aScenarioOfCountiesReachesTheMunicipalitiesOfASplitCounty() throws IOException {
        write("shocks", """
                title: t
                horizon: 2018-2020
                shocks:
                - {add: training_persons, where: {region: Trøndelag, group: vocational}, value: 1000, years: 2019}
                - {add: training_persons, where: {region: '50', group: vocational}, value: 500, years: 2020}
                - {set: payroll_tax, where: {region: Trøndelag}, value: 0.1, years: 2019}
                """);
        Economy split = COUNTIES.withRegions("trondelag-split");
        Scenario scenario = split.library().load(folder.resolve("shocks.yaml").toString());
        Economy own = split.over(scenario.regions());
        assertEquals(48, own.benchmark().regions().size());
        Paths paths = new ScenarioCompiler(own::basePaths).compile(scenario);
        double trained = 0;
        double later = 0;
        for (int r = 0; r < 48; r++) {
            boolean isIn = own.benchmark().regions().code(r).startsWith("50");
            trained += paths.value(Drivers.TRAINING_PERSONS, 2019, r * 4 + 1);
            later += paths.value(Drivers.TRAINING_PERSONS, 2020, r * 4 + 1);
            assertEquals(isIn, paths.value(Drivers.PAYROLL_TAX, 2019, r) == 0.1, "region " + r);
        }
        assertEquals(1000, trained, 1e-9);
        assertEquals(500, later, 1e-9);
        int trondheim = own.benchmark().regions().indexOf("5001");
        double share = own.benchmark().accounts().population().get("5001")
                / COUNTIES.benchmark().accounts().population().get("50");
        assertEquals(1000 * share, paths.value(Drivers.TRAINING_PERSONS, 2019, trondheim * 4 + 1), 1e-9);
    }

    @Test
    void aRegionThatIsNamedHasAllOfAnAmount() throws IOException {
        write("named", """
                title: t
                horizon: 2018-2019
                regions: trondelag-split
                shocks:
                - {add: training_persons, where: {region: [Trondheim, '5014'], group: low}, value: 7, years: 2019}
                """);
        Scenario scenario = load("named");
        Economy own = COUNTIES.over(scenario.regions());
        Paths paths = new ScenarioCompiler(own::basePaths).compile(scenario);
        for (String code : List.of("5001", "5014")) {
            int cell = own.benchmark().regions().indexOf(code) * 4;
            assertEquals(7, paths.value(Drivers.TRAINING_PERSONS, 2019, cell), code);
        }
    }

    /** The municipalities of a file may be mixed with counties; what the file says is wrong is told at its line. */
    @Test
    void aFileOfMunicipalitiesIsAPartition() throws IOException {
        Municipalities places = Municipalities.embedded(COUNTIES.benchmark().regions());
        StringBuilder file = new StringBuilder("municipality,region\n");
        for (String code : places.municipalities().codes()) {
            file.append(code).append(code.equals("5001") ? ",Trondheim\n" : ",Rest\n");
        }
        Files.writeString(folder.resolve("mine.csv"), file);
        write("two", "title: t\nhorizon: 2018-2019\nregions: mine.csv\n");
        assertEquals(
                List.of("Rest", "5001"),
                COUNTIES.over(load("two").regions()).benchmark().regions().codes());
        Files.writeString(folder.resolve("counties.csv"), file);
        write("same", "title: t\nhorizon: 2018-2019\nregions: counties.csv\n");
        assertEquals(
                List.of("Rest", "5001"),
                COUNTIES.over(load("same").regions()).benchmark().regions().codes(),
                "a file is what it says, not the partition of its name");
        Files.writeString(folder.resolve("mine.csv"), file.toString().replace("5001,Trondheim\n", ""));
        String told = findings("title: t\nregions: mine.csv\n");
        assertTrue(told.contains("mine.yaml:2:10") && told.contains("no line for 5001 Trondheim"), told);
    }

    private static String two() {
        return "regions:\n  Trøndelag: [Trøndelag]\n  Rest of Norway: ["
                + NAMES.stream().filter(name -> !name.equals("Trøndelag")).collect(Collectors.joining(", ")) + "]\n";
    }

    private String findings(String text) throws IOException {
        write("mine", text);
        return assertThrows(ScenarioException.class, () -> RUNNER.validate(load("mine")))
                .findings()
                .toString();
    }

    private Run run(String name, String text) throws IOException {
        write(name, text);
        return RUNNER.run(load(name));
    }

    private Scenario load(String name) {
        return COUNTIES.library().load(folder.resolve(name + ".yaml").toString());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
