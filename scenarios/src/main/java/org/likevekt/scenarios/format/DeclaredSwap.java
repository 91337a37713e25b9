package org.likevekt.scenarios.format;

import org.likevekt.model.closure.Swap;

/**
 * A swap as a file says it.
 *
 * @param mark where the file says it
 * @param swap the instrument and the target
 * @param note why, in the author's words; may be empty
 */
public record DeclaredSwap(Mark mark, Swap swap, Wording note) {
    /** Hash of all that it says, wherever it is written. */
    public String digest() {
        return new Fingerprint().add(swap.toString()).add(note.text()).digits();
    }
}
