package org.likevekt.solver.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.likevekt.solver.linear.StructureFinder.Family;

/**
 * A synthetic Jacobian with the structure of a regional model, seeded: output prices, outputs, composite prices,
 * composite quantities, wages, incomes and a few more unknowns in each region, coupled by product and by commuting, and
 * national rows.
 */
record RegionalJacobian(SparseMatrix matrix, List<Family> families, int[] region, int regionCount) {
    private static final int GROUPS = 4;
    private static final int OTHERS = 2;

    static RegionalJacobian of(int regions, int industries, int national, long seed) {
        int[] perRegion = new int[regions];
        Arrays.fill(perRegion, industries);
        return of(perRegion, industries, national, seed);
    }

    /** Region r has the first {@code industriesOf[r]} of the industries; none at all when that is 0. */
    static RegionalJacobian of(int[] industriesOf, int industries, int national, long seed) {
        return new Builder(industriesOf, national, seed).build();
    }

    StructureFinder.Found found() {
        return StructureFinder.find(matrix.pattern(), families, region, regionCount);
    }

    BlockStructure structure() {
        return found().structure();
    }

    /** A matrix whose entries are up to 1 % away from this one's. */
    SparseMatrix nearby() {
        SparseMatrix near = matrix.copy();
        for (int p = 0; p < near.values().length; p++) {
            near.values()[p] *= 1 + 0.01 * Math.sin(p);
        }
        return near;
    }

    private static final class Builder {
        private final int[] industriesOf;
        private final int regions;
        private final int national;
        private final Random random;
        private final int[][] price;
        private final int[][] output;
        private final int[][] composite;
        private final int[][] quantity;
        private final int[][] wage;
        private final int[][] income;
        private final int[][] other;
        private final int firstNational;
        private final List<Family> families = new ArrayList<>();
        private final int[] region;
        private final double[] row;
        private final boolean[] used;
        private final int[] touched;
        private int touchedCount;
        private int[] rowStart;
        private int[] column = new int[1024];
        private double[] value = new double[1024];
        private int count;

        Builder(int[] industriesOf, int national, long seed) {
            this.industriesOf = industriesOf;
            this.regions = industriesOf.length;
            this.national = national;
            this.random = new Random(seed);
            int[] groups =
                    Arrays.stream(industriesOf).map(k -> k == 0 ? 0 : GROUPS).toArray();
            int[] others =
                    Arrays.stream(industriesOf).map(k -> k == 0 ? 0 : OTHERS).toArray();
            int size = national
                    + 4 * Arrays.stream(industriesOf).sum()
                    + 2 * Arrays.stream(groups).sum()
                    + Arrays.stream(others).sum();
            region = new int[size];
            price = family("PY", industriesOf);
            output = family("Y", industriesOf);
            composite = family("PD", industriesOf);
            quantity = family("A", industriesOf);
            wage = family("W", groups);
            income = family("H", groups);
            other = family("Q", others);
            firstNational = size - national;
            if (national > 0) {
                families.add(new Family("national", firstNational, size));
            }
            Arrays.fill(region, firstNational, size, BlockStructure.NATIONAL);
            row = new double[size];
            used = new boolean[size];
            touched = new int[size];
        }

        private int[][] family(String name, int[] counts) {
            int first =
                    families.isEmpty() ? 0 : families.get(families.size() - 1).end();
            int next = first;
            int[][] index = new int[regions][];
            for (int r = 0; r < regions; r++) {
                index[r] = new int[counts[r]];
                for (int k = 0; k < counts[r]; k++) {
                    region[next] = r;
                    index[r][k] = next++;
                }
            }
            families.add(new Family(name, first, next));
            return index;
        }

        RegionalJacobian build() {
            rowStart = new int[row.length + 1];
            for (int r = 0; r < regions; r++) {
                for (int i = 0; i < price[r].length; i++) {
                    goodsMarket(r, i);
                }
            }
            each(this::zeroProfit);
            each(this::compositePrice);
            each(this::compositeDemand);
            for (int r = 0; r < regions; r++) {
                for (int e = 0; e < wage[r].length; e++) {
                    labourMarket(r, e);
                }
            }
            for (int r = 0; r < regions; r++) {
                for (int e = 0; e < income[r].length; e++) {
                    budget(r, e);
                }
            }
            for (int r = 0; r < regions; r++) {
                for (int q = 0; q < other[r].length; q++) {
                    add(other[r][q], 1);
                    spread(0.4, output[r]);
                    spread(0.3, income[r]);
                    endRow(other[r][q]);
                }
            }
            for (int k = 0; k < national; k++) {
                nationalRow(k);
            }
            SparseMatrix matrix =
                    new SparseMatrix(row.length, rowStart, Arrays.copyOf(column, count), Arrays.copyOf(value, count));
            return new RegionalJacobian(matrix, List.copyOf(families), region, regions);
        }

        private interface RowOf {
            void write(int r, int i);
        }

        private void each(RowOf write) {
            for (int r = 0; r < regions; r++) {
                for (int i = 0; i < industriesOf[r]; i++) {
                    write.write(r, i);
                }
            }
        }

        private void goodsMarket(int s, int i) {
            add(output[s][i], 1);
            double slope = 0;
            for (int r = 0; r < regions; r++) {
                if (i < industriesOf[r]) {
                    double share = r == s ? 0.5 : 0.4 * weight() / regions;
                    add(quantity[r][i], -share);
                    add(composite[r][i], -4 * share);
                    slope += 4 * share;
                }
            }
            add(price[s][i], slope + 0.6);
            endRow(price[s][i]);
        }

        private void zeroProfit(int r, int i) {
            add(price[r][i], 1);
            spread(-0.45, composite[r]);
            spread(-0.35, wage[r]);
            add(output[r][i], -0.25);
            endRow(output[r][i]);
        }

        private void compositePrice(int r, int i) {
            add(composite[r][i], 1);
            for (int s = 0; s < regions; s++) {
                if (i < industriesOf[s]) {
                    add(price[s][i], s == r ? -0.5 : -0.4 * weight() / regions);
                }
            }
            endRow(composite[r][i]);
        }

        private void compositeDemand(int r, int i) {
            add(quantity[r][i], 1);
            spread(-0.5, output[r]);
            spread(-0.4, income[r]);
            spread(-0.1, composite[r]);
            add(composite[r][i], 0.8);
            if (national > 0) {
                add(firstNational + i % national, -0.1 * weight());
            }
            endRow(quantity[r][i]);
        }

        private void labourMarket(int r, int e) {
            spread(1, output[r]);
            spread(0.3, price[r]);
            spread(0.3, wage[r]);
            add(wage[r][e], -1.2);
            endRow(wage[r][e]);
        }

        private void budget(int r, int e) {
            add(income[r][e], 1);
            for (int s = 0; s < regions; s++) {
                if (wage[s].length > 0) {
                    add(wage[s][e], s == r ? -0.6 : -0.2 * weight() / regions);
                }
            }
            if (other[r].length > 0) {
                add(other[r][e % OTHERS], -0.1);
            }
            if (national > 0) {
                add(firstNational + e % national, 0.1 * weight());
            }
            endRow(income[r][e]);
        }

        private void nationalRow(int k) {
            add(firstNational + k, 1);
            for (int r = 0; r < regions; r++) {
                for (int h : income[r]) {
                    add(h, -0.3 * weight() / (GROUPS * regions));
                }
                for (int a : quantity[r]) {
                    add(a, -0.2 * weight() / (quantity[r].length * regions));
                }
            }
            endRow(firstNational + k);
        }

        /** About {@code total} in random parts over {@code columns}. */
        private void spread(double total, int[] columns) {
            for (int j : columns) {
                add(j, total * weight() / columns.length);
            }
        }

        private double weight() {
            return 0.25 + 1.5 * random.nextDouble();
        }

        private void add(int j, double v) {
            if (!used[j]) {
                used[j] = true;
                touched[touchedCount++] = j;
            }
            row[j] += v;
        }

        private void endRow(int i) {
            Arrays.sort(touched, 0, touchedCount);
            if (count + touchedCount > column.length) {
                int room = Math.max(2 * column.length, count + touchedCount);
                column = Arrays.copyOf(column, room);
                value = Arrays.copyOf(value, room);
            }
            for (int t = 0; t < touchedCount; t++) {
                int j = touched[t];
                column[count] = j;
                value[count++] = row[j];
                row[j] = 0;
                used[j] = false;
            }
            touchedCount = 0;
            rowStart[i + 1] = count;
        }
    }
}
