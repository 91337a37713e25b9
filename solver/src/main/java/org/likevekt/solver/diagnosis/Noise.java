package org.likevekt.solver.diagnosis;

/** Numbers without a pattern, always the same. */
public final class Noise {
    private Noise() {}

    /** A number between 0.5 and 1.5 in size, of either sign. */
    public static double at(int k) {
        // Weyl's sequence of the golden ratio: evenly spread, no two near each other for long.
        double fraction = (k + 1) * 0.6180339887498949 % 1;
        return fraction < 0.5 ? -0.5 - 2 * fraction : 2 * fraction - 0.5;
    }
}
