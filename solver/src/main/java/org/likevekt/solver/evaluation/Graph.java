package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.likevekt.solver.algebra.Cells;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.Variable;

/** Turns formulas into nodes in the order of evaluation, equal formulas into one node, and into steps that run them. */
final class Graph {
    private record Key(
            Expr.Op op, List<Node> operands, Index bound, double constant, Symbol symbol, List<Subscript> subscripts) {}

    private final Pool pool;
    private final Domain.Order order = new Domain.Order();
    private final Map<Key, Node> nodes = new HashMap<>();
    private final Map<Expr, Node> known = new HashMap<>();
    private final Map<Symbol, Integer> symbolArrays = new LinkedHashMap<>();
    private final Map<Node, CesStep> cesSteps = new HashMap<>();
    private final Map<Node, Integer> cesShares = new HashMap<>();
    private final List<Step> givenSteps = new ArrayList<>();
    private final List<Step> variableSteps = new ArrayList<>();
    private final List<Node> inOrder = new ArrayList<>();

    Graph(Pool pool) {
        this.pool = pool;
    }

    /** Reserves the array that holds all cells of a symbol. */
    void declare(Symbol symbol) {
        symbolArrays.put(symbol, pool.reserve(symbol.size()));
    }

    int arrayOf(Symbol symbol) {
        return symbolArrays.get(symbol);
    }

    Domain.Order order() {
        return order;
    }

    /** Steps that depend on parameters only. */
    List<Step> givenSteps() {
        return givenSteps;
    }

    /** Steps that depend on unknowns. */
    List<Step> variableSteps() {
        return variableSteps;
    }

    List<Node> nodes() {
        return inOrder;
    }

    /** Array of the value shares of a CES node, over its domain and then its bound index. */
    int sharesOf(Node ces) {
        return cesShares.get(ces);
    }

    CesStep cesStepOf(Node ces) {
        return cesSteps.get(ces);
    }

    List<Index> shareDomain(Node ces) {
        return order.sorted(Domain.union(ces.domain(), List.of(ces.bound())));
    }

    Node node(Expr expr) {
        Node node = known.get(expr);
        if (node == null) {
            node = intern(expr);
            known.put(expr, node);
        }
        return node;
    }

    private Node intern(Expr expr) {
        List<Node> operands = expr.operands().stream().map(this::node).toList();
        Key key = new Key(expr.op(), operands, expr.bound(), expr.constant(), expr.symbol(), expr.subscripts());
        Node node = nodes.get(key);
        if (node == null) {
            node = create(expr, operands);
            nodes.put(key, node);
            inOrder.add(node);
            emit(node, expr.constant());
        }
        return node;
    }

    private Node create(Expr expr, List<Node> operands) {
        Set<Index> indices = new LinkedHashSet<>();
        operands.forEach(operand -> indices.addAll(operand.domain()));
        expr.subscripts().forEach(subscript -> {
            if (subscript instanceof Index index) {
                indices.add(index);
            }
        });
        order.sorted(indices);
        indices.remove(expr.bound());
        List<Index> domain = order.sorted(indices);
        boolean variable =
                expr.symbol() instanceof Variable || operands.stream().anyMatch(Node::variable);
        int[] cells = expr.symbol() == null ? null : Cells.of(expr.symbol(), domain, expr.subscripts());
        int array = cells != null && isWhole(expr.symbol(), cells)
                ? symbolArrays.get(expr.symbol())
                : pool.reserve(Domain.size(domain));
        return new Node(
                inOrder.size(), expr.op(), operands, expr.bound(), expr.symbol(), cells, domain, array, variable);
    }

    /** Whether a leaf reads its symbol's cells in storage order, so that no copy is needed. */
    private static boolean isWhole(Symbol symbol, int[] cells) {
        boolean whole = cells.length == symbol.size();
        for (int k = 0; whole && k < cells.length; k++) {
            whole = cells[k] == k;
        }
        return whole;
    }

    private void emit(Node node, double constant) {
        List<Step> steps = node.variable() ? variableSteps : givenSteps;
        switch (node.op()) {
            case CONSTANT -> pool.fill(node.array(), constant);
            case SYMBOL -> {
                int from = symbolArrays.get(node.symbol());
                if (from != node.array()) {
                    steps.add(new Step.Gather(from, node.array(), node.cells()));
                }
            }
            case ADD -> steps.add(pointwise(Kernel.ADD, node));
            case SUBTRACT -> steps.add(pointwise(Kernel.SUBTRACT, node));
            case MULTIPLY -> steps.add(pointwise(Kernel.MULTIPLY, node));
            case DIVIDE -> steps.add(pointwise(Kernel.DIVIDE, node));
            case EXP -> steps.add(pointwise(Kernel.EXP, node));
            case LOG -> steps.add(pointwise(Kernel.LOG, node));
            case COMPLEMENT -> steps.add(pointwise(Kernel.COMPLEMENT, node));
            case SUM -> {
                Node term = node.operands().get(0);
                steps.add(new Step.Clear(node.array()));
                steps.add(new Step.Contract(
                        node.array(), 1, term.array(), -1, LoopNest.over(node.domain(), term.domain(), List.of())));
            }
            case LOG_CES -> steps.add(ces(node));
        }
    }

    private static Step pointwise(Kernel kernel, Node node) {
        Node a = node.operands().get(0);
        Node b = node.operands().get(node.operands().size() - 1);
        return new Step.Pointwise(
                kernel, node.array(), a.array(), b.array(), LoopNest.over(node.domain(), a.domain(), b.domain()));
    }

    private Step ces(Node node) {
        List<Index> shareDomain = shareDomain(node);
        int shares = pool.reserve(Domain.size(shareDomain));
        cesShares.put(node, shares);
        CesStep step = new CesStep(
                node.bound(),
                new CesStep.Layout(node.array(), node.domain()),
                new CesStep.Layout(shares, shareDomain),
                layout(node.operands().get(0)),
                layout(node.operands().get(1)),
                layout(node.operands().get(2)));
        cesSteps.put(node, step);
        return step;
    }

    private static CesStep.Layout layout(Node node) {
        return new CesStep.Layout(node.array(), node.domain());
    }
}
