package org.likevekt.scenarios.statbank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.likevekt.data.DataException;
import org.likevekt.data.Finding;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;
import org.likevekt.scenarios.statbank.Export.Observation;

/** The cells of an export that tell what is asked for: of one year, one figure, and all people where it tells them apart. */
final class CellSelection {
    private final Export export;
    private final Statistic kind;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * A cell.
     *
     * @param line of the file, 0 where it has no lines
     * @param row of which municipality
     * @param column the other variable that counts; the row again where there is none
     * @param value nothing where the statbank has no figure
     */
    record Figure(long line, Category row, Category column, OptionalDouble value) {}

    private CellSelection(Export export, Statistic kind) {
        this.export = export;
        this.kind = kind;
    }

    /**
     * The cells.
     *
     * @throws DataException when a variable or the year is not there, a cell occurs twice or is negative
     */
    static List<Figure> of(Export export, Statistic kind) {
        return new CellSelection(export, kind).select();
    }

    private List<Figure> select() {
        List<Set<Category>> taken = categories().stream().map(Set::copyOf).toList();
        int row = position(kind.row());
        int column = kind.column().map(this::position).orElse(row);
        List<Figure> figures = new ArrayList<>();
        Map<List<String>, Long> seen = new HashMap<>();
        for (Observation cell : export.observations()) {
            if (isTaken(cell, taken)) {
                check(cell, seen);
                figures.add(new Figure(
                        cell.line(),
                        cell.categories().get(row),
                        cell.categories().get(column),
                        cell.value()));
            }
        }
        throwFindings();
        return figures;
    }

    /**
     * The categories of each variable whose cells tell what is asked for.
     *
     * @throws DataException when a variable or the year is not there
     */
    static List<List<Category>> categories(Export export, Statistic kind) {
        return new CellSelection(export, kind).categories();
    }

    private List<List<Category>> categories() {
        int row = position(kind.row());
        int column = kind.column().map(this::position).orElse(row);
        throwFindings();
        List<List<Category>> taken = IntStream.range(0, export.variables().size())
                .mapToObj(v ->
                        v == row ? export.categories(v) : v == column ? kind.counting(export.categories(v)) : taken(v))
                .toList();
        throwFindings();
        return taken;
    }

    private int position(VariableRole role) {
        int position = export.position(role);
        if (position < 0) {
            add(
                    0,
                    "the variables "
                            + Words.list(export.variables().stream()
                                    .map(Export.Variable::label)
                                    .toList()),
                    "one of " + role.name().toLowerCase(Locale.ROOT) + " for " + kind.word(),
                    "");
        }
        return position;
    }

    private static boolean isTaken(Observation cell, List<Set<Category>> taken) {
        return IntStream.range(0, taken.size())
                .allMatch(v -> taken.get(v).contains(cell.categories().get(v)));
    }

    /** The categories of a variable that does not count which together are all of it. */
    private List<Category> taken(int variable) {
        Optional<VariableRole> role = export.variables().get(variable).role();
        List<Category> all = export.categories(variable);
        if (role.equals(Optional.of(VariableRole.YEAR))) {
            return years(all);
        }
        if (role.equals(Optional.of(VariableRole.CONTENTS))) {
            return counted(all);
        }
        List<Category> totals = all.stream()
                .filter(category -> VariableRole.isTotal(role, category))
                .toList();
        if (!totals.isEmpty()) {
            return totals.subList(0, 1);
        }
        if (role.equals(Optional.of(VariableRole.AGE))) {
            return Ages.parts(all);
        }
        boolean addsUp = role.equals(Optional.of(VariableRole.SEX)) || role.equals(Optional.of(VariableRole.INDUSTRY));
        if (!addsUp && all.size() > 1) {
            add(
                    0,
                    "several of " + export.variables().get(variable).label() + ": " + names(all),
                    "one, or their total",
                    "");
        }
        return all;
    }

    private List<Category> years(List<Category> all) {
        List<Category> own =
                all.stream().filter(year -> year.code().startsWith(kind.year())).toList();
        if (own.size() != 1) {
            String found = all.stream().allMatch(year -> year.code().isEmpty()) ? "no year" : names(all);
            add(0, found, kind.year() + ", the year of what " + kind.word() + " replaces", "");
        }
        return own;
    }

    private List<Category> counted(List<Category> all) {
        List<Category> own = kind.counted(export, all);
        if (own.size() == 1 || own.isEmpty() && all.size() == 1) {
            return own.isEmpty() ? all : own;
        }
        add(0, "the figures " + names(all), "one that tells " + kind.word(), "export that one only");
        return own;
    }

    private static String names(List<Category> categories) {
        return Words.list(categories.stream().map(Category::label).toList());
    }

    private void check(Observation cell, Map<List<String>, Long> seen) {
        List<String> key = cell.categories().stream().map(Category::code).toList();
        Long before = seen.put(key, cell.line());
        String label = Words.quote(String.join(", ", key));
        if (before != null) {
            add(cell.line(), label, "a cell that no other line tells", "delete this line or line " + before);
        }
        double value = cell.value().orElse(0);
        if (value < 0) {
            add(cell.line(), value + " of " + label, "a number from 0", "the sign is wrong");
        }
    }

    private void add(long line, String found, String expected, String maybe) {
        findings.add(new Finding(export.file(), line, "", found, expected, maybe));
    }

    private void throwFindings() {
        if (!findings.isEmpty()) {
            throw new DataException(findings);
        }
    }
}
