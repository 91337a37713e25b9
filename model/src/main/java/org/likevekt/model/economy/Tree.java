package org.likevekt.model.economy;

import static org.likevekt.solver.algebra.Expr.constant;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.model.equations.Input;
import org.likevekt.model.equations.Nest;
import org.likevekt.solver.algebra.Expr;

/**
 * A bundle as nests: one nest for each bundle, with shares from the benchmark. An elasticity of transformation is one of
 * substitution below zero, so the same nests serve both sides.
 */
final class Tree {
    private final Prices prices;
    private final double sign;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Nest root;

    /** A flow and its place in the nests. */
    private record Leaf(Flow flow, Input input) {}

    /** What a tree is calibrated to. */
    interface Prices {
        /** Value of a flow in the benchmark. */
        double value(Flow flow);

        /** Its value at the prices that the others are relative to: those of the benchmark, but 1 where a good may be free. */
        double reference(Flow flow);

        /** Log of its price relative to that. */
        Expr logPrice(Flow flow);

        /** Whether the price may be zero. */
        boolean mayBeFree(Flow flow);
    }

    private Tree(Bundle bundle, double sign, Prices prices) {
        this.sign = sign;
        this.prices = prices;
        this.root = nest(bundle);
    }

    /** What is used or bought, at what its buyer pays. */
    static Tree bought(Bundle bundle, Prices prices) {
        return new Tree(bundle, 1, prices);
    }

    /** What is made, at what its producer receives. */
    static Tree made(Bundle bundle, Prices prices) {
        return new Tree(bundle, -1, prices);
    }

    private Nest nest(Bundle bundle) {
        double total = value(bundle);
        // of one part there is nothing to choose
        double elasticity = bundle.parts().size() == 1 ? 0 : bundle.elasticity();
        List<Expr> shares = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        for (Branch part : bundle.parts()) {
            if (part instanceof Flow flow) {
                refuseFree(flow, elasticity);
                shares.add(constant(prices.reference(flow) / total));
                inputs.add(leaf(flow));
            } else {
                shares.add(constant(value(part) / total));
                inputs.add(nest((Bundle) part));
            }
        }
        return Nest.of(constant(sign * elasticity), shares, inputs, constant(0));
    }

    private void refuseFree(Flow flow, double elasticity) {
        if (prices.mayBeFree(flow) && elasticity != 0) {
            throw new IllegalArgumentException(
                    flow.commodity() + " may be free, but stands in a bundle with elasticity " + elasticity
                            + ", where its use at a price of zero has no end. Maybe give the bundle elasticity 0");
        }
    }

    private Input leaf(Flow flow) {
        Leaf leaf = new Leaf(flow, Input.of(prices.logPrice(flow)));
        leaves.add(leaf);
        return leaf.input();
    }

    private double value(Branch branch) {
        return branch instanceof Flow flow
                ? prices.value(flow)
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
        return leaves.stream().map(leaf -> level(root.logDemand(leaf.input()))).toList();
    }

    private static Expr level(Expr logarithm) {
        return logarithm.op() == Expr.Op.CONSTANT ? constant(StrictMath.exp(logarithm.constant())) : logarithm.exp();
    }
}
