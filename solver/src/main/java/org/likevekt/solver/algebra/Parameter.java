package org.likevekt.solver.algebra;

import java.util.List;

/** A given number for every cell of its index sets. */
public final class Parameter extends Symbol {
    private final double[] initial;
    private final boolean structural;

    Parameter(String name, List<IndexSet> sets, String unit, String description, double[] initial, boolean structural) {
        super(name, sets, unit, description);
        this.initial = initial.clone();
        this.structural = structural;
        if (initial.length != size()) {
            throw new IllegalArgumentException(name + " has " + size() + " cells, got " + initial.length + " values");
        }
        for (int cell = 0; cell < initial.length; cell++) {
            if (!Double.isFinite(initial[cell])) {
                throw new IllegalArgumentException(cellName(cell) + " is " + initial[cell] + ", expected a number");
            }
        }
    }

    /** The parameter at the given subscripts. */
    public Expr at(Subscript... subscripts) {
        return Expr.symbol(this, checked(subscripts));
    }

    /** A copy of the values it was declared with, row-major. */
    public double[] initial() {
        return initial.clone();
    }

    /** Whether its zeros are part of the system's structure, so that it cannot be changed later. */
    public boolean isStructural() {
        return structural;
    }

    double initial(int cell) {
        return initial[cell];
    }
}
