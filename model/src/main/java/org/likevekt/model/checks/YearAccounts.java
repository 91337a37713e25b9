package org.likevekt.model.checks;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;

/**
 * The accounts of one solved year, added up from its prices and quantities without the model's equations.
 *
 * <p>Every account comes as two arrays or numbers that must be equal. Regions r, industries i, products j, groups e;
 * MNOK at current prices, quantities MNOK at 2018 prices. The class is long since it adds up every account of the country.
 */
final class YearAccounts {
    private final Benchmark benchmark;
    private final Classification byIndustry;
    private final Classification byGroup;
    private final Classification byRegion;
    private final RegionalAccounts base;
    private final Paths paths;
    private final YearSolution solution;
    final int regions;
    final int industries;
    final int groups;
    private final double[] outputPrice;
    private final double[] homePrice;
    private final double[] compositePrice;
    private final double[] output;
    private final double[] purchases;
    private final double[] capitalRental;
    private final double[] capitalUsed;
    private final double[] resourceRental;
    private final double[] resourceUsed;
    private final double[] employed;
    private final double[] households;
    private final double[] labour;
    private final double[] wage;
    private final double[] averagePay;
    private final double[] going;
    private final double[] consumption;
    private final double[] deliveries;
    private final double[] imports;
    private final double[] exports;
    private final double[] investment;
    private final double[] publicPurchases;
    private final double foreignExchange;
    private final double investmentTax;
    private final double[] inventories;
    private final Grid investmentBasket;
    private final Grid depreciationRate;
    private final double[] investmentPrices;
    private final double corporateSurplus;

    YearAccounts(Benchmark benchmark, Paths paths, YearSolution solution) {
        this.benchmark = benchmark;
        this.byIndustry = benchmark.industries();
        this.byGroup = benchmark.groups();
        this.byRegion = benchmark.regions();
        this.base = benchmark.accounts();
        this.paths = paths;
        this.solution = solution;
        this.regions = benchmark.regions().size();
        this.industries = benchmark.industries().size();
        this.groups = benchmark.groups().size();
        this.outputPrice = solution.values(Quantities.OUTPUT_PRICE);
        this.homePrice = isSupplied() ? solution.values(Quantities.HOME_PRICE) : outputPrice;
        this.compositePrice = solution.values(Quantities.COMPOSITE_PRICE);
        this.output = solution.values(Quantities.OUTPUT);
        this.purchases = solution.values(Quantities.INTERMEDIATE_USE);
        this.capitalRental = solution.values(Quantities.CAPITAL_RENTAL);
        this.capitalUsed = solution.values(Quantities.CAPITAL_USED);
        this.resourceRental = solution.values(Quantities.RESOURCE_RENTAL);
        this.resourceUsed = solution.values(Quantities.RESOURCE_USED);
        this.employed = solution.atWork();
        this.households = solution.people().households();
        this.labour = solution.values(Quantities.LABOUR_DEMAND);
        this.wage = solution.values(Quantities.WAGE);
        this.averagePay = solution.values(Quantities.AVERAGE_PAY);
        this.going = going();
        this.consumption = solution.values(Quantities.CONSUMPTION);
        this.deliveries = solution.values(Quantities.DELIVERIES);
        this.imports = solution.values(Quantities.IMPORTS);
        this.exports = solution.values(Quantities.EXPORTS);
        this.investment = solution.values(Quantities.INVESTMENT);
        this.publicPurchases = solution.values(Quantities.PUBLIC_PURCHASES);
        this.foreignExchange = solution.value(Quantities.EXCHANGE_RATE);
        this.investmentTax = benchmark.productTaxRate("INVESTMENT");
        this.inventories = inventoriesBought();
        this.investmentBasket = benchmark.investmentBasket();
        this.depreciationRate = base.depreciationRate();
        this.investmentPrices = investmentPrices();
        this.corporateSurplus = corporations();
    }

    private int transport() {
        return byIndustry.indexOf("TRANS");
    }

    private int dwellings() {
        return byIndustry.indexOf("BOLIG");
    }

    /** Whether producers choose between markets at home and abroad, so that output has a price at home. */
    private boolean isSupplied() {
        return solution.has(Quantities.HOME_PRICE);
    }

    private double inventoryTax() {
        return benchmark.productTaxRate("INVENTORY");
    }

    private double publicTax() {
        return benchmark.productTaxRate("GOVERNMENT");
    }

    private double consumptionTax() {
        return given(Drivers.CONSUMPTION_TAX, 0);
    }

    private double[] investmentPrices() {
        double[] prices = new double[regions];
        Arrays.setAll(prices, this::priceOfInvestment);
        return prices;
    }

    private double[] inventoriesBought() {
        double[] bought = benchmark.useBy("INVENTORY").values();
        double size = given(Drivers.NORMAL_PRODUCT, 0);
        Arrays.setAll(bought, cell -> size * bought[cell]);
        return bought;
    }

    private double given(Driver driver, int cell) {
        return paths.value(driver, solution.year(), cell);
    }

    /** Two sides of an account, cell by cell. */
    record Sides(double[] left, double[] right) {}

    /**
     * Output (r,i) and what is delivered, exported and, of transport, sold as margins; where exports are supplied, what was
     * turned to home and abroad by its frontier of transformation.
     */
    Sides goodsMarkets() {
        double[] sold = soldAtHome();
        for (int cell = 0; cell < sold.length; cell++) {
            sold[cell] = isSupplied() ? transformed(cell, sold[cell]) : sold[cell] + exports[cell];
        }
        return new Sides(sold, output);
    }

    /** The output that can be turned into these sales: {@code Y0 (theta (H/H0)^b + (1 - theta) (X/X0)^b)^(1/b), b = 1 + 1/tau}. */
    private double transformed(int cell, double home) {
        double made0 = base.output().get(byIndustry.before(cell), byIndustry.position(cell));
        double abroad0 = base.exports().get(byIndustry.before(cell), byIndustry.position(cell));
        if (made0 == 0) {
            return home;
        }
        double power = 1 + 1 / benchmark.dataset().transformation().get(byIndustry.position(cell));
        double share = abroad0 / made0;
        double index = share == 1 ? 0 : (1 - share) * StrictMath.pow(home / (made0 - abroad0), power);
        index += share == 0 ? 0 : share * StrictMath.pow(exports[cell] / abroad0, power);
        return made0 * StrictMath.pow(index, 1 / power);
    }

    private double[] soldAtHome() {
        double[] sold = new double[output.length];
        for (int s = 0; s < regions; s++) {
            for (int j = 0; j < industries; j++) {
                int cell = byIndustry.cell(s, j);
                for (int r = 0; r < regions; r++) {
                    double delivered = delivery(s, r, j);
                    sold[cell] += delivered;
                    sold[byIndustry.cell(s, transport())] += delivered * margin(s, r, j);
                }
            }
        }
        return sold;
    }

    private double delivery(int s, int r, int j) {
        return deliveries[byIndustry.cell(byRegion.cell(s, r), j)];
    }

    /** Transport services for a unit delivered. */
    private double margin(int s, int r, int j) {
        double goods = base.deliveries().get(s, r, j);
        return goods == 0
                ? 0
                : base.margins().get(s, r, j)
                        / goods
                        * given(Drivers.TRANSPORT_COST, byIndustry.cell(byRegion.cell(s, r), j));
    }

    /** Supply of composites (r,j) and what industries, households, government and investors buy. */
    Sides compositeMarkets() {
        double[] bought = new double[output.length];
        for (int r = 0; r < regions; r++) {
            double units = investmentSpendingAtBasePrices(r) / (1 + investmentTax);
            for (int j = 0; j < industries; j++) {
                int cell = byIndustry.cell(r, j);
                bought[cell] = publicPurchases[cell] + inventories[cell] + investmentBasket.get(r, j) * units;
                for (int i = 0; i < industries; i++) {
                    bought[cell] += purchases[byIndustry.cell(byIndustry.cell(r, i), j)];
                }
                for (int e = 0; e < groups; e++) {
                    bought[cell] += consumption[byIndustry.cell(byGroup.cell(r, e), j)];
                }
            }
        }
        return new Sides(bought, solution.values(Quantities.COMPOSITE));
    }

    private double investmentSpendingAtBasePrices(int r) {
        return sum(investment, r * industries, industries);
    }

    /** Value of composites (r,j) and cost of the deliveries, margins and imports they are made of. */
    Sides compositeValues() {
        double[] value = solution.values(Quantities.COMPOSITE);
        double[] cost = new double[value.length];
        for (int r = 0; r < regions; r++) {
            for (int j = 0; j < industries; j++) {
                int cell = byIndustry.cell(r, j);
                value[cell] *= compositePrice[cell];
                cost[cell] = imports[cell] * importPrice(j);
                for (int s = 0; s < regions; s++) {
                    double price = homePrice[byIndustry.cell(s, j)]
                            + margin(s, r, j) * homePrice[byIndustry.cell(s, transport())];
                    cost[cell] += delivery(s, r, j) * price;
                }
            }
        }
        return new Sides(cost, value);
    }

    private double importPrice(int j) {
        return foreignExchange * given(Drivers.IMPORT_PRICE, j);
    }

    /** Output value (r,i) after production tax, and cost of purchases, labour, capital and resources. */
    Sides producers() {
        double[] value = new double[output.length];
        double[] cost = new double[output.length];
        for (int cell = 0; cell < output.length; cell++) {
            value[cell] = outputPrice[cell] * output[cell] * (1 - given(Drivers.PRODUCTION_TAX, cell));
            cost[cell] = purchaseValue(cell) + labourCost(cell) + capitalIncome(cell);
        }
        return new Sides(cost, value);
    }

    /** Purchases of an industry with product taxes. */
    private double purchaseValue(int cell) {
        return purchaseValueBeforeTax(cell) * (1 + purchaseTax(byIndustry.position(cell)));
    }

    private double purchaseValueBeforeTax(int cell) {
        int first = byIndustry.cell(byIndustry.before(cell), 0);
        return total(industries, j -> compositePrice[first + j] * purchases[byIndustry.cell(cell, j)]);
    }

    private double purchaseTax(int industry) {
        return base.productTaxRate().get(industry);
    }

    /** Wages of an industry with employer's contribution. */
    private double labourCost(int cell) {
        int r = byIndustry.before(cell);
        return wages(cell) * (1 + given(Drivers.PAYROLL_TAX, r));
    }

    private double wages(int cell) {
        int r = byIndustry.before(cell);
        return total(groups, e -> wage[byGroup.cell(r, e)] * labour[byGroup.cell(cell, e)]);
    }

    /** Income of capital and natural resources of an industry before tax. */
    private double capitalIncome(int cell) {
        return capitalRental[cell] * capitalUsed[cell] + resourceRental[cell] * resourceUsed[cell];
    }

    /** Capital services used (r,i) and the stock's. */
    Sides capitalMarkets() {
        double[] supply = benchmark.capital().values();
        double[] stock = solution.state().capital();
        double[] stock0 = base.capitalStock().values();
        for (int cell = 0; cell < supply.length; cell++) {
            supply[cell] *= stock0[cell] == 0 ? 1 : stock[cell] / stock0[cell];
        }
        return new Sides(capitalUsed, supply);
    }

    /** Natural resources used (r,i) and there. */
    Sides resourceMarkets() {
        double[] supply = base.resourceRent().values();
        int petroleum = benchmark.industries().indexOf("OLJE");
        for (int cell = 0; cell < supply.length; cell++) {
            double activity = byIndustry.position(cell) == petroleum ? given(Drivers.PETROLEUM_ACTIVITY, 0) : 1;
            supply[cell] *= given(Drivers.NATURAL_RESOURCE, cell) * activity;
        }
        return new Sides(resourceUsed, supply);
    }

    /** Labour used (r,e) by place of work, at equal industry pay, and what residents of all regions bring. */
    Sides labourMarkets() {
        double[] used = new double[wage.length];
        double[] supply = new double[wage.length];
        Grid wages = benchmark.wages();
        Grid pay = benchmark.payDifferential();
        for (int r = 0; r < regions; r++) {
            for (int e = 0; e < groups; e++) {
                int market = byGroup.cell(r, e);
                double paid = 0;
                double atEqualPay = 0;
                for (int i = 0; i < industries; i++) {
                    used[market] += labour[byGroup.cell(byIndustry.cell(r, i), e)] / pay.get(i);
                    paid += wages.get(r, i, e);
                    atEqualPay += wages.get(r, i, e) / pay.get(i);
                }
                supply[market] = residentsWork(r, e) * atEqualPay / paid;
            }
        }
        return new Sides(used, supply);
    }

    /** Labour that residents of all regions bring to a place of work, in wages of the base year. */
    private double residentsWork(int r, int e) {
        return total(regions, s -> base.commutingEarnings().get(s, r, e) * going[pair(s, r, e)] * labourOf(s, e));
    }

    private int pair(int home, int work, int e) {
        return byGroup.cell(byRegion.cell(home, work), e);
    }

    /** Shares of residents by place of work (r,s,e), of the base year's: by pay there against all that is within reach. */
    private double[] going() {
        double[] shares = new double[regions * regions * groups];
        Arrays.fill(shares, 1);
        if (!solution.has(Quantities.JOB_ACCESS)) {
            return shares;
        }
        double response = benchmark.dataset().commutingElasticity();
        double[] before = base.commuters().values();
        for (int r = 0; r < regions; r++) {
            for (int e = 0; e < groups; e++) {
                double leaving = 0;
                double drawn = 0;
                for (int s = 0; s < regions; s++) {
                    int pair = pair(r, s, e);
                    shares[pair] = StrictMath.pow(averagePay[byGroup.cell(s, e)], response);
                    leaving += before[pair];
                    drawn += before[pair] * shares[pair];
                }
                for (int s = 0; s < regions; s++) {
                    shares[pair(r, s, e)] *= leaving / drawn;
                }
            }
        }
        return shares;
    }

    /** Wages (r,e) that industries pay and that workers take home to all regions. */
    Sides wagePayments() {
        double[] received = new double[wage.length];
        double[] paid = new double[wage.length];
        for (int r = 0; r < regions; r++) {
            for (int e = 0; e < groups; e++) {
                int market = byGroup.cell(r, e);
                for (int i = 0; i < industries; i++) {
                    paid[market] += wage[market] * labour[byGroup.cell(byIndustry.cell(r, i), e)];
                }
                received[market] = averagePay[market] * residentsWork(r, e);
            }
        }
        return new Sides(received, paid);
    }

    /** Efficiency units that residents bring, relative to the base year. */
    private double labourOf(int r, int e) {
        int cell = byGroup.cell(r, e);
        return employed[cell] / base.employedResidents().get(r, e) * given(Drivers.GROUP_PRODUCTIVITY, cell);
    }

    /** Disposable income of households (r,e), added up from wages, transfers, tax and capital. */
    Sides householdIncomes() {
        double[] income = new double[wage.length];
        for (int cell = 0; cell < income.length; cell++) {
            int r = byGroup.before(cell);
            income[cell] = taxable(r, byGroup.position(cell)) * (1 - incomeTax(r));
        }
        return new Sides(income, solution.values(Quantities.DISPOSABLE_INCOME));
    }

    private double incomeTax(int r) {
        return given(Drivers.INCOME_TAX, r) * solution.value(Quantities.INCOME_TAX_SCALE);
    }

    private double taxable(int r, int e) {
        double wages = total(
                regions,
                s -> averagePay[byGroup.cell(s, e)] * base.commutingEarnings().get(r, s, e) * going[pair(r, s, e)]);
        double paidOut = (1 - given(Drivers.RETAINED_SHARE, 0)) * corporateSurplus;
        return wages * labourOf(r, e)
                + transfers(r, e)
                + base.dwellingShare().get(r, e) * netCapitalIncome(byIndustry.cell(r, dwellings()))
                + base.capitalPoolShare().get(r, e) * paidOut;
    }

    private double transfers(int r, int e) {
        double pensions = base.sectors().pensionShare();
        double receivers = pensions * given(Drivers.PENSIONERS, r) + (1 - pensions) * households[byGroup.cell(r, e)];
        return base.transfers().get(r, e)
                * receivers
                * solution.value(Quantities.NATIONAL_WAGE)
                * solution.value(Quantities.TRANSFER_SCALE);
    }

    /** Capital income after tax and depreciation. */
    private double netCapitalIncome(int cell) {
        return capitalIncome(cell) * (1 - given(Drivers.CAPITAL_TAX, byIndustry.position(cell))) - depreciation(cell);
    }

    /** Depreciation at the price of investment goods. */
    private double depreciation(int cell) {
        int r = byIndustry.before(cell);
        double worn = depreciationRate.get(byIndustry.position(cell))
                * solution.state().capital()[cell];
        return worn * investmentPrice(r);
    }

    private double investmentPrice(int r) {
        return investmentPrices[r];
    }

    private double priceOfInvestment(int r) {
        return total(industries, j -> investmentBasket.get(r, j) * compositePrice[byIndustry.cell(r, j)]);
    }

    /** What corporations have left after tax and depreciation, at home and abroad; kept, since every household asks for it. */
    private double corporations() {
        return total(output.length, cell -> base.isPooled(byIndustry.position(cell)) ? netCapitalIncome(cell) : 0)
                + incomeFromCapitalAbroad();
    }

    /** What has been lent abroad since the base year earns. */
    private double incomeFromCapitalAbroad() {
        return given(Drivers.WORLD_RETURN, 0) * solution.state().capitalAbroad() * foreignExchange;
    }

    private boolean isPetroleum(int cell) {
        return benchmark.dataset().isPetroleum(byIndustry.position(cell));
    }

    /** What petroleum pays for its own investment. */
    private double petroleumInvestment() {
        return total(
                output.length,
                cell -> isPetroleum(cell) ? investment[cell] * investmentPrice(byIndustry.before(cell)) : 0);
    }

    /** Petroleum's surplus after tax less its investment. */
    double petroleumCashFlow() {
        double earned = total(
                output.length,
                cell -> isPetroleum(cell)
                        ? capitalIncome(cell) * (1 - given(Drivers.CAPITAL_TAX, byIndustry.position(cell)))
                        : 0);
        return earned - petroleumInvestment();
    }

    private double withdrawal() {
        return given(Drivers.FUND_WITHDRAWAL, 0) * solution.state().fund() * foreignExchange;
    }

    /** The fund of the next year. */
    double nextFund() {
        double fund = solution.state().fund();
        double inflow = base.sectors().publicPetroleumShare() * petroleumCashFlow() - withdrawal();
        return fund * (1 + given(Drivers.FUND_RETURN, 0)) + inflow / foreignExchange;
    }

    /**
     * Private capital abroad of the next year: what exports, the fund and other income from abroad bring more than imports
     * and petroleum's owners take.
     */
    double nextCapitalAbroad() {
        double lent =
                incomeFromAbroad() - solution.value(Quantities.FOREIGN_SAVING) * foreignExchange - importSurplus();
        return solution.state().capitalAbroad() + lent / foreignExchange;
    }

    /** Imports and exports, and what pays for their difference: fund, petroleum's owners, incomes and lending. */
    double importSurplus() {
        return importValue() - exportValue();
    }

    double incomeFromAbroad() {
        double incomes = base.sectors().primaryIncome()
                - base.sectors().transfersAbroad()
                + solution.value(Quantities.FOREIGN_SAVING);
        return withdrawal() - petroleumCashFlow() + incomeFromCapitalAbroad() + incomes * foreignExchange;
    }

    /** Household purchases with tax (r,e), product by product, and income less saving. */
    Sides householdBudgets() {
        double[] spent = new double[wage.length];
        double[] available = solution.values(Quantities.DISPOSABLE_INCOME);
        for (int cell = 0; cell < spent.length; cell++) {
            spent[cell] = consumptionBeforeTax(cell) * (1 + consumptionTax());
            available[cell] *= 1 - given(Drivers.SAVING_RATE, 0);
        }
        return new Sides(spent, available);
    }

    private double consumptionBeforeTax(int household) {
        int first = byIndustry.cell(byGroup.before(household), 0);
        return total(industries, j -> compositePrice[first + j] * consumption[byIndustry.cell(household, j)]);
    }

    private double householdConsumptionBeforeTax() {
        return total(wage.length, this::consumptionBeforeTax);
    }

    private double publicPurchasesBeforeTax() {
        return total(output.length, cell -> compositePrice[cell] * publicPurchases[cell]);
    }

    private double inventoriesBeforeTax() {
        return total(output.length, cell -> compositePrice[cell] * inventories[cell]);
    }

    private double investmentBeforeTax() {
        double value = 0;
        for (int r = 0; r < regions; r++) {
            double units = investmentSpendingAtBasePrices(r) / (1 + investmentTax);
            for (int j = 0; j < industries; j++) {
                value += units * investmentBasket.get(r, j) * compositePrice[byIndustry.cell(r, j)];
            }
        }
        return value;
    }

    private double purchasesBeforeTax(boolean withTax) {
        return total(
                output.length,
                cell -> purchaseValueBeforeTax(cell) * (withTax ? 1 + purchaseTax(byIndustry.position(cell)) : 1));
    }

    /** Taxes less subsidies on products, all users. */
    double productTaxes() {
        return purchasesBeforeTax(true)
                - purchasesBeforeTax(false)
                + consumptionTax() * householdConsumptionBeforeTax()
                + publicTax() * publicPurchasesBeforeTax()
                + investmentTax * investmentBeforeTax()
                + inventoryTax() * inventoriesBeforeTax();
    }

    private double productionTaxes() {
        return total(output.length, cell -> given(Drivers.PRODUCTION_TAX, cell) * outputPrice[cell] * output[cell]);
    }

    /** Product at market prices from what factors and government earn. */
    double productByIncome() {
        return productTaxes()
                + productionTaxes()
                + total(output.length, cell -> labourCost(cell) + capitalIncome(cell));
    }

    /** Product at market prices from what is spent. */
    double productByExpenditure() {
        return (1 + consumptionTax()) * householdConsumptionBeforeTax()
                + (1 + publicTax()) * publicPurchasesBeforeTax()
                + (1 + investmentTax) * investmentBeforeTax()
                + (1 + inventoryTax()) * inventoriesBeforeTax()
                + exportValue()
                - importValue();
    }

    /** Product at market prices from what is made less what is used up. */
    double productByOutput() {
        return productTaxes()
                - purchasesBeforeTax(true)
                + total(output.length, cell -> outputPrice[cell] * output[cell]);
    }

    private double exportValue() {
        return total(output.length, cell -> exportPrice(cell) * exports[cell]);
    }

    private double exportPrice(int cell) {
        return isSupplied()
                ? foreignExchange * given(Drivers.EXPORT_PRICE, byIndustry.position(cell))
                : outputPrice[cell];
    }

    private double importValue() {
        return total(output.length, cell -> importPrice(byIndustry.position(cell)) * imports[cell]);
    }

    private double payrollTaxes() {
        return total(output.length, cell -> labourCost(cell) - wages(cell));
    }

    private double incomeTaxes() {
        return total(
                wage.length,
                cell -> incomeTax(byGroup.before(cell)) * taxable(byGroup.before(cell), byGroup.position(cell)));
    }

    /** What government earns as owner and taxes from capital: the net surplus of its own industries, the tax on all. */
    private double publicCapitalIncome() {
        double value = 0;
        for (int cell = 0; cell < output.length; cell++) {
            int i = byIndustry.position(cell);
            value += capitalIncome(cell) * given(Drivers.CAPITAL_TAX, i)
                    + (base.ownedByGovernment(i) ? netCapitalIncome(cell) : 0);
        }
        return value;
    }

    /** All receipts of government. */
    double publicReceipts() {
        return payrollTaxes()
                + incomeTaxes()
                + productTaxes()
                + productionTaxes()
                + publicCapitalIncome()
                + withdrawal();
    }

    /** All uses of government's receipts: purchases, transfers and saving. */
    double publicUses() {
        double transfers = total(wage.length, cell -> transfers(byGroup.before(cell), byGroup.position(cell)));
        return publicSpending()
                + transfers
                + (base.sectors().transfersAbroad() + solution.value(Quantities.GOVERNMENT_SAVING)) * foreignExchange;
    }

    private double publicSpending() {
        return (1 + publicTax()) * publicPurchasesBeforeTax();
    }

    /** Saving of households, corporations, government and the rest of the world, depreciation included. */
    double saving() {
        return given(Drivers.SAVING_RATE, 0) * sum(solution.values(Quantities.DISPOSABLE_INCOME), 0, wage.length)
                + total(output.length, cell -> isPetroleum(cell) ? 0 : depreciation(cell))
                + petroleumInvestment()
                + given(Drivers.RETAINED_SHARE, 0) * corporateSurplus
                + base.sectors().primaryIncome() * foreignExchange
                + (solution.value(Quantities.GOVERNMENT_SAVING) + solution.value(Quantities.FOREIGN_SAVING))
                        * foreignExchange;
    }

    /** Investment and inventories at purchasers' prices. */
    double investmentSpending() {
        return (1 + investmentTax) * investmentBeforeTax() + (1 + inventoryTax()) * inventoriesBeforeTax();
    }

    private double wageBill() {
        return total(output.length, this::wages);
    }

    private double mainlandProduct() {
        double value = 0;
        for (int cell = 0; cell < output.length; cell++) {
            if (benchmark.dataset().isMainland(byIndustry.position(cell))) {
                double bought = sum(purchases, cell * industries, industries);
                value += output[cell] - bought * (1 + purchaseTax(byIndustry.position(cell)));
            }
        }
        return value;
    }

    /** A national result and what the regions', industries' and groups' add up to. */
    record National(Quantity result, ToDoubleFunction<YearAccounts> sum) {}

    /** The national results that are added up. */
    static final List<National> NATIONAL = List.of(
            new National(Quantities.MAINLAND_PRODUCT, YearAccounts::mainlandProduct),
            new National(Quantities.EXPORT_VALUE, YearAccounts::exportValue),
            new National(Quantities.IMPORT_VALUE, YearAccounts::importValue),
            new National(Quantities.PUBLIC_RECEIPTS, YearAccounts::publicReceipts),
            new National(Quantities.PUBLIC_SPENDING, YearAccounts::publicSpending),
            new National(Quantities.INVESTMENT_SPENDING, YearAccounts::investmentSpending),
            new National(Quantities.WAGE_BILL, YearAccounts::wageBill),
            new National(Quantities.PAYROLL_TAX, YearAccounts::payrollTaxes));

    private static double sum(double[] values, int from, int count) {
        return total(count, k -> values[from + k]);
    }

    private static double total(int cells, IntToDoubleFunction value) {
        double total = 0;
        for (int cell = 0; cell < cells; cell++) {
            total += value.applyAsDouble(cell);
        }
        return total;
    }
}
