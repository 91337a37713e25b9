package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Dataset;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;

/** The adjoint of a path of years against central differences of whole runs, for every kind of driver. */
class PathGradientTest {
    private static final int LAST = 2022;
    private static final int TRONDELAG = 9;
    private static final int VOCATIONAL = 1;

    private static Benchmark benchmark;
    private static RegionalModel model;
    private static Paths paths;
    private static Trajectory run;
    private static double[] mainland;

    @BeforeAll
    static void solve() {
        Dataset data = Dataset.embedded();
        benchmark = new Benchmark(RegionalAccounts.build(data), Behaviour.of(data));
        model = RegionalModel.of(benchmark, Closure.DEFAULT);
        mainland = data.sectors().stream()
                .mapToDouble(sector -> sector.equals("mainland") ? 1 : 0)
                .toArray();
        Paths.Builder builder = Drivers.basePaths(benchmark, 2018, LAST).toBuilder();
        for (int year = 2019; year <= LAST; year++) {
            double ahead = year - 2018;
            builder.set(Drivers.PETROLEUM_ACTIVITY, year, 0, 1 - 0.02 * ahead);
            builder.set(Drivers.HIGHER_EDUCATION_SHARE, year, TRONDELAG, 1 + 0.02 * ahead);
            builder.set(Drivers.TRAINING_RATE, year, TRONDELAG * 4 + VOCATIONAL, 0.01);
            builder.set(Drivers.POPULATION, year, 0, 673469 * (1 + 0.01 * ahead));
            builder.set(Drivers.NATIONAL_PRODUCTIVITY, year, 0, 1 + 0.01 * ahead);
            builder.set(Drivers.LABOUR_AUGMENTATION, year, 0, 0.6);
            builder.set(Drivers.SKILL_DEMAND, year, 3, 1 + 0.01 * ahead);
            builder.set(Drivers.TRAINING_PERSONS, year, TRONDELAG * 4 + VOCATIONAL, 50);
            builder.set(Drivers.MIGRATION_EQUAL_PAY, year, 0, 0.3);
            builder.set(Drivers.MIGRATION_REAL_WAGE, year, 0, 0.4);
        }
        paths = builder.build();
        run = model.simulate(paths);
    }

    private static double logProductPerPerson(Trajectory of) {
        double product = 0;
        double[] value = of.last().values("value added");
        for (int i = 0; i < mainland.length; i++) {
            product += mainland[i] * value[TRONDELAG * mainland.length + i];
        }
        return Math.log(product / of.last().people().population()[TRONDELAG]);
    }

    private static double movedVocational(Trajectory of) {
        return of.last().people().migrants()[TRONDELAG * 4 + VOCATIONAL];
    }

    private static double difference(
            Driver driver, int year, int cell, double step, ToDoubleFunction<Trajectory> measure) {
        double value = paths.value(driver, year, cell);
        Trajectory up = model.simulate(
                paths.toBuilder().set(driver, year, cell, value + step).build(), Optional.of(run), RunListener.SILENT);
        Trajectory down = model.simulate(
                paths.toBuilder().set(driver, year, cell, value - step).build(), Optional.of(run), RunListener.SILENT);
        return (measure.applyAsDouble(up) - measure.applyAsDouble(down)) / (2 * step);
    }

    private static void check(
            PathGradient gradient,
            Driver driver,
            int year,
            int cell,
            double step,
            ToDoubleFunction<Trajectory> measure) {
        double expected = difference(driver, year, cell, step, measure);
        double found = gradient.by(driver, year, cell);
        assertEquals(expected, found, 2e-5 * Math.abs(expected) + 1e-9 / step, driver.name() + " in " + year);
    }

    @Test
    void productPerPerson() {
        PathGradient gradient = PathGradient.of(
                model,
                run,
                Measure.logProductPerPerson(run.last(), benchmark.regions().member(TRONDELAG), mainland));
        ToDoubleFunction<Trajectory> measure = PathGradientTest::logProductPerPerson;
        int kunn = benchmark.industries().indexOf("KUNN");
        check(gradient, Drivers.PRODUCTIVITY, 2020, TRONDELAG * 24 + kunn, 1e-3, measure);
        check(gradient, Drivers.PRODUCTIVITY, LAST, TRONDELAG * 24 + kunn, 1e-3, measure);
        check(gradient, Drivers.NATIONAL_PRODUCTIVITY, 2020, 0, 1e-3, measure);
        check(gradient, Drivers.LABOUR_PRODUCTIVITY, 2020, TRONDELAG * 24 + kunn, 1e-3, measure);
        check(gradient, Drivers.LABOUR_AUGMENTATION, 2020, 0, 1e-3, measure);
        check(gradient, Drivers.SKILL_DEMAND, 2021, VOCATIONAL, 1e-3, measure);
        check(gradient, Drivers.NORMAL_PRODUCT, 2020, 0, 1e-3, measure);
        check(gradient, Drivers.TRAINING_PERSONS, 2020, TRONDELAG * 4 + VOCATIONAL, 10, measure);
        check(gradient, Drivers.HIGHER_EDUCATION_ODDS, 2021, TRONDELAG, 1e-4, measure);
        check(gradient, Drivers.GROUP_PRODUCTIVITY, 2020, TRONDELAG * 4 + VOCATIONAL, 1e-3, measure);
        check(gradient, Drivers.POPULATION, 2021, TRONDELAG, 100, measure);
        check(gradient, Drivers.POPULATION, LAST, TRONDELAG, 100, measure);
        check(gradient, Drivers.PARTICIPATION, 2018, 0, 1e-4, measure);
        check(gradient, Drivers.PARTICIPATION, 2021, 0, 1e-4, measure);
        check(gradient, Drivers.WORKING_AGE_SHARE, 2019, TRONDELAG, 1e-4, measure);
        check(gradient, Drivers.HIGHER_EDUCATION_SHARE, 2021, TRONDELAG, 1e-4, measure);
        check(gradient, Drivers.TRAINING_RATE, 2020, TRONDELAG * 4 + VOCATIONAL, 1e-4, measure);
        check(gradient, Drivers.PETROLEUM_ACTIVITY, 2021, 0, 1e-4, measure);
        check(gradient, Drivers.PETROLEUM_ACTIVITY, LAST, 0, 1e-4, measure);
        check(gradient, Drivers.FOREIGN_SAVING, 2020, 0, 1e-3, measure);
        check(gradient, Drivers.WORLD_RETURN, 2021, 0, 1e-2, measure);
        check(gradient, Drivers.CAPITAL_GROWTH, 2020, 0, 1e-4, measure);
        check(gradient, Drivers.NATURAL_RESOURCE, 2020, TRONDELAG * 24 + 2, 1e-3, measure);
        check(gradient, Drivers.EXPORT_DEMAND, 2020, TRONDELAG * 24 + 2, 1e-3, measure);
        check(gradient, Drivers.SAVING_RATE, 2020, 0, 1e-4, measure);
        check(gradient, Drivers.MIGRATION_ELASTICITY, 2020, VOCATIONAL, 1e-4, measure);
        check(gradient, Drivers.PAYROLL_TAX, 2020, TRONDELAG, 1e-4, measure);
    }

    /** Where foreign saving adjusts, what is lent abroad goes on as a stock that earns. */
    @Test
    void capitalAbroadWhereForeignSavingAdjusts() {
        RegionalModel open = RegionalModel.of(
                benchmark,
                new Closure(
                        Closure.Government.TRANSFERS,
                        Closure.External.FOREIGN_SAVING,
                        Closure.Growth.PRODUCTIVITY_GIVEN));
        Trajectory lent = open.simulate(paths);
        Measure owned = new Measure(LAST, Map.of(Measure.CAPITAL_ABROAD, new double[] {1}));
        PathGradient gradient = PathGradient.of(open, lent, owned);
        ToDoubleFunction<Trajectory> measure = run -> run.last().value("private capital abroad");
        assertTrue(Math.abs(measure.applyAsDouble(lent)) > 1000, "there is some");
        checkOf(open, lent, gradient, Drivers.WORLD_RETURN, 2020, 0, 1e-2, measure);
        checkOf(open, lent, gradient, Drivers.CAPITAL_GROWTH, 2019, 0, 1e-4, measure);
        checkOf(open, lent, gradient, Drivers.SAVING_RATE, 2020, 0, 1e-4, measure);
        checkOf(open, lent, gradient, Drivers.PETROLEUM_ACTIVITY, 2020, 0, 1e-4, measure);
    }

    @Test
    void productOfTheCountry() {
        PathGradient gradient = PathGradient.of(
                model, run, Measure.logProduct(run.last(), benchmark.regions().all("Norway"), mainland));
        ToDoubleFunction<Trajectory> measure = of -> Math.log(of.last().value("mainland product"));
        check(gradient, Drivers.NATIONAL_PRODUCTIVITY, LAST, 0, 1e-3, measure);
        check(gradient, Drivers.TRAINING_RATE, 2020, TRONDELAG * 4 + VOCATIONAL, 1e-4, measure);
    }

    @Test
    void movedPersons() {
        PathGradient gradient = PathGradient.of(
                model,
                run,
                Measure.migrants(
                        LAST,
                        benchmark.regions().member(TRONDELAG),
                        benchmark.groups().member(VOCATIONAL)));
        ToDoubleFunction<Trajectory> measure = PathGradientTest::movedVocational;
        check(gradient, Drivers.TRAINING_RATE, 2019, TRONDELAG * 4 + VOCATIONAL, 1e-4, measure);
        check(gradient, Drivers.MIGRATION_ELASTICITY, 2021, VOCATIONAL, 1e-4, measure);
        check(gradient, Drivers.MIGRATION_EQUAL_PAY, 2021, 0, 1e-3, measure);
        check(gradient, Drivers.MIGRATION_REAL_WAGE, 2021, 0, 1e-3, measure);
        check(gradient, Drivers.SKILL_DEMAND, 2020, 2, 1e-3, measure);
        check(gradient, Drivers.GROUP_PRODUCTIVITY, 2020, TRONDELAG * 4 + VOCATIONAL, 1e-3, measure);
        check(gradient, Drivers.POPULATION, 2020, 0, 1000, measure);
        assertEquals(0, gradient.by(Drivers.PRODUCTIVITY, LAST, 0), "who moves in 2022 has moved by 2023");
    }

    @Test
    void elasticities() {
        PathGradient gradient = PathGradient.of(
                model,
                run,
                Measure.logProductPerPerson(run.last(), benchmark.regions().member(TRONDELAG), mainland));
        double step = 1e-3;
        double[] at = new double[2];
        for (int k = 0; k < 2; k++) {
            Behaviour tables = benchmark.behaviour();
            double response = tables.capitalGrowthResponse() + (k == 0 ? step : -step);
            Benchmark moved = new Benchmark(
                    benchmark.accounts(), new Behaviour(tables.frisch(), response, tables.capitalGrowthRoom()));
            at[k] = logProductPerPerson(RegionalModel.of(moved, Closure.DEFAULT).simulate(paths));
        }
        double expected = (at[0] - at[1]) / (2 * step);
        assertEquals(
                expected, gradient.byElasticity().get("capital_growth_response")[0], 1e-4 * Math.abs(expected) + 1e-9);
    }

    @Test
    void aCalibratingRunHoldsItsProduct() {
        RegionalModel calibrating = RegionalModel.of(benchmark, Closure.DEFAULT.calibrating());
        Trajectory found = calibrating.simulate(paths);
        Measure measure = new Measure(LAST, Map.of("PROD", new double[] {1}));
        Measure before = new Measure(2020, Map.of("PROD", new double[] {0.5}));
        PathGradient gradient = PathGradient.of(calibrating, found, Optional.empty(), List.of(before, measure));
        ToDoubleFunction<Trajectory> both =
                run -> run.last().value("PROD") + run.year(2020).value("PROD") / 2;
        checkOf(calibrating, found, gradient, Drivers.PRODUCT_GROWTH, 2019, 0, 1e-4, both);
        checkOf(calibrating, found, gradient, Drivers.POPULATION, 2020, TRONDELAG, 100, both);
        checkOf(calibrating, found, gradient, Drivers.ENERGY_EFFICIENCY, 2020, 7, 1e-3, both);
        checkOf(calibrating, found, gradient, Drivers.MIGRATION_ELASTICITY, 2019, VOCATIONAL, 1e-3, both);
        assertEquals(0, gradient.by(Drivers.NATIONAL_PRODUCTIVITY, 2020, 0), "it is found, not given");
    }

    private static void checkOf(
            RegionalModel model,
            Trajectory around,
            PathGradient gradient,
            Driver driver,
            int year,
            int cell,
            double step,
            ToDoubleFunction<Trajectory> measure) {
        double value = paths.value(driver, year, cell);
        double[] at = new double[2];
        for (int k = 0; k < 2; k++) {
            Paths moved = paths.toBuilder()
                    .set(driver, year, cell, value + (k == 0 ? step : -step))
                    .build();
            at[k] = measure.applyAsDouble(model.simulate(moved, Optional.of(around), RunListener.SILENT));
        }
        double expected = (at[0] - at[1]) / (2 * step);
        assertEquals(expected, gradient.by(driver, year, cell), 2e-5 * Math.abs(expected) + 1e-9 / step, driver.name());
    }

    @Test
    void peopleWagesAndVariables() {
        int cell = TRONDELAG * 4 + VOCATIONAL;
        double[] one = new double[44];
        one[cell] = 1;
        String[] names = {Measure.EMPLOYED, Measure.TRAINED, Measure.WAGE, "W"};
        List<ToDoubleFunction<Trajectory>> measures = List.of(
                run -> run.last().people().employed()[cell],
                run -> run.last().people().trained()[cell],
                run -> run.last().values("wage per person")[cell],
                run -> run.last().values("W")[cell]);
        for (int k = 0; k < names.length; k++) {
            PathGradient gradient = PathGradient.of(model, run, new Measure(LAST, Map.of(names[k], one)));
            check(gradient, Drivers.MIGRATION_ELASTICITY, 2020, VOCATIONAL, 1e-4, measures.get(k));
            check(gradient, Drivers.GROUP_PRODUCTIVITY, 2021, cell, 1e-3, measures.get(k));
            check(gradient, Drivers.TRAINING_RATE, 2021, cell, 1e-4, measures.get(k));
        }
    }

    @Test
    void twoMeasuresOfOneYearAreRefused() {
        Measure measure = Measure.migrants(
                2020, benchmark.regions().member(0), benchmark.groups().member(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> PathGradient.of(model, run, Optional.empty(), List.of(measure, measure)));
    }
}
