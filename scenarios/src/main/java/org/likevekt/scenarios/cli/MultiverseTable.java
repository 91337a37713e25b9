package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.sensitivity.Multiverse;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A study under other choices as tables: for reading, and for programs. */
record MultiverseTable(Study study, Multiverse found) {
    /** For reading on a screen. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(study.title());
        lines.addAll(Paragraph.wrapped(heading()));
        lines.addAll(TextTable.lines(
                List.of("row", "what, where", "published", "ours", "verdict", "holds in", "turns on"),
                found.positions().mapToObj(this::cells).toList(),
                List.of(false, false, true, true, false, true, false)));
        found.worlds().stream()
                .filter(world -> world.rows().isEmpty())
                .forEach(world -> lines.addAll(
                        Paragraph.wrapped("  no solution with " + world.changed() + ": " + world.reason())));
        return lines;
    }

    private String heading() {
        return found.worlds().size()
                + " worlds with other choices beside the registered one. Holds in: share of the worlds that have"
                + " a solution in which the claim agrees or is within its tolerance. Turns on: alternatives that alone change that.";
    }

    private List<String> cells(int row) {
        ReplayedRow replayed = found.rows().get(row);
        return List.of(
                replayed.row().id(),
                ReplayCommand.what(replayed.row()),
                ReplayCommand.published(replayed.row()),
                replayed.ours(),
                replayed.verdict().words(),
                String.format(Locale.ROOT, "%.0f %%", 100 * found.share(row)),
                String.join(", ", found.turns(row)));
    }

    /** For programs. */
    Table wide() {
        Table table = Table.create("choices");
        table.addColumns(
                StringColumn.create("row"),
                StringColumn.create("verdict"),
                DoubleColumn.create("share"),
                StringColumn.create("turns"));
        found.positions().forEach(row -> {
            table.stringColumn(0).append(found.rows().get(row).row().id());
            table.stringColumn(1).append(found.rows().get(row).verdict().words());
            table.doubleColumn(2).append(found.share(row));
            table.stringColumn(3).append(String.join("; ", found.turns(row)));
        });
        return table;
    }
}
