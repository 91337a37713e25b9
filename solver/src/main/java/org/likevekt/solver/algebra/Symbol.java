package org.likevekt.solver.algebra;

import java.util.ArrayList;
import java.util.List;

/** What variables and parameters share: a name, the sets they range over, a unit and a meaning. */
public abstract sealed class Symbol permits Variable, Parameter {
    private final String name;
    private final List<IndexSet> sets;
    private final String unit;
    private final String description;

    Symbol(String name, List<IndexSet> sets, String unit, String description) {
        this.name = name;
        this.sets = List.copyOf(sets);
        this.unit = unit;
        this.description = description;
    }

    /** Name, unique in its system. */
    public String name() {
        return name;
    }

    /** The index sets it ranges over, in storage order (row-major). */
    public List<IndexSet> sets() {
        return sets;
    }

    /** Unit of its values. */
    public String unit() {
        return unit;
    }

    /** One sentence of meaning. */
    public String description() {
        return description;
    }

    /** Number of cells. */
    public int size() {
        return IndexSet.cells(sets);
    }

    /** Name of one cell, such as {@code PY[50,KJEM]}. */
    public String cellName(int cell) {
        return sets.isEmpty() ? name : name + "[" + String.join(",", labels(cell)) + "]";
    }

    /** Labels of one cell, one a set. */
    public List<String> labels(int cell) {
        List<String> labels = new ArrayList<>();
        int rest = cell;
        for (int d = sets.size() - 1; d >= 0; d--) {
            labels.add(0, sets.get(d).labels().get(rest % sets.get(d).size()));
            rest /= sets.get(d).size();
        }
        return labels;
    }

    /**
     * Position of a cell given one label a set.
     *
     * @throws IllegalArgumentException when the number of labels is wrong or one is unknown
     */
    public int cell(String... labels) {
        if (labels.length != sets.size()) {
            throw new IllegalArgumentException(
                    name + " ranges over " + sets + ", got " + labels.length + " labels " + List.of(labels));
        }
        int cell = 0;
        for (int d = 0; d < labels.length; d++) {
            cell = cell * sets.get(d).size() + sets.get(d).position(labels[d]);
        }
        return cell;
    }

    /** Position of a cell along the first of its sets that is the given one; -1 where it does not range over it. */
    public int position(IndexSet set, int cell) {
        int inner = 1;
        int position = -1;
        for (int d = sets.size() - 1; d >= 0; d--) {
            if (sets.get(d).equals(set)) {
                position = (cell / inner) % set.size();
            }
            inner *= sets.get(d).size();
        }
        return position;
    }

    /** Checks a subscript list against the sets. */
    List<Subscript> checked(Subscript... subscripts) {
        if (subscripts.length != sets.size()) {
            throw new IllegalArgumentException(
                    name + " ranges over " + sets + ", got subscripts " + List.of(subscripts));
        }
        for (int d = 0; d < subscripts.length; d++) {
            if (subscripts[d] == null) {
                throw new IllegalArgumentException(
                        name + " ranges over " + sets + ", got null as a subscript. Maybe a" + " field is not set yet");
            }
            try {
                subscripts[d].positionsIn(sets.get(d));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }
        return List.of(subscripts);
    }

    @Override
    public String toString() {
        return name;
    }
}
