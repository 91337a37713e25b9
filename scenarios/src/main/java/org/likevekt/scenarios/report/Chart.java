package org.likevekt.scenarios.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart: what stands along it, and its series. The page's script and the images draw what this says, so that both show the
 * same.
 *
 * @param id names it, its title and its note in the texts
 * @param section where it stands on the page
 * @param axis what stands along it
 * @param parts along an axis of parts: which
 * @param ranking which stand along it, and in what order
 * @param isStacked whether bars of one label stand on each other
 * @param series its series
 */
record Chart(
        String id,
        Section section,
        Axis axis,
        List<String> parts,
        Ranking ranking,
        boolean isStacked,
        List<Series> series) {
    /** Whether it shows the country's baseline over the years. */
    boolean isOfBaseline() {
        return section == Section.BASELINE
                && axis == Axis.YEARS
                && series.stream().allMatch(one -> one.where() == Where.COUNTRY);
    }

    /** Where a chart stands. */
    enum Section {
        /** What the scenario does. */
        CHARTS,
        /** Scenarios beside each other. */
        COMPARE,
        /** What it is compared with, and how it grows. */
        BASELINE
    }

    /** What stands along a chart. */
    enum Axis {
        /** All years: lines. */
        YEARS,
        /** The country and its regions: bars. */
        PLACES,
        /** Groups or industries: bars. */
        PARTS,
        /** The scenarios of the page: bars. */
        SCENARIOS
    }

    /** Which of the labels stand along a chart, and in what order. */
    enum Ranking {
        /** All, as they come. */
        NONE,
        /** All that have a figure, the largest of the first series first. */
        LARGEST,
        /** Eight that grow most in the baseline. */
        FASTEST
    }

    /** What is told of a figure. */
    enum Level {
        /** In the baseline. */
        BASE,
        /** In the scenario. */
        RUN,
        /** Scenario less baseline. */
        DIFFERENCE,
        /** Scenario over baseline, percent. */
        PERCENT,
        /** Mean yearly growth in the baseline, percent. */
        BASE_GROWTH,
        /** Mean yearly growth in the scenario, percent. */
        RUN_GROWTH
    }

    /** Where a figure is taken: at the place that is looked at, the one beside it, or the country. */
    enum Where {
        /** The place that is looked at. */
        HERE,
        /** The place that is shown beside it ({@link Figures#beside}). */
        BESIDE,
        /** The country. */
        COUNTRY
    }

    /** What a name is made of. */
    enum Word {
        /** A text by its key. */
        TEXT,
        /** A measure by its id. */
        MEASURE,
        /** A group or industry by its code. */
        PART,
        /** The place that is looked at, or the country. */
        PLACE,
        /** The first year or the last. */
        YEAR
    }

    /** A word of a series' name. */
    record Label(Word word, String code) {}

    /**
     * A series.
     *
     * @param name the words of its name
     * @param level what is told
     * @param measure of which measure
     * @param part of which group or industry, when these do not stand along the chart; empty for the whole
     * @param over the part whose level each is divided by, if any
     * @param where at which place, when places do not stand along the chart
     * @param isFirstYear whether the first year is meant and not the last, when years do not stand along the chart
     * @param factor what figures are multiplied by
     * @param colour its colour's place in the palette
     * @param isDashed whether its line is dashed
     */
    record Series(
            List<Label> name,
            Level level,
            String measure,
            String part,
            @Nullable String over,
            Where where,
            boolean isFirstYear,
            double factor,
            int colour,
            boolean isDashed) {
        static Series of(Level level, String measure, int colour) {
            return new Series(
                    List.of(new Label(Word.MEASURE, measure)),
                    level,
                    measure,
                    Story.ALL,
                    null,
                    Where.HERE,
                    false,
                    1,
                    colour,
                    false);
        }

        Series named(Label... words) {
            return new Series(List.of(words), level, measure, part, over, where, isFirstYear, factor, colour, isDashed);
        }

        Series part(String code) {
            return new Series(
                    List.of(new Label(Word.PART, code)),
                    level,
                    measure,
                    code,
                    over,
                    where,
                    isFirstYear,
                    factor,
                    colour,
                    isDashed);
        }

        Series at(Level other) {
            return new Series(name, other, measure, part, over, where, isFirstYear, factor, colour, isDashed);
        }

        Series over(String code) {
            return new Series(name, level, measure, part, code, where, isFirstYear, factor, colour, isDashed);
        }

        Series inCountry() {
            return new Series(name, level, measure, part, over, Where.COUNTRY, isFirstYear, factor, colour, isDashed);
        }

        Series beside() {
            return new Series(name, level, measure, part, over, Where.BESIDE, isFirstYear, factor, colour, isDashed);
        }

        Series inFirstYear() {
            return new Series(name, level, measure, part, over, where, true, factor, colour, isDashed);
        }

        Series times(double by) {
            return new Series(name, level, measure, part, over, where, isFirstYear, by, colour, isDashed);
        }

        Series dashed() {
            return new Series(name, level, measure, part, over, where, isFirstYear, factor, colour, true);
        }
    }
}
