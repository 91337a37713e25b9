package org.likevekt.scenarios.compare;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.likevekt.model.accounts.MacroFigure;

/** What Perspektivmeldingen 2021 says of a figure to a year, with where it says so. */
record Outlook(String figure, Of of, int year, double value, String source) {
    private static final String TABLE = "/outlook/perspektivmeldingen-2021.csv";

    /** What is given of the figure. */
    enum Of {
        /** Its mean growth a year since the first year, share. */
        growth,
        /** Its value over the first year's. */
        index,
        /** Its value. */
        level
    }

    /** All that is known. */
    public static List<Outlook> all() {
        try (InputStream table = Outlook.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("table " + TABLE + " is missing in the program");
            }
            List<Outlook> all = new ArrayList<>();
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text)) {
                all.add(new Outlook(
                        row.getField("figure"),
                        Of.valueOf(row.getField("of")),
                        Integer.parseInt(row.getField("year")),
                        Double.parseDouble(row.getField("value")),
                        row.getField("source")));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of a figure. */
    public static Optional<Outlook> of(MacroFigure figure) {
        return all().stream()
                .filter(outlook -> outlook.figure().equals(figure.name()))
                .findFirst();
    }

    /** The figure in words. */
    public String inWords() {
        return switch (of) {
            case growth -> String.format(Locale.ROOT, "%+.1f %% a year", 100 * value);
            case index -> String.format(Locale.ROOT, "%.2f of the first year", value);
            case level -> String.format(Locale.ROOT, "%.3f", value);
        };
    }
}
