package org.likevekt.scenarios.statbank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.likevekt.data.DataException;
import org.likevekt.data.Finding;
import org.likevekt.data.PlainFile;
import org.likevekt.data.UserError;

/** Reads exports of a statbank: text with separators, in the encodings it is written in, or JSON-stat 2. */
final class ExportReader {
    /** What Norwegian spreadsheets write when they do not write UTF-8; latin1 is a part of it. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private ExportReader() {}

    /** Reads a file. */
    static Export read(Path file) {
        try (InputStream stream = PlainFile.open(file)) {
            String saved = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC)
                    .toString();
            return read(file.toString(), saved, stream.readAllBytes());
        } catch (IOException e) {
            throw told(
                    file.toString(),
                    0,
                    "a file that cannot be read (" + UserError.reason(e) + ")",
                    "an export of a statbank",
                    "");
        }
    }

    /**
     * Reads the bytes of a file or an answer.
     *
     * @param file what it is called
     * @param date its date, where it does not say one
     */
    static Export read(String file, String date, byte[] bytes) {
        String text = decoded(bytes);
        String start = text.stripLeading();
        if (start.isEmpty()) {
            throw told(file, 0, "nothing", "an export of a statbank", "");
        }
        if (start.startsWith("<") || start.startsWith("PK")) {
            throw told(
                    file,
                    0,
                    start.startsWith("<") ? "a web page" : "a workbook or an archive",
                    "CSV or JSON-stat 2",
                    "save the table as 'CSV' or 'JSON-stat 2' at the statbank");
        }
        return start.startsWith("{") ? JsonStat.read(file, date, text) : new CsvExport(file).read(date, text);
    }

    /** A fault of an export that leaves nothing else to look for. */
    static DataException told(String file, long line, String found, String expected, String maybe) {
        return new DataException(List.of(new Finding(file, line, "", found, expected, maybe)));
    }

    private static String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, WESTERN);
        }
    }
}
