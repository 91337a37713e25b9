package org.likevekt.validation.economies;

import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.Expr.product;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;
import static org.likevekt.validation.economies.StdcgeAccounts.ETA;
import static org.likevekt.validation.economies.StdcgeAccounts.PHI;
import static org.likevekt.validation.economies.StdcgeAccounts.each;

import java.util.List;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;

/**
 * The standard CGE model of Hosoe, Gasawa and Hashimoto (2010), "Textbook of Computable General Equilibrium Modelling",
 * chapter 6, in the book's names; intermediates, taxes, savings and border prices are formulas, world prices 1.
 */
public final class Stdcge {
    private static final IndexSet GOODS = IndexSet.of("goods", "BRD", "MLK");
    private static final IndexSet FACTORS = IndexSet.of("factors", "CAP", "LAB");

    private Stdcge() {}

    /** The book's equations; the price of labour is the numeraire, so its market clears by Walras' law. */
    public static Problem problem() {
        var i = GOODS.index("i");
        var j = GOODS.index("j");
        var h = FACTORS.index("h");
        var s = new SystemBuilder();
        var c = new StdcgeAccounts();
        var alpha = s.parameter("alpha", GOODS, "share", "shares in utility", each(g -> c.consumption[g] / 50));
        var mu = s.parameter("mu", GOODS, "share", "shares in public purchases", each(g -> c.purchases[g] / 33));
        var lambda = s.parameter("lambda", GOODS, "share", "shares in investment", each(g -> c.investment[g] / 31));
        var beta = s.parameter("beta", FACTORS, GOODS, "share", "factor shares", c.beta);
        var b = s.parameter("b", GOODS, "1", "scale of value added", c.b);
        var ax = s.parameter("ax", GOODS, GOODS, "1", "intermediates per output", c.ax);
        var ay = s.parameter("ay", GOODS, "1", "value added per output", each(g -> c.valueAdded[g] / c.output[g]));
        var deltam = s.parameter("deltam", GOODS, "share", "weights of imports", c.deltam);
        var gamma = s.parameter("gamma", GOODS, "1", "scale of the Armington aggregate", c.gamma);
        var xie = s.parameter("xie", GOODS, "share", "weights of exports", c.xie);
        var theta = s.parameter("theta", GOODS, "1", "scale of the transformation", c.theta);
        var tauz = s.parameter("tauz", GOODS, "rate", "production tax", each(g -> c.productionTax[g] / c.output[g]));
        var taum = s.parameter("taum", GOODS, "rate", "tariff", each(g -> c.tariff[g] / c.imports[g]));
        var taud = s.parameter("taud", "rate", "direct tax", 23.0 / 90);
        var ssp = s.parameter("ssp", "rate", "saving of the household", 17.0 / 90);
        var ssg = s.parameter("ssg", "rate", "saving of the government", 2.0 / 35);
        var sf = s.parameter("Sf", "foreign currency", "foreign saving", 12);
        var ff = s.parameter("FF", FACTORS, "quantity", "factor endowment", 50, 40);

        var f = s.positive("F", FACTORS, GOODS, "quantity", "factor use", c.factors);
        var z = s.positive("Z", GOODS, "quantity", "output", c.output);
        var xp = s.positive("Xp", GOODS, "quantity", "consumption", c.consumption);
        var xg = s.positive("Xg", GOODS, "quantity", "public purchases", c.purchases);
        var xv = s.positive("Xv", GOODS, "quantity", "investment", c.investment);
        var e = s.positive("E", GOODS, "quantity", "exports", c.exports);
        var m = s.positive("M", GOODS, "quantity", "imports", c.imports);
        var q = s.positive("Q", GOODS, "quantity", "Armington composite", c.composite);
        var d = s.positive("D", GOODS, "quantity", "domestic good", c.domestic);
        var pf = s.positive("pf", List.of(FACTORS), "price", "factors", new double[] {1, 1}, FACTORS.mask("LAB"));
        var py = s.positive("py", GOODS, "price", "value added", 1);
        var pz = s.positive("pz", GOODS, "price", "output", 1);
        var pq = s.positive("pq", GOODS, "price", "the composite", 1);
        var pd = s.positive("pd", GOODS, "price", "the domestic good", 1);
        var epsilon = s.positive("epsilon", "price", "exchange rate", 1);

        var y = ay.at(j).times(z.at(j));
        var income = sum(h, pf.at(h).times(ff.at(h)));
        var td = taud.at().times(income);
        var tz = tauz.at(j).times(pz.at(j)).times(z.at(j));
        var tm = taum.at(j).times(epsilon.at()).times(m.at(j));
        var revenue = td.plus(sum(j, tz)).plus(sum(j, tm));
        var sp = ssp.at().times(income);
        var sg = ssg.at().times(revenue);
        var spending = income.minus(sp).minus(td);
        var saving = sp.plus(sg).plus(epsilon.at().times(sf.at()));
        var pm = epsilon.at().times(taum.at(i).plus(1));
        var deltad = constant(1).minus(deltam.at(i));
        var xid = constant(1).minus(xie.at(i));
        var ces = deltam.at(i).times(m.at(i).pow(ETA)).plus(deltad.times(d.at(i).pow(ETA)));
        var cet = xie.at(i).times(e.at(i).pow(PHI)).plus(xid.times(d.at(i).pow(PHI)));
        var bought = gamma.at(i).pow(ETA).times(pq.at(i));
        var sold = theta.at(i).pow(PHI).times(tauz.at(i).plus(1)).times(pz.at(i));
        var demand = bought.times(deltad).over(pd.at(i)).pow(1 / (1 - ETA)).times(q.at(i));
        var supply = sold.times(xid).over(pd.at(i)).pow(1 / (1 - PHI)).times(z.at(i));
        var imported = bought.times(deltam.at(i)).over(pm).pow(1 / (1 - ETA)).times(q.at(i));
        var sent = sold.times(xie.at(i)).over(epsilon.at()).pow(1 / (1 - PHI)).times(z.at(i));
        var use = xp.at(i).plus(xg.at(i)).plus(xv.at(i)).plus(sum(j, ax.at(i, j).times(z.at(j))));
        var made = b.at(j).times(product(h, f.at(h, j).pow(beta.at(h, j))));
        var hired = beta.at(h, j).times(py.at(j)).times(y).over(pf.at(h));
        var cost = ay.at(j).times(py.at(j)).plus(sum(i, ax.at(i, j).times(pq.at(i))));

        s.equation("value added", over(j), y, made, py);
        s.equation("factors", over(h, j), f.at(h, j), hired, f);
        s.equation("zero profit", over(j), pz.at(j), cost, pz);
        s.equation("consumption", over(i), xp.at(i).times(pq.at(i)), alpha.at(i).times(spending), xp);
        s.equation("purchases", over(i), xg.at(i).times(pq.at(i)), mu.at(i).times(revenue.minus(sg)), xg);
        s.equation("investment", over(i), xv.at(i).times(pq.at(i)), lambda.at(i).times(saving), xv);
        s.equation("Armington", over(i), q.at(i), gamma.at(i).times(ces.pow(1 / ETA)), pq);
        s.equation("imports", over(i), m.at(i), imported, m);
        s.equation("domestic good demanded", over(i), d.at(i), demand, d);
        s.equation("transformation", over(i), z.at(i), theta.at(i).times(cet.pow(1 / PHI)), z);
        s.equation("exports", over(i), e.at(i), sent, e);
        s.equation("domestic good supplied", over(i), d.at(i), supply, pd);
        s.equation("balance of payments", sum(j, e.at(j)).plus(sf.at()), sum(j, m.at(j)), epsilon);
        s.equation("market for goods", over(i), q.at(i), use, q);
        s.equation("market for factors", over(h), sum(j, f.at(h, j)), ff.at(h), pf);
        s.define("UU", product(i, xp.at(i).pow(alpha.at(i))), "utility", "utility");
        s.define("Walras", over(h), sum(j, f.at(h, j)).minus(ff.at(h)), "quantity", "excess demand for factors");
        s.define("Sp", sp, "money", "saving of the household");
        s.define("Sg", sg, "money", "saving of the government");
        return Problem.of(s);
    }
}
