package org.likevekt.model.decomposition;

import static org.likevekt.model.drivers.Quantities.ACCUMULATED_MIGRATION;
import static org.likevekt.model.drivers.Quantities.CAPITAL_ABROAD;
import static org.likevekt.model.drivers.Quantities.CAPITAL_STOCK;
import static org.likevekt.model.drivers.Quantities.CONSUMER_PRICE;
import static org.likevekt.model.drivers.Quantities.EMPLOYED;
import static org.likevekt.model.drivers.Quantities.FUND;
import static org.likevekt.model.drivers.Quantities.MAINLAND_PRODUCT_BY_REGION;
import static org.likevekt.model.drivers.Quantities.MAINLAND_PRODUCT_PER_PERSON;
import static org.likevekt.model.drivers.Quantities.NET_MIGRATION;
import static org.likevekt.model.drivers.Quantities.POPULATION;
import static org.likevekt.model.drivers.Quantities.PRODUCT;
import static org.likevekt.model.drivers.Quantities.REAL_WAGE_PER_PERSON;
import static org.likevekt.model.drivers.Quantities.TRAINED;
import static org.likevekt.model.drivers.Quantities.UNEMPLOYMENT_RATE;
import static org.likevekt.model.drivers.Quantities.VALUE_ADDED;
import static org.likevekt.model.drivers.Quantities.WAGE_PER_PERSON;
import static org.likevekt.model.drivers.Quantities.WELFARE;
import static org.likevekt.model.drivers.Quantities.WELFARE_PER_RESIDENT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Kind;
import org.likevekt.model.drivers.Quantity.Role;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.solver.algebra.Variable;

/** Which numbers of a run a change can be taken apart of, and how they are read off a year. */
public final class Readings {
    /** What a wage of one is in the tables: they count MNOK a person, people NOK. */
    static final double NOK = 1e6;

    private static final Set<Quantity> STOCKS_AND_PEOPLE = Set.of(
            POPULATION,
            EMPLOYED,
            NET_MIGRATION,
            ACCUMULATED_MIGRATION,
            TRAINED,
            WAGE_PER_PERSON,
            REAL_WAGE_PER_PERSON,
            CAPITAL_STOCK,
            FUND,
            CAPITAL_ABROAD);
    private static final Set<Quantity> PRODUCTS =
            Set.of(MAINLAND_PRODUCT_BY_REGION, MAINLAND_PRODUCT_PER_PERSON, PRODUCT);

    private final RegionalModel model;
    private final Dictionary dictionary;

    /** The readings of runs of a model. */
    public Readings(RegionalModel model, Dictionary dictionary) {
        this.model = model;
        this.dictionary = dictionary;
    }

    /** Everything that can be read. */
    public List<Quantity> quantities() {
        Map<String, Quantity> all = new LinkedHashMap<>();
        STOCKS_AND_PEOPLE.stream().sorted((a, b) -> a.id().compareTo(b.id())).forEach(q -> all.put(q.id(), q));
        PRODUCTS.stream().sorted((a, b) -> a.id().compareTo(b.id())).forEach(q -> all.put(q.id(), q));
        model.quantities().values().forEach(q -> all.put(q.id(), q));
        all.remove(WELFARE_PER_RESIDENT.id());
        all.put(WELFARE.id(), WELFARE);
        return List.copyOf(all.values());
    }

    /** The reading of a quantity at some codes, where a mean of households counts every type alike. */
    public Reading of(Quantity quantity, Map<Axis, List<String>> at) {
        return of(quantity, at, type -> 1);
    }

    /**
     * The reading of a quantity at some codes: where an axis is left out, all of them together.
     *
     * @param at the codes of an axis that count, one or more
     * @param residents how many each type (r,e) counts in a mean of households
     * @throws IllegalArgumentException when the quantity does not add up and a code is missing, or a closure holds it
     */
    public Reading of(Quantity quantity, Map<Axis, List<String>> at, IntToDoubleFunction residents) {
        if (quantity.equals(WELFARE)) {
            return welfare(at, residents);
        }
        if (PRODUCTS.contains(quantity)) {
            return product(quantity, at);
        }
        requireOne(quantity, at);
        List<Integer> cells = cells(quantity.axes(), at);
        requireFound(quantity, cells);
        if (quantity.equals(REAL_WAGE_PER_PERSON)) {
            return new Reading(quantity, 1, weights(WAGE_PER_PERSON, at), weights(CONSUMER_PRICE, at));
        }
        return new Reading(
                quantity,
                1,
                cells.stream()
                        .map(cell -> new Reading.Weight(quantity, cell, 1))
                        .toList(),
                List.of());
    }

    /** A mean over given residents, the same in both runs: who lives where does not count, only what each type has. */
    private Reading welfare(Map<Axis, List<String>> at, IntToDoubleFunction residents) {
        List<Integer> types = cells(WELFARE_PER_RESIDENT.axes(), at);
        double all = types.stream().mapToDouble(residents::applyAsDouble).sum();
        return new Reading(
                WELFARE,
                1,
                types.stream()
                        .map(type ->
                                new Reading.Weight(WELFARE_PER_RESIDENT, type, residents.applyAsDouble(type) / all))
                        .toList(),
                List.of());
    }

    private static void requireOne(Quantity quantity, Map<Axis, List<String>> at) {
        boolean addsUp = EnumSet.of(Kind.QUANTITY, Kind.VALUE, Kind.PERSONS).contains(quantity.kind());
        // pay of one person is a quantity at given prices, but no sum of persons' pay is asked for
        if (addsUp && !quantity.equals(REAL_WAGE_PER_PERSON)) {
            return;
        }
        for (Axis axis : quantity.axes()) {
            int codes = Optional.ofNullable(at.get(axis)).map(List::size).orElse(0);
            if (codes != 1) {
                throw new IllegalArgumentException("'" + quantity.id() + "' is a figure of each " + axis.key()
                        + " and does not add up over " + axis.plural() + ", expected one of them by name");
            }
        }
    }

    private void requireFound(Quantity quantity, List<Integer> cells) {
        if (quantity.equals(EMPLOYED) && model.closure().labour() == Closure.Labour.WAGE_CURVE) {
            throw new IllegalArgumentException("'" + EMPLOYED.id()
                    + "' is a product of two results where a wage curve leaves some out of work. Maybe '"
                    + UNEMPLOYMENT_RATE.id() + "'");
        }
        if (quantity.role() != Role.VARIABLE) {
            return;
        }
        Variable variable = model.system().declaration().variable(quantity.symbol());
        if (cells.stream().allMatch(variable::isFixed)) {
            throw new IllegalArgumentException("'" + quantity.id()
                    + "' is given to the equations of this run, not found by them. Maybe what adjusts in its place");
        }
    }

    /** Value added of all or of the mainland industries, in all or per resident. */
    private Reading product(Quantity quantity, Map<Axis, List<String>> at) {
        Benchmark benchmark = model.benchmark();
        List<String> counted = IntStream.range(0, benchmark.industries().size())
                .filter(i -> quantity.equals(PRODUCT) || benchmark.dataset().isMainland(i))
                .mapToObj(benchmark.industries()::code)
                .toList();
        Map<Axis, List<String>> made = new LinkedHashMap<>(at);
        made.put(Axis.INDUSTRY, counted);
        boolean isPerPerson = quantity.equals(MAINLAND_PRODUCT_PER_PERSON);
        return new Reading(
                quantity,
                isPerPerson ? NOK : 1,
                weights(VALUE_ADDED, made),
                isPerPerson ? weights(POPULATION, at) : List.of());
    }

    private List<Reading.Weight> weights(Quantity quantity, Map<Axis, List<String>> at) {
        return cells(quantity.axes(), at).stream()
                .map(cell -> new Reading.Weight(quantity, cell, 1))
                .toList();
    }

    private List<Integer> cells(List<Axis> axes, Map<Axis, List<String>> at) {
        return IntStream.range(0, dictionary.over(axes).cells())
                .filter(cell -> dictionary.codesAt(axes, cell).entrySet().stream()
                        .allMatch(code -> Optional.ofNullable(at.get(code.getKey()))
                                .map(codes -> codes.contains(code.getValue()))
                                .orElse(true)))
                .boxed()
                .toList();
    }

    /** The values of a result in a solved year, in the units of the catalogue. */
    static double[] values(YearSolution year, Quantity quantity) {
        if (quantity.equals(POPULATION)) {
            return year.people().population();
        }
        if (quantity.equals(EMPLOYED)) {
            return year.people().employed();
        }
        if (quantity.equals(ACCUMULATED_MIGRATION)) {
            return year.people().migrants();
        }
        if (quantity.equals(TRAINED)) {
            return year.people().trained();
        }
        if (quantity.equals(NET_MIGRATION)) {
            return year.migration();
        }
        double[] values = year.values(quantity);
        return quantity.equals(WAGE_PER_PERSON)
                ? Arrays.stream(values).map(wage -> NOK * wage).toArray()
                : values;
    }
}
