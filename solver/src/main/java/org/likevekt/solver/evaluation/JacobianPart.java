package org.likevekt.solver.evaluation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives in one array and the slots of the sparse matrix that they, times a factor, are added to.
 *
 * @param view where the derivatives are
 * @param out where the values of the matrix are
 * @param factor what they are multiplied by
 * @param entries positions in the array
 * @param slots positions in the matrix
 * @param lengths how many neighbours follow on from each position in both; null where that is mostly one
 */
record JacobianPart(View view, View out, double factor, int[] entries, int[] slots, int @Nullable [] lengths)
        implements Step {
    /** Shorter runs than this are not worth a loop of their own. */
    private static final int WORTH_A_LOOP = 4;

    /** Finds runs of neighbours. */
    static JacobianPart of(View view, View out, double factor, int[] entries, int[] slots) {
        int[] first = new int[entries.length];
        int runs = 0;
        for (int k = 0; k < entries.length; k++) {
            if (k == 0 || entries[k] != entries[k - 1] + 1 || slots[k] != slots[k - 1] + 1) {
                first[runs++] = k;
            }
        }
        if (entries.length < WORTH_A_LOOP * runs) {
            return new JacobianPart(view, out, factor, entries, slots, null);
        }
        int[] starts = Arrays.copyOf(first, runs);
        int[] lengths = new int[runs];
        Arrays.setAll(lengths, r -> (r + 1 < starts.length ? starts[r + 1] : entries.length) - starts[r]);
        return new JacobianPart(
                view,
                out,
                factor,
                Arrays.stream(starts).map(k -> entries[k]).toArray(),
                Arrays.stream(starts).map(k -> slots[k]).toArray(),
                lengths);
    }

    @Override
    public List<View> inputs() {
        return List.of(view);
    }

    @Override
    public void run(Workspace on) {
        double[] values = on.of(out);
        double[] from = on.of(view);
        if (lengths == null) {
            for (int k = 0; k < slots.length; k++) {
                values[slots[k]] += factor * from[entries[k]];
            }
            return;
        }
        for (int r = 0; r < slots.length; r++) {
            int slot = slots[r];
            int entry = entries[r];
            for (int k = 0; k < lengths[r]; k++) {
                values[slot + k] += factor * from[entry + k];
            }
        }
    }
}
