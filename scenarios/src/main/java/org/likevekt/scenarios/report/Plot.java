package org.likevekt.scenarios.report;

import java.util.List;

/**
 * A chart with its words and figures in one language.
 *
 * @param chart what it is of
 * @param title a finding, or what is shown
 * @param note what is shown, in which unit
 * @param labels what stands along it
 * @param lines its series
 */
record Plot(Chart chart, String title, String note, List<String> labels, List<Line> lines) {
    /** A series: a figure for each label, not a number where there is none. */
    record Line(String name, int colour, boolean isDashed, List<Double> values) {}

    boolean isOfYears() {
        return chart.axis() == Chart.Axis.YEARS;
    }
}
