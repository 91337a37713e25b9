package org.likevekt.solver.evaluation;

import java.util.List;
import org.likevekt.solver.algebra.Index;

/**
 * Evaluates {@code ln c = ln(sum_k theta_k exp(rho p_k)) / rho}, rho = 1 - sigma, at every point of a domain, and the
 * value shares {@code s_k = theta_k exp(rho p_k) / sum}, which are its derivatives by the log prices p_k.
 *
 * <p>Near rho = 0 the form {@code log1p(sum_k theta_k expm1(rho p_k)) / rho} loses no digits; at rho = 0 it is the
 * Cobb-Douglas limit. The same loop gives the derivatives by shares and elasticity where they are asked for.
 */
final class CesStep implements Step {
    /** Below this |1 - sigma| the form without cancellation is used. */
    private static final double NEAR_ONE = 0.05;

    private final int out;
    private final int share;
    private final int theta;
    private final int price;
    private final int sigma;
    private final int n;
    private final int[] thetaAt;
    private final int[] priceAt;
    private final int[] sigmaAt;
    private final int thetaStride;
    private final int priceStride;
    private final int[] shareAt;
    private final int shareStride;

    /** Arrays of the pool and the domains they are stored over. */
    record Layout(int array, List<Index> domain) {}

    CesStep(Index k, Layout out, Layout share, Layout theta, Layout price, Layout sigma) {
        this.out = out.array;
        this.share = share.array;
        this.theta = theta.array;
        this.price = price.array;
        this.sigma = sigma.array;
        this.n = k.size();
        this.thetaAt = offsets(out.domain, theta.domain);
        this.priceAt = offsets(out.domain, price.domain);
        this.sigmaAt = offsets(out.domain, sigma.domain);
        this.shareAt = offsets(out.domain, share.domain);
        this.thetaStride = Domain.stride(theta.domain, k);
        this.priceStride = Domain.stride(price.domain, k);
        this.shareStride = Domain.stride(share.domain, k);
    }

    /** For every point of a domain, the position in an array over another domain, bound indices at their first value. */
    static int[] offsets(List<Index> points, List<Index> array) {
        int[] offsets = new int[Domain.size(points)];
        int inner = 1;
        for (int d = points.size() - 1; d >= 0; d--) {
            int stride = Domain.stride(array, points.get(d));
            int size = points.get(d).size();
            for (int k = 0; k < offsets.length; k++) {
                offsets[k] += stride * ((k / inner) % size);
            }
            inner *= size;
        }
        return offsets;
    }

    @Override
    public void run(double[][] pool, Mode mode) {
        for (int point = 0; point < thetaAt.length; point++) {
            if (mode == Mode.PATTERN) {
                pattern(pool, point);
            } else {
                evaluate(pool, point, mode == Mode.STRICT);
            }
        }
    }

    private void pattern(double[][] pool, int point) {
        pool[out][point] = 1;
        for (int k = 0; k < n; k++) {
            pool[share][shareAt[point] + k * shareStride] = pool[theta][thetaAt[point] + k * thetaStride];
        }
    }

    private void evaluate(double[][] pool, int point, boolean strict) {
        double rho = 1 - pool[sigma][sigmaAt[point]];
        double[] t = pool[theta];
        double[] p = pool[price];
        double[] s = pool[share];
        int ti = thetaAt[point];
        int pi = priceAt[point];
        int si = shareAt[point];
        double sum = 0;
        double aggregate = 0;
        boolean near = Math.abs(rho) < NEAR_ONE;
        for (int k = 0; k < n; k++) {
            double weight = t[ti + k * thetaStride];
            double term = 0;
            if (weight != 0) {
                double logPrice = p[pi + k * priceStride];
                double power = rho * logPrice;
                term = weight * (rho == 0 ? 1 : strict ? StrictMath.exp(power) : Math.exp(power));
                if (near) {
                    aggregate += weight * (rho == 0 ? logPrice : StrictMath.expm1(power));
                }
            }
            s[si + k * shareStride] = term;
            sum += term;
        }
        pool[out][point] = rho == 0
                ? aggregate
                : near ? StrictMath.log1p(aggregate) / rho : (strict ? StrictMath.log(sum) : Math.log(sum)) / rho;
        for (int k = 0; k < n; k++) {
            s[si + k * shareStride] /= sum;
        }
    }

    /** Derivatives by the shares (array over the share's domain) and by the elasticity (array over the output's). */
    Step derivatives(int byTheta, int bySigma) {
        return (pool, mode) -> {
            for (int point = 0; point < thetaAt.length; point++) {
                derivatives(pool, point, byTheta, bySigma);
            }
        };
    }

    private void derivatives(double[][] pool, int point, int byTheta, int bySigma) {
        double rho = 1 - pool[sigma][sigmaAt[point]];
        double logCost = pool[out][point];
        double scale = StrictMath.exp(-rho * logCost);
        double first = 0;
        double second = 0;
        for (int k = 0; k < n; k++) {
            double weight = pool[theta][thetaAt[point] + k * thetaStride];
            double logPrice = pool[price][priceAt[point] + k * priceStride];
            int at = shareAt[point] + k * shareStride;
            pool[byTheta][at] = rho == 0 ? logPrice : scale * StrictMath.expm1(rho * logPrice) / rho;
            double deviation = logPrice - logCost;
            first += weight == 0 ? 0 : pool[share][at] * deviation;
            second += weight == 0 ? 0 : pool[share][at] * deviation * deviation;
        }
        // d ln c / d rho = (sum s p - ln c) / rho; its limit at rho = 0 is half the variance of log prices.
        pool[bySigma][point] = -(Math.abs(rho) < 1e-4 ? second / 2 : first / rho);
    }
}
