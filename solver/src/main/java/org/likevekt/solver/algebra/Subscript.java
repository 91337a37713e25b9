package org.likevekt.solver.algebra;

import java.util.Optional;

/** What stands in a subscript: an index that ranges over a set, an index some places before or after, or one element. */
public sealed interface Subscript permits Index, Subscript.Element, Subscript.Shifted {

    /** The index that it depends on; none for one fixed element. */
    Optional<Index> index();

    /**
     * Positions in a set: one for every value of the index, or one in all.
     *
     * @throws IllegalArgumentException when it does not range over that set, or reaches beyond its ends
     */
    int[] positionsIn(IndexSet set);

    /** One fixed element of a set. */
    static Element element(String label) {
        return new Element(label);
    }

    /**
     * One fixed element.
     *
     * @param label its label in the set of the position it stands in
     */
    record Element(String label) implements Subscript {
        @Override
        public Optional<Index> index() {
            return Optional.empty();
        }

        @Override
        public int[] positionsIn(IndexSet set) {
            return new int[] {set.position(label)};
        }

        @Override
        public String toString() {
            return "'" + label + "'";
        }
    }

    /**
     * The element some places after that of an index in the order of the set that it stands in, such as the year before.
     *
     * @param of the index
     * @param by places: below zero for a lag, above for a lead
     */
    record Shifted(Index of, int by) implements Subscript {
        @Override
        public Optional<Index> index() {
            return Optional.of(of);
        }

        @Override
        public int[] positionsIn(IndexSet set) {
            int[] positions = of.positionsIn(set);
            for (int k = 0; k < positions.length; k++) {
                positions[k] += by;
                if (positions[k] < 0 || positions[k] >= set.size()) {
                    throw new IllegalArgumentException(
                            "'" + this + "' reaches beyond the " + (by < 0 ? "first" : "last")
                                    + " of '" + set + "' where '" + of + "' is '"
                                    + of.set().labels().get(k)
                                    + "'. Maybe let '" + of + "' range over a part of '" + set + "'");
                }
            }
            return positions;
        }

        @Override
        public String toString() {
            return of + (by < 0 ? "" : "+") + by;
        }
    }
}
