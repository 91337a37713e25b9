package org.likevekt.model.decomposition;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.contributions.Decomposition;
import org.likevekt.solver.contributions.Leaf;
import org.likevekt.solver.contributions.StraightPath;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/**
 * A run and what it is compared with, year by year two solutions of the run's equations. Not safe for use by two threads.
 */
public final class Compared {
    /** What stands for a closure that has another equation than that of what the run is compared with. */
    static final Quantity CLOSURE = Quantity.variable(
            "another_closure", "another closure", Quantity.Kind.SCALE, "off or on", "the closure of the run");

    /** Smaller parts of a change than this are of rounding, and not of another equation. */
    private static final double NOISE = 1e-9;

    private final RegionalModel model;
    private final Trajectory run;
    private final RegionalModel baseModel;
    private final Trajectory base;
    private final Map<Integer, StraightPath> paths = new HashMap<>();

    /**
     * Two runs of one country.
     *
     * @param model that made the run
     * @param baseModel that made what it is compared with
     * @throws IllegalArgumentException when they are of other tables or regions
     */
    public Compared(RegionalModel model, Trajectory run, RegionalModel baseModel, Trajectory base) {
        if (!model.benchmark().equals(baseModel.benchmark())) {
            throw new IllegalArgumentException("the two runs are of other tables or regions, expected the same");
        }
        this.model = model;
        this.run = run;
        this.baseModel = baseModel;
        this.base = base;
    }

    /** The equations of the run. */
    public RegionalModel model() {
        return model;
    }

    /** The run. */
    public Trajectory run() {
        return run;
    }

    /** What it is compared with. */
    public Trajectory base() {
        return base;
    }

    /** The base year of both. */
    Benchmark benchmark() {
        return model.benchmark();
    }

    /**
     * The value of a figure in what the run is compared with; of what only the run's closure has, its value in the run: it is no
     * cause by itself.
     */
    public double before(Figure figure) {
        boolean isOfClosure = run.year(figure.year()).has(figure.quantity())
                && !base.year(figure.year()).has(figure.quantity());
        return value(isOfClosure ? run : base, figure);
    }

    /**
     * What another closure contributes to a change by having another equation: what is left of it by causes that contribute as
     * the run's equation has them. Nothing where both have the same equations.
     *
     * @param told what each cause contributes
     */
    double byClosure(double change, Collection<Double> told) {
        if (model.closure().equals(baseModel.closure())) {
            return 0;
        }
        double left = change;
        double size = Math.abs(change);
        for (double each : told) {
            left -= each;
            size += Math.abs(each);
        }
        return Math.abs(left) <= NOISE * size ? 0 : left;
    }

    /** The change of a number of a year, as a path of the run's equations has it that ends with the run. */
    double change(Reading reading, Decomposition taken, int year) {
        Reading.Weight one = reading.over().get(0);
        if (one.quantity().role() == Quantity.Role.VARIABLE) {
            Variable variable =
                    model.system().declaration().variable(one.quantity().symbol());
            double level = before(new Figure(one.quantity(), one.cell(), year));
            return taken.to() - variable.scale() * variable.toSolver(level);
        }
        double before = 0;
        for (Reading.Weight each : reading.over()) {
            before += each.weight() * before(new Figure(each.quantity(), each.cell(), year));
        }
        return taken.to() - before;
    }

    /** The value of a figure in the run. */
    public double after(Figure figure) {
        return value(run, figure);
    }

    /** By how much a figure differs. */
    double change(Figure figure) {
        return after(figure) - before(figure);
    }

    private static double value(Trajectory of, Figure figure) {
        Quantity quantity = figure.quantity();
        if (quantity.role() == Quantity.Role.DRIVER) {
            return of.paths().value(driver(quantity), figure.year(), figure.cell());
        }
        YearSolution year = of.year(figure.year());
        return Readings.values(year, quantity)[figure.cell()];
    }

    private static Driver driver(Quantity quantity) {
        return Drivers.all().stream()
                .filter(driver -> driver.quantity().equals(quantity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no driver " + quantity.label()));
    }

    /** The straight path from one year's solution to the other's. */
    StraightPath path(int year) {
        return paths.computeIfAbsent(year, this::pathOf);
    }

    private StraightPath pathOf(int year) {
        YearSolution solution = run.year(year);
        Evaluation second = model.evaluation(run.paths(), solution);
        YearSolution other = base.year(year);
        Evaluation theirs = baseModel.evaluation(base.paths(), other);
        theirs.residual(other.point(), new double[other.point().length]);
        second.residual(solution.point(), new double[solution.point().length]);
        EquationSystem system = model.system();
        Evaluation first = system.evaluate();
        double[] from = system.start();
        // what only the run's closure has stands where the run has it, and is no cause
        Set<String> parameters = names(baseModel, false);
        for (Parameter parameter : system.declaration().parameters()) {
            first.set(
                    parameter,
                    parameters.contains(parameter.name())
                            ? theirs.get(baseModel.system().declaration().parameter(parameter.name()))
                            : second.get(parameter));
        }
        Set<String> variables = names(baseModel, true);
        for (Variable variable : system.declaration().variables()) {
            double[] levels = variables.contains(variable.name())
                    ? theirs.levels(baseModel.system().declaration().variable(variable.name()))
                    : second.levels(variable);
            first.setFixed(variable, levels);
            for (int cell = 0; cell < levels.length; cell++) {
                int unknown = system.unknownAt(variable, cell);
                if (unknown >= 0) {
                    from[unknown] = variable.toSolver(levels[cell]);
                }
            }
        }
        return new StraightPath(first, from, second, solution.point());
    }

    private static Set<String> names(RegionalModel model, boolean areVariables) {
        var declaration = model.system().declaration();
        return areVariables
                ? declaration.variables().stream().map(Variable::name).collect(Collectors.toSet())
                : declaration.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /** What a symbol of the equations is called in the catalogue: a result, a driver or a stock; else its own name. */
    Figure figure(Leaf leaf, int year) {
        String symbol = leaf.symbol().name();
        Quantity solved = model.quantities().get(symbol);
        if (solved != null) {
            return new Figure(solved, leaf.cell(), year);
        }
        Set<Quantity> known = new LinkedHashSet<>();
        Quantities.all().stream()
                .filter(quantity -> quantity.role() == Quantity.Role.STOCK)
                .filter(quantity -> quantity.symbol().equals(symbol))
                .forEach(known::add);
        Drivers.all().stream()
                .map(Driver::quantity)
                .filter(quantity -> quantity.symbol().equals(symbol))
                .forEach(known::add);
        return known.stream()
                .findFirst()
                .map(quantity -> new Figure(quantity, leaf.cell(), year))
                .orElseGet(() -> new Figure(
                        Quantity.variable(
                                leaf.name(),
                                leaf.name(),
                                Quantity.Kind.SCALE,
                                leaf.symbol().unit(),
                                leaf.symbol().description()),
                        0,
                        year));
    }
}
