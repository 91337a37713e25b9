package org.likevekt.solver.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of cells as aligned or comma-separated text. */
final class TextTable {
    private final List<List<String>> lines = new ArrayList<>();

    TextTable(List<String> heads) {
        lines.add(List.copyOf(heads));
    }

    void add(List<String> cells) {
        lines.add(List.copyOf(cells));
    }

    /** The first columns aligned left, the others right. */
    String text(int left) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(widths[k], line.get(k).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int k = 0; k < widths.length; k++) {
                String padding = " ".repeat(widths[k] - line.get(k).length());
                row.append(k < left ? line.get(k) + padding : padding + line.get(k))
                        .append("  ");
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    String csv() {
        return lines.stream()
                .map(line -> line.stream().map(TextTable::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String cell) {
        return cell.matches("[^,;\"\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
