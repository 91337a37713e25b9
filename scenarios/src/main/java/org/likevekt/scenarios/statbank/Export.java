package org.likevekt.scenarios.statbank;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What an export of a statbank holds, whatever form it came in: one observation for each cell.
 *
 * @param file what it was read from, a file or an address
 * @param title the statbank's title, with the number of the table; empty when it has none
 * @param date when the statbank made the figures public, or when the file was saved
 * @param variables what the cells are told apart by
 * @param categories of each variable
 * @param observations the cells
 */
record Export(
        String file,
        String title,
        String date,
        List<Variable> variables,
        List<List<Category>> categories,
        List<Observation> observations) {
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{5}\\b");

    /** A variable by its code and by what it is called; one of them may be all that an export has. */
    record Variable(String code, String label) {
        Optional<VariableRole> role() {
            return VariableRole.of(code).or(() -> VariableRole.of(label));
        }
    }

    /** A category of a variable. */
    record Category(String code, String label) {}

    /**
     * A cell.
     *
     * @param line of the file, 0 where it has no lines
     * @param categories one of each variable
     * @param value nothing where the statbank has no figure
     */
    record Observation(long line, List<Category> categories, OptionalDouble value) {}

    Export {
        variables = List.copyOf(variables);
        categories = categories.stream().map(List::copyOf).toList();
        observations = List.copyOf(observations);
    }

    /** The number of the table in the statbank; empty when the title has none. */
    String table() {
        Matcher number = NUMBER.matcher(title);
        return number.find() ? number.group() : "";
    }

    /** The position of the variable that has a role, or -1. */
    int position(VariableRole role) {
        for (int v = 0; v < variables.size(); v++) {
            if (variables.get(v).role().equals(Optional.of(role))) {
                return v;
            }
        }
        return -1;
    }

    /** Whether a variable has the role. */
    boolean has(VariableRole role) {
        return position(role) >= 0;
    }

    /** An export of the categories that occur in it. */
    static Export of(String file, String title, String date, List<Variable> variables, List<Observation> observations) {
        List<List<Category>> categories = IntStream.range(0, variables.size())
                .mapToObj(v -> observations.stream()
                        .map(cell -> cell.categories().get(v))
                        .distinct()
                        .toList())
                .toList();
        return new Export(file, title, date, variables, categories, observations);
    }

    /** The categories of a variable. */
    List<Category> categories(int variable) {
        return categories.get(variable);
    }
}
