package org.likevekt.solver.evaluation;

import java.util.function.DoubleUnaryOperator;

/** The innermost loops of steps; strides of one and zero have loops of their own, which the compiler vectorises. */
enum Kernel {
    ADD {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> add(n, 1, o, oi, so, a, ai, sa, b, bi, sb);
        }
    },
    SUBTRACT {
        @Override
        LoopNest.Inner inner(Mode mode) {
            double sign = mode == Mode.PATTERN ? 1 : -1;
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> add(n, sign, o, oi, so, a, ai, sa, b, bi, sb);
        }
    },
    MULTIPLY {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return Kernel::multiply;
        }
    },
    DIVIDE {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return mode == Mode.PATTERN
                    ? (n, o, oi, so, a, ai, sa, b, bi, sb) -> multiply(n, o, oi, so, a, ai, sa, UNIT, 0, 0)
                    : Kernel::divide;
        }
    },
    EXP {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return switch (mode) {
                case PATTERN -> ones();
                // Written out, not by map: only so does the compiler use its own exponential.
                case FAST ->
                    (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                        for (int k = 0; k < n; k++) {
                            o[oi + k * so] = Math.exp(a[ai + k * sa]);
                        }
                    };
                case STRICT -> map(StrictMath::exp);
            };
        }
    },
    LOG {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return switch (mode) {
                case PATTERN -> ones();
                case FAST ->
                    (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                        for (int k = 0; k < n; k++) {
                            o[oi + k * so] = Math.log(a[ai + k * sa]);
                        }
                    };
                case STRICT -> map(StrictMath::log);
            };
        }
    },
    /** 1 / a. */
    RECIPROCAL {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return mode == Mode.PATTERN
                    ? ones()
                    : (n, o, oi, so, a, ai, sa, b, bi, sb) -> divide(n, o, oi, so, UNIT, 0, 0, a, ai, sa);
        }
    },
    /** a + b - sqrt(a^2 + b^2). */
    COMPLEMENT {
        @Override
        LoopNest.Inner inner(Mode mode) {
            if (mode == Mode.PATTERN) {
                return ones();
            }
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                for (int k = 0; k < n; k++) {
                    double x = a[ai + k * sa];
                    double y = b[bi + k * sb];
                    o[oi + k * so] = x + y - Math.sqrt(x * x + y * y);
                }
            };
        }
    },
    /** Derivative of the complement function by its first operand, 1 - a / sqrt(a^2 + b^2); 1 - 1/sqrt 2 at the kink. */
    COMPLEMENT_SLOPE {
        @Override
        LoopNest.Inner inner(Mode mode) {
            if (mode == Mode.PATTERN) {
                return ones();
            }
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                for (int k = 0; k < n; k++) {
                    double x = a[ai + k * sa];
                    double h = Math.sqrt(x * x + b[bi + k * sb] * b[bi + k * sb]);
                    o[oi + k * so] = 1 - (h == 0 ? Math.sqrt(0.5) : x / h);
                }
            };
        }
    };

    private static final double[] UNIT = {1};

    /** The innermost loop for a mode. */
    abstract LoopNest.Inner inner(Mode mode);

    private static LoopNest.Inner ones() {
        return map(x -> 1);
    }

    private static LoopNest.Inner map(DoubleUnaryOperator function) {
        return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
            for (int k = 0; k < n; k++) {
                o[oi + k * so] = function.applyAsDouble(a[ai + k * sa]);
            }
        };
    }

    private static void add(
            int n, double f, double[] o, int oi, int so, double[] a, int ai, int sa, double[] b, int bi, int sb) {
        if (so == 1 && sa == 1 && sb == 1) {
            for (int k = 0; k < n; k++) {
                o[oi + k] = a[ai + k] + f * b[bi + k];
            }
        } else if (so == 1 && sa == 0 && sb == 1) {
            double x = a[ai];
            for (int k = 0; k < n; k++) {
                o[oi + k] = x + f * b[bi + k];
            }
        } else if (so == 1 && sa == 1 && sb == 0) {
            double y = f * b[bi];
            for (int k = 0; k < n; k++) {
                o[oi + k] = a[ai + k] + y;
            }
        } else {
            for (int k = 0; k < n; k++) {
                o[oi + k * so] = a[ai + k * sa] + f * b[bi + k * sb];
            }
        }
    }

    private static void multiply(
            int n, double[] o, int oi, int so, double[] a, int ai, int sa, double[] b, int bi, int sb) {
        if (so == 1 && sa == 1 && sb == 1) {
            for (int k = 0; k < n; k++) {
                o[oi + k] = a[ai + k] * b[bi + k];
            }
        } else if (so == 1 && sa == 0 && sb == 1) {
            scale(n, o, oi, b, bi, a[ai]);
        } else if (so == 1 && sa == 1 && sb == 0) {
            scale(n, o, oi, a, ai, b[bi]);
        } else {
            for (int k = 0; k < n; k++) {
                o[oi + k * so] = a[ai + k * sa] * b[bi + k * sb];
            }
        }
    }

    private static void scale(int n, double[] o, int oi, double[] a, int ai, double f) {
        for (int k = 0; k < n; k++) {
            o[oi + k] = f * a[ai + k];
        }
    }

    private static void divide(
            int n, double[] o, int oi, int so, double[] a, int ai, int sa, double[] b, int bi, int sb) {
        if (so == 1 && sa == 1 && sb == 1) {
            for (int k = 0; k < n; k++) {
                o[oi + k] = a[ai + k] / b[bi + k];
            }
        } else {
            for (int k = 0; k < n; k++) {
                o[oi + k * so] = a[ai + k * sa] / b[bi + k * sb];
            }
        }
    }

    /** o += f a b along one loop. */
    static void contract(
            int n, double f, double[] o, int oi, int so, double[] a, int ai, int sa, double[] b, int bi, int sb) {
        if (so == 0) {
            o[oi] += f * dot(n, a, ai, sa, b, bi, sb);
        } else if (so == 1 && sa == 1 && sb == 1) {
            for (int k = 0; k < n; k++) {
                o[oi + k] += f * (a[ai + k] * b[bi + k]);
            }
        } else if (so == 1 && sa == 0 && sb == 1) {
            addScaled(n, o, oi, b, bi, f * a[ai]);
        } else if (so == 1 && sa == 1 && sb == 0) {
            addScaled(n, o, oi, a, ai, f * b[bi]);
        } else {
            for (int k = 0; k < n; k++) {
                o[oi + k * so] += f * (a[ai + k * sa] * b[bi + k * sb]);
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
