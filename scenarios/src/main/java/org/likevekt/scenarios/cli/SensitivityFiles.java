package org.likevekt.scenarios.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.results.WholeFile;
import org.likevekt.scenarios.sensitivity.SensitivityPlot;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Where a study's sensitivity is written; what is wrong with the places is said before anything is solved. */
final class SensitivityFiles {
    private static final String TABLE = "sensitivity.csv";
    private static final String PLOT = "sensitivity.svg";
    private static final String WORLDS = "worlds.csv";

    private final Optional<Path> folder;
    private final Optional<Path> readme;

    /** Checks the places. */
    SensitivityFiles(Optional<Path> folder, Optional<Path> readme, Overwriting overwriting) {
        this.folder = folder;
        this.readme = readme;
        readme.ifPresent(file -> SensitivityMarkdown.placed(text(file), List.of(), file.toString()));
        folder.ifPresent(SensitivityFiles::make);
        folder.ifPresent(into -> overwriting.require(into.resolve(TABLE), into.resolve(PLOT), into.resolve(WORLDS)));
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OutputException(
                    "the folder " + folder + " (--out) cannot be made: " + OutputException.reason(e), e);
        }
    }

    /**
     * Writes all files.
     *
     * @param origin the command that made them, and how long it took
     */
    void write(SensitivityTables tables, String origin) {
        folder.ifPresent(into -> {
            Map<Path, WholeFile.Content> files = new LinkedHashMap<>();
            if (!tables.found().worlds().isEmpty()) {
                files.put(into.resolve(WORLDS), content(csv(tables.worlds())));
            }
            files.put(into.resolve(PLOT), content(SensitivityPlot.svg(tables.found(), ReplayCommand::what)));
            files.put(into.resolve(TABLE), content(csv(rows(tables.wide()))));
            WholeFile.write(files);
        });
        readme.ifPresent(file -> {
            List<String> lines = SensitivityMarkdown.lines(tables, origin);
            WholeFile.write(file, content(SensitivityMarkdown.placed(text(file), lines, file.toString())));
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

    private static WholeFile.Content content(String text) {
        return target -> target.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
