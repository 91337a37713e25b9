package org.likevekt.solver.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.likevekt.solver.evaluation.EquationSystem;

/** Lists equations or unknowns: by name when they are few, by family with counts when they are many. */
final class Names {
    private static final int NAMED = 6;
    private static final int FAMILIES = 8;

    private final EquationSystem system;

    Names(EquationSystem system) {
        this.system = system;
    }

    /** The equations paired with some unknowns, such as {@code 'market' at [a]} or {@code 'market' (24)}. */
    String equations(int[] rows) {
        return list(rows, system::equationName, k -> system.familyOf(k).name());
    }

    /** Some unknowns, such as {@code P[a]} or {@code P (24)}. */
    String unknowns(int[] columns) {
        return list(columns, system::unknownName, k -> system.variableOf(k).name());
    }

    private static String list(int[] members, IntFunction<String> name, IntFunction<String> family) {
        if (members.length <= NAMED) {
            return IntStream.of(members)
                    .mapToObj(k -> "'" + name.apply(k) + "'")
                    .collect(Collectors.joining(", "));
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int k : members) {
            counts.merge(family.apply(k), 1, Integer::sum);
        }
        List<String> largest = counts.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(FAMILIES)
                .map(e -> "'" + e.getKey() + "' (" + e.getValue() + ")")
                .toList();
        int left = counts.size() - largest.size();
        return String.join(", ", largest) + (left > 0 ? " and " + left + " more families" : "");
    }
}
