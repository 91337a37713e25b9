package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.COMPOSITE_DEMAND;
import static org.likevekt.model.drivers.Quantities.COMPOSITE_PRICE;
import static org.likevekt.model.drivers.Quantities.DEPRECIATION;
import static org.likevekt.model.drivers.Quantities.LABOUR_INCOME;
import static org.likevekt.model.drivers.Quantities.NET_CAPITAL_INCOME;
import static org.likevekt.model.drivers.Quantities.PUBLIC_OUTLAYS;
import static org.likevekt.model.drivers.Quantities.PUBLIC_RECEIPTS;
import static org.likevekt.model.drivers.Quantities.SAVING;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * Households by region and education group: income from wages, transfers, dwellings and what corporations pay out, taxed
 * alike, a share saved, and Stone-Geary utility, so the linear expenditure system
 * {@code q = n gamma + beta / p (E - n sum p gamma)} with n persons. It is calibrated as {@link LinearExpenditure} says, in
 * the equations, so that a year may have other income elasticities.
 */
final class HouseholdBlock {
    private static final double NOK = 1e6;

    static final Block BLOCK = Block.of("households", model -> new HouseholdBlock(model).write());

    private final Assembly model;
    private final SystemBuilder system;
    private final Benchmark benchmark;
    private final RegionalAccounts accounts;
    private final Variables v;
    private final Index r;
    private final Index i;
    private final Index j;
    private final Index k;
    private final Index e;
    private final Index m;
    private final Parameter persons;
    private final Parameter consumptionTax;
    private final Parameter purchases;
    private final Parameter share;
    private final Parameter eta;
    private final Parameter frisch;

    private HouseholdBlock(Assembly model) {
        this.model = model;
        system = model.system();
        benchmark = model.benchmark();
        accounts = benchmark.accounts();
        v = model.variables();
        r = model.sets().region("r");
        i = model.sets().industry("i");
        j = model.sets().industry("j");
        k = model.sets().industry("k");
        m = model.sets().industry("m");
        e = model.sets().group("e");
        persons = model.parameter(Quantities.PERSONS, 1);
        consumptionTax = model.parameter(Drivers.CONSUMPTION_TAX);
        Grid bought = benchmark.householdUse();
        purchases = model.structural("q0", bought, "MNOK, 2018 prices", "purchases of the base-year persons");
        share = model.structural("w", LinearExpenditure.shares(bought), "share", "budget shares in the base year");
        eta = model.elasticity("eta", "income", "income elasticities, before they are scaled to the budget");
        frisch = model.structural("phi", benchmark.behaviour().frisch(), "elasticity", "Frisch parameter");
    }

    private void write() {
        spending();
        income();
        consumerPrice();
    }

    /** What the base year's basket of a region's households costs, relative to the base year (r). */
    private void consumerPrice() {
        Grid bought = benchmark.householdUse().sumOver(1);
        Grid all = bought.sumOver(1);
        Parameter basket = model.structural(
                "basket",
                Grid.of(at -> bought.get(at) / all.get(at[0]), benchmark.regions(), benchmark.industries()),
                "share",
                "products in the purchases of a region's households in the base year");
        Expr cost = sum(k, basket.at(r, k).times(price(k))).over(1 + benchmark.householdTaxRate());
        model.give(Quantities.CONSUMER_PRICE, over(r), cost);
        model.define(Quantities.CONSUMER_PRICE, over(r));
    }

    private void income() {
        Parameter tax = model.parameter(Drivers.INCOME_TAX);
        Expr transfers = transfers();
        Expr taxable = model.need(LABOUR_INCOME, r, e)
                .plus(transfers)
                .plus(fromDwellings())
                .plus(fromPool());
        Expr taxRate = tax.at(r).times(v.TIS.at());
        Expr income = taxable.times(Expr.constant(1).minus(taxRate));
        system.equation("income of households", over(r, e), v.INC.at(r, e), income, v.INC);
        model.add(PUBLIC_RECEIPTS, over(), sum(r, e, taxRate.times(taxable)));
        model.add(PUBLIC_OUTLAYS, over(), sum(r, e, transfers));
        model.define(Quantities.TRANSFERS, over(r, e), transfers);
    }

    /** Old-age pensions follow those of that age in the region, the rest persons of the group; both follow pay. */
    private Expr transfers() {
        Parameter base = model.structural("TR0", accounts.transfers(), "MNOK", "transfers in the base year");
        Parameter pensions = model.structural(
                "pension_share", accounts.sectors().pensionShare(), "share", "old-age pensions in transfers");
        Parameter pensioners = model.parameter(Drivers.PENSIONERS);
        Expr receivers = pensions.at()
                .times(pensioners.at(r))
                .plus(Expr.constant(1).minus(pensions.at()).times(persons.at(r, e)));
        Expr byRule = base.at(r, e).times(receivers).times(v.WBAR.at());
        Expr cut = sum(r, e, byRule).times(Expr.constant(1).minus(v.TRS.at()));
        model.define(Quantities.FUNDING_GAP, over(), cut);
        return byRule.times(v.TRS.at());
    }

    private Expr fromDwellings() {
        Parameter share = model.structural(
                "omega_D", accounts.dwellingShare(), "share", "groups' shares in the dwellings of their region");
        Parameter dwellings = model.structural(
                "is_dwellings", CapitalIncome.dwellings(benchmark), "0 or 1", "capital owned by residents");
        Expr net = model.need(NET_CAPITAL_INCOME, r, i).minus(model.need(DEPRECIATION, r, i));
        return share.at(r, e).times(sum(i, dwellings.at(i).times(net)));
    }

    private Expr fromPool() {
        Parameter share = model.structural(
                "omega_K", accounts.capitalPoolShare(), "share", "households' shares in the national pool of capital");
        return share.at(r, e).times(v.POOL.at());
    }

    private void spending() {
        Parameter rate = model.parameter(Drivers.SAVING_RATE);
        Expr spending = v.INC.at(r, e).times(Expr.constant(1).minus(rate.at()));
        Expr consumption = consumption(spending);
        model.add(COMPOSITE_DEMAND, over(r, j), sum(e, consumption));
        Expr saved = sum(r, e, v.INC.at(r, e)).times(rate.at());
        model.add(SAVING, over(), saved);
        model.define(Quantities.HOUSEHOLD_SAVING, over(), saved);
        model.add(
                PUBLIC_RECEIPTS,
                over(),
                sum(r, e, spending)
                        .times(consumptionTax.at())
                        .over(consumptionTax.at().plus(1)));
        model.define(Quantities.CONSUMPTION, over(r, e, j), consumption);
        model.define(Quantities.SPENDING, over(r, e), spending);
        model.define(Quantities.WELFARE_PER_RESIDENT, over(r, e), welfare(spending));
    }

    /**
     * What a resident has (r,e), NOK at 2018 prices: {@code e(p0, u) + saved / P_I}, with the expenditure function and the
     * utility of {@link StoneGeary}, persons counted relative to the base year.
     */
    private Expr welfare(Expr spending) {
        Parameter residents =
                model.structural("n0", accounts.residents(), "persons", "residents of the type in the base year");
        double basePrice = 1 + benchmark.householdTaxRate();
        Expr needed = sum(k, price(k).times(subsistence(k)));
        Expr lastPrice = sum(k, marginalShare(k).times(price(k).log())).exp();
        Expr utility = spending.over(persons.at(r, e)).minus(needed).over(lastPrice);
        Expr standard = sum(k, subsistence(k)).plus(utility).times(basePrice);
        Expr saved = v.INC.at(r, e).minus(spending).over(persons.at(r, e)).over(model.need(Quantities.SAVING_PRICE));
        return standard.plus(saved).times(NOK).over(residents.at(r, e));
    }

    /** The linear expenditure system (r,e,j). */
    private Expr consumption(Expr spending) {
        Expr needed = sum(k, price(k).times(subsistence(k))).times(persons.at(r, e));
        Expr free = marginalShare(j).times(spending.minus(needed)).over(price(j));
        return subsistence(j).times(persons.at(r, e)).plus(free);
    }

    /** What of the last crown goes to a product. */
    private Expr marginalShare(Index product) {
        return share.at(r, e, product).times(incomeElasticity(product));
    }

    /** What is bought at any income, by the base-year persons. */
    private Expr subsistence(Index product) {
        Expr ratio = incomeElasticity(product).over(frisch.at()).plus(1);
        return purchases.at(r, e, product).times(ratio);
    }

    /** Scaled so that the last crown is spent on something. */
    private Expr incomeElasticity(Index product) {
        return eta.at(product).over(sum(m, share.at(r, e, m).times(eta.at(m))));
    }

    private Expr price(Index product) {
        return model.need(COMPOSITE_PRICE, r, product).times(consumptionTax.at().plus(1));
    }
}
