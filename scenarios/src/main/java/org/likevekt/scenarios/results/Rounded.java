package org.likevekt.scenarios.results;

import java.util.Locale;

/** Numbers as people read them: one that is rounded to nothing has no sign of what it was before. */
public final class Rounded {
    private Rounded() {}

    /**
     * A number by a format for one, such as {@code %+.1f %%}: what shows as zero is a plain zero, never {@code -0.0}.
     *
     * @param format with one place for a number
     */
    public static String of(String format, double value) {
        String text = String.format(Locale.ROOT, format, value);
        boolean isNothing = !Double.isNaN(value)
                && !Double.isInfinite(value)
                && text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return isNothing ? String.format(Locale.ROOT, format, 0.0) : text;
    }
}
