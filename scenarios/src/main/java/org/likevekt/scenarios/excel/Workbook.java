package org.likevekt.scenarios.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.Worksheet;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity.Topic;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.run.Run;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Comparisons as an Excel workbook: a sheet that says what was compared and one for each topic, with filters, frozen heads
 * and numbers as numbers. A text is a text, whatever it begins with: no cell is a formula.
 */
public final class Workbook {
    private static final String TITLE_FILL = "DCE6F1";
    private static final int TITLE_ROW = 1;
    private static final int HEAD_ROW = 3;

    /** Heads of the columns whose names a machine reads; the others are shown as they are named. */
    private static final Map<String, String> HEADS = Map.of(
            "base", "baseline's",
            "value", "scenario's",
            "percent", "difference %",
            "base_growth", "baseline's growth % a year",
            "growth", "growth % a year",
            "growth_difference", "growth, percentage points");

    /** Columns of levels, in the units of their rows. */
    private static final Set<String> LEVELS = Set.of("base", "value", "difference", "level");

    private Workbook() {}

    /**
     * Writes a workbook.
     *
     * @param comparisons at least one
     * @param tables rows of all comparisons by topic
     * @param version of the program
     * @param written when, in words
     */
    public static void write(
            OutputStream target,
            List<Comparison> comparisons,
            Map<String, Table> tables,
            String version,
            String written)
            throws IOException {
        org.dhatim.fastexcel.Workbook book =
                new org.dhatim.fastexcel.Workbook(target, "Likevekt", programVersion(version));
        about(book.newWorksheet("About"), comparisons, version, written);
        for (Map.Entry<String, Table> topic : tables.entrySet()) {
            topic(book.newWorksheet(topic.getKey()), topic.getKey(), topic.getValue());
        }
        book.finish();
    }

    /** The format wants digits and a point. */
    private static String programVersion(String version) {
        String digits = version.replaceAll("[^0-9.].*", "").replaceAll("^(\\d+\\.\\d+).*", "$1");
        return digits.matches("\\d+\\.\\d+") ? digits : "1.0";
    }

    private static void about(Worksheet sheet, List<Comparison> comparisons, String version, String written) {
        List<List<String>> rows = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            rows.add(List.of("Scenario", comparison.run().name()));
            rows.add(List.of("Title", comparison.run().scenario().file().title().text()));
            rows.add(List.of("Compared with", comparison.base().name()));
            properties(comparison.run()).forEach((name, value) -> rows.add(List.of(name, value)));
            properties(comparison.base()).forEach((name, value) -> rows.add(List.of(name + " of the other", value)));
            rows.add(List.of("Year looked at", String.valueOf(comparison.year())));
            rows.add(List.of("", ""));
        }
        rows.add(List.of("growth", "Mean yearly growth from 2018 to the year; its difference in percentage points."));
        Quantities.all().stream()
                .filter(quantity -> quantity.topic() != Topic.NONE)
                .forEach(quantity -> rows.add(List.of(quantity.id(), quantity.meaning())));
        rows.add(List.of("Program", "Likevekt " + version));
        rows.add(List.of("Written", written));
        rows.add(List.of("Source", "Statistics Norway; Likevekt's calculations."));
        title(sheet, "Likevekt: comparison of scenarios");
        for (int k = 0; k < rows.size(); k++) {
            sheet.value(HEAD_ROW + k, 0, rows.get(k).get(0));
            sheet.value(HEAD_ROW + k, 1, rows.get(k).get(1));
            sheet.style(HEAD_ROW + k, 0).bold().set();
            sheet.style(HEAD_ROW + k, 1).wrapText(true).verticalAlignment("top").set();
        }
        sheet.width(0, 28);
        sheet.width(1, 100);
    }

    private static Map<String, String> properties(Run run) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("Closure", run.scenario().closure().toString());
        properties.put("Calibration", run.calibration());
        properties.put("Result hash", run.fingerprint());
        properties.put("Data hash", String.valueOf(run.hashes().get("data")));
        return properties;
    }

    private static void title(Worksheet sheet, String text) {
        sheet.value(TITLE_ROW - 1, 0, text);
        sheet.style(TITLE_ROW - 1, 0).bold().fontSize(14).set();
    }

    private static void topic(Worksheet sheet, String name, Table table) {
        title(sheet, name);
        List<Column<?>> columns =
                table.columns().stream().filter(column -> hasContent(column)).toList();
        int head = HEAD_ROW - 1;
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(
                    head,
                    c,
                    HEADS.getOrDefault(columns.get(c).name(), columns.get(c).name()));
            sheet.width(c, width(columns.get(c)));
        }
        sheet.range(head, 0, head, columns.size() - 1)
                .style()
                .bold()
                .fillColor(TITLE_FILL)
                .wrapText(true)
                .borderStyle("thin")
                .set();
        for (int k = 0; k < table.rowCount(); k++) {
            for (int c = 0; c < columns.size(); c++) {
                cell(sheet, HEAD_ROW + k, c, columns.get(c), k);
            }
        }
        int last = Math.max(HEAD_ROW, HEAD_ROW + table.rowCount() - 1);
        sheet.setAutoFilter(head, 0, last, columns.size() - 1);
        sheet.freezePane(0, HEAD_ROW);
        for (int c = 0; c < columns.size(); c++) {
            format(sheet, c, columns.get(c), table, last);
        }
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 999);
        sheet.repeatRows(head, head);
    }

    /** A topic without industries needs no column of them. */
    private static boolean hasContent(Column<?> column) {
        return column.asList().stream()
                .anyMatch(value -> value instanceof Double number
                        ? Double.isFinite(number)
                        : !String.valueOf(value).isEmpty());
    }

    private static void cell(Worksheet sheet, int row, int c, Column<?> column, int k) {
        Object value = column.get(k);
        if (value instanceof Number number) {
            // a number that is none leaves the cell empty
            if (Double.isFinite(number.doubleValue())) {
                sheet.value(row, c, number);
            }
        } else if (value != null && !value.toString().isEmpty()) {
            sheet.value(row, c, value.toString());
        }
    }

    /** Shares and growth are alike in all rows; levels have the digits that their units ask for, row by row. */
    private static void format(Worksheet sheet, int c, Column<?> column, Table table, int last) {
        String format = format(column.name());
        if (!format.isEmpty()) {
            sheet.range(HEAD_ROW, c, last, c).style().format(format).set();
        } else if (LEVELS.contains(column.name())) {
            StringColumn units = table.stringColumn("unit");
            int from = 0;
            for (int k = 1; k <= table.rowCount(); k++) {
                if (k == table.rowCount() || !units.get(k).equals(units.get(from))) {
                    sheet.range(HEAD_ROW + from, c, HEAD_ROW + k - 1, c)
                            .style()
                            .format(digits(units.get(from)))
                            .set();
                    from = k;
                }
            }
        }
    }

    /** How a level is shown: persons and kroner are counted, millions have a decimal, ratios and indices are near one. */
    private static String digits(String unit) {
        if (unit.startsWith("persons") || unit.startsWith("NOK")) {
            return "#,##0";
        }
        return unit.startsWith("MNOK") ? "#,##0.0" : "0.0000";
    }

    private static String format(String column) {
        return switch (column) {
            case "percent" -> "0.00";
            case "base_growth", "growth", "growth_difference" -> "0.000";
            case "year" -> "0";
            default -> "";
        };
    }

    private static int width(Column<?> column) {
        return switch (column.name()) {
            case "measure", "unit", "figure" -> 30;
            case "meaning" -> 50;
            case "scenario", "baseline", "region" -> 22;
            case "year", "industry" -> 10;
            default -> 16;
        };
    }
}
