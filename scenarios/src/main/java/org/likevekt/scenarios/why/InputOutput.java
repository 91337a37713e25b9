package org.likevekt.scenarios.why;

import static org.likevekt.model.drivers.Quantities.MAINLAND_PRODUCT_BY_REGION;
import static org.likevekt.model.drivers.Quantities.NATIONAL_WAGE;
import static org.likevekt.model.drivers.Quantities.OUTPUT;
import static org.likevekt.model.drivers.Quantities.PRODUCT;
import static org.likevekt.model.drivers.Quantities.PUBLIC_PURCHASES;
import static org.likevekt.model.drivers.Quantities.VALUE_ADDED;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.likevekt.data.Classification;
import org.likevekt.model.accounts.Multipliers;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.decomposition.Reading;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.Run;

/** What an input-output model would have said of the final demand that a scenario gives, beside what equilibrium says. */
final class InputOutput {
    private static final Set<Quantity> COUNTED = Set.of(OUTPUT, VALUE_ADDED, MAINLAND_PRODUCT_BY_REGION, PRODUCT);
    private static final double HUNDRED = 100;

    /** Final demand of a smaller part of output is rounding. */
    private static final double NOTHING = 1e-9;

    private final Run run;
    private final Run base;
    private final Benchmark benchmark;

    InputOutput(Run run, Run base) {
        this.run = run;
        this.base = base;
        this.benchmark = run.model().benchmark();
    }

    /**
     * An input-output number, and what equilibrium has beside it.
     *
     * @param impulse what final demand changes by
     * @param typeOne with purchases between industries
     * @param typeTwo with households' spending of what they earn, too
     * @param payPercent by how many percent average pay changes in equilibrium
     * @param output by how much all output of the country does, MNOK at 2018 prices
     * @param isWithoutDemand whether the scenario gives no final demand
     */
    record Beside(
            double impulse,
            double typeOne,
            double typeTwo,
            double payPercent,
            double output,
            boolean isWithoutDemand) {}

    /** The number for a reading of output or product; none for others. */
    List<Beside> of(Reading reading, int year) {
        if (!COUNTED.contains(reading.quantity()) || !reading.per().isEmpty()) {
            return List.of();
        }
        Multipliers multipliers = new Multipliers(benchmark);
        double[] demand = multipliers.delivered(purchases(year));
        double[] exports = exports(year);
        Arrays.setAll(demand, cell -> demand[cell] + exports[cell]);
        double impulse = Arrays.stream(demand).sum();
        YearSolution now = run.trajectory().year(year);
        YearSolution then = base.trajectory().year(year);
        double output = Arrays.stream(then.values(OUTPUT)).sum();
        return List.of(new Beside(
                impulse,
                counted(reading, multipliers, multipliers.typeOne(demand)),
                counted(reading, multipliers, multipliers.typeTwo(demand)),
                HUNDRED * (now.value(NATIONAL_WAGE) / then.value(NATIONAL_WAGE) - 1),
                Arrays.stream(now.values(OUTPUT)).sum() - output,
                Math.abs(impulse) <= NOTHING * output));
    }

    /** By how much public purchases of composites differ (r,j). */
    private double[] purchases(int year) {
        double[] after = run.trajectory().year(year).values(PUBLIC_PURCHASES);
        double[] before = base.trajectory().year(year).values(PUBLIC_PURCHASES);
        Arrays.setAll(after, cell -> after[cell] - before[cell]);
        return after;
    }

    /** By how much the world would buy more at unchanged prices (r,j). */
    private double[] exports(int year) {
        double[] more = benchmark.accounts().exports().values();
        Classification products = benchmark.industries();
        double[] after = demanded(run.trajectory().paths(), year);
        double[] before = demanded(base.trajectory().paths(), year);
        double market = market(run, year);
        double marketBefore = market(base, year);
        int petroleum = products.indexOf("OLJE");
        for (int cell = 0; cell < more.length; cell++) {
            boolean follows = products.position(cell) != petroleum;
            more[cell] *= after[cell] * (follows ? market : 1) - before[cell] * (follows ? marketBefore : 1);
        }
        return more;
    }

    private static double[] demanded(Paths paths, int year) {
        return paths.values(Drivers.EXPORT_DEMAND, year);
    }

    private static double market(Run of, int year) {
        return of.trajectory().paths().value(Drivers.EXPORT_MARKET, year, 0);
    }

    private static double counted(Reading reading, Multipliers multipliers, double[] output) {
        boolean isOutput = reading.quantity().equals(OUTPUT);
        double[] per = multipliers.valueAddedPerOutput();
        double sum = 0;
        for (Reading.Weight weight : reading.over()) {
            sum += weight.weight() * output[weight.cell()] * (isOutput ? 1 : per[weight.cell()]);
        }
        return reading.unit() * sum;
    }
}
