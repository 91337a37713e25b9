package org.likevekt.model.accounts;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;

/**
 * National accounts of one solved year: product by use and by income at the year's prices, and its quantities at the prices of
 * any other year, from which volumes at fixed prices and chained volumes follow; MNOK.
 */
public final class NationalAccounts {
    /** Kroner in a million. */
    static final double NOK = 1e6;

    private final Benchmark benchmark;
    private final Classification byIndustry;
    private final Classification byGroup;
    private final Paths paths;
    private final YearSolution year;
    private final int industries;
    private final double[] outputPrice;
    private final double[] compositePrice;
    private final double[] investmentPrice;

    /** The accounts of a year of a run with these figures. */
    public NationalAccounts(Benchmark benchmark, Paths paths, YearSolution year) {
        this.benchmark = benchmark;
        this.byIndustry = benchmark.industries();
        this.byGroup = benchmark.groups();
        this.paths = paths;
        this.year = year;
        this.industries = benchmark.industries().size();
        this.outputPrice = year.values(Quantities.OUTPUT_PRICE);
        this.compositePrice = year.values(Quantities.COMPOSITE_PRICE);
        this.investmentPrice = investmentPrices();
    }

    /** The solution that the accounts are of. */
    public YearSolution year() {
        return year;
    }

    private double[] investmentPrices() {
        double[] basket = benchmark.investmentBasket().values();
        double[] prices = new double[benchmark.regions().size()];
        for (int cell = 0; cell < basket.length; cell++) {
            prices[byIndustry.before(cell)] += basket[cell] * compositePrice[cell];
        }
        return prices;
    }

    /** Household consumption at the prices of a year. */
    public double consumption(NationalAccounts prices) {
        double[] bought = year.values(Quantities.CONSUMPTION);
        return sum(bought.length, cell -> bought[cell] * prices.compositePrice[product(cell)])
                * (1 + prices.given(Drivers.CONSUMPTION_TAX, 0));
    }

    /** Position (r,j) of the price of a household's purchase (r,e,j). */
    private int product(int cell) {
        return byIndustry.cell(byGroup.before(byIndustry.before(cell)), byIndustry.position(cell));
    }

    /** Public consumption at the prices of a year. */
    public double publicConsumption(NationalAccounts prices) {
        double[] bought = year.values(Quantities.PUBLIC_PURCHASES);
        return sum(bought.length, cell -> bought[cell] * prices.compositePrice[cell])
                * (1 + benchmark.productTaxRate("GOVERNMENT"));
    }

    /** Gross investment in fixed capital at the prices of a year, of the industries asked for. */
    public double investment(NationalAccounts prices, IntPredicate counts) {
        double[] built = year.values(Quantities.INVESTMENT);
        return sum(
                built.length,
                cell -> counts.test(byIndustry.position(cell))
                        ? built[cell] * prices.investmentPrice[byIndustry.before(cell)]
                        : 0);
    }

    /** What a unit of investment goods costs, of the industries asked for, relative to 2018. */
    public double investmentPrice(IntPredicate counts) {
        double[] built = year.values(Quantities.INVESTMENT);
        double units = sum(built.length, cell -> counts.test(byIndustry.position(cell)) ? built[cell] : 0);
        return investment(this, counts) / units;
    }

    /** Increase of inventories, with the statistical discrepancy, at the prices of a year. */
    public double inventories(NationalAccounts prices) {
        double[] stored = benchmark.useBy("INVENTORY").values();
        return sum(stored.length, cell -> stored[cell] * prices.compositePrice[cell])
                * given(Drivers.NORMAL_PRODUCT, 0)
                * (1 + benchmark.productTaxRate("INVENTORY"));
    }

    /** Exports at the prices of a year. */
    public double exports(NationalAccounts prices) {
        double[] sold = year.values(Quantities.EXPORTS);
        return sum(sold.length, cell -> sold[cell] * prices.priceAbroad(cell));
    }

    /** What producers get for what they sell abroad (r,i): the world's price where they take it, else that of output. */
    private double priceAbroad(int cell) {
        return year.has(Quantities.HOME_PRICE)
                ? year.value(Quantities.EXCHANGE_RATE) * given(Drivers.EXPORT_PRICE, byIndustry.position(cell))
                : outputPrice[cell];
    }

    /** Imports at the prices of a year. */
    public double imports(NationalAccounts prices) {
        double[] bought = year.values(Quantities.IMPORTS);
        return sum(bought.length, cell -> bought[cell] * prices.importPrice(byIndustry.position(cell)));
    }

    private double importPrice(int product) {
        return year.value(Quantities.EXCHANGE_RATE) * given(Drivers.IMPORT_PRICE, product);
    }

    /** Gross domestic product, which is what is bought at home and abroad less imports, at the prices of a year. */
    public double product(NationalAccounts prices) {
        return consumption(prices)
                + publicConsumption(prices)
                + investment(prices, i -> true)
                + inventories(prices)
                + exports(prices)
                - imports(prices);
    }

    /** Value added of mainland industries at basic prices, output and inputs each at the prices of a year. */
    public double mainlandProduct(NationalAccounts prices) {
        double[] output = year.values(Quantities.OUTPUT);
        double[] inputs = year.values(Quantities.INTERMEDIATE_USE);
        double added = 0;
        for (int cell = 0; cell < output.length; cell++) {
            int i = byIndustry.position(cell);
            if (isMainland(i)) {
                int region = cell - i;
                int purchases = cell * industries;
                double bought = sum(industries, j -> inputs[purchases + j] * prices.compositePrice[region + j]);
                double tax = benchmark.accounts().productTaxRate().get(i);
                added += output[cell] * prices.outputPrice[cell] - (1 + tax) * bought;
            }
        }
        return added;
    }

    /** Wages with employer's contributions. */
    public double compensation() {
        return total(Quantities.WAGE_BILL) + total(Quantities.PAYROLL_TAX);
    }

    /** Consumption of fixed capital. */
    public double depreciation() {
        return total(Quantities.DEPRECIATION);
    }

    /** Income of capital and natural resources, self-employment included, less depreciation. */
    public double netSurplus() {
        return total(Quantities.CAPITAL_INCOME) - depreciation();
    }

    /** Other taxes less subsidies on production. */
    public double productionTax() {
        return total(Quantities.VALUE_ADDED_CURRENT) - compensation() - total(Quantities.CAPITAL_INCOME);
    }

    /** Taxes less subsidies on products. */
    public double productTax() {
        return product(this) - total(Quantities.VALUE_ADDED_CURRENT);
    }

    /** Wages with employer's contributions over value added less taxes on production, mainland industries. */
    public double labourShare() {
        double[] used = year.values(Quantities.LABOUR_DEMAND);
        double[] wage = year.values(Quantities.WAGE);
        double labour = 0;
        for (int cell = 0; cell < used.length; cell++) {
            int r = byIndustry.before(byGroup.before(cell));
            labour += isMainland(byIndustry.position(byGroup.before(cell)))
                    ? used[cell] * wage[byGroup.cell(r, byGroup.position(cell))] * (1 + given(Drivers.PAYROLL_TAX, r))
                    : 0;
        }
        return labour / (labour + mainland(Quantities.CAPITAL_INCOME));
    }

    /** Income of mainland capital after depreciation over its value at the price of investment goods. */
    public double realReturn() {
        double[] rental = year.values(Quantities.CAPITAL_RENTAL);
        double[] used = year.values(Quantities.CAPITAL_USED);
        double earned = sum(used.length, cell -> isMainland(byIndustry.position(cell)) ? rental[cell] * used[cell] : 0);
        return (earned - mainland(Quantities.DEPRECIATION)) / capital();
    }

    /** Mainland capital at the price of investment goods. */
    public double capital() {
        double[] stock = year.values(Quantities.CAPITAL_STOCK);
        return sum(
                stock.length,
                cell -> isMainland(byIndustry.position(cell))
                        ? stock[cell] * investmentPrice[byIndustry.before(cell)]
                        : 0);
    }

    /** A result by region and industry, summed over mainland industries. */
    public double mainland(Quantity result) {
        return industries(result, this::isMainland);
    }

    /** A result by region and industry, summed over the regions and the industries that count. */
    public double industries(Quantity result, IntPredicate counts) {
        double[] values = year.values(result);
        return sum(values.length, cell -> counts.test(byIndustry.position(cell)) ? values[cell] : 0);
    }

    /** A result summed over all its cells. */
    public double total(Quantity result) {
        return Arrays.stream(year.values(result)).sum();
    }

    /** Wage per employed person of a group at the consumer prices of his region, NOK at 2018 prices. */
    public double realWage(Member group) {
        double[] wage = year.values(Quantities.WAGE_PER_PERSON);
        double[] price = year.values(Quantities.CONSUMER_PRICE);
        double[] employed = year.people().employed();
        double earned = 0;
        double persons = 0;
        for (int r = 0; r < price.length; r++) {
            int cell = byGroup.cell(r, group.first());
            earned += wage[cell] / price[r] * employed[cell];
            persons += employed[cell];
        }
        return NOK * earned / persons;
    }

    /** Whether an industry counts as mainland. */
    public boolean isMainland(int industry) {
        return benchmark.dataset().isMainland(industry);
    }

    /** Inhabitants. */
    public double population() {
        return Arrays.stream(year.people().population()).sum();
    }

    private double given(Driver driver, int cell) {
        return paths.value(driver, year.year(), cell);
    }

    private static double sum(int cells, IntToDoubleFunction value) {
        double sum = 0;
        for (int cell = 0; cell < cells; cell++) {
            sum += value.applyAsDouble(cell);
        }
        return sum;
    }
}
