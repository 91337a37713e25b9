package org.likevekt.validation.condensed;

import org.likevekt.model.drivers.Drivers;

/**
 * Incomes, demands and outputs at given prices. Outputs make incomes, incomes make demands and demands make outputs,
 * each in proportion, so that outputs are found from one linear system.
 */
final class Quantities {
    private final BaseYear base;
    private final YearFigures figures;
    private final Households households;
    private final Prices prices;
    final UnitDemands unit;

    /** Pay of labour by place of work (r,e), and the pay of the country's mean worker. */
    final double[][] averagePay;

    double meanPay;
    final double[][] transfers;
    final double[][] taxable;
    final double[][] income;
    final double[][] capitalIncome;
    double pool;
    double corporateSurplus;
    final double[][] investment;
    final double[] investmentPrice;
    final double[][] composite;
    final double[][] output;

    Quantities(YearFigures figures, Households households, Prices prices, UnitDemands unit) {
        this.base = figures.base;
        this.figures = figures;
        this.households = households;
        this.prices = prices;
        this.unit = unit;
        this.averagePay = new double[base.regions][base.groups];
        this.transfers = new double[base.regions][base.groups];
        this.taxable = new double[base.regions][base.groups];
        this.income = new double[base.regions][base.groups];
        this.capitalIncome = new double[base.regions][base.industries];
        this.investment = new double[base.regions][base.industries];
        this.investmentPrice = new double[base.regions];
        this.composite = new double[base.regions][base.industries];
        this.output = new double[base.regions][base.industries];
        invest();
        earnFromCapital();
    }

    private void earnFromCapital() {
        corporateSurplus = figures.earnedAbroad * figures.exchangeRate;
        for (int r = 0; r < base.regions; r++) {
            for (int i = 0; i < base.industries; i++) {
                capitalIncome[r][i] =
                        prices.rental[r][i] * figures.capital[r][i] + prices.resource[r][i] * figures.resource[r][i];
                if (base.accounts.isPooled(i)) {
                    corporateSurplus += net(r, i);
                }
            }
        }
        pool = (1 - figures.given(Drivers.RETAINED_SHARE, 0)) * corporateSurplus;
    }

    /** Depreciation at the price of investment goods. */
    double depreciation(int r, int i) {
        return base.accounts.depreciation().get(r, i) * figures.stock[r][i] * investmentPrice[r];
    }

    /** Capital income after tax and depreciation. */
    double net(int r, int i) {
        return afterTax(r, i) - depreciation(r, i);
    }

    /** Capital income after tax. */
    double afterTax(int r, int i) {
        return capitalIncome[r][i] * (1 - figures.given(Drivers.CAPITAL_TAX, i));
    }

    private void invest() {
        double growth = figures.given(Drivers.CAPITAL_GROWTH, 0);
        for (int r = 0; r < base.regions; r++) {
            double goods = 0;
            for (int j = 0; j < base.industries; j++) {
                goods += base.investmentGoods[r][j];
                investmentPrice[r] += base.investmentGoods[r][j] * unit.compositePrice[r][j];
            }
            investmentPrice[r] /= goods;
            for (int i = 0; i < base.industries; i++) {
                double stock = base.accounts.capitalStock().get(r, i) * figures.stock[r][i];
                double built = base.accounts.depreciationRate().get(i) + growth(r, i, growth);
                investment[r][i] = i == base.petroleum
                        ? figures.exogenousInvestment[r][i]
                        : prices.scale[Prices.INVESTMENT] * stock * built;
            }
        }
    }

    /** Growth of capital between its bounds at its return, by the logistic function as Dixon and Rimmer write it. */
    private double growth(int r, int i, double trend) {
        double stock0 = base.accounts.capitalStock().get(r, i);
        if (stock0 == 0) {
            return trend;
        }
        double least = -base.accounts.depreciationRate().get(i);
        double most = trend + base.accounts.dataset().capitalGrowthRoom();
        double kept = 1 - figures.given(Drivers.CAPITAL_TAX, i);
        double kept0 = 1 - base.accounts.capitalTaxRate().get(i);
        double gap = base.capital[r][i] / stock0 * (kept * prices.rental[r][i] / investmentPrice[r] - kept0);
        double slope =
                base.accounts.dataset().capitalGrowthResponse() * (most - least) / ((most - trend) * (trend - least));
        double pull = Math.exp(slope * gap);
        return (most * (trend - least) * pull + least * (most - trend)) / ((trend - least) * pull + most - trend);
    }

    /** The outputs that meet the demands which some outputs give rise to. */
    double[] demanded(double[] made) {
        for (int cell = 0; cell < made.length; cell++) {
            output[cell / base.industries][cell % base.industries] = made[cell];
        }
        earnFromLabour();
        earnIncomes();
        buy();
        return supply();
    }

    private void earnFromLabour() {
        double paid = 0;
        double workers = 0;
        for (int r = 0; r < base.regions; r++) {
            for (int e = 0; e < base.groups; e++) {
                double used = 0;
                for (int i = 0; i < base.industries; i++) {
                    used += unit.labour[r][i][e] * output[r][i];
                }
                double brought = 0;
                for (int s = 0; s < base.regions; s++) {
                    brought += base.commuting[s][r][e] * figures.labour[s][e];
                    workers += base.commuting[s][r][e] * figures.workers[s][e];
                }
                averagePay[r][e] = prices.wage[r][e] * used / brought;
                paid += prices.wage[r][e] * used;
            }
        }
        meanPay = paid / workers;
    }

    private void earnIncomes() {
        for (int r = 0; r < base.regions; r++) {
            double tax = incomeTax(r);
            for (int e = 0; e < base.groups; e++) {
                double wages = 0;
                for (int s = 0; s < base.regions; s++) {
                    wages += base.commuting[r][s][e] * averagePay[s][e];
                }
                double pensions = base.accounts.sectors().pensionShare();
                transfers[r][e] = base.accounts.transfers().get(r, e)
                        * (pensions * figures.given(Drivers.PENSIONERS, r) + (1 - pensions) * figures.persons[r][e])
                        * meanPay
                        * prices.scale[Prices.TRANSFERS];
                taxable[r][e] = wages * figures.labour[r][e]
                        + transfers[r][e]
                        + base.accounts.dwellingShare().get(r, e) * net(r, base.dwellings)
                        + base.accounts.capitalPoolShare().get(r, e) * pool;
                income[r][e] = taxable[r][e] * (1 - tax);
            }
        }
    }

    /** Income tax rate of a region. */
    double incomeTax(int r) {
        return figures.given(Drivers.INCOME_TAX, r) * prices.scale[Prices.INCOME_TAX];
    }

    private void buy() {
        double tax = base.productTax("INVESTMENT");
        for (int r = 0; r < base.regions; r++) {
            double goods = 0;
            double invested = 0;
            for (int j = 0; j < base.industries; j++) {
                goods += base.investmentGoods[r][j];
                invested += investment[r][j];
            }
            double units = invested / (1 + tax) / goods;
            for (int j = 0; j < base.industries; j++) {
                double bought = publicPurchases(r, j) + figures.inventories(r, j) + base.investmentGoods[r][j] * units;
                for (int i = 0; i < base.industries; i++) {
                    bought += unit.purchase[r][i][j] * output[r][i];
                }
                composite[r][j] = bought;
            }
            for (int e = 0; e < base.groups; e++) {
                households.buy(r, e, income[r][e], unit.compositePrice[r], composite[r]);
            }
        }
    }

    /** Public purchases of a product. */
    double publicPurchases(int r, int j) {
        return base.government[r][j] * figures.given(Drivers.GOVERNMENT_PURCHASES, r, j, base.industries);
    }

    private double[] supply() {
        double[] supply = new double[base.regions * base.industries];
        for (int s = 0; s < base.regions; s++) {
            for (int j = 0; j < base.industries; j++) {
                double delivered = 0;
                double carried = 0;
                for (int r = 0; r < base.regions; r++) {
                    double goods = unit.delivery[s][r][j] * composite[r][j];
                    delivered += goods;
                    carried += unit.margin[s][r][j] * goods;
                }
                supply[s * base.industries + j] += delivered + exports(s, j);
                supply[s * base.industries + base.transport] += carried;
            }
        }
        return supply;
    }

    /** Exports of a product. */
    double exports(int s, int j) {
        double world = figures.exchangeRate * figures.given(Drivers.EXPORT_PRICE, j);
        return figures.exports[s][j] * Math.pow(prices.output[s][j] / world, -households.export[j]);
    }
}
