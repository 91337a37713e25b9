package org.likevekt.solver.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A finite ordered set of labels that variables, parameters and equations range over; possibly a subset of another. */
public final class IndexSet {
    private static final int LISTED = 40;
    private static final int MOST_CELLS = 500_000_000;

    private final String name;
    private final List<String> labels;
    private final Map<String, Integer> positions = new HashMap<>();
    private final @Nullable IndexSet parent;
    private final int[] parentPositions;

    private IndexSet(String name, List<String> labels, @Nullable IndexSet parent) {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("index set '" + name + "' is empty");
        }
        this.name = name;
        this.labels = List.copyOf(labels);
        this.parent = parent;
        for (String label : labels) {
            if (positions.put(label, positions.size()) != null) {
                throw new IllegalArgumentException("index set '" + name + "' holds '" + label + "' twice");
            }
        }
        this.parentPositions = parent == null
                ? new int[0]
                : labels.stream().mapToInt(parent::position).toArray();
    }

    /** A set of its own, labels in the given order. */
    public static IndexSet of(String name, List<String> labels) {
        return new IndexSet(name, labels, null);
    }

    /** A set of its own, labels in the given order. */
    public static IndexSet of(String name, String... labels) {
        return of(name, List.of(labels));
    }

    /**
     * The named part of this set; what ranges over this set can be read at an index over the part.
     *
     * @throws IllegalArgumentException when a label is not in this set
     */
    public IndexSet subset(String name, List<String> labels) {
        return new IndexSet(name, labels, this);
    }

    /** The part of this set without the given labels. */
    public IndexSet without(String name, List<String> removed) {
        removed.forEach(this::position);
        List<String> kept = new ArrayList<>(labels);
        kept.removeAll(removed);
        return subset(name, kept);
    }

    /** For each label of this set whether it is among the given ones, such as the cells of a variable to be fixed. */
    public boolean[] mask(String... chosen) {
        boolean[] mask = new boolean[size()];
        for (String label : chosen) {
            mask[position(label)] = true;
        }
        return mask;
    }

    /** A symbol that ranges over this set. */
    public Index index(String symbol) {
        return new Index(symbol, this);
    }

    /** Name of the set. */
    public String name() {
        return name;
    }

    /** Labels in order. */
    public List<String> labels() {
        return labels;
    }

    /** Number of labels. */
    public int size() {
        return labels.size();
    }

    /**
     * Position of a label.
     *
     * @throws IllegalArgumentException when the set does not hold it
     */
    public int position(String label) {
        Integer position = positions.get(label);
        if (position == null) {
            throw new IllegalArgumentException(
                    "'" + label + "' is not in index set '" + name + "': " + shown() + Slip.maybe(label, labels));
        }
        return position;
    }

    private String shown() {
        int cut = Math.min(labels.size(), LISTED);
        String first = labels.subList(0, cut).toString();
        return cut == labels.size() ? first : first + " and " + (labels.size() - cut) + " more";
    }

    /**
     * Number of cells over some sets, 1 over none.
     *
     * @throws IllegalArgumentException when they are more than an array can hold
     */
    public static int cells(List<IndexSet> sets) {
        double cells = sets.stream().mapToDouble(IndexSet::size).reduce(1, (a, b) -> a * b);
        if (cells > MOST_CELLS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s have %,.0f cells together, at most %,d can be held",
                    sets.stream()
                            .map(set -> "'" + set.name + "' (" + set.size() + ")")
                            .toList(),
                    cells,
                    MOST_CELLS));
        }
        return (int) cells;
    }

    /** Whether this is the set itself or a subset, at any depth, of it. */
    boolean within(IndexSet other) {
        return this == other || (parent != null && parent.within(other));
    }

    /** For each label of this set its position in the given set, which this must lie within. */
    int[] positionsIn(IndexSet other) {
        if (this == other) {
            return IntStream.range(0, size()).toArray();
        }
        int[] above = Objects.requireNonNull(parent, () -> this + " is not within " + other)
                .positionsIn(other);
        return Arrays.stream(parentPositions).map(position -> above[position]).toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
