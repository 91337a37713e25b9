package org.likevekt.model.equations;

import java.util.List;
import java.util.function.Function;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;

/**
 * One CES nest in calibrated share form: unit cost {@code f = (sum theta p^(1-sigma))^(1/(1-sigma))} over productivity
 * a, and by Shephard's lemma the demand per unit {@code (f/p)^sigma / a}, both relative to the benchmark (Rutherford
 * 2002). Demands of a tree of nests are products of demands along the branch, so sums of their logarithms.
 */
final class Nest {
    private final Function<Index, Expr> logPrice;
    private final Expr elasticity;
    private final Expr logProductivity;
    private final Expr logPriceIndex;

    private Nest(Function<Index, Expr> logPrice, Expr elasticity, Expr logProductivity, Expr logPriceIndex) {
        this.logPrice = logPrice;
        this.elasticity = elasticity;
        this.logProductivity = logProductivity;
        this.logPriceIndex = logPriceIndex;
    }

    /**
     * A nest over the elements of an index set.
     *
     * @param inside letter to sum over; must not be used outside the nest
     * @param share benchmark value shares at a letter
     * @param logPrice log prices relative to the benchmark at a letter
     */
    static Nest over(
            Index inside,
            Function<Index, Expr> share,
            Function<Index, Expr> logPrice,
            Expr elasticity,
            Expr logProductivity) {
        Expr index = Expr.logCes(inside, share.apply(inside), logPrice.apply(inside), elasticity);
        return new Nest(logPrice, elasticity, logProductivity, index);
    }

    /** A nest without productivity of its own. */
    static Nest over(Index inside, Function<Index, Expr> share, Function<Index, Expr> logPrice, Expr elasticity) {
        return over(inside, share, logPrice, elasticity, Expr.constant(0));
    }

    /**
     * A nest of a few named inputs, each with its own formula.
     *
     * @param inside letter over the set of their names, in the order of the prices
     * @param unit for each element of that set the unit vector, used to line the prices up
     */
    static Nest of(
            Index inside,
            Function<Index, Expr> share,
            List<Expr> logPrices,
            List<Function<Index, Expr>> unit,
            Expr elasticity,
            Expr logProductivity) {
        Function<Index, Expr> aligned = x -> {
            Expr sum = Expr.constant(0);
            for (int k = 0; k < logPrices.size(); k++) {
                sum = sum.plus(logPrices.get(k).times(unit.get(k).apply(x)));
            }
            return sum;
        };
        return over(inside, share, aligned, elasticity, logProductivity);
    }

    /** Log unit cost relative to the benchmark. */
    Expr logCost() {
        return logPriceIndex.minus(logProductivity);
    }

    /** Log demand per unit of the nest, relative to the benchmark, for the element at a letter. */
    Expr logDemand(Index at) {
        return logDemand(logPrice.apply(at));
    }

    /** Log demand per unit of the nest, relative to the benchmark, for an input with the given log price. */
    Expr logDemand(Expr inputLogPrice) {
        return logDemandAtBasePrice().minus(elasticity.times(inputLogPrice));
    }

    /** Log demand per unit of the nest, relative to the benchmark, for an input whose own price is that of the benchmark. */
    Expr logDemandAtBasePrice() {
        return elasticity.times(logPriceIndex).minus(logProductivity);
    }

    /** Elasticity of substitution. */
    Expr elasticity() {
        return elasticity;
    }
}
