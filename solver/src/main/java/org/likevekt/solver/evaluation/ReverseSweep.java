package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
    /** A derivative: factor times an array. */
    record Derivative(double factor, View view) {}

    /** A derivative that arrives at a node, still to be multiplied by a partial one and summed over some indices. */
    private record Arrival(Derivative from, View partial, List<View.Axis> summed) {
        /** Where it may differ from zero, summed indices included. */
        List<View.Axis> box() {
            return View.clipped(View.product(from.view.axes(), partial.axes()), summed);
        }

        /** Its factor, times the number of equal summands where neither array has a summed index. */
        double multiple() {
            double multiple = from.factor;
            for (View.Axis axis : summed) {
                if (View.find(from.view.axes(), axis.index()) == null
                        && View.find(partial.axes(), axis.index()) == null) {
                    multiple *= axis.size();
                }
            }
            return multiple;
        }
    }

    private final Graph graph;
    private final Program program;
    private final List<Index> kept;
    private final Predicate<Node> wanted;
    private final TreeMap<Integer, Node> pending = new TreeMap<>();
    private final Map<Node, List<Arrival>> arriving = new HashMap<>();

    /**
     * Prepares a sweep.
     *
     * @param kept indices along which results stay apart
     * @param wanted which nodes to pass: those that depend on what the derivative is taken by
     */
    ReverseSweep(Graph graph, Program program, List<Index> kept, Predicate<Node> wanted) {
        this.graph = graph;
        this.program = program;
        this.kept = kept;
        this.wanted = wanted;
    }

    /** Seeds a root with an array, or with ones; indices that the root lacks are summed. */
    void seed(Node root, View multipliers) {
        List<View.Axis> summed = multipliers.axes().stream()
                .filter(axis -> isSummed(axis.index(), root))
                .toList();
        arrive(root, new Arrival(new Derivative(1, multipliers), View.ONE, summed));
    }

    private boolean isSummed(Index index, Node into) {
        return View.find(into.view().axes(), index) == null && !kept.contains(index);
    }

    private void arrive(Node node, Arrival arrival) {
        if (wanted.test(node)) {
            pending.put(node.id(), node);
            arriving.computeIfAbsent(node, n -> new ArrayList<>()).add(arrival);
        }
    }

    /** Compiles the sweep: after the program has run, every leaf's view shows the derivatives by it. */
    Map<Node, Derivative> compile() {
        Map<Node, Derivative> leaves = new LinkedHashMap<>();
        while (!pending.isEmpty()) {
            Node node = pending.pollLastEntry().getValue();
            Derivative derivative = total(node);
            if (node.op() == Expr.Op.SYMBOL) {
                double scale = node.symbol() instanceof Variable variable ? variable.scale() : 1;
                leaves.put(node, new Derivative(scale * derivative.factor, derivative.view));
            } else {
                pass(node, derivative);
            }
        }
        return leaves;
    }

    /** All that arrives at a node: the one array where there is one, else a new array that they are summed into. */
    private Derivative total(Node node) {
        List<Arrival> arrivals = Objects.requireNonNull(arriving.remove(node));
        List<View.Axis> reach = reach(node);
        Arrival first = arrivals.get(0);
        boolean nothingSummed =
                first.summed.isEmpty() && first.box().stream().noneMatch(axis -> isSummed(axis.index(), node));
        if (arrivals.size() == 1 && nothingSummed) {
            if (first.partial.equals(View.ONE)) {
                return new Derivative(first.from.factor, first.from.view.clip(reach));
            }
            if (first.from.view.equals(View.ONE)) {
                return new Derivative(first.from.factor, first.partial.clip(reach));
            }
        }
        List<View.Axis> box = arrivals.stream()
                .map(arrival -> View.clipped(arrival.box(), reach).stream()
                        .filter(axis -> !isSummed(axis.index(), node))
                        .toList())
                .reduce(View::hull)
                .orElseThrow();
        List<View> read = new ArrayList<>();
        arrivals.forEach(arrival -> read.addAll(List.of(arrival.from.view, arrival.partial)));
        View out = reserve(View.clipped(box, reach), read);
        if (arrivals.size() == 1 && View.size(View.clipped(first.box(), out.axes())) == View.size(out.axes())) {
            // Nothing to add up: a product, whose factor can wait.
            View from = first.from.view.clip(first.summed);
            program.add(out, new Step.Pointwise(Kernel.MULTIPLY, out, from, first.partial.clip(first.summed)));
            return new Derivative(first.multiple(), out);
        }
        List<Step.Term> terms = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            terms.add(new Step.Term(
                    out,
                    arrival.multiple(),
                    arrival.from.view.clip(arrival.summed),
                    arrival.partial.clip(arrival.summed)));
        }
        program.add(out, new Step.Sum(out, terms));
        return new Derivative(1, out);
    }

    /** Where the derivative by a node is asked for: by a sum, where one of its wanted terms may differ from zero. */
    private List<View.Axis> reach(Node node) {
        List<View.Axis> box = node.view().axes();
        boolean sum = node.op() == Expr.Op.ADD || node.op() == Expr.Op.SUBTRACT;
        return sum
                ? node.operands().stream()
                        .filter(wanted)
                        .map(term -> term.view().axes())
                        .reduce(View::hull)
                        .map(terms -> View.clipped(box, terms))
                        .orElse(box)
                : box;
    }

    /** An array that depends on unknowns where one of the views does that it is computed from. */
    private View reserve(List<View.Axis> box, List<View> from) {
        return program.pool().reserve(box, from.stream().anyMatch(program.pool()::isVariable));
    }

    private void pass(Node node, Derivative g) {
        Node first = node.first();
        Node second = node.second();
        switch (node.op()) {
            case ADD -> {
                send(node, g, first, 1, View.ONE);
                send(node, g, second, 1, View.ONE);
            }
            case SUBTRACT -> {
                send(node, g, first, 1, View.ONE);
                send(node, g, second, -1, View.ONE);
            }
            case MULTIPLY -> passFactors(node, g, second.view(), 1);
            case DIVIDE -> passFactors(node, g, null, -1);
            case EXP -> send(node, g, first, 1, node.view());
            case LOG -> {
                if (isMonomial(first)) {
                    sendToExponents(node, g, first, 1, View.ONE);
                } else {
                    send(node, g, first, 1, reciprocal(first));
                }
            }
            case SUM -> send(node, g, first, 1, View.ONE);
            case LOG_CES -> passCes(node, g);
            case LIST -> passList(node, g);
            case COMPLEMENT -> {
                send(node, g, first, 1, slope(node, first, second));
                send(node, g, second, 1, slope(node, second, first));
            }
            default -> throw new IllegalStateException("no derivative of " + node.op());
        }
    }

    /**
     * Passes through a product or quotient. A factor that is itself made of exponentials takes no step of its own: its
     * derivative is its value times that of its exponents, so these are handed the derivative times the node's value.
     */
    private void passFactors(Node node, Derivative g, @Nullable View byFirst, double sign) {
        Node first = node.first();
        Node second = node.second();
        if (isMonomial(first) && isMonomial(second)) {
            sendToExponents(node, product(g, node.view()), node, 1, View.ONE);
            return;
        }
        if (isMonomial(first)) {
            sendToExponents(node, g, first, 1, node.view());
        } else if (wanted.test(first)) {
            send(node, g, first, 1, byFirst == null ? reciprocal(second) : byFirst);
        }
        if (isMonomial(second)) {
            sendToExponents(node, g, second, sign, node.view());
        } else if (wanted.test(second)) {
            View bySecond = sign > 0 ? first.view() : pointwise(Kernel.DIVIDE, node.view(), node.view(), second.view());
            send(node, g, second, sign, bySecond);
        }
    }

    /** Whether a node's wanted parts are products and quotients of exponentials only. */
    private boolean isMonomial(Node node) {
        return wanted.test(node)
                && switch (node.op()) {
                    case EXP -> true;
                    case MULTIPLY, DIVIDE ->
                        node.operands().stream().allMatch(operand -> !wanted.test(operand) || isMonomial(operand));
                    default -> false;
                };
    }

    private void sendToExponents(Node node, Derivative g, Node monomial, double sign, View partial) {
        if (!wanted.test(monomial)) {
            return;
        }
        if (monomial.op() == Expr.Op.EXP) {
            send(node, g, monomial.first(), sign, partial);
        } else {
            sendToExponents(node, g, monomial.first(), sign, partial);
            sendToExponents(node, g, monomial.second(), monomial.op() == Expr.Op.DIVIDE ? -sign : sign, partial);
        }
    }

    private void passCes(Node node, Derivative g) {
        Node theta = node.operands().get(0);
        Node sigma = node.operands().get(2);
        send(node, g, node.operands().get(1), 1, node.shares());
        if (wanted.test(theta) || wanted.test(sigma)) {
            View byTheta = node.shares()
                    .withArray(program.pool().reserve(View.size(node.shares().axes()), true));
            View bySigma = node.view()
                    .withArray(program.pool().reserve(View.size(node.view().axes()), true));
            program.add(byTheta, new CesStep.Derivatives(graph.cesStepOf(node), byTheta, bySigma));
            send(node, g, theta, 1, byTheta);
            send(node, g, sigma, 1, bySigma);
        }
    }

    /** Every formula of a list takes its slice of the derivative. */
    private void passList(Node node, Derivative g) {
        for (int k = 0; k < node.operands().size(); k++) {
            Node operand = node.operands().get(k);
            if (g.view.reaches(node.index(), k)) {
                List<View.Axis> summed = node.view().axes().stream()
                        .filter(axis -> !axis.index().equals(node.index()) && isSummed(axis.index(), operand))
                        .toList();
                Derivative slice = new Derivative(g.factor, g.view.slice(node.index(), k));
                arrive(operand, new Arrival(slice, View.ONE, summed));
            }
        }
    }

    private View slope(Node node, Node by, Node other) {
        return pointwise(Kernel.COMPLEMENT_SLOPE, node.view(), by.view(), other.view());
    }

    private View reciprocal(Node node) {
        List<Index> letters = node.view().indices();
        Program.Reciprocal known = program.reciprocals()
                .computeIfAbsent(node.view().renamed(index -> null), key -> {
                    View view = pointwise(Kernel.RECIPROCAL, node.view(), node.view(), View.ONE);
                    return new Program.Reciprocal(letters, view);
                });
        return known.view().renamed(index -> letters.get(known.letters().indexOf(index)));
    }

    private View pointwise(Kernel kernel, View like, View a, View b) {
        View out = program.pool()
                .reserve(
                        like.axes(),
                        program.pool().isVariable(a) || program.pool().isVariable(b));
        program.add(out, new Step.Pointwise(kernel, out, a, b));
        return out;
    }

    /** A derivative times an array, computed once for all who ask for the result. */
    private Derivative product(Derivative g, View factor) {
        if (g.view.equals(View.ONE)) {
            return new Derivative(g.factor, factor);
        }
        View out = reserve(View.product(g.view.axes(), factor.axes()), List.of(g.view, factor));
        program.add(out, new Step.Pointwise(Kernel.MULTIPLY, out, g.view, factor));
        return new Derivative(g.factor, out);
    }

    /** Sends the derivative at a node on to an operand, times a partial derivative. */
    private void send(Node node, Derivative g, Node operand, double factor, View partial) {
        List<View.Axis> summed = node.view().axes().stream()
                .filter(axis -> isSummed(axis.index(), operand))
                .toList();
        arrive(operand, new Arrival(new Derivative(factor * g.factor, g.view), partial, summed));
    }
}
