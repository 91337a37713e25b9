package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * A model under assembly: the benchmark, the vocabulary of variables, and the accounts to which blocks contribute: who
 * demands composites, what government receives and spends, who saves and who invests.
 */
public final class Assembly {
    private final Benchmark benchmark;
    private final Closure closure;
    private final Sets sets;
    private final SystemBuilder system = new SystemBuilder();
    private final Variables variables;
    private final List<Expr> compositeDemands = new ArrayList<>();
    private final List<Expr> governmentReceipts = new ArrayList<>();
    private final List<Expr> governmentSpending = new ArrayList<>();
    private final List<Expr> savings = new ArrayList<>();
    private final List<Expr> investments = new ArrayList<>();
    private Expr capitalIncome;
    private Expr resourceIncome;
    private Expr labourDemand;
    private Expr payrollTax;
    private Expr valueAdded;

    /** An empty model of a benchmark under a closure. */
    public Assembly(Benchmark benchmark, Closure closure) {
        this.benchmark = benchmark;
        this.closure = closure;
        this.sets = new Sets(benchmark);
        this.variables = new Variables(this);
    }

    /** The base year. */
    public Benchmark benchmark() {
        return benchmark;
    }

    /** What adjusts to close the accounts. */
    public Closure closure() {
        return closure;
    }

    /** Index sets and letters. */
    public Sets sets() {
        return sets;
    }

    /** Where symbols and equations are declared. */
    public SystemBuilder system() {
        return system;
    }

    /** The variables that blocks share. */
    public Variables variables() {
        return variables;
    }

    /** Adds a demand for composites, over letters r (region) and j (product). */
    public void demandComposite(Expr quantity) {
        compositeDemands.add(quantity);
    }

    /** All demand for composites, over r and j. */
    Expr compositeDemand() {
        return total(compositeDemands);
    }

    /** Adds a receipt of government, national. */
    public void governmentReceives(Expr value) {
        governmentReceipts.add(value);
    }

    /** Adds a spending of government, national. */
    public void governmentSpends(Expr value) {
        governmentSpending.add(value);
    }

    Expr governmentReceipts() {
        return total(governmentReceipts);
    }

    Expr governmentSpending() {
        return total(governmentSpending);
    }

    /** Adds a saving, national. */
    public void saves(Expr value) {
        savings.add(value);
    }

    /** Adds a use of savings, national. */
    public void invests(Expr value) {
        investments.add(value);
    }

    Expr savings() {
        return total(savings);
    }

    Expr investments() {
        return total(investments);
    }

    /** Says what capital and natural resources earn, over r and i. */
    void factorIncome(Expr capital, Expr resource) {
        capitalIncome = capital;
        resourceIncome = resource;
    }

    /** Income of capital before tax, over r and i. */
    Expr capitalIncome() {
        return capitalIncome;
    }

    /** Income of natural resources before tax, over r and i. */
    Expr resourceIncome() {
        return resourceIncome;
    }

    /** Says how much labour is used, over r, i and e, and at what employer's contribution, over r. */
    void useLabour(Expr demand, Expr tax) {
        labourDemand = demand;
        payrollTax = tax;
    }

    /** Labour used, over r, i and e. */
    Expr labourDemand() {
        return labourDemand;
    }

    /** Employer's contribution, over r. */
    Expr payrollTax() {
        return payrollTax;
    }

    /** Says what value added is at prices of the base year, over r and i. */
    void produceValue(Expr value) {
        valueAdded = value;
    }

    /** Value added at prices of the base year, over r and i. */
    Expr valueAdded() {
        return valueAdded;
    }

    private static Expr total(List<Expr> terms) {
        return terms.stream().reduce(Expr::plus).orElseThrow(() -> new IllegalStateException("nothing contributed"));
    }

    /** A parameter that never changes, from a grid over the same sets. */
    Parameter structural(String name, Grid grid, String unit, String description) {
        return system.structural(name, setsOf(grid), unit, description, grid.values());
    }

    /** A parameter that scenarios or years may change. */
    Parameter parameter(String name, Grid grid, String unit, String description) {
        return system.parameter(name, setsOf(grid), unit, description, grid.values());
    }

    /** A parameter by industry from the column of elasticities. */
    Parameter elasticity(String nest, String description) {
        return system.parameter(
                "sigma_" + nest, List.of(sets.industries()), "elasticity", description, benchmark.elasticity(nest));
    }

    /** An exogenous index by some sets that is one in the base year. */
    Parameter indexOne(String name, List<IndexSet> over, String description) {
        double[] ones = new double[IndexSet.cells(over)];
        Arrays.fill(ones, 1);
        return system.parameter(name, over, "index, base year = 1", description, ones);
    }

    private List<IndexSet> setsOf(Grid grid) {
        return grid.axes().stream()
                .map(axis -> {
                    if (axis.equals(benchmark.regions())) {
                        return sets.regions();
                    }
                    if (axis.equals(benchmark.industries())) {
                        return sets.industries();
                    }
                    if (axis.equals(benchmark.groups())) {
                        return sets.groups();
                    }
                    throw new IllegalArgumentException("no index set for axis " + axis.name());
                })
                .toList();
    }

    /** Log price of a user of composites relative to its benchmark, at letters over region and product. */
    Expr logCompositePrice(Index r, Index j) {
        return variables.logCompositePrice(r, j);
    }
}
