package org.likevekt.solver.contributions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Gradient;
import org.likevekt.solver.linear.DenseLu;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.linear.SparsityPattern;

/**
 * The straight path from one solution of a system to another, on which a change is taken apart: positive figures move at
 * an even rate, all others in even steps.
 *
 * <p>Some equations may be solved on the way, so that what they determine answers and is no cause itself: the one equation
 * behind a variable, or the markets of a region. With {@code F(v, x) = 0} these and g the number looked at,
 * {@code F_v' lambda = g_v} and x contributes the integral of {@code (g_x - lambda' F_x) dx}. Not safe for use by two
 * threads.
 */
public final class StraightPath {
    /** Rates are integrated until no contribution changes by more than this part of them all. */
    public static final double TOLERANCE = 1e-11;

    /** Newton's method for the equations that are solved on the way ends when a step moves no unknown more than this. */
    private static final double STEP = 1e-13;

    private static final int STEPS = 50;

    private final EquationSystem system;
    private final Evaluation evaluation;
    private final double[] from;
    private final double[] to;
    private final List<Given> given = new ArrayList<>();

    /** A symbol of which some cells move, given from without; the levels are those of the place looked at. */
    private record Given(Symbol symbol, List<Leaf> leaves, double[] levels) {}

    /**
     * A path between two solutions.
     *
     * @param first given the figures of the solution that it begins with
     * @param from the unknowns of that solution
     * @param second given the figures of the solution that it ends with
     * @param to the unknowns of that solution
     * @throws IllegalArgumentException when they are of two systems
     */
    public StraightPath(Evaluation first, double[] from, Evaluation second, double[] to) {
        if (!first.system().equals(second.system())) {
            throw new IllegalArgumentException("the ends of the path are solutions of two systems, expected one");
        }
        this.system = first.system();
        this.evaluation = system.evaluate();
        this.from = from.clone();
        this.to = to.clone();
        first.residual(from, new double[from.length]);
        second.residual(to, new double[to.length]);
        for (Parameter parameter : system.declaration().parameters()) {
            add(parameter, first.get(parameter), second.get(parameter));
        }
        for (Variable variable : system.declaration().variables()) {
            add(variable, fixed(variable, first.levels(variable)), fixed(variable, second.levels(variable)));
        }
    }

    /** Levels of the cells that are given; those that are found count as unmoved here. */
    private static double[] fixed(Variable variable, double[] levels) {
        double[] fixed = levels.clone();
        for (int cell = 0; cell < fixed.length; cell++) {
            fixed[cell] = variable.isFixed(cell) ? fixed[cell] : 1;
        }
        return fixed;
    }

    private void add(Symbol symbol, double[] first, double[] second) {
        List<Leaf> leaves = new ArrayList<>();
        for (int cell = 0; cell < first.length; cell++) {
            if (first[cell] != second[cell]) {
                leaves.add(new Leaf(symbol, cell, first[cell], second[cell]));
            }
        }
        place(symbol, first);
        if (!leaves.isEmpty()) {
            given.add(new Given(symbol, leaves, first.clone()));
        }
    }

    private void place(Symbol symbol, double[] values) {
        if (symbol instanceof Parameter parameter) {
            evaluation.set(parameter, values);
        } else {
            evaluation.setFixed((Variable) symbol, values);
        }
    }

    /**
     * Equations that hold on the way.
     *
     * @param unknowns what they determine together, so that it is no cause
     * @param equations the equations, each by the unknown that it is paired with in the system
     */
    public record Solved(List<Integer> unknowns, List<Integer> equations) {
        /** None: a formula as it stands. */
        public static final Solved NONE = new Solved(List.of());

        /** Copies the lists. */
        public Solved {
            unknowns = List.copyOf(unknowns);
            equations = List.copyOf(equations);
            if (unknowns.size() != equations.size()) {
                throw new IllegalArgumentException(
                        equations.size() + " equations for " + unknowns.size() + " unknowns, expected as many");
            }
        }

        /** The equations that are paired with these unknowns. */
        public Solved(List<Integer> unknowns) {
            this(unknowns, unknowns);
        }
    }

    /**
     * The change of an unknown, of its logarithm where it is positive.
     *
     * @param solved what holds on the way; the unknown is among what that determines
     */
    public Decomposition ofUnknown(int unknown, Solved solved) {
        if (!solved.unknowns().contains(unknown)) {
            throw new IllegalArgumentException(
                    "'" + system.unknownName(unknown) + "' is not among the unknowns that are solved on the way");
        }
        double unit = system.variableOf(unknown).scale();
        return new Walk(solved) {
            @Override
            double value() {
                return unit * point[unknown];
            }

            @Override
            double[] byUnknowns() {
                double[] one = new double[point.length];
                one[unknown] = unit;
                return one;
            }
        }.decomposition();
    }

    /**
     * The change of a weighted sum of a definition's values.
     *
     * @param weights row-major over the definition's indices
     * @param solved what holds on the way
     */
    public Decomposition ofDefinition(Definition definition, double[] weights, Solved solved) {
        return new Walk(solved) {
            @Override
            double value() {
                double[] values = evaluation.values(definition);
                double sum = 0;
                for (int cell = 0; cell < values.length; cell++) {
                    sum += weights[cell] * values[cell];
                }
                return sum;
            }

            @Override
            double[] byUnknowns() {
                direct = List.of(evaluation.gradientOf(definition, weights));
                return direct.get(0).byUnknowns();
            }
        }.decomposition();
    }

    /** One way along the path. */
    private abstract class Walk {
        private final List<Integer> solved;
        private final List<Integer> equations;
        private final List<Leaf> leaves = new ArrayList<>();
        private final List<Integer> moving = new ArrayList<>();
        final double[] point = from.clone();
        List<Gradient> direct = List.of();

        Walk(Solved held) {
            this.solved = held.unknowns();
            this.equations = held.equations();
            for (int k = 0; k < from.length; k++) {
                if (from[k] != to[k] && !solved.contains(k)) {
                    Variable variable = system.variableOf(k);
                    moving.add(k);
                    leaves.add(
                            new Leaf(variable, system.cellOf(k), variable.toLevel(from[k]), variable.toLevel(to[k])));
                }
            }
            given.forEach(moved -> leaves.addAll(moved.leaves()));
        }

        /** The number at the point. */
        abstract double value();

        /** Its derivatives by all unknowns. */
        abstract double[] byUnknowns();

        Decomposition decomposition() {
            moveTo(0);
            double first = value();
            double[] sums = leaves.isEmpty() ? new double[0] : PathIntegral.of(this::rates, TOLERANCE);
            moveTo(1);
            double last = value();
            List<Decomposition.Contribution> contributions = new ArrayList<>();
            for (int k = 0; k < sums.length; k++) {
                if (sums[k] != 0) {
                    contributions.add(new Decomposition.Contribution(leaves.get(k), sums[k]));
                }
            }
            return new Decomposition(first, last, contributions);
        }

        private void moveTo(double t) {
            for (Given moved : given) {
                moved.leaves().forEach(leaf -> moved.levels()[leaf.cell()] = leaf.at(t));
                place(moved.symbol(), moved.levels());
            }
            for (int k = 0; k < point.length; k++) {
                point[k] = from[k] + t * (to[k] - from[k]);
            }
            solve(t);
        }

        private void solve(double t) {
            double[] residual = new double[point.length];
            evaluation.residual(point, residual);
            for (int step = 0; !solved.isEmpty(); step++) {
                double[] right =
                        equations.stream().mapToDouble(k -> residual[k]).toArray();
                double[] move = new double[right.length];
                DenseLu.factor(block(jacobian()), Parallelism.NONE).solve(right, move);
                for (int k = 0; k < move.length; k++) {
                    point[solved.get(k)] -= move[k];
                }
                evaluation.residual(point, residual);
                if (Arrays.stream(move).map(Math::abs).max().orElse(0) <= STEP * size()) {
                    return;
                }
                if (step == STEPS) {
                    throw new IllegalStateException("the equation of '" + system.unknownName(solved.get(0))
                            + "' has no solution at " + t + " of the path, all else given");
                }
            }
        }

        /** The largest of the unknowns that are solved for, at least one. */
        private double size() {
            return Math.max(
                    1,
                    solved.stream().mapToDouble(k -> Math.abs(point[k])).max().orElse(1));
        }

        private double[] jacobian() {
            double[] values = new double[system.sparsity().entryCount()];
            evaluation.jacobian(values);
            return values;
        }

        private double[][] block(double[] jacobian) {
            SparsityPattern pattern = system.sparsity();
            double[][] block = new double[solved.size()][solved.size()];
            for (int row = 0; row < block.length; row++) {
                int equation = equations.get(row);
                for (int p = pattern.rowStart(equation); p < pattern.rowStart(equation + 1); p++) {
                    int column = solved.indexOf(pattern.column(p));
                    if (column >= 0) {
                        block[row][column] = jacobian[p];
                    }
                }
            }
            return block;
        }

        private double[] rates(double t) {
            moveTo(t);
            double[] byUnknowns = byUnknowns();
            double[] rates = new double[leaves.size()];
            direct.forEach(gradient -> addRates(gradient, 1, t, rates));
            if (!solved.isEmpty()) {
                addRates(evaluation.gradient(multipliers(byUnknowns)), -1, t, rates);
            }
            return rates;
        }

        private double[] multipliers(double[] byUnknowns) {
            double[] on = solved.stream().mapToDouble(k -> byUnknowns[k]).toArray();
            double[] lambda = new double[on.length];
            DenseLu.factor(block(jacobian()), Parallelism.NONE).solveTransposed(on, lambda);
            double[] multipliers = new double[point.length];
            for (int k = 0; k < lambda.length; k++) {
                multipliers[equations.get(k)] = lambda[k];
            }
            return multipliers;
        }

        private void addRates(Gradient gradient, double sign, double t, double[] rates) {
            double[] byUnknowns = gradient.byUnknowns();
            int leaf = 0;
            for (int k : moving) {
                rates[leaf++] += sign * byUnknowns[k] * (to[k] - from[k]);
            }
            for (Given moved : given) {
                double[] by = moved.symbol() instanceof Parameter parameter
                        ? gradient.by(parameter)
                        : gradient.byFixed((Variable) moved.symbol(), moved.levels());
                for (Leaf each : moved.leaves()) {
                    rates[leaf++] += sign * by[each.cell()] * each.speed(t);
                }
            }
        }
    }
}
