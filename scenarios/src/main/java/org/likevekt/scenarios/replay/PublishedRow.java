package org.likevekt.scenarios.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.scenarios.format.Words;

/**
 * One row of a study's table of published results.
 *
 * @param id name of the row in the study
 * @param scenario the scenario it is about
 * @param measure the quantity
 * @param regions names of the regions, summed or taken one by one as the measure says
 * @param details groups or industries, likewise
 * @param firstYear first year it is about
 * @param lastYear last year it is about
 * @param kind what kind of claim it is
 * @param value the published value as written
 * @param unit unit of the value
 * @param tolerance largest difference that passes: a number in the unit, or a share of the value in percent
 * @param note what the study says around it
 */
public record PublishedRow(
        String id,
        String scenario,
        PublishedMeasure measure,
        List<String> regions,
        List<String> details,
        int firstYear,
        int lastYear,
        Kind kind,
        String value,
        String unit,
        String tolerance,
        String note) {
    /** Kinds of published claims. */
    public enum Kind {
        /** A number, near which ours must be. */
        ABOUT,
        /** A number that goes into the study rather than comes out of it. */
        INPUT,
        /** Plus or minus. */
        SIGN,
        /** Which industries come first. */
        RANKING,
        /** Below a number, each region by itself. */
        BELOW
    }

    private static final String PLACE = "\\S{1,64}<=[1-9][0-9]{0,2}";
    private static final String PERCENT = "%";

    /**
     * Copies the lists and checks that the claim can be judged.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public PublishedRow {
        regions = List.copyOf(regions);
        details = List.copyOf(details);
        check(!id.isEmpty(), "id", id, "a name for the row");
        check(!scenario.isEmpty(), "scenario", scenario, "the scenario it is about");
        check(!regions.isEmpty(), "region", "", "at least one");
        check(firstYear <= lastYear, "years", firstYear + "-" + lastYear, "the earlier year first");
        checkDetails(measure, details, kind);
        switch (kind) {
            case ABOUT, INPUT -> {
                checkNumber("value", value);
                checkNumber("tolerance", tolerance.endsWith(PERCENT) ? withoutLast(tolerance) : tolerance);
            }
            case BELOW -> checkNumber("value", value);
            case SIGN -> check(value.equals("+") || value.equals("-"), "value", value, "'+' or '-'");
            case RANKING -> {
                check(measure.isOfIndustries(), "measure", measure.key(), "one of industries, since they are ranked");
                for (String claim : value.split(" ")) {
                    check(claim.matches(PLACE), "value", value, "industries with their last place, such as KUNN<=2");
                }
            }
        }
    }

    private static void checkDetails(PublishedMeasure measure, List<String> details, Kind kind) {
        String all = String.join(" + ", details);
        switch (measure) {
            case RELATIVE_WAGE, RELATIVE_WAGE_GROWTH ->
                check(details.size() == 2, "detail", all, "two groups, such as low / vocational");
            case WAGE_AGAINST_BASELINE -> check(details.size() == 1, "detail", all, "one group");
            case LABOUR_SHARE ->
                check(
                        details.size() == 1 && details.get(0).matches("\\S+ \\S+"),
                        "detail",
                        all,
                        "an industry and a group, such as KRAFTK low");
            case MOVED, MOVED_AGAINST_BASELINE, TRAINED ->
                check(!details.isEmpty(), "detail", all, "at least one group");
            case VALUE_ADDED_INCREASE, VALUE_ADDED_GROWTH, VALUE_ADDED_AGAINST_BASELINE ->
                check(kind == Kind.RANKING || !details.isEmpty(), "detail", all, "at least one industry");
            default -> {}
        }
    }

    private static void checkNumber(String column, String text) {
        double number = Double.NaN;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // told below, as a number that is not finite is
        }
        check(Double.isFinite(number), column, text, "a number");
    }

    private static void check(boolean holds, String column, String found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(column + " is " + Words.quote(found) + ", expected " + expected);
        }
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }

    /** The years it is about: {@code 2018-2050}, or one year. */
    public String years() {
        return firstYear == lastYear ? String.valueOf(lastYear) : firstYear + "-" + lastYear;
    }

    /** The published number. */
    public double number() {
        return Double.parseDouble(value);
    }

    /** Largest difference that passes, in the unit of the value. */
    public double allowed() {
        return tolerance.endsWith(PERCENT)
                ? Math.abs(number()) * Double.parseDouble(withoutLast(tolerance)) / 100
                : Double.parseDouble(tolerance);
    }

    /** For a ranking: each industry and the last place that it may have. */
    public Map<String, Integer> places() {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String claim : value.split(" ")) {
            String[] parts = claim.split("<=");
            places.put(parts[0], Integer.valueOf(parts[1]));
        }
        return places;
    }
}
