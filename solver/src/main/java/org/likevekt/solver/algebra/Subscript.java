package org.likevekt.solver.algebra;

/** What stands in a subscript: an index that ranges over a set, or one fixed element of it. */
public sealed interface Subscript permits Index, Subscript.Element {

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
        public String toString() {
            return "'" + label + "'";
        }
    }
}
