package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.linear.Parallelism;

/**
 * A nest of loops over the indices of an output and two inputs that walks three arrays at once, each with its own
 * strides; an array that lacks an index stands still along it.
 */
final class LoopNest {
    /** What is done along the innermost loop. */
    @FunctionalInterface
    interface Inner {
        /** Runs n steps from the given offsets with the given strides in the output and the two inputs. */
        void run(int n, double[] o, int oi, int so, double[] a, int ai, int sa, double[] b, int bi, int sb);
    }

    /** Fewer steps than this are not worth waking a thread. */
    private static final long WORTH_SHARING = 200_000;

    private static final Loop ONCE = new Loop(1, 0, 0, 0);

    /** One loop: how often, and how far each array moves. */
    private record Loop(int size, int o, int a, int b) {
        /** Whether every array walks the other loop and then this one as a single longer loop. */
        boolean continuedBy(Loop inner) {
            return o == inner.o * inner.size && a == inner.a * inner.size && b == inner.b * inner.size;
        }

        /** How well this serves as the innermost loop: contiguous output first, then contiguous inputs. */
        int fitness() {
            int unit = (o == 1 ? 8 : 0) + (a <= 1 ? 2 : 0) + (b <= 1 ? 2 : 0) + (o == 0 ? 3 : 0);
            return size > 2 ? unit : unit - 12;
        }
    }

    private final int startO;
    private final int startA;
    private final int startB;
    private final Loop[] loops;
    private final long steps;

    /** Loops over all indices of three views, each over the range that the views share. */
    LoopNest(View out, View a, View b) {
        List<View.Axis> box = View.product(View.product(out.axes(), a.axes()), b.axes());
        startO = out.start(box);
        startA = a.start(box);
        startB = b.start(box);
        steps = View.size(box);
        List<Loop> list = new ArrayList<>();
        for (View.Axis axis : box) {
            Index index = axis.index();
            if (axis.size() != 1) {
                list.add(new Loop(axis.size(), out.stride(index), a.stride(index), b.stride(index)));
            }
        }
        list.sort(Comparator.comparingInt(Loop::o).reversed());
        loops = innermostLast(merged(list)).toArray(Loop[]::new);
    }

    private static List<Loop> merged(List<Loop> loops) {
        List<Loop> result = new ArrayList<>();
        for (Loop inner : loops) {
            int last = result.size() - 1;
            if (last >= 0 && result.get(last).continuedBy(inner)) {
                result.set(last, new Loop(result.get(last).size * inner.size, inner.o, inner.a, inner.b));
            } else {
                result.add(inner);
            }
        }
        return result;
    }

    /** The fittest loop last, behind at least two others so that {@link #walk} finds three. */
    private static List<Loop> innermostLast(List<Loop> loops) {
        List<Loop> ordered = new ArrayList<>(loops);
        loops.stream().max(Comparator.comparingInt(Loop::fitness)).ifPresent(best -> {
            ordered.remove(best);
            ordered.add(best);
        });
        while (ordered.size() < 3) {
            ordered.add(0, ONCE);
        }
        return ordered;
    }

    /** Whether the output's values are each met in one run of the innermost loop. */
    boolean meetsEachOnce() {
        for (int d = 0; d < loops.length - 1; d++) {
            if (loops[d].o == 0 && loops[d].size != 1) {
                return false;
            }
        }
        return true;
    }

    /** Number of innermost steps. */
    long steps() {
        return steps;
    }

    /** Runs the loops; threads share the outermost one where it moves the output, so that no value has two writers. */
    void run(Inner inner, double[] o, double[] a, double[] b, Parallelism threads) {
        Loop outer = loops[0];
        if (threads.threads() > 1 && steps > WORTH_SHARING && outer.o != 0) {
            threads.forEach(
                    outer.size,
                    k -> walk(inner, 0, 1, o, startO + k * outer.o, a, startA + k * outer.a, b, startB + k * outer.b));
        } else {
            walk(inner, 0, outer.size, o, startO, a, startA, b, startB);
        }
    }

    /** Loops from a depth inwards, the loop at that depth {@code times} times. */
    private void walk(Inner inner, int depth, int times, double[] o, int oi, double[] a, int ai, double[] b, int bi) {
        Loop outer = loops[depth];
        Loop middle = loops[depth + 1];
        Loop last = loops[depth + 2];
        boolean innermost = depth + 3 == loops.length;
        for (int k = 0; k < times; k++) {
            int ok = oi + k * outer.o;
            int ak = ai + k * outer.a;
            int bk = bi + k * outer.b;
            if (!innermost) {
                walk(inner, depth + 1, middle.size, o, ok, a, ak, b, bk);
                continue;
            }
            for (int m = 0; m < middle.size; m++) {
                inner.run(last.size, o, ok, last.o, a, ak, last.a, b, bk, last.b);
                ok += middle.o;
                ak += middle.a;
                bk += middle.b;
            }
        }
    }
}
