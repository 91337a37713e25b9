package org.likevekt.solver.evaluation;

import org.likevekt.solver.evaluation.LoopNest.Loop;

/** The innermost loops of a sum of products, output += factor a b. */
record Contraction(double factor) implements LoopNest.Inner {
    @Override
    public void run(Loop outer, Loop inner, double[] o, int oi, double[] a, int ai, double[] b, int bi) {
        int k = 0;
        if (outer.o() == 0 && inner.is(1, 0, 1)) {
            k = product(outer.size(), outer.a(), outer.b(), inner.size(), o, oi, a, ai, b, bi);
        } else if (outer.o() == 0 && inner.is(1, 1, 0)) {
            k = product(outer.size(), outer.b(), outer.a(), inner.size(), o, oi, b, bi, a, ai);
        }
        for (; k < outer.size(); k++) {
            row(inner, o, oi + k * outer.o(), a, ai + k * outer.a(), b, bi + k * outer.b());
        }
    }

    /** A row of a product of matrices, which passes over the output once for four summands; how many it has added. */
    private int product(int m, int ma, int mb, int n, double[] o, int oi, double[] a, int ai, double[] b, int bi) {
        int k = 0;
        for (; k + 3 < m; k += 4) {
            int at = ai + k * ma;
            addFour(
                    n,
                    o,
                    oi,
                    b,
                    bi + k * mb,
                    mb,
                    factor * a[at],
                    factor * a[at + ma],
                    factor * a[at + 2 * ma],
                    factor * a[at + 3 * ma]);
        }
        return k;
    }

    private static void addFour(
            int n, double[] o, int oi, double[] b, int b0, int mb, double f0, double f1, double f2, double f3) {
        int b1 = b0 + mb;
        int b2 = b1 + mb;
        int b3 = b2 + mb;
        for (int k = 0; k < n; k++) {
            o[oi + k] += (f0 * b[b0 + k] + f1 * b[b1 + k]) + (f2 * b[b2 + k] + f3 * b[b3 + k]);
        }
    }

    private void row(Loop loop, double[] o, int oi, double[] a, int ai, double[] b, int bi) {
        int n = loop.size();
        if (loop.o() == 0) {
            o[oi] += factor * dot(n, a, ai, loop.a(), b, bi, loop.b());
        } else if (loop.is(1, 1, 1)) {
            for (int k = 0; k < n; k++) {
                o[oi + k] += factor * (a[ai + k] * b[bi + k]);
            }
        } else if (loop.is(1, 0, 1)) {
            addScaled(n, o, oi, b, bi, factor * a[ai]);
        } else if (loop.is(1, 1, 0)) {
            addScaled(n, o, oi, a, ai, factor * b[bi]);
        } else {
            for (int k = 0; k < n; k++) {
                o[oi + k * loop.o()] += factor * (a[ai + k * loop.a()] * b[bi + k * loop.b()]);
            }
        }
    }

    private static void addScaled(int n, double[] o, int oi, double[] a, int ai, double f) {
        for (int k = 0; k < n; k++) {
            o[oi + k] += f * a[ai + k];
        }
    }

    /** Four sums side by side, so that an addition need not wait for the one before; always in this order. */
    private static double dot(int n, double[] a, int ai, int sa, double[] b, int bi, int sb) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < n; k += 4) {
            s0 += a[ai + k * sa] * b[bi + k * sb];
            s1 += a[ai + (k + 1) * sa] * b[bi + (k + 1) * sb];
            s2 += a[ai + (k + 2) * sa] * b[bi + (k + 2) * sb];
            s3 += a[ai + (k + 3) * sa] * b[bi + (k + 3) * sb];
        }
        for (; k < n; k++) {
            s0 += a[ai + k * sa] * b[bi + k * sb];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
