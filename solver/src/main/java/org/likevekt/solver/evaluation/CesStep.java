package org.likevekt.solver.evaluation;

import java.util.List;
import org.likevekt.solver.linear.Parallelism;

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

    /** Below this |1 - sigma| the derivative by sigma is that of an expansion. */
    private static final double AT_ONE = 1e-4;

    /** So many points are worth a thread. */
    private static final int PIECE = 4096;

    private final Walk cost;
    private final Walk share;
    private final Walk theta;
    private final Walk price;
    private final Walk sigma;
    private final int n;

    /** Where an array is read at every point, and how far apart its values lie along the index inside. */
    private record Walk(View view, int[] at, int stride) {}

    CesStep(Node node) {
        View.Axis inside = View.axis(node.shares().axes(), node.index());
        this.n = inside.size();
        this.cost = walk(node.view(), node.view(), inside);
        this.share = walk(node.shares(), node.view(), inside);
        this.theta = walk(node.operands().get(0).view(), node.view(), inside);
        this.price = walk(node.operands().get(1).view(), node.view(), inside);
        this.sigma = walk(node.operands().get(2).view(), node.view(), inside);
    }

    private static Walk walk(View view, View points, View.Axis inside) {
        View cut = view.clip(List.of(inside));
        return new Walk(cut, cut.positions(points.axes()), cut.stride(inside.index()));
    }

    @Override
    public View out() {
        return cost.view;
    }

    @Override
    public List<View> inputs() {
        return List.of(theta.view, price.view, sigma.view);
    }

    @Override
    public void run(Workspace on) {
        int points = cost.at.length;
        Parallelism threads = points * n > PIECE ? on.threads() : Parallelism.NONE;
        int pieces = Math.min(points, 4 * threads.threads());
        threads.forEach(pieces, piece -> {
            int from = (int) ((long) points * piece / pieces);
            int to = (int) ((long) points * (piece + 1) / pieces);
            if (on.mode() == Mode.PATTERN) {
                pattern(on, from, to);
            } else {
                evaluate(on, from, to);
            }
        });
    }

    private void pattern(Workspace on, int from, int to) {
        for (int point = from; point < to; point++) {
            on.of(cost.view)[cost.at[point]] = 1;
            for (int k = 0; k < n; k++) {
                on.of(share.view)[share.at[point] + k * share.stride] =
                        on.of(theta.view)[theta.at[point] + k * theta.stride];
            }
        }
    }

    private void evaluate(Workspace on, int from, int to) {
        double[] p = on.of(price.view);
        double[] powers = new double[n];
        double powersOf = Double.NaN;
        int powersAt = -1;
        for (int point = from; point < to; point++) {
            double rho = 1 - on.of(sigma.view)[sigma.at[point]];
            if (rho != powersOf || price.at[point] != powersAt) {
                // Often neighbours buy at the same prices with the same elasticity.
                powersOf = rho;
                powersAt = price.at[point];
                powers(powers, rho, p, powersAt);
            }
            double sum = terms(on, point, powers);
            on.of(cost.view)[cost.at[point]] =
                    Math.abs(rho) < NEAR_ONE ? nearOne(on, point, rho) : Logarithm.of(sum) / rho;
        }
    }

    private void powers(double[] powers, double rho, double[] p, int at) {
        for (int k = 0; k < n; k++) {
            double power = rho * p[at + k * price.stride];
            powers[k] = rho == 0 ? 1 : StrictMath.exp(power);
        }
    }

    /** Writes the shares at a point and returns the sum that they were divided by. */
    private double terms(Workspace on, int point, double[] powers) {
        double[] t = on.of(theta.view);
        double[] s = on.of(share.view);
        int ti = theta.at[point];
        int si = share.at[point];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double weight = t[ti + k * theta.stride];
            double term = weight == 0 ? 0 : weight * powers[k];
            s[si + k * share.stride] = term;
            sum += term;
        }
        double scale = 1 / sum;
        for (int k = 0; k < n; k++) {
            s[si + k * share.stride] *= scale;
        }
        return sum;
    }

    private double nearOne(Workspace on, int point, double rho) {
        double[] t = on.of(theta.view);
        double[] p = on.of(price.view);
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double weight = t[theta.at[point] + k * theta.stride];
            double logPrice = p[price.at[point] + k * price.stride];
            sum += weight == 0 ? 0 : weight * (rho == 0 ? logPrice : StrictMath.expm1(rho * logPrice));
        }
        return rho == 0 ? sum : StrictMath.log1p(sum) / rho;
    }

    /** Derivatives by the shares (an array laid out like the shares) and by the elasticity (like the cost). */
    record Derivatives(CesStep ces, View byTheta, View bySigma) implements Step {
        @Override
        public View out() {
            return byTheta;
        }

        @Override
        public List<View> inputs() {
            return ces.inputs();
        }

        @Override
        public void run(Workspace on) {
            for (int point = 0; point < ces.cost.at.length; point++) {
                ces.derivatives(on, point, on.of(byTheta), on.of(bySigma));
            }
        }
    }

    private void derivatives(Workspace on, int point, double[] byTheta, double[] bySigma) {
        double rho = 1 - on.of(sigma.view)[sigma.at[point]];
        double logCost = on.of(cost.view)[cost.at[point]];
        double scale = StrictMath.exp(-rho * logCost);
        double first = 0;
        double second = 0;
        double third = 0;
        for (int k = 0; k < n; k++) {
            double weight = on.of(theta.view)[theta.at[point] + k * theta.stride];
            double logPrice = on.of(price.view)[price.at[point] + k * price.stride];
            int at = share.at[point] + k * share.stride;
            byTheta[at] = rho == 0 ? logPrice : scale * StrictMath.expm1(rho * logPrice) / rho;
            double deviation = logPrice - logCost;
            double part = weight == 0 ? 0 : on.of(share.view)[at] * deviation;
            first += part;
            second += part * deviation;
            third += part * deviation * deviation;
        }
        // d ln c / d rho = (sum s p - ln c) / rho, near rho = 0 expanded in the moments of log prices.
        bySigma[cost.at[point]] = -(Math.abs(rho) < AT_ONE ? second / 2 - rho * third / 6 : first / rho);
    }
}
