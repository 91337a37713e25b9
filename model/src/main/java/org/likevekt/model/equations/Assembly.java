package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Sign;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/**
 * A model under assembly: the benchmark, the variables that blocks share, and what blocks {@link #give}, {@link #add}
 * to and {@link #need}, in any order.
 */
public final class Assembly {
    private final Benchmark benchmark;
    private final Closure closure;
    private final Sets sets;
    private final SystemBuilder system = new SystemBuilder();
    private final Variables variables;
    private final Exchange exchange;
    private final List<Quantity> declared = new ArrayList<>();
    private String block = "model";

    private Assembly(Benchmark benchmark, Closure closure) {
        this.benchmark = benchmark;
        this.closure = closure;
        this.sets = new Sets(benchmark);
        this.variables = new Variables(this);
        this.exchange = new Exchange(sets);
    }

    /**
     * The equations of a benchmark under a closure, written by some blocks; their order matters to nothing but the order
     * of equations and results.
     *
     * @throws IllegalStateException when a block needs what none gives, naming both, or a variable has no equation
     */
    public static Equations of(Benchmark benchmark, Closure closure, List<Block> blocks) {
        Assembly model = new Assembly(benchmark, closure);
        for (Block block : blocks) {
            model.block = block.name();
            block.addTo(model);
        }
        model.system.replace(model.exchange.formulas());
        return Equations.of(model.system.build(), model.declared);
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

    /** Where symbols, equations and results are declared. */
    public SystemBuilder system() {
        return system;
    }

    /** The variables that blocks share. */
    public Variables variables() {
        return variables;
    }

    /**
     * What another block gives, before this one or after it; one subscript for each axis of the quantity.
     *
     * @throws IllegalArgumentException when the subscripts do not fit the quantity
     */
    public Expr need(Quantity quantity, Subscript... at) {
        return exchange.need(block, quantity, at);
    }

    /**
     * Gives other blocks a formula.
     *
     * @throws IllegalArgumentException when another block gives it too, or it ranges over other sets than the quantity
     */
    public void give(Quantity quantity, List<Index> over, Expr formula) {
        exchange.offer(block, quantity, over, formula, false);
    }

    /** Makes what a block gives a result of the model. */
    public void define(Quantity quantity, List<Index> over) {
        define(quantity, over, need(quantity, over.toArray(Subscript[]::new)));
    }

    /** Makes a formula that no other block needs a result of the model. */
    public void define(Quantity quantity, List<Index> over, Expr formula) {
        declared.add(quantity);
        system.define(quantity.symbol(), over, formula, quantity.unit(), quantity.meaning());
    }

    /** A variable with these start values, which some equation determines: positive unless its sign is either. */
    public Variable variable(Quantity quantity, double... start) {
        return variable(quantity, start, new boolean[start.length]);
    }

    /** A variable of which some cells stand still. */
    Variable variable(Quantity quantity, double[] start, boolean[] isFixed) {
        declared.add(quantity);
        List<IndexSet> over = sets.over(quantity.axes());
        return quantity.sign() == Sign.EITHER
                ? system.free(
                        quantity.symbol(), over, quantity.unit(), quantity.meaning(), start, isFixed, sizeOf(start))
                : system.positive(quantity.symbol(), over, quantity.unit(), quantity.meaning(), start, isFixed);
    }

    /** What a variable of either sign is measured by: its largest start value, and at least one. */
    private static double sizeOf(double[] start) {
        return Math.max(1, Arrays.stream(start).map(Math::abs).max().orElse(1));
    }

    /** Adds to a total, such as a demand to the market of composites. */
    public void add(Quantity total, List<Index> over, Expr formula) {
        exchange.offer(block, total, over, formula, true);
    }

    /** A parameter that never changes, from a grid over regions, industries and groups: its zeros shape the Jacobian. */
    public Parameter structural(String name, Grid grid, String unit, String description) {
        return system.structural(name, setsOf(grid), unit, description, grid.values());
    }

    /** A national parameter that never changes. */
    public Parameter structural(String name, double value, String unit, String description) {
        return system.structural(name, List.of(), unit, description, new double[] {value});
    }

    /** The parameter of a driver, at its base-year value. */
    public Parameter parameter(Driver driver) {
        List<IndexSet> over = sets.over(driver.axes());
        double[] base = Drivers.inBaseYear(driver, benchmark, IndexSet.cells(over));
        return system.parameter(driver.symbol(), over, driver.unit(), driver.description(), base);
    }

    /** A parameter that scenarios or years may change, from a grid over regions, industries and groups. */
    public Parameter parameter(String name, Grid grid, String unit, String description) {
        return system.parameter(name, setsOf(grid), unit, description, grid.values());
    }

    /** A parameter by industry from the column of elasticities. */
    public Parameter elasticity(String nest, String description) {
        return elasticity("sigma_" + nest, nest, description);
    }

    /** A parameter by industry or product from a column of the elasticities. */
    Parameter elasticity(String symbol, String column, String description) {
        return system.parameter(
                symbol, List.of(sets.industries()), "elasticity", description, benchmark.elasticity(column));
    }

    /** The parameter of what a year starts from, the same everywhere in the base year. */
    public Parameter parameter(Quantity quantity, double base) {
        List<IndexSet> over = sets.over(quantity.axes());
        double[] values = new double[IndexSet.cells(over)];
        Arrays.fill(values, base);
        return system.parameter(quantity.symbol(), over, quantity.unit(), quantity.meaning(), values);
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
}
