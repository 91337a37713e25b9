package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;

/** Ring 1: derivatives of runs that hold results, against whole runs that hold them. */
class SwapGradientTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final int LAST = 2021;
    private static final int TRONDELAG = BENCHMARK.regions().indexOf("50");
    private static final int VOCATIONAL = BENCHMARK.groups().indexOf("vocational");
    private static final int CELL = TRONDELAG * BENCHMARK.groups().size() + VOCATIONAL;

    private final Map<String, Target> results =
            Target.of(Counties.model().quantities().values());
    private final Target wage = results.get("wage");

    private Swap holdingWage(Driver instrument, String... regions) {
        Map<Axis, List<String>> where = Map.of(Axis.REGION, List.of(regions), Axis.GROUP, List.of("vocational"));
        return new Swap(instrument, where, wage, where);
    }

    private static Paths given() {
        Paths.Builder builder = Drivers.basePaths(BENCHMARK, 2018, LAST).toBuilder();
        for (int year = 2019; year <= LAST; year++) {
            builder.set(Drivers.NATIONAL_PRODUCTIVITY, year, 0, StrictMath.pow(1.01, year - 2018));
            builder.set(Drivers.TRAINING_RATE, year, CELL, 0.01);
        }
        return builder.build();
    }

    /** Targets a little off what the run without the swap has, so that there is something to find. */
    private Paths withTargets(Trajectory from) {
        double[][] target = new double[LAST - 2018 + 1][];
        for (int year = 2018; year <= LAST; year++) {
            target[year - 2018] = from.year(year).values("W");
            for (int cell = 0; cell < target[0].length; cell++) {
                target[year - 2018][cell] *= 1 - 0.001 * (year - 2018);
            }
        }
        return from.paths().with(new LinkedHashMap<>(Map.of(wage.path(), target)));
    }

    private static double[] mainland() {
        return BENCHMARK.dataset().sectors().stream()
                .mapToDouble(sector -> sector.equals("mainland") ? 1 : 0)
                .toArray();
    }

    private void check(List<Swap> swaps) {
        RegionalModel model = RegionalModel.of(BENCHMARK, Closure.DEFAULT.with(swaps));
        Paths paths = withTargets(Counties.model().simulate(given()));
        Trajectory run = model.simulate(paths);
        PathGradient gradient = PathGradient.of(
                model,
                run,
                Measure.logProductPerPerson(run.last(), BENCHMARK.regions().member(TRONDELAG), mainland()));
        Drive drive = new Drive(model, paths, run, gradient);
        drive.check(Drivers.PRODUCTIVITY, 2020, TRONDELAG * 24 + 20, 1e-3);
        drive.check(Drivers.NATIONAL_PRODUCTIVITY, LAST, 0, 1e-3);
        drive.check(Drivers.POPULATION, 2020, 0, 1000);
        drive.check(Drivers.IMPORT_PRICE, 2019, 9, 1e-3);
        drive.check(Drivers.MIGRATION_ELASTICITY, 2019, VOCATIONAL, 1e-4);
        drive.check(wage.path(), 2019, CELL, 1e-4);
        drive.check(wage.path(), LAST, CELL, 1e-4);
        for (int year = 2018; year <= LAST; year++) {
            double by = gradient.by(swaps.get(0).instrument(), year, CELL);
            assertEquals(0, by, 1e-9, "what is found answers, so it does not matter what was given");
        }
        assertTrue(Math.abs(gradient.by(wage.path(), LAST, CELL)) > 1e-3, "a lower wage takes more of them");
    }

    private record Drive(RegionalModel model, Paths paths, Trajectory run, PathGradient gradient) {
        void check(Driver driver, int year, int cell, double step) {
            double expected = (at(driver, year, cell, step) - at(driver, year, cell, -step)) / (2 * step);
            double tolerance = 2e-5 * Math.abs(expected) + 1e-9 / step;
            assertEquals(expected, gradient.by(driver, year, cell), tolerance, driver.name() + " in " + year);
        }

        private double at(Driver driver, int year, int cell, double step) {
            Paths moved = paths.toBuilder()
                    .set(driver, year, cell, paths.value(driver, year, cell) + step)
                    .build();
            ToDoubleFunction<Trajectory> measure = Drive::logProductPerPerson;
            return measure.applyAsDouble(model.simulate(moved, Optional.of(run), RunListener.SILENT));
        }

        private static double logProductPerPerson(Trajectory of) {
            double[] counted = mainland();
            double[] value = of.last().values("value added");
            double product = 0;
            for (int i = 0; i < counted.length; i++) {
                product += counted[i] * value[TRONDELAG * counted.length + i];
            }
            return Math.log(product / of.last().people().population()[TRONDELAG]);
        }
    }

    @Test
    void whereAFactorIsFound() {
        check(List.of(holdingWage(Drivers.GROUP_PRODUCTIVITY, "50")));
    }

    @Test
    void whereTrainingIsFoundInTwoCounties() {
        check(List.of(holdingWage(Drivers.TRAINING_RATE, "50"), holdingWage(Drivers.GROUP_PRODUCTIVITY, "46")));
    }

    @Test
    void aScaleThatIsNoFigureIsRefused() {
        Map<Axis, List<String>> where = Map.of(Axis.REGION, List.of("50"), Axis.GROUP, List.of("vocational"));
        Swap swap = new Swap(Drivers.TRANSFER_SCALE, Map.of(), wage, where);
        RegionalModel model = RegionalModel.of(BENCHMARK, Closure.DEFAULT.with(List.of(swap)));
        double[][] one = {{1}};
        Paths base = Drivers.basePaths(BENCHMARK, 2018, 2018)
                .with(Map.of(
                        wage.path(), new double[][] {Counties.model().atBenchmark("W")}, Drivers.TRANSFER_SCALE, one));
        Trajectory run = model.simulate(base);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> PathGradient.of(
                                model,
                                run,
                                Measure.migrants(
                                        2018,
                                        BENCHMARK.regions().member(0),
                                        BENCHMARK.groups().member(0))))
                .getMessage();
        assertTrue(message.contains("finds 'transfer_scale' by a swap has no gradient"), message);
    }
}
