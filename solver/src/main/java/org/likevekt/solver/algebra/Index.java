package org.likevekt.solver.algebra;

/** A symbol such as {@code r} that ranges over an index set; two symbols over one set are different indices. */
public final class Index implements Subscript {
    private final String symbol;
    private final IndexSet set;

    Index(String symbol, IndexSet set) {
        this.symbol = symbol;
        this.set = set;
    }

    /** The letter that formulas print. */
    public String symbol() {
        return symbol;
    }

    /** The set it ranges over. */
    public IndexSet set() {
        return set;
    }

    /** Number of values it takes. */
    public int size() {
        return set.size();
    }

    @Override
    public String toString() {
        return symbol;
    }
}
