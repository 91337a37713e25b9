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
    /** What is done along the two innermost loops. */
    @FunctionalInterface
    interface Inner {
        /** Runs both loops from the given positions in the output and the two inputs. */
        void run(Loop outer, Loop inner, double[] o, int oi, double[] a, int ai, double[] b, int bi);
    }

    /** So long a loop is worth being the innermost one. */
    static final int LONG = 5;

    /** Longer loops are not made from shorter ones: they would hold too much work for one thread. */
    private static final int LONGEST = 20_000;

    /** Fewer steps than this are not worth waking a thread. */
    private static final long WORTH_SHARING = 200_000;

    private static final Loop ONCE = new Loop(1, 0, 0, 0);

    /** One loop: how often, and how far each array moves. */
    record Loop(int size, int o, int a, int b) {
        /** Whether every array walks this loop and the other one as a single loop, not too long to be shared. */
        boolean continuedBy(Loop inner) {
            return o == inner.o * inner.size
                    && a == inner.a * inner.size
                    && b == inner.b * inner.size
                    && (long) size * inner.size <= LONGEST;
        }

        /** Whether the arrays move by these steps. */
        boolean is(int stepO, int stepA, int stepB) {
            return o == stepO && a == stepA && b == stepB;
        }

        /** How well this serves as the innermost loop: contiguous output first, then contiguous inputs. */
        int fitness() {
            int unit = (o == 1 ? 8 : 0) + (a <= 1 ? 2 : 0) + (b <= 1 ? 2 : 0) + (o == 0 ? 3 : 0);
            return size >= LONG ? unit : unit - 12;
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

    /** The fittest loop last, behind two others for {@link #walk}: first, if any, one that threads can share. */
    private static List<Loop> innermostLast(List<Loop> loops) {
        List<Loop> ordered = new ArrayList<>(loops);
        loops.stream().max(Comparator.comparingInt(Loop::fitness)).ifPresent(best -> {
            ordered.remove(best);
            ordered.add(best);
        });
        while (ordered.size() < 3) {
            ordered.add(ordered.size() == 2 && ordered.get(0).o != 0 ? 1 : 0, ONCE);
        }
        return ordered;
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
            if (innermost) {
                inner.run(middle, last, o, ok, a, ak, b, bk);
            } else {
                walk(inner, depth + 1, middle.size, o, ok, a, ak, b, bk);
            }
        }
    }
}
