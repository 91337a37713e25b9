package org.likevekt.solver.evaluation;

import java.util.function.DoubleBinaryOperator;
import org.likevekt.solver.evaluation.LoopNest.Loop;

/** The innermost loops of steps; strides of one and zero have loops of their own, which the compiler vectorises. */
enum Kernel {
    ADD {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return (outer, inner, o, oi, a, ai, b, bi) -> {
                for (int k = 0; k < outer.size(); k++) {
                    add(inner, 1, o, oi + k * outer.o(), a, ai + k * outer.a(), b, bi + k * outer.b());
                }
            };
        }
    },
    SUBTRACT {
        @Override
        LoopNest.Inner inner(Mode mode) {
            double sign = mode == Mode.PATTERN ? 1 : -1;
            return (outer, inner, o, oi, a, ai, b, bi) -> {
                for (int k = 0; k < outer.size(); k++) {
                    add(inner, sign, o, oi + k * outer.o(), a, ai + k * outer.a(), b, bi + k * outer.b());
                }
            };
        }
    },
    MULTIPLY {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return (outer, inner, o, oi, a, ai, b, bi) -> {
                for (int k = 0; k < outer.size(); k++) {
                    multiply(inner, o, oi + k * outer.o(), a, ai + k * outer.a(), b, bi + k * outer.b());
                }
            };
        }
    },
    DIVIDE {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return mode == Mode.PATTERN
                    ? each((x, y) -> x)
                    : (outer, inner, o, oi, a, ai, b, bi) -> {
                        for (int m = 0; m < outer.size(); m++) {
                            divide(inner, o, oi + m * outer.o(), a, ai + m * outer.a(), b, bi + m * outer.b());
                        }
                    };
        }
    },
    // This loop and the next are written out: through a function handed in, which changes, the compiler would not
    // inline.
    EXP {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return mode == Mode.PATTERN
                    ? ones()
                    : (outer, inner, o, oi, a, ai, b, bi) -> {
                        for (int m = 0; m < outer.size(); m++) {
                            for (int k = 0; k < inner.size(); k++) {
                                o[oi + m * outer.o() + k * inner.o()] =
                                        StrictMath.exp(a[ai + m * outer.a() + k * inner.a()]);
                            }
                        }
                    };
        }
    },
    LOG {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return mode == Mode.PATTERN
                    ? ones()
                    : (outer, inner, o, oi, a, ai, b, bi) -> {
                        for (int m = 0; m < outer.size(); m++) {
                            for (int k = 0; k < inner.size(); k++) {
                                o[oi + m * outer.o() + k * inner.o()] =
                                        Logarithm.of(a[ai + m * outer.a() + k * inner.a()]);
                            }
                        }
                    };
        }
    },
    /** 1 / a. */
    RECIPROCAL {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return mode == Mode.PATTERN ? ones() : each((x, y) -> 1 / x);
        }
    },
    /** a + b - sqrt(a^2 + b^2). */
    COMPLEMENT {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return mode == Mode.PATTERN ? ones() : each((x, y) -> x + y - Math.sqrt(x * x + y * y));
        }
    },
    /** Derivative of the complement function by its first operand, 1 - a / sqrt(a^2 + b^2); 1 - 1/sqrt 2 at the kink. */
    COMPLEMENT_SLOPE {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return mode == Mode.PATTERN ? ones() : each(Kernel::slope);
        }
    };

    /** The innermost loop for a mode. */
    abstract LoopNest.Inner inner(Mode mode);

    private static LoopNest.Inner ones() {
        return each((x, y) -> 1);
    }

    private static double slope(double x, double y) {
        double h = Math.sqrt(x * x + y * y);
        return 1 - (h == 0 ? Math.sqrt(0.5) : x / h);
    }

    /** Loops for an operation that takes long enough not to mind the call. */
    private static LoopNest.Inner each(DoubleBinaryOperator function) {
        return (outer, inner, o, oi, a, ai, b, bi) -> {
            for (int m = 0; m < outer.size(); m++) {
                int ok = oi + m * outer.o();
                int ak = ai + m * outer.a();
                int bk = bi + m * outer.b();
                for (int k = 0; k < inner.size(); k++) {
                    o[ok + k * inner.o()] = function.applyAsDouble(a[ak + k * inner.a()], b[bk + k * inner.b()]);
                }
            }
        };
    }

    private static void add(Loop loop, double f, double[] o, int oi, double[] a, int ai, double[] b, int bi) {
        int n = loop.size();
        if (loop.is(1, 1, 1)) {
            for (int k = 0; k < n; k++) {
                o[oi + k] = a[ai + k] + f * b[bi + k];
            }
        } else if (loop.is(1, 0, 1)) {
            double x = a[ai];
            for (int k = 0; k < n; k++) {
                o[oi + k] = x + f * b[bi + k];
            }
        } else if (loop.is(1, 1, 0)) {
            double y = f * b[bi];
            for (int k = 0; k < n; k++) {
                o[oi + k] = a[ai + k] + y;
            }
        } else {
            for (int k = 0; k < n; k++) {
                o[oi + k * loop.o()] = a[ai + k * loop.a()] + f * b[bi + k * loop.b()];
            }
        }
    }

    private static void multiply(Loop loop, double[] o, int oi, double[] a, int ai, double[] b, int bi) {
        int n = loop.size();
        if (loop.is(1, 1, 1)) {
            for (int k = 0; k < n; k++) {
                o[oi + k] = a[ai + k] * b[bi + k];
            }
        } else if (loop.is(1, 0, 1)) {
            scale(n, o, oi, b, bi, a[ai]);
        } else if (loop.is(1, 1, 0)) {
            scale(n, o, oi, a, ai, b[bi]);
        } else {
            for (int k = 0; k < n; k++) {
                o[oi + k * loop.o()] = a[ai + k * loop.a()] * b[bi + k * loop.b()];
            }
        }
    }

    private static void scale(int n, double[] o, int oi, double[] a, int ai, double f) {
        for (int k = 0; k < n; k++) {
            o[oi + k] = f * a[ai + k];
        }
    }

    private static void divide(Loop loop, double[] o, int oi, double[] a, int ai, double[] b, int bi) {
        if (loop.is(1, 1, 1)) {
            for (int k = 0; k < loop.size(); k++) {
                o[oi + k] = a[ai + k] / b[bi + k];
            }
        } else {
            for (int k = 0; k < loop.size(); k++) {
                o[oi + k * loop.o()] = a[ai + k * loop.a()] / b[bi + k * loop.b()];
            }
        }
    }
}
