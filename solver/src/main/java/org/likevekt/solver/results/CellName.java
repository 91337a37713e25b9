package org.likevekt.solver.results;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a cell in parts: {@code Y[BRD]} is the cell {@code BRD} of {@code Y}.
 *
 * @param symbol what stands before the bracket
 * @param labels what stands inside, one a set; none where there is no bracket
 */
public record CellName(String symbol, List<String> labels) {
    /** Copies the labels. */
    public CellName {
        labels = List.copyOf(labels);
    }

    /** Takes a name apart. Labels may have brackets of their own, as in {@code endowment[HH,pf[LAB]]}. */
    public static CellName of(String text) {
        int open = text.indexOf('[');
        if (open <= 0 || !text.endsWith("]")) {
            return new CellName(text, List.of());
        }
        List<String> labels = new ArrayList<>();
        int depth = 0;
        int from = open + 1;
        for (int k = from; k < text.length() - 1; k++) {
            char c = text.charAt(k);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                labels.add(text.substring(from, k));
                from = k + 1;
            }
        }
        labels.add(text.substring(from, text.length() - 1));
        return new CellName(text.substring(0, open), labels);
    }

    @Override
    public String toString() {
        return labels.isEmpty() ? symbol : symbol + "[" + String.join(",", labels) + "]";
    }
}
