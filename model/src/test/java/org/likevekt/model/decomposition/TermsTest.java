package org.likevekt.model.decomposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;

/** Terms of every kind of figure between a run in which nothing moves and one in which every driver does. */
class TermsTest {
    private static final int YEAR = 2021;

    private static final RegionalModel MODEL = Counties.model();
    private static Compared runs;
    private static Terms terms;
    private static Readings readings;

    @BeforeAll
    static void solve() {
        Trajectory base = MODEL.simulate(Drivers.basePaths(Counties.benchmark(), 2018, YEAR));
        Trajectory run = MODEL.simulate(Counties.everythingMoves(Counties.benchmark(), 2018, YEAR));
        runs = new Compared(MODEL, run, MODEL, base);
        terms = new Terms(runs);
        readings = new Readings(MODEL, run.paths().dictionary());
    }

    /** The change that terms add up to: of the logarithm for what the solver works on the logarithm of, else of the level. */
    private static double change(Figure figure, Parts parts) {
        double before = runs.before(figure);
        double after = runs.after(figure);
        double logarithm = Math.log(after / before);
        return Math.abs(parts.sum() - logarithm) < Math.abs(parts.sum() - (after - before))
                ? logarithm
                : after - before;
    }

    @Test
    void theTermsOfEveryEquationAddUpToTheChangeOfWhatItDetermines() {
        List<String> missed = new ArrayList<>();
        List<Quantity> all = new ArrayList<>(MODEL.quantities().values());
        all.addAll(List.of(
                Quantities.EMPLOYED,
                Quantities.POPULATION,
                Quantities.ACCUMULATED_MIGRATION,
                Quantities.NET_MIGRATION,
                Quantities.WAGE_PER_PERSON,
                Quantities.CAPITAL_STOCK,
                Quantities.FUND,
                Quantities.CAPITAL_ABROAD));
        int taken = 0;
        // what Walras' law makes zero is rounding in both runs
        all.remove(Quantities.BALANCE_WITH_WORLD);
        for (Quantity quantity : all) {
            int cells = runs.run().paths().dictionary().over(quantity.axes()).cells();
            Figure figure = new Figure(quantity, cells * 5 / 6, YEAR);
            if (runs.change(figure) == 0) {
                continue;
            }
            Parts parts = terms.parts(figure);
            double change = change(figure, parts);
            boolean isGiven = parts.parts().isEmpty();
            taken += isGiven ? 0 : 1;
            if (!isGiven && Math.abs(parts.sum() - change) > 1e-8 * Math.abs(change)) {
                missed.add(quantity.id() + ": " + parts.sum() + " of " + change);
            }
        }
        assertEquals(List.of(), missed);
        assertTrue(taken >= 45, taken + " figures were taken apart");
    }

    @Test
    void whatAReadingIsMadeOfAddsUpToItsChange() {
        int region = 9;
        String code = Counties.benchmark().regions().code(region);
        for (Quantity quantity : List.of(
                Quantities.MAINLAND_PRODUCT_PER_PERSON, Quantities.MAINLAND_PRODUCT_BY_REGION, Quantities.OUTPUT)) {
            Reading reading = readings.of(quantity, Map.of(Axis.REGION, List.of(code)));
            Term root = terms.of(reading, YEAR, 2, 2);
            double change =
                    reading.of(runs.run().year(YEAR)) - reading.of(runs.base().year(YEAR));
            assertEquals(change, root.contribution(), 0);
            assertAddsUp(root);
            assertTrue(root.others() > 0, "an industry or more is not told");
        }
    }

    private static void assertAddsUp(Term term) {
        double sum = term.rest();
        for (Term each : term.terms()) {
            sum += each.contribution();
            assertAddsUp(each);
        }
        if (!term.terms().isEmpty()) {
            assertEquals(
                    term.contribution(),
                    sum,
                    1e-12 * Math.abs(term.contribution()),
                    term.figure().toString());
        }
    }

    /** Labour is a stock of people, these of moves, and moves of the wages of the years before. */
    @Test
    void causesAreFollowedAcrossYears() {
        Figure figure =
                new Figure(Quantities.WAGE, Counties.benchmark().groups().cell(9, 0), YEAR);
        for (Quantity next : List.of(
                Quantities.LABOUR_SUPPLY,
                Quantities.EMPLOYED,
                Quantities.ACCUMULATED_MIGRATION,
                Quantities.NET_MIGRATION,
                Quantities.WAGE_PER_PERSON)) {
            figure = terms.parts(figure).parts().stream()
                    .map(Parts.Part::figure)
                    .filter(cause -> cause.quantity().equals(next))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + next.id()));
        }
        assertEquals(2018, figure.year());
    }

    @Test
    void whatDoesNotAddUpIsAskedForByName() {
        Map<Axis, List<String>> country = Map.of();
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> readings.of(Quantities.WAGE, country));
        assertTrue(refused.getMessage().contains("does not add up over regions"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> readings.of(Quantities.EXCHANGE_RATE, country));
    }
}
