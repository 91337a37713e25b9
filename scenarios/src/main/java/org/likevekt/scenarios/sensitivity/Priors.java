package org.likevekt.scenarios.sensitivity;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.likevekt.data.DataException;
import org.likevekt.data.Dataset;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.replay.StudyException;
import org.likevekt.scenarios.replay.StudyFiles;

/** Reads a study's table of uncertain parameters. */
public final class Priors {
    /** The file in the study's folder. */
    public static final String FILE = "uncertainty.csv";

    private Priors() {}

    /**
     * The priors of a study, every one tried on the tables.
     *
     * @throws StudyException naming the line, when one is wrong or fits no figure of the tables
     */
    public static List<Prior> load(String study, Dataset data) {
        return parse(StudyFiles.text(study, FILE), data);
    }

    static List<Prior> parse(String csv, Dataset data) {
        List<Prior> priors = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        try {
            for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(csv)) {
                String place = FILE + ", line " + row.getStartingLineNumber() + ": ";
                Prior prior = prior(row, place);
                if (!names.add(prior.name())) {
                    throw new StudyException(place + "a second parameter " + Words.quote(prior.name()));
                }
                tried(prior, data, place);
                priors.add(prior);
            }
        } catch (CsvParseException e) {
            throw new StudyException(FILE + " is no comma-separated text: " + e.getMessage());
        }
        if (priors.isEmpty()) {
            throw new StudyException(FILE + " has no parameter, expected one a line");
        }
        return List.copyOf(priors);
    }

    private static Prior prior(NamedCsvRecord row, String place) {
        try {
            return new Prior(
                    filled(row, "parameter"),
                    filled(row, "title"),
                    filled(row, "table"),
                    filled(row, "column"),
                    row.getField("rows").isBlank()
                            ? List.of()
                            : List.of(row.getField("rows").strip().split(" +")),
                    word(Prior.Change.class, row, "change"),
                    word(Prior.Distribution.class, row, "distribution"),
                    number(row, "factor"),
                    filled(row, "grade"),
                    filled(row, "source"));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new StudyException(place + e.getMessage());
        }
    }

    /** Moves the parameter a little: the tables say whether it is there, and its range. */
    private static void tried(Prior prior, Dataset data, String place) {
        try {
            prior.applied(data, prior.sd() / 100);
        } catch (IllegalArgumentException | DataException e) {
            throw new StudyException(place + e.getMessage());
        }
    }

    private static String filled(NamedCsvRecord row, String column) {
        String text = row.getField(column).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("nothing under '" + column + "', expected a text");
        }
        return text;
    }

    private static double number(NamedCsvRecord row, String column) {
        try {
            return Double.parseDouble(row.getField(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    column + " is " + Words.quote(row.getField(column)) + ", expected a number such as 1.5", e);
        }
    }

    private static <E extends Enum<E>> E word(Class<E> type, NamedCsvRecord row, String column) {
        String found = row.getField(column).strip();
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!known.contains(found)) {
            throw new IllegalArgumentException(column + " is " + Words.quote(found) + ", expected one of: "
                    + Words.list(known) + ". " + Words.maybe(found, known));
        }
        return Enum.valueOf(type, found.toUpperCase(Locale.ROOT));
    }
}
