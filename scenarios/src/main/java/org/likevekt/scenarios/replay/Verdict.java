package org.likevekt.scenarios.replay;

/** How our number stands to the published one. */
public enum Verdict {
    /** The claim holds; a number is within a fifth of its tolerance. */
    AGREES("agrees"),
    /** A number is within its tolerance. */
    WITHIN("within tolerance"),
    /** The claim does not hold. */
    DIFFERS("differs");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As printed. */
    public String words() {
        return words;
    }
}
