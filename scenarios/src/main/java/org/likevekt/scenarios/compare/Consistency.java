package org.likevekt.scenarios.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.likevekt.data.AccountsAmounts;
import org.likevekt.data.Classification;
import org.likevekt.data.CommonRegions;
import org.likevekt.data.Grid;
import org.likevekt.data.Member;
import org.likevekt.data.RegionPartition;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.checks.Law;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.Run;

/**
 * A scenario in two economies that share their accounts: in counties and in other regions, or with all links of trade and without the
 * weak ones. What must be equal in the two, and what is not, in the smallest regions that both are parts of.
 */
public final class Consistency {
    /** Largest relative deviation of what must be equal. */
    private static final double EQUAL = 1e-9;

    /** Largest relative deviation of what two calibrations hit, each to a tenth of a millionth. */
    private static final double CALIBRATED = 2e-7;

    /** A cell counts as at least so much of the mean cell, so that rounding of the largest does not show in the smallest. */
    private static final double SMALLEST = 1e-3;

    private final RegionalRun one;
    private final RegionalRun other;
    private final Map<Quantity, String> reasons;

    private final Function<RegionalAccounts, Map<String, Grid>> amounts;

    private Consistency(
            RegionalRun one,
            RegionalRun other,
            Map<Quantity, String> reasons,
            Function<RegionalAccounts, Map<String, Grid>> amounts) {
        this.amounts = amounts;
        this.one = one;
        this.other = other;
        this.reasons = reasons;
        if (one.years() != other.years()) {
            throw new IllegalArgumentException("the two runs have different years");
        }
    }

    /**
     * A scenario in counties beside the same in other regions.
     *
     * @param counties the run in counties
     * @param regions the run in other regions, of the same tables
     * @throws IllegalArgumentException when the first is not of counties or the years differ
     */
    public static Consistency ofRegions(Run counties, Run regions) {
        CommonRegions common = CommonRegions.of(accounts(regions));
        RegionalAccounts whole = accounts(counties);
        if (!CommonRegions.of(whole).ofRegions().isIdentity()) {
            throw new IllegalArgumentException(
                    "the first run is of the regions " + whole.regions() + ", expected counties");
        }
        RegionalRun ofCounties = new RegionalRun(counties, common.ofCounties());
        RegionalRun ofRegions = new RegionalRun(regions, common.ofRegions());
        return common.ofCounties().isIdentity()
                ? new Consistency(ofCounties, ofRegions, Differing.byRegions(), AccountsAmounts::of)
                : new Consistency(ofCounties, ofRegions, Differing.acrossCounties(), AccountsAmounts::atMeanRates);
    }

    /**
     * A scenario with all links of trade beside the same without the weak ones, in the same regions.
     *
     * @throws IllegalArgumentException when the regions or the years differ
     */
    public static Consistency ofTradeLinks(Run all, Run kept) {
        if (!accounts(all).regions().equals(accounts(kept).regions())) {
            throw new IllegalArgumentException("the two runs are of different regions");
        }
        RegionPartition same = RegionPartition.identity(accounts(all).regions());
        return new Consistency(
                new RegionalRun(all, same),
                new RegionalRun(kept, same),
                Differing.byTradeLinks(),
                AccountsAmounts::withTradeSummed);
    }

    private static RegionalAccounts accounts(Run run) {
        return run.model().benchmark().accounts();
    }

    private Classification places() {
        return one.partition().regions();
    }

    /** What must be equal, and by how much it is not. */
    public List<Law> equal() {
        List<Law> laws = new ArrayList<>();
        Map<String, Grid> whole = amounts.apply(one.accounts());
        amounts.apply(other.accounts()).forEach((name, parts) -> laws.add(accounts(name, whole, parts)));
        laws.add(sectors());
        laws.add(baseYear());
        laws.add(people());
        if (!reasons.containsKey(Quantities.PUBLIC_PURCHASES)) {
            laws.add(purchases());
        }
        laws.add(addsUp());
        if (one.run().scenario().declaresCalibration()) {
            laws.add(calibrated());
        }
        return List.copyOf(laws);
    }

    private Law accounts(String name, Map<String, Grid> whole, Grid parts) {
        Largest largest = new Largest();
        largest.compare(
                "2018",
                one.partition().sum(Objects.requireNonNull(whole.get(name))),
                other.partition().sum(parts));
        return largest.law(
                "accounts: " + name,
                "What both have in the base year's accounts is the same in each of these regions.",
                EQUAL);
    }

    private Law sectors() {
        double size = one.accounts().output().total();
        Largest largest = new Largest();
        for (ToDoubleFunction<RegionalAccounts> saving : List.<ToDoubleFunction<RegionalAccounts>>of(
                RegionalAccounts::governmentSaving,
                RegionalAccounts::foreignSaving,
                RegionalAccounts::corporateSaving)) {
            double gap = saving.applyAsDouble(other.accounts()) - saving.applyAsDouble(one.accounts());
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
        for (Quantity quantity : reasons.keySet()) {
            if (quantity.isAmount()) {
                largest.compare(quantity.id(), one.sums(quantity, 0), other.sums(quantity, 0));
            }
        }
        return largest.law(
                "solved base year",
                "What both have in the solution of the first year is the same in each of these regions.",
                EQUAL);
    }

    private Law people() {
        Largest largest = new Largest();
        for (int t = 0; t < one.years(); t++) {
            double whole = one.sums(Quantities.POPULATION, t).total();
            largest.add(other.sums(Quantities.POPULATION, t).total() / whole - 1, Integer.toString(year(t)));
        }
        return largest.law(
                "people of the country",
                "Nobody moves in or out of the country by moving between parts of it: its population is the same in every year.",
                EQUAL);
    }

    /** A part has its share of what its county is given. */
    private Law purchases() {
        Largest largest = new Largest();
        for (int t = 0; t < one.years(); t++) {
            largest.compare(
                    Integer.toString(year(t)),
                    one.sums(Quantities.PUBLIC_PURCHASES, t),
                    other.sums(Quantities.PUBLIC_PURCHASES, t));
        }
        return largest.law(
                "public purchases",
                "What the government buys is given by county: it is the same in each of these regions in every year.",
                EQUAL);
    }

    private Law addsUp() {
        Largest largest = new Largest();
        for (RegionalRun side : List.of(one, other)) {
            for (int t = 0; t < one.years(); t++) {
                double country = side.year(t).value(Quantities.MAINLAND_PRODUCT);
                double sum = side.sums(Quantities.MAINLAND_PRODUCT_BY_REGION, t).total();
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
        YearSolution whole = one.run().trajectory().last();
        YearSolution parts = other.run().trajectory().last();
        largest.add(
                parts.value(Quantities.MAINLAND_PRODUCT) / whole.value(Quantities.MAINLAND_PRODUCT) - 1,
                Integer.toString(whole.year()));
        return largest.law(
                "calibrated growth",
                "Product of the country in the last year is what the calibrations of both were made for.",
                CALIBRATED);
    }

    private int year(int t) {
        return one.year(t).year();
    }

    /**
     * A figure in the two runs.
     *
     * @param quantity what it is
     * @param group the education group, or all of them
     * @param place one of the regions that both have, or the country
     * @param one its level in the first run
     * @param other its level in the other
     * @param effects by how much the two policies change it against their baselines, percent; nothing where there is no baseline
     * @param why one sentence that says why the two differ
     */
    public record Pair(
            Quantity quantity,
            Member group,
            Classification.Item place,
            double one,
            double other,
            Optional<Effects> effects,
            String why) {
        /** What the other run has more, percent. */
        public double percent() {
            return 100 * (other / one - 1);
        }

        /** The same as it is read: what rounds to nothing has no sign. */
        public String percentText(int decimals) {
            return new SignedFormat(true, false, decimals).format(percent()) + " %";
        }
    }

    /** By how much a policy changes a figure against its baseline in the two economies, percent. */
    public record Effects(double one, double other) {
        /** What the policy changes more in the other, points of a percent. */
        public double difference() {
            return other - one;
        }

        /** Both and their difference as they are read: what rounds to nothing has no sign. */
        public List<String> texts() {
            SignedFormat format = new SignedFormat(true, false, 4);
            return List.of(format.format(one), format.format(other), format.format(difference()));
        }
    }

    /**
     * What differs in a year, by group and place and at last in the country.
     *
     * @throws IllegalArgumentException when the runs do not have the year
     */
    public List<Pair> differing(int year) {
        one.run().trajectory().year(year);
        int t = year - year(0);
        List<Pair> pairs = new ArrayList<>();
        reasons.forEach((quantity, why) -> one.groups(quantity).forEach(group -> {
            double[] whole = one.levels(quantity, group, t);
            double[] parts = other.levels(quantity, group, t);
            Optional<double[]> before = one.baseline().map(base -> base.levels(quantity, group, t));
            Optional<double[]> after = other.baseline().map(base -> base.levels(quantity, group, t));
            for (int place = 0; place < whole.length; place++) {
                int at = place;
                Optional<Effects> effects = before.flatMap(ours ->
                        after.map(theirs -> new Effects(change(whole[at], ours[at]), change(parts[at], theirs[at]))));
                pairs.add(new Pair(quantity, group, place(place), whole[place], parts[place], effects, why));
            }
        }));
        return List.copyOf(pairs);
    }

    private static double change(double level, double before) {
        return 100 * (level / before - 1);
    }

    private Classification.Item place(int place) {
        return place == places().size()
                ? new Classification.Item("", Comparison.COUNTRY)
                : places().items().get(place);
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
