package org.likevekt.model.accounts;

import java.util.NavigableMap;

/**
 * One figure of a country by year.
 *
 * @param topic what it belongs to
 * @param name identifies it in files, lower case
 * @param unit what it counts
 * @param meaning one line
 * @param values by year
 */
public record MacroFigure(Topic topic, String name, String unit, String meaning, NavigableMap<Integer, Double> values) {
    /** Parts of the page, in the order of reading. */
    public enum Topic {
        /** Product by use. */
        USE("Product by use, current prices"),
        /** Product by income. */
        INCOME("Product by income, current prices"),
        /** Product without the movement of prices. */
        VOLUME("Product in volume"),
        /** Government. */
        PUBLIC("Public finances"),
        /** Trade and lending. */
        ABROAD("Abroad"),
        /** What labour and capital earn. */
        EARNINGS("Labour and capital"),
        /** Dwellings. */
        DWELLINGS("Dwellings");

        private final String title;

        Topic(String title) {
            this.title = title;
        }

        /** The heading. */
        public String title() {
            return title;
        }
    }

    /** Mean growth a year from the first year to the last, share. */
    public double growth() {
        int years = values.lastKey() - values.firstKey();
        double ratio = values.lastEntry().getValue() / values.firstEntry().getValue();
        return years == 0 ? 0 : StrictMath.pow(ratio, 1.0 / years) - 1;
    }
}
