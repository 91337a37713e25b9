package org.likevekt.scenarios.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The regions of a scenario, made of counties: every county is in exactly one.
 *
 * @param parts codes of counties by the name of their region
 * @param areCounties whether every region is one county under the county's name
 */
public record Regions(Map<String, List<String>> parts, boolean areCounties) {
    /** Copies the parts, in their order. */
    public Regions {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        parts.forEach((name, codes) -> copy.put(name, List.copyOf(codes)));
        parts = Collections.unmodifiableMap(copy);
    }

    /** Each region with the codes of its counties. */
    @Override
    public String toString() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + " (" + String.join(", ", part.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }
}
