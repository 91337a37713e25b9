package org.likevekt.solver.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** Writes the formulas of a system out for every value of their indices, with the numbers of an evaluation put in. */
final class Scalarizer {
    /**
     * Below this |1 - sigma| a CES index takes the form without cancellation, as in the engine. AMPL has no expm1 and
     * log1p, but expm1 x = 2 sinh(x/2) exp(x/2) and log1p x = 2 atanh(x / (2 + x)) lose no digits either.
     */
    private static final double NEAR_ONE = 0.05;

    private final Evaluation evaluation;
    private final EquationSystem system;
    private final ScalarGraph graph = new ScalarGraph();
    private final IdentityHashMap<Expr, Cells> known = new IdentityHashMap<>();
    private final Map<Symbol, int[]> leaves = new HashMap<>();

    /** Scalars of a formula over the indices that are free in it, row-major. */
    private record Cells(List<Index> domain, int[] scalars) {}

    Scalarizer(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.system = evaluation.system();
    }

    ScalarGraph graph() {
        return graph;
    }

    /** The scaled residual of every row. */
    int[] rows() {
        int[] rows = new int[system.unknowns()];
        system.declaration().equations().forEach(family -> addRows(family, rows));
        return rows;
    }

    private void addRows(EquationFamily family, int[] rows) {
        int[] left = spread(cells(family.left()), family.over());
        int[] right = spread(cells(family.right()), family.over());
        int[] determined = system.declaration().cellsOf(family);
        for (int k = 0; k < determined.length; k++) {
            int row = system.unknownAt(family.determines(), determined[k]);
            if (row >= 0) {
                int factor = graph.number(1 / evaluation.scale(row));
                rows[row] = graph.times(factor, graph.minus(left[k], right[k]));
            }
        }
    }

    private Cells cells(Expr expr) {
        Cells cells = known.get(expr);
        if (cells == null) {
            List<Index> domain = domain(expr);
            cells = new Cells(domain, scalars(expr, domain));
            known.put(expr, cells);
        }
        return cells;
    }

    /** The free indices in the order in which they first stand, so that equal systems give equal files. */
    private List<Index> domain(Expr expr) {
        Set<Index> indices = new LinkedHashSet<>();
        expr.operands().forEach(operand -> indices.addAll(cells(operand).domain()));
        expr.subscripts().forEach(subscript -> subscript.index().ifPresent(indices::add));
        if (expr.binds()) {
            indices.remove(expr.bound());
        }
        return List.copyOf(indices);
    }

    private int[] scalars(Expr expr, List<Index> domain) {
        return switch (expr.op()) {
            case CONSTANT -> new int[] {graph.number(expr.constant())};
            case SYMBOL -> symbol(expr, domain);
            case SUM -> sums(expr, domain);
            case LOG_CES -> priceIndices(expr, domain);
            case LIST -> list(expr, domain);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, EXP, LOG, COMPLEMENT -> pointwise(expr, domain);
        };
    }

    private int[] pointwise(Expr expr, List<Index> domain) {
        int[] a = operand(expr, 0, domain);
        int[] b = operand(expr, expr.operands().size() - 1, domain);
        int[] scalars = new int[a.length];
        for (int k = 0; k < a.length; k++) {
            scalars[k] = combined(expr.op(), a[k], b[k]);
        }
        return scalars;
    }

    private int combined(Expr.Op op, int a, int b) {
        return switch (op) {
            case ADD -> graph.plus(a, b);
            case SUBTRACT -> graph.minus(a, b);
            case MULTIPLY -> graph.times(a, b);
            case DIVIDE -> graph.over(a, b);
            case EXP -> graph.exp(a);
            case LOG -> graph.log(a);
            case COMPLEMENT -> {
                int root = graph.sqrt(graph.plus(graph.times(a, a), graph.times(b, b)));
                yield graph.minus(graph.plus(a, b), root);
            }
            default -> throw new IllegalArgumentException("not pointwise: " + op);
        };
    }

    private int[] sums(Expr expr, List<Index> domain) {
        int[] terms = operand(expr, 0, with(domain, expr.bound()));
        int n = expr.bound().size();
        int[] sums = new int[terms.length / n];
        for (int k = 0; k < sums.length; k++) {
            sums[k] = graph.sum(part(terms, k, n));
        }
        return sums;
    }

    /** Formulas one behind the other; the index of their positions is the last of the domain. */
    private int[] list(Expr expr, List<Index> domain) {
        List<Index> outer = domain.subList(0, domain.size() - 1);
        int n = expr.operands().size();
        int[] scalars = new int[size(domain)];
        for (int position = 0; position < n; position++) {
            int[] formula = operand(expr, position, outer);
            for (int k = 0; k < formula.length; k++) {
                scalars[k * n + position] = formula[k];
            }
        }
        return scalars;
    }

    private int[] priceIndices(Expr expr, List<Index> domain) {
        int[] shares = operand(expr, 0, with(domain, expr.bound()));
        int[] logPrices = operand(expr, 1, with(domain, expr.bound()));
        int[] elasticities = operand(expr, 2, domain);
        int n = expr.bound().size();
        int[] indices = new int[elasticities.length];
        for (int k = 0; k < indices.length; k++) {
            if (!graph.isNumber(elasticities[k])) {
                throw new IllegalStateException("the elasticity of " + expr + " depends on an unknown;"
                        + " only given elasticities can be exported. Maybe make it a parameter");
            }
            indices[k] = priceIndex(part(shares, k, n), part(logPrices, k, n), graph.value(elasticities[k]));
        }
        return indices;
    }

    private int priceIndex(int[] shares, int[] logPrices, double elasticity) {
        for (int k = 0; k < shares.length; k++) {
            if (graph.isNumber(shares[k], 1)) {
                // Shares sum to one, so nothing else is bought and its price is the index.
                return logPrices[k];
            }
        }
        double rho = 1 - elasticity;
        if (rho == 0) {
            return weighted(shares, logPrices);
        }
        return Math.abs(rho) < NEAR_ONE ? nearOne(shares, logPrices, rho) : power(shares, logPrices, rho);
    }

    private int power(int[] shares, int[] logPrices, double rho) {
        int[] powers = new int[shares.length];
        for (int k = 0; k < powers.length; k++) {
            powers[k] = graph.exp(graph.times(graph.number(rho), logPrices[k]));
        }
        return graph.times(graph.number(1 / rho), graph.log(weighted(shares, powers)));
    }

    private int nearOne(int[] shares, int[] logPrices, double rho) {
        int[] powers = new int[shares.length];
        for (int k = 0; k < powers.length; k++) {
            int half = graph.times(graph.number(rho / 2), logPrices[k]);
            powers[k] = graph.times(graph.number(2), graph.times(graph.sinh(half), graph.exp(half)));
        }
        int aggregate = weighted(shares, powers);
        int ratio = graph.over(aggregate, graph.plus(aggregate, graph.number(2)));
        return graph.times(graph.number(2 / rho), graph.atanh(ratio));
    }

    private int weighted(int[] weights, int[] terms) {
        int[] products = new int[weights.length];
        for (int k = 0; k < products.length; k++) {
            products[k] = graph.times(weights[k], terms[k]);
        }
        return graph.sum(products);
    }

    private int[] symbol(Expr expr, List<Index> domain) {
        int[] leaf = leaves.computeIfAbsent(expr.symbol(), this::leaves);
        int[] at = new int[size(domain)];
        List<IndexSet> sets = expr.symbol().sets();
        int stride = 1;
        for (int d = sets.size() - 1; d >= 0; d--) {
            addPositions(at, domain, expr.subscripts().get(d), sets.get(d), stride);
            stride *= sets.get(d).size();
        }
        int[] scalars = new int[at.length];
        for (int k = 0; k < at.length; k++) {
            scalars[k] = leaf[at[k]];
        }
        return scalars;
    }

    private static void addPositions(int[] at, List<Index> domain, Subscript subscript, IndexSet set, int stride) {
        int[] positions = subscript.positionsIn(set);
        int[] own = subscript
                .index()
                .map(index -> positions(domain, List.of(index)))
                .orElseGet(() -> new int[at.length]);
        for (int k = 0; k < at.length; k++) {
            at[k] += stride * positions[own[k]];
        }
    }

    private int[] leaves(Symbol symbol) {
        double[] given = symbol instanceof Variable v ? evaluation.levels(v) : evaluation.get((Parameter) symbol);
        int[] scalars = new int[given.length];
        for (int cell = 0; cell < scalars.length; cell++) {
            scalars[cell] = symbol instanceof Variable v ? variable(v, cell, given[cell]) : graph.number(given[cell]);
        }
        return scalars;
    }

    private int variable(Variable variable, int cell, double level) {
        int unknown = system.unknownAt(variable, cell);
        boolean positive = variable.kind() == Variable.Kind.POSITIVE;
        if (unknown >= 0) {
            int scalar = graph.unknown(unknown);
            return positive ? scalar : graph.times(graph.number(variable.scale()), scalar);
        }
        // What is absent has level 0 and logarithm 0: formulas that read it multiply it by a zero share.
        return graph.number(!positive ? level : level > 0 ? Math.log(level) : 0);
    }

    private int[] operand(Expr expr, int operand, List<Index> points) {
        return spread(cells(expr.operands().get(operand)), points);
    }

    private static int[] spread(Cells cells, List<Index> points) {
        int[] scalars = positions(points, cells.domain());
        for (int k = 0; k < scalars.length; k++) {
            scalars[k] = cells.scalars()[scalars[k]];
        }
        return scalars;
    }

    private static int[] part(int[] all, int part, int n) {
        int[] copy = new int[n];
        System.arraycopy(all, part * n, copy, 0, n);
        return copy;
    }

    private static List<Index> with(List<Index> domain, Index last) {
        List<Index> more = new ArrayList<>(domain);
        more.add(last);
        return more;
    }

    private static int size(List<Index> domain) {
        return domain.stream().mapToInt(Index::size).reduce(1, Math::multiplyExact);
    }

    /** For every point of some indices, row-major, the position in an array over a part of them. */
    private static int[] positions(List<Index> points, List<Index> array) {
        int[] positions = new int[size(points)];
        int inner = 1;
        for (int d = points.size() - 1; d >= 0; d--) {
            int stride = stride(array, points.get(d));
            int n = points.get(d).size();
            for (int k = 0; stride > 0 && k < positions.length; k++) {
                positions[k] += stride * (k / inner % n);
            }
            inner *= n;
        }
        return positions;
    }

    private static int stride(List<Index> array, Index index) {
        int at = array.indexOf(index);
        return at < 0 ? 0 : size(array.subList(at + 1, array.size()));
    }
}
