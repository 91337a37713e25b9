package org.likevekt.scenarios.compare;

import java.util.HashMap;
import java.util.Map;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.dynamics.Welfare;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.run.Run;

/**
 * What a scenario is worth to households against a baseline, by type (region, group) and for many types together.
 *
 * <p>Of one type it is the equivalent variation per resident of the type, whoever these are in each run: somebody who moves
 * or is trained becomes a resident of another type. Of many types it is the mean over the <em>baseline's</em> residents, so
 * that who lives where does not count, only what each type gains. The mean living standard counts both: its difference is
 * the equivalent variation plus what the change in numbers is worth at the scenario's living standards.
 */
final class Gains {
    private static final double MILLION = 1e6;

    private final Run run;
    private final Run base;
    private final Welfare welfare;
    private final Classification groups;
    private final Map<Integer, Year> years = new HashMap<>();

    Gains(Run run, Run base) {
        this.run = run;
        this.base = base;
        this.welfare = new Welfare(base.model().benchmark());
        this.groups = base.model().benchmark().groups();
    }

    /** Living standard in the baseline, NOK per resident at 2018 prices. */
    double before(int year, Member region, Member group) {
        Year at = at(year);
        return mean(at.standardBefore, at.residentsBefore, region, group);
    }

    /** Living standard in the scenario, NOK per resident at 2018 prices. */
    double after(int year, Member region, Member group) {
        Year at = at(year);
        return mean(at.standardAfter, at.residentsAfter, region, group);
    }

    /** Equivalent variation, NOK per resident of the baseline, at 2018 prices. */
    double variation(int year, Member region, Member group) {
        Year at = at(year);
        return mean(at.variation, at.residentsBefore, region, group);
    }

    /** Equivalent variation of all residents of the baseline, MNOK at 2018 prices. */
    double total(int year, Member region, Member group) {
        Year at = at(year);
        return weighted(at.variation, at.residentsBefore, region, group) / MILLION;
    }

    /** Total equivalent variation of all years to the last, MNOK at 2018 prices, discounted to the first year. */
    double presentValue(int last, double rate, Member region, Member group) {
        int first = base.trajectory().first().year();
        double sum = 0;
        for (int year = first; year <= last; year++) {
            sum += total(year, region, group) / StrictMath.pow(1 + rate, year - first);
        }
        return sum;
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
        return new Year(
                welfare.residents(before),
                welfare.residents(after),
                welfare.livingStandard(base.trajectory().paths(), before),
                welfare.livingStandard(run.trajectory().paths(), after),
                welfare.equivalentVariation(
                        base.trajectory().paths(), before, run.trajectory().paths(), after));
    }

    private double mean(double[] values, double[] persons, Member region, Member group) {
        double[] ones = new double[values.length];
        java.util.Arrays.fill(ones, 1);
        return weighted(values, persons, region, group) / weighted(ones, persons, region, group);
    }

    private double weighted(double[] values, double[] persons, Member region, Member group) {
        double sum = 0;
        for (int cell = 0; cell < values.length; cell++) {
            boolean counts = region.includes(groups.before(cell)) && group.includes(groups.position(cell));
            sum += counts ? values[cell] * persons[cell] : 0;
        }
        return sum;
    }

    /** One year of both runs, by type. */
    private record Year(
            double[] residentsBefore,
            double[] residentsAfter,
            double[] standardBefore,
            double[] standardAfter,
            double[] variation) {}
}
