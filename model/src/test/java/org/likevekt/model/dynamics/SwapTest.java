package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.checks.Laws;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.closure.SwapException;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;

/** What swaps find holds what they hold, and a run that takes what was found as given is the same run. */
class SwapTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final Map<String, Target> RESULTS =
            Target.of(Counties.model().quantities().values());
    private static final int LAST = 2021;
    private static final Paths GIVEN = given();
    private static final Trajectory BASE = Counties.model().simulate(GIVEN);
    private static final double EQUAL = 1e-9;
    private static final Map<List<Swap>, RegionalModel> MODELS = new LinkedHashMap<>();

    /** Paths on which something happens every year, so that no held result is constant. */
    private static Paths given() {
        Paths.Builder builder = Drivers.basePaths(BENCHMARK, 2018, LAST).toBuilder();
        for (int year = 2019; year <= LAST; year++) {
            builder.set(Drivers.NATIONAL_PRODUCTIVITY, year, 0, StrictMath.pow(1.01, year - 2018));
            builder.set(Drivers.POPULATION, year, 0, 1.01 * builder.get(Drivers.POPULATION, year - 1, 0));
            for (int cell = 0; cell < builder.build().dictionary().size(Drivers.TRAINING_RATE); cell++) {
                builder.set(Drivers.TRAINING_RATE, year, cell, cell % 4 == 0 ? 0 : 0.01);
            }
        }
        return builder.build();
    }

    private static Swap swap(Driver instrument, Map<Axis, List<String>> where, String held) {
        return swap(instrument, where, held, where);
    }

    private static Swap swap(
            Driver instrument, Map<Axis, List<String>> where, String held, Map<Axis, List<String>> targetCodes) {
        Target target = RESULTS.get(held);
        return new Swap(instrument, whole(instrument, where), target, whole(target.path(), targetCodes));
    }

    private static Map<Axis, List<String>> whole(Driver driver, Map<Axis, List<String>> where) {
        Map<Axis, List<String>> whole = new EnumMap<>(Axis.class);
        driver.axes()
                .forEach(axis -> whole.put(
                        axis,
                        where.getOrDefault(axis, GIVEN.dictionary().axis(axis).codes())));
        return whole;
    }

    private static Map<Axis, List<String>> in(String region) {
        return Map.of(Axis.REGION, List.of(region));
    }

    private static Map<Axis, List<String>> trained(String region, String... groups) {
        return Map.of(Axis.REGION, List.of(region), Axis.GROUP, List.of(groups));
    }

    static List<List<Swap>> swaps() {
        Map<Axis, List<String>> vocational = Map.of(Axis.GROUP, List.of("vocational"));
        return List.of(
                List.of(swap(Drivers.INCOME_TAX, Map.of(), "government_saving_level")),
                List.of(swap(Drivers.NATIONAL_PRODUCTIVITY, Map.of(), "mainland_product")),
                List.of(swap(
                        Drivers.TRANSFER_SCALE,
                        Map.of(),
                        "spending",
                        Map.of(Axis.REGION, List.of("50"), Axis.GROUP, List.of("low")))),
                List.of(swap(Drivers.GROUP_PRODUCTIVITY, vocational, "wage")),
                List.of(swap(
                        Drivers.PRODUCTIVITY,
                        in("50"),
                        "wage",
                        Map.of(Axis.REGION, List.of("50"), Axis.GROUP, List.of("vocational")))),
                List.of(swap(
                        Drivers.PAYROLL_TAX,
                        in("18"),
                        "wage",
                        Map.of(Axis.REGION, List.of("18"), Axis.GROUP, List.of("low")))),
                List.of(swap(Drivers.FOREIGN_SAVING, Map.of(), "investment_spending")),
                List.of(swap(
                        Drivers.EXPORT_DEMAND,
                        Map.of(Axis.INDUSTRY, List.of("FISK"), Axis.REGION, List.of("18", "46")),
                        "output")),
                List.of(swap(Drivers.TRAINING_RATE, trained("50", "vocational"), "wage")),
                List.of(swap(Drivers.TRAINING_RATE, trained("03", "vocational", "lower_university"), "wage")),
                List.of(swap(
                        Drivers.TRAINING_RATE,
                        Map.of(Axis.GROUP, List.of("vocational")),
                        "wage",
                        Map.of(Axis.GROUP, List.of("low")))),
                List.of(swap(Drivers.WORKING_AGE_SHARE, Map.of(), "mainland_product")),
                List.of(swap(Drivers.HIGHER_EDUCATION_SHARE, in("46"), "wage", trained("46", "lower_university"))),
                List.of(
                        swap(Drivers.POPULATION, in("18"), "wage", trained("18", "low")),
                        swap(Drivers.GROUP_PRODUCTIVITY, trained("18", "vocational"), "wage")),
                List.of(
                        swap(Drivers.GROUP_PRODUCTIVITY, trained("46", "vocational"), "wage"),
                        swap(Drivers.GROUP_PRODUCTIVITY, trained("50", "vocational"), "wage")),
                List.of(
                        swap(Drivers.CONSUMPTION_TAX, Map.of(), "public_receipts"),
                        swap(Drivers.GROUP_PRODUCTIVITY, in("50"), "wage")));
    }

    private static RegionalModel model(List<Swap> swaps) {
        return MODELS.computeIfAbsent(swaps, s -> RegionalModel.of(BENCHMARK, Closure.DEFAULT.with(s)));
    }

    private static Paths withTargets(Paths paths, List<Swap> swaps, Trajectory from) {
        Map<Driver, double[][]> more = new LinkedHashMap<>();
        for (Swap swap : swaps) {
            double[][] target = new double[LAST - 2018 + 1][];
            for (int year = 2018; year <= LAST; year++) {
                target[year - 2018] = from.year(year).values(swap.target().symbol());
            }
            more.put(swap.target().path(), target);
            if (Drivers.SCALES.contains(swap.instrument())) {
                double[][] one = new double[target.length][];
                Arrays.fill(one, new double[] {1});
                more.put(swap.instrument(), one);
            }
        }
        return paths.with(more);
    }

    private static Paths shocked(Paths paths) {
        Paths.Builder builder = paths.toBuilder();
        for (int year = 2020; year <= LAST; year++) {
            for (int cell = 0; cell < 24; cell++) {
                builder.set(Drivers.GOVERNMENT_PURCHASES, year, cell, 1.002);
            }
            builder.set(Drivers.IMPORT_PRICE, year, 3, 1.003);
        }
        return builder.build();
    }

    @ParameterizedTest
    @MethodSource("swaps")
    void theBaseRunAgainIsTheBase(List<Swap> swaps) {
        RegionalModel model = model(swaps);
        Trajectory again = model.simulate(withTargets(GIVEN, swaps, BASE), Optional.of(BASE), RunListener.SILENT);
        assertAlike(BASE, again);
        assertPathsAlike(GIVEN, again.paths());
    }

    @ParameterizedTest
    @MethodSource("swaps")
    void whatIsHeldStaysAndWhatIsFoundExplainsIt(List<Swap> swaps) {
        RegionalModel model = model(swaps);
        Paths policy = withTargets(shocked(GIVEN), swaps, BASE);
        Trajectory held = model.simulate(policy, Optional.of(BASE), RunListener.SILENT);
        Trajectory free = Counties.model().simulate(shocked(GIVEN));
        for (Swap swap : swaps) {
            int cell = heldCell(swap);
            double target = BASE.last().values(swap.target().symbol())[cell];
            assertEquals(target, held.last().values(swap.target().symbol())[cell], EQUAL * Math.abs(target));
            assertTrue(
                    Math.abs(free.last().values(swap.target().symbol())[cell] / target - 1) > 1e-7,
                    "the shock moves " + swap.target().path().name() + " where nothing holds it");
        }
        if (swaps.stream().noneMatch(swap -> Drivers.SCALES.contains(swap.instrument()))) {
            assertAlike(held, Counties.model().simulate(held.paths()));
        }
        assertEquals(0, held.last().walras(), EQUAL);
        double[] point = held.last().point();
        double[] residual = new double[point.length];
        model.evaluation(held.paths(), held.last()).residual(point, residual);
        assertEquals(0, Arrays.stream(residual).map(Math::abs).max().orElse(1), 1e-8);
    }

    @ParameterizedTest
    @EnumSource(Closure.Government.class)
    void theBaseRunAgainIsTheBaseUnderEveryNamedClosure(Closure.Government government) {
        for (Closure.External external : Closure.External.values()) {
            Closure closure = new Closure(government, external, Closure.Growth.PRODUCTIVITY_GIVEN);
            RegionalModel model = RegionalModel.of(BENCHMARK, closure);
            assertAlike(BASE, model.simulate(GIVEN, Optional.of(BASE), RunListener.SILENT));
        }
    }

    @Test
    void everyCountysWageIsHeldByItsProductivity() {
        List<Swap> swaps =
                List.of(swap(Drivers.PRODUCTIVITY, Map.of(), "wage", Map.of(Axis.GROUP, List.of("vocational"))));
        assertAlike(
                BASE, model(swaps).simulate(withTargets(GIVEN, swaps, BASE), Optional.of(BASE), RunListener.SILENT));
    }

    @Test
    void lawsHoldWhereTrainingIsFound() {
        List<Swap> swaps = List.of(swap(Drivers.TRAINING_RATE, trained("50", "vocational"), "wage"));
        Trajectory run = model(swaps).simulate(withTargets(shocked(GIVEN), swaps, BASE));
        Laws.check(model(swaps), run).forEach(law -> assertTrue(law.holds(), law::toString));
    }

    @Test
    void theNamedClosuresAreSwaps() {
        Swap swap = swap(Drivers.TRANSFER_SCALE, Map.of(), "government_saving_level");
        Trajectory swapped = model(List.of(swap))
                .simulate(withTargets(shocked(GIVEN), List.of(swap), BASE), Optional.of(BASE), RunListener.SILENT);
        Closure transfers = new Closure(
                Closure.Government.TRANSFERS, Closure.External.INVESTMENT, Closure.Growth.PRODUCTIVITY_GIVEN);
        Trajectory named =
                RegionalModel.of(BENCHMARK, transfers).simulate(shocked(GIVEN), Optional.of(BASE), RunListener.SILENT);
        assertAlike(named, swapped);
        assertEquals(named.last().value("TRS"), swapped.paths().value(Drivers.TRANSFER_SCALE, LAST, 0), EQUAL);
    }

    @Test
    void aPolicyWithoutItsBaselinesSwapTakesWhatItFound() {
        Swap swap = swap(
                Drivers.PAYROLL_TAX, in("18"), "wage", Map.of(Axis.REGION, List.of("18"), Axis.GROUP, List.of("low")));
        Paths risen = withTargets(GIVEN, List.of(swap), BASE);
        double[] wages = risen.values(swap.target().path(), LAST);
        Trajectory base = model(List.of(swap))
                .simulate(risen.with(
                        swap.target().path(),
                        LAST,
                        Arrays.stream(wages).map(w -> 1.01 * w).toArray()));
        assertTrue(base.paths().value(Drivers.PAYROLL_TAX, LAST, 0) == GIVEN.value(Drivers.PAYROLL_TAX, LAST, 0));
        assertAlike(base, Counties.model().simulate(Counties.model().carried(GIVEN, base)));
    }

    static List<Arguments> refused() {
        Map<Axis, List<String>> low = Map.of(Axis.REGION, List.of("18"), Axis.GROUP, List.of("low"));
        Swap tax = swap(Drivers.INCOME_TAX, Map.of(), "mainland_product");
        return List.of(
                arguments(
                        Closure.DEFAULT,
                        List.of(swap(Drivers.PARTICIPATION, Map.of(), "mainland_product")),
                        "'participation' cannot be found: only its change since the first year counts"),
                arguments(
                        Closure.DEFAULT,
                        List.of(swap(Drivers.MIGRATION_BASE_GAP, Map.of(), "mainland_product")),
                        "acts on the moves to the next year"),
                arguments(
                        Closure.DEFAULT,
                        List.of(swap(Drivers.TRAINING_RATE, Map.of(), "wage")),
                        "'training_rate' cannot be found for the low group"),
                arguments(
                        Closure.DEFAULT,
                        List.of(
                                swap(Drivers.POPULATION, in("18"), "wage", trained("18", "low")),
                                swap(Drivers.TRAINING_RATE, trained("18", "vocational"), "wage")),
                        "'population' and 'training_rate' both make the people of a region"),
                arguments(
                        Closure.DEFAULT.calibrating(),
                        List.of(swap(Drivers.POPULATION, in("18"), "wage", trained("18", "low"))),
                        "'population' cannot be found in a calibration"),
                arguments(
                        Closure.DEFAULT,
                        List.of(swap(
                                Drivers.NATIONAL_PRODUCTIVITY,
                                Map.of(),
                                "public_purchases",
                                Map.of(Axis.REGION, List.of("18"), Axis.INDUSTRY, List.of("BYGG")))),
                        "nothing that the swaps find moves 'public_purchases'"),
                arguments(
                        Closure.DEFAULT,
                        List.of(swap(Drivers.PAYROLL_TAX, in("18"), "foreign_saving_level")),
                        "'foreign_saving_level' is given by the closure already"),
                arguments(
                        Closure.DEFAULT,
                        List.of(swap(Drivers.TRANSFER_SCALE, Map.of(), "balance_with_the_world")),
                        "nothing that the swaps find moves 'balance_with_the_world'"),
                arguments(
                        Closure.DEFAULT,
                        List.of(tax, swap(Drivers.INCOME_TAX, in("18"), "wage", low)),
                        "'income_tax' is found twice"),
                arguments(
                        Closure.DEFAULT,
                        List.of(tax, swap(Drivers.TRANSFER_SCALE, Map.of(), "mainland_product")),
                        "'mainland_product' is held twice"),
                arguments(
                        Closure.DEFAULT,
                        List.of(
                                swap(Drivers.CONSUMPTION_TAX, Map.of(), "export_value"),
                                swap(Drivers.NATIONAL_PRODUCTIVITY, Map.of(), "import_value"),
                                swap(Drivers.SAVING_RATE, Map.of(), "petroleum_cash_flow")),
                        "do not determine what they find"),
                arguments(
                        Closure.DEFAULT,
                        List.of(swap(
                                Drivers.NATURAL_RESOURCE,
                                Map.of(Axis.INDUSTRY, List.of("BYGG"), Axis.REGION, List.of("18")),
                                "mainland_product")),
                        "nothing that the swaps find moves 'mainland_product'"),
                arguments(
                        Closure.DEFAULT.calibrating(),
                        List.of(swap(Drivers.NATIONAL_PRODUCTIVITY, Map.of(), "wage_bill")),
                        "'national_productivity' is found by the closure already"),
                arguments(
                        new Closure(
                                Closure.Government.SAVING,
                                Closure.External.FOREIGN_SAVING,
                                Closure.Growth.PRODUCTIVITY_GIVEN),
                        List.of(swap(Drivers.FOREIGN_SAVING, Map.of(), "mainland_product")),
                        "'foreign_saving' is found by the closure already"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Closure closure, List<Swap> swaps, String because) {
        SwapException refused =
                assertThrows(SwapException.class, () -> RegionalModel.of(BENCHMARK, closure.with(swaps)));
        assertTrue(refused.getMessage().contains(because), refused.getMessage());
        assertTrue(swaps.containsAll(refused.culprits()) && !refused.culprits().isEmpty());
    }

    @Test
    void cellsThatDoNotPairAreRefusedWithBothLists() {
        String message = assertThrows(IllegalArgumentException.class, () -> swap(Drivers.INCOME_TAX, in("18"), "wage"))
                .getMessage();
        assertTrue(message.contains("'income_tax' is found for region [18]"), message);
        assertTrue(message.contains("'wage' held for region [18], group [low, vocational"), message);
    }

    private static int heldCell(Swap swap) {
        int cell = 0;
        for (Axis axis : swap.target().path().axes()) {
            List<String> codes = GIVEN.dictionary().axis(axis).codes();
            cell = cell * codes.size() + codes.indexOf(swap.targetCodes(axis).get(0));
        }
        return cell;
    }

    private static void assertAlike(Trajectory expected, Trajectory actual) {
        for (YearSolution year : expected.years()) {
            for (String name :
                    List.of("PY", "Y", "W", "INC", "GS", "SF", "LAMBDA", "mainland product", "consumption")) {
                double[] wanted = year.values(name);
                double[] found = actual.year(year.year()).values(name);
                for (int cell = 0; cell < wanted.length; cell++) {
                    assertEquals(
                            wanted[cell],
                            found[cell],
                            EQUAL * Math.max(1, Math.abs(wanted[cell])),
                            name + " " + cell + " in " + year.year());
                }
            }
            double[] moves = year.migration();
            double[] found = actual.year(year.year()).migration();
            for (int cell = 0; cell < moves.length; cell++) {
                assertEquals(moves[cell], found[cell], 1e-4, "moves " + cell + " in " + year.year());
            }
        }
    }

    private static void assertPathsAlike(Paths expected, Paths actual) {
        for (Driver driver : expected.dictionary().drivers()) {
            for (int year = expected.firstYear(); year <= expected.lastYear(); year++) {
                double[] wanted = expected.values(driver, year);
                double[] found = actual.values(driver, year);
                for (int cell = 0; cell < wanted.length; cell++) {
                    assertEquals(wanted[cell], found[cell], EQUAL * Math.max(1, Math.abs(wanted[cell])), driver.name());
                }
            }
        }
    }
}
