package org.likevekt.model.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.likevekt.model.equations.Input;
import org.likevekt.model.equations.Nest;
import org.likevekt.solver.algebra.Expr;

/**
 * A bundle as nests: one nest for each bundle, with shares from the benchmark. An elasticity of transformation is one of
 * substitution below zero, so the same nests serve both sides.
 */
final class Tree {
    private final ToDoubleFunction<Flow> value;
    private final Function<Flow, Expr> logPrice;
    private final double sign;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Nest root;

    /** A flow and its place in the nests. */
    private record Leaf(Flow flow, Input input) {}

    private Tree(Bundle bundle, double sign, ToDoubleFunction<Flow> value, Function<Flow, Expr> logPrice) {
        this.sign = sign;
        this.value = value;
        this.logPrice = logPrice;
        this.root = nest(bundle);
    }

    /**
     * What is used or bought.
     *
     * @param value of a flow in the benchmark as its buyer pays it
     * @param logPrice of a flow as its buyer pays it, relative to the benchmark
     */
    static Tree bought(Bundle bundle, ToDoubleFunction<Flow> value, Function<Flow, Expr> logPrice) {
        return new Tree(bundle, 1, value, logPrice);
    }

    /** What is made, at what its producer receives. */
    static Tree made(Bundle bundle, ToDoubleFunction<Flow> value, Function<Flow, Expr> logPrice) {
        return new Tree(bundle, -1, value, logPrice);
    }

    private Nest nest(Bundle bundle) {
        double total = value(bundle);
        List<Expr> shares = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        for (Branch part : bundle.parts()) {
            shares.add(Expr.constant(value(part) / total));
            inputs.add(part instanceof Flow flow ? leaf(flow) : nest((Bundle) part));
        }
        return Nest.of(Expr.constant(sign * bundle.elasticity()), shares, inputs, Expr.constant(0));
    }

    private Input leaf(Flow flow) {
        Leaf leaf = new Leaf(flow, Input.of(logPrice.apply(flow)));
        leaves.add(leaf);
        return leaf.input();
    }

    private double value(Branch branch) {
        return branch instanceof Flow flow
                ? value.applyAsDouble(flow)
                : ((Bundle) branch).parts().stream().mapToDouble(this::value).sum();
    }

    /** Logarithm of the unit cost, or of what a unit brings, relative to the benchmark. */
    Expr logIndex() {
        return root.logCost();
    }

    /** The flows in order. */
    List<Flow> flows() {
        return leaves.stream().map(Leaf::flow).toList();
    }

    /** Each flow per unit of the tree, relative to the benchmark, in order. */
    List<Expr> perUnit() {
        return leaves.stream().map(leaf -> root.logDemand(leaf.input()).exp()).toList();
    }
}
