package org.likevekt.scenarios.replay;

/** How our number stands to the published one. */
public enum Verdict {
    /** The claim holds; a number is within a fifth of its tolerance. */
    AGREES("agrees"),
    /** A number is within its tolerance. */
    WITHIN("within"),
    /** The claim is of a sign, and ours is too small to have one. */
    NOTHING("about nothing"),
    /** The claim does not hold. */
    DIFFERS("DIFFERS");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As printed. */
    public String words() {
        return words;
    }
}
