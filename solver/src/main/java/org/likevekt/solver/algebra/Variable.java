package org.likevekt.solver.algebra;

import java.util.Arrays;
import java.util.List;

/**
 * An unknown for every cell of its index sets; positive variables are solved for in logarithms.
 *
 * <p>A cell that is fixed keeps its start value and takes no equation.
 */
public final class Variable extends Symbol {
    /** How a variable is represented in the solver. */
    public enum Kind {
        /** Strictly positive; the solver works on its logarithm. */
        POSITIVE,
        /** Of any sign; the solver works on the value over its scale. */
        FREE
    }

    private final Kind kind;
    private final double[] start;
    private final boolean[] fixed;
    private final double scale;

    Variable(
            String name,
            List<IndexSet> sets,
            String unit,
            String description,
            Kind kind,
            double[] start,
            boolean[] fixed,
            double scale) {
        super(name, sets, unit, description);
        this.kind = kind;
        this.start = start.clone();
        this.fixed = fixed.clone();
        this.scale = scale;
        if (start.length != size() || fixed.length != size()) {
            throw new IllegalArgumentException(name + " has " + size() + " cells, got " + start.length
                    + " start values and " + fixed.length + " flags");
        }
        for (int cell = 0; cell < start.length; cell++) {
            boolean ok = kind == Kind.POSITIVE ? start[cell] > 0 : true;
            if (!ok && fixed[cell] && start[cell] == 0) {
                continue;
            }
            if (!ok || !Double.isFinite(start[cell])) {
                throw new IllegalArgumentException(cellName(cell) + " starts at " + start[cell] + ", expected a "
                        + (kind == Kind.POSITIVE ? "positive" : "finite") + " number. Maybe fix it at 1");
            }
        }
    }

    /** The variable's level at the given subscripts. */
    public Expr at(Subscript... subscripts) {
        Expr raw = Expr.symbol(this, checked(subscripts));
        return kind == Kind.POSITIVE ? raw.exp() : raw;
    }

    /**
     * The logarithm of the variable at the given subscripts.
     *
     * @throws IllegalStateException when the variable may be negative
     */
    public Expr log(Subscript... subscripts) {
        if (kind != Kind.POSITIVE) {
            throw new IllegalStateException(name() + " may be negative and has no logarithm");
        }
        return Expr.symbol(this, checked(subscripts));
    }

    /** How the solver represents it. */
    public Kind kind() {
        return kind;
    }

    /** Typical size of a free variable; 1 for a positive one. */
    public double scale() {
        return scale;
    }

    /** A copy of the start values (levels), row-major. */
    public double[] start() {
        return start.clone();
    }

    /** Whether a cell keeps its start value. */
    public boolean isFixed(int cell) {
        return fixed[cell];
    }

    /** Whether a cell of a positive variable is fixed at zero: there is no such thing, and no equation uses it. */
    public boolean isAbsent(int cell) {
        return fixed[cell] && kind == Kind.POSITIVE && start[cell] == 0;
    }

    /** Number of cells that are solved for. */
    public int freeCells() {
        int free = 0;
        for (boolean f : fixed) {
            free += f ? 0 : 1;
        }
        return free;
    }

    /** The number that the solver works on for a level of this variable. */
    public double toSolver(double level) {
        return kind == Kind.POSITIVE ? StrictMath.log(level) : level / scale;
    }

    /** The level for a number that the solver works on. */
    public double toLevel(double solver) {
        return kind == Kind.POSITIVE ? StrictMath.exp(solver) : solver * scale;
    }

    static boolean[] allFree(int size) {
        boolean[] fixed = new boolean[size];
        Arrays.fill(fixed, false);
        return fixed;
    }
}
