package org.likevekt.scenarios.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.likevekt.data.AccountsAmounts;
import org.likevekt.data.Classification;
import org.likevekt.data.CommonRegions;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionPartition;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.checks.Law;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.results.ResultCatalogue;
import org.likevekt.scenarios.results.ResultVariable;
import org.likevekt.scenarios.run.Run;

/**
 * A scenario in counties beside the same in other regions: what must be equal in the two, and what is not, in the smallest regions
 * that both are parts of.
 */
public final class Consistency {
    /** Largest relative deviation of what must be equal. */
    private static final double EQUAL = 1e-9;

    /** Largest relative deviation of what two calibrations hit, each to a tenth of a millionth. */
    private static final double CALIBRATED = 2e-7;

    /** A cell counts as at least so much of the mean cell, so that rounding of the largest does not show in the smallest. */
    private static final double SMALLEST = 1e-3;

    /** What differs once people and capital have moved, and why; in the order of reading. */
    private static final Map<Quantity, String> DIFFERING = differing();

    private final Side counties;
    private final Side regions;

    /** A run and how its regions make up those that both have. */
    private record Side(Run run, RegionPartition partition) {
        RegionalAccounts accounts() {
            return run.model().benchmark().accounts();
        }

        YearSolution year(int t) {
            return run.trajectory().years().get(t);
        }

        int years() {
            return run.trajectory().years().size();
        }
    }

    /**
     * Sets two runs of a scenario side by side.
     *
     * @param counties the run in counties
     * @param regions the run in other regions, of the same tables
     * @throws IllegalArgumentException when the first is not of counties or the years differ
     */
    public Consistency(Run counties, Run regions) {
        CommonRegions common = CommonRegions.of(regions.model().benchmark().accounts());
        this.counties = new Side(counties, common.ofCounties());
        this.regions = new Side(regions, common.ofRegions());
        RegionalAccounts whole = this.counties.accounts();
        if (!CommonRegions.of(whole).ofRegions().isIdentity()) {
            throw new IllegalArgumentException(
                    "the first run is of the regions " + whole.regions() + ", expected counties");
        }
        if (this.counties.years() != this.regions.years()) {
            throw new IllegalArgumentException("the two runs have different years");
        }
    }

    private static Map<Quantity, String> differing() {
        Map<Quantity, String> why = new LinkedHashMap<>();
        why.put(
                Quantities.POPULATION,
                "People move to where wages have risen, and wages of parts rise apart: a county of parts gains or loses by each"
                        + " of them, and neighbours in it win from each other.");
        why.put(Quantities.EMPLOYED, "They follow the people of each part and its own groups of education.");
        why.put(
                Quantities.WAGE_PER_PERSON,
                "Labour of a part has its own industries to work in, within reach by commuting, so that scarcity no longer"
                        + " evens out over the county.");
        why.put(
                Quantities.MAINLAND_PRODUCT_BY_REGION,
                "Product goes with labour and capital, which the parts bid for each by itself.");
        why.put(
                Quantities.INVESTMENT,
                "Investment goes to industries whose return is above the country's, and returns of the parts differ.");
        why.put(Quantities.CONSUMPTION, "Households spend what their own part earns, at its own prices.");
        why.put(Quantities.EXPORTS, "The world buys by the price of each part's own product, and these prices part.");
        why.put(Quantities.IMPORTS, "Buyers turn to imports by the price of what their own part can get at home.");
        why.put(Quantities.PUBLIC_PURCHASES, "Purchases are given, and follow the projected people of each part.");
        return Collections.unmodifiableMap(why);
    }

    private Classification places() {
        return counties.partition().regions();
    }

    /** What must be equal, and by how much it is not. */
    public List<Law> equal() {
        List<Law> laws = new ArrayList<>();
        Map<String, Grid> whole = AccountsAmounts.of(counties.accounts());
        AccountsAmounts.of(regions.accounts()).forEach((name, parts) -> laws.add(accounts(name, whole, parts)));
        laws.add(sectors());
        laws.add(baseYear());
        laws.add(people());
        laws.add(addsUp());
        if (counties.run().scenario().declaresCalibration()) {
            laws.add(calibrated());
        }
        return List.copyOf(laws);
    }

    private Law accounts(String name, Map<String, Grid> whole, Grid parts) {
        Largest largest = new Largest();
        largest.compare(
                "2018",
                counties.partition().sum(Objects.requireNonNull(whole.get(name))),
                regions.partition().sum(parts));
        return largest.law(
                "accounts: " + name,
                "What the parts of a county have in the base year's accounts is what it has.",
                EQUAL);
    }

    private Law sectors() {
        double size = counties.accounts().output().total();
        Largest largest = new Largest();
        for (ToDoubleFunction<RegionalAccounts> saving : List.<ToDoubleFunction<RegionalAccounts>>of(
                RegionalAccounts::governmentSaving,
                RegionalAccounts::foreignSaving,
                RegionalAccounts::corporateSaving)) {
            double gap = saving.applyAsDouble(regions.accounts()) - saving.applyAsDouble(counties.accounts());
            largest.add(gap / size, Comparison.COUNTRY);
        }
        return largest.law(
                "accounts: saving",
                "Saving of government, corporations and the rest of the world is the same; relative to output.",
                EQUAL);
    }

    /** The solution of the first year, before anything has moved. */
    private Law baseYear() {
        Largest largest = new Largest();
        for (Quantity quantity : DIFFERING.keySet()) {
            if (quantity.isAmount()) {
                String where = quantity.id();
                largest.compare(where, sums(counties, quantity, 0), sums(regions, quantity, 0));
            }
        }
        return largest.law(
                "solved base year",
                "What the parts of a county have in the solution of the first year is what it has.",
                EQUAL);
    }

    private Law people() {
        Largest largest = new Largest();
        for (int t = 0; t < years(); t++) {
            double whole = total(counties, t);
            largest.add(total(regions, t) / whole - 1, Integer.toString(year(t)));
        }
        return largest.law(
                "people of the country",
                "Nobody moves in or out of the country by moving between parts of it: its population is the same in every year.",
                EQUAL);
    }

    private static double total(Side side, int t) {
        return Arrays.stream(side.year(t).people().population()).sum();
    }

    private Law addsUp() {
        Largest largest = new Largest();
        for (Side side : List.of(counties, regions)) {
            for (int t = 0; t < years(); t++) {
                double country = side.year(t).value(Quantities.MAINLAND_PRODUCT);
                double sum =
                        sums(side, Quantities.MAINLAND_PRODUCT_BY_REGION, t).total();
                largest.add(
                        sum / country - 1,
                        year(t) + " " + side.accounts().regions().size() + " regions");
            }
        }
        return largest.law(
                "national adding-up",
                "Mainland product of the country is the sum over its regions in every year of both runs.",
                EQUAL);
    }

    private Law calibrated() {
        Largest largest = new Largest();
        YearSolution whole = counties.run().trajectory().last();
        YearSolution parts = regions.run().trajectory().last();
        largest.add(
                parts.value(Quantities.MAINLAND_PRODUCT) / whole.value(Quantities.MAINLAND_PRODUCT) - 1,
                Integer.toString(whole.year()));
        return largest.law(
                "calibrated growth",
                "Product of the country in the last year is what the calibrations of both were made for.",
                CALIBRATED);
    }

    private int years() {
        return counties.years();
    }

    private int year(int t) {
        return counties.year(t).year();
    }

    /** Amounts of a year summed to the regions that both have. */
    private static Grid sums(Side side, Quantity quantity, int t) {
        return side.partition().sum(byRegion(side.run(), quantity, t));
    }

    /** A figure of a year by region, summed over its other axes. */
    private static Grid byRegion(Run run, Quantity quantity, int t) {
        List<Classification> axes = quantity.axes().stream()
                .map(run.trajectory().paths().dictionary()::axis)
                .toList();
        int[] others = IntStream.range(1, axes.size()).toArray();
        return Grid.of(axes, values(run, quantity, t)).sumOver(others);
    }

    private static double[] values(Run run, Quantity quantity, int t) {
        ResultVariable variable = new ResultCatalogue(run.model())
                .usualVariables().stream()
                        .filter(known -> known.quantity().equals(quantity))
                        .findFirst()
                        .orElseThrow();
        return variable.values()
                .of(run.trajectory().paths(), run.trajectory().years().get(t));
    }

    /**
     * A figure in the two runs.
     *
     * @param quantity what it is
     * @param place one of the regions that both have, or the country
     * @param counties its level in counties
     * @param regions its level in the other regions
     */
    public record Pair(Quantity quantity, Classification.Item place, double counties, double regions) {
        /** What the other regions have more, percent. */
        public double percent() {
            return 100 * (regions / counties - 1);
        }

        /** The same as it is read: what rounds to nothing has no sign. */
        public String percentText() {
            return new SignedFormat(true, false, 2).format(percent()) + " %";
        }

        /** One sentence that says why the two differ. */
        public String why() {
            return Objects.requireNonNull(DIFFERING.get(quantity));
        }
    }

    /**
     * What differs in a year, by place and at last in the country.
     *
     * @throws IllegalArgumentException when the runs do not have the year
     */
    public List<Pair> differing(int year) {
        counties.run().trajectory().year(year);
        int t = year - year(0);
        List<Pair> pairs = new ArrayList<>();
        for (Quantity quantity : DIFFERING.keySet()) {
            Function<Side, double[]> levels = quantity.isAmount()
                    ? side -> withTotal(sums(side, quantity, t))
                    : side -> perPerson(side, quantity, t);
            double[] whole = levels.apply(counties);
            double[] parts = levels.apply(regions);
            for (int place = 0; place < whole.length; place++) {
                boolean isCountry = place == places().size();
                Classification.Item item = isCountry
                        ? new Classification.Item("", Comparison.COUNTRY)
                        : places().items().get(place);
                pairs.add(new Pair(quantity, item, whole[place], parts[place]));
            }
        }
        return List.copyOf(pairs);
    }

    private static double[] withTotal(Grid places) {
        double[] all = Arrays.copyOf(places.values(), places.axis(0).size() + 1);
        all[all.length - 1] = places.total();
        return all;
    }

    /** A figure of the employed by region and group, weighted by them. */
    private static double[] perPerson(Side side, Quantity quantity, int t) {
        Run run = side.run();
        double[] figure = values(run, quantity, t);
        double[] employed = side.year(t).atWork();
        Classification own = run.model().benchmark().regions();
        Classification groups = run.model().benchmark().groups();
        double[] bill = new double[own.size()];
        double[] persons = new double[own.size()];
        for (int cell = 0; cell < figure.length; cell++) {
            bill[groups.before(cell)] += figure[cell] * employed[cell];
            persons[groups.before(cell)] += employed[cell];
        }
        double[] bills = withTotal(side.partition().sum(Grid.of(List.of(own), bill)));
        double[] all = withTotal(side.partition().sum(Grid.of(List.of(own), persons)));
        Arrays.setAll(bills, place -> bills[place] / all[place]);
        return bills;
    }

    /** The largest deviation and where it is. */
    private static final class Largest {
        private double value;
        private String where = "";

        void add(double deviation, String at) {
            if (!(Math.abs(deviation) <= value)) {
                value = Math.abs(deviation);
                where = at;
            }
        }

        void compare(String at, Grid expected, Grid found) {
            double[] whole = expected.values();
            double[] parts = found.values();
            double mean = Math.abs(expected.total()) / whole.length;
            for (int cell = 0; cell < whole.length; cell++) {
                double size = Math.abs(whole[cell]) + SMALLEST * mean;
                add(whole[cell] == parts[cell] ? 0 : (parts[cell] - whole[cell]) / size, at + " cell " + cell);
            }
        }

        Law law(String name, String meaning, double limit) {
            return new Law(name, meaning, value, limit, value <= limit, where);
        }
    }
}
