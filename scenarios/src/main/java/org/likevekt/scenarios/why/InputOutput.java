package org.likevekt.scenarios.why;

import static org.likevekt.model.drivers.Quantities.MAINLAND_PRODUCT_BY_REGION;
import static org.likevekt.model.drivers.Quantities.NATIONAL_WAGE;
import static org.likevekt.model.drivers.Quantities.OUTPUT;
import static org.likevekt.model.drivers.Quantities.PRODUCT;
import static org.likevekt.model.drivers.Quantities.PUBLIC_PURCHASES;
import static org.likevekt.model.drivers.Quantities.VALUE_ADDED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    /** The number for a reading of output or product; none for others. */
    List<Why.Multiplier> of(String name, Reading reading, int year, double change) {
        if (!COUNTED.contains(reading.quantity()) || !reading.per().isEmpty()) {
            return List.of();
        }
        Multipliers multipliers = new Multipliers(benchmark);
        double[] demand = multipliers.delivered(purchases(year));
        double[] exports = exports(year);
        Arrays.setAll(demand, cell -> demand[cell] + exports[cell]);
        double impulse = Arrays.stream(demand).sum();
        double one = counted(reading, multipliers, multipliers.typeOne(demand));
        double two = counted(reading, multipliers, multipliers.typeTwo(demand));
        return List.of(new Why.Multiplier(
                name, reading.quantity().unit(), impulse, one, two, change, sentence(year, impulse, two, change)));
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

    private String sentence(int year, double impulse, double typeTwo, double change) {
        YearSolution now = run.trajectory().year(year);
        YearSolution then = base.trajectory().year(year);
        double output = Arrays.stream(then.values(OUTPUT)).sum();
        double wage = HUNDRED * (now.value(NATIONAL_WAGE) / then.value(NATIONAL_WAGE) - 1);
        if (Math.abs(impulse) <= NOTHING * output) {
            return String.format(
                    Locale.ROOT,
                    "The scenario gives no final demand, so an input-output model finds nothing; equilibrium finds %+.1f, for"
                            + " workers, prices (average pay %+.2f %%) and what competes for them move.",
                    change,
                    wage);
        }
        double all = Arrays.stream(now.values(OUTPUT)).sum() - output;
        return String.format(
                Locale.ROOT,
                "An input-output model takes workers and capital to be there at given pay and adds %+.1f in all; in equilibrium"
                        + " their number is given, average pay changes by %+.2f %%, all output by %+.0f MNOK, and this by %+.1f.",
                typeTwo,
                wage,
                all,
                change);
    }
}
