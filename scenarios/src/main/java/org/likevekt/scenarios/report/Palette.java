package org.likevekt.scenarios.report;

import java.util.List;

/**
 * The colours of a report, the same on the page and in images; told apart by who is blind to some (Okabe and Ito 2008).
 *
 * @param series of series, by their places
 * @param light of a map on white, from a fall to a rise
 * @param dark of a map on black
 */
record Palette(List<String> series, List<String> light, List<String> dark) {
    static final Palette USUAL = new Palette(
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a6a00", "#808080"),
            List.of("#b34700", "#e9a87e", "#f2f2f2", "#8fbfe0", "#00568f"),
            List.of("#d55e00", "#7a4a2c", "#2b3138", "#2c577a", "#56b4e9"));
}
