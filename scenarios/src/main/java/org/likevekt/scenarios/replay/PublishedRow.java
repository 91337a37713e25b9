package org.likevekt.scenarios.replay;

import java.util.List;
import java.util.Map;

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
        Measure measure,
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

    /** Copies the lists. */
    public PublishedRow {
        regions = List.copyOf(regions);
        details = List.copyOf(details);
    }

    /** The published number. */
    public double number() {
        return Double.parseDouble(value);
    }

    /** Largest difference that passes, in the unit of the value. */
    public double allowed() {
        return tolerance.endsWith("%")
                ? Math.abs(number()) * Double.parseDouble(tolerance.substring(0, tolerance.length() - 1)) / 100
                : Double.parseDouble(tolerance);
    }

    /** For a ranking: each industry and the last place that it may have. */
    public Map<String, Integer> places() {
        Map<String, Integer> places = new java.util.LinkedHashMap<>();
        for (String claim : value.split(" ")) {
            String[] parts = claim.split("<=");
            places.put(parts[0], Integer.valueOf(parts[1]));
        }
        return places;
    }
}
