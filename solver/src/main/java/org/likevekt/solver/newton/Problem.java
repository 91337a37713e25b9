package org.likevekt.solver.newton;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Settings;
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
        Map<String, double[]> changed = new LinkedHashMap<>(given);
        changed.put(symbol.name(), all);
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
     * Solves by continuation from a problem with a solution, for a change too large to solve at once: see
     * {@link Continuation}.
     *
     * @param base a problem of the same system, which has a solution from its own start point
     * @throws NotConvergedException when no solution was found, naming the part of the way that was solved
     */
    public Solution solveFrom(Problem base) {
        if (base.system != system) {
            throw new IllegalArgumentException("the problem to start from is of another system");
        }
        Set<String> names = new LinkedHashSet<>(base.given.keySet());
        names.addAll(given.keySet());
        Evaluation evaluation = system.evaluate();
        Continuation.Result way = new Continuation(new Newton(linear, options))
                .solve(
                        evaluation,
                        base.settings(names),
                        settings(names),
                        base.solve().point());
        if (way.reached() < 1) {
            throw new NotConvergedException(
                    String.format(Locale.ROOT, "no solution was found beyond %.4f of the way", way.reached()),
                    way.last().outcome());
        }
        return new Solution(evaluation, way.last());
    }

    private Settings settings(Set<String> names) {
        Map<Parameter, double[]> parameters = new LinkedHashMap<>();
        Map<Variable, double[]> exogenous = new LinkedHashMap<>();
        for (String name : names) {
            if (symbol(name) instanceof Parameter parameter) {
                parameters.put(parameter, given(name));
            } else {
                exogenous.put((Variable) symbol(name), given(name));
            }
        }
        return new Settings(parameters, exogenous);
    }

    private Solution checked(String failure) {
        Evaluation evaluation = system.evaluate();
        settings(given.keySet()).applyTo(evaluation);
        Newton.Result result = new Newton(linear, options).solve(evaluation, start);
        if (!result.outcome().converged()) {
            throw new NotConvergedException(failure, result.outcome());
        }
        return new Solution(evaluation, result);
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
