package org.likevekt.model.drivers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.data.Dataset;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.dynamics.Measure;
import org.likevekt.model.dynamics.PathGradient;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/** Ring 2: the catalogue of drivers is complete, and nothing in it is idle. */
class DriversTest {
    private static final int FIRST = 2018;
    private static final int LAST = 2020;
    private static final Benchmark BASE = Counties.benchmark();

    /** Oslo grows more productive than the others, and all do: prices and relative wages differ from the base year's. */
    private static final Paths PATHS = Counties.change(
            Counties.change(
                    Drivers.basePaths(BASE, FIRST, LAST),
                    Drivers.PRODUCTIVITY,
                    (year, cell, old) ->
                            year > FIRST && cell < BASE.industries().size() ? 1.02 : old),
            Drivers.NATIONAL_PRODUCTIVITY,
            (year, cell, old) -> year > FIRST ? 1.01 : old);

    /** Holds government saving, foreign saving and productivity. */
    private static final RegionalModel MODEL = RegionalModel.of(
            BASE,
            new Closure(Closure.Government.TRANSFERS, Closure.External.INVESTMENT, Closure.Growth.PRODUCTIVITY_GIVEN));

    private static final Trajectory RUN = MODEL.simulate(PATHS);

    static Stream<Driver> drivers() {
        return PATHS.dictionary().drivers().stream();
    }

    /** A driver that nothing takes up would leave every result as it was, and every law would hold. */
    @ParameterizedTest
    @MethodSource("drivers")
    void everyDriverMovesSomething(Driver driver) {
        boolean isAim = driver.entry().way() == Entry.Way.AIM;
        RegionalModel model = isAim ? RegionalModel.of(BASE, Closure.DEFAULT.calibrating()) : MODEL;
        Trajectory before = isAim ? model.simulate(PATHS) : RUN;
        int last = PATHS.dictionary().size(driver) - 1;
        // not all cells alike: of demand for skills only the difference between groups counts
        Paths shocked = Counties.change(
                PATHS,
                driver,
                (year, cell, old) -> year == FIRST || cell == last && last > 0 || isUntrained(driver, cell)
                        ? old
                        : moved(driver, old));
        assertTrue(differs(before, model.simulate(shocked)), driver.name() + " moves nothing");
    }

    /** People are trained out of the low group, so its own rate is nothing. */
    private static boolean isUntrained(Driver driver, int cell) {
        int group = cell % BASE.groups().size();
        return List.of(Drivers.TRAINING_RATE, Drivers.TRAINING_PERSONS).contains(driver)
                && BASE.groups().code(group).equals(Drivers.TRAINED_FROM);
    }

    private static double moved(Driver driver, double old) {
        if (driver.equals(Drivers.TRAINING_PERSONS)) {
            return old + 10;
        }
        double step = driver.quantity().kind() == Quantity.Kind.RATE ? 0.001 : 0.01 * old;
        return old + step > driver.maximum() ? old - step : old + step;
    }

    private static boolean differs(Trajectory one, Trajectory other) {
        for (YearSolution year : one.years()) {
            for (String name : year.names()) {
                double[] a = year.values(name);
                double[] b = other.year(year.year()).values(name);
                for (int cell = 0; cell < a.length; cell++) {
                    if (Math.abs(a[cell] - b[cell]) > 1e-7 * Math.max(1, Math.abs(a[cell]))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A doubled elasticity leaves the accounts, and moves quantities by the prices that change. */
    @Test
    void anElasticityMovesNothingInTheBaseYear() {
        Paths doubled = Counties.change(PATHS, Drivers.ELASTICITY_REGIONAL, (year, cell, old) -> 2 * old);
        Paths both = Counties.change(
                doubled, Drivers.ELASTICITY_INCOME, (year, cell, old) -> cell % 2 == 0 ? 0.7 * old : old);
        YearSolution base = MODEL.simulate(both).first();
        for (String name : base.names()) {
            double[] expected = RUN.first().values(name);
            double size =
                    Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(1));
            assertArrayEquals(expected, base.values(name), 1e-8 * size, name);
        }
    }

    /** What took a copy of all tables: other income elasticities there, or factors on them in a scenario, are one run. */
    @Test
    void aFactorOnIncomeElasticitiesIsATableWithOthers() {
        List<String> products = List.of("BYGG", "KRAFT");
        Dataset tables = Dataset.embedded().with("industry_elasticities", "income", products, income -> 0.6 * income);
        YearSolution copied = RegionalModel.of(Counties.of(tables), MODEL.closure())
                .simulate(PATHS)
                .last();
        Paths factors = Counties.change(
                PATHS,
                Drivers.ELASTICITY_INCOME,
                (year, cell, old) -> products.contains(BASE.industries().code(cell)) ? 0.6 : old);
        YearSolution driven = MODEL.simulate(factors).last();
        double[] expected = copied.values(Quantities.CONSUMPTION);
        double[] before = RUN.last().values(Quantities.CONSUMPTION);
        double moved = 0;
        for (int cell = 0; cell < expected.length; cell++) {
            moved = Math.max(moved, Math.abs(before[cell] / expected[cell] - 1));
        }
        assertTrue(moved > 1e-4, "moved by " + moved);
        assertArrayEquals(expected, driven.values(Quantities.CONSUMPTION), 1e-4);
    }

    /** All but that of materials, which is zero everywhere. */
    @Test
    void everyElasticityHasAFactor() {
        Set<String> factors = new HashSet<>();
        Drivers.all().forEach(driver -> factors.add(driver.name()));
        for (String nest : BASE.dataset().elasticities().axis(1).codes()) {
            assertEquals(!nest.equals("materials"), factors.contains("elasticity_" + nest), nest);
        }
    }

    /** The derivative by a factor on an elasticity is that of two runs, and by the elasticity of the tables alike. */
    @Test
    void theGradientByAnElasticityIsThatOfDifferences() {
        int industry = BASE.industries().indexOf("BYGG");
        double[] all = new double[BASE.industries().size()];
        Arrays.fill(all, 1);
        PathGradient gradient = PathGradient.of(
                MODEL,
                RUN,
                Measure.logProduct(RUN.last(), Counties.benchmark().regions().all("Norway"), all));
        double found = 0;
        for (int year = FIRST; year <= LAST; year++) {
            found += gradient.by(Drivers.ELASTICITY_CAPITAL_LABOUR, year, industry);
        }
        double step = 1e-3;
        double up = logProduct(industry, 1 + step);
        double down = logProduct(industry, 1 - step);
        double difference = (up - down) / (2 * step);
        assertEquals(difference, found, 1e-5 * Math.abs(difference) + 1e-10);
        double table = BASE.elasticity("capital_labour")[industry];
        assertEquals(found, table * gradient.byElasticity().get("sigma_capital_labour")[industry], 1e-12);
    }

    private static double logProduct(int industry, double factor) {
        Paths changed = Counties.change(
                PATHS, Drivers.ELASTICITY_CAPITAL_LABOUR, (year, cell, old) -> cell == industry ? factor * old : old);
        double[] value = MODEL.simulate(changed).last().values(Quantities.VALUE_ADDED);
        return Math.log(Arrays.stream(value).sum());
    }

    @Test
    void everyConstantIsInTheCatalogue() {
        List<Driver> constants = Arrays.stream(Drivers.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Driver.class)
                .map(field -> {
                    try {
                        return (Driver) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertEquals(constants, Drivers.all());
        Set<String> ids = new HashSet<>();
        constants.forEach(driver -> assertTrue(ids.add(driver.name()), driver.name() + " twice"));
    }

    /** A parameter of the equations, or a variable: what the catalogue calls a symbol is one. */
    @Test
    void everySymbolOfADriverIsInTheEquations() {
        Set<String> symbols = new HashSet<>();
        MODEL.system().declaration().parameters().forEach(parameter -> symbols.add(parameter.name()));
        MODEL.system().declaration().variables().forEach(variable -> symbols.add(variable.name()));
        Drivers.all().forEach(driver -> driver.entry()
                .symbols()
                .forEach(symbol -> assertTrue(symbols.contains(symbol), driver.name() + ": " + symbol)));
    }

    @Test
    void theBaseYearOfEveryDriverIsWithinItsRange() {
        for (Driver driver : PATHS.dictionary().drivers()) {
            for (double value : PATHS.values(driver, FIRST)) {
                assertTrue(value >= driver.minimum() && value <= driver.maximum(), driver.name() + " " + value);
            }
        }
        assertFalse(Drivers.all().isEmpty());
        assertEquals(Dataset.embedded().participation(), PATHS.value(Drivers.PARTICIPATION, FIRST, 0));
    }
}
