package org.likevekt.model.decomposition;

import static org.likevekt.model.drivers.Quantities.ACCUMULATED_MIGRATION;
import static org.likevekt.model.drivers.Quantities.AVERAGE_PAY;
import static org.likevekt.model.drivers.Quantities.CAPITAL;
import static org.likevekt.model.drivers.Quantities.CAPITAL_INCOME_POOL;
import static org.likevekt.model.drivers.Quantities.CAPITAL_RENTAL;
import static org.likevekt.model.drivers.Quantities.COMPOSITE;
import static org.likevekt.model.drivers.Quantities.DISPOSABLE_INCOME;
import static org.likevekt.model.drivers.Quantities.DOMESTIC_PRICE;
import static org.likevekt.model.drivers.Quantities.EMPLOYED;
import static org.likevekt.model.drivers.Quantities.INCOME_TAX_SCALE;
import static org.likevekt.model.drivers.Quantities.JOB_ACCESS;
import static org.likevekt.model.drivers.Quantities.LABOUR_SUPPLY;
import static org.likevekt.model.drivers.Quantities.MAINLAND_PRODUCT_BY_REGION;
import static org.likevekt.model.drivers.Quantities.NATIONAL_WAGE;
import static org.likevekt.model.drivers.Quantities.OUTPUT;
import static org.likevekt.model.drivers.Quantities.OUTPUT_PRICE;
import static org.likevekt.model.drivers.Quantities.PERSONS;
import static org.likevekt.model.drivers.Quantities.RESOURCE_RENTAL;
import static org.likevekt.model.drivers.Quantities.TRANSFER_SCALE;
import static org.likevekt.model.drivers.Quantities.UNEMPLOYMENT_RATE;
import static org.likevekt.model.drivers.Quantities.VALUE_ADDED;
import static org.likevekt.model.drivers.Quantities.WAGE;
import static org.likevekt.model.drivers.Quantities.WAGE_PER_PERSON;
import static org.likevekt.model.drivers.Quantities.WELFARE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.solver.contributions.Decomposition;
import org.likevekt.solver.contributions.StraightPath;
import org.likevekt.solver.contributions.StraightPath.Solved;
import org.likevekt.solver.evaluation.EquationSystem;

/**
 * A change by the mechanisms of the theory. Each view lets some markets answer and holds all else at what it is in one run
 * or the other: that is its counterfactual, and what is held is its causes.
 */
public final class Mechanisms {
    /** A change of a view may differ by this part from the run's: the markets that answer are solved to rounding. */
    private static final double ROUNDING = 1e-5;

    private final Compared runs;
    private final Terms terms;
    private final Benchmark benchmark;
    private final Classification industries;
    private final Classification groups;

    /** Which markets answer, and so what is held. */
    public enum Perspective {
        /** The labour markets of a county answer, all groups together; output, other prices and people are held. */
        LABOUR_MARKET,
        /** Price and output of an industry answer, its capital locked; wages, other prices and buyers are held. */
        COSTS_AND_DEMAND,
        /** Factor markets and output of a county answer at given prices of goods; its endowments are held. */
        ENDOWMENTS,
        /** Moves answer wages; wages, persons and how people answer are held. */
        MOVES,
        /** Incomes of households answer what they are made of; pay, prices, transfers, taxes and people are held. */
        HOUSEHOLD
    }

    /** A mechanism. */
    public enum Kind {
        /** More or fewer workers of the group itself. */
        OWN_SUPPLY,
        /** More or fewer workers of a group, by group. */
        SUPPLY,
        /** Commuting that answers pay in other regions. */
        COMMUTING,
        /** What an industry makes, by industry. */
        DEMAND,
        /** What capital and natural resources cost. */
        CAPITAL_PRICES,
        /** Prices of products that industries buy. */
        PURCHASE_PRICES,
        /** The wage of a group, by group: what it costs depends on how much of it an industry uses. */
        LABOUR_COST,
        /** Capital of the industry itself. */
        OWN_CAPITAL,
        /** Capital of other industries. */
        OTHER_CAPITAL,
        /** Purchases of the product in the region itself. */
        HOME_DEMAND,
        /** Purchases of the product in other regions. */
        DEMAND_ELSEWHERE,
        /** Prices of the same product made elsewhere. */
        RIVAL_PRICES,
        /** The price of the industry's own product. */
        OWN_PRICE,
        /** Prices of other products that are made in the region. */
        OTHER_PRICES,
        /** The wage where people move to. */
        OWN_WAGE,
        /** Wages in other regions. */
        WAGES_ELSEWHERE,
        /** What the work of residents is paid. */
        PAY,
        /** What capital earns and its owners get. */
        CAPITAL_INCOME,
        /** Pensions and other transfers from government. */
        TRANSFERS,
        /** Rates of tax on what households earn and buy. */
        HOUSEHOLD_TAXES,
        /** Numbers of people. */
        PEOPLE,
        /** Technology, taxes, markets abroad and how people answer: what the scenario gives directly. */
        GIVEN,
        /** Another closure: equations of the markets that answer are others. */
        CLOSURE
    }

    /**
     * What a mechanism contributes.
     *
     * @param code the group or industry, empty where the mechanism has none
     */
    public record Share(Kind kind, String code, double value) {}

    /** A view with its mechanisms, which add up to the change. */
    public record View(Perspective perspective, List<Share> shares) {
        /** Copies the list. */
        public View {
            shares = List.copyOf(shares);
        }
    }

    /** The mechanisms of what differs between two runs. */
    public Mechanisms(Compared runs, Terms terms) {
        this.runs = runs;
        this.terms = terms;
        this.benchmark = runs.benchmark();
        this.industries = benchmark.industries();
        this.groups = benchmark.groups();
    }

    /** The views on a reading; none where the theory has no mechanism for it. */
    public List<View> of(Reading reading, int year) {
        if (isRelativeWage(reading)) {
            return Stream.of(relativeWage(reading, year))
                    .filter(view -> !view.shares().isEmpty())
                    .toList();
        }
        if (reading.quantity().equals(WELFARE) && reading.per().isEmpty()) {
            return Stream.of(household(reading, year))
                    .filter(view -> !view.shares().isEmpty())
                    .toList();
        }
        Set<Integer> regions = regions(reading);
        if (!reading.per().isEmpty() || regions.size() != 1) {
            return List.of();
        }
        int region = regions.iterator().next();
        Quantity quantity = reading.quantity();
        boolean isOne = reading.over().size() == 1;
        List<View> views = new ArrayList<>();
        if (isOne && (quantity.equals(WAGE) || quantity.equals(AVERAGE_PAY))) {
            views.add(labourMarket(reading, year, region));
        }
        if (isOne && (quantity.equals(OUTPUT) || quantity.equals(VALUE_ADDED))) {
            views.add(costsAndDemand(reading, year, region));
            views.add(endowments(reading, year, region));
        }
        if (quantity.equals(MAINLAND_PRODUCT_BY_REGION)) {
            views.add(endowments(reading, year, region));
        }
        if (isOne && quantity.equals(ACCUMULATED_MIGRATION)) {
            views.add(moves(reading, year));
        }
        return views.stream().filter(view -> !view.shares().isEmpty()).toList();
    }

    private Set<Integer> regions(Reading reading) {
        Set<Integer> regions = new TreeSet<>();
        for (Reading.Weight weight : reading.over()) {
            List<Axis> axes = weight.quantity().axes();
            if (axes.isEmpty() || axes.get(0) != Axis.REGION) {
                return Set.of();
            }
            int inner = weight.quantity().axes().contains(Axis.INDUSTRY)
                    ? industries.before(weight.cell())
                    : weight.quantity().axes().contains(Axis.GROUP) ? groups.before(weight.cell()) : weight.cell();
            regions.add(inner);
        }
        return regions;
    }

    private View labourMarket(Reading reading, int year, int region) {
        int cell = reading.over().get(0).cell();
        int own = groups.position(cell);
        List<Integer> markets = new ArrayList<>();
        for (int e = 0; e < groups.size(); e++) {
            addUnknown(markets, WAGE, groups.cell(region, e));
        }
        if (reading.quantity().equals(AVERAGE_PAY)) {
            addUnknown(markets, AVERAGE_PAY, cell);
        }
        return view(Perspective.LABOUR_MARKET, reading, year, new Solved(markets), figure -> labour(figure, own));
    }

    /** What moves wages that clear the markets of all groups; the group that is looked at is told apart. */
    private Share labour(Figure figure, int own) {
        Quantity quantity = figure.quantity();
        if (quantity.equals(LABOUR_SUPPLY) || quantity.equals(UNEMPLOYMENT_RATE)) {
            int group = groups.position(figure.cell());
            return group == own ? key(Kind.OWN_SUPPLY) : key(Kind.SUPPLY, groups.code(group));
        }
        if (quantity.equals(AVERAGE_PAY) || quantity.equals(JOB_ACCESS)) {
            return key(Kind.COMMUTING);
        }
        if (quantity.equals(OUTPUT)) {
            return key(Kind.DEMAND, industries.code(industries.position(figure.cell())));
        }
        return key(prices(quantity));
    }

    private static boolean isRelativeWage(Reading reading) {
        return reading.over().size() == 1
                && reading.per().size() == 1
                && List.of(WAGE, AVERAGE_PAY).contains(reading.quantity())
                && reading.per().get(0).quantity().equals(reading.quantity());
    }

    /** The logarithm of one wage less that of another, each in the labour markets where it is paid. */
    private View relativeWage(Reading reading, int year) {
        Map<Share, Double> sums = new LinkedHashMap<>();
        for (Reading.Weight wage : List.of(reading.over().get(0), reading.per().get(0))) {
            boolean isAbove = wage.equals(reading.over().get(0));
            int own = groups.position(reading.over().get(0).cell());
            List<Integer> markets = new ArrayList<>();
            for (int e = 0; e < groups.size(); e++) {
                addUnknown(markets, WAGE, groups.cell(groups.before(wage.cell()), e));
            }
            if (wage.quantity().equals(AVERAGE_PAY)) {
                addUnknown(markets, AVERAGE_PAY, wage.cell());
            }
            Reading alone = new Reading(wage.quantity(), 1, List.of(wage), List.of());
            sums(alone, year, new Solved(markets), figure -> labour(figure, own))
                    .forEach((share, value) -> sums.merge(share, isAbove ? value : -value, Double::sum));
        }
        return scaled(Perspective.LABOUR_MARKET, reading, year, sums);
    }

    private static Kind prices(Quantity quantity) {
        if (quantity.equals(CAPITAL_RENTAL) || quantity.equals(RESOURCE_RENTAL)) {
            return Kind.CAPITAL_PRICES;
        }
        boolean isPrice = quantity.equals(DOMESTIC_PRICE)
                || quantity.equals(OUTPUT_PRICE)
                || quantity.equals(Drivers.IMPORT_PRICE.quantity());
        return isPrice ? Kind.PURCHASE_PRICES : Kind.GIVEN;
    }

    private View costsAndDemand(Reading reading, int year, int region) {
        int cell = reading.over().get(0).cell();
        int industry = industries.position(cell);
        List<Integer> markets = new ArrayList<>();
        List.of(OUTPUT, OUTPUT_PRICE, CAPITAL_RENTAL, RESOURCE_RENTAL)
                .forEach(quantity -> addUnknown(markets, quantity, cell));
        for (int r = 0; r < benchmark.regions().size(); r++) {
            addUnknown(markets, DOMESTIC_PRICE, industries.cell(r, industry));
        }
        return view(Perspective.COSTS_AND_DEMAND, reading, year, new Solved(markets), figure -> {
            Quantity quantity = figure.quantity();
            if (quantity.equals(WAGE)) {
                return key(Kind.LABOUR_COST, groups.code(groups.position(figure.cell())));
            }
            if (quantity.equals(CAPITAL)) {
                return key(Kind.OWN_CAPITAL);
            }
            if (quantity.equals(COMPOSITE)) {
                boolean isHome = industries.before(figure.cell()) == region;
                return key(isHome ? Kind.HOME_DEMAND : Kind.DEMAND_ELSEWHERE);
            }
            if (quantity.equals(OUTPUT_PRICE) && industries.position(figure.cell()) == industry) {
                return key(Kind.RIVAL_PRICES);
            }
            return key(prices(quantity));
        });
    }

    private View endowments(Reading reading, int year, int region) {
        List<Integer> markets = new ArrayList<>();
        for (Quantity quantity : List.of(OUTPUT, CAPITAL_RENTAL, RESOURCE_RENTAL)) {
            for (int i = 0; i < industries.size(); i++) {
                addUnknown(markets, quantity, industries.cell(region, i));
            }
        }
        for (int e = 0; e < groups.size(); e++) {
            addUnknown(markets, WAGE, groups.cell(region, e));
        }
        boolean isOne = reading.over().size() == 1;
        int own = isOne ? reading.over().get(0).cell() : -1;
        return view(Perspective.ENDOWMENTS, reading, year, new Solved(markets), figure -> {
            Quantity quantity = figure.quantity();
            if (quantity.equals(LABOUR_SUPPLY) || quantity.equals(UNEMPLOYMENT_RATE)) {
                return key(Kind.SUPPLY, groups.code(groups.position(figure.cell())));
            }
            if (quantity.equals(AVERAGE_PAY) || quantity.equals(JOB_ACCESS)) {
                return key(Kind.COMMUTING);
            }
            if (quantity.equals(CAPITAL)) {
                return key(!isOne || figure.cell() == own ? Kind.OWN_CAPITAL : Kind.OTHER_CAPITAL);
            }
            if (quantity.equals(OUTPUT_PRICE)) {
                return key(!isOne || figure.cell() == own ? Kind.OWN_PRICE : Kind.OTHER_PRICES);
            }
            return key(prices(quantity));
        });
    }

    private View moves(Reading reading, int year) {
        int cell = reading.over().get(0).cell();
        Map<Share, Double> sums = new LinkedHashMap<>();
        for (Parts.Part flow :
                terms.parts(new Figure(ACCUMULATED_MIGRATION, cell, year)).parts()) {
            for (Parts.Part part : terms.parts(flow.figure()).parts()) {
                Quantity quantity = part.figure().quantity();
                boolean isOwn = part.figure().cell() == cell;
                Kind kind = quantity.equals(WAGE_PER_PERSON)
                        ? isOwn ? Kind.OWN_WAGE : Kind.WAGES_ELSEWHERE
                        : quantity.equals(EMPLOYED) ? Kind.PEOPLE : Kind.GIVEN;
                sums.merge(key(kind), part.value(), Double::sum);
            }
        }
        return scaled(Perspective.MOVES, reading, year, sums);
    }

    private View household(Reading reading, int year) {
        List<Integer> incomes = new ArrayList<>();
        reading.over().forEach(type -> addUnknown(incomes, DISPOSABLE_INCOME, type.cell()));
        return view(Perspective.HOUSEHOLD, reading, year, new Solved(incomes), figure -> key(ofHousehold(figure)));
    }

    private static Kind ofHousehold(Figure figure) {
        Quantity quantity = figure.quantity();
        if (List.of(AVERAGE_PAY, JOB_ACCESS, WAGE).contains(quantity)) {
            return Kind.PAY;
        }
        if (List.of(LABOUR_SUPPLY, PERSONS, UNEMPLOYMENT_RATE).contains(quantity)) {
            return Kind.PEOPLE;
        }
        if (List.of(NATIONAL_WAGE, TRANSFER_SCALE, Drivers.PENSIONERS.quantity())
                .contains(quantity)) {
            return Kind.TRANSFERS;
        }
        if (List.of(INCOME_TAX_SCALE, Drivers.INCOME_TAX.quantity(), Drivers.CONSUMPTION_TAX.quantity())
                .contains(quantity)) {
            return Kind.HOUSEHOLD_TAXES;
        }
        if (List.of(CAPITAL_INCOME_POOL, CAPITAL, Drivers.CAPITAL_TAX.quantity())
                .contains(quantity)) {
            return Kind.CAPITAL_INCOME;
        }
        Kind price = prices(quantity);
        return price == Kind.CAPITAL_PRICES ? Kind.CAPITAL_INCOME : price;
    }

    private static Share key(Kind kind) {
        return key(kind, "");
    }

    private static Share key(Kind kind, String code) {
        return new Share(kind, code, 0);
    }

    private void addUnknown(List<Integer> unknowns, Quantity quantity, int cell) {
        EquationSystem system = runs.model().system();
        int unknown = system.unknownAt(system.declaration().variable(quantity.symbol()), cell);
        if (unknown >= 0) {
            unknowns.add(unknown);
        }
    }

    private View view(
            Perspective perspective, Reading reading, int year, Solved solved, Function<Figure, Share> mechanism) {
        return scaled(perspective, reading, year, sums(reading, year, solved, mechanism));
    }

    private Map<Share, Double> sums(Reading reading, int year, Solved solved, Function<Figure, Share> mechanism) {
        Map<Share, Double> sums = new LinkedHashMap<>();
        Decomposition taken = decomposition(reading, year, solved);
        for (Decomposition.Contribution each : taken.contributions()) {
            sums.merge(mechanism.apply(runs.figure(each.leaf(), year)), each.value(), Double::sum);
        }
        double closure = runs.byClosure(runs.change(reading, taken, year), sums.values());
        if (closure != 0) {
            sums.put(key(Kind.CLOSURE), closure);
        }
        return sums;
    }

    private Decomposition decomposition(Reading reading, int year, Solved solved) {
        StraightPath path = runs.path(year);
        EquationSystem system = runs.model().system();
        Quantity read = reading.over().get(0).quantity();
        if (read.role() == Quantity.Role.VARIABLE) {
            int unknown = system.unknownAt(
                    system.declaration().variable(read.symbol()),
                    reading.over().get(0).cell());
            return path.ofUnknown(unknown, solved);
        }
        var definition = system.declaration().definition(read.symbol());
        double[] weights = new double[definition.size()];
        reading.over().forEach(weight -> weights[weight.cell()] = weight.weight());
        return path.ofDefinition(definition, weights, solved);
    }

    /** In the unit of the reading: what is a logarithm is brought to it by one factor, the logarithmic mean. */
    private View scaled(Perspective perspective, Reading reading, int year, Map<Share, Double> sums) {
        double before = reading.of(runs.base().year(year));
        double after = reading.of(runs.run().year(year));
        double sum = sums.values().stream().mapToDouble(value -> value).sum();
        if (sum == 0) {
            return new View(perspective, List.of());
        }
        double factor = (after - before) / sum;
        boolean isLevel = Math.abs(factor / reading.unit() - 1) < ROUNDING;
        boolean isLogarithm = before > 0 && Math.abs(sum / StrictMath.log(after / before) - 1) < ROUNDING;
        if (!isLevel && !isLogarithm) {
            throw new IllegalStateException(
                    "the mechanisms of '" + reading.quantity().id() + "' add up to " + sum
                            + ", expected the change from " + before + " to " + after);
        }
        return new View(
                perspective,
                sums.entrySet().stream()
                        .map(share ->
                                new Share(share.getKey().kind(), share.getKey().code(), factor * share.getValue()))
                        .toList());
    }
}
