package org.likevekt.scenarios.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.scenarios.format.Fingerprint;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.results.WholeFile;

/**
 * Our own numbers for a study, kept beside it: ours.csv has them, changes.csv says of each time they moved when, what
 * and why. A number that moves without a reason fails the build.
 */
public final class KeptNumbers {
    /** Largest relative distance of a number that has not moved. */
    public static final double TOLERANCE = 1e-8;

    private static final String OURS = "ours.csv";
    private static final String CHANGES = "changes.csv";
    private static final List<String> OUR_COLUMNS = List.of("id", "ours", "verdict");
    private static final List<String> CHANGE_COLUMNS = List.of("date", "ours", "moved", "why");
    private static final int DIGITS = 16;

    private final Path folder;

    /** The numbers kept in the folder of a study; there may be none yet. */
    public KeptNumbers(Path folder) {
        this.folder = folder;
    }

    /**
     * What is not as kept, a line each; nothing when all is.
     *
     * @throws StudyException when the files cannot be read
     */
    public List<String> moved(List<ReplayedRow> rows) {
        Map<String, NamedCsvRecord> kept = new LinkedHashMap<>();
        records(OURS).forEach(record -> kept.put(record.getField("id"), record));
        List<String> moved = new ArrayList<>();
        for (ReplayedRow row : rows) {
            NamedCsvRecord before = kept.remove(row.row().id());
            if (before == null) {
                moved.add(row.row().id() + " new: " + now(row));
            } else if (hasMoved(before, row)) {
                moved.add(row.row().id() + " from " + before.getField("ours") + " " + before.getField("verdict")
                        + " to " + now(row));
            }
        }
        kept.keySet().forEach(id -> moved.add(id + " gone"));
        return moved;
    }

    /**
     * What is wrong with the record of changes, a line each: every change has a reason, and the last is of the numbers
     * that are kept.
     *
     * @throws StudyException when the files cannot be read
     */
    public List<String> unexplained() {
        List<NamedCsvRecord> changes = records(CHANGES);
        List<String> faults = new ArrayList<>();
        for (NamedCsvRecord change : changes) {
            if (change.getField("why").isBlank()) {
                faults.add(CHANGES + ", line " + change.getStartingLineNumber() + ": no reason is given");
            }
        }
        String last = changes.isEmpty() ? "" : changes.get(changes.size() - 1).getField("ours");
        if (!last.equals(digits(text(OURS)))) {
            faults.add(OURS + " was changed and the last line of " + CHANGES + " is not about it");
        }
        return faults;
    }

    /**
     * Keeps these numbers from now on.
     *
     * @param why the reason; not blank
     * @param today the day of the change
     * @return what moved; when nothing did and all is explained, nothing is written
     * @throws StudyException when the earlier numbers cannot be read
     * @throws org.likevekt.scenarios.results.OutputException when the files cannot be written
     */
    public List<String> accept(List<ReplayedRow> rows, String why, LocalDate today) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("a change of our numbers needs a reason");
        }
        List<String> moved = moved(rows);
        if (moved.isEmpty() && unexplained().isEmpty()) {
            return moved;
        }
        String ours = ours(rows);
        List<NamedCsvRecord> earlier = records(CHANGES);
        String what = records(OURS).isEmpty() ? "all rows are new" : String.join("; ", moved);
        String changes = table(csv -> {
            csv.row(CHANGE_COLUMNS);
            earlier.forEach(change ->
                    csv.row(CHANGE_COLUMNS.stream().map(change::getField).toList()));
            csv.row(today.toString(), digits(ours), what, why.strip());
        });
        write(OURS, ours);
        write(CHANGES, changes);
        return moved;
    }

    private static boolean hasMoved(NamedCsvRecord before, ReplayedRow row) {
        if (!before.getField("verdict").equals(row.verdict().words())) {
            return true;
        }
        if (Double.isNaN(row.figure())) {
            return !before.getField("ours").equals(row.ours());
        }
        double kept = number(before);
        double largest = Math.max(Math.abs(kept), Math.abs(row.figure()));
        return !(Math.abs(kept - row.figure()) <= TOLERANCE * largest);
    }

    private static double number(NamedCsvRecord record) {
        try {
            return Double.parseDouble(record.getField("ours"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String now(ReplayedRow row) {
        return figure(row) + " " + row.verdict().words();
    }

    /** A number in full, or the order of a ranking. */
    private static Object figure(ReplayedRow row) {
        return Double.isNaN(row.figure()) ? row.ours() : (Object) row.figure();
    }

    private static String ours(List<ReplayedRow> rows) {
        return table(csv -> {
            csv.row(OUR_COLUMNS);
            rows.forEach(
                    row -> csv.row(row.row().id(), figure(row), row.verdict().words()));
        });
    }

    private static String table(java.util.function.Consumer<Csv> rows) {
        StringWriter text = new StringWriter();
        try (Csv csv = new Csv(text)) {
            rows.accept(csv);
        }
        return text.toString();
    }

    private static String digits(String ours) {
        return new Fingerprint().add(ours).digits().substring(0, DIGITS);
    }

    private List<NamedCsvRecord> records(String name) {
        try {
            List<NamedCsvRecord> records =
                    CsvReader.builder().ofNamedCsvRecord(text(name)).stream().toList();
            List<String> columns = name.equals(OURS) ? OUR_COLUMNS : CHANGE_COLUMNS;
            if (!records.isEmpty() && !records.get(0).getHeader().equals(columns)) {
                throw new StudyException(
                        name + " has the columns " + records.get(0).getHeader() + ", expected " + columns);
            }
            return records;
        } catch (CsvParseException e) {
            throw new StudyException(name + " is no table: " + e.getMessage());
        }
    }

    private String text(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new StudyException("cannot read " + file + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void write(String name, String text) {
        WholeFile.write(folder.resolve(name), target -> target.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
