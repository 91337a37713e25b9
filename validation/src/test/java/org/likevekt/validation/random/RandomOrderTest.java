package org.likevekt.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Variable;

/** Ring 2: a country's answers depend neither on the order of its regions nor on how finely it is cut. */
class RandomOrderTest {
    private static final double SAME = 1e-8;

    /** What is not a price is added up over the halves of a region. */
    private static final List<String> PRICES = List.of("index");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#few")
    void order(long seed) {
        Property.check(Recipe.of(seed), RandomOrderTest::orderDoesNotMatter);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#many")
    void orderOfMany(long seed) {
        Property.check(Recipe.of(seed), RandomOrderTest::orderDoesNotMatter);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#few")
    void halves(long seed) {
        Property.check(Recipe.of(seed).withoutHomeBias(), RandomOrderTest::halvesAddUp);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#many")
    void halvesOfMany(long seed) {
        assumeTrue(seed != Seeds.SEVERAL_EQUILIBRIA, "its halves find another equilibrium");
        Property.check(Recipe.of(seed).withoutHomeBias(), RandomOrderTest::halvesAddUp);
    }

    private static void orderDoesNotMatter(Recipe recipe) {
        Tables tables = RandomEconomy.tables(recipe);
        Tables reversed = tables.reversed();
        assertNotEquals(tables.lines("regions"), reversed.lines("regions"), "regions are listed in the opposite order");
        compare(solved(recipe, tables), solved(recipe, reversed));
    }

    private static void halvesAddUp(Recipe recipe) {
        Tables tables = RandomEconomy.tables(recipe);
        String region = recipe.regionCodes().get(0);
        compare(solved(recipe, tables), solved(recipe, tables.split(region)));
    }

    /** Values of all variables by the codes of their cells, the halves of a region put together. */
    private static Map<String, Double> solved(Recipe recipe, Tables tables) {
        RandomShocks shocks = new RandomShocks(recipe.seed());
        Benchmark benchmark = tables.benchmark();
        RegionalModel model = RegionalModel.of(benchmark, Closure.DEFAULT);
        Paths paths = shocks.paths(benchmark, 2018, 2019, RandomShocks.FULL / 10);
        YearSolution last = model.simulate(standing(paths)).last();
        Map<String, Double> values = new TreeMap<>();
        for (Variable variable : model.system().declaration().variables()) {
            add(values, variable, last.values(variable.name()));
        }
        values.put("mainland product", last.value("mainland product"));
        values.put("wage bill", last.value("wage bill"));
        return values;
    }

    /** Nobody moves: to a half, the other half is another region whose wages it looks at. */
    private static Paths standing(Paths paths) {
        Paths.Builder standing = paths.toBuilder();
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            for (int cell = 0; cell < paths.dictionary().size(Drivers.MIGRATION_ELASTICITY); cell++) {
                standing.set(Drivers.MIGRATION_ELASTICITY, year, cell, 0);
            }
        }
        return standing.build();
    }

    private static void add(Map<String, Double> values, Variable variable, double[] levels) {
        Map<String, List<Double>> cells = new LinkedHashMap<>();
        for (int cell = 0; cell < levels.length; cell++) {
            cells.computeIfAbsent(name(variable, cell), key -> new ArrayList<>())
                    .add(levels[cell]);
        }
        boolean price = PRICES.contains(variable.unit());
        cells.forEach((name, parts) -> {
            double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
            values.put(name, price ? sum / parts.size() : sum);
        });
    }

    private static String name(Variable variable, int cell) {
        StringBuilder name = new StringBuilder();
        int rest = cell;
        for (int a = variable.sets().size() - 1; a >= 0; a--) {
            IndexSet set = variable.sets().get(a);
            name.insert(0, " " + RandomShocks.whole(set.labels().get(rest % set.size())));
            rest /= set.size();
        }
        return variable.name() + name;
    }

    private static void compare(Map<String, Double> one, Map<String, Double> other) {
        assertEquals(one.keySet(), other.keySet());
        one.forEach((name, value) -> assertEquals(value, other.get(name), SAME * Math.max(1, Math.abs(value)), name));
    }
}
