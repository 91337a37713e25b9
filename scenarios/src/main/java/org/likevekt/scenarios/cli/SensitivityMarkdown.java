package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.sensitivity.RowSensitivity;

/** The table of robust conclusions in Markdown, and its place in a file. */
final class SensitivityMarkdown {
    static final String BEGIN = "<!-- generated: sensitivity -->";
    static final String END = "<!-- end of sensitivity -->";

    private static final int SHOWN = 3;

    private SensitivityMarkdown() {}

    /**
     * The lines between the marks.
     *
     * @param origin the command that made them, and how long it took
     */
    static List<String> lines(SensitivityTables tables, String origin) {
        List<String> lines = new ArrayList<>();
        lines.add(origin + ": " + tables.heading());
        lines.add("");
        lines.add(
                "| row | what, where | published | ours | mean ± sd | 90 % interval | sign % | claim % | | depends on, % of variance |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        List<RowSensitivity> moved = tables.found().rows().stream()
                .filter(row -> !SensitivityTables.standing(row).equals("given"))
                .sorted(Comparator.comparing(RowSensitivity::standing))
                .toList();
        moved.forEach(row -> lines.add(line(row)));
        String given = tables.found().rows().stream()
                .filter(row -> !moved.contains(row))
                .map(row -> row.central().row().id())
                .collect(Collectors.joining(", "));
        if (!given.isEmpty()) {
            lines.add("");
            lines.add("Given, so no parameter moves them: " + given + ".");
        }
        return lines;
    }

    private static String line(RowSensitivity row) {
        PublishedRow published = row.central().row();
        String mean = row.isRanking()
                ? ""
                : SensitivityTables.number(published, row.spread().mean()) + " ± "
                        + SensitivityTables.number(published, row.spread().sd());
        return "| "
                + String.join(
                        " | ",
                        published.id(),
                        ReplayCommand.what(published) + ", " + published.years(),
                        ReplayCommand.published(published),
                        row.central().ours(),
                        mean,
                        row.isRanking() ? "" : SensitivityTables.interval(row),
                        RowSensitivity.percent(row.signProbability()),
                        RowSensitivity.percent(row.claimProbability()),
                        SensitivityTables.standing(row),
                        SensitivityTables.hangsOn(row, SHOWN))
                + " |";
    }

    /**
     * A text with other lines between the marks.
     *
     * @throws InputException when the text has not both marks, in their order
     */
    static String placed(String text, List<String> lines, String file) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new InputException(
                    "--readme " + file + " has no lines '" + BEGIN + "' and '" + END + "' to write between");
        }
        return text.substring(0, begin + BEGIN.length()) + "\n" + String.join("\n", lines) + "\n" + text.substring(end);
    }
}
