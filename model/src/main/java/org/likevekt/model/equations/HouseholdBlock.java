package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;

/**
 * Households by region and education group: income from wages, capital and transfers, a share saved, and Stone-Geary
 * utility, so the linear expenditure system {@code q = n gamma + beta / p (E - n sum p gamma)} with n persons.
 */
final class HouseholdBlock implements Block {
    @Override
    public void addTo(Assembly model) {
        Index r = model.sets().region("r");
        Index s = model.sets().region("s");
        Index i = model.sets().industry("i");
        Index j = model.sets().industry("j");
        Index k = model.sets().industry("k");
        Index e = model.sets().group("e");
        Benchmark benchmark = model.benchmark();
        var accounts = benchmark.accounts();
        Variables v = model.variables();

        double tax0 = benchmark.householdTaxRate();
        LinearExpenditure les = LinearExpenditure.of(benchmark);
        Parameter subsistence = model.structural(
                "gamma", les.subsistence(), "MNOK, 2018 prices", "subsistence quantities of the base-year persons");
        Parameter marginal = model.structural("beta", les.marginalShares(), "share", "marginal budget shares");
        Parameter persons = model.indexOne(
                "persons", List.of(model.sets().regions(), model.sets().groups()), "persons by group of residence");
        Parameter consumptionTax = model.system()
                .parameter(
                        "consumption_tax", List.of(), "share of price", "taxes on household purchases", new double[] {
                            tax0
                        });
        Parameter savingRate = model.system()
                .parameter("saving_rate", List.of(), "share", "saving over disposable income", new double[] {
                    accounts.savingRate()
                });
        Parameter earnings = model.structural(
                "E0", accounts.commutingEarnings(), "MNOK", "wages earned in a region by residents of another");
        Parameter labour = model.indexOne(
                "labour",
                List.of(model.sets().regions(), model.sets().groups()),
                "efficiency units of labour by residence");
        Parameter transfers0 = model.structural("TR0", accounts.transfers(), "MNOK", "transfers in the base year");
        Parameter incomeTax =
                model.parameter("income_tax", accounts.incomeTaxRate(), "share", "income tax on wages and transfers");
        Parameter dwellingShare = model.structural(
                "omega_D", accounts.dwellingShare(), "share", "groups' shares in the dwellings of their region");
        Parameter poolShare = model.structural(
                "omega_K", accounts.capitalPoolShare(), "share", "households' shares in the national pool of capital");
        Parameter capitalTax =
                model.parameter("capital_tax", accounts.capitalTaxRate(), "share", "tax on capital income");
        Parameter pooled = model.structural(
                "is_pooled", CapitalIncome.pooled(benchmark), "0 or 1", "capital owned by households nationally");
        Parameter dwellings = model.structural(
                "is_dwellings", CapitalIncome.dwellings(benchmark), "0 or 1", "capital owned by residents");

        Expr wages = sum(s, v.earnings.at(s, e).times(earnings.at(r, s, e))).times(labour.at(r, e));
        Expr transfers = transfers0
                .at(r, e)
                .times(persons.at(r, e))
                .times(v.wageIndex.at())
                .times(v.transferScale.at());
        Expr taxable = wages.plus(transfers);
        Expr taxRate = incomeTax.at(r).times(v.incomeTaxScale.at());
        Expr netOfTax = Expr.constant(1).minus(capitalTax.at(i));
        Expr factor = model.capitalIncome().plus(model.resourceIncome());
        Expr fromDwellings = dwellingShare
                .at(r, e)
                .times(sum(i, dwellings.at(i).times(netOfTax).times(factor)));
        Expr fromPool = poolShare.at(r, e).times(v.capitalPool.at());
        model.system()
                .equation(
                        "income of households",
                        over(r, e),
                        v.income.at(r, e),
                        taxable.times(Expr.constant(1).minus(taxRate))
                                .plus(fromDwellings)
                                .plus(fromPool),
                        v.income);
        model.system()
                .equation(
                        "national pool of capital income",
                        over(),
                        v.capitalPool.at(),
                        sum(r, i, pooled.at(i).times(netOfTax).times(factor)),
                        v.capitalPool);

        Expr priceOf =
                model.logCompositePrice(r, j).exp().times(consumptionTax.at().plus(1));
        Expr priceInside =
                model.logCompositePrice(r, k).exp().times(consumptionTax.at().plus(1));
        Expr spending = v.income.at(r, e).times(Expr.constant(1).minus(savingRate.at()));
        Expr needed = sum(k, priceInside.times(subsistence.at(r, e, k))).times(persons.at(r, e));
        Expr consumption = subsistence
                .at(r, e, j)
                .times(persons.at(r, e))
                .plus(marginal.at(r, e, j).times(spending.minus(needed)).over(priceOf));
        model.demandComposite(sum(e, consumption));
        model.governmentReceives(sum(r, e, spending)
                .times(consumptionTax.at())
                .over(consumptionTax.at().plus(1)));
        model.governmentReceives(sum(r, e, taxRate.times(taxable)));
        model.governmentReceives(sum(r, i, capitalTax.at(i).times(factor)));
        model.governmentSpends(sum(r, e, transfers));
        model.saves(sum(r, e, v.income.at(r, e)).times(savingRate.at()));

        model.system().define("consumption", over(r, e, j), consumption, "MNOK, 2018 prices", "household consumption");
        model.system().define("spending", over(r, e), spending, "MNOK", "household expenditure with tax");
        model.system().define("transfers", over(r, e), transfers, "MNOK", "transfers to households");
    }
}
