package org.likevekt.solver.newton;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.LinearSolvers;
import org.likevekt.solver.linear.Parallelism;

/**
 * A system with its given numbers and a start point, ready to be solved: the short way for a small model.
 *
 * <p>Symbols and cells go by the names that messages print, such as {@code PX} and {@code Y[BRD]}. Immutable: every
 * change is another problem, and all of them share what was compiled.
 */
public final class Problem {
    /** The smallest part of the way that {@link #solveFrom} takes. */
    private static final double SMALLEST_STEP = 1e-4;

    private final EquationSystem system;
    private final LinearSolver linear;
    private final Newton.Options options;
    private final Map<String, double[]> given;
    private final double[] start;

    private Problem(
            EquationSystem system,
            LinearSolver linear,
            Newton.Options options,
            Map<String, double[]> given,
            double[] start) {
        this.system = system;
        this.linear = linear;
        this.options = options;
        this.given = given;
        this.start = start;
    }

    /**
     * Compiles what was declared; the start values are the start point, and {@link Newton.Options#DEFAULT} the limits.
     *
     * @throws IllegalStateException when the system is not square
     */
    public static Problem of(SystemBuilder declared) {
        EquationSystem system = EquationSystem.compile(declared.build());
        LinearSolver linear =
                LinearSolvers.choose(system.sparsity(), Parallelism.NONE).solver();
        return new Problem(system, linear, Newton.Options.DEFAULT, Map.of(), system.start());
    }

    /** The same with other limits of the iteration. */
    public Problem within(Newton.Options limits) {
        return new Problem(system, linear, limits, given, start);
    }

    /** The same started from a solution of the same system. */
    public Problem startingFrom(Solution solution) {
        if (solution.system() != system) {
            throw new IllegalArgumentException("the solution is of another system");
        }
        return new Problem(system, linear, options, given, solution.point());
    }

    /**
     * The same with other numbers given.
     *
     * @param name of a parameter or of a variable with fixed cells, or one cell of them
     * @param values a number for each cell named, or one for all of them
     * @throws IllegalArgumentException when there is no such name, or what it names is solved for
     */
    public Problem with(String name, double... values) {
        Symbol symbol = symbol(name);
        int[] cells = cells(symbol, name);
        if (values.length != 1 && values.length != cells.length) {
            throw new IllegalArgumentException(name + " has " + cells.length + " cells, got " + values.length);
        }
        double[] all =
                given.containsKey(symbol.name()) ? given.get(symbol.name()).clone() : declared(symbol);
        for (int k = 0; k < cells.length; k++) {
            double value = values[values.length == 1 ? 0 : k];
            if (symbol instanceof Variable variable) {
                refuse(variable, cells[k], value);
            }
            all[cells[k]] = value;
        }
        return replacing(symbol.name(), all);
    }

    private Problem replacing(String name, double[] all) {
        Map<String, double[]> changed = new LinkedHashMap<>(given);
        changed.put(name, all);
        return new Problem(system, linear, options, changed, start);
    }

    private static void refuse(Variable variable, int cell, double value) {
        if (!variable.isFixed(cell)) {
            throw new IllegalArgumentException(
                    variable.cellName(cell) + " is solved for and can not be given. Maybe declare it fixed");
        }
        if (!Double.isFinite(value) || variable.kind() == Variable.Kind.POSITIVE && !(value > 0)) {
            throw new IllegalArgumentException(variable.cellName(cell) + " is given as " + value + ", expected a "
                    + (variable.kind() == Variable.Kind.POSITIVE ? "positive" : "finite") + " number");
        }
    }

    private static double[] declared(Symbol symbol) {
        return symbol instanceof Parameter parameter ? parameter.initial() : ((Variable) symbol).start();
    }

    /** The symbol that a name or the name of a cell belongs to. */
    private Symbol symbol(String name) {
        List<Symbol> symbols = Stream.<Symbol>concat(
                        system.declaration().parameters().stream(), system.declaration().variables().stream())
                .toList();
        return symbols.stream()
                .filter(s -> name.equals(s.name()) || name.startsWith(s.name() + "["))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no parameter or variable '" + name + "'. Maybe one of " + symbols));
    }

    private static int[] cells(Symbol symbol, String name) {
        IntStream all = IntStream.range(0, symbol.size());
        int[] cells = name.equals(symbol.name())
                ? all.toArray()
                : all.filter(cell -> symbol.cellName(cell).equals(name)).toArray();
        if (cells.length == 0) {
            throw new IllegalArgumentException(
                    symbol.name() + " over " + symbol.sets() + " has no cell '" + name + "'");
        }
        return cells;
    }

    /**
     * Checks that the start point solves the equations as it stands, with zero iterations: a benchmark replicated.
     *
     * @throws NotConvergedException when it does not, naming the equations furthest from holding
     */
    public Solution replicate() {
        Newton.Options still = new Newton.Options(options.tolerance(), 0, options.maxStep());
        return within(still).checked("the start point does not solve the equations");
    }

    /**
     * Solves the equations.
     *
     * @throws NotConvergedException when no solution was found, with the verdict
     */
    public Solution solve() {
        return checked("no solution was found");
    }

    /**
     * Solves by way of problems between a solvable one and this, for a change too large to solve at once: the numbers
     * given go there along a straight line, each solution is the start of the next, a step that fails is halved and one
     * that succeeds doubled.
     *
     * @param base a problem of the same system, which has a solution from its own start point
     * @throws NotConvergedException when no solution was found, naming the part of the way that was solved
     */
    public Solution solveFrom(Problem base) {
        if (base.system != system) {
            throw new IllegalArgumentException("the problem to start from is of another system");
        }
        Solution reached = base.solve();
        double solved = 0;
        double step = 1;
        while (solved < 1) {
            double next = Math.min(1, solved + step);
            try {
                reached = between(base, next).startingFrom(reached).solve();
                solved = next;
                step *= 2;
            } catch (NotConvergedException e) {
                step = (next - solved) / 2;
                if (step < SMALLEST_STEP) {
                    throw new NotConvergedException(
                            String.format(Locale.ROOT, "no solution was found beyond %.4f of the way", solved),
                            e.outcome());
                }
            }
        }
        return reached;
    }

    private Problem between(Problem base, double part) {
        Problem between = this;
        for (Map.Entry<String, double[]> there : given.entrySet()) {
            double[] from = base.given(there.getKey());
            double[] mixed = there.getValue().clone();
            for (int cell = 0; part < 1 && cell < mixed.length; cell++) {
                mixed[cell] = (1 - part) * from[cell] + part * mixed[cell];
            }
            between = between.replacing(there.getKey(), mixed);
        }
        return between;
    }

    private Solution checked(String failure) {
        Evaluation evaluation = evaluation();
        Newton.Result result = new Newton(linear, options).solve(evaluation, start);
        if (!result.outcome().converged()) {
            throw new NotConvergedException(failure, result.outcome());
        }
        return new Solution(evaluation, result);
    }

    private Evaluation evaluation() {
        Evaluation evaluation = system.evaluate();
        given.forEach((name, values) -> {
            if (symbol(name) instanceof Variable variable) {
                evaluation.setFixed(variable, values);
            } else {
                evaluation.set((Parameter) symbol(name), values);
            }
        });
        return evaluation;
    }

    /** What was compiled. */
    public EquationSystem system() {
        return system;
    }

    /** The number or numbers given under a name, one for each cell. */
    public double[] given(String name) {
        Symbol symbol = symbol(name);
        double[] all = given.getOrDefault(symbol.name(), declared(symbol));
        return Arrays.stream(cells(symbol, name)).mapToDouble(cell -> all[cell]).toArray();
    }
}
