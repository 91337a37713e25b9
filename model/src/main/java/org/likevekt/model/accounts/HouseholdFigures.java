package org.likevekt.model.accounts;

import java.util.function.IntToDoubleFunction;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Welfare;
import org.likevekt.model.dynamics.YearSolution;

/**
 * What households earn, have and save in a solved year in real terms, and what it is worth to them, by type: region of
 * residence and education group (r,e). Prices of a run are in foreign exchange; wages and incomes are deflated by what the
 * base year's basket costs in the region of residence.
 *
 * <p>What is saved is counted at the price of investment goods, the country's, because saving meets in one national market.
 * That is the value of consumption put off (Weitzman 1976, "On the Welfare Significance of National Product in a Dynamic
 * Economy"): a crown saved is worth the capital goods that it buys.
 */
public final class HouseholdFigures {
    private final Benchmark benchmark;
    private final Classification groups;
    private final Welfare welfare;
    private final int petroleum;

    /** The figures of a benchmark's households. */
    public HouseholdFigures(Benchmark benchmark) {
        this.benchmark = benchmark;
        this.groups = benchmark.groups();
        this.welfare = new Welfare(benchmark);
        this.petroleum = benchmark.industries().codes().indexOf("OLJE");
    }

    /** What spending is worth to these households. */
    public Welfare spendingAlone() {
        return welfare;
    }

    /** Wage per employed resident at the consumer prices of the region (r,e), NOK a year at 2018 prices. */
    public double[] realWage(YearSolution year) {
        double[] wage = year.values(Quantities.WAGE_PER_PERSON);
        double[] price = year.values(Quantities.CONSUMER_PRICE);
        return byType(cell -> NationalAccounts.NOK * wage[cell] / price[groups.before(cell)]);
    }

    /** Disposable income per resident at the consumer prices of the region (r,e), NOK at 2018 prices. */
    public double[] realIncome(YearSolution year) {
        double[] income = year.values(Quantities.DISPOSABLE_INCOME);
        double[] price = year.values(Quantities.CONSUMER_PRICE);
        double[] residents = welfare.residents(year);
        return byType(cell -> NationalAccounts.NOK * income[cell] / price[groups.before(cell)] / residents[cell]);
    }

    /** Net saving per resident over the price of investment goods outside petroleum (r,e), NOK at 2018 prices. */
    public double[] realSaving(Paths paths, YearSolution year) {
        double[] income = year.values(Quantities.DISPOSABLE_INCOME);
        double[] spending = year.values(Quantities.SPENDING);
        double[] residents = welfare.residents(year);
        double price = new NationalAccounts(benchmark, paths, year).investmentPrice(i -> i != petroleum);
        return byType(cell -> NationalAccounts.NOK * (income[cell] - spending[cell]) / price / residents[cell]);
    }

    /**
     * Spending that would give the year's utility at 2018 prices, and real saving (r,e), NOK per resident. Between runs of the
     * same preferences the difference is what the change is worth.
     *
     * @throws IllegalArgumentException when a type cannot buy its subsistence, naming it
     */
    public double[] welfare(Paths paths, YearSolution year) {
        double[] standard = welfare.livingStandard(paths, year);
        double[] saving = realSaving(paths, year);
        return byType(cell -> standard[cell] + saving[cell]);
    }

    private double[] byType(IntToDoubleFunction figure) {
        double[] values = new double[benchmark.regions().size() * groups.size()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = figure.applyAsDouble(cell);
        }
        return values;
    }
}
