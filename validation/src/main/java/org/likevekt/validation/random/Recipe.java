package org.likevekt.validation.random;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a random country is made from; the same recipe is the same country.
 *
 * @param seed of all figures
 * @param regions number of regions
 * @param industries number of industries, at least the three that the model knows by name
 * @param groups number of education groups, 1 to 4
 * @param elasticities which elasticities there may be
 * @param taxes whether products, production, wages and capital are taxed or subsidised, each at a rate of its own
 * @param margins whether goods need transport
 * @param missing whether some industries are missing in some regions, and some products are not traded with the world
 * @param homeBias whether regions prefer what they make themselves
 */
public record Recipe(
        long seed,
        int regions,
        int industries,
        int groups,
        Elasticities elasticities,
        boolean taxes,
        boolean margins,
        boolean missing,
        boolean homeBias) {
    /** Which elasticities of substitution a country may have, the simplest first. */
    public enum Elasticities {
        /** All are 1. */
        ONE,
        /** Between 0.4 and 3. */
        MODERATE,
        /** From 0 to 6, some exactly 0 or 1 and some so near to 1 that formulas lose digits. */
        ANY
    }

    /** Industries that the model knows by name, so that every country has them. */
    static final List<String> REQUIRED = List.of("OLJE", "TRANS", "BOLIG");

    private static final List<String> OPTIONAL =
            List.of("JORD", "FISK", "KJEM", "KRAFT", "VERK", "BYGG", "HANDEL", "KUNN", "OFFADM", "HELSE");

    private static final List<String> GROUPS = List.of("low", "vocational", "lower_university", "higher_university");

    /** A country of any size and kind. */
    public static Recipe of(long seed) {
        Draw draw = new Draw(seed);
        return new Recipe(
                seed,
                2 + (int) (4 * draw.unit("regions")),
                4 + (int) (6 * draw.unit("industries")),
                1 + (int) (4 * draw.unit("groups")),
                Elasticities.ANY,
                true,
                true,
                true,
                true);
    }

    /** Codes of the regions. */
    List<String> regionCodes() {
        return codes("R", regions);
    }

    private static List<String> codes(String letter, int count) {
        List<String> codes = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            codes.add(letter + k);
        }
        return codes;
    }

    /** Codes of the industries. */
    List<String> industryCodes() {
        Draw draw = new Draw(seed);
        List<String> others = OPTIONAL.stream()
                .sorted(Comparator.comparingDouble(code -> draw.unit("chosen", code)))
                .toList();
        List<String> codes = new ArrayList<>(REQUIRED);
        codes.addAll(others.subList(0, industries - REQUIRED.size()));
        return codes;
    }

    /** Codes of the education groups. */
    List<String> groupCodes() {
        return GROUPS.subList(0, groups);
    }

    /** The same country with other elasticities. */
    public Recipe with(Elasticities others) {
        return new Recipe(seed, regions, industries, groups, others, taxes, margins, missing, homeBias);
    }

    /** The same country without a preference for what the own region makes. */
    public Recipe withoutHomeBias() {
        return new Recipe(seed, regions, industries, groups, elasticities, taxes, margins, missing, false);
    }

    private Recipe sized(int newRegions, int newIndustries, int newGroups) {
        return new Recipe(seed, newRegions, newIndustries, newGroups, elasticities, taxes, margins, missing, homeBias);
    }

    private Recipe keeping(boolean newTaxes, boolean newMargins, boolean newMissing) {
        return new Recipe(seed, regions, industries, groups, elasticities, newTaxes, newMargins, newMissing, homeBias);
    }

    /** Countries one step simpler than this one, those that help a reader most first. */
    public List<Recipe> simpler() {
        List<Recipe> simpler = new ArrayList<>();
        if (regions > 2) {
            simpler.add(sized(2, industries, groups));
            simpler.add(sized(regions - 1, industries, groups));
        }
        for (Elasticities kind : Elasticities.values()) {
            if (kind.compareTo(elasticities) < 0) {
                simpler.add(with(kind));
            }
        }
        if (industries > REQUIRED.size()) {
            simpler.add(sized(regions, REQUIRED.size(), groups));
            simpler.add(sized(regions, industries - 1, groups));
        }
        if (groups > 1) {
            simpler.add(sized(regions, industries, 1));
        }
        simpler.add(keeping(false, margins, missing));
        simpler.add(keeping(taxes, false, missing));
        simpler.add(keeping(taxes, margins, false));
        simpler.removeIf(this::equals);
        return simpler;
    }
}
