package org.likevekt.solver.newton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Slip;
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
 * <p>Symbols and cells go by the names that messages print, such as {@code PX} and {@code Y[BRD]}; a star stands for every
 * element, {@code taum[*,JPN]}. Immutable: every change is another problem. What is given and what is found can be turned
 * round without a new declaration: {@link #fix}, {@link #free}, {@link #atLeast}, {@link #atMost}.
 */
public final class Problem {
    /** A cell that differs from the numeraire's doubling by more than this part of it does not follow it. */
    private static final double UNLIKE = 1e-6;

    private final Setup setup;
    private final LinearSolver linear;
    private final Newton.Options options;
    private final Set<String> aside;

    private Problem(Setup setup, LinearSolver linear, Newton.Options options, Set<String> aside) {
        this.setup = setup;
        this.linear = linear;
        this.options = options;
        this.aside = aside;
    }

    /**
     * Compiles what was declared; the start values are the start point, and {@link Newton.Options#DEFAULT} the limits.
     *
     * @throws IllegalStateException when the system is not square
     */
    public static Problem of(SystemBuilder declared) {
        EquationSystem system = EquationSystem.compile(declared.build());
        return new Problem(Setup.of(system), linear(system), Newton.Options.DEFAULT, Set.of());
    }

    private static LinearSolver linear(EquationSystem system) {
        return LinearSolvers.choose(system.sparsity(), Parallelism.NONE).solver();
    }

    private Problem with(Setup other) {
        return new Problem(other, other.system() == setup.system() ? linear : linear(other.system()), options, aside);
    }

    private Selection select(String name) {
        return Selection.of(
                setup.declaration(),
                setup.computed(name).isPresent() ? setup.held().getOrDefault(name, name) : name);
    }

    /** The same with other limits of the iteration. */
    public Problem within(Newton.Options limits) {
        return new Problem(setup, linear, limits, aside);
    }

    /**
     * The same where an equation family need not hold at its fixed cells, such as the market for labour under a fixed wage.
     *
     * @param equation name of a family some of whose instances are left out for fixed cells
     * @throws IllegalArgumentException when there is no such family
     */
    public Problem leavingOut(String equation) {
        List<String> names = setup.declaration().equations().stream()
                .map(EquationFamily::name)
                .toList();
        if (!names.contains(equation)) {
            throw new IllegalArgumentException(
                    "no equation '" + equation + "' among " + names + Slip.maybe(equation, names));
        }
        Set<String> more = new LinkedHashSet<>(aside);
        more.add(equation);
        return new Problem(setup, linear, options, Set.copyOf(more));
    }

    /** The same started from a solution of the same system. */
    public Problem startingFrom(Solution solution) {
        if (solution.system() != setup.system()) {
            throw new IllegalArgumentException("the solution is of another system, or of this one before it was turned"
                    + " round. Maybe turn it round and start from a solution of that");
        }
        return with(setup.from(solution.point(), solution.given()));
    }

    /**
     * The same with other numbers given.
     *
     * @param name of a parameter or of a variable with fixed cells, one cell of them, or a slice of cells
     * @param values a number for each cell named, or one for all of them
     * @throws IllegalArgumentException when there is no such name, or what it names is solved for
     */
    public Problem with(String name, double... values) {
        return with(setup.with(select(name), values));
    }

    /**
     * The same where cells of a variable are given, at their levels in the start point; {@link #with} gives others. Their
     * equations are left out: one that follows from the others, as the market of a numeraire does, holds all the same, and
     * another can determine what is {@link #free}d for it. A quantity that is computed from the unknowns has no equation to
     * leave out: it is held by what is freed next.
     *
     * @param name of a variable, a slice or one cell of it, or of one cell of a computed quantity
     * @throws IllegalArgumentException when there is nothing of that name
     */
    public Problem fix(String name) {
        Optional<Definition> computed = setup.computed(name);
        if (computed.isPresent() && !setup.held().containsKey(name)) {
            return with(new Turning(setup).fix(computed.get(), name));
        }
        return computed.isPresent() ? this : with(new Turning(setup).fix(select(name)));
    }

    /** The same where something is given as {@link #fix(String)} says, at other levels. */
    public Problem fix(String name, double... levels) {
        Optional<Definition> computed = setup.computed(name);
        if (computed.isEmpty() || setup.held().containsKey(name)) {
            return fix(name).with(name, levels);
        }
        if (levels.length != 1) {
            throw new IllegalArgumentException(name + " is one cell, got " + levels.length + " levels");
        }
        return with(new Turning(setup).fix(computed.get(), name, levels[0]));
    }

    /**
     * The same where what was given is solved for: a fixed cell by the equation that was left out for it, a parameter, or a
     * cell without an equation, by the equation of what was fixed last. So {@code free("PX").fix("PL")} changes the numeraire,
     * and {@code fix("U", 155).free("t")} finds the rate at which U is 155. A parameter becomes a number of any sign.
     *
     * @param name of a parameter or variable, a slice or one cell of it
     * @throws IllegalArgumentException when there is no such name, it is solved for already, or no equation is left for it
     */
    public Problem free(String name) {
        return with(new Turning(setup).free(select(name)));
    }

    /**
     * The same where an unknown is never below a bound, and its equation holds in one direction only while it is there: the
     * one in which the unknown would move it from below the bound, by its derivative at the start. So with
     * {@code fix("PL", 1).free("L").atMost("L", 100)} a wage of at least 1 leaves some of 100 hours without work.
     *
     * @param name of a variable or of what was {@link #free}d, a slice or one cell of it
     * @param bounds a number for each cell named, or one for all of them
     * @throws IllegalArgumentException when it is not solved for, or its equation does not move with it
     */
    public Problem atLeast(String name, double... bounds) {
        return with(new Turning(setup).bound(select(name), newton(), true, bounds));
    }

    /** The same where an unknown is never above a bound: see {@link #atLeast}. */
    public Problem atMost(String name, double... bounds) {
        return with(new Turning(setup).bound(select(name), newton(), false, bounds));
    }

    /**
     * The same started from other levels of a variable; they change where the search begins, not what it finds.
     *
     * @param name of a variable, a slice or one cell of it
     * @param levels a number for each cell named, or one for all of them; those of fixed cells are passed over
     * @throws IllegalArgumentException when there is no such variable, or a level that it cannot have
     */
    public Problem startingAt(String name, double... levels) {
        Selection selection = select(name);
        Variable variable = selection.variable("has no start value. Maybe give it with(...)");
        double[] spread = selection.spread(levels);
        double[] point = setup.point().clone();
        for (int k = 0; k < spread.length; k++) {
            int cell = selection.cells()[k];
            Setup.requireLevel(variable, cell, spread[k]);
            int unknown = setup.system().unknownAt(variable, cell);
            if (unknown >= 0) {
                point[unknown] = variable.toSolver(spread[k]);
            }
        }
        return with(setup.from(point, setup.before()));
    }

    private Newton newton() {
        return new Newton(linear, options);
    }

    private Newton.Result atStart(Evaluation evaluation) {
        Newton.Options still = new Newton.Options(options.tolerance(), 0, options.maxStep());
        return new Newton(linear, still).solve(evaluation, setup.point());
    }

    /**
     * Checks that the start point solves the equations as it stands, with zero iterations, and those left out for fixed
     * cells too, and is the only point near that does: a benchmark replicated.
     *
     * @throws NotConvergedException when it does not, naming the equations furthest from holding with both sides
     */
    public Solution replicate() {
        String failed = "the start point does not solve the equations";
        Evaluation evaluation = setup.evaluation();
        Newton.Result result = atStart(evaluation);
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
        Evaluation evaluation = setup.evaluation();
        Newton.Result result = newton().solve(evaluation, setup.point());
        if (result.outcome().converged()) {
            return judged("no solution was found", evaluation, result);
        }
        Problem before = with(setup.asBefore());
        if (!setup.isOtherwise(before.setup) || !before.isSolvedByStart()) {
            throw new NotConvergedException("no solution was found", advised(result.outcome()));
        }
        return along(before, setup.point());
    }

    private static Outcome advised(Outcome failure) {
        return failure.as(
                failure.status(),
                failure.hint() + " The start solves nothing known; maybe solveFrom a problem that has a solution.");
    }

    private boolean isSolvedByStart() {
        return atStart(setup.evaluation()).outcome().converged();
    }

    /**
     * Solves by continuation from a problem with a solution, for a change too large to solve at once: see
     * {@link Continuation}.
     *
     * @param base a problem of the same system, which has a solution from its own start point
     * @throws NotConvergedException when no solution was found, naming the part of the way that was solved
     */
    public Solution solveFrom(Problem base) {
        if (base.system() != system()) {
            throw new IllegalArgumentException("the problem to start from is of another system");
        }
        return along(base, base.solve().point());
    }

    private Solution along(Problem base, double[] solution) {
        Set<String> names = setup.names(base.setup);
        Evaluation evaluation = system().evaluate();
        Continuation.Result way = new Continuation(newton())
                .solve(evaluation, base.setup.settings(names), setup.settings(names), solution);
        if (way.reached() < 1) {
            Outcome failure = way.last().outcome();
            String end = way.end().isEmpty() ? "" : " On the way: " + way.end() + ".";
            throw new NotConvergedException(
                    String.format(Locale.ROOT, "no solution was found beyond %.4f of the way", way.reached()),
                    failure.as(failure.status(), failure.hint() + end));
        }
        return judged("no solution was found", evaluation, way.last());
    }

    /** A solution, once every unknown is tied down and what was left out holds. */
    private Solution judged(String failure, Evaluation evaluation, Newton.Result result) {
        newton().looseAt(evaluation, result.point()).ifPresent(loose -> {
            throw new NotConvergedException(failure, result.outcome().as(loose.status(), loose.hint()));
        });
        new LeftOuts(newton(), aside).failing(evaluation, result.point()).ifPresent(hint -> {
            throw new NotConvergedException(failure, result.outcome().as(Status.LEFT_OUT_FAILS, hint));
        });
        return new Solution(evaluation, result, setup.given());
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
        for (Variable variable : setup.declaration().variables()) {
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

    /** What was compiled. */
    public EquationSystem system() {
        return setup.system();
    }

    /** The number or numbers given under a name, one for each cell. */
    public double[] given(String name) {
        Selection selection = select(name);
        return Arrays.stream(selection.cells())
                .mapToDouble(cell -> setup.given(selection.symbol(), cell))
                .toArray();
    }
}
