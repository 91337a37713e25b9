package org.likevekt.model.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.likevekt.model.closure.Swaps;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.newton.Newton;

/** Laws that need another solve: homogeneity in prices, and the same result from the same figures. */
final class RepeatLaws {
    private static final double SAME = 1e-9;
    private static final double NUMERAIRE = 1.1;
    private static final double TIGHT = 1e-12;

    /** From so many regions on a run takes minutes, and what is solved again are its first years. */
    private static final int MANY_REGIONS = 100;

    private static final int FIRST_YEARS = 4;

    /** Noise around zero by construction; the law of Walras measures it. */
    private static final String NOISE = Quantities.BALANCE_WITH_WORLD.symbol();

    private final RegionalModel model;
    private final SystemDeclaration declaration;
    private final Trajectory run;
    private final Optional<Trajectory> guide;

    RepeatLaws(RegionalModel model, Trajectory run, Optional<Trajectory> guide) {
        this.model = model;
        this.guide = guide;
        this.declaration = model.system().declaration();
        this.run = run;
    }

    /** The last year that is solved again: the last of all but in many regions. */
    static int lastSolvedAgain(RegionalModel model, Trajectory run) {
        int last = run.last().year();
        boolean isMany = model.benchmark().regions().size() > MANY_REGIONS;
        return isMany ? Math.min(last, run.first().year() + FIRST_YEARS) : last;
    }

    private Trajectory again(Optional<Trajectory> from) {
        return model.simulate(run.paths(), lastSolvedAgain(model, run), from, RunListener.SILENT);
    }

    /** Homogeneity of degree zero in the first and last year. */
    List<Law> homogeneity() {
        LargestDeviation atScaled = new LargestDeviation();
        LargestDeviation solvedAgain = new LargestDeviation();
        Stream.of(run.first(), run.last()).distinct().forEach(year -> {
            Evaluation evaluation = model.evaluation(run.paths(), year);
            evaluation.setFixed(declaration.variable(Quantities.EXCHANGE_RATE.symbol()), new double[] {NUMERAIRE});
            scaleTargets(evaluation);
            double[] residual = new double[model.system().unknowns()];
            evaluation.residual(scaled(year.point()), residual);
            for (int k = 0; k < residual.length; k++) {
                int equation = k;
                atScaled.add(
                        residual[k], () -> year.year() + " " + model.system().equationName(equation));
            }
            Newton.Result result = model.solve(evaluation, year.point(), TIGHT);
            if (!result.outcome().converged() && result.outcome().residual() > Newton.Options.DEFAULT.tolerance()) {
                solvedAgain.add(
                        Double.NaN, () -> year.year() + " " + result.outcome().status());
                return;
            }
            evaluation.residual(result.point(), residual);
            compareScaled(solvedAgain, year, evaluation);
        });
        return List.of(
                atScaled.law(
                        "homogeneity",
                        "Prices and incomes x 1.1 with unchanged quantities solve the first and last year when the"
                                + " numeraire is 1.1; residual relative to its equation.",
                        SAME),
                solvedAgain.law(
                        "homogeneity, solved again",
                        "The first and last year solved from the old prices with the numeraire at 1.1 give the same"
                                + " quantities and all values x 1.1; relative.",
                        SAME));
    }

    /** A held price or income is held in the numeraire. */
    private void scaleTargets(Evaluation evaluation) {
        new Swaps(model.closure()).targets().forEach((swap, name) -> {
            Parameter target = declaration.parameter(name);
            evaluation.set(
                    target, times(evaluation.get(target), factor(swap.target().symbol())));
        });
    }

    private double[] scaled(double[] point) {
        double[] scaled = point.clone();
        for (int k = 0; k < scaled.length; k++) {
            Variable variable = model.system().variableOf(k);
            scaled[k] = variable.toSolver(variable.toLevel(scaled[k]) * factor(variable.name()));
        }
        return scaled;
    }

    /** What a result grows by when all prices and incomes grow by a tenth. */
    private double factor(String symbol) {
        return Objects.requireNonNull(model.quantities().get(symbol)).isInMoney() ? NUMERAIRE : 1;
    }

    private void compareScaled(LargestDeviation largest, YearSolution year, Evaluation evaluation) {
        for (Variable variable : declaration.variables()) {
            double[] found = evaluation.levels(variable);
            double[] expected = times(year.values(variable.name()), factor(variable.name()));
            for (int cell = 0; cell < expected.length; cell++) {
                // a price without a market stays where it is
                expected[cell] = variable.isFixed(cell) ? found[cell] : expected[cell];
            }
            if (variable.kind() == Variable.Kind.FREE) {
                // savings may be near zero, so they are measured by the budgets that they balance
                compareInBudget(largest, found[0], expected[0], variable, year);
            } else {
                largest.compare(found, expected, cell -> year.year() + " " + variable.cellName(cell));
            }
        }
        for (Definition definition : declaration.definitions()) {
            if (isBalance(definition.name())) {
                double found = evaluation.values(definition)[0];
                double expected = factor(definition.name()) * year.value(definition.name());
                largest.add(inBudget(found, expected, year), () -> year.year() + " " + definition.name());
            } else if (!definition.name().equals(NOISE)) {
                largest.compare(
                        evaluation.values(definition),
                        times(year.values(definition.name()), factor(definition.name())),
                        cell -> year.year() + " " + definition.name() + " cell " + cell);
            }
        }
    }

    private static void compareInBudget(
            LargestDeviation largest, double found, double expected, Variable variable, YearSolution year) {
        largest.add(inBudget(found, expected, year), () -> year.year() + " " + variable.name());
    }

    /** A difference relative to public receipts, for what may be near zero. */
    private static double inBudget(double found, double expected, YearSolution year) {
        double size = Math.max(Math.abs(expected), Math.abs(year.value(Quantities.PUBLIC_RECEIPTS)));
        return (found - expected) / size;
    }

    /** Whether a result is a balance of the country, which may be near zero. */
    private boolean isBalance(String symbol) {
        Quantity quantity = model.quantities().get(symbol);
        return quantity != null
                && !symbol.equals(NOISE)
                && quantity.axes().isEmpty()
                && quantity.sign() == Quantity.Sign.EITHER;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** The same figures give the same run. */
    List<Law> repetition() {
        Trajectory again = again(guide);
        LargestDeviation near = new LargestDeviation();
        compare(near, again);
        if (guide.map(g -> g.closure().equals(run.closure())).orElse(true)) {
            compare(near, again(Optional.of(run)));
            compare(near, guide.isEmpty() ? again : again(Optional.empty()));
        }
        LargestDeviation bits = new LargestDeviation();
        boolean alike = bitsDiffer(again, run).isEmpty();
        List<String> different = alike ? List.of() : bitsDiffer(again, again(guide));
        bits.add(different.size(), () -> different.get(0));
        return List.of(
                near.law(
                        "no shock, no change",
                        "The same paths solved again, from this run and from scratch, give the same values; relative."
                                + years(),
                        SAME),
                bits.law(
                        "same bits",
                        "The same paths solved twice in the same way give the same bits; results that differ."
                                + years(),
                        0));
    }

    /** Which years were solved again, where these are not all. */
    private String years() {
        int last = lastSolvedAgain(model, run);
        return last == run.last().year() ? "" : " Years " + run.first().year() + "-" + last + ".";
    }

    private void compare(LargestDeviation largest, Trajectory other) {
        // a run's figures have what its swaps found in them already, so solved again nothing is left to change
        Collection<String> changes = new Swaps(model.closure()).changes().values();
        for (YearSolution found : other.years()) {
            YearSolution year = run.year(found.year());
            for (String name : year.names()) {
                if (isBalance(name)) {
                    double value = found.value(name);
                    largest.add(inBudget(value, year.value(name), year), () -> year.year() + " " + name);
                } else if (!name.equals(NOISE) && !changes.contains(name)) {
                    largest.compare(
                            found.values(name), year.values(name), cell -> year.year() + " " + name + " cell " + cell);
                }
            }
            largest.compare(
                    found.people().employed(),
                    year.people().employed(),
                    cell -> year.year() + " employed cell " + cell);
        }
    }

    private static List<String> bitsDiffer(Trajectory one, Trajectory other) {
        List<String> different = new ArrayList<>();
        for (YearSolution year : one.years()) {
            for (String name : year.names()) {
                if (!Arrays.equals(year.values(name), other.year(year.year()).values(name))) {
                    different.add(year.year() + " " + name);
                }
            }
        }
        return different;
    }
}
