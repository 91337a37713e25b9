package org.likevekt.solver.newton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Slip;
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
    /** A cell that differs from the numeraire's doubling by more than this part of it does not follow it. */
    private static final double UNLIKE = 1e-6;

    private final EquationSystem system;
    private final LinearSolver linear;
    private final Newton.Options options;
    private final Map<String, double[]> given;
    private final Start start;
    private final Set<String> aside;

    /** A point, and the numbers that were given where it came from: it may be a solution for those. */
    private record Start(double[] point, Map<String, double[]> given) {}

    private Problem(
            EquationSystem system,
            LinearSolver linear,
            Newton.Options options,
            Map<String, double[]> given,
            Start start,
            Set<String> aside) {
        this.system = system;
        this.linear = linear;
        this.options = options;
        this.given = given;
        this.start = start;
        this.aside = aside;
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
        return new Problem(
                system, linear, Newton.Options.DEFAULT, Map.of(), new Start(system.start(), Map.of()), Set.of());
    }

    /** The same with other limits of the iteration. */
    public Problem within(Newton.Options limits) {
        return new Problem(system, linear, limits, given, start, aside);
    }

    /**
     * The same where an equation family need not hold at its fixed cells, such as the market for labour under a fixed wage.
     *
     * @param equation name of a family some of whose instances are left out for fixed cells
     * @throws IllegalArgumentException when there is no such family
     */
    public Problem leavingOut(String equation) {
        List<String> names = system.declaration().equations().stream()
                .map(EquationFamily::name)
                .toList();
        if (!names.contains(equation)) {
            throw new IllegalArgumentException(
                    "no equation '" + equation + "' among " + names + Slip.maybe(equation, names));
        }
        Set<String> more = new LinkedHashSet<>(aside);
        more.add(equation);
        return new Problem(system, linear, options, given, start, Set.copyOf(more));
    }

    /** The same started from a solution of the same system. */
    public Problem startingFrom(Solution solution) {
        if (solution.system() != system) {
            throw new IllegalArgumentException("the solution is of another system");
        }
        return new Problem(system, linear, options, given, new Start(solution.point(), solution.given()), aside);
    }

    /**
     * The same with other numbers given.
     *
     * @param name of a parameter or of a variable with fixed cells, one cell of them, or a slice of cells, in which a star
     *     stands for every element: {@code taum[*,JPN]}
     * @param values a number for each cell named, or one for all of them
     * @throws IllegalArgumentException when there is no such name, or what it names is solved for
     */
    public Problem with(String name, double... values) {
        Symbol symbol = symbol(name);
        int[] cells = cells(symbol, name);
        requireCount(name, cells, values);
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
        return new Problem(system, linear, options, changed, start, aside);
    }

    private static void refuse(Variable variable, int cell, double value) {
        if (!variable.isFixed(cell)) {
            throw new IllegalArgumentException(
                    variable.cellName(cell) + " is solved for and cannot be given. Maybe declare it fixed");
        }
        requireLevel(variable, cell, value);
    }

    private static void requireLevel(Variable variable, int cell, double value) {
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
                .orElseThrow(() -> new IllegalArgumentException("no parameter or variable '" + name + "' among "
                        + symbols
                        + Slip.maybe(name, symbols.stream().map(Symbol::name).toList())));
    }

    /** The cells that a name means: all, one, or a slice, in which a star stands for every element, {@code t[*,JPN]}. */
    private static int[] cells(Symbol symbol, String name) {
        IntStream all = IntStream.range(0, symbol.size());
        int[] cells = name.equals(symbol.name())
                ? all.toArray()
                : all.filter(cell -> isMeant(name, symbol.cellName(cell))).toArray();
        if (cells.length == 0) {
            List<String> names =
                    IntStream.range(0, symbol.size()).mapToObj(symbol::cellName).toList();
            throw new IllegalArgumentException(
                    symbol.name() + " over " + symbol.sets() + " has no cell '" + name + "'" + Slip.maybe(name, names));
        }
        return cells;
    }

    private static boolean isMeant(String name, String cell) {
        if (name.indexOf('*') < 0) {
            return name.equals(cell);
        }
        String[] parts = name.split("[\\[,\\]]", -1);
        String[] labels = cell.split("[\\[,\\]]", -1);
        boolean same = parts.length == labels.length;
        for (int k = 0; same && k < parts.length; k++) {
            same = parts[k].equals("*") || parts[k].equals(labels[k]);
        }
        return same;
    }

    /**
     * The same started from other levels of a variable; they change where the search begins, not what it finds.
     *
     * @param name of a variable, a slice or one cell of it
     * @param levels a number for each cell named, or one for all of them; those of fixed cells are passed over
     * @throws IllegalArgumentException when there is no such variable, or a level that it can not have
     */
    public Problem startingAt(String name, double... levels) {
        if (!(symbol(name) instanceof Variable variable)) {
            throw new IllegalArgumentException(name + " is given and has no start value. Maybe give it with(...)");
        }
        int[] cells = cells(variable, name);
        requireCount(name, cells, levels);
        double[] point = start.point.clone();
        for (int k = 0; k < cells.length; k++) {
            double level = levels[levels.length == 1 ? 0 : k];
            requireLevel(variable, cells[k], level);
            int unknown = system.unknownAt(variable, cells[k]);
            if (unknown >= 0) {
                point[unknown] = variable.toSolver(level);
            }
        }
        return new Problem(system, linear, options, given, new Start(point, start.given), aside);
    }

    private static void requireCount(String name, int[] cells, double[] values) {
        if (values.length != 1 && values.length != cells.length) {
            throw new IllegalArgumentException(name + " has " + cells.length + " cells, got " + values.length);
        }
    }

    /**
     * Checks that the start point solves the equations as it stands, with zero iterations, and those left out for fixed
     * cells too, and is the only point near that does: a benchmark replicated.
     *
     * @throws NotConvergedException when it does not, naming the equations furthest from holding with both sides
     */
    public Solution replicate() {
        String failed = "the start point does not solve the equations";
        Newton.Options still = new Newton.Options(options.tolerance(), 0, options.maxStep());
        Evaluation evaluation = evaluation();
        Newton.Result result = new Newton(linear, still).solve(evaluation, start.point);
        if (!result.outcome().converged()) {
            throw new NotConvergedException(failed, result.outcome());
        }
        return judged(failed, evaluation, result);
    }

    /**
     * Solves the equations; where that fails from the start at once, by continuation from the numbers for which the start
     * is a solution, if it is one.
     *
     * @throws NotConvergedException when no solution was found, with the verdict, or one that leaves an equation unsolved
     *     that was left out for a fixed cell, or that is not the only one near
     */
    public Solution solve() {
        Evaluation evaluation = evaluation();
        Newton.Result result = new Newton(linear, options).solve(evaluation, start.point);
        if (result.outcome().converged()) {
            return judged("no solution was found", evaluation, result);
        }
        Problem before = new Problem(system, linear, options, start.given, start, aside);
        if (!isOtherwise(before) || !before.isSolvedByStart()) {
            throw new NotConvergedException("no solution was found", advised(result.outcome()));
        }
        return along(before, start.point);
    }

    private Outcome advised(Outcome failure) {
        return failure.as(
                failure.status(),
                failure.hint() + " The start solves nothing known; maybe solveFrom a problem that has a solution.");
    }

    private boolean isOtherwise(Problem other) {
        return names(other).stream().anyMatch(name -> !Arrays.equals(given(name), other.given(name)));
    }

    private boolean isSolvedByStart() {
        Newton.Options still = new Newton.Options(options.tolerance(), 0, options.maxStep());
        return new Newton(linear, still)
                .solve(evaluation(), start.point)
                .outcome()
                .converged();
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
        return along(base, base.solve().point());
    }

    private Solution along(Problem base, double[] solution) {
        Set<String> names = names(base);
        Evaluation evaluation = system.evaluate();
        Continuation.Result way = new Continuation(new Newton(linear, options))
                .solve(evaluation, base.settings(names), settings(names), solution);
        if (way.reached() < 1) {
            Outcome failure = way.last().outcome();
            String end = way.end().isEmpty() ? "" : " On the way: " + way.end() + ".";
            throw new NotConvergedException(
                    String.format(Locale.ROOT, "no solution was found beyond %.4f of the way", way.reached()),
                    failure.as(failure.status(), failure.hint() + end));
        }
        return judged("no solution was found", evaluation, way.last());
    }

    private Set<String> names(Problem other) {
        Set<String> names = new LinkedHashSet<>(other.given.keySet());
        names.addAll(given.keySet());
        return names;
    }

    /** A solution, once every unknown is tied down and what was left out holds. */
    private Solution judged(String failure, Evaluation evaluation, Newton.Result result) {
        Newton newton = new Newton(linear, options);
        newton.looseAt(evaluation, result.point()).ifPresent(loose -> {
            throw new NotConvergedException(failure, result.outcome().as(loose.status(), loose.hint()));
        });
        new LeftOuts(newton, aside).failing(evaluation, result.point()).ifPresent(hint -> {
            throw new NotConvergedException(failure, result.outcome().as(Status.LEFT_OUT_FAILS, hint));
        });
        return new Solution(evaluation, result, given);
    }

    /**
     * The cells that do not follow the numeraire: twice its price must double a price or an income and leave a quantity.
     *
     * @param numeraire a variable with one fixed cell, or one cell
     * @return names of the cells whose levels neither double nor stay, none for a homogeneous economy
     * @throws NotConvergedException when there is no solution to compare
     */
    public List<String> unlikeTheNumeraire(String numeraire) {
        Solution once = solve();
        Problem doubled = with(numeraire, 2 * given(numeraire)[0]);
        Solution twice = doubled.startingFrom(once).solve();
        List<String> unlike = new ArrayList<>();
        for (Variable variable : system.declaration().variables()) {
            double[] before = once.levels(variable.name());
            double[] after = twice.levels(variable.name());
            for (int cell = 0; cell < before.length; cell++) {
                double apart = Math.min(Math.abs(after[cell] - before[cell]), Math.abs(after[cell] - 2 * before[cell]));
                if (apart > UNLIKE * Math.max(Math.abs(before[cell]), UNLIKE * variable.scale())) {
                    unlike.add(variable.cellName(cell));
                }
            }
        }
        return unlike;
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

    private Evaluation evaluation() {
        Evaluation evaluation = system.evaluate();
        settings(given.keySet()).applyTo(evaluation);
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
