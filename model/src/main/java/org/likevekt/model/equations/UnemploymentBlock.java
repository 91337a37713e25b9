package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.CONSUMER_PRICE;
import static org.likevekt.model.drivers.Quantities.EMPLOYMENT;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.Arrays;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;

/**
 * Unemployment by a wage curve (Blanchflower and Oswald): where real pay of residents is higher than in the country, fewer
 * of them are unemployed, {@code (W / P) / WREAL = (U / U0)^epsilon} with {@code epsilon} about -0.1. The curve is estimated
 * between regions within a year, so the country's mean real pay of a group, which grows, moves nobody out of work.
 */
final class UnemploymentBlock {
    static final Block BLOCK = Block.of("unemployment", model -> new UnemploymentBlock(model).write());

    private final Assembly model;
    private final Benchmark benchmark;
    private final Variable rate;
    private final Variable national;
    private final Expr realPay;
    private final Parameter rate0;
    private final Index r;
    private final Index s;
    private final Index e;

    private UnemploymentBlock(Assembly model) {
        this.model = model;
        benchmark = model.benchmark();
        r = model.sets().region("r");
        s = model.sets().region("s");
        e = model.sets().group("e");
        Grid base = benchmark.accounts().unemploymentRate();
        int groups = benchmark.groups().size();
        double[] start = new double[benchmark.regions().size() * groups];
        Arrays.setAll(start, cell -> base.get(benchmark.groups().before(cell)));
        rate = model.variable(Quantities.UNEMPLOYMENT_RATE, start);
        rate0 = model.structural("U0", base, "share of labour force", "unemployment rate in the base year");
        double[] ones = new double[groups];
        Arrays.fill(ones, 1);
        national = model.variable(Quantities.NATIONAL_REAL_PAY, ones);
        realPay = realPay();
    }

    private void write() {
        Parameter elasticity = model.parameter(
                "wage_curve",
                benchmark.accounts().wageElasticity(),
                "elasticity",
                "real pay by the rate of unemployment");
        Expr scarcity = rate.log(r, e).minus(rate0.at(r).log());
        Expr relative = realPay.log().minus(national.log(e));
        model.system()
                .equation("wage curve", over(r, e), relative, elasticity.at(r).times(scarcity), rate, 1);
        nationalPay();
        Expr employed =
                Expr.constant(1).minus(rate.at(r, e)).over(Expr.constant(1).minus(rate0.at(r)));
        model.give(EMPLOYMENT, over(r, e), employed);
        model.define(EMPLOYMENT, over(r, e));
    }

    /** Real pay of all residents of a group, weighted by what they earned in the base year. */
    private void nationalPay() {
        Grid earned = benchmark.accounts().commutingEarnings().sumOver(1);
        Grid all = earned.sumOver(0);
        Parameter weight = model.structural(
                "theta_N",
                Grid.of(at -> earned.get(at) / all.get(at[1]), benchmark.regions(), benchmark.groups()),
                "share",
                "regions in the wages of a group");
        Expr mean = sum(r, weight.at(r, e).times(realPay));
        model.system().equation("national real pay", over(e), national.at(e), mean, national);
    }

    /** Wages of residents (r,e), where they worked in the base year, over the price of what the region bought then. */
    private Expr realPay() {
        Grid earnings = benchmark.accounts().commutingEarnings();
        Grid earned = earnings.sumOver(1);
        Parameter atWork = model.structural(
                "theta_W",
                Grid.of(
                        at -> earnings.get(at) / earned.get(at[0], at[2]),
                        benchmark.regions(),
                        benchmark.regions(),
                        benchmark.groups()),
                "share",
                "places of work in the wages of residents");
        Expr pay = sum(s, atWork.at(r, s, e).times(model.variables().W.at(s, e)));
        return pay.over(model.need(CONSUMER_PRICE, r));
    }
}
