package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One pass over arrays of a pool; a compiled program is a list of steps. */
interface Step {
    /** Runs on a set of arrays. */
    void run(Workspace on);

    /** What it writes. */
    View out();

    /** What it reads. */
    List<View> inputs();

    /** Copies cells of a symbol's array to where a formula reads them. */
    record Gather(View from, View out, int[] cells) implements Step {
        @Override
        public List<View> inputs() {
            return List.of(from);
        }

        @Override
        public void run(Workspace on) {
            double[] source = on.of(from);
            double[] target = on.of(out);
            for (int k = 0; k < cells.length; k++) {
                target[k] = source[cells[k]];
            }
        }
    }

    /** An operation on one or two arrays, point by point. */
    record Pointwise(Kernel kernel, View out, View a, View b, LoopNest loops) implements Step {
        Pointwise(Kernel kernel, View out, View a, View b) {
            this(kernel, out, a, b, new LoopNest(out, a, b));
        }

        @Override
        public List<View> inputs() {
            return List.of(a, b);
        }

        @Override
        public void run(Workspace on) {
            loops.run(kernel.inner(on.mode()), on.of(out), on.of(a), on.of(b), on.threads());
        }
    }

    /** A term of a sum: factor a b, summed over the indices that the output lacks. */
    record Term(double factor, View a, View b, LoopNest loops) {
        Term(View out, double factor, View a, View b) {
            this(factor, a, b, new LoopNest(out, a, b));
        }
    }

    /** An array that is the sum of some terms, zero where none of them reaches. */
    record Sum(View out, List<Term> terms) implements Step {
        @Override
        public List<View> inputs() {
            List<View> inputs = new ArrayList<>();
            terms.forEach(term -> inputs.addAll(List.of(term.a, term.b)));
            return inputs;
        }

        @Override
        public void run(Workspace on) {
            double[] values = on.of(out);
            Arrays.fill(values, 0, View.size(out.axes()), 0);
            for (Term term : terms) {
                double factor = on.mode() == Mode.PATTERN ? Math.abs(term.factor) : term.factor;
                term.loops.run(new Contraction(factor), values, on.of(term.a), on.of(term.b), on.threads());
            }
        }
    }
}
