package org.likevekt.scenarios.compare;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Prints tables with aligned columns: texts to the left, numbers to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** The lines of a table. */
    public static List<String> lines(Table table) {
        List<List<String>> rows = new ArrayList<>();
        List<Boolean> isNumber = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            heads.add(column.name());
            isNumber.add(column instanceof tech.tablesaw.api.NumericColumn);
        }
        for (int k = 0; k < table.rowCount(); k++) {
            List<String> row = new ArrayList<>();
            for (Column<?> column : table.columns()) {
                row.add(column.getString(k));
            }
            rows.add(row);
        }
        return lines(heads, rows, isNumber);
    }

    /** The lines of a table given as texts. */
    public static List<String> lines(List<String> heads, List<List<String>> rows, List<Boolean> isRight) {
        List<List<String>> all = new ArrayList<>();
        all.add(heads);
        all.addAll(rows);
        int[] widths = widths(all);
        return all.stream().map(row -> line(row, widths, isRight)).toList();
    }

    /** How wide each column must be for all its texts. */
    public static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], length(row.get(c)));
            }
        }
        return widths;
    }

    /** One line of a table whose columns are as wide as given; a longer text sticks out. */
    public static String line(List<String> row, int[] width, List<Boolean> isRight) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < width.length; c++) {
            String blanks = " ".repeat(Math.max(0, width[c] - length(row.get(c))));
            line.append(GAP).append(isRight.get(c) ? blanks + row.get(c) : row.get(c) + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
