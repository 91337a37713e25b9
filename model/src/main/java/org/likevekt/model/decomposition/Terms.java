package org.likevekt.model.decomposition;

import static org.likevekt.model.drivers.Quantities.ACCUMULATED_MIGRATION;
import static org.likevekt.model.drivers.Quantities.CAPITAL;
import static org.likevekt.model.drivers.Quantities.CAPITAL_ABROAD;
import static org.likevekt.model.drivers.Quantities.CAPITAL_ABROAD_GIVEN;
import static org.likevekt.model.drivers.Quantities.CAPITAL_STOCK;
import static org.likevekt.model.drivers.Quantities.EMPLOYED;
import static org.likevekt.model.drivers.Quantities.FUND;
import static org.likevekt.model.drivers.Quantities.FUND_GIVEN;
import static org.likevekt.model.drivers.Quantities.FUND_INFLOW;
import static org.likevekt.model.drivers.Quantities.FUND_WITHDRAWAL;
import static org.likevekt.model.drivers.Quantities.HOME_PRICE;
import static org.likevekt.model.drivers.Quantities.INVESTMENT;
import static org.likevekt.model.drivers.Quantities.INVESTMENT_WEIGHT;
import static org.likevekt.model.drivers.Quantities.LABOUR_SUPPLY;
import static org.likevekt.model.drivers.Quantities.LENDING_ABROAD;
import static org.likevekt.model.drivers.Quantities.NET_MIGRATION;
import static org.likevekt.model.drivers.Quantities.OUTPUT;
import static org.likevekt.model.drivers.Quantities.OUTPUT_PRICE;
import static org.likevekt.model.drivers.Quantities.PERSONS;
import static org.likevekt.model.drivers.Quantities.POPULATION;
import static org.likevekt.model.drivers.Quantities.WAGE_PER_PERSON;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Role;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.contributions.Decomposition;
import org.likevekt.solver.contributions.PathIntegral;
import org.likevekt.solver.contributions.StraightPath;
import org.likevekt.solver.contributions.StraightPath.Solved;
import org.likevekt.solver.evaluation.EquationSystem;

/**
 * Takes the change of a figure apart by the terms of the equation behind it, these by theirs, and stocks by the flows of
 * the years before; each exactly, along the straight path between the two runs.
 */
public final class Terms {
    /** Terms may miss a change by this part of it: equations are solved to rounding. */
    private static final double ROUNDING = 1e-5;

    /** What two solved runs may differ by where nothing differs, as part of the level. */
    private static final double NOISE = 1e-9;

    private final Compared runs;
    private final PeopleTerms people;
    private final Classification industries;
    private final Map<Quantity, Function<Figure, Parts>> stocks = new LinkedHashMap<>();

    /** Many equations have causes in common, whose own causes are found once. */
    private final Map<Figure, Parts> known = new HashMap<>();

    /** The terms of what differs between two runs. */
    public Terms(Compared runs) {
        this.runs = runs;
        this.people = new PeopleTerms(runs);
        this.industries = runs.benchmark().industries();
        stocks.put(LABOUR_SUPPLY, people::labour);
        stocks.put(PERSONS, people::households);
        stocks.put(EMPLOYED, people::employed);
        stocks.put(POPULATION, people::population);
        stocks.put(ACCUMULATED_MIGRATION, people::migrants);
        stocks.put(NET_MIGRATION, people::moves);
        stocks.put(WAGE_PER_PERSON, people::wage);
        stocks.put(CAPITAL, this::capital);
        stocks.put(INVESTMENT_WEIGHT, this::capital);
        stocks.put(CAPITAL_STOCK, this::capital);
        stocks.put(FUND, this::fund);
        stocks.put(FUND_GIVEN, this::fund);
        stocks.put(CAPITAL_ABROAD, this::capitalAbroad);
        stocks.put(CAPITAL_ABROAD_GIVEN, this::capitalAbroad);
    }

    /**
     * The change of a reading and what it comes from.
     *
     * @param depth how many equations deep: 1 for the terms of the figure's own
     * @param width so many terms of each equation are told, the largest; the others are one sum
     */
    public Term of(Reading reading, int year, int depth, int width) {
        Parts parts = parts(reading, year);
        Figure figure = new Figure(reading.quantity(), reading.over().get(0).cell(), year);
        // a figure by itself is its own reading, and its equation is what is asked for
        boolean isPlain = parts.parts().size() == 1
                && reading.over().size() == 1
                && reading.per().isEmpty();
        double before = reading.of(runs.base().year(year));
        double after = reading.of(runs.run().year(year));
        if (isPlain) {
            return term(parts.parts().get(0).figure(), before, after, after - before, depth, width);
        }
        return term(figure, before, after, after - before, parts, "", depth, width);
    }

    /** What the figures of a reading contribute to it. */
    private Parts parts(Reading reading, int year) {
        double over0 = 0;
        double over1 = 0;
        for (Reading.Weight weight : reading.over()) {
            Figure figure = new Figure(weight.quantity(), weight.cell(), year);
            over0 += weight.weight() * runs.before(figure);
            over1 += weight.weight() * runs.after(figure);
        }
        double per0 = reading.per().isEmpty() ? 1 : 0;
        double per1 = per0;
        for (Reading.Weight weight : reading.per()) {
            Figure figure = new Figure(weight.quantity(), weight.cell(), year);
            per0 += weight.weight() * runs.before(figure);
            per1 += weight.weight() * runs.after(figure);
        }
        double first = over0;
        double upper = over1 - over0;
        double below = per0;
        double lower = per1 - per0;
        double[] slopes = PathIntegral.of(
                t -> {
                    double ratio = 1 / (below + t * lower);
                    return new double[] {ratio, -(first + t * upper) * ratio * ratio};
                },
                StraightPath.TOLERANCE);
        Parts.Builder parts = new Parts.Builder();
        for (Reading.Weight weight : reading.over()) {
            Figure figure = new Figure(weight.quantity(), weight.cell(), year);
            parts.add(figure, runs, reading.unit() * slopes[0] * weight.weight() * runs.change(figure));
        }
        for (Reading.Weight weight : reading.per()) {
            Figure figure = new Figure(weight.quantity(), weight.cell(), year);
            parts.add(figure, runs, reading.unit() * slopes[1] * weight.weight() * runs.change(figure));
        }
        return parts.build();
    }

    private Term term(Figure figure, double from, double to, double contribution, int depth, int width) {
        Parts parts = depth == 0 ? Parts.NONE : parts(figure);
        return term(figure, from, to, contribution, parts, equation(figure), depth, width);
    }

    private Term term(
            Figure figure,
            double from,
            double to,
            double contribution,
            Parts parts,
            String equation,
            int depth,
            int width) {
        List<Parts.Part> largest = parts.parts().stream()
                .sorted(Comparator.comparingDouble(part -> -Math.abs(part.value())))
                .limit(width)
                .toList();
        double sum = parts.sum();
        requireWhole(figure, from, to, parts);
        double scale = sum == 0 ? 0 : contribution / sum;
        List<Term> terms = new ArrayList<>();
        double told = 0;
        for (Parts.Part part : largest) {
            double value = scale * part.value();
            told += value;
            terms.add(term(part.figure(), part.from(), part.to(), value, depth - 1, width));
        }
        int others = parts.parts().size() - largest.size();
        return new Term(figure, equation, from, to, contribution, terms, others, others == 0 ? 0 : contribution - told);
    }

    /** Terms that were not all of a change, or of its logarithm, would be scaled to it and tell it wrongly. */
    private static void requireWhole(Figure figure, double from, double to, Parts parts) {
        double sum = parts.sum();
        boolean isLevel =
                Math.abs(sum - (to - from)) <= ROUNDING * Math.abs(to - from) + NOISE * (Math.abs(from) + Math.abs(to));
        boolean isLogarithm = from > 0
                && to > 0
                && Math.abs(sum - StrictMath.log(to / from)) <= ROUNDING * Math.abs(StrictMath.log(to / from)) + NOISE;
        if (!parts.parts().isEmpty() && !isLevel && !isLogarithm) {
            throw new IllegalStateException("the terms of '" + figure.quantity().id() + "' in " + figure.year()
                    + " add up to " + sum + ", expected the change from " + from + " to " + to);
        }
    }

    /** What the terms of the equation behind a figure contribute to its change; none for what is given to the model. */
    Parts parts(Figure figure) {
        Parts found = known.get(figure);
        if (found == null) {
            found = found(figure);
            known.put(figure, found);
        }
        return found;
    }

    private Parts found(Figure figure) {
        Quantity quantity = figure.quantity();
        Function<Figure, Parts> stock = stocks.get(quantity);
        if (stock != null) {
            return stock.apply(figure);
        }
        StraightPath path = runs.path(figure.year());
        if (quantity.role() == Role.VARIABLE && runs.model().quantities().containsValue(quantity)) {
            return solved(path, figure);
        }
        if (quantity.role() == Role.DEFINITION) {
            var definition = runs.model().system().declaration().definition(quantity.symbol());
            double[] one = new double[definition.size()];
            one[figure.cell()] = 1;
            return parts(path.ofDefinition(definition, one, Solved.NONE), figure);
        }
        return Parts.NONE;
    }

    private Parts solved(StraightPath path, Figure figure) {
        EquationSystem system = runs.model().system();
        int unknown = unknown(figure.quantity(), figure.cell());
        if (unknown < 0) {
            return Parts.NONE;
        }
        int equation = system.unknownAt(variable(behind(figure.quantity())), figure.cell());
        if (equation < 0 || system.sparsity().entry(equation, unknown) < 0) {
            // what a swap finds stands in other equations than the one that it is found for
            return Parts.NONE;
        }
        Solved own = new Solved(List.of(unknown), List.of(equation));
        return parts(path.ofUnknown(unknown, own), figure);
    }

    private int unknown(Quantity quantity, int cell) {
        return runs.model().system().unknownAt(variable(quantity), cell);
    }

    private Variable variable(Quantity quantity) {
        return runs.model().system().declaration().variable(quantity.symbol());
    }

    /**
     * Whose paired equation tells where a variable comes from. Mathiesen's pairs are made for complementarity: zero profit
     * is paired with output, which it does not contain, and the market of outputs with its price, at home where that is another.
     */
    private Quantity behind(Quantity quantity) {
        if (quantity.equals(OUTPUT)) {
            return runs.model().quantities().containsValue(HOME_PRICE) ? HOME_PRICE : OUTPUT_PRICE;
        }
        return quantity.equals(OUTPUT_PRICE) ? OUTPUT : quantity;
    }

    private String equation(Figure figure) {
        Quantity quantity = figure.quantity();
        if (quantity.role() != Role.VARIABLE || !runs.model().quantities().containsValue(quantity)) {
            return "";
        }
        Variable paired = variable(behind(quantity));
        return runs.model().system().declaration().equations().stream()
                .filter(family -> family.determines().equals(paired))
                .map(family -> family.name())
                .findFirst()
                .orElse("");
    }

    private Parts parts(Decomposition decomposition, Figure figure) {
        Parts.Builder parts = new Parts.Builder();
        decomposition
                .contributions()
                .forEach(contribution -> parts.add(
                        runs.figure(contribution.leaf(), figure.year()),
                        contribution.leaf().from(),
                        contribution.leaf().to(),
                        contribution.value()));
        Reading reading = Reading.of(figure);
        return parts.build().completed(runs, runs.change(reading, decomposition, figure.year()), figure.year());
    }

    /** Capital is what is left of the investment of the years before. */
    private Parts capital(Figure figure) {
        Parts.Builder parts = new Parts.Builder();
        Grid base = runs.benchmark().accounts().capitalStock();
        double kept = 1 - runs.benchmark().accounts().depreciationRate().get(industries.position(figure.cell()));
        double unit = figure.quantity().equals(CAPITAL_STOCK) ? 1 : 1 / base.values()[figure.cell()];
        for (int year = runs.run().first().year(); year < figure.year(); year++) {
            Figure flow = new Figure(INVESTMENT, figure.cell(), year);
            parts.add(flow, runs, unit * StrictMath.pow(kept, figure.year() - 1 - year) * runs.change(flow));
        }
        return parts.build();
    }

    /** Private capital abroad is what has been lent in the years before. */
    private Parts capitalAbroad(Figure figure) {
        Parts.Builder parts = new Parts.Builder();
        for (int year = runs.run().first().year(); year < figure.year(); year++) {
            Figure flow = new Figure(LENDING_ABROAD, 0, year);
            parts.add(flow, runs, runs.change(flow));
        }
        return parts.build();
    }

    /** The fund is last year's, what it earned, and what it got and gave in the year. */
    private Parts fund(Figure figure) {
        Parts.Builder parts = new Parts.Builder();
        if (figure.year() == runs.run().first().year()) {
            return parts.build();
        }
        int before = figure.year() - 1;
        Figure stock = new Figure(FUND, 0, before);
        Figure rate = new Figure(Drivers.FUND_RETURN.quantity(), 0, before);
        Figure in = new Figure(FUND_INFLOW, 0, before);
        Figure out = new Figure(FUND_WITHDRAWAL, 0, before);
        // a product of two changes by each times the other's mean
        parts.add(stock, runs, runs.change(stock) * (1 + (runs.before(rate) + runs.after(rate)) / 2));
        parts.add(rate, runs, runs.change(rate) * (runs.before(stock) + runs.after(stock)) / 2);
        parts.add(in, runs, runs.change(in));
        parts.add(out, runs, -runs.change(out));
        return parts.build();
    }
}
