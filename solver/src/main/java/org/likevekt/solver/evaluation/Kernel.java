package org.likevekt.solver.evaluation;

/** The innermost loops of pointwise steps. */
enum Kernel {
    ADD {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                for (int k = 0; k < n; k++) {
                    o[oi + k * so] = a[ai + k * sa] + b[bi + k * sb];
                }
            };
        }
    },
    SUBTRACT {
        @Override
        LoopNest.Inner inner(Mode mode) {
            if (mode == Mode.PATTERN) {
                return ADD.inner(mode);
            }
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                for (int k = 0; k < n; k++) {
                    o[oi + k * so] = a[ai + k * sa] - b[bi + k * sb];
                }
            };
        }
    },
    MULTIPLY {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                for (int k = 0; k < n; k++) {
                    o[oi + k * so] = a[ai + k * sa] * b[bi + k * sb];
                }
            };
        }
    },
    DIVIDE {
        @Override
        LoopNest.Inner inner(Mode mode) {
            if (mode == Mode.PATTERN) {
                return COPY.inner(mode);
            }
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                for (int k = 0; k < n; k++) {
                    o[oi + k * so] = a[ai + k * sa] / b[bi + k * sb];
                }
            };
        }
    },
    COPY {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                for (int k = 0; k < n; k++) {
                    o[oi + k * so] = a[ai + k * sa];
                }
            };
        }
    },
    EXP {
        @Override
        LoopNest.Inner inner(Mode mode) {
            return switch (mode) {
                case PATTERN -> ones();
                case FAST ->
                    (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                        for (int k = 0; k < n; k++) {
                            o[oi + k * so] = Math.exp(a[ai + k * sa]);
                        }
                    };
                case STRICT ->
                    (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                        for (int k = 0; k < n; k++) {
                            o[oi + k * so] = StrictMath.exp(a[ai + k * sa]);
                        }
                    };
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
                case STRICT ->
                    (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                        for (int k = 0; k < n; k++) {
                            o[oi + k * so] = StrictMath.log(a[ai + k * sa]);
                        }
                    };
            };
        }
    },
    RECIPROCAL {
        @Override
        LoopNest.Inner inner(Mode mode) {
            if (mode == Mode.PATTERN) {
                return ones();
            }
            return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
                for (int k = 0; k < n; k++) {
                    o[oi + k * so] = 1 / a[ai + k * sa];
                }
            };
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

    /** The innermost loop for a mode. */
    abstract LoopNest.Inner inner(Mode mode);

    private static LoopNest.Inner ones() {
        return (n, o, oi, so, a, ai, sa, b, bi, sb) -> {
            for (int k = 0; k < n; k++) {
                o[oi + k * so] = 1;
            }
        };
    }

    /** o += f a b along one loop, with the cases that matter written so that they vectorise. */
    static void contract(
            int n, double f, double[] o, int oi, int so, double[] a, int ai, int sa, double[] b, int bi, int sb) {
        if (so == 0) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += a[ai + k * sa] * b[bi + k * sb];
            }
            o[oi] += f * sum;
        } else if (so == 1 && sa == 1 && sb == 1) {
            for (int k = 0; k < n; k++) {
                o[oi + k] += f * (a[ai + k] * b[bi + k]);
            }
        } else if (so == 1 && sa == 0 && sb == 1) {
            double fa = f * a[ai];
            for (int k = 0; k < n; k++) {
                o[oi + k] += fa * b[bi + k];
            }
        } else if (so == 1 && sa == 1 && sb == 0) {
            double fb = f * b[bi];
            for (int k = 0; k < n; k++) {
                o[oi + k] += fb * a[ai + k];
            }
        } else {
            for (int k = 0; k < n; k++) {
                o[oi + k * so] += f * (a[ai + k * sa] * b[bi + k * sb]);
            }
        }
    }
}
