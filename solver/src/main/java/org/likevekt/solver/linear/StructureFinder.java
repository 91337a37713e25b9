package org.likevekt.solver.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the doubly bordered block form of a system from its families, their regions and the sparsity pattern.
 *
 * <p>An entry whose row and column lie in different regions couples them: the family of its row or that of its column
 * must be in the core. The families are the vertices, the couplings the edges of a graph, and the core is its vertex
 * cover of fewest unknowns, found exactly by branch and bound.
 */
public final class StructureFinder {
    private StructureFinder() {}

    /**
     * An equation family with the variable family it is paired with.
     *
     * @param name the name in reports
     * @param first its first unknown
     * @param end one past its last unknown
     */
    public record Family(String name, int first, int end) {
        int count() {
            return end - first;
        }
    }

    /**
     * What was found.
     *
     * @param structure the blocks and the core
     * @param coreFamilies names of the families chosen for the core, in the order given
     * @param couplings each coupling of two regions, "row family - column family"
     */
    public record Found(BlockStructure structure, List<String> coreFamilies, List<String> couplings) {
        /** A sentence for the log. */
        public String summary() {
            return structure.size() + " unknowns in " + structure.blockCount() + " blocks and a core of "
                    + structure.coreSize()
                    + (coreFamilies.isEmpty() ? "" : " (" + String.join(", ", coreFamilies) + ")");
        }
    }

    /**
     * The structure with the smallest core; {@code region[k]} is that of pair k, {@link BlockStructure#NATIONAL} for
     * none. Throws {@link IllegalArgumentException} when the families do not cover each unknown exactly once.
     */
    public static Found find(SparsityPattern pattern, List<Family> families, int[] region, int regionCount) {
        int[] familyOf = familyOf(pattern.size(), families);
        if (region.length != pattern.size()) {
            throw new IllegalArgumentException(
                    "Found regions for " + region.length + " unknowns, expected " + pattern.size() + ".");
        }
        boolean[][] coupled = couplings(pattern, familyOf, region, families.size());
        int[] weight = weights(families, region);
        boolean[] chosen = new Cover(coupled, weight).smallest();
        boolean[] core = new boolean[pattern.size()];
        for (int k = 0; k < core.length; k++) {
            core[k] = chosen[familyOf[k]] || region[k] == BlockStructure.NATIONAL;
        }
        return new Found(
                new BlockStructure(region, region, regionCount, core),
                names(families, chosen),
                name(families, coupled));
    }

    private static int[] familyOf(int size, List<Family> families) {
        int[] familyOf = new int[size];
        java.util.Arrays.fill(familyOf, -1);
        for (int f = 0; f < families.size(); f++) {
            Family family = families.get(f);
            for (int k = family.first(); k < family.end(); k++) {
                if (k < 0 || k >= size || familyOf[k] >= 0) {
                    throw new IllegalArgumentException(
                            "Family " + family.name() + " claims unknown " + k + ", which is "
                                    + (k < 0 || k >= size ? "outside 0.." + (size - 1) : "another family's") + ".");
                }
                familyOf[k] = f;
            }
        }
        for (int k = 0; k < size; k++) {
            if (familyOf[k] < 0) {
                throw new IllegalArgumentException("Unknown " + k + " belongs to no family.");
            }
        }
        return familyOf;
    }

    private static boolean[][] couplings(SparsityPattern pattern, int[] familyOf, int[] region, int count) {
        boolean[][] coupled = new boolean[count][count];
        for (int i = 0; i < pattern.size(); i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                int j = pattern.column(p);
                if (region[i] != region[j]
                        && region[i] != BlockStructure.NATIONAL
                        && region[j] != BlockStructure.NATIONAL) {
                    coupled[familyOf[i]][familyOf[j]] = true;
                }
            }
        }
        return coupled;
    }

    // National members are in the core anyway and cost nothing.
    private static int[] weights(List<Family> families, int[] region) {
        int[] weight = new int[families.size()];
        for (int f = 0; f < weight.length; f++) {
            for (int k = families.get(f).first(); k < families.get(f).end(); k++) {
                weight[f] += region[k] == BlockStructure.NATIONAL ? 0 : 1;
            }
        }
        return weight;
    }

    private static List<String> names(List<Family> families, boolean[] chosen) {
        List<String> names = new ArrayList<>();
        for (int f = 0; f < chosen.length; f++) {
            if (chosen[f]) {
                names.add(families.get(f).name());
            }
        }
        return List.copyOf(names);
    }

    private static List<String> name(List<Family> families, boolean[][] coupled) {
        List<String> names = new ArrayList<>();
        for (int f = 0; f < coupled.length; f++) {
            for (int g = 0; g < coupled.length; g++) {
                if (coupled[f][g]) {
                    names.add(families.get(f).name() + " - " + families.get(g).name());
                }
            }
        }
        return List.copyOf(names);
    }

    /** Branch and bound on the vertex with most open edges: it is in the cover, or all its neighbours are. */
    private static final class Cover {
        private final int n;
        private final boolean[][] edge;
        private final int[] weight;
        private boolean[] best;
        private long bestWeight = Long.MAX_VALUE;

        Cover(boolean[][] coupled, int[] weight) {
            this.n = weight.length;
            this.weight = weight;
            this.best = new boolean[n];
            this.edge = new boolean[n][n];
            for (int f = 0; f < n; f++) {
                for (int g = 0; g < n; g++) {
                    edge[f][g] = coupled[f][g] || coupled[g][f];
                }
            }
        }

        boolean[] smallest() {
            boolean[] in = new boolean[n];
            boolean[] decided = new boolean[n];
            long start = 0;
            for (int f = 0; f < n; f++) {
                if (edge[f][f]) {
                    in[f] = true;
                    decided[f] = true;
                    start += weight[f];
                }
            }
            branch(in, decided, start);
            return best;
        }

        // A strictly smaller cover only replaces the best, so ties fall to the one found first: always the same one.
        private void branch(boolean[] in, boolean[] decided, long used) {
            if (used + matching(in) >= bestWeight) {
                return;
            }
            int vertex = busiest(in);
            if (vertex < 0) {
                best = in.clone();
                bestWeight = used;
                return;
            }
            if (!decided[vertex]) {
                boolean[] with = in.clone();
                with[vertex] = true;
                branch(with, decided, used + weight[vertex]);
            }
            boolean[] without = in.clone();
            boolean[] fixed = decided.clone();
            fixed[vertex] = true;
            long added = 0;
            for (int g = 0; g < n; g++) {
                if (edge[vertex][g] && !without[g]) {
                    if (fixed[g]) {
                        return;
                    }
                    without[g] = true;
                    added += weight[g];
                }
            }
            branch(without, fixed, used + added);
        }

        private int busiest(boolean[] in) {
            int at = -1;
            int most = 0;
            for (int f = 0; f < n; f++) {
                int open = 0;
                for (int g = 0; g < n && !in[f]; g++) {
                    open += edge[f][g] && !in[g] ? 1 : 0;
                }
                if (open > most) {
                    most = open;
                    at = f;
                }
            }
            return at;
        }

        /** A lower bound: of disjoint open edges, each costs its lighter end. */
        private long matching(boolean[] in) {
            boolean[] used = in.clone();
            long bound = 0;
            for (int f = 0; f < n; f++) {
                for (int g = f + 1; g < n && !used[f]; g++) {
                    if (edge[f][g] && !used[g]) {
                        used[f] = true;
                        used[g] = true;
                        bound += Math.min(weight[f], weight[g]);
                    }
                }
            }
            return bound;
        }
    }
}
