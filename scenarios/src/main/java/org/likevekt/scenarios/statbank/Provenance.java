package org.likevekt.scenarios.statbank;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.likevekt.data.Quality;
import org.likevekt.data.TableDescription.Grade;

/** What the catalogue of tables says of where imported figures come from, and how far to trust them. */
final class Provenance {
    /** How the source of a user's own figures begins. */
    private static final String USER = "The user, ";

    private Provenance() {}

    /** The catalogue with what is now known of the table that an export went into. */
    static CsvTable with(CsvTable catalogue, Reading told) {
        Statistic kind = told.kind();
        boolean isThere = catalogue.rows().stream()
                .anyMatch(row -> catalogue.cell(row, "table").equals(kind.table()));
        if (!isThere) {
            List<List<String>> rows = new ArrayList<>(catalogue.rows());
            Map<String, String> cells = ofOwn(told);
            rows.add(catalogue.headings().stream()
                    .map(heading -> cells.getOrDefault(heading, "-"))
                    .toList());
            return new CsvTable(catalogue.headings(), rows);
        }
        Map<String, String> cells = kind.estimate().isPresent() ? ofOwn(told) : ofShared(catalogue, told);
        return catalogue.with(row -> catalogue.cell(row, "table").equals(kind.table()) ? cells : Map.of());
    }

    /** Of a table that an import made: it holds nothing else. */
    private static Map<String, String> ofOwn(Reading told) {
        return Map.of(
                "table",
                told.kind().table(),
                "title",
                told.kind().title(),
                "source",
                "Source: " + source(told.export()),
                "grade",
                Quality.label(grade(told, told.isAsPublished())),
                "unit",
                "persons",
                "note",
                "As exported; a municipality without a line is estimated from its county");
    }

    /** Of a table that was there before. */
    private static Map<String, String> ofShared(CsvTable catalogue, Reading told) {
        Statistic kind = told.kind();
        if (kind.isOfPairs() && told.isOfficial()) {
            return Map.of(
                    "source",
                    "Source: " + source(told.export()),
                    "grade",
                    Quality.label(grade(told, true)),
                    "note",
                    "As exported; a pair without a line has none");
        }
        String start = kind.target() + ": ";
        String before = catalogue.cell(catalogue.row("table", kind.table()), "source");
        String others = Arrays.stream(before.split("; "))
                .filter(part -> !part.startsWith(start))
                .collect(Collectors.joining("; "));
        String source = others + "; " + start + source(told.export());
        // the table is as good as the worst of what it is made of
        Grade grade = source.contains(": " + USER) ? Grade.USER : Grade.TRANSFORMED;
        return Map.of("source", source, "grade", Quality.label(grade));
    }

    /** A file that does not say which table of the statbank it is an export of is the user's own. */
    private static Grade grade(Reading told, boolean isAsPublished) {
        return told.export().table().isEmpty() ? Grade.USER : isAsPublished ? Grade.OFFICIAL : Grade.TRANSFORMED;
    }

    private static String source(Export export) {
        String number = export.table();
        return (number.isEmpty() ? USER : "Statistics Norway, table " + number + ", ") + export.date() + ", "
                + name(export);
    }

    /** The name of a file without its folder, or the address. */
    static String name(Export export) {
        return export.file().contains("://")
                ? export.file()
                : Path.of(export.file()).getFileName().toString();
    }
}
