package org.likevekt.solver.results;

import java.util.List;
import org.likevekt.solver.algebra.Cells;

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
        List<String> labels = Cells.labels(text);
        return new CellName(labels.isEmpty() ? text : text.substring(0, text.indexOf('[')), labels);
    }

    @Override
    public String toString() {
        return labels.isEmpty() ? symbol : symbol + "[" + String.join(",", labels) + "]";
    }
}
