package org.likevekt.scenarios.format;

import java.util.Locale;

/** What a shock does with the value that a driver had before it. */
public enum Operation {
    /** Replaces the value. */
    SET(Double.NaN),
    /** Multiplies the value. */
    MULTIPLY(1),
    /** Adds to the value. */
    ADD(0);

    private final double neutral;

    Operation(double neutral) {
        this.neutral = neutral;
    }

    /** The word of the scenario file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operation that an entry of a file is about, by its key. */
    static Operation of(Tree.Entry entry) {
        return valueOf(entry.key().toUpperCase(Locale.ROOT));
    }

    /** The value after the shock. */
    public double apply(double before, double operand) {
        return switch (this) {
            case SET -> operand;
            case MULTIPLY -> before * operand;
            case ADD -> before + operand;
        };
    }

    /** Whether this operand leaves every value as it is. */
    boolean isNeutral(double operand) {
        return operand == neutral;
    }
}
