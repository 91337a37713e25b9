package org.likevekt.model;

import java.util.List;
import java.util.Optional;
import org.likevekt.data.Dataset;
import org.likevekt.data.Municipalities;
import org.likevekt.data.Partition;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;

/** The counties that come with the engine, built once for all tests. */
public final class Counties {
    private static final Benchmark BENCHMARK = of(Dataset.embedded());
    private static final RegionalModel MODEL = RegionalModel.of(BENCHMARK, Closure.DEFAULT);

    private Counties() {}

    /** The benchmark of some tables. */
    public static Benchmark of(Dataset data) {
        return new Benchmark(RegionalAccounts.build(data), Behaviour.of(data));
    }

    /** The counties of 2018. */
    public static Benchmark benchmark() {
        return BENCHMARK;
    }

    /** Their model under the default closure. */
    public static RegionalModel model() {
        return MODEL;
    }

    /** The municipalities of Trøndelag and the ten other counties of 2018: 48 regions. */
    public static Benchmark withMunicipalitiesOfTrondelag() {
        return Split.BENCHMARK;
    }

    /** Built when it is first asked for. */
    private static final class Split {
        private static final Benchmark BENCHMARK = split(Municipalities.embedded(Counties.BENCHMARK.regions()));

        private static Benchmark split(Municipalities places) {
            RegionalAccounts counties = Counties.BENCHMARK.accounts();
            return new Benchmark(
                    counties.over(Partition.Shipped.TRONDELAG_SPLIT.of(places), places),
                    Counties.BENCHMARK.behaviour());
        }
    }

    /** A new value of a driver by year and cell, from the one it has. */
    @FunctionalInterface
    public interface Change {
        /** The new value. */
        double value(int year, int cell, double old);
    }

    /** Some paths with one driver changed. */
    public static Paths change(Paths paths, Driver driver, Change change) {
        Paths.Builder builder = paths.toBuilder();
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            for (int cell = 0; cell < paths.dictionary().size(driver); cell++) {
                builder.set(driver, year, cell, change.value(year, cell, builder.get(driver, year, cell)));
            }
        }
        return builder.build();
    }

    /** The laws that a path breaks. */
    public static List<Law> broken(RegionalModel model, Trajectory run) {
        return Laws.check(model, run, Optional.empty()).stream()
                .filter(law -> !law.holds())
                .toList();
    }

    /** Paths on which every driver moves, by region, industry and group where it can. */
    public static Paths everythingMoves(Benchmark benchmark, int first, int last) {
        Paths paths = Drivers.basePaths(benchmark, first, last);
        for (Driver driver : paths.dictionary().drivers()) {
            paths = change(paths, driver, (year, cell, old) -> moved(driver, year - first, cell, old));
        }
        return paths;
    }

    private static double moved(Driver driver, int years, int cell, double old) {
        double wave = Math.sin(1 + cell + driver.name().length());
        return switch (driver.name()) {
            case "training_rate" -> cell % 4 == 0 || years == 0 ? 0 : 0.004 * (1 + wave);
            case "training_persons" -> cell % 4 == 0 || years == 0 ? 0 : 40 * (1 + wave);
            case "labour_augmentation" -> 0.8;
            case "migration_equal_pay" -> 0.3;
            case "migration_real_wage" -> 0.4;
            case "mainland_product_growth" -> 0.011;
            case "migration_base_gap" -> 0.7;
            case "petroleum_activity", "government_saving" -> old * (1 - 0.02 * years);
            case "fund_return", "fund_withdrawal", "retained_share" -> old + 0.003 * years * wave;
            case "capital_tax", "production_tax" -> old + 0.005 * years * wave;
            default -> old * (1 + years * (0.004 + 0.002 * wave));
        };
    }
}
