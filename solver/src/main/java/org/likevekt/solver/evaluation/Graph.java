package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.likevekt.solver.algebra.Cells;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.Variable;

/**
 * Turns formulas into nodes in the order of evaluation, equal formulas into one node, and into steps that run them.
 * Formulas that are equal but for their letters, such as a price at j and at k, are two nodes with one array.
 */
final class Graph {
    private record Key(
            Expr.Op op,
            List<Node> operands,
            @Nullable Index bound,
            double constant,
            @Nullable Symbol symbol,
            List<Subscript> subscripts) {

        static Key of(Expr expr, List<Node> operands) {
            return new Key(
                    expr.op(),
                    operands,
                    expr.binds() ? expr.bound() : null,
                    expr.constant(),
                    expr.op() == Expr.Op.SYMBOL ? expr.symbol() : null,
                    expr.subscripts());
        }
    }

    /** What a node computes, its letters replaced by their numbers. */
    private record Meaning(Expr.Op op, List<View> operands, List<Integer> letters, List<Integer> sizes, int index) {}

    private final Pool pool;
    private final Map<Key, Node> nodes = new HashMap<>();
    private final Map<Expr, Node> known = new HashMap<>();
    private final Map<Meaning, Node> meanings = new HashMap<>();
    private final Map<Symbol, View> symbolViews = new HashMap<>();
    private final Map<Integer, CesStep> cesSteps = new HashMap<>();
    private final List<Step> givenSteps = new ArrayList<>();
    private final List<Step> variableSteps = new ArrayList<>();
    private final Node zero;
    private int count;

    Graph(Pool pool) {
        this.pool = pool;
        this.zero = node(Expr.constant(0));
    }

    /** Reserves the array that holds all cells of a symbol. */
    void declare(Symbol symbol) {
        symbolViews.put(symbol, new View(pool.reserve(symbol.size(), isUnknown(symbol)), 0, List.of()));
    }

    private static boolean isUnknown(Symbol symbol) {
        return symbol instanceof Variable variable && variable.freeCells() > 0;
    }

    int arrayOf(Symbol symbol) {
        return declared(symbol).array();
    }

    private View declared(Symbol symbol) {
        return Objects.requireNonNull(symbolViews.get(symbol), () -> symbol + " is not declared");
    }

    /** Steps that depend on parameters only. */
    List<Step> givenSteps() {
        return givenSteps;
    }

    /** Steps that depend on unknowns. */
    List<Step> variableSteps() {
        return variableSteps;
    }

    CesStep cesStepOf(Node ces) {
        return Objects.requireNonNull(cesSteps.get(ces.view().array()));
    }

    Node node(Expr expr) {
        Node node = known.get(expr);
        if (node == null) {
            List<Node> operands = expr.operands().stream().map(this::node).toList();
            Key key = Key.of(expr, operands);
            node = nodes.get(key);
            if (node == null) {
                node = operands.isEmpty() ? leaf(expr) : compute(expr.op(), fitted(expr, operands), indexOf(expr));
                nodes.put(key, node);
            }
            known.put(expr, node);
        }
        return node;
    }

    /** The index that a sum or a CES runs over, or that picks from a list. */
    private static @Nullable Index indexOf(Expr expr) {
        if (expr.op() == Expr.Op.LIST) {
            return (Index) expr.subscripts().get(0);
        }
        return expr.binds() ? expr.bound() : null;
    }

    private Node leaf(Expr expr) {
        if (expr.op() == Expr.Op.CONSTANT) {
            View view = pool.reserve(List.of(), false);
            pool.fill(view.array(), expr.constant());
            return Node.number(count++, view);
        }
        Symbol symbol = expr.symbol();
        View view = onSymbol(symbol, expr.subscripts());
        int[] cells = null;
        if (view == null) {
            cells = Cells.of(symbol, expr.subscripts());
            List<Index> indices = indices(expr.subscripts());
            view = View.dense(
                    pool.reserve(cells.length, isUnknown(symbol)),
                    View.space(indices).axes());
            (isUnknown(symbol) ? variableSteps : givenSteps).add(new Step.Gather(declared(symbol), view, cells));
        }
        if (symbol instanceof Parameter parameter && parameter.isStructural()) {
            view = view.clip(nonzero(parameter.initial(), view, cells));
        }
        return Node.leaf(count++, symbol, cells, view, isUnknown(symbol));
    }

    private static List<Index> indices(List<Subscript> subscripts) {
        List<Index> indices = new ArrayList<>();
        subscripts.forEach(subscript -> subscript.index().ifPresent(indices::add));
        return indices;
    }

    /** A view on the symbol's own array, or null where an index over a subset steps through it unevenly. */
    private @Nullable View onSymbol(Symbol symbol, List<Subscript> subscripts) {
        int base = 0;
        List<View.Axis> axes = new ArrayList<>();
        for (int d = 0; d < subscripts.size(); d++) {
            int[] at = Cells.along(symbol, d, subscripts.get(d));
            base += at[0];
            Optional<Index> index = subscripts.get(d).index();
            if (index.isPresent()) {
                int stride = at.length == 1 ? 0 : at[1] - at[0];
                for (int k = 1; k < at.length; k++) {
                    if (at[k] - at[k - 1] != stride) {
                        return null;
                    }
                }
                axes.add(new View.Axis(index.orElseThrow(), 0, at.length, stride));
            }
        }
        return new View(arrayOf(symbol), base, axes);
    }

    /** The smallest box that holds all values that differ from zero. */
    private static List<View.Axis> nonzero(double[] values, View view, int @Nullable [] cells) {
        int[] positions = view.positions(view.axes());
        List<View.Axis> box = new ArrayList<>();
        int inner = positions.length;
        for (View.Axis axis : view.axes()) {
            inner /= axis.size();
            int first = axis.size();
            int last = -1;
            for (int k = 0; k < positions.length; k++) {
                if (values[cells == null ? positions[k] : cells[positions[k]]] != 0) {
                    int at = k / inner % axis.size();
                    first = Math.min(first, at);
                    last = Math.max(last, at);
                }
            }
            box.add(new View.Axis(axis.index(), last < 0 ? 0 : first, last < 0 ? 0 : last - first + 1, 0));
        }
        return box;
    }

    /** Operands that may be zero by structure are written out in full where the operation is not zero at zero. */
    private List<Node> fitted(Expr expr, List<Node> operands) {
        return switch (expr.op()) {
            case EXP, LOG, COMPLEMENT -> operands.stream().map(this::inFull).toList();
            case DIVIDE -> List.of(operands.get(0), inFull(operands.get(1)));
            case LOG_CES -> {
                Node theta = operands.get(0);
                boolean onlyInside = theta.view().axes().stream()
                        .allMatch(axis -> axis.isFull() || axis.index().equals(expr.bound()));
                yield List.of(onlyInside ? theta : inFull(theta), inFull(operands.get(1)), inFull(operands.get(2)));
            }
            default -> operands;
        };
    }

    private Node inFull(Node node) {
        return node.view().isFull() ? node : compute(Expr.Op.ADD, List.of(node, zero), null);
    }

    private Node compute(Expr.Op op, List<Node> operands, @Nullable Index index) {
        List<Index> letters = letters(op, operands, index);
        boolean variable = operands.stream().anyMatch(Node::variable);
        Meaning meaning = meaning(op, operands, letters, index);
        Node same = meanings.get(meaning);
        if (same != null) {
            List<Index> before = letters(op, same.operands(), index == null ? null : same.index());
            return new Node(
                    count++,
                    op,
                    operands,
                    index,
                    null,
                    null,
                    same.view().renamed(letter -> letters.get(before.indexOf(letter))),
                    op == Expr.Op.LOG_CES ? same.shares().renamed(letter -> letters.get(before.indexOf(letter))) : null,
                    variable,
                    same.constant());
        }
        List<View.Axis> box = box(op, operands, index);
        View view = pool.reserve(box, variable);
        View shares = op == Expr.Op.LOG_CES
                ? pool.reserve(shareBox(box, operands.get(0).view(), Objects.requireNonNull(index)), variable)
                : null;
        boolean constant = operands.stream().allMatch(Node::constant);
        Node node = new Node(count++, op, operands, index, null, null, view, shares, variable, constant);
        meanings.put(meaning, node);
        emit(node);
        return node;
    }

    /** The letters of the operands, each once; those of a list have its own index last. */
    private static List<Index> letters(Expr.Op op, List<Node> operands, @Nullable Index index) {
        Set<Index> letters = new LinkedHashSet<>();
        operands.forEach(operand -> letters.addAll(operand.view().indices()));
        if (op == Expr.Op.LIST) {
            letters.add(Objects.requireNonNull(index));
        }
        return List.copyOf(letters);
    }

    private static Meaning meaning(Expr.Op op, List<Node> operands, List<Index> letters, @Nullable Index index) {
        List<View> views = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Node operand : operands) {
            views.add(operand.view().renamed(letter -> null));
            operand.view().indices().forEach(letter -> numbers.add(letters.indexOf(letter)));
        }
        return new Meaning(
                op,
                views,
                numbers,
                letters.stream().map(Index::size).toList(),
                index == null ? -1 : letters.indexOf(index));
    }

    private static List<View.Axis> box(Expr.Op op, List<Node> operands, @Nullable Index index) {
        List<View.Axis> a = operands.get(0).view().axes();
        List<View.Axis> b = operands.get(operands.size() - 1).view().axes();
        return switch (op) {
            case MULTIPLY, DIVIDE -> View.product(a, b);
            case LOG_CES -> {
                List<View.Axis> all =
                        View.product(View.product(a, operands.get(1).view().axes()), b);
                yield all.stream().filter(axis -> !axis.index().equals(index)).toList();
            }
            case SUM -> a.stream().filter(axis -> !axis.index().equals(index)).toList();
            case LIST -> {
                List<View.Axis> all = new ArrayList<>(operands.stream()
                        .map(node -> node.view().axes())
                        .reduce(View::hull)
                        .orElseThrow());
                all.add(View.Axis.full(Objects.requireNonNull(index)));
                yield all;
            }
            default -> View.hull(a, b);
        };
    }

    private static List<View.Axis> shareBox(List<View.Axis> outer, View shares, Index inside) {
        List<View.Axis> box = new ArrayList<>(outer);
        box.add(View.axis(shares.axes(), inside));
        return box;
    }

    private void emit(Node node) {
        (node.variable() ? variableSteps : givenSteps)
                .add(
                        switch (node.op()) {
                            case ADD -> added(node, Kernel.ADD, 1);
                            case SUBTRACT -> added(node, Kernel.SUBTRACT, -1);
                            case MULTIPLY -> pointwise(Kernel.MULTIPLY, node);
                            case DIVIDE -> pointwise(Kernel.DIVIDE, node);
                            case EXP -> pointwise(Kernel.EXP, node);
                            case LOG -> pointwise(Kernel.LOG, node);
                            case COMPLEMENT -> pointwise(Kernel.COMPLEMENT, node);
                            case SUM ->
                                new Step.Sum(
                                        node.view(),
                                        List.of(new Step.Term(
                                                node.view(), 1, node.first().view(), View.ONE)));
                            case LOG_CES -> ces(node);
                            case LIST -> list(node);
                            case CONSTANT, SYMBOL -> throw new IllegalStateException("a leaf is not computed");
                        });
    }

    private static Step pointwise(Kernel kernel, Node node) {
        return new Step.Pointwise(
                kernel, node.view(), node.first().view(), node.second().view());
    }

    /** In one pass where both operands reach everywhere, else term by term. */
    private static Step added(Node node, Kernel kernel, double sign) {
        View a = node.first().view();
        View b = node.second().view();
        boolean everywhere = View.clipped(View.clipped(node.view().axes(), a.axes()), b.axes())
                .equals(node.view().axes());
        return everywhere
                ? pointwise(kernel, node)
                : new Step.Sum(
                        node.view(),
                        List.of(
                                new Step.Term(node.view(), 1, a, View.ONE),
                                new Step.Term(node.view(), sign, b, View.ONE)));
    }

    /** Writes every operand to its slice. */
    private static Step list(Node node) {
        List<Step.Term> terms = new ArrayList<>();
        for (int k = 0; k < node.operands().size(); k++) {
            View slice = node.view().slice(node.index(), k);
            terms.add(new Step.Term(slice, 1, node.operands().get(k).view(), View.ONE));
        }
        return new Step.Sum(node.view(), terms);
    }

    private Step ces(Node node) {
        CesStep step = new CesStep(node);
        cesSteps.put(node.view().array(), step);
        return step;
    }
}
