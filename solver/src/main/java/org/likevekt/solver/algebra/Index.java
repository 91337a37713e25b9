package org.likevekt.solver.algebra;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A symbol such as {@code r} that ranges over an index set; two symbols over one set are different indices. */
public final class Index implements Subscript {
    private final String symbol;
    private final IndexSet set;
    private @Nullable Index alias;

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

    @Override
    public Optional<Index> index() {
        return Optional.of(this);
    }

    @Override
    public int[] positionsIn(IndexSet other) {
        if (!set.within(other)) {
            throw new IllegalArgumentException(
                    "index '" + symbol + "' ranges over '" + set + "', expected '" + other + "' or a part of it");
        }
        return set.positionsIn(other);
    }

    /** So many places before, such as {@code stock.at(t.lag(1))}, the stock of the year before. */
    public Subscript lag(int places) {
        return new Subscript.Shifted(this, -places);
    }

    /** So many places after. */
    public Subscript lead(int places) {
        return new Subscript.Shifted(this, places);
    }

    /** Another index over the same set by the same letter, always the same one, for a sum inside a formula over this one. */
    synchronized Index alias() {
        if (alias == null) {
            alias = new Index(symbol, set);
        }
        return alias;
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
