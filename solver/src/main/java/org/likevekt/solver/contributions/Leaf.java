package org.likevekt.solver.contributions;

import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.Variable;

/**
 * What a formula is computed from: a cell of a variable or parameter, at both ends of a path.
 *
 * @param symbol the variable or parameter
 * @param cell its place, row-major
 * @param from its level where the path begins
 * @param to its level where the path ends
 */
public record Leaf(Symbol symbol, int cell, double from, double to) {
    /** Whether it goes from one end to the other at an even rate rather than in even steps: what is positive at both does. */
    public boolean isLogarithmic() {
        boolean isFree = symbol instanceof Variable variable && variable.kind() == Variable.Kind.FREE;
        return !isFree && from > 0 && to > 0;
    }

    /** By how much it changes, in logarithms where {@link #isLogarithmic}. */
    public double change() {
        return isLogarithmic() ? StrictMath.log(to / from) : to - from;
    }

    /** Its level at a place of the path. */
    public double at(double t) {
        return isLogarithmic() ? from * StrictMath.exp(t * change()) : from + t * change();
    }

    /** How fast its level moves at a place of the path. */
    public double speed(double t) {
        return isLogarithmic() ? at(t) * change() : change();
    }

    /** Its name, such as {@code PY[50,KJEM]}. */
    public String name() {
        return symbol.cellName(cell);
    }
}
