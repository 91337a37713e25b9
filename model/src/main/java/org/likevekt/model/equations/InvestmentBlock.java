package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;

/**
 * Investment and inventories. Investment by destination is the base year's, grown with the capital stock, times a
 * common scale and the rental over the price of investment goods to a power; petroleum's is exogenous. Each region buys
 * its investment goods in fixed proportions.
 */
final class InvestmentBlock implements Block {
    @Override
    public void addTo(Assembly model) {
        Index r = model.sets().region("r");
        Index i = model.sets().industry("i");
        Index j = model.sets().industry("j");
        Index k = model.sets().industry("k");
        Benchmark benchmark = model.benchmark();
        Variables v = model.variables();
        double tax = benchmark.productTaxRate("INVESTMENT");
        double stockTax = benchmark.productTaxRate("INVENTORY");
        Grid goods = benchmark.useBy("INVESTMENT");
        Grid total = goods.sumOver(1);
        Parameter composition = model.structural(
                "b",
                Grid.of(at -> goods.get(at) / total.get(at[0]), benchmark.regions(), benchmark.industries()),
                "share",
                "products in a unit of investment");
        Parameter investment0 = model.structural(
                "I0", benchmark.accounts().investment(), "MNOK, 2018 prices", "investment by destination with tax");
        Parameter market = model.indexOne(
                "investment_weight",
                List.of(model.sets().regions(), model.sets().industries()),
                "capital stock that market investment is in proportion to; zero where it is exogenous");
        Parameter exogenous = model.parameter(
                "exogenous_investment",
                Grid.of(at -> 0, benchmark.regions(), benchmark.industries()),
                "MNOK, 2018 prices",
                "investment that is given, as in petroleum");
        Parameter response = model.system()
                .parameter(
                        "investment_response", List.of(), "elasticity", "response to the rate of return", new double[] {
                            benchmark.behaviour().investmentResponse()
                        });
        Parameter stocks0 = model.structural(
                "S0", benchmark.useBy("INVENTORY"), "MNOK, 2018 prices", "inventories, fixed quantities");

        Expr price =
                sum(k, composition.at(r, k).times(model.logCompositePrice(r, k).exp()));
        Expr relative = v.capitalRental.log(r, i).minus(price.log());
        Expr quantity = investment0
                .at(r, i)
                .times(market.at(r, i))
                .times(v.investmentScale.at())
                .times(response.at().times(relative).exp())
                .plus(exogenous.at(r, i));
        Expr bought = sum(i, quantity);
        model.demandComposite(composition.at(r, j).times(bought).times(1 / (1 + tax)));
        model.demandComposite(stocks0.at(r, j));
        Expr value = sum(r, price.times(bought));
        Expr stocks =
                sum(r, j, stocks0.at(r, j).times(model.logCompositePrice(r, j).exp()));
        model.invests(value.plus(stocks.times(1 + stockTax)));
        model.governmentReceives(value.times(tax / (1 + tax)));
        model.governmentReceives(stocks.times(stockTax));
        model.saves(v.foreignSaving.at().times(v.foreignExchange.at()));
        model.system()
                .define("investment", over(r, i), quantity, "MNOK, 2018 prices", "investment by destination with tax");
        model.system().define("investment spending", over(), model.investments(), "MNOK", "investment and inventories");
    }

    /** Closes saving and investment; to be called when every block has contributed. */
    static void close(Assembly model) {
        Variables v = model.variables();
        Variable adjusting =
                switch (model.closure().external()) {
                    case INVESTMENT -> v.investmentScale;
                    case FOREIGN_SAVING -> v.foreignSaving;
                };
        model.system().equation("saving and investment", over(), model.savings(), model.investments(), adjusting);
    }
}
