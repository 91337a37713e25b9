package org.likevekt.model.accounts;

import java.util.Arrays;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.linear.DenseLu;
import org.likevekt.solver.linear.Parallelism;

/**
 * What the accounts of the base year say of final demand if prices never move and workers and capital are there for the
 * asking: the interregional input-output model (Leontief 1936; Miller and Blair 2009, chapters 2, 3 and 6), as in the regional
 * models PANDA and REGAL. Output is what final demand takes and what industries buy to make it, type I; with type II what
 * households buy for the pay that it earns them, too.
 */
public final class Multipliers {
    private final Benchmark benchmark;
    private final RegionalAccounts accounts;
    private final Classification industries;
    private final Classification groups;
    private final int transport;
    private final double[][] deliveredShare;
    private final DenseLu typeOne;
    private final DenseLu typeTwo;

    /** The multipliers of a base year. */
    public Multipliers(Benchmark benchmark) {
        this.benchmark = benchmark;
        this.accounts = benchmark.accounts();
        this.industries = benchmark.industries();
        this.groups = benchmark.groups();
        this.transport = industries.indexOf("TRANS");
        int cells = accounts.output().values().length;
        this.deliveredShare = new double[cells][cells];
        fillDelivered();
        double[][] bought = perOutput(industryPurchases());
        this.typeOne = DenseLu.factor(identityLess(bought), Parallelism.NONE);
        double[][] spent = perOutput(householdPurchases());
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                spent[row][column] += bought[row][column];
            }
        }
        this.typeTwo = DenseLu.factor(identityLess(spent), Parallelism.NONE);
    }

    /** Output of all origins that a purchase of one of the composite brings: row origin, column place and product. */
    private void fillDelivered() {
        Grid domestic = benchmark.domesticComposite();
        Grid imports = benchmark.imports();
        for (int r = 0; r < benchmark.regions().size(); r++) {
            for (int j = 0; j < industries.size(); j++) {
                double composite = domestic.get(r, j) + imports.get(r, j);
                for (int s = 0; s < benchmark.regions().size() && composite != 0; s++) {
                    int bought = industries.cell(r, j);
                    deliveredShare[industries.cell(s, j)][bought] +=
                            accounts.deliveries().get(s, r, j) / composite;
                    deliveredShare[industries.cell(s, transport)][bought] +=
                            accounts.margins().get(s, r, j) / composite;
                }
            }
        }
    }

    /** Purchases of composites (r,j), the rows, by industries (r,i), the columns. */
    private double[][] industryPurchases() {
        Grid use = benchmark.intermediateUse();
        double[][] purchases = square();
        for (int r = 0; r < benchmark.regions().size(); r++) {
            for (int i = 0; i < industries.size(); i++) {
                for (int j = 0; j < industries.size(); j++) {
                    purchases[industries.cell(r, j)][industries.cell(r, i)] = use.get(r, i, j);
                }
            }
        }
        return purchases;
    }

    /** Purchases of composites (r,j), the rows, out of the pay that industries (s,i), the columns, give households. */
    private double[][] householdPurchases() {
        Grid bought = benchmark.householdUse();
        Grid income = accounts.disposableIncome();
        Grid earnings = accounts.commutingEarnings();
        Grid atWork = earnings.sumOver(0);
        Grid wages = benchmark.wages();
        double[][] purchases = square();
        for (int r = 0; r < benchmark.regions().size(); r++) {
            double kept = 1 - accounts.incomeTaxRate().get(r);
            for (int e = 0; e < groups.size(); e++) {
                for (int s = 0; s < benchmark.regions().size(); s++) {
                    double home = earnings.get(r, s, e) / atWork.get(s, e) * kept / income.get(r, e);
                    for (int i = 0; i < industries.size(); i++) {
                        double paid = home * wages.get(s, i, e);
                        for (int j = 0; j < industries.size(); j++) {
                            purchases[industries.cell(r, j)][industries.cell(s, i)] += paid * bought.get(r, e, j);
                        }
                    }
                }
            }
        }
        return purchases;
    }

    private double[][] square() {
        return new double[deliveredShare.length][deliveredShare.length];
    }

    /** What purchases take from all industries, per output of who makes them. */
    private double[][] perOutput(double[][] purchases) {
        double[] output = accounts.output().values();
        double[][] taken = square();
        for (int origin = 0; origin < taken.length; origin++) {
            for (int product = 0; product < taken.length; product++) {
                double share = deliveredShare[origin][product];
                for (int maker = 0; maker < taken.length && share != 0; maker++) {
                    taken[origin][maker] += output[maker] == 0 ? 0 : share * purchases[product][maker] / output[maker];
                }
            }
        }
        return taken;
    }

    private static double[][] identityLess(double[][] matrix) {
        double[][] less = new double[matrix.length][];
        for (int row = 0; row < less.length; row++) {
            less[row] = Arrays.stream(matrix[row]).map(value -> -value).toArray();
            less[row][row] += 1;
        }
        return less;
    }

    /** What purchases of composites (r,j) by final users take from industries directly (r,i). */
    public double[] delivered(double[] purchases) {
        double[] taken = new double[deliveredShare.length];
        for (int origin = 0; origin < taken.length; origin++) {
            for (int product = 0; product < taken.length; product++) {
                taken[origin] += deliveredShare[origin][product] * purchases[product];
            }
        }
        return taken;
    }

    /** Output (r,i) that final demand for the output of industries (r,i) takes with what industries buy. */
    public double[] typeOne(double[] demand) {
        return solved(typeOne, demand);
    }

    /** The same with what households buy for the pay it earns them. */
    public double[] typeTwo(double[] demand) {
        return solved(typeTwo, demand);
    }

    private static double[] solved(DenseLu factors, double[] demand) {
        double[] output = new double[demand.length];
        factors.solve(demand, output);
        return output;
    }

    /** Value added at basic prices per output (r,i); zero where nothing is made. */
    public double[] valueAddedPerOutput() {
        double[] output = accounts.output().values();
        double[] bought = benchmark.intermediateUse().sumOver(2).values();
        double[] per = new double[output.length];
        for (int cell = 0; cell < per.length; cell++) {
            double tax = accounts.productTaxRate().get(industries.position(cell));
            per[cell] = output[cell] == 0 ? 0 : 1 - (1 + tax) * bought[cell] / output[cell];
        }
        return per;
    }
}
