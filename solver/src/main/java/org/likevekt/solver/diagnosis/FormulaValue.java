package org.likevekt.solver.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/**
 * Values of formulas at single instances, node by node from the definition of each operation: slow, for explaining what
 * the compiled program computed.
 */
public final class FormulaValue {
    private final Evaluation evaluation;
    private final EquationSystem system;
    private final double[] point;
    private final Map<Symbol, double[]> given = new HashMap<>();
    private final Map<Expr, Map<List<Integer>, Double>> known = new HashMap<>();

    /**
     * Values with what an evaluation is given, at a point.
     *
     * @param point unknowns as the solver sees them
     */
    public FormulaValue(Evaluation evaluation, double[] point) {
        this.evaluation = evaluation;
        this.system = evaluation.system();
        this.point = point.clone();
    }

    /** The index values of the equation paired with an unknown: positions by index. */
    public Map<Index, Integer> instance(int unknown) {
        EquationFamily family = system.familyOf(unknown);
        Variable variable = family.determines();
        int rest = system.cellOf(unknown);
        Map<Index, Integer> at = new LinkedHashMap<>();
        for (int d = family.over().size() - 1; d >= 0; d--) {
            List<String> labels = variable.sets().get(d).labels();
            Index index = family.over().get(d);
            at.put(index, index.set().position(labels.get(rest % labels.size())));
            rest /= labels.size();
        }
        return at;
    }

    /** The value of a formula where its free indices stand at the given positions. */
    public double value(Expr formula, Map<Index, Integer> at) {
        List<Integer> key = formula.free().stream()
                .sorted((a, b) -> a.symbol().compareTo(b.symbol()))
                .map(at::get)
                .toList();
        Map<List<Integer>, Double> values = known.computeIfAbsent(formula, f -> new HashMap<>());
        Double value = values.get(key);
        if (value == null) {
            value = compute(formula, at);
            values.put(key, value);
        }
        return value;
    }

    private double compute(Expr formula, Map<Index, Integer> at) {
        List<Expr> operands = formula.operands();
        return switch (formula.op()) {
            case CONSTANT -> formula.constant();
            case SYMBOL -> symbol(formula, at);
            case ADD -> value(operands.get(0), at) + value(operands.get(1), at);
            case SUBTRACT -> value(operands.get(0), at) - value(operands.get(1), at);
            case MULTIPLY -> value(operands.get(0), at) * value(operands.get(1), at);
            case DIVIDE -> value(operands.get(0), at) / value(operands.get(1), at);
            case EXP -> Math.exp(value(operands.get(0), at));
            case LOG -> Math.log(value(operands.get(0), at));
            case SUM -> sum(formula, at);
            case LOG_CES -> logCes(formula, at);
            case LIST -> value(chosen(formula, at), at);
            case COMPLEMENT -> {
                double a = value(operands.get(0), at);
                double b = value(operands.get(1), at);
                yield a + b - Math.sqrt(a * a + b * b);
            }
        };
    }

    /** The formula of a list that is meant at some position. */
    private static Expr chosen(Expr list, Map<Index, Integer> at) {
        return list.operands().get(position((Index) list.subscripts().get(0), at));
    }

    private double sum(Expr formula, Map<Index, Integer> at) {
        double sum = 0;
        for (int k = 0; k < formula.bound().size(); k++) {
            sum += value(formula.operands().get(0), with(at, formula.bound(), k));
        }
        return sum;
    }

    private double logCes(Expr formula, Map<Index, Integer> at) {
        double rho = 1 - value(formula.operands().get(2), at);
        double sum = 0;
        for (int k = 0; k < formula.bound().size(); k++) {
            Map<Index, Integer> term = with(at, formula.bound(), k);
            double share = value(formula.operands().get(0), term);
            if (share != 0) {
                double logPrice = value(formula.operands().get(1), term);
                sum += share * (rho == 0 ? logPrice : Math.expm1(rho * logPrice));
            }
        }
        return rho == 0 ? sum : Math.log1p(sum) / rho;
    }

    private static Map<Index, Integer> with(Map<Index, Integer> at, Index index, int position) {
        Map<Index, Integer> more = new HashMap<>(at);
        more.put(index, position);
        return more;
    }

    private double symbol(Expr formula, Map<Index, Integer> at) {
        int cell = cell(formula, at);
        if (formula.symbol() instanceof Parameter parameter) {
            return given.computeIfAbsent(parameter, p -> evaluation.get(parameter))[cell];
        }
        Variable variable = (Variable) formula.symbol();
        int unknown = system.unknownAt(variable, cell);
        boolean logarithm = variable.kind() == Variable.Kind.POSITIVE;
        if (unknown >= 0) {
            return logarithm ? point[unknown] : variable.toLevel(point[unknown]);
        }
        double level = given.computeIfAbsent(variable, v -> evaluation.levels(variable))[cell];
        // Of what is absent the compiled program reads a logarithm of zero.
        return !logarithm ? level : variable.isAbsent(cell) ? 0 : Math.log(level);
    }

    private static String labelOf(Index index, Map<Index, Integer> at) {
        return index.set().labels().get(position(index, at));
    }

    private static int position(Index index, Map<Index, Integer> at) {
        return Objects.requireNonNull(at.get(index), () -> index + " has no position");
    }

    private static int cell(Expr formula, Map<Index, Integer> at) {
        Symbol symbol = formula.symbol();
        int cell = 0;
        for (int d = 0; d < symbol.sets().size(); d++) {
            Subscript subscript = formula.subscripts().get(d);
            IndexSet set = symbol.sets().get(d);
            String label = subscript instanceof Subscript.Element element
                    ? element.label()
                    : labelOf(subscript.index().orElseThrow(), at);
            int by = subscript instanceof Subscript.Shifted shifted ? shifted.by() : 0;
            cell = cell * set.size() + set.position(label) + by;
        }
        return cell;
    }

    /**
     * The place in the equation paired with an unknown where a value first is not a finite number; empty when both sides
     * are finite.
     */
    public Optional<Defect> defect(int unknown) {
        EquationFamily family = system.familyOf(unknown);
        Map<Index, Integer> at = instance(unknown);
        for (Expr side : List.of(family.left(), family.right())) {
            if (!Double.isFinite(value(side, at))) {
                return Optional.of(origin(side, at));
            }
        }
        return Optional.empty();
    }

    /** Goes down from a value that is not finite to the operation that made it from finite ones. */
    private Defect origin(Expr formula, Map<Index, Integer> at) {
        if (formula.op() == Expr.Op.LIST) {
            return origin(chosen(formula, at), at);
        }
        for (Expr operand : formula.operands()) {
            if (!formula.binds() || !operand.free().contains(formula.bound())) {
                if (!Double.isFinite(value(operand, at))) {
                    return origin(operand, at);
                }
                continue;
            }
            for (int k = 0; k < formula.bound().size(); k++) {
                Map<Index, Integer> term = with(at, formula.bound(), k);
                if (!Double.isFinite(value(operand, term))) {
                    return origin(operand, term);
                }
            }
        }
        return new Defect(what(formula, at), formula.toString(), symbols(formula, at));
    }

    private String what(Expr formula, Map<Index, Integer> at) {
        List<Expr> operands = formula.operands();
        return switch (formula.op()) {
            case LOG -> "ln of " + Numbers.text(value(operands.get(0), at));
            case EXP -> "e to the power " + Numbers.text(value(operands.get(0), at));
            case ADD -> pair(operands, at, " + ");
            case SUBTRACT -> pair(operands, at, " - ");
            case MULTIPLY -> pair(operands, at, " * ");
            case DIVIDE -> pair(operands, at, " / ");
            case SUM -> "a sum over " + formula.bound() + " that is " + Numbers.text(value(formula, at));
            case LOG_CES ->
                "a CES price index over " + formula.bound() + " with elasticity "
                        + Numbers.text(value(operands.get(2), at));
            case COMPLEMENT -> pair(operands, at, " _|_ ");
            case CONSTANT, SYMBOL, LIST -> "a value that is " + Numbers.text(value(formula, at));
        };
    }

    private String pair(List<Expr> operands, Map<Index, Integer> at, String sign) {
        return Numbers.text(value(operands.get(0), at)) + sign + Numbers.text(value(operands.get(1), at));
    }

    /** Levels of the symbols in a formula that stand outside its sums. */
    private Map<String, Double> symbols(Expr formula, Map<Index, Integer> at) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Expr leaf : leaves(formula)) {
            if (at.keySet().containsAll(leaf.free())) {
                boolean logarithm = leaf.symbol() instanceof Variable v && v.kind() == Variable.Kind.POSITIVE;
                double value = value(leaf, at);
                values.put(leaf.symbol().cellName(cell(leaf, at)), logarithm ? Math.exp(value) : value);
            }
        }
        return values;
    }

    private static List<Expr> leaves(Expr formula) {
        Set<Expr> seen = new LinkedHashSet<>();
        List<Expr> open = new ArrayList<>(List.of(formula));
        List<Expr> leaves = new ArrayList<>();
        while (!open.isEmpty()) {
            Expr next = open.remove(0);
            if (seen.add(next)) {
                open.addAll(next.operands());
                if (next.op() == Expr.Op.SYMBOL) {
                    leaves.add(next);
                }
            }
        }
        return leaves;
    }
}
