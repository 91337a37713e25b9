package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;

/** What shocks do to the values of the drivers. */
class ScenarioCompilerTest {
    private static final double EXACT = 1e-15;

    @Test
    void aValueWorksInItsYearsOnly() {
        Paths paths = compile("- {multiply: petroleum_activity, value: 0.5, years: [2020, 2030-2032, 2049-]}");
        for (int year = 2018; year <= 2050; year++) {
            boolean named = year == 2020 || (year >= 2030 && year <= 2032) || year >= 2049;
            assertEquals(named ? 0.5 : 1.0, value(paths, "petroleum_activity", year), EXACT, "year " + year);
        }
    }

    @Test
    void aValueWithoutYearsWorksInAllOfThem() {
        Paths paths = compile("- {set: petroleum_activity, value: 0.5}");
        assertEquals(0.5, value(paths, "petroleum_activity", 2018));
        assertEquals(0.5, value(paths, "petroleum_activity", 2050));
    }

    @Test
    void growthCompoundsFromTheYearBeforeAndIsHeldAfter() {
        Paths paths = compile("- {multiply: petroleum_activity, growth: 1%, years: 2025-2035}");
        assertEquals(1, value(paths, "petroleum_activity", 2024), EXACT);
        assertEquals(1.01, value(paths, "petroleum_activity", 2025), EXACT);
        assertEquals(1.0201, value(paths, "petroleum_activity", 2026), EXACT);
        assertEquals(1.115668346665, value(paths, "petroleum_activity", 2035), 1e-12);
        assertEquals(value(paths, "petroleum_activity", 2035), value(paths, "petroleum_activity", 2036));
        assertEquals(value(paths, "petroleum_activity", 2035), value(paths, "petroleum_activity", 2050));
    }

    @Test
    void growthWithoutYearsBeginsAfterTheBaseYear() {
        Paths paths = compile("- {multiply: petroleum_activity, growth: -1%}");
        assertEquals(1, value(paths, "petroleum_activity", 2018));
        assertEquals(0.99, value(paths, "petroleum_activity", 2019), EXACT);
        assertEquals(Math.pow(0.99, 32), value(paths, "petroleum_activity", 2050), 1e-14);
    }

    @Test
    void growthInListedYearsWaitsBetweenThem() {
        Paths paths = compile("- {multiply: petroleum_activity, growth: 10%, years: [2020, 2022]}");
        assertEquals(1.1, value(paths, "petroleum_activity", 2020), EXACT);
        assertEquals(1.1, value(paths, "petroleum_activity", 2021), EXACT);
        assertEquals(1.21, value(paths, "petroleum_activity", 2022), 1e-14);
    }

    @Test
    void aPathIsLinearBetweenAndHeldOutside() {
        Paths paths = compile("- {set: participation, path: {2030: 0.72, 2020: 0.70, 2040: 0.71}}");
        assertEquals(0.70, value(paths, "participation", 2018), EXACT);
        assertEquals(0.70, value(paths, "participation", 2020), EXACT);
        assertEquals(0.705, value(paths, "participation", 2022) + 0.001, EXACT);
        assertEquals(0.72, value(paths, "participation", 2030), EXACT);
        assertEquals(0.715, value(paths, "participation", 2035), EXACT);
        assertEquals(0.71, value(paths, "participation", 2050), EXACT);
    }

    @Test
    void aPathWithYearsLeavesTheOthersAlone() {
        Paths paths = compile("- {add: participation, path: {2020: 1%, 2030: 2%}, years: 2025-2026}");
        assertEquals(0.7, value(paths, "participation", 2024));
        assertEquals(0.715, value(paths, "participation", 2025), EXACT);
        assertEquals(0.716, value(paths, "participation", 2026), EXACT);
        assertEquals(0.7, value(paths, "participation", 2027));
    }

    @Test
    void aTableGivesAFigurePerYearAndCell() {
        TableSource byCode = (year, cell) -> OptionalDouble.of(year + 10_000 * Integer.parseInt(cell.get(0)));
        Paths paths = compile(TestEconomy.vocabulary(byCode), "- {set: population, table: population_projection}");
        assertEquals(502_020, value(paths, "population", 2020, "50"));
        assertEquals(32_050, value(paths, "population", 2050, "03"));
    }

    @Test
    void onlyTheSelectedCellsChange() {
        Paths paths =
                compile("- {multiply: transport_cost, where: {region: [Oslo, Agder], destination: Trøndelag, industry:"
                        + " FISK}, value: 2}");
        Dictionary dictionary = paths.dictionary();
        int changed = 0;
        int cell = 0;
        for (String from : dictionary.axis(Axis.REGION).codes()) {
            for (String to : dictionary.axis(Axis.DESTINATION).codes()) {
                for (String industry : dictionary.axis(Axis.INDUSTRY).codes()) {
                    boolean hit = List.of("03", "42").contains(from) && to.equals("50") && industry.equals("FISK");
                    double found = paths.value(driver(paths, "transport_cost"), 2030, cell++);
                    assertEquals(hit ? 2.0 : 1.0, found, from + " " + to + " " + industry);
                    changed += hit ? 1 : 0;
                }
            }
        }
        assertEquals(2, changed);
        assertEquals(11 * 11 * 24, cell);
    }

    @Test
    void otherDriversAndTheBaseStayAsTheyWere() {
        Paths base = TestEconomy.base();
        Scenario scenario = scenario(TestEconomy.vocabulary(), "- {multiply: productivity, value: 2}");
        Paths paths = ScenarioCompiler.compile(scenario, base);
        for (Driver driver : base.dictionary().drivers()) {
            double expected = driver.name().equals("productivity") ? 2 : base.value(driver, 2040, 0);
            assertEquals(expected, paths.value(driver(paths, driver.name()), 2040, 0), driver.name());
            assertEquals(base.value(driver, 2018, 0), base.value(driver, 2040, 0), driver.name());
        }
    }

    @Test
    void shocksWorkInOrderAncestorsFirst() {
        Vocabulary words = TestEconomy.vocabulary();
        Scenario child = scenario(
                words,
                "- {set: petroleum_activity, value: 3}\n- {multiply: petroleum_activity, value: 2}",
                "- {add: petroleum_activity, value: 1}\n- {multiply: petroleum_activity, value: 10}");
        assertEquals(70, value(ScenarioCompiler.compile(child, TestEconomy.base()), "petroleum_activity", 2030));
    }

    @Test
    void whatAParentSaysIsAppliedOnceForAllItsChildren() {
        AtomicInteger asked = new AtomicInteger();
        Vocabulary words = TestEconomy.vocabulary((year, cell) -> OptionalDouble.of(1000 + asked.incrementAndGet()));
        ScenarioCompiler compiler = new ScenarioCompiler(TestEconomy::base);
        String table = "- {set: population, table: population_projection}";
        Scenario first = scenario(words, table, "- {multiply: population, value: 2}");
        Paths paths = compiler.compile(first);
        int once = asked.get();
        assertEquals(
                3 * value(paths, "population", 2040, "50"),
                value(
                        compiler.compile(scenario(words, table, "- {multiply: population, value: 6}")),
                        "population",
                        2040,
                        "50"));
        assertEquals(once, asked.get());
        assertEquals(33 * 11, once);
    }

    @Test
    void whatIsWrongWithAParentIsToldOfEveryChild() {
        Vocabulary words = TestEconomy.vocabulary();
        ScenarioCompiler compiler = new ScenarioCompiler(TestEconomy::base);
        for (int child = 1; child <= 2; child++) {
            Scenario scenario = scenario(
                    words,
                    "- {set: participation, value: 1}\n- {add: participation, value: 1}",
                    "- {multiply: foreign_saving, value: -1001}");
            assertEquals(
                    2,
                    assertThrows(ScenarioException.class, () -> compiler.compile(scenario))
                            .findings()
                            .size());
        }
    }

    @Test
    void noShockChangesNothing() {
        Paths base = TestEconomy.base();
        Paths paths = ScenarioCompiler.compile(
                Scenario.resolve(List.of(file(TestEconomy.vocabulary(), "title: nothing\n")), TestEconomy.vocabulary()),
                base);
        for (Driver driver : base.dictionary().drivers()) {
            for (int year = 2018; year <= 2050; year++) {
                assertEquals(0, Arrays.compare(base.values(driver, year), paths.values(driver, year)));
            }
        }
    }

    @Test
    void valuesOutOfRangeAreRefusedTogether() {
        ScenarioException refused = assertThrows(ScenarioException.class, () -> compile("""
                        - {multiply: participation, growth: 5%}
                        - {add: training_rate, value: 130%, where: {region: 50, group: vocational}, years: 2031}
                        - {multiply: foreign_saving, value: -1001}"""));
        assertEquals("""
                test.yaml:3:4: 'participation' becomes 1.03422 in 2026 (0.7 before the shock), expected 0.01 to 1 (share of working \
                age).
                test.yaml:4:4: 'training_rate' becomes 1.3 in 2031, Trøndelag, Skilled (trade certificate) (0 before the \
                shock), expected 0 to 1 (share of the group a year).
                test.yaml:5:4: 'foreign_saving' becomes -1001 in 2018 (1 before the shock), \
                expected -1000 to 1000 (index, 2018 = 1).""", refused.getMessage());
        assertEquals(3, refused.findings().size());
    }

    @Test
    void anOverflowIsRefusedEvenWithoutAnUpperBound() {
        ScenarioException refused = assertThrows(
                ScenarioException.class, () -> compile("- {multiply: export_price, value: 1e300}\n".repeat(2)));
        assertEquals(
                "test.yaml:4:4: 'export_price' becomes Infinity in 2018, Agriculture and forestry (1E+300 before the shock),"
                        + " expected 0 or more (index, 2018 = 1).",
                refused.getMessage());
    }

    @Test
    void aShockThatTouchesNothingIsRefused() {
        ScenarioException refused =
                assertThrows(ScenarioException.class, () -> compile("- {multiply: training_rate, value: 2}"));
        assertEquals(
                "test.yaml:3:4: the shock touches nothing: every value of 'training_rate' that it selects stays as"
                        + " it is,"
                        + " such as 0 multiplied.",
                refused.getMessage());
    }

    @Test
    void anInheritedShockMayTouchNothing() {
        Vocabulary words = TestEconomy.vocabulary();
        Scenario child = scenario(words, "- {multiply: training_rate, value: 2}", "- {set: participation, value: 0.7}");
        assertEquals(0.7, value(ScenarioCompiler.compile(child, TestEconomy.base()), "participation", 2030));
    }

    @Test
    void aTableWithAGapIsRefused() {
        TableSource gap = (year, cell) ->
                year == 2033 && cell.get(0).equals("46") ? OptionalDouble.empty() : OptionalDouble.of(5);
        ScenarioException refused = assertThrows(
                ScenarioException.class,
                () -> compile(TestEconomy.vocabulary(gap), "- {set: population, table: population_projection}"));
        assertEquals(
                "test.yaml:3:4: table 'population_projection' has no figure for 2033, Vestland.", refused.getMessage());
    }

    @Test
    void aTableWithNoNumberIsRefused() {
        Vocabulary words = TestEconomy.vocabulary((year, cell) -> OptionalDouble.of(Double.NaN));
        ScenarioException refused = assertThrows(
                ScenarioException.class, () -> compile(words, "- {set: population, table: population_projection}"));
        assertEquals(
                "test.yaml:3:4: 'population' becomes NaN in 2018, Oslo (1000 before the shock), expected 1"
                        + " to 1000000000 (persons).",
                refused.getMessage());
    }

    @Test
    void aShorterHorizonCutsInheritedShocks() {
        Vocabulary words = TestEconomy.vocabulary();
        ScenarioFile parent =
                file(words, "title: p\nshocks:\n- {set: participation, path: {2018: 0.7, 2050: 0.732}}\n");
        ScenarioFile child = file(words, "title: c\nhorizon: 2018-2030\n");
        Scenario scenario = Scenario.resolve(List.of(parent, child), words);
        assertEquals(List.of(), HorizonCheck.check(scenario));
        Paths paths = ScenarioCompiler.compile(scenario, TestEconomy.base(new Horizon(2018, 2030)));
        assertEquals(0.712, value(paths, "participation", 2030), EXACT);
        IllegalArgumentException mixedUp = assertThrows(
                IllegalArgumentException.class, () -> ScenarioCompiler.compile(scenario, TestEconomy.base()));
        assertEquals("the base paths are over 2018-2050, the scenario 'test' over 2018-2030", mixedUp.getMessage());
    }

    private static Paths compile(String shocks) {
        return compile(TestEconomy.vocabulary(), shocks);
    }

    private static Paths compile(Vocabulary words, String shocks) {
        return ScenarioCompiler.compile(scenario(words, shocks), TestEconomy.base());
    }

    private static Scenario scenario(Vocabulary words, String... shocksOfEachFile) {
        List<ScenarioFile> chain = new ArrayList<>();
        for (String shocks : shocksOfEachFile) {
            chain.add(file(words, "title: t\nshocks:\n" + shocks + "\n"));
        }
        return Scenario.resolve(chain, words);
    }

    private static ScenarioFile file(Vocabulary words, String text) {
        ScenarioParser.Parsed outcome = new ScenarioParser(words)
                .parse("test", "test.yaml", Optional.empty(), text.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), outcome.findings());
        return outcome.file().orElseThrow();
    }

    private static double value(Paths paths, String driver, int year) {
        return paths.value(driver(paths, driver), year, 0);
    }

    private static double value(Paths paths, String driver, int year, String region) {
        return paths.value(
                driver(paths, driver),
                year,
                paths.dictionary().axis(Axis.REGION).indexOf(region));
    }

    private static Driver driver(Paths paths, String name) {
        return paths.dictionary().find(name).orElseThrow();
    }
}
