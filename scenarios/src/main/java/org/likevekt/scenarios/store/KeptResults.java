package org.likevekt.scenarios.store;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.results.ResultCatalogue;
import org.likevekt.scenarios.results.ResultVariable;

/**
 * Which results of a run are worth storing.
 *
 * @param variables {@code key}, {@code usual}, {@code all}, or names
 * @param years the years; empty for all
 */
public record KeptResults(List<String> variables, Set<Integer> years) implements Serializable {
    /** What a single run keeps: what an analyst usually needs, in every year. */
    public static final KeptResults RUN = new KeptResults(List.of("usual"), Set.of());

    /** What a point of a sweep keeps: the key figures, every five years. */
    public static final KeptResults POINT =
            new KeptResults(List.of("key"), Set.of(2018, 2020, 2025, 2030, 2035, 2040, 2045, 2050));

    private static final List<String> CHOICES = List.of("key", "usual", "all");

    /** Sorts both, so that the same choice has the same hash. */
    public KeptResults {
        variables = variables.stream().sorted().distinct().toList();
        years = java.util.Collections.unmodifiableSet(new TreeSet<>(years));
    }

    /** Whether a year is kept. */
    boolean keeps(int year) {
        return years.isEmpty() || years.contains(year);
    }

    /** The quantities of a model that are kept. */
    List<ResultVariable> of(ResultCatalogue catalogue) {
        if (variables.equals(List.of("usual"))) {
            return catalogue.usualVariables();
        }
        if (variables.equals(List.of("all"))) {
            return catalogue.allVariables();
        }
        if (variables.equals(List.of("key"))) {
            return catalogue.keyVariables();
        }
        Set<String> wanted = Set.copyOf(variables);
        return catalogue.allVariables().stream()
                .filter(variable -> wanted.contains(variable.name()))
                .toList();
    }

    /**
     * Checks the names against those that the runs have; asks for them only when there are names.
     *
     * @throws OutputException when one is unknown
     */
    public void check(Supplier<List<String>> names) {
        if (variables.size() == 1 && CHOICES.contains(variables.get(0))) {
            return;
        }
        List<String> valid = names.get();
        for (String name : variables) {
            if (!valid.contains(name)) {
                throw new OutputException(
                        "unknown variable " + Words.quote(name) + ", expected key, usual, all, or some of: "
                                + Words.list(valid) + ". " + Words.maybe(Quantities.nameOf(name), valid));
            }
        }
    }

    /** The choice in words, as it is hashed and stored. */
    public String describe() {
        return "variables " + String.join(",", variables) + "; years " + (years.isEmpty() ? "all" : years.toString());
    }
}
