package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.CAPITAL_TAX_RATE;
import static org.likevekt.model.drivers.Quantities.COMPOSITE_DEMAND;
import static org.likevekt.model.drivers.Quantities.COMPOSITE_PRICE;
import static org.likevekt.model.drivers.Quantities.FROM_ABROAD;
import static org.likevekt.model.drivers.Quantities.INVESTMENT;
import static org.likevekt.model.drivers.Quantities.INVESTMENT_PRICE;
import static org.likevekt.model.drivers.Quantities.INVESTMENT_SPENDING;
import static org.likevekt.model.drivers.Quantities.PUBLIC_RECEIPTS;
import static org.likevekt.model.drivers.Quantities.SAVING;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * Investment and inventories. Investment by destination is what wears out and what the growth of the capital stock
 * takes, times a common scale; in the base year that is the accounts'. Growth is a logistic function of the rate of return, as in
 * MONASH (Dixon and Rimmer 2002): its trend where capital earns what it did in the base year, and between minus what wears
 * out and a given room above the trend, so that no boom feeds itself without end. Petroleum's is exogenous. Each region buys its
 * investment goods in fixed proportions. What is saved beyond investment is lent abroad.
 */
final class InvestmentBlock {
    static final Block BLOCK = Block.of("investment", model -> new InvestmentBlock(model).write());

    private final Assembly model;
    private final SystemBuilder system;
    private final Benchmark benchmark;
    private final Variables v;
    private final Index r;
    private final Index i;
    private final Index j;
    private final Index k;
    private final Parameter composition;

    private InvestmentBlock(Assembly model) {
        this.model = model;
        system = model.system();
        benchmark = model.benchmark();
        v = model.variables();
        r = model.sets().region("r");
        i = model.sets().industry("i");
        j = model.sets().industry("j");
        k = model.sets().industry("k");
        composition = model.structural("b", benchmark.investmentBasket(), "share", "products in a unit of investment");
    }

    private void write() {
        investment();
        inventories();
        balance();
    }

    private void investment() {
        double tax = benchmark.productTaxRate("INVESTMENT");
        Expr price = sum(k, composition.at(r, k).times(model.need(COMPOSITE_PRICE, r, k)));
        Expr quantity = byDestination(price);
        Expr bought = sum(i, quantity);
        Expr value = sum(r, price.times(bought));
        model.add(
                COMPOSITE_DEMAND, over(r, j), composition.at(r, j).times(bought).times(1 / (1 + tax)));
        model.add(INVESTMENT_SPENDING, over(), value);
        model.add(PUBLIC_RECEIPTS, over(), value.times(tax / (1 + tax)));
        model.give(INVESTMENT_PRICE, over(r), price);
        model.give(INVESTMENT, over(r, i), quantity);
        model.define(INVESTMENT, over(r, i));
        model.give(Quantities.SAVING_PRICE, over(), outsidePetroleum(price, quantity));
    }

    /** The mean price of investment goods, by what is built of them outside petroleum. */
    private Expr outsidePetroleum(Expr price, Expr quantity) {
        Parameter others = model.structural(
                "counts_for_saving",
                Grid.of(at -> 1 - CapitalIncome.petroleum(benchmark).get(at), benchmark.industries()),
                "0 or 1",
                "industries whose investment goods the price of saving counts");
        Expr built = others.at(i).times(quantity);
        return sum(r, i, price.times(built)).over(sum(r, i, built));
    }

    /** Investment by destination (r,i) at a price of investment goods (r). */
    private Expr byDestination(Expr price) {
        Parameter base = model.structural(
                "I0", benchmark.accounts().investment(), "MNOK, 2018 prices", "investment by destination with tax");
        Parameter stock = model.structural(
                "stock0", benchmark.accounts().capitalStock(), "MNOK, 2018 prices", "capital stock in the base year");
        Parameter growth = model.parameter(Drivers.CAPITAL_GROWTH);
        Parameter grown = model.structural(
                "capital_growth0", benchmark.accounts().capitalGrowth(), "share a year", "its growth in the base year");
        Parameter weight = model.parameter(Quantities.INVESTMENT_WEIGHT, 1);
        Parameter exogenous = model.parameter(Quantities.EXOGENOUS_INVESTMENT, 0);
        return base.at(r, i)
                .plus(growth.at().minus(grown.at()).times(stock.at(r, i)))
                .times(weight.at(r, i))
                .times(v.LAMBDA.at())
                .times(overTrend(growth.at(), price))
                .plus(exogenous.at(r, i));
    }

    /**
     * What is built over what keeps capital on its trend (r,i). With {@code s} the latter over the stock, {@code m} the room and
     * {@code c} the slope of the logistic function it is {@code (s + m) / (s + m exp(-c gap))}, so that the stock grows by minus what
     * wears out at the least and by {@code m} more than the trend at the most.
     */
    private Expr overTrend(Expr growth, Expr price) {
        Behaviour behaviour = benchmark.behaviour();
        Parameter response = system.parameter(
                "capital_growth_response",
                "semi-elasticity",
                "rise of the growth of capital for a unit of its return, on the trend",
                behaviour.capitalGrowthResponse());
        Parameter room = system.parameter(
                "capital_growth_room",
                "share a year",
                "most that capital grows beyond its trend",
                behaviour.capitalGrowthRoom());
        Parameter worn = model.structural(
                "delta", benchmark.accounts().depreciationRate(), "share a year", "what wears out of capital");
        Expr trend = growth.plus(worn.at(i));
        Expr most = trend.plus(room.at());
        Expr slope = response.at().times(most).over(room.at().times(trend));
        return most.over(
                trend.plus(room.at().times(slope.times(gap(price)).negated().exp())));
    }

    /** Rate of return after tax less that of the base year (r,i): expectations are static. */
    private Expr gap(Expr price) {
        Grid stock = benchmark.accounts().capitalStock();
        Grid earned = benchmark.capital();
        Parameter gross = model.structural(
                "rental0",
                Grid.of(
                        at -> stock.get(at) == 0 ? 0 : earned.get(at) / stock.get(at),
                        benchmark.regions(),
                        benchmark.industries()),
                "share a year",
                "capital income over the capital stock in the base year");
        Parameter tax0 = model.structural(
                "capital_tax0", benchmark.accounts().capitalTaxRate(), "share", "tax on capital in the base year");
        Expr kept = model.need(CAPITAL_TAX_RATE, i).oneMinus();
        return gross.at(r, i)
                .times(kept.times(v.RK.at(r, i)).over(price).minus(tax0.at(i).oneMinus()));
    }

    private void inventories() {
        double tax = benchmark.productTaxRate("INVENTORY");
        Parameter stocks = model.structural(
                "S0", benchmark.useBy("INVENTORY"), "MNOK, 2018 prices", "inventories in the base year");
        Parameter size = model.parameter(Drivers.NORMAL_PRODUCT);
        Expr quantity = stocks.at(r, j).times(size.at());
        Expr value = sum(r, j, quantity.times(model.need(COMPOSITE_PRICE, r, j)));
        model.add(COMPOSITE_DEMAND, over(r, j), quantity);
        model.add(INVESTMENT_SPENDING, over(), value.times(1 + tax));
        model.add(PUBLIC_RECEIPTS, over(), value.times(tax));
    }

    private void balance() {
        Expr borrowed = v.SF.at().times(v.PFX.at());
        model.add(SAVING, over(), borrowed);
        model.add(FROM_ABROAD, over(), borrowed);
        model.define(Quantities.LENDING_ABROAD, over(), Expr.constant(0).minus(borrowed));
        system.equation(
                "saving and investment",
                over(),
                model.need(SAVING),
                model.need(INVESTMENT_SPENDING),
                v.of(model.closure().external().adjusting()));
        model.define(INVESTMENT_SPENDING, over());
    }
}
