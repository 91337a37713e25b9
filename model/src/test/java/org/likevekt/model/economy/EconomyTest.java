package org.likevekt.model.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.find;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.mayBeFree;
import static org.likevekt.model.economy.Economy.nest;
import static org.likevekt.model.economy.Economy.price;
import static org.likevekt.model.economy.Economy.sector;
import static org.likevekt.solver.algebra.Expr.complement;
import static org.likevekt.solver.algebra.Expr.constant;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/** Economies of one or two lines whose answers are worked out by hand. */
class EconomyTest {
    private static final double CLOSE = 1e-8;

    private static String refusal(Economy economy) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> economy.problem("PL"))
                .getMessage());
    }

    @Test
    void wrongCellIsNamedByTheTwoAccountsItThrowsOff() {
        Economy economy = Economy.of(
                sector("X").makes("PX", 100).uses(1, flow("PL", 55), flow("PK", 50)),
                consumer("RA").owns("PL", 50).owns("PK", 50).buys("PX", 100));
        String message = refusal(economy);
        assertTrue(message.contains("X receives 100 and pays 105"), message);
        assertTrue(message.contains("PL receives 55 and pays 50"), message);
        assertTrue(message.contains("Maybe what PL receives from X is 50, not 55"), message);
    }

    @Test
    void accountThatBuysNothingIsRefused() {
        Economy economy = Economy.of(
                sector("X").makes("PX", 100).uses(1, flow("PL", 100).taxed("t", 0, "GOV")),
                consumer("RA").owns("PL", 100).buys("PX", 100),
                consumer("GOV"));
        String message = refusal(economy);
        assertTrue(message.contains("GOV") && message.contains("would be lost"), message);
    }

    @Test
    void namesThatDoNotExistAreRefused() {
        Economy economy = Economy.of(
                sector("X").makes("PX", 100).uses(1, flow("PL", 100).taxed("t", 0, "GOV")),
                consumer("RA").owns("PL", 100).buys("PX", 100));
        assertTrue(refusal(economy).contains("no consumer 'GOV', expected one of [RA]"));
        Economy other = Economy.of(
                sector("X").makes("PX", 100).uses(1, flow("PL", 100)),
                consumer("X").owns("PL", 100).buys("PX", 100));
        assertTrue(refusal(other).contains("'X' is the name of two things"));
    }

    /** A takes 100 hours, B in reserve 120. A tax of 10 % on A's hours leaves B idle; one of 50 % idles A: 100 / 120 B runs. */
    @Test
    void technologyInReserveStartsWhereItPays() {
        Problem problem = Economy.of(
                        sector("A")
                                .makes("PX", 100)
                                .uses(1, flow("PL", 100).taxed("t", 0, "RA"))
                                .mayIdle(),
                        sector("B").makes("PX", 100).uses(1, flow("PL", 120)).idle(),
                        consumer("RA").owns("PL", 100).buys("PX", 100))
                .problem("PL");
        Solution base = problem.replicate();
        assertEquals(0, base.level("B"));
        Solution low = problem.with("t", 0.1).solve();
        assertEquals(1, low.level("A"), CLOSE);
        assertEquals(0, low.level("B"), CLOSE);
        assertEquals(1.1, low.level("PX"), CLOSE);
        Solution high = problem.with("t", 0.5).solve();
        assertEquals(0, high.level("A"), CLOSE);
        assertEquals(100.0 / 120, high.level("B"), CLOSE);
        assertEquals(1.2, high.level("PX"), CLOSE);
    }

    @Test
    void reserveThatWouldPayInTheBenchmarkIsRefused() {
        Economy economy = Economy.of(
                sector("A").makes("PX", 100).uses(1, flow("PL", 100)),
                sector("B").makes("PX", 100).uses(1, flow("PL", 90)).idle(),
                consumer("RA").owns("PL", 100).buys("PX", 100));
        assertTrue(refusal(economy).contains("B is idle in the benchmark"));
    }

    /** Prices stay 1; with hours up from 100 to 110, 80 are left beyond the 30 needed, of which 3/7 go to X: 30 + 80 3/7. */
    @Test
    void linearExpenditureBuysTheLeastFirst() {
        Solution more = Economy.of(
                        sector("X").makes("PX", 60).uses(1, flow("PL", 60)),
                        sector("Y").makes("PY", 40).uses(1, flow("PL", 40)),
                        consumer("RA").owns("PL", 100).buys(1, flow("PX", 60).atLeast(30), flow("PY", 40)))
                .problem("PL")
                .with("endowment[RA,PL]", 110)
                .solve();
        assertEquals(30 + 80 * 3 / 7.0, more.level("purchase[RA,PX]"), CLOSE);
        assertEquals(80 * 4 / 7.0, more.level("purchase[RA,PY]"), CLOSE);
        assertEquals(80 / 70.0, more.level("welfare[RA]"), CLOSE);
    }

    /** A good at 1 with transport of 0.1, taxed 10 % on both: 121 buy 100. Transport at twice the hours makes it 1.2 x 1.1. */
    @Test
    void marginsAreBoughtInProportionAndTaxedWithTheirGood() {
        Problem problem = Economy.of(
                        sector("X").makes("PX", 100).uses(1, flow("PL", 100)),
                        sector("T").makes("PT", 10).uses(1, flow("PL", 10).taxed("toll", 0, "RA")),
                        sector("U")
                                .makes("PU", 121)
                                .uses(1, flow("PX", 100).margin("PT", 10).taxed("vat", 11, "RA")),
                        consumer("RA").owns("PL", 110).buys("PU", 121))
                .problem("PL");
        assertEquals(0.1, problem.given("vat")[0], 1e-15);
        Solution costly = problem.with("toll", 1).solve();
        assertEquals(1.2 * 1.1 / 1.21, costly.level("PU"), CLOSE);
        assertEquals(100, costly.level("use[U,PX]"), CLOSE);
        assertEquals(10, costly.level("make[T,PT]"), CLOSE);
        assertEquals(12, costly.level("revenue[vat]"), CLOSE);
    }

    /** Government buys X at any cost of 1 from a tax on hours in Y; when it must buy 22, the rate is 22 over Y's 78 hours. */
    @Test
    void rateThatHoldsABudgetIsFound() {
        Solution solution = Economy.of(
                        sector("X").makes("PX", 20).uses(1, flow("PL", 20)),
                        sector("Y").makes("PY", 100).uses(1, flow("PL", 80).taxed("t", 20, "GOV")),
                        consumer("RA").owns("PL", 100).buys("PY", 100),
                        consumer("GOV").buys("PX", 20),
                        find("t", 0.25, at -> at.of("purchase[GOV,PX]"), at -> constant(22)))
                .problem("PL")
                .solve();
        assertEquals(22.0 / 78, solution.level("t"), CLOSE);
        assertEquals(78 / 80.0, solution.level("Y"), CLOSE);
    }

    /** With elasticity of transformation 2 and prices p, q each of half: revenue (p^3/2 + q^3/2)^(1/3), supply (p/R)^2. */
    @Test
    void transformationFollowsPrices() {
        Solution solution = Economy.of(
                        sector("S").makes(2, flow("PA", 50), flow("PB", 50)).uses(1, flow("PL", 100)),
                        consumer("RA").owns("PL", 100).buys(1, flow("PA", 50).taxed("t", 0, "RA"), flow("PB", 50)))
                .problem("PL")
                .with("t", 1)
                .solve();
        double p = solution.level("PA");
        double q = solution.level("PB");
        double revenue = Math.cbrt((p * p * p + q * q * q) / 2);
        assertEquals(1, revenue, CLOSE);
        assertEquals(50 * p * p, solution.level("make[S,PA]"), CLOSE);
        assertEquals(50 * q * q, solution.level("make[S,PB]"), CLOSE);
        assertEquals(2 * p * solution.level("make[S,PA]"), q * solution.level("make[S,PB]"), CLOSE);
    }

    @Test
    void pricesOtherThanOneAreKept() {
        Problem problem = Economy.of(
                        price("PL", 2.5),
                        sector("X").makes("PX", 100).uses(0.5, flow("PL", 20), flow("PK", 50)),
                        consumer("RA").owns("PL", 20).owns("PK", 50).buys("PX", 100))
                .problem("PX");
        Solution base = problem.replicate();
        assertEquals(2.5, base.level("PL"));
        assertEquals(20, base.level("use[X,PL]"), CLOSE);
    }

    /** Two who pay each other fifths of their incomes, of 100 and 50 from labour: A = 100 + B/5, B = 50 + A/5. */
    @Test
    void transfersBetweenConsumersAreRatesOfAllTheirIncome() {
        double a = (100 + 10) / (1 - 0.04);
        double b = 50 + a / 5;
        Problem problem = Economy.of(
                        sector("X").makes("PX", 150).uses(1, flow("PL", 150)),
                        consumer("A").owns("PL", 100).pays("a", a / 5, "B").buys("PX", 0.8 * a),
                        consumer("B").owns("PL", 50).pays("b", b / 5, "A").buys("PX", 0.8 * b))
                .problem("PL");
        assertEquals(0.2, problem.given("a")[0], 1e-15);
        assertEquals(0, problem.replicate().outcome().iterations());
        Solution more = problem.with("b", 0).solve();
        assertEquals(100, more.level("A"), CLOSE);
        assertEquals(70, more.level("B"), CLOSE);
    }

    /**
     * X takes land and hours half and half, Y hours alone, and each gets half of what 150 hours earn. With 200 of land X is
     * 150 and uses 75; with 60 it is 120, worth the 90 hours left for Y, so 0.5 + 0.5 p = 0.75.
     */
    @Test
    void landIsFreeWhereThereIsMoreThanUsed() {
        Problem problem = Economy.of(
                        sector("X").makes("PX", 100).uses(0, flow("PL", 50), flow("PA", 50)),
                        sector("Y").makes("PY", 100).uses(0, flow("PL", 100)),
                        mayBeFree("PA", 1),
                        consumer("RA").owns("PL", 150).owns("PA", 50, "land").buys(1, flow("PX", 100), flow("PY", 100)))
                .problem("PL");
        assertEquals(1, problem.replicate().level("PA"));
        Solution scarce = problem.with("land", 60).solve();
        assertEquals(0.5, scarce.level("PA"), CLOSE);
        assertEquals(1.2, scarce.level("X"), CLOSE);
        Solution plenty = problem.with("land", 200).solve();
        assertEquals(0, plenty.level("PA"), CLOSE);
        assertEquals(1.5, plenty.level("X"), CLOSE);
        assertEquals(75, plenty.level("use[X,PA]"), 1e-6);
    }

    /** Y gets two thirds of the budget: with 25 of land X is 25, worth half of Y's 100 hours: 1 + p = 2. */
    @Test
    void landThatIsFreeInTheBenchmarkGetsAPrice() {
        Problem problem = Economy.of(
                        sector("X").makes("PX", 50).uses(0, flow("PL", 50), flow("PA", 50)),
                        sector("Y").makes("PY", 100).uses(0, flow("PL", 100)),
                        mayBeFree("PA", 0),
                        consumer("RA").owns("PL", 150).owns("PA", 80, "land").buys(1, flow("PX", 50), flow("PY", 100)))
                .problem("PL");
        assertEquals(0, problem.replicate().level("PA"));
        Solution scarce = problem.with("land", 25).solve();
        assertEquals(25, scarce.level("make[X,PX]"), CLOSE);
        assertEquals(125, scarce.level("make[Y,PY]"), 1e-6);
        assertEquals(1.5, scarce.level("PA"), CLOSE);
    }

    @Test
    void freeGoodUnderSubstitutionIsRefused() {
        Economy economy = Economy.of(
                sector("X").makes("PX", 100).uses(0.5, flow("PL", 50), flow("PA", 50)),
                mayBeFree("PA", 1),
                consumer("RA").owns("PL", 50).owns("PA", 50).buys("PX", 100));
        assertTrue(refusal(economy).contains("PA may be free, but stands in a bundle with elasticity 0.5"));
    }

    /** A floor of 1 under the real wage holds hours and machines in proportion: of 100 hours 80 work at 80 machines. */
    @Test
    void wageFloorMakesUnemployment() {
        Solution solution = Economy.of(
                        sector("X").makes("PX", 200).uses(1, flow("PL", 100), flow("PK", 100)),
                        consumer("RA").owns("PL", 100, "L").owns("PK", 100, "K").buys("PX", 200),
                        find(
                                "U",
                                0,
                                at -> complement(at.of("PL").over(at.of("PX")).minus(1), at.of("U")),
                                at -> constant(0)),
                        find("L", 100, at -> at.of("L"), at -> constant(100)
                                .minus(at.of("U").times(100))))
                .problem("PX")
                .with("K", 80)
                .solve();
        assertEquals(0.2, solution.level("U"), CLOSE);
        assertEquals(80, solution.level("L"), 1e-6);
        assertEquals(1, solution.level("PL"), CLOSE);
    }

    @Test
    void solutionIsAMatrixInBalance() {
        Economy economy = Economy.of(
                sector("X")
                        .makes(1, flow("PX", 100).taxed("tx", 10, "GOV"), flow("PB", 10))
                        .uses(
                                1,
                                flow("PL", 60).taxed("tl", 20, "GOV"),
                                flow("PX", 15).margin("PT", 5)),
                sector("T").makes("PT", 5).uses(1, flow("PL", 5)),
                consumer("RA")
                        .owns("PL", 65)
                        .pays("ty", 5, "GOV")
                        .buys(1, flow("PX", 60).atLeast(10)),
                consumer("GOV").buys(0, flow("PX", 25), flow("PB", 10)));
        Sam benchmark = economy.benchmark().balanced();
        assertEquals(30, benchmark.at("GOV", "X"));
        assertEquals(5, benchmark.at("PT", "X"));
        Problem problem = economy.problem("PL");
        assertEquals(benchmark.csv(), rounded(economy.accounts(problem.replicate())));
        Sam after = economy.accounts(problem.with("tl", 0.5).with("ty", 0.2).solve());
        after.balanced();
        assertEquals(13, after.at("GOV", "RA"), 1e-6);
    }

    private static String rounded(Sam sam) {
        Map<String, Map<String, Double>> received = new LinkedHashMap<>();
        for (String receiver : sam.accounts()) {
            Map<String, Double> row = new LinkedHashMap<>();
            sam.accounts().forEach(payer -> row.put(payer, Math.rint(sam.at(receiver, payer) * 1e9) / 1e9));
            received.put(receiver, row);
        }
        return new Sam(sam.accounts(), received).csv();
    }

    @Test
    void namesWithLabelsAreSymbolsOverSets() {
        Problem problem = Economy.of(
                        sector("Y[a]").makes("P[a]", 10).uses(0, nest(1, flow("PL", 4), flow("PK", 6))),
                        sector("Y[b]").makes("P[b]", 20).uses(1, flow("PL", 10), flow("PK", 10)),
                        consumer("RA").owns("PL", 14).owns("PK", 16).buys(0.5, flow("P[a]", 10), flow("P[b]", 20)))
                .problem("PL");
        assertEquals(2, problem.system().declaration().variable("Y").size());
        assertEquals("zero profit of Y[b]", problem.system().equationName(unknown(problem, "Y[b]")));
    }

    private static int unknown(Problem problem, String name) {
        for (int k = 0; ; k++) {
            if (problem.system().unknownName(k).equals(name)) {
                return k;
            }
        }
    }
}
