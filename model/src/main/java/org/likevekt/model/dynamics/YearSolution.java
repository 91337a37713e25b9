package org.likevekt.model.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.solver.newton.Outcome;

/**
 * One year's equilibrium: levels of all variables and definitions, people, and the verdict; only made when converged. What is
 * by pairs of regions and industries is not kept but computed whenever it is asked for.
 */
public final class YearSolution {
    private final int year;
    private final Outcome outcome;
    private final double[] point;
    private final Map<String, double[]> values;
    private final Map<String, Function<YearSolution, double[]>> computed;
    private final State state;
    private final People people;
    private final double[] migration;

    YearSolution(
            int year,
            Outcome outcome,
            double[] point,
            Map<String, double[]> values,
            Map<String, Function<YearSolution, double[]>> computed,
            State state,
            People people,
            double[] migration) {
        this.year = year;
        this.outcome = outcome;
        this.point = point.clone();
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.computed = Map.copyOf(computed);
        this.state = state;
        this.people = people;
        this.migration = migration.clone();
    }

    /** The year. */
    public int year() {
        return year;
    }

    /** The verdict on the solve. */
    public Outcome outcome() {
        return outcome;
    }

    /** Unknowns as the solver sees them; a copy. */
    public double[] point() {
        return point.clone();
    }

    /**
     * Values of a variable or definition, row-major over its sets; a copy.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public double[] values(String name) {
        return known(name).clone();
    }

    private double[] known(String name) {
        double[] found = values.get(name);
        return found == null ? anew(name) : found;
    }

    private double[] anew(String name) {
        Function<YearSolution, double[]> formula = computed.get(name);
        if (formula == null) {
            throw new IllegalArgumentException("no result '" + name + "'. Maybe one of " + values.keySet());
        }
        return formula.apply(this);
    }

    /** What is computed whenever it is asked for, by name. */
    Map<String, Function<YearSolution, double[]>> computed() {
        return computed;
    }

    /**
     * Values of a result, row-major over its axes; a copy.
     *
     * @throws IllegalArgumentException when it is not of the equations
     */
    public double[] values(Quantity quantity) {
        return values(quantity.symbol());
    }

    /** The value of a national result. */
    public double value(Quantity quantity) {
        return value(quantity.symbol());
    }

    /** Whether the equations have such a variable or definition: unemployment is of one closure alone. */
    boolean has(String name) {
        return values.containsKey(name) || computed.containsKey(name);
    }

    /** Whether the equations have such a result: some are of one closure alone. */
    public boolean has(Quantity quantity) {
        return has(quantity.symbol());
    }

    /** One value of a variable or definition, by its position in row-major order. */
    double value(String name, int cell) {
        return known(name)[cell];
    }

    /** The value of a national variable or definition. */
    public double value(String name) {
        return values(name)[0];
    }

    /** Names of the results that are kept, which all others follow from. */
    public Iterable<String> names() {
        return values.keySet();
    }

    /** What the year started from. */
    public State state() {
        return state;
    }

    /** The people of the year. */
    public People people() {
        return people;
    }

    /**
     * Persons at work by residence (r,e): all who want to, less those whom a wage curve leaves out beyond the base year's
     * unemployment.
     */
    public double[] atWork() {
        double[] persons = people.employed();
        double[] share = values.get(Quantities.EMPLOYMENT.symbol());
        for (int cell = 0; share != null && cell < persons.length; cell++) {
            persons[cell] *= share[cell];
        }
        return persons;
    }

    /** Persons who move in, net, between this year and the next (r,e). */
    public double[] migration() {
        return migration.clone();
    }

    /** Imports less exports less foreign saving over mainland product: what Walras' law makes zero. */
    public double walras() {
        return value(Quantities.BALANCE_WITH_WORLD) / value(Quantities.MAINLAND_PRODUCT);
    }
}
