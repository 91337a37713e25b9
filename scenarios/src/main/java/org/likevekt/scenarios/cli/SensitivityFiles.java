package org.likevekt.scenarios.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.sensitivity.SensitivityPlot;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Where a study's sensitivity is written; what is wrong with the places is said before anything is solved. */
final class SensitivityFiles {
    private final Optional<Path> folder;
    private final Optional<Path> readme;

    /** Checks the places. */
    SensitivityFiles(Optional<Path> folder, Optional<Path> readme) {
        this.folder = folder;
        this.readme = readme;
        readme.ifPresent(file -> SensitivityMarkdown.placed(text(file), List.of(), file.toString()));
        folder.ifPresent(SensitivityFiles::make);
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OutputException("cannot make the folder " + folder + " (--out)", e);
        }
    }

    /**
     * Writes all files.
     *
     * @param origin the command that made them, and how long it took
     */
    void write(SensitivityTables tables, String origin) {
        folder.ifPresent(into -> {
            write(into.resolve("sensitivity.csv"), csv(rows(tables.wide())));
            write(into.resolve("sensitivity.svg"), SensitivityPlot.svg(tables.found(), ReplayCommand::what));
            if (!tables.found().worlds().isEmpty()) {
                write(into.resolve("worlds.csv"), csv(tables.worlds()));
            }
        });
        readme.ifPresent(file -> {
            List<String> lines = SensitivityMarkdown.lines(tables, origin);
            write(file, SensitivityMarkdown.placed(text(file), lines, file.toString()));
        });
    }

    private static List<List<Object>> rows(Table table) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.copyOf(table.columnNames()));
        for (int k = 0; k < table.rowCount(); k++) {
            List<Object> row = new ArrayList<>();
            for (Column<?> column : table.columns()) {
                row.add(column.get(k));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String csv(List<List<Object>> rows) {
        StringWriter text = new StringWriter();
        try (Csv csv = new Csv(text)) {
            rows.forEach(csv::row);
        }
        return text.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + " (--readme)");
        }
    }

    /** A file is there whole or not at all. */
    private static void write(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OutputException("cannot write " + file, e);
        }
    }
}
