package org.likevekt.scenarios.store;

/**
 * What became of the run that had the name of one that was written.
 *
 * @param kind what became of it
 * @param name under which the earlier one, or the failed one, is now; empty where there is none
 */
public record Replaced(Kind kind, String name) {
    /** There was none, or it had failed, or it was the same. */
    public static final Replaced NOTHING = new Replaced(Kind.NOTHING, "");

    /** What became of it. */
    public enum Kind {
        /** Nothing that was worth keeping had the name. */
        NOTHING,
        /** A solved one took the place of a solved one that said something else. */
        REMOVED,
        /** As that, but others are compared with the earlier one, which stays under another name. */
        RENAMED,
        /** The solved one stays, and the failed one is beside it. */
        STAYED
    }
}
