package org.likevekt.scenarios.run;

import java.util.List;
import java.util.TreeMap;
import org.likevekt.data.UserError;

/** Reads what {@link StoredCalibration#text} writes; any other text is refused with its line. */
final class CalibrationReader {
    private final String file;
    private final TreeMap<Integer, Double> factors = new TreeMap<>();
    private final TreeMap<Integer, Double> markets = new TreeMap<>();
    private String fingerprint = "";
    private boolean isInTable;
    private int line;

    private CalibrationReader(String file) {
        this.file = file;
    }

    /**
     * The calibration of a file.
     *
     * @param file the file as the user knows it
     * @throws UserError when the text is none that a calibration has
     */
    static StoredCalibration read(String file, String text) {
        CalibrationReader reader = new CalibrationReader(file);
        text.lines().forEach(reader::take);
        reader.line = 0;
        if (reader.fingerprint.isEmpty()) {
            throw reader.wrong("has no line '" + StoredCalibration.MARK + "...'", "what 'likevekt calibrate' writes");
        }
        if (reader.factors.isEmpty()) {
            throw reader.wrong("has no years", "a line for each year after '" + StoredCalibration.HEADER + "'");
        }
        return new StoredCalibration(reader.fingerprint, reader.factors, reader.markets);
    }

    private void take(String text) {
        line++;
        if (text.startsWith(StoredCalibration.MARK)) {
            fingerprint = text.substring(StoredCalibration.MARK.length()).strip();
        } else if (!text.startsWith("#") && !isInTable) {
            if (!text.equals(StoredCalibration.HEADER)) {
                throw wrong("has '" + text + "'", "'" + StoredCalibration.HEADER + "'");
            }
            isInTable = true;
        } else if (!text.startsWith("#")) {
            row(text);
        }
    }

    private void row(String text) {
        List<String> cells = List.of(text.split(",", -1));
        try {
            int year = Integer.parseInt(cells.get(0));
            if (!factors.isEmpty() && year != factors.lastKey() + 1) {
                throw wrong("has the year " + year, "the year " + (factors.lastKey() + 1));
            }
            factors.put(year, factor(cells.get(1)));
            markets.put(year, factor(cells.get(2)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw wrong("has '" + text + "'", "a year and two numbers");
        }
    }

    private double factor(String cell) {
        double factor = Double.parseDouble(cell);
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw wrong("has the factor " + cell, "a number above 0");
        }
        return factor;
    }

    private UserError wrong(String found, String expected) {
        return new CalibrationFileException("the calibration in " + file + (line == 0 ? "" : ", line " + line + ",")
                + " " + found + ", expected " + expected);
    }

    /** A file that no calibration can be read from; the message says why. */
    static final class CalibrationFileException extends UserError {
        private static final long serialVersionUID = 1L;

        CalibrationFileException(String message) {
            super(message);
        }
    }
}
