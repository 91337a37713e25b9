package org.likevekt.model.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.Altered;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/** Ring 2: the laws hold under every closure while every driver moves, and each of them can fail. */
class LawsTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final Paths MOVING = Counties.everythingMoves(BENCHMARK, 2018, 2022);
    private static final Trajectory RUN = Counties.model().simulate(MOVING);

    static Stream<Closure> closures() {
        List<Closure> all = new ArrayList<>();
        for (Closure.Government government : Closure.Government.values()) {
            for (Closure.External external : Closure.External.values()) {
                for (Closure.Growth growth : Closure.Growth.values()) {
                    all.add(new Closure(government, external, growth));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("closures")
    void lawsHoldWhileEverythingMoves(Closure closure) {
        RegionalModel model = RegionalModel.of(BENCHMARK, closure);
        assertAllHold(Laws.check(model, model.simulate(MOVING)));
    }

    @Test
    void lawsHoldForAScenarioThatTakesWhatItsBaselineFound() {
        Closure neutral = new Closure(
                Closure.Government.TRANSFERS, Closure.External.INVESTMENT, Closure.Growth.PRODUCTIVITY_GIVEN);
        RegionalModel model = RegionalModel.of(BENCHMARK, neutral);
        Paths held = Counties.change(MOVING, Drivers.GOVERNMENT_SAVING, (y, c, v) -> 1);
        Trajectory same = model.simulate(held, Optional.of(RUN), RunListener.SILENT);
        assertEquals(RUN.last().value("GS"), same.last().value("GS"), 0, "what the baseline found is held");
        Paths shocked = Counties.change(held, Drivers.GOVERNMENT_PURCHASES, (y, c, v) -> y > 2018 ? 1.02 * v : v);
        Trajectory run = model.simulate(shocked, Optional.of(RUN), RunListener.SILENT);
        assertTrue(run.last().value("TRS") < same.last().value("TRS"), "somebody pays");
        assertAllHold(Laws.check(model, run, Optional.of(RUN)));
    }

    @Test
    void lawsHoldForAScenarioBesideItsBaseline() {
        Paths shocked = Counties.change(MOVING, Drivers.TRAINING_RATE, (y, c, v) -> c == 37 && y > 2018 ? 0.01 : v);
        Trajectory run = Counties.model().simulate(shocked, Optional.of(RUN), RunListener.SILENT);
        assertAllHold(Laws.check(Counties.model(), run, Optional.of(RUN)));
    }

    private static void assertAllHold(List<Law> laws) {
        assertTrue(laws.size() > 20);
        laws.forEach(law -> assertTrue(law.holds(), law::toString));
        assertEquals(laws.size(), laws.stream().map(Law::name).distinct().count());
    }

    /** The calibration swaps productivity and product; fed back, its productivity gives its run. */
    @Test
    void calibratedProductivityReproducesTheCalibration() {
        Trajectory calibrated =
                RegionalModel.of(BENCHMARK, Closure.DEFAULT.calibrating()).simulate(MOVING);
        Paths found = Counties.change(MOVING, Drivers.NATIONAL_PRODUCTIVITY, (y, c, v) -> calibrated
                .year(y)
                .value("PROD"));
        Trajectory run = Counties.model().simulate(found);
        assertTrue(Math.abs(calibrated.last().value("PROD") - 1) > 1e-4, "there was something to find");
        for (YearSolution year : run.years()) {
            for (String name : year.names()) {
                if (!name.equals("balance with the world")) {
                    LargestDeviation largest = new LargestDeviation();
                    largest.compare(
                            year.values(name), calibrated.year(year.year()).values(name), cell -> name + " " + cell);
                    assertTrue(largest.law(name, "", 1e-9).holds(), () -> largest.law(name, "", 1e-9) + "");
                }
            }
        }
        double people = 0;
        for (double region : run.last().people().population()) {
            people += region;
        }
        double grown = run.last().value("mainland product")
                / people
                / (run.first().value("mainland product")
                        / BENCHMARK.accounts().population().total());
        assertEquals(Math.pow(1.011, 4), grown, 1e-9);
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                Arguments.of(Drivers.TRANSPORT_COST, "markets of outputs"),
                Arguments.of(Drivers.TRANSPORT_COST, "values of composites"),
                Arguments.of(Drivers.IMPORT_PRICE, "values of composites"),
                Arguments.of(Drivers.IMPORT_PRICE, "GDP"),
                Arguments.of(Drivers.IMPORT_PRICE, "nation"),
                Arguments.of(Drivers.PRODUCTION_TAX, "budgets of producers"),
                Arguments.of(Drivers.PAYROLL_TAX, "budgets of producers"),
                Arguments.of(Drivers.PAYROLL_TAX, "budget of government"),
                Arguments.of(Drivers.GROUP_PRODUCTIVITY, "markets of labour"),
                Arguments.of(Drivers.GROUP_PRODUCTIVITY, "wages"),
                Arguments.of(Drivers.NATURAL_RESOURCE, "markets of resources"),
                Arguments.of(Drivers.INCOME_TAX, "incomes of households"),
                Arguments.of(Drivers.CAPITAL_TAX, "incomes of households"),
                Arguments.of(Drivers.CAPITAL_TAX, "budget of government"),
                Arguments.of(Drivers.CONSUMPTION_TAX, "budgets of households"),
                Arguments.of(Drivers.SAVING_RATE, "saving and investment"),
                Arguments.of(Drivers.WORLD_RETURN, "incomes of households"),
                Arguments.of(Drivers.WORLD_RETURN, "rest of the world"),
                Arguments.of(Drivers.POPULATION, "population"),
                Arguments.of(Drivers.PARTICIPATION, "employed"));
    }

    /** A run that is claimed to belong to other figures breaks the law that reads them. */
    @ParameterizedTest
    @MethodSource("tampered")
    void aWrongFigureBreaksItsLaw(Driver driver, String law) {
        Paths wrong = Counties.change(MOVING, driver, (y, c, v) -> y == 2021 ? v * 0.999 - 1e-6 : v);
        Trajectory claimed = new Trajectory(Closure.DEFAULT, wrong, RUN.years());
        List<Law> laws = new ArrayList<>(new AccountLaws(BENCHMARK, claimed).laws());
        laws.addAll(new PeopleLaws(BENCHMARK, claimed).laws());
        Law broken = named(laws, law);
        assertFalse(broken.holds(), broken::toString);
        assertTrue(broken.where().startsWith("2021"), broken::toString);
        assertTrue(broken.largest() > broken.limit(), broken::toString);
    }

    /** A run with a year cut out breaks what one year hands to the next. */
    @Test
    void aMissingYearBreaksTheStep() {
        List<YearSolution> cut = new ArrayList<>(RUN.years());
        cut.remove(2);
        List<Law> laws = new PeopleLaws(BENCHMARK, new Trajectory(Closure.DEFAULT, MOVING, cut)).laws();
        assertFalse(named(laws, "capital").holds());
        assertFalse(named(laws, "migrants").holds());
        assertTrue(named(laws, "migration").holds());
        List<Law> accounts = new AccountLaws(BENCHMARK, new Trajectory(Closure.DEFAULT, MOVING, cut)).laws();
        assertFalse(named(accounts, "fund").holds());
        assertFalse(named(accounts, "capital abroad").holds());
    }

    /** A change of a driver that the run did not have is found by solving again. */
    @Test
    void aWrongFigureIsFoundBySolvingAgain() {
        Paths wrong = Counties.change(MOVING, Drivers.PRODUCTIVITY, (y, c, v) -> y == 2020 && c == 7 ? v * 1.001 : v);
        List<Law> laws = new RepeatLaws(
                        Counties.model(), new Trajectory(Closure.DEFAULT, wrong, RUN.years()), Optional.empty())
                .repetition();
        assertFalse(named(laws, "no shock, no change").holds());
        assertTrue(named(laws, "same bits").holds(), "two runs of the same paths are still alike");
    }

    @Test
    void homogeneityIsBrokenByAPriceThatDoesNotFollow() {
        Paths wrong = Counties.change(MOVING, Drivers.EXPORT_PRICE, (y, c, v) -> y == 2022 ? v * 0.9 : v);
        List<Law> laws = new RepeatLaws(
                        Counties.model(), new Trajectory(Closure.DEFAULT, wrong, RUN.years()), Optional.empty())
                .homogeneity();
        laws.forEach(law -> assertFalse(law.holds(), law::toString));
        laws.forEach(law -> assertTrue(law.where().startsWith("2022"), law::toString));
    }

    private static Trajectory with(YearSolution altered) {
        List<YearSolution> years = new ArrayList<>(RUN.years());
        years.replaceAll(year -> year.year() == altered.year() ? altered : year);
        return new Trajectory(Closure.DEFAULT, MOVING, years);
    }

    static Stream<Arguments> negative() {
        YearSolution year = RUN.year(2020);
        return Stream.of(
                Arguments.of(Altered.result(year, "PY", 7, -1e-3), "2020 PY cell 7"),
                Arguments.of(Altered.result(year, "exports", 30, -1e-3), "2020 exports cell 30"),
                Arguments.of(Altered.result(year, "value added", 7, -1e-3), "2020 value added cell 7"),
                Arguments.of(Altered.people(year, 5, -1e-3, 0, 1), "2020 employed cell 5"),
                Arguments.of(Altered.people(year, 5, 1, 3, -1e-3), "2020 population cell 3"));
    }

    @ParameterizedTest
    @MethodSource("negative")
    void whatIsNegativeBreaksTheSigns(YearSolution altered, String where) {
        Law signs = new SignLaws(Counties.model(), with(altered)).laws().get(0);
        assertFalse(signs.holds());
        assertEquals(where, signs.where());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PY", "INC", "exports", "GS"})
    void aResultThatTheEquationsDoNotGiveIsFound(String name) {
        YearSolution year = RUN.last();
        Trajectory claimed = with(Altered.result(year, name, 0, 1.001 * year.values(name)[0]));
        RepeatLaws repeat = new RepeatLaws(Counties.model(), claimed, Optional.empty());
        for (Law law : List.of(
                named(repeat.homogeneity(), "homogeneity, solved again"),
                named(repeat.repetition(), "no shock, no change"))) {
            assertFalse(law.holds(), law::toString);
            assertTrue(law.where().startsWith("2022 " + name), law::toString);
        }
    }

    @Test
    void aBalanceWithTheWorldThatIsNotHeldBreaksWalras() {
        Trajectory claimed = with(Altered.result(RUN.year(2021), "balance with the world", 0, 1));
        Law walras = named(new AccountLaws(BENCHMARK, claimed).laws(), "Walras");
        assertFalse(walras.holds());
        assertEquals("2021", walras.where());
    }

    @Test
    void moversFromNowhereBreakTheMigration() {
        Law law = named(
                new PeopleLaws(BENCHMARK, with(Altered.migration(RUN.year(2021), 4 + 1, 1e4))).laws(), "migration");
        assertFalse(law.holds());
        assertEquals("2021 vocational", law.where());
    }

    @Test
    void whatIsNotANumberIsTheLargestDeviation() {
        LargestDeviation largest = new LargestDeviation();
        largest.add(1e-12, () -> "small");
        largest.add(Double.NaN, () -> "lost");
        largest.add(5, () -> "large");
        Law law = largest.law("test", "Test.", 1);
        assertFalse(law.holds());
        assertEquals("lost", law.where());
        assertTrue(new LargestDeviation().law("test", "Test.", 0).holds());
        assertEquals("", new LargestDeviation().law("test", "Test.", 0).where());
    }

    private static Law named(List<Law> laws, String name) {
        return laws.stream().filter(law -> law.name().equals(name)).findFirst().orElseThrow();
    }
}
