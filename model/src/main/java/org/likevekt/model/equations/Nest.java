package org.likevekt.model.equations;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;

/**
 * A CES nest in calibrated share form, and with the nests among its inputs a tree: unit cost
 * {@code f = (sum theta p^(1-sigma))^(1/(1-sigma))} over productivity a, and by Shephard's lemma the demand per unit
 * {@code (f/p)^sigma / a}, both relative to the benchmark (Rutherford 2002). Demands further down are products of
 * demands along the branch, so sums of their logarithms.
 */
public final class Nest implements Input {
    private final List<Input> inputs;
    private final Expr elasticity;
    private final Expr logPriceIndex;
    private final Expr logProductivity;

    private Nest(List<Input> inputs, Expr elasticity, Expr logPriceIndex, Expr logProductivity) {
        this.inputs = inputs;
        this.elasticity = elasticity;
        this.logPriceIndex = logPriceIndex;
        this.logProductivity = logProductivity;
    }

    /**
     * A nest of a few named inputs.
     *
     * @param shares benchmark value shares, one for each input
     * @param logProductivity logarithm of its productivity, one in the base year: a unit takes so much less of all inputs
     */
    public static Nest of(Expr elasticity, List<Expr> shares, List<Input> inputs, Expr logProductivity) {
        List<Expr> logPrices = inputs.stream().map(Input::logPrice).toList();
        Expr index =
                isFixed(elasticity) ? weighted(shares, logPrices).log() : Expr.logCes(shares, logPrices, elasticity);
        return new Nest(List.copyOf(inputs), elasticity, index, logProductivity);
    }

    /** Proportions that nothing changes: only so may the price of an input be zero, which has no logarithm. */
    private static boolean isFixed(Expr elasticity) {
        return elasticity.op() == Expr.Op.CONSTANT && elasticity.constant() == 0;
    }

    private static Expr weighted(List<Expr> shares, List<Expr> logPrices) {
        Expr sum = Expr.constant(0);
        for (int k = 0; k < shares.size(); k++) {
            sum = sum.plus(shares.get(k).times(logPrices.get(k).exp()));
        }
        return sum;
    }

    /**
     * A nest over the elements of an index set.
     *
     * @param inside letter to sum over; must not be used outside the nest
     * @param share benchmark value shares at a letter
     * @param logPrice log prices relative to the benchmark at a letter
     */
    public static Nest over(
            Index inside,
            Expr elasticity,
            Function<Index, Expr> share,
            Function<Index, Expr> logPrice,
            Expr logProductivity) {
        Expr index = Expr.logCes(inside, share.apply(inside), logPrice.apply(inside), elasticity);
        return new Nest(List.of(), elasticity, index, logProductivity);
    }

    /** Log unit cost relative to the benchmark. */
    public Expr logCost() {
        return logPriceIndex.minus(logProductivity);
    }

    @Override
    public Expr logPrice() {
        return logCost();
    }

    /**
     * Log demand for an input anywhere in the tree, per unit of this nest, relative to the benchmark.
     *
     * @throws IllegalArgumentException when it is not in the tree
     */
    public Expr logDemand(Input input) {
        return find(input, Expr.constant(0))
                .orElseThrow(() -> new IllegalArgumentException("the nest has no such input"));
    }

    private Optional<Expr> find(Input input, Expr above) {
        if (input == this) {
            return Optional.of(above);
        }
        for (Input child : inputs) {
            Optional<Expr> found = child instanceof Nest nest
                    ? nest.find(input, logDemand(child.logPrice()).plus(above))
                    : child == input ? Optional.of(logDemand(child.logPrice()).plus(above)) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Log demand per unit of the nest, relative to the benchmark, for an input of its own with the given log price. */
    public Expr logDemand(Expr inputLogPrice) {
        Expr atBasePrice = logDemandAtBasePrice();
        return isFixed(elasticity) ? atBasePrice : atBasePrice.minus(elasticity.times(inputLogPrice));
    }

    /** Log demand per unit of the nest, relative to the benchmark, for an input whose own price is that of the benchmark. */
    public Expr logDemandAtBasePrice() {
        return isFixed(elasticity)
                ? Expr.constant(0).minus(logProductivity)
                : elasticity.times(logPriceIndex).minus(logProductivity);
    }

    /** Elasticity of substitution. */
    public Expr elasticity() {
        return elasticity;
    }
}
