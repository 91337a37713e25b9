package org.likevekt.validation.random;

import java.util.List;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/**
 * The equations of a random country at random prices and outputs, which need not be an equilibrium: unit costs are read
 * from the conditions of zero profit, demands from the definitions.
 */
final class PricedCountry {
    private static final double SPREAD = 0.25;
    private static final List<String> DRAWN = List.of("PY", "RK", "RN", "W", "Y", "A", "INC");

    final Benchmark benchmark;
    final int regions;
    final int industries;
    final int groups;
    final Draw draw;
    private final EquationSystem system;
    private final SystemDeclaration declared;
    private final Evaluation evaluation;
    private final double[] point;
    private final double[] residual;

    PricedCountry(Recipe recipe) {
        this.benchmark = RandomEconomy.tables(recipe).benchmark();
        this.regions = benchmark.regions().size();
        this.industries = benchmark.industries().size();
        this.groups = benchmark.groups().size();
        this.draw = new Draw(recipe.seed());
        this.system = RegionalModel.of(benchmark, Closure.DEFAULT).system();
        this.declared = system.declaration();
        this.evaluation = system.evaluate();
        this.point = system.start();
        this.residual = new double[point.length];
        for (int k = 0; k < point.length; k++) {
            if (DRAWN.contains(system.variableOf(k).name())) {
                // incomes rise, so that no household falls below what it needs to subsist
                double lift = system.variableOf(k).name().equals("INC") ? 2 * SPREAD : 0;
                point[k] += lift + draw.between(-SPREAD, SPREAD, "price", system.unknownName(k));
            }
        }
        payWhatDeliveriesCost();
    }

    /** Domestic composites cost what their deliveries cost, so that purchases add up to what is paid for them. */
    private void payWhatDeliveriesCost() {
        evaluate();
        for (int cell = 0; cell < regions * industries; cell++) {
            int at = at("PD", cell);
            if (at >= 0) {
                point[at] -= residual[at];
            }
        }
        evaluate();
    }

    private void evaluate() {
        evaluation.residual(point, residual);
    }

    /** Position of an unknown, or below zero where there is none. */
    int at(String variable, int cell) {
        return system.unknownAt(declared.variable(variable), cell);
    }

    /** Moves an unknown's logarithm, and puts a free one off by that share of its scale. */
    void move(int unknown, double by) {
        point[unknown] += by;
        evaluate();
    }

    /** Sets the price of foreign exchange. */
    void exchangeAt(double price) {
        evaluation.setFixed(declared.variable("PFX"), new double[] {price});
        evaluate();
    }

    /** Log unit costs (r,i): what zero profit wants output prices to be; zero where nothing is made. */
    double[] logCosts() {
        double[] costs = new double[regions * industries];
        for (int cell = 0; cell < costs.length; cell++) {
            int at = at("Y", cell);
            costs[cell] = at < 0 ? 0 : point[at("PY", cell)] - residual[at];
        }
        return costs;
    }

    /** Log costs of domestic composites (r,j); zero where there is none. */
    double[] logDomesticCosts() {
        double[] costs = new double[regions * industries];
        for (int cell = 0; cell < costs.length; cell++) {
            int at = at("PD", cell);
            costs[cell] = at < 0 ? 0 : point[at] - residual[at];
        }
        return costs;
    }

    /** Log prices of composites (r,j); zero where nobody buys them. */
    double[] logCompositePrices() {
        double[] prices = values("composite price");
        for (int cell = 0; cell < prices.length; cell++) {
            prices[cell] = Math.log(prices[cell]);
        }
        return prices;
    }

    double[] levels(String variable) {
        return evaluation.levels(declared.variable(variable));
    }

    double[] values(String definition) {
        return evaluation.values(declared.definition(definition));
    }

    /** The name of an unknown. */
    String name(int unknown) {
        return system.unknownName(unknown);
    }

    /** The variable of an unknown. */
    Variable variable(int unknown) {
        return system.variableOf(unknown);
    }

    /** The cell of an unknown in its variable. */
    int cell(int unknown) {
        return system.cellOf(unknown);
    }

    int unknowns() {
        return point.length;
    }
}
