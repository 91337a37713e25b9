package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Variable;

/**
 * Compiles one reverse sweep of the chain rule from root formulas down to their leaves.
 *
 * <p>The derivative arriving at a node is an array over the kept indices and the node's own; every index that neither
 * has is summed out at once. Keeping an equation's indices yields its block of the Jacobian in one sweep; keeping none
 * and seeding with multipliers yields a gradient.
 */
final class ReverseSweep {
    /** A derivative that arrives at a node: factor times an array (or one) times an array (or one). */
    private record Contribution(
            double factor, int a, List<Index> domainA, int b, List<Index> domainB, List<Index> summed) {}

    /** The derivative of all roots by a node: factor times an array; -1 for no array. */
    private record Adjoint(double factor, int array, List<Index> domain) {}

    private final Graph graph;
    private final Pool pool;
    private final List<Index> kept;
    private final Predicate<Node> wanted;
    private final List<Step> steps = new ArrayList<>();
    private final TreeMap<Integer, Node> pending = new TreeMap<>();
    private final Map<Node, List<Contribution>> arriving = new HashMap<>();
    private final Map<Node, Integer> leaves = new LinkedHashMap<>();
    private final Map<Node, Integer> reciprocals = new HashMap<>();

    /**
     * Prepares a sweep.
     *
     * @param kept indices along which results stay apart
     * @param wanted which nodes to pass: those that depend on what the derivative is taken by
     */
    ReverseSweep(Graph graph, Pool pool, List<Index> kept, Predicate<Node> wanted) {
        this.graph = graph;
        this.pool = pool;
        this.kept = kept;
        this.wanted = wanted;
    }

    /** Seeds a root with ones. */
    void seed(Node root) {
        arrive(root, new Contribution(1, -1, List.of(), -1, List.of(), List.of()));
    }

    /** Seeds a root with an array over some indices; those that the root lacks are summed. */
    void seed(Node root, double factor, int array, List<Index> domain) {
        List<Index> summed = domain.stream()
                .filter(i -> !root.domain().contains(i) && !kept.contains(i))
                .toList();
        arrive(root, new Contribution(factor, array, domain, -1, List.of(), summed));
    }

    private void arrive(Node node, Contribution contribution) {
        if (wanted.test(node)) {
            pending.put(node.id(), node);
            arriving.computeIfAbsent(node, n -> new ArrayList<>()).add(contribution);
        }
    }

    /** Compiles the sweep: after its steps have run, every leaf's array holds the derivatives by it. */
    Map<Node, Integer> compile() {
        while (!pending.isEmpty()) {
            Node node = pending.pollLastEntry().getValue();
            if (node.op() == Expr.Op.SYMBOL) {
                leaves.put(
                        node, gather(node, leafDomain(node), leafFactor(node)).array());
            } else {
                pass(node, adjoint(node));
            }
        }
        return leaves;
    }

    List<Step> steps() {
        return steps;
    }

    /** Indices of a leaf's derivative array, in storage order. */
    List<Index> leafDomain(Node leaf) {
        return graph.order().sorted(Domain.union(kept, leaf.domain()));
    }

    private static double leafFactor(Node leaf) {
        return leaf.symbol() instanceof Variable v ? v.scale() : 1;
    }

    private Adjoint adjoint(Node node) {
        List<Contribution> contributions = arriving.get(node);
        if (contributions.size() == 1) {
            Contribution only = contributions.get(0);
            if (only.b < 0 && only.summed.isEmpty()) {
                return new Adjoint(only.factor, only.a, only.domainA);
            }
        }
        List<Index> limit = Domain.union(kept, node.domain());
        List<Index> domain = new ArrayList<>();
        for (Contribution c : contributions) {
            Domain.union(c.domainA, c.domainB).stream()
                    .filter(index -> limit.contains(index) && !domain.contains(index))
                    .forEach(domain::add);
        }
        return gather(node, graph.order().sorted(domain), 1);
    }

    /** Adds all that arrives at a node into one new array. */
    private Adjoint gather(Node node, List<Index> domain, double factor) {
        int array = pool.reserve(Domain.size(domain));
        steps.add(new Step.Clear(array));
        for (Contribution c : arriving.get(node)) {
            double multiplicity = 1;
            for (Index index : c.summed) {
                if (!c.domainA.contains(index) && !c.domainB.contains(index)) {
                    multiplicity *= index.size();
                }
            }
            steps.add(new Step.Contract(
                    array, factor * c.factor * multiplicity, c.a, c.b, LoopNest.over(domain, c.domainA, c.domainB)));
        }
        return new Adjoint(1, array, domain);
    }

    private void pass(Node node, Adjoint g) {
        Node first = node.operands().get(0);
        Node second = node.operands().get(node.operands().size() - 1);
        switch (node.op()) {
            case ADD -> {
                send(node, g, first, 1, -1, List.of());
                send(node, g, second, 1, -1, List.of());
            }
            case SUBTRACT -> {
                send(node, g, first, 1, -1, List.of());
                send(node, g, second, -1, -1, List.of());
            }
            case MULTIPLY -> {
                send(node, g, first, 1, second.array(), second.domain());
                send(node, g, second, 1, first.array(), first.domain());
            }
            case DIVIDE -> passDivide(node, g, first, second);
            case EXP -> send(node, g, first, 1, node.array(), node.domain());
            case LOG -> send(node, g, first, 1, reciprocal(first), first.domain());
            case SUM -> send(node, g, first, 1, -1, List.of());
            case LOG_CES -> passCes(node, g);
            case COMPLEMENT -> {
                send(node, g, first, 1, slope(node, first, second), node.domain());
                send(node, g, second, 1, slope(node, second, first), node.domain());
            }
            default -> throw new IllegalStateException("no derivative of " + node.op());
        }
    }

    private void passDivide(Node node, Adjoint g, Node numerator, Node denominator) {
        send(node, g, numerator, 1, reciprocal(denominator), denominator.domain());
        if (wanted.test(denominator)) {
            int slope = pool.reserve(Domain.size(node.domain()));
            steps.add(new Step.Pointwise(
                    Kernel.DIVIDE,
                    slope,
                    node.array(),
                    denominator.array(),
                    LoopNest.over(node.domain(), node.domain(), denominator.domain())));
            send(node, g, denominator, -1, slope, node.domain());
        }
    }

    private void passCes(Node node, Adjoint g) {
        Node theta = node.operands().get(0);
        Node price = node.operands().get(1);
        Node sigma = node.operands().get(2);
        List<Index> shareDomain = graph.shareDomain(node);
        send(node, g, price, 1, graph.sharesOf(node), shareDomain);
        if (wanted.test(theta) || wanted.test(sigma)) {
            int byTheta = pool.reserve(Domain.size(shareDomain));
            int bySigma = pool.reserve(Domain.size(node.domain()));
            steps.add(graph.cesStepOf(node).derivatives(byTheta, bySigma));
            send(node, g, theta, 1, byTheta, shareDomain);
            send(node, g, sigma, 1, bySigma, node.domain());
        }
    }

    private int slope(Node node, Node by, Node other) {
        int slope = pool.reserve(Domain.size(node.domain()));
        steps.add(new Step.Pointwise(
                Kernel.COMPLEMENT_SLOPE,
                slope,
                by.array(),
                other.array(),
                LoopNest.over(node.domain(), by.domain(), other.domain())));
        return slope;
    }

    private int reciprocal(Node node) {
        return reciprocals.computeIfAbsent(node, n -> {
            int array = pool.reserve(Domain.size(n.domain()));
            steps.add(new Step.Pointwise(
                    Kernel.RECIPROCAL, array, n.array(), n.array(), LoopNest.over(n.domain(), n.domain(), List.of())));
            return array;
        });
    }

    /** Sends the derivative at a node on to an operand, times a partial derivative (an array, or one where it is -1). */
    private void send(Node node, Adjoint g, Node operand, double factor, int partial, List<Index> partialDomain) {
        List<Index> local = node.bound() == null ? node.domain() : Domain.union(node.domain(), List.of(node.bound()));
        List<Index> summed = local.stream()
                .filter(index -> !operand.domain().contains(index) && !kept.contains(index))
                .toList();
        if (g.array < 0) {
            arrive(operand, new Contribution(factor * g.factor, partial, partialDomain, -1, List.of(), summed));
        } else {
            arrive(operand, new Contribution(factor * g.factor, g.array, g.domain, partial, partialDomain, summed));
        }
    }
}
