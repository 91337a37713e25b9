package org.likevekt.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table whose every cell has passed its checks: one row for each combination of its keys; columns are parsed once. */
final class Table {
    private final TableDescription description;
    private final List<Classification> axes;
    private final String[][] rows;
    private final Map<List<String>, Grid> grids = new ConcurrentHashMap<>();
    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();

    /** Keeps the rows in row-major order of the axes; a row holds its cells in the order of the columns. */
    Table(TableDescription description, List<Classification> axes, String[][] rows) {
        this.description = description;
        this.axes = List.copyOf(axes);
        this.rows = rows;
    }

    /** A key, counted from 0: its codes in the order of the rows. */
    Classification axis(int key) {
        return axes.get(key);
    }

    /** A number column over the keys. */
    Grid grid(String column) {
        return grids.computeIfAbsent(List.of(column), key -> parse(column));
    }

    private Grid parse(String column) {
        int at = indexOf(column);
        double[] values = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            values[k] = Double.parseDouble(rows[k][at]);
        }
        return Grid.of(axes, values);
    }

    /** Several number columns over the keys and, as the last axis, the columns. */
    Grid grid(String axisName, String... columns) {
        List<String> key =
                Stream.concat(Stream.of(axisName), Arrays.stream(columns)).toList();
        return grids.computeIfAbsent(key, k -> parse(axisName, columns));
    }

    private Grid parse(String axisName, String... columns) {
        Classification wide = Classification.ofCodes(axisName, List.of(columns));
        double[] values = new double[rows.length * columns.length];
        for (int k = 0; k < rows.length; k++) {
            for (int c = 0; c < columns.length; c++) {
                values[wide.cell(k, c)] = Double.parseDouble(rows[k][indexOf(columns[c])]);
            }
        }
        return Grid.of(Stream.concat(axes.stream(), Stream.of(wide)).toList(), values);
    }

    /** A text column over the single key, in the order of the axis. */
    List<String> texts(String column) {
        return texts.computeIfAbsent(column, key -> {
            int at = indexOf(column);
            return Arrays.stream(rows).map(row -> row[at]).toList();
        });
    }

    /** The classification made of the single text key and the names beside it. */
    Classification classification() {
        List<String> names = texts("name");
        Classification codes = axes.get(0);
        return new Classification(
                description.name(),
                IntStream.range(0, codes.size())
                        .mapToObj(k -> new Classification.Item(codes.code(k), names.get(k)))
                        .toList());
    }

    /** This table with a number column changed in the rows whose first key is named, or in all. */
    Table with(String column, List<String> keys, DoubleUnaryOperator change) {
        ColumnDescription described = description.columns().stream()
                .filter(candidate -> candidate.name().equals(column) && candidate.isNumber())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Dataset.unknown(
                        "number column of " + description.name(),
                        column,
                        description.columns().stream()
                                .filter(ColumnDescription::isNumber)
                                .map(ColumnDescription::name)
                                .toList())));
        List<String> known = axes.isEmpty() ? List.of() : axes.get(0).codes();
        for (String key : keys) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(Dataset.unknown("row of " + description.name(), key, known));
            }
        }
        int at = indexOf(column);
        int perKey = known.isEmpty() ? 1 : rows.length / known.size();
        String[][] changed = new String[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            changed[k] = rows[k].clone();
            if (keys.isEmpty() || keys.contains(known.get(k / perKey))) {
                double value = change.applyAsDouble(Double.parseDouble(rows[k][at]));
                checkRange(described, value, k);
                changed[k][at] = Double.toString(value);
            }
        }
        return new Table(description, axes, changed);
    }

    private void checkRange(ColumnDescription column, double value, int row) {
        if (!(value >= column.minimum() && value <= column.maximum())) {
            String label =
                    axes.isEmpty() ? "" : Grid.of(axes, new double[rows.length]).label(row);
            throw new DataException(List.of(new Finding(
                    description.file(),
                    0,
                    column.name(),
                    value + " after a change" + (label.isEmpty() ? "" : " of " + label),
                    "a number from " + column.minimum() + " to " + column.maximum(),
                    "a smaller change")));
        }
    }

    private int indexOf(String column) {
        for (int c = 0; c < description.columns().size(); c++) {
            if (description.columns().get(c).name().equals(column)) {
                return c;
            }
        }
        throw new IllegalArgumentException("Table " + description.name() + " has no column " + column);
    }
}
