package org.likevekt.scenarios.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Comma-separated values that a spreadsheet cannot take for commands; numbers have a decimal point. */
public final class Csv implements RowSink, AutoCloseable {
    private static final String COMMANDS = "=+-@\t\r\n";

    private final CsvWriter writer;

    /** Writes to a writer, which the caller closes after this. */
    public Csv(Writer target) {
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
    }

    /**
     * Writes a table into a new file.
     *
     * @throws IOException when the file cannot be written
     */
    public static void write(Path file, Consumer<RowSink> table) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            WholeFile.write(
                    target -> {
                        try (Csv csv = new Csv(new OutputStreamWriter(target, StandardCharsets.UTF_8))) {
                            table.accept(csv);
                        }
                    },
                    stream);
        }
    }

    /** Writes one row: numbers as they are, texts made harmless, nothing for a missing cell or a number that is none. */
    @Override
    public void row(List<?> cells) {
        CsvWriter.CsvWriterRecord record = writer.writeRecord();
        for (Object cell : cells) {
            record.writeField(text(cell));
        }
        record.endRecord();
    }

    /** Hands all rows to the writer, and leaves it open. */
    @Override
    public void close() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing a table", e);
        }
    }

    /** A cell as it is written. */
    public static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Double number) {
            return Double.isFinite(number) ? number.toString() : "";
        }
        return cell instanceof Number ? cell.toString() : harmless(cell.toString());
    }

    /** A text that a spreadsheet would run as a formula is marked as text by an apostrophe. */
    static String harmless(String text) {
        return !text.isEmpty() && COMMANDS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The text that {@link #text} wrote. */
    public static String read(String cell) {
        boolean isMarked = cell.length() > 1 && cell.charAt(0) == '\'' && COMMANDS.indexOf(cell.charAt(1)) >= 0;
        return isMarked ? cell.substring(1) : cell;
    }
}
