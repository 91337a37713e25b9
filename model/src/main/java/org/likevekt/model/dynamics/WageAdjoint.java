package org.likevekt.model.dynamics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;

/**
 * Derivatives of a year's flows of migrants and of the wages per person by residence that they follow: back to pay by place
 * of work and prices, to the persons, to the year's drivers and to the base year's commuting.
 */
final class WageAdjoint {
    /**
     * Derivatives.
     *
     * @param equations by what the equations find
     * @param drivers by drivers of the year
     * @param persons by employed residents (r,e)
     * @param commutingEarnings by the base year's wages (r,s,e)
     */
    record Derivatives(
            Map<Quantity, double[]> equations,
            Map<Driver, double[]> drivers,
            double[] persons,
            double[] commutingEarnings) {}

    private final RegionalModel model;
    private final Benchmark benchmark;
    private final Paths paths;
    private final YearSolution solution;
    private final int year;
    private final Classification byGroup;
    private final Classification byRegion;
    private final int regions;
    private final int groups;
    private final Map<Quantity, double[]> byEquations = new LinkedHashMap<>();
    private final Map<Driver, double[]> byDriver = new LinkedHashMap<>();
    private final double[] byCommuting;

    WageAdjoint(RegionalModel model, Paths paths, YearSolution solution) {
        this.model = model;
        this.benchmark = model.benchmark();
        this.paths = paths;
        this.solution = solution;
        this.year = solution.year();
        this.byGroup = benchmark.groups();
        this.byRegion = benchmark.regions();
        this.regions = byRegion.size();
        this.groups = byGroup.size();
        this.byCommuting = new double[regions * regions * groups];
    }

    /** The derivatives of weighted flows of migrants (r,e) and weighted wages per person by residence (r,e). */
    Derivatives derivatives(double[] onFlows, double[] onWage) {
        Migration.Adjoint flows = flows(onFlows);
        double[] onReal = flows.wage().clone();
        Arrays.setAll(onReal, cell -> onReal[cell] + onWage[cell]);
        compared(nominal(deflated(onReal)));
        return new Derivatives(byEquations, byDriver, flows.persons(), byCommuting);
    }

    /** From flows of migrants to wages and persons (returned) and drivers. */
    private Migration.Adjoint flows(double[] onFlows) {
        double[] beta = paths.values(Drivers.MIGRATION_ELASTICITY, year);
        double[] baseGap = paths.values(Drivers.MIGRATION_BASE_GAP, year);
        Migration.Adjoint adjoint = new Migration(
                        solution.values(Quantities.WAGE_PER_PERSON),
                        model.baseWage(),
                        solution.people().employed(),
                        benchmark.accounts().employedResidents().values(),
                        beta,
                        baseGap[0])
                .adjoint(onFlows);
        byDriver.put(Drivers.MIGRATION_ELASTICITY, adjoint.beta());
        byDriver.put(Drivers.MIGRATION_BASE_GAP, new double[] {adjoint.baseGap()});
        throughCommuting(adjoint.baseWage(), (pair, s, e) -> 1);
        return adjoint;
    }

    /** From wages per person by residence to nominal ones (returned), consumer prices and the share of them that counts. */
    private double[] deflated(double[] onWage) {
        double share = paths.value(Drivers.MIGRATION_REAL_WAGE, year, 0);
        double[] price = solution.values(Quantities.CONSUMER_PRICE);
        double[] wage = solution.values(Measure.WAGE);
        double[] onPrice = new double[regions];
        double[] onNominal = onWage.clone();
        double onShare = 0;
        for (int cell = 0; cell < wage.length; cell++) {
            int r = byGroup.before(cell);
            onPrice[r] -= onWage[cell] * wage[cell] * share / price[r];
            onShare -= onWage[cell] * wage[cell] * StrictMath.log(price[r]);
            onNominal[cell] /= StrictMath.pow(price[r], share);
        }
        byDriver.put(Drivers.MIGRATION_REAL_WAGE, new double[] {onShare});
        byEquations.put(Quantities.CONSUMER_PRICE, onPrice);
        return onNominal;
    }

    /** From what movers compare of wages by place of work to average pay and to the wage at equal pay. */
    private void compared(double[] onIndex) {
        double equalPay = paths.value(Drivers.MIGRATION_EQUAL_PAY, year, 0);
        double[] pay = solution.values(Quantities.AVERAGE_PAY);
        double[] wage = solution.values(Quantities.WAGE);
        double[] index = Migration.compared(pay, wage, equalPay);
        double[] onPay = new double[index.length];
        double[] onW = new double[index.length];
        double onShare = 0;
        for (int cell = 0; cell < index.length; cell++) {
            double relative = onIndex[cell] * index[cell];
            onPay[cell] = relative * (1 - equalPay) / pay[cell];
            onW[cell] = relative * equalPay / wage[cell];
            onShare += relative * StrictMath.log(wage[cell] / pay[cell]);
        }
        byDriver.put(Drivers.MIGRATION_EQUAL_PAY, new double[] {onShare});
        byEquations.put(Quantities.AVERAGE_PAY, onPay);
        byEquations.put(Quantities.WAGE, onW);
    }

    /** From nominal wages per person by residence to wages by place of work (returned), commuting and groups' productivity. */
    private double[] nominal(double[] onWage) {
        Grid earnings = benchmark.accounts().commutingEarnings();
        Grid persons = benchmark.accounts().employedResidents();
        double[] productivity = paths.values(Drivers.GROUP_PRODUCTIVITY, year);
        double[] index = Migration.compared(
                solution.values(Quantities.AVERAGE_PAY),
                solution.values(Quantities.WAGE),
                paths.value(Drivers.MIGRATION_EQUAL_PAY, year, 0));
        double[] commuting = commuting();
        double[] wage = Migration.wagePerPerson(benchmark, index, productivity, commuting);
        double[] onCommuting = new double[commuting.length];
        double[] onProductivity = new double[onWage.length];
        double[] onW = new double[onWage.length];
        for (int r = 0; r < regions; r++) {
            for (int e = 0; e < groups; e++) {
                int home = byGroup.cell(r, e);
                onProductivity[home] = onWage[home] * wage[home] / productivity[home];
                for (int s = 0; s < regions; s++) {
                    int pair = byGroup.cell(byRegion.cell(r, s), e);
                    double brought = onWage[home] * productivity[home] * earnings.get(r, s, e) / persons.get(r, e);
                    onW[byGroup.cell(s, e)] += brought * commuting[pair];
                    onCommuting[pair] = brought * index[byGroup.cell(s, e)];
                }
            }
        }
        byDriver.put(Drivers.GROUP_PRODUCTIVITY, onProductivity);
        double[] onUnits = new double[onWage.length];
        Arrays.setAll(onUnits, home -> onWage[home] * productivity[home]);
        throughCommuting(onUnits, (pair, s, e) -> index[byGroup.cell(s, e)] * commuting[byGroup.cell(pair, e)]);
        if (choosesWork()) {
            byEquations.put(Quantities.COMMUTING, onCommuting);
        }
        return onW;
    }

    private boolean choosesWork() {
        return model.closure().commuting() == Closure.Commuting.LOGIT;
    }

    /** Shares of residents by place of work relative to the base year (r,s,e). */
    private double[] commuting() {
        if (choosesWork()) {
            return solution.values(Quantities.COMMUTING);
        }
        double[] asBefore = new double[byCommuting.length];
        Arrays.fill(asBefore, 1);
        return asBefore;
    }

    /** From wages per person, the sum of the base year's wages by place of work at an index, to those wages. */
    private void throughCommuting(double[] onWage, PairAndGroup index) {
        Grid persons = benchmark.accounts().employedResidents();
        for (int r = 0; r < regions; r++) {
            for (int s = 0; s < regions; s++) {
                for (int e = 0; e < groups; e++) {
                    int pair = byRegion.cell(r, s);
                    byCommuting[byGroup.cell(pair, e)] +=
                            onWage[byGroup.cell(r, e)] * index.at(pair, s, e) / persons.get(r, e);
                }
            }
        }
    }

    /** A figure by residence and place of work, and group. */
    @FunctionalInterface
    private interface PairAndGroup {
        double at(int pair, int place, int group);
    }
}
