package org.likevekt.solver.diagnosis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An operation whose result is not a finite number although its operands are.
 *
 * @param what the operation with its numbers, such as {@code ln of -0.3}
 * @param formula the sub-formula
 * @param symbols levels of the symbols that stand in it, by the names of their cells
 */
public record Defect(String what, String formula, Map<String, Double> symbols) {
    private static final int FORMULA_SHOWN = 160;
    private static final int SYMBOLS_SHOWN = 8;

    /** Copies the map and keeps its order. */
    public Defect {
        symbols = Collections.unmodifiableMap(new LinkedHashMap<>(symbols));
    }

    /** One sentence that names the equation, the sub-formula and its symbols. */
    public String in(String equation) {
        String shown = formula.length() <= FORMULA_SHOWN ? formula : formula.substring(0, FORMULA_SHOWN) + "...";
        String values = symbols.entrySet().stream()
                .limit(SYMBOLS_SHOWN)
                .map(e -> e.getKey() + " = " + Numbers.text(e.getValue()))
                .collect(Collectors.joining(", "));
        String more = symbols.size() > SYMBOLS_SHOWN ? ", ..." : "";
        return what + " in '" + equation + "': " + shown + (values.isEmpty() ? "" : " with " + values + more);
    }
}
