package org.likevekt.solver.diagnosis;

import java.util.Locale;

/** Numbers as messages show them. */
public final class Numbers {
    private Numbers() {}

    /** Six digits at most, without trailing zeros, the same in every language. */
    public static String text(double value) {
        return text(value, 6);
    }

    /** So many significant digits at most, without trailing zeros, the same in every language. */
    public static String text(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String plain = String.format(Locale.ROOT, "%." + digits + "g", value);
        if (plain.contains("e") || !plain.contains(".")) {
            return plain.replaceFirst("\\.?0*e", "e");
        }
        return plain.replaceFirst("\\.?0+$", "");
    }

    /** A whole number with commas between thousands. */
    static String count(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
