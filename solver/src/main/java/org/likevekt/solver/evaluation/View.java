package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.likevekt.solver.algebra.Index;

/**
 * How an array of the pool is read: a range and a stride for every index its values depend on. Outside the ranges
 * values are zero by structure, so that no loop need go there; along any other index they are constant.
 *
 * @param array number in the pool, or -1 for the number one
 * @param base position of the value where every index is at the start of its range
 * @param axes one for every index, in storage order where the array was made for this view
 */
record View(int array, int base, List<Axis> axes) {
    /** The range and the stride of one index. */
    record Axis(Index index, int from, int size, int stride) {
        static Axis full(Index index) {
            return new Axis(index, 0, index.size(), 0);
        }

        boolean isFull() {
            return size == index.size();
        }

        private Axis common(Axis other) {
            int start = Math.max(from, other.from);
            int end = Math.min(from + size, other.from + other.size);
            return new Axis(index, start, Math.max(0, end - start), stride);
        }

        private Axis hull(Axis other) {
            int start = Math.min(from, other.from);
            return new Axis(index, start, Math.max(from + size, other.from + other.size) - start, stride);
        }
    }

    /** The number one. */
    static final View ONE = new View(-1, 0, List.of());

    /** A row-major array over the ranges of a box. */
    static View dense(int array, List<Axis> box) {
        List<Axis> axes = new ArrayList<>(box);
        int stride = 1;
        for (int d = box.size() - 1; d >= 0; d--) {
            Axis axis = box.get(d);
            axes.set(d, new Axis(axis.index, axis.from, axis.size, stride));
            stride *= axis.size;
        }
        return new View(array, 0, List.copyOf(axes));
    }

    /** The space that some indices span, row-major. */
    static View space(List<Index> indices) {
        return dense(-1, indices.stream().map(Axis::full).toList());
    }

    static int size(List<Axis> box) {
        return box.stream().mapToInt(Axis::size).reduce(1, Math::multiplyExact);
    }

    /** The axis of an index in a box, or null. */
    static @Nullable Axis find(List<Axis> box, Index index) {
        for (Axis axis : box) {
            if (axis.index.equals(index)) {
                return axis;
            }
        }
        return null;
    }

    /** The axis of an index that a box has. */
    static Axis axis(List<Axis> box, Index index) {
        return Objects.requireNonNull(find(box, index), () -> "no axis of " + index);
    }

    /** Where both boxes may differ from zero, in the order of the longer one. */
    static List<Axis> product(List<Axis> a, List<Axis> b) {
        List<Axis> first = a.size() >= b.size() ? a : b;
        List<Axis> second = a.size() >= b.size() ? b : a;
        List<Axis> box = new ArrayList<>(clipped(first, second));
        second.stream().filter(axis -> find(first, axis.index) == null).forEach(box::add);
        return box;
    }

    /** Where one of two boxes may differ from zero: everywhere along an index that one of them lacks. */
    static List<Axis> hull(List<Axis> a, List<Axis> b) {
        List<Axis> box = new ArrayList<>();
        for (Axis axis : product(a, b)) {
            Axis inA = find(a, axis.index);
            Axis inB = find(b, axis.index);
            box.add(inA == null || inB == null ? Axis.full(axis.index) : inA.hull(inB));
        }
        return box;
    }

    /** A box cut down to the ranges of another; indices that the other lacks stay as they are. */
    static List<Axis> clipped(List<Axis> box, List<Axis> to) {
        return box.stream()
                .map(axis -> {
                    Axis limit = find(to, axis.index);
                    return limit == null ? axis : axis.common(limit);
                })
                .toList();
    }

    List<Index> indices() {
        return axes.stream().map(Axis::index).toList();
    }

    boolean isFull() {
        return axes.stream().allMatch(Axis::isFull);
    }

    /** This view cut down to the ranges of a box. */
    View clip(List<Axis> box) {
        List<Axis> cut = clipped(axes, box);
        return new View(array, start(cut), cut);
    }

    /** This view at one position of an index, which must lie in its range; itself where it has no such index. */
    View slice(Index index, int position) {
        Axis axis = find(axes, index);
        return axis == null
                ? this
                : new View(
                        array,
                        base + (position - axis.from) * axis.stride,
                        axes.stream()
                                .filter(other -> !other.index.equals(index))
                                .toList());
    }

    /** Whether values at a position of an index may differ from zero. */
    boolean reaches(Index index, int position) {
        Axis axis = find(axes, index);
        return axis == null || (position >= axis.from && position < axis.from + axis.size);
    }

    /** The same array read under other letters. */
    View renamed(UnaryOperator<Index> letter) {
        return new View(
                array,
                base,
                axes.stream()
                        .map(a -> new Axis(letter.apply(a.index), a.from, a.size, a.stride))
                        .toList());
    }

    /** Another array laid out like this one. */
    View withArray(int other) {
        return new View(other, base, axes);
    }

    int stride(Index index) {
        Axis axis = find(axes, index);
        return axis == null ? 0 : axis.stride;
    }

    /** Position of the value where every index is at the start of its range in a box. */
    int start(List<Axis> box) {
        int start = base;
        for (Axis axis : axes) {
            Axis from = find(box, axis.index);
            start += from == null ? 0 : (from.from - axis.from) * axis.stride;
        }
        return start;
    }

    /** Positions at every point of a box, row-major. */
    int[] positions(List<Axis> box) {
        int[] positions = {start(box)};
        for (Axis axis : box) {
            int stride = stride(axis.index);
            int[] longer = new int[positions.length * axis.size];
            int at = 0;
            for (int position : positions) {
                for (int k = 0; k < axis.size; k++) {
                    longer[at++] = position + k * stride;
                }
            }
            positions = longer;
        }
        return positions;
    }
}
