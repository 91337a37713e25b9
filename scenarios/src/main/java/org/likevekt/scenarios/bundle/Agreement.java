package org.likevekt.scenarios.bundle;

/** How two sets of numbers stand to each other. */
public enum Agreement {
    /** Every number has the same bits. */
    IDENTICAL("identical"),
    /** Some bits differ, and no number by more than the tolerance. */
    WITHIN("within tolerance"),
    /** A number differs by more, or a row is not there. */
    DIFFERS("differs");

    private final String words;

    Agreement(String words) {
        this.words = words;
    }

    /** As printed. */
    public String words() {
        return words;
    }
}
