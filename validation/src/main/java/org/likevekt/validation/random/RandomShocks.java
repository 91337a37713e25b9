package org.likevekt.validation.random;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Entry;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.solver.newton.NotConvergedException;

/** Random paths on which every driver moves after the first year, and a random closure. */
public final class RandomShocks {
    /** Persons trained a year by number, of the population and at shocks of full size. */
    private static final double TRAINED = 1e-4;

    /** A size of shocks at which most countries can be solved: all at once they move a small one by several percent. */
    public static final double FULL = 0.003;

    private final Draw draw;

    /** The shocks of a seed. */
    public RandomShocks(long seed) {
        this.draw = new Draw(seed);
    }

    /** What adjusts, any of the twelve. */
    public Closure closure() {
        return new Closure(
                draw.pick(List.of(Closure.Government.values()), "government"),
                draw.pick(List.of(Closure.External.values()), "external"),
                draw.pick(List.of(Closure.Growth.values()), "growth"));
    }

    /**
     * Paths on which every driver moves, the same for a region and for its halves: from the second year on, or in the
     * only year.
     *
     * @param size largest change a year, share
     */
    public Paths paths(Benchmark benchmark, int first, int last, double size) {
        Paths base = Drivers.basePaths(benchmark, first, last);
        Paths.Builder moved = base.toBuilder();
        for (Driver driver : base.dictionary().drivers()) {
            for (int cell = 0; cell < base.dictionary().size(driver); cell++) {
                double drift = draw.between(-1, 1, key(base.dictionary(), driver, cell));
                for (int year = first; year <= last; year++) {
                    double old = base.value(driver, year, cell);
                    int elapsed = first == last ? 1 : year - first;
                    boolean trained = elapsed > 0 && !isLow(base.dictionary(), driver, cell);
                    double value = driver.equals(Drivers.TRAINING_PERSONS)
                            ? trained ? TRAINED * size * (1 + drift) * population(base, year, cell) : 0
                            : moved(driver, trained, elapsed * size, old, size, drift);
                    moved.set(driver, year, cell, value);
                }
            }
        }
        return moved.build();
    }

    /**
     * A run that every driver moves on. A country whose technology is Leontief may have no equilibrium with a rental
     * above zero once it has moved some way, and must be refused with the reason; near its base year each has one.
     *
     * @throws IllegalStateException when it is refused without a reason
     */
    public Trajectory run(RegionalModel model, int last) {
        try {
            return model.simulate(paths(model.benchmark(), 2018, last, FULL));
        } catch (NotConvergedException refused) {
            if (refused.outcome().worst().isEmpty() || refused.outcome().hint().isBlank()) {
                throw new IllegalStateException("refused without a reason", refused);
            }
            return model.simulate(paths(model.benchmark(), 2018, 2018, FULL / 100));
        }
    }

    /** Of the region of a cell over regions and groups: a number of persons is halved with its region. */
    private static double population(Paths base, int year, int cell) {
        int groups = base.dictionary().size(Drivers.TRAINING_PERSONS)
                / base.dictionary().size(Drivers.POPULATION);
        return base.value(Drivers.POPULATION, year, cell / groups);
    }

    private static double moved(Driver driver, boolean trained, double change, double old, double size, double drift) {
        if (driver.entry().way() == Entry.Way.ELASTICITY) {
            return old; // the condensed form has the elasticities of its tables
        }
        return switch (driver.name()) {
            case "training_rate" -> trained ? size * (1 + drift) : 0;
            case "mainland_product_growth" -> size * drift;
            case "migration_base_gap" -> 0.7;
            case "labour_augmentation" -> 0.8;
            case "migration_equal_pay" -> 0.3;
            case "migration_real_wage" -> 0.4;
            case "petroleum_activity" -> 1 - change * (1 + drift);
            case "capital_tax", "production_tax" -> old + change * drift;
            case "fund_return", "fund_withdrawal", "retained_share", "world_return", "capital_growth" ->
                Math.max(driver.minimum(), Math.min(driver.maximum(), old + change * drift));
            default -> old * (1 + change * drift);
        };
    }

    private static boolean isLow(Dictionary dictionary, Driver driver, int cell) {
        return driver.axes().contains(Axis.GROUP)
                && List.of(key(dictionary, driver, cell)).contains("low");
    }

    private static String[] key(Dictionary dictionary, Driver driver, int cell) {
        List<String> key = new ArrayList<>(List.of(driver.name()));
        dictionary.codesAt(driver.axes(), cell).values().forEach(code -> key.add(whole(code)));
        return key.toArray(String[]::new);
    }

    /** The region that a half was cut from. */
    static String whole(String code) {
        return code.endsWith("a") || code.endsWith("b") ? code.substring(0, code.length() - 1) : code;
    }
}
