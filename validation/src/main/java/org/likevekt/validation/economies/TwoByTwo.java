package org.likevekt.validation.economies;

import static org.likevekt.solver.algebra.Expr.constant;

import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;

/**
 * Two goods and two factors as MPSGE writes them (Markusen and Rutherford, "MPSGE: A User's Guide"; Rutherford 1999,
 * Computational Economics 14): activities X, Y and utility U are 1 in the benchmark, each with a zero profit condition,
 * each price with a market, all Cobb-Douglas. Output of X may be taxed at the rate t of its price, revenue to the
 * consumer.
 */
public final class TwoByTwo {
    private TwoByTwo() {}

    /** The equations; the price of X is the numeraire, so its market clears by Walras' law. */
    public static Problem problem() {
        var s = new SystemBuilder();
        var labour = s.parameter("L", "quantity", "labour endowment", 70);
        var capital = s.parameter("K", "quantity", "capital endowment", 80);
        var t = s.parameter("t", "rate", "tax on the output of X", 0);

        var x = s.positive("X", "activity", "sector X, 100 at 1", 1);
        var y = s.positive("Y", "activity", "sector Y, 50 at 1", 1);
        var u = s.positive("U", "activity", "utility, 150 at 1", 1);
        var px = s.fixed("PX", "price", "good X, the numeraire", 1);
        var py = s.positive("PY", "price", "good Y", 1);
        var pu = s.positive("PU", "price", "utility", 1);
        var pl = s.positive("PL", "price", "labour", 1);
        var pk = s.positive("PK", "price", "capital", 1);
        var ra = s.positive("RA", "money", "income of the consumer", 150);

        // Unit costs; by Shephard's lemma an input of value share a is used for a * cost / price.
        var costX = pl.at().pow(0.5).times(pk.at().pow(0.5));
        var costY = pl.at().pow(0.4).times(pk.at().pow(0.6));
        var costU = px.at().pow(2.0 / 3).times(py.at().pow(1.0 / 3));
        var receipts = px.at().times(constant(1).minus(t.at()));
        var tax = px.at().times(t.at()).times(x.at()).times(100);
        s.equation("zero profit of X", costX, receipts, x);
        s.equation("zero profit of Y", costY, py.at(), y);
        s.equation("zero profit of U", costU, pu.at(), u);

        var forU = u.at().times(costU);
        var forLabour = x.at().times(costX).times(50).plus(y.at().times(costY).times(20));
        var forCapital = x.at().times(costX).times(50).plus(y.at().times(costY).times(30));
        s.equation("market for Y", y.at().times(50), forU.times(50).over(py.at()), py);
        s.equation("market for U", u.at().times(150), ra.at().over(pu.at()), pu);
        s.equation("market for labour", labour.at(), forLabour.over(pl.at()), pl);
        s.equation("market for capital", capital.at(), forCapital.over(pk.at()), pk);
        var factors = pl.at().times(labour.at()).plus(pk.at().times(capital.at()));
        s.equation("income balance", ra.at(), factors.plus(tax), ra);

        s.define("revenue", tax, "money", "tax revenue");
        s.define("Walras", forU.times(100).over(px.at()).minus(x.at().times(100)), "quantity", "excess demand for X");
        return Problem.of(s);
    }
}
