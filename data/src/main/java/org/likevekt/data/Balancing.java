package org.likevekt.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Iterative proportional fitting (RAS in two dimensions): the grid nearest to a prior in cross-entropy that has given
 * sums over some of its axes. Bishop, Fienberg and Holland (1975), chapter 3.
 */
public final class Balancing {
    /** Largest distance of a sum from its target, relative to the target. */
    public static final double TOLERANCE = 1e-12;

    /** Sums of a grid to be reached: the axes of the grid, counted from 0, that the target runs over in this order. */
    public record Margin(Grid target, Optional<RegionPartition> groups, int... axes) {
        /** Sums over all other axes. */
        public Margin(Grid target, int... axes) {
            this(target, Optional.empty(), axes);
        }

        /** Sums over groups of an axis too, wherever an axis of the margin holds what the groups are made of. */
        static Margin grouped(Grid target, RegionPartition groups, int... axes) {
            return new Margin(target, Optional.of(groups), axes);
        }

        private Classification axis(Classification own) {
            return groups.filter(grouping -> grouping.parts().equals(own))
                    .map(RegionPartition::regions)
                    .orElse(own);
        }

        /** For every cell of a grid in order, the row-major offset of its target. */
        private int[] offsets(Grid prior) {
            return groups.map(grouping -> prior.marginOffsets(axes, grouping))
                    .orElseGet(() -> prior.marginOffsets(axes));
        }
    }

    /** How a fit ended. */
    public enum Verdict {
        /** All sums are within the tolerance of their targets. */
        CONVERGED,
        /** A target is positive where the prior has nothing to scale. */
        NO_SUPPORT,
        /** The targets of two margins have different totals. */
        TOTALS_DIFFER,
        /** A prior or a target is negative or not a number. */
        NEGATIVE,
        /** The iterations ran out. */
        STALLED
    }

    /**
     * The outcome of a fit.
     *
     * @param name what was fitted
     * @param verdict how it ended
     * @param iterations sweeps over all margins
     * @param residual largest relative distance of a sum from its target
     * @param reallocated share of the total that moved between cells, from the prior scaled to the total
     * @param largestMarginChange largest relative change of a sum of the prior, scaled to the total, to its target
     * @param largestMarginCell the codes of that sum
     * @param where the codes of the cell that stopped the fit, or an empty text
     * @param fitted the fitted grid, readable only when the fit converged
     */
    public record Result(
            String name,
            Verdict verdict,
            int iterations,
            double residual,
            double reallocated,
            double largestMarginChange,
            String largestMarginCell,
            String where,
            Grid fitted) {
        /**
         * The fitted grid.
         *
         * @throws IllegalStateException when the fit did not converge
         */
        @Override
        public Grid fitted() {
            if (verdict != Verdict.CONVERGED) {
                throw new IllegalStateException("Balancing of " + name + " ended " + verdict + " after " + iterations
                        + " iterations with residual " + residual + (where.isEmpty() ? "" : " at " + where));
            }
            return fitted;
        }
    }

    private static final double SAME_TOTAL = 1e-9;

    /**
     * A distance that passes when no sweep lessens it any more: targets that were fitted themselves agree with each
     * other no better than they were fitted.
     */
    private static final double ROUNDING = 10 * TOLERANCE;

    private final String name;
    private final Grid prior;
    private final List<Margin> margins;
    private final int[][] offsets;
    private final double[][] targets;
    private final double[] cells;

    /** Sums of the first margin at the end of a sweep, which the next one starts with. */
    private double[] firstSums = {};

    private Balancing(String name, Grid prior, List<Margin> margins) {
        margins.forEach(margin -> checkAxes(name, prior, margin));
        this.name = name;
        this.prior = prior;
        this.margins = margins;
        this.offsets = margins.stream().map(margin -> margin.offsets(prior)).toArray(int[][]::new);
        this.targets = margins.stream().map(margin -> margin.target().values()).toArray(double[][]::new);
        this.cells = prior.values();
    }

    /**
     * Fits a prior to its margins; the sums of the last margin are reached to rounding.
     *
     * @param name what is fitted, for messages
     * @param maximumIterations most sweeps over all margins
     * @throws IllegalArgumentException when a target does not run over its axes of the prior
     */
    public static Result fit(String name, Grid prior, int maximumIterations, Margin... margins) {
        return new Balancing(name, prior, List.of(margins)).run(maximumIterations);
    }

    private static void checkAxes(String name, Grid prior, Margin margin) {
        List<Classification> axes = Arrays.stream(margin.axes())
                .mapToObj(prior::axis)
                .map(margin::axis)
                .toList();
        if (!axes.equals(margin.target().axes())) {
            throw new IllegalArgumentException("Balancing of " + name + ": a target over "
                    + margin.target().axes() + " cannot be the margin over " + axes);
        }
    }

    private Result run(int maximumIterations) {
        String negative = firstNegative();
        if (!negative.isEmpty()) {
            return stopped(Verdict.NEGATIVE, 0, negative);
        }
        if (totalsDiffer()) {
            return stopped(Verdict.TOTALS_DIFFER, 0, "");
        }
        double residual = residual();
        double before = Double.POSITIVE_INFINITY;
        int iterations = 0;
        while (residual > TOLERANCE && !isRounding(residual, before) && iterations < maximumIterations) {
            iterations++;
            before = residual;
            for (int m = 0; m < targets.length; m++) {
                int unsupported = scale(m);
                if (unsupported >= 0) {
                    return stopped(
                            Verdict.NO_SUPPORT,
                            iterations,
                            margins.get(m).target().label(unsupported));
                }
            }
            residual = residual();
        }
        boolean converged = residual <= TOLERANCE || isRounding(residual, before);
        return stopped(converged ? Verdict.CONVERGED : Verdict.STALLED, iterations, "");
    }

    private static boolean isRounding(double residual, double before) {
        return residual <= ROUNDING && residual >= before;
    }

    private String firstNegative() {
        for (int k = 0; k < cells.length; k++) {
            if (!(cells[k] >= 0)) {
                return prior.label(k);
            }
        }
        for (int m = 0; m < targets.length; m++) {
            for (int k = 0; k < targets[m].length; k++) {
                if (!(targets[m][k] >= 0)) {
                    return margins.get(m).target().label(k);
                }
            }
        }
        return "";
    }

    private boolean totalsDiffer() {
        double first = margins.get(0).target().total();
        return margins.stream()
                .anyMatch(margin -> !(Math.abs(margin.target().total() - first) <= SAME_TOTAL * Math.abs(first)));
    }

    private double[] sums(int m, double[] values) {
        double[] sums = new double[targets[m].length];
        for (int k = 0; k < values.length; k++) {
            sums[offsets[m][k]] += values[k];
        }
        return sums;
    }

    /** Scales every cell to one margin; answers the first target that nothing can reach, or -1. */
    private int scale(int m) {
        double[] factors = m == 0 ? firstSums : sums(m, cells);
        for (int k = 0; k < factors.length; k++) {
            if (factors[k] == 0 && targets[m][k] > 0) {
                return k;
            }
            factors[k] = factors[k] == 0 ? 0 : targets[m][k] / factors[k];
        }
        for (int k = 0; k < cells.length; k++) {
            cells[k] *= factors[offsets[m][k]];
        }
        return -1;
    }

    private double residual() {
        double worst = 0;
        for (int m = 0; m < targets.length; m++) {
            double[] sums = sums(m, cells);
            firstSums = m == 0 ? sums : firstSums;
            for (int k = 0; k < sums.length; k++) {
                double distance = Math.abs(sums[k] - targets[m][k]);
                worst = Math.max(worst, distance == 0 ? 0 : distance / targets[m][k]);
            }
        }
        return worst;
    }

    private Result stopped(Verdict verdict, int iterations, String where) {
        double total = margins.get(0).target().total();
        double scale = total / prior.total();
        double[] before = prior.values();
        double moved = 0;
        for (int k = 0; k < before.length; k++) {
            moved += Math.abs(cells[k] - before[k] * scale);
        }
        double largest = 0;
        String cell = "";
        for (int m = 0; m < targets.length; m++) {
            double[] sums = sums(m, before);
            for (int k = 0; k < sums.length; k++) {
                double change = sums[k] == 0 ? 0 : Math.abs(targets[m][k] / (sums[k] * scale) - 1);
                if (change > largest) {
                    largest = change;
                    cell = margins.get(m).target().label(k);
                }
            }
        }
        return new Result(
                name,
                verdict,
                iterations,
                residual(),
                total > 0 ? moved / 2 / total : 0,
                largest,
                cell,
                where,
                Grid.of(prior.axes(), cells));
    }
}
