package org.likevekt.solver.newton;

import java.util.Locale;

/** How far unknowns move, in words: a change too large for a number that means anything is called that. */
final class Change {
    private static final double THOUSANDFOLD = Math.log(1000);

    /** Logarithms beyond this have no level. */
    private static final double BOUND = Math.log(Double.MAX_VALUE);

    private Change() {}

    /** The position of the largest finite entry; 0 when there is none. */
    static int largest(double[] values) {
        int found = 0;
        double size = -1;
        for (int k = 0; k < values.length; k++) {
            if (Double.isFinite(values[k]) && Math.abs(values[k]) > size) {
                found = k;
                size = Math.abs(values[k]);
            }
        }
        return found;
    }

    /** A change of a logarithm as a percentage of the level, such as "by 12.5 %". */
    static String percent(double change) {
        return isBeyond(THOUSANDFOLD, change)
                ? "more than a thousandfold"
                : String.format(Locale.ROOT, "by %.3g %%", Math.abs(100 * Math.expm1(change)));
    }

    /** A change of a logarithm as a factor, such as "by a factor of 2.5". */
    static String factor(double change) {
        return isBeyond(BOUND, change)
                ? "beyond all bounds"
                : String.format(Locale.ROOT, "by a factor of %.3g", Math.exp(Math.abs(change)));
    }

    /** The negated test takes what is not a number for beyond, too. */
    private static boolean isBeyond(double bound, double change) {
        return !(Math.abs(change) <= bound);
    }
}
