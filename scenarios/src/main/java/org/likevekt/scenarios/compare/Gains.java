package org.likevekt.scenarios.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.accounts.HouseholdFigures;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.run.Run;

/**
 * What a scenario is worth to households against a baseline, by type (region, group) and for many types together.
 *
 * <p>Of one type it is the equivalent variation per resident of the type, whoever these are in each run: somebody who moves
 * or is trained becomes a resident of another type. Of many types it is the mean over the <em>baseline's</em> residents, so
 * that who lives where does not count, only what each type gains. The mean living standard counts both: its difference is
 * the equivalent variation plus what the change in numbers is worth at the scenario's living standards. Welfare is the same
 * with what is saved counted at the price of investment goods.
 */
final class Gains {
    /** What each run has by itself, a resident. */
    static final List<Quantity> LEVELS =
            List.of(Quantities.REAL_INCOME, Quantities.WELFARE, Quantities.REAL_SAVING, Quantities.LIVING_STANDARD);

    private static final double MILLION = 1e6;

    private final Run run;
    private final Run base;
    private final HouseholdFigures households;
    private final Classification groups;
    private final Map<Integer, Year> years = new HashMap<>();

    Gains(Run run, Run base) {
        this.run = run;
        this.base = base;
        this.households = new HouseholdFigures(base.model().benchmark());
        this.groups = base.model().benchmark().groups();
    }

    /** A level of {@link #LEVELS} in the baseline, NOK per resident at 2018 prices. */
    double before(Quantity level, int year, Member region, Member group) {
        return at(year).before.mean(level, region, group);
    }

    /** A level of {@link #LEVELS} in the scenario, NOK per resident at 2018 prices. */
    double after(Quantity level, int year, Member region, Member group) {
        return at(year).after.mean(level, region, group);
    }

    /** Equivalent variation, NOK per resident of the baseline, at 2018 prices. */
    double variation(int year, Member region, Member group) {
        Year at = at(year);
        return at.before.mean(at.variation, region, group);
    }

    /** Equivalent variation of all residents of the baseline, MNOK at 2018 prices. */
    double total(int year, Member region, Member group) {
        Year at = at(year);
        return at.before.total(at.variation, region, group);
    }

    /** Equivalent variation and what is saved more, NOK per resident of the baseline, at 2018 prices. */
    double welfare(int year, Member region, Member group) {
        Year at = at(year);
        return at.before.mean(at.welfare(), region, group);
    }

    /** Equivalent variation and what is saved more, all residents of the baseline, MNOK at 2018 prices. */
    double welfareTotal(int year, Member region, Member group) {
        Year at = at(year);
        return at.before.total(at.welfare(), region, group);
    }

    /** Total equivalent variation of all years to the last, MNOK at 2018 prices, discounted to the first year. */
    double presentValue(int last, double rate, Member region, Member group) {
        double sum = 0;
        for (int year = first(); year <= last; year++) {
            sum += total(year, region, group) * discount(year, rate);
        }
        return sum;
    }

    /**
     * The same, and the wealth that has been saved more by the last year. Saving of the years before is not added to the
     * consumption that it pays for later.
     */
    double welfarePresentValue(int last, double rate, Member region, Member group) {
        double wealth = 0;
        for (int year = first(); year <= last; year++) {
            Year at = at(year);
            wealth += at.before.total(at.saved(), region, group);
        }
        return presentValue(last, rate, region, group) + wealth * discount(last, rate);
    }

    private int first() {
        return base.trajectory().first().year();
    }

    private double discount(int year, double rate) {
        return 1 / StrictMath.pow(1 + rate, year - first());
    }

    private Year at(int year) {
        return years.computeIfAbsent(year, this::compute);
    }

    private Year compute(int year) {
        try {
            return worth(year);
        } catch (IllegalArgumentException e) {
            throw new IncomparableException("'" + run.name() + "' cannot be valued against '" + base.name() + "' in "
                    + year + ": " + e.getMessage());
        }
    }

    private Year worth(int year) {
        YearSolution before = base.trajectory().year(year);
        YearSolution after = run.trajectory().year(year);
        Side theirs = side(base, before);
        Side ours = side(run, after);
        double[] variation = households
                .spendingAlone()
                .equivalentVariation(
                        base.trajectory().paths(), before, run.trajectory().paths(), after);
        double[] saved = sum(ours.level(Quantities.REAL_SAVING), theirs.level(Quantities.REAL_SAVING), -1);
        return new Year(theirs, ours, variation, saved, sum(variation, saved, 1));
    }

    private Side side(Run of, YearSolution year) {
        Paths paths = of.trajectory().paths();
        double[] saving = households.realSaving(paths, year);
        double[] standard = households.spendingAlone().livingStandard(paths, year);
        return new Side(
                households.spendingAlone().residents(year),
                Map.of(
                        Quantities.REAL_INCOME,
                        households.realIncome(year),
                        Quantities.REAL_SAVING,
                        saving,
                        Quantities.LIVING_STANDARD,
                        standard,
                        Quantities.WELFARE,
                        sum(standard, saving, 1)));
    }

    private static double[] sum(double[] values, double[] others, double factor) {
        double[] sum = values.clone();
        for (int cell = 0; cell < sum.length; cell++) {
            sum[cell] += factor * others[cell];
        }
        return sum;
    }

    /** One year of both runs, by type: the equivalent variation, what is saved more, and both together. */
    private record Year(Side before, Side after, double[] variation, double[] saved, double[] welfare) {}

    /** One year of a run, by type. */
    private final class Side {
        private final double[] residents;
        private final Map<Quantity, double[]> levels;

        Side(double[] residents, Map<Quantity, double[]> levels) {
            this.residents = residents;
            this.levels = levels;
        }

        double mean(Quantity level, Member region, Member group) {
            return mean(level(level), region, group);
        }

        double[] level(Quantity level) {
            return Objects.requireNonNull(levels.get(level), level.id());
        }

        double mean(double[] values, Member region, Member group) {
            return weighted(values, region, group) / region.sum(group, residents);
        }

        double total(double[] values, Member region, Member group) {
            return weighted(values, region, group) / MILLION;
        }

        private double weighted(double[] values, Member region, Member group) {
            double sum = 0;
            for (int r = region.first(); r < region.end(); r++) {
                for (int e = group.first(); e < group.end(); e++) {
                    sum += values[groups.cell(r, e)] * residents[groups.cell(r, e)];
                }
            }
            return sum;
        }
    }
}
