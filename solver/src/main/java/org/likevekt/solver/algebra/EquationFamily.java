package org.likevekt.solver.algebra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One equation written once over its indices, and the variable it determines.
 *
 * <p>The instance at some index values is part of the system exactly when the determined variable's cell there is free.
 */
public final class EquationFamily {
    private final String name;
    private final List<Index> over;
    private final Expr left;
    private final Expr right;
    private final Variable determines;
    private final double fixedScale;

    EquationFamily(String name, List<Index> over, Expr left, Expr right, Variable determines, double fixedScale) {
        this.name = name;
        this.over = List.copyOf(over);
        this.left = left.apartFrom(over);
        this.right = right.apartFrom(over);
        this.determines = determines;
        this.fixedScale = fixedScale;
        checkIndices();
        checkPair();
    }

    private void checkIndices() {
        Set<Index> stray = new LinkedHashSet<>(left.free());
        stray.addAll(right.free());
        stray.removeAll(over);
        if (!stray.isEmpty()) {
            throw new IllegalArgumentException(
                    "equation '" + name + "' over " + over + " has free indices " + stray + ". Maybe sum over them");
        }
    }

    private void checkPair() {
        boolean same = determines.sets().size() == over.size();
        for (int d = 0; same && d < over.size(); d++) {
            same = over.get(d).set().within(determines.sets().get(d));
        }
        if (!same) {
            throw new IllegalArgumentException("equation '" + name + "' over " + over + " cannot determine "
                    + determines.name() + " over " + determines.sets());
        }
    }

    /** Name, unique in its system. */
    public String name() {
        return name;
    }

    /** Name of the instance that determines a cell of its variable, such as {@code goods market at [50,KJEM]}. */
    public String nameAt(int cell) {
        String named = determines.cellName(cell);
        int open = named.indexOf('[');
        // A family for one cell may bear the cell in its own name.
        return open < 0 || name.endsWith(named) ? name : name + " at " + named.substring(open);
    }

    /** The indices it is written over. */
    public List<Index> over() {
        return over;
    }

    /** Left-hand side. */
    public Expr left() {
        return left;
    }

    /** Right-hand side. */
    public Expr right() {
        return right;
    }

    /** The variable it is paired with. */
    public Variable determines() {
        return determines;
    }

    /** Number that residuals are divided by, or 0 where each instance takes its size at the start values. */
    public double fixedScale() {
        return fixedScale;
    }

    /** The equation in plain text. */
    @Override
    public String toString() {
        return name + " " + over + ": " + left + " = " + right + "   (determines " + determines.name() + ")";
    }
}
