package org.likevekt.scenarios.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionPartition;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.checks.Law;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.Brief;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/**
 * What is said of why parts differ from their county: in a run, and in one in which nobody moves. Of two parts of Trøndelag the one in
 * which the cause is larger has the larger effect, in most pairs.
 */
class DifferingTest {
    private static final int LAST = 2024;
    private static final double MOSTLY = 0.8;

    private static final String BRIEF = Brief.until(LAST);

    private static final String STAYING = BRIEF + "  - {multiply: migration_elasticity, value: 0}\n";

    private static Run moving;
    private static Run staying;
    private static Consistency consistency;
    private static Consistency ofStaying;

    @BeforeAll
    static void solve(@TempDir Path folder) throws IOException {
        String brief = Files.writeString(folder.resolve("brief.yaml"), BRIEF).toString();
        String still = Files.writeString(folder.resolve("still.yaml"), STAYING).toString();
        Runner whole = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        Runner split = whole.withRegions("trondelag-split");
        moving = split.run(brief);
        staying = split.run(still);
        consistency = Consistency.ofRegions(whole.run(brief), moving);
        ofStaying = Consistency.ofRegions(whole.run(still), staying);
    }

    private static double furthest(Consistency of, Quantity quantity) {
        return of.differing(LAST).stream()
                .filter(pair -> pair.quantity().equals(quantity))
                .mapToDouble(pair -> Math.abs(pair.percent()) / 100)
                .max()
                .orElseThrow();
    }

    @Test
    void allThatIsListedDiffersAndNothingElseMust() {
        for (Quantity quantity : Differing.byRegions().keySet()) {
            assertTrue(furthest(consistency, quantity) > 1e-8, quantity.id() + " does not differ");
        }
        for (Law law : consistency.equal()) {
            assertTrue(law.holds(), law.toString());
        }
    }

    /** Population and employed differ by moves alone; all else by more than that. */
    @Test
    void whereNobodyMovesPeopleDoNotDiffer() {
        for (Quantity quantity : Differing.byRegions().keySet()) {
            boolean isOfPeople = quantity.equals(Quantities.POPULATION) || quantity.equals(Quantities.EMPLOYED);
            double furthest = furthest(ofStaying, quantity);
            assertTrue(isOfPeople ? furthest < 1e-9 : furthest > 1e-8, quantity.id() + ": " + furthest);
        }
    }

    @Test
    void peopleMoveToWhereWagesHaveRisen() {
        Grid wages = growth(staying, Quantities.WAGE);
        Grid with = grid(moving.trajectory().last(), Quantities.EMPLOYED, moving);
        Grid without = grid(staying.trajectory().last(), Quantities.EMPLOYED, staying);
        assertMostly(
                "moves by wages",
                wages.axis(1),
                e -> r -> wages.get(r, e),
                e -> r -> with.get(r, e) / without.get(r, e));
    }

    /** In the first year all wages and prices are one; then none of the parts' is another's. */
    @Test
    void wagesAndPricesOfPartsRiseApart() {
        for (Quantity quantity : List.of(Quantities.WAGE, Quantities.CAPITAL_RENTAL, Quantities.OUTPUT_PRICE)) {
            Grid risen = growth(staying, quantity);
            for (int c = 0; c < risen.axis(1).size(); c++) {
                int column = c;
                double[] parts = parts().stream()
                        .mapToDouble(r -> risen.get(r, column))
                        .filter(growth -> !Double.isNaN(growth))
                        .distinct()
                        .toArray();
                assertTrue(
                        parts.length > 1, quantity.id() + " of " + risen.axis(1).code(c));
            }
        }
    }

    /**
     * Product of a part goes with its own labour and capital, by what they earn in the county. Technology grows alike, so that of
     * two parts the one whose labour and capital grew more makes more.
     */
    @Test
    void productGoesWithLabourAndCapital() {
        Grid product = growth(moving, Quantities.VALUE_ADDED);
        Grid labour = growth(moving, Quantities.LABOUR_DEMAND, 2);
        Grid capital = growth(moving, Quantities.CAPITAL_USED);
        Grid pay = accounts().compensation().sumOver(2);
        Grid surplus = accounts().surplus();
        assertMostly(
                "product by labour and capital",
                product.axis(1),
                i -> r -> {
                    double share = pay.get(r, i) / (pay.get(r, i) + surplus.get(r, i));
                    return share * Math.log(labour.get(r, i)) + (1 - share) * Math.log(capital.get(r, i));
                },
                i -> r -> product.get(r, i));
    }

    /**
     * Where nobody moves, labour of a group grows alike in all parts, and pay rises most where those industries are within reach by
     * commuting whose demand for the group grows most in the county.
     */
    @Test
    void wagesFollowTheIndustriesWithinReach() {
        Grid first = grid(staying.trajectory().first(), Quantities.LABOUR_DEMAND, staying);
        Grid last = grid(staying.trajectory().last(), Quantities.LABOUR_DEMAND, staying);
        Grid reached = accounts().commutingEarnings();
        Grid wages = growth(staying, Quantities.WAGE_PER_PERSON);
        ByColumn demand = e -> s -> mean(
                first.axis(1).size(), i -> first.get(s, i, e), i -> sumOfParts(last, i, e) / sumOfParts(first, i, e));
        ByColumn withinReach = e -> r -> mean(first.axis(0).size(), s -> reached.get(r, s, e), demand.of(e));
        double here = agreement("wages", wages.axis(1), demand, e -> r -> wages.get(r, e));
        double reach = agreement("wages", wages.axis(1), withinReach, e -> r -> wages.get(r, e));
        assertTrue(reach > MOSTLY && reach > here, "within reach " + reach + ", in the part itself " + here);
    }

    private static double sumOfParts(Grid labour, int i, int e) {
        return parts().stream().mapToDouble(r -> labour.get(r, i, e)).sum();
    }

    private static double mean(int size, IntToDoubleFunction weight, IntToDoubleFunction figure) {
        double weights = IntStream.range(0, size).mapToDouble(weight).sum();
        return IntStream.range(0, size)
                        .filter(i -> weight.applyAsDouble(i) > 0)
                        .mapToDouble(i -> weight.applyAsDouble(i) * figure.applyAsDouble(i))
                        .sum()
                / weights;
    }

    @Test
    void theWorldBuysWhereThePriceHasRisenLess() {
        Grid prices = growth(moving, Quantities.OUTPUT_PRICE);
        Grid exports = growth(moving, Quantities.EXPORTS);
        assertMostly("exports by prices", prices.axis(1), j -> r -> prices.get(r, j), j -> r -> -exports.get(r, j));
    }

    @Test
    void buyersTurnToImportsWhereHomeIsDear() {
        Grid prices = growth(moving, Quantities.DOMESTIC_PRICE);
        Grid imports = growth(moving, Quantities.IMPORTS);
        Grid all = growth(moving, Quantities.COMPOSITE);
        assertMostly(
                "imports by prices",
                prices.axis(1),
                j -> r -> prices.get(r, j),
                j -> r -> imports.get(r, j) / all.get(r, j));
    }

    @Test
    void householdsSpendWhatTheyEarn() {
        Grid incomes = growth(moving, Quantities.DISPOSABLE_INCOME);
        Grid spent = growth(moving, Quantities.CONSUMPTION, 2);
        assertMostly("consumption by incomes", incomes.axis(1), e -> r -> incomes.get(r, e), e -> r -> spent.get(r, e));
    }

    @Test
    void investmentGoesWhereItReturns() {
        Grid rentals = growth(moving, Quantities.CAPITAL_RENTAL);
        Grid invested = growth(moving, Quantities.INVESTMENT);
        assertMostly("investment", rentals.axis(1), i -> r -> rentals.get(r, i), i -> r -> invested.get(r, i));
    }

    private static Grid grid(YearSolution year, Quantity quantity, Run run) {
        RegionPartition same = RegionPartition.identity(run.model().benchmark().regions());
        return new RegionalRun(run, same)
                .grid(quantity, year.year() - run.trajectory().first().year());
    }

    private static Grid growth(Run run, Quantity quantity, int... summed) {
        Grid first = grid(run.trajectory().first(), quantity, run).sumOver(summed);
        Grid last = grid(run.trajectory().last(), quantity, run).sumOver(summed);
        return Grid.of(
                at -> first.get(at) > 0 ? last.get(at) / first.get(at) : Double.NaN,
                first.axes().toArray(Classification[]::new));
    }

    private static RegionalAccounts accounts() {
        return moving.model().benchmark().accounts();
    }

    /** The municipalities of Trøndelag. */
    private static List<Integer> parts() {
        Classification regions = moving.model().benchmark().regions();
        List<Integer> parts = IntStream.range(0, regions.size())
                .filter(r -> regions.code(r).startsWith("50"))
                .boxed()
                .toList();
        assertEquals(38, parts.size());
        return parts;
    }

    private interface ByColumn {
        IntToDoubleFunction of(int column);
    }

    private static void assertMostly(String what, Classification columns, ByColumn cause, ByColumn effect) {
        double agreeing = agreement(what, columns, cause, effect);
        assertTrue(agreeing > MOSTLY, what + ": " + agreeing);
    }

    /** In which share of the pairs of parts the one in which the cause is larger has the larger effect. */
    private static double agreement(String what, Classification columns, ByColumn cause, ByColumn effect) {
        List<Integer> parts = parts();
        int agree = 0;
        int all = 0;
        for (int c = 0; c < columns.size(); c++) {
            for (int s : parts) {
                for (int r : parts) {
                    double causes = cause.of(c).applyAsDouble(r) - cause.of(c).applyAsDouble(s);
                    double effects =
                            effect.of(c).applyAsDouble(r) - effect.of(c).applyAsDouble(s);
                    boolean isTold = r > s && Math.abs(causes) > 1e-9 && Math.abs(effects) > 1e-9;
                    all += isTold ? 1 : 0;
                    agree += isTold && causes * effects > 0 ? 1 : 0;
                }
            }
        }
        assertTrue(all > 1000, what + ": " + all + " pairs");
        return (double) agree / all;
    }
}
