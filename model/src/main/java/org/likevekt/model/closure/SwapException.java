package org.likevekt.model.closure;

import java.util.List;

/** Swaps that do not leave a system with one solution; the message names the culprits in the words of the model. */
public final class SwapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Swap> culprits;

    /** An exception about some swaps; at least one. */
    public SwapException(List<Swap> culprits, String message) {
        super(message);
        this.culprits = List.copyOf(culprits);
    }

    /** The swaps that are at fault. */
    public List<Swap> culprits() {
        return culprits;
    }
}
