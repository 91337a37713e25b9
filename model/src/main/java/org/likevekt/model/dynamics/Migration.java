package org.likevekt.model.dynamics;

import java.util.Arrays;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;

/**
 * Moves between regions by relative wages (Skjerpen et al. 2023, as in the article):
 * {@code migration_re / persons_re = beta_e (ln W_re - ln Wbar_re)}, Wbar the person-weighted mean of all other regions.
 *
 * <p>The base year's relative wage, which the article's control variables hold, is taken off. Flows are centred by a
 * common rate in each group so that its national sum is zero.
 */
public final class Migration {
    private final double[] wage;
    private final double[] baseWage;
    private final double[] persons;
    private final double[] basePersons;
    private final double[] beta;
    private final double baseGap;
    private final int groups;

    /**
     * The moves of a year.
     *
     * @param wage wage per person by residence (r,e)
     * @param baseWage the same in the base year
     * @param persons persons by residence (r,e)
     * @param beta response by group (e)
     * @param baseGap share of the base year's relative wage that moves nobody
     */
    public Migration(
            double[] wage, double[] baseWage, double[] persons, double[] basePersons, double[] beta, double baseGap) {
        this.wage = wage;
        this.baseWage = baseWage;
        this.persons = persons;
        this.basePersons = basePersons;
        this.beta = beta;
        this.baseGap = baseGap;
        this.groups = beta.length;
    }

    /** Persons moving in, net, by region and group (r,e). */
    double[] flows() {
        double[] flows = new double[persons.length];
        for (int e = 0; e < groups; e++) {
            double moved = 0;
            double all = 0;
            for (int cell = e; cell < flows.length; cell += groups) {
                flows[cell] = persons[cell] * beta[e] * gap(cell, e);
                moved += flows[cell];
                all += persons[cell];
            }
            for (int cell = e; cell < flows.length; cell += groups) {
                flows[cell] -= persons[cell] * moved / all;
            }
        }
        return flows;
    }

    /**
     * Derivatives of weighted flows: by wages and persons (r,e), by the base year's wages (r,e), by beta (e) and by the
     * share of the base gap.
     */
    public record Adjoint(double[] wage, double[] persons, double[] baseWage, double[] beta, double baseGap) {}

    /** The derivatives of {@code sum onFlows flows}. */
    public Adjoint adjoint(double[] onFlows) {
        int cells = wage.length;
        Adjoint adjoint = new Adjoint(new double[cells], new double[cells], new double[cells], new double[groups], 0);
        double byGap = 0;
        for (int e = 0; e < groups; e++) {
            byGap += groupAdjoint(onFlows, e, adjoint);
        }
        return new Adjoint(adjoint.wage, adjoint.persons, adjoint.baseWage, adjoint.beta, byGap);
    }

    /** flow = N (beta gap - mean), mean = sum N beta gap / sum N, so d flow = centred weights times d(N beta gap). */
    private double groupAdjoint(double[] onFlows, int e, Adjoint adjoint) {
        double all = 0;
        double moved = 0;
        double onMean = 0;
        for (int cell = e; cell < wage.length; cell += groups) {
            all += persons[cell];
            moved += persons[cell] * beta[e] * gap(cell, e);
            onMean -= onFlows[cell] * persons[cell];
        }
        double mean = moved / all;
        double byGap = 0;
        for (int cell = e; cell < wage.length; cell += groups) {
            double gap = gap(cell, e);
            double weight = onFlows[cell] + onMean / all;
            adjoint.persons[cell] += weight * beta[e] * gap - mean * weight;
            adjoint.beta[e] += weight * persons[cell] * gap;
            double onGap = weight * persons[cell] * beta[e];
            byGap -= onGap * gap(baseWage, basePersons, cell, e);
            gapAdjoint(wage, persons, cell, e, onGap, adjoint.wage, adjoint.persons);
            gapAdjoint(baseWage, basePersons, cell, e, -baseGap * onGap, adjoint.baseWage, new double[wage.length]);
        }
        return byGap;
    }

    /** Adds the derivatives of a weighted gap by wages and persons. */
    private void gapAdjoint(
            double[] pay, double[] weights, int cell, int e, double onGap, double[] byPay, double[] byWeights) {
        Elsewhere elsewhere = elsewhere(pay, weights, cell, e);
        if (elsewhere.persons == 0) {
            return;
        }
        byPay[cell] += onGap / pay[cell];
        for (int other = e; other < pay.length; other += groups) {
            if (other != cell) {
                byPay[other] -= onGap * weights[other] / elsewhere.pay;
                byWeights[other] -= onGap * (pay[other] / elsewhere.pay - 1 / elsewhere.persons);
            }
        }
    }

    /** The relative wage less the base year's share of it. */
    private double gap(int cell, int e) {
        return gap(wage, persons, cell, e) - baseGap * gap(baseWage, basePersons, cell, e);
    }

    /** ln W_re - ln Wbar_re; zero where there is only one region. */
    private double gap(double[] pay, double[] weights, int cell, int e) {
        Elsewhere elsewhere = elsewhere(pay, weights, cell, e);
        return elsewhere.persons == 0
                ? 0
                : StrictMath.log(pay[cell]) - StrictMath.log(elsewhere.pay / elsewhere.persons);
    }

    /** What a group earns in all other regions together, and its persons there. */
    private record Elsewhere(double pay, double persons) {}

    private Elsewhere elsewhere(double[] pay, double[] weights, int cell, int e) {
        double sum = 0;
        double weight = 0;
        for (int other = e; other < pay.length; other += groups) {
            if (other != cell) {
                sum += weights[other] * pay[other];
                weight += weights[other];
            }
        }
        return new Elsewhere(sum, weight);
    }

    /**
     * What movers compare of wages by place of work (r,e), one in the base year: the group's average pay, or for a share of
     * its logarithm the wage at equal pay of industries.
     *
     * @param equalPay that share
     */
    static double[] compared(double[] averagePay, double[] wage, double equalPay) {
        double[] index = new double[wage.length];
        for (int cell = 0; cell < index.length; cell++) {
            index[cell] = StrictMath.pow(averagePay[cell], 1 - equalPay) * StrictMath.pow(wage[cell], equalPay);
        }
        return index;
    }

    /**
     * Wage per person by residence (r,e) over a power of the region's consumer price (r).
     *
     * @param share that power: 0 for nominal wages, 1 for real ones
     */
    static double[] deflated(Classification groups, double[] wage, double[] consumerPrice, double share) {
        double[] real = wage.clone();
        for (int cell = 0; cell < real.length; cell++) {
            real[cell] /= StrictMath.pow(consumerPrice[groups.before(cell)], share);
        }
        return real;
    }

    /** Wage per person by residence (r,e), MNOK a year: wages by place of work through the base year's commuting. */
    static double[] wagePerPerson(Benchmark benchmark, double[] wageIndex, double[] groupProductivity) {
        double[] asBefore = new double[wageIndex.length * benchmark.regions().size()];
        Arrays.fill(asBefore, 1);
        return wagePerPerson(benchmark, wageIndex, groupProductivity, asBefore);
    }

    /**
     * Wage per person by residence (r,e), MNOK a year: wages by place of work through commuting.
     *
     * @param commuting shares of residents by place of work relative to the base year (r,s,e)
     */
    static double[] wagePerPerson(
            Benchmark benchmark, double[] wageIndex, double[] groupProductivity, double[] commuting) {
        Grid earnings = benchmark.accounts().commutingEarnings();
        Grid persons = benchmark.accounts().employedResidents();
        int regions = benchmark.regions().size();
        Classification groups = benchmark.groups();
        double[] wage = new double[regions * groups.size()];
        for (int r = 0; r < regions; r++) {
            for (int e = 0; e < groups.size(); e++) {
                double sum = 0;
                for (int s = 0; s < regions; s++) {
                    int pair = groups.cell(benchmark.regions().cell(r, s), e);
                    sum += earnings.get(r, s, e) * commuting[pair] * wageIndex[groups.cell(s, e)];
                }
                int cell = groups.cell(r, e);
                wage[cell] = sum / persons.get(r, e) * groupProductivity[cell];
            }
        }
        return wage;
    }
}
