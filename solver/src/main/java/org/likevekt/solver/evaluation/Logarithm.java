package org.likevekt.solver.evaluation;

/**
 * The logarithm in additions, multiplications and divisions only, which every platform rounds alike: the same bits
 * everywhere, as from {@link StrictMath#log}, which is a native call before JDK 21 and takes seven times as long. The error
 * stays below one unit in the last place.
 */
final class Logarithm {
    /** ln 2 in two parts; the first has so few digits that its product with an exponent is exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    private static final long FRACTION = 0x000f_ffff_ffff_ffffL;
    private static final long ONE = 0x3ff0_0000_0000_0000L;
    private static final double SQRT2 = 0x1.6a09e667f3bcdp0;

    private Logarithm() {}

    /**
     * ln x: with x = 2^k (1 + f) and s = f / (2 + f), ln(1 + f) = 2 artanh s = f - f^2/2 + s (f^2/2 + 2 (s^2/3 + s^4/5 +
     * ...)), which rounds only what is small beside f.
     */
    static double of(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return StrictMath.log(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        double k = (bits >>> 52) - 1023;
        double m = Double.longBitsToDouble(bits & FRACTION | ONE);
        if (m > SQRT2) {
            m *= 0.5;
            k += 1;
        }
        double f = m - 1;
        double s = f / (2 + f);
        double z = s * s;
        double rest = z * polynomial(z);
        double half = 0.5 * f * f;
        return k * LN2_HIGH + (f - (half - (s * (half + rest) + k * LN2_LOW)));
    }

    /** sum over n from 0 to 9 of 2 z^n / (2 n + 3), in pairs, so that no product has to wait for all before it. */
    private static double polynomial(double z) {
        double w = z * z;
        double last = 2.0 / 19 + z * (2.0 / 21);
        double fourth = (2.0 / 15 + z * (2.0 / 17)) + w * last;
        double third = (2.0 / 11 + z * (2.0 / 13)) + w * fourth;
        double second = (2.0 / 7 + z * (2.0 / 9)) + w * third;
        return (2.0 / 3 + z * (2.0 / 5)) + w * second;
    }
}
