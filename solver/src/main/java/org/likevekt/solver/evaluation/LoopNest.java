package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.likevekt.solver.algebra.Index;

/**
 * A nest of loops over the union of some indices that walks three arrays at once, each with its own strides; an array
 * that lacks an index stands still along it.
 */
final class LoopNest {
    /** What is done along the innermost loop. */
    @FunctionalInterface
    interface Inner {
        /** Runs n steps from the given offsets with the given strides in the output and the two inputs. */
        void run(int n, double[] o, int oi, int so, double[] a, int ai, int sa, double[] b, int bi, int sb);
    }

    private record Dimension(int size, int o, int a, int b) {
        /** How well this dimension serves as the innermost loop: contiguous output first, then inputs. */
        int fitness() {
            return (o == 1 ? 8 : 0) + (a <= 1 ? 2 : 0) + (b <= 1 ? 2 : 0) + (o == 0 ? 3 : 0);
        }
    }

    private final int[] size;
    private final int[] so;
    private final int[] sa;
    private final int[] sb;

    private LoopNest(List<Dimension> dimensions) {
        size = dimensions.stream().mapToInt(Dimension::size).toArray();
        so = dimensions.stream().mapToInt(Dimension::o).toArray();
        sa = dimensions.stream().mapToInt(Dimension::a).toArray();
        sb = dimensions.stream().mapToInt(Dimension::b).toArray();
    }

    /**
     * Loops over the union of the indices of an output and two inputs.
     *
     * @param out indices of the output array in storage order; likewise a and b
     */
    static LoopNest over(List<Index> out, List<Index> a, List<Index> b) {
        List<Index> union = Domain.union(out, Domain.union(a, b));
        List<Dimension> dimensions = new ArrayList<>();
        for (Index index : union) {
            dimensions.add(new Dimension(
                    index.size(), Domain.stride(out, index), Domain.stride(a, index), Domain.stride(b, index)));
        }
        return new LoopNest(innermostLast(merged(dimensions)));
    }

    /** Joins neighbouring loops that every array walks as one. */
    private static List<Dimension> merged(List<Dimension> dimensions) {
        List<Dimension> result = new ArrayList<>();
        for (Dimension inner : dimensions) {
            Dimension outer = result.isEmpty() ? null : result.get(result.size() - 1);
            boolean joins = outer != null
                    && outer.o == inner.o * inner.size
                    && outer.a == inner.a * inner.size
                    && outer.b == inner.b * inner.size;
            if (joins) {
                result.set(result.size() - 1, new Dimension(outer.size * inner.size, inner.o, inner.a, inner.b));
            } else {
                result.add(inner);
            }
        }
        return result;
    }

    private static List<Dimension> innermostLast(List<Dimension> dimensions) {
        List<Dimension> ordered = new ArrayList<>(dimensions);
        if (ordered.isEmpty()) {
            ordered.add(new Dimension(1, 0, 0, 0));
        }
        Dimension best = ordered.stream()
                .max(Comparator.comparingInt((Dimension d) -> d.size > 2 ? d.fitness() : -1))
                .orElseThrow();
        ordered.remove(best);
        ordered.add(best);
        return ordered;
    }

    void run(Inner inner, double[] o, double[] a, double[] b) {
        run(inner, 0, o, 0, a, 0, b, 0);
    }

    private void run(Inner inner, int depth, double[] o, int oi, double[] a, int ai, double[] b, int bi) {
        if (depth == size.length - 1) {
            inner.run(size[depth], o, oi, so[depth], a, ai, sa[depth], b, bi, sb[depth]);
            return;
        }
        for (int k = 0; k < size[depth]; k++) {
            run(inner, depth + 1, o, oi + k * so[depth], a, ai + k * sa[depth], b, bi + k * sb[depth]);
        }
    }
}
