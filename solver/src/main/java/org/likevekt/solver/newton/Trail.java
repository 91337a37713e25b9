package org.likevekt.solver.newton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;

/** The last steps of an iteration, and what they say of where it is going. */
final class Trail {
    /** What the last steps have in common. */
    enum Pattern {
        /** Nothing. */
        NONE,
        /** Each goes back on the one before. */
        TO_AND_FRO,
        /** They go the same way without getting shorter. */
        RUNS_OFF
    }

    private static final int WINDOW = 6;
    private static final int FEWEST = 4;

    /** Steps that leave more than this part of the residual over the whole window have gained little. */
    private static final double LITTLE_GAIN = 0.5;

    /** Mean cosine between neighbouring steps from which they count as going to and fro, or the same way. */
    private static final double OPPOSED = -0.5;

    private static final double ALIGNED = 0.7;

    /** A run-off has taken some unknown at least this far: a factor of e^2 for a positive variable. */
    private static final double FAR = 2;

    /** Steps that move no unknown by this much do not swing, they stand still. */
    private static final double STANDSTILL = 1e-3;

    private final Deque<double[]> steps = new ArrayDeque<>();
    private final List<Double> norms = new ArrayList<>();

    void start(double norm) {
        norms.add(norm);
    }

    void step(double[] from, double[] to, double norm) {
        double[] change = new double[from.length];
        for (int k = 0; k < change.length; k++) {
            change[k] = to[k] - from[k];
        }
        if (steps.size() == WINDOW) {
            steps.removeFirst();
        }
        steps.addLast(change);
        norms.add(norm);
    }

    /** Whether no step has been taken yet. */
    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The last step. */
    double[] last() {
        return steps.getLast();
    }

    /** Largest scaled residual at the start and after every step. */
    List<Double> norms() {
        return norms;
    }

    Pattern pattern() {
        if (steps.size() < FEWEST) {
            return Pattern.NONE;
        }
        double before = norms.get(norms.size() - 1 - steps.size());
        if (norms.get(norms.size() - 1) < LITTLE_GAIN * before) {
            return Pattern.NONE;
        }
        double cosine = meanCosine();
        double[] last = steps.getLast();
        if (cosine <= OPPOSED && Math.abs(last[Change.largest(last)]) >= STANDSTILL) {
            return Pattern.TO_AND_FRO;
        }
        return cosine >= ALIGNED && Math.abs(total()[furthest()]) >= FAR ? Pattern.RUNS_OFF : Pattern.NONE;
    }

    private double meanCosine() {
        Iterator<double[]> later = steps.iterator();
        double[] before = later.next();
        double sum = 0;
        while (later.hasNext()) {
            double[] step = later.next();
            sum += product(before, step) / Math.sqrt(product(before, before) * product(step, step));
            before = step;
        }
        return sum / (steps.size() - 1);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private double[] total() {
        double[] total = new double[steps.getFirst().length];
        steps.forEach(step -> Arrays.setAll(total, k -> total[k] + step[k]));
        return total;
    }

    /** The unknown that the last steps took furthest. */
    private int furthest() {
        return Change.largest(total());
    }

    /** Says which unknown runs off, and where to. */
    String runOff(EquationSystem system) {
        int k = furthest();
        double change = total()[k];
        String name = system.unknownName(k);
        if (system.variableOf(k).kind() == Variable.Kind.POSITIVE) {
            return String.format(
                    Locale.ROOT,
                    "'%s' %s %s in the last %d steps",
                    name,
                    change < 0 ? "fell" : "rose",
                    Change.factor(change),
                    steps.size());
        }
        return String.format(
                Locale.ROOT,
                "'%s' %s by %.3g in the last %d steps",
                name,
                change < 0 ? "fell" : "rose",
                Math.abs(change * system.variableOf(k).scale()),
                steps.size());
    }

    /** Says which unknown goes to and fro, and how far. */
    String swing(EquationSystem system) {
        double[] last = steps.getLast();
        int k = Change.largest(last);
        boolean positive = system.variableOf(k).kind() == Variable.Kind.POSITIVE;
        String size = positive
                ? Change.percent(Math.abs(last[k]))
                : String.format(
                        Locale.ROOT,
                        "by %.3g",
                        Math.abs(last[k]) * system.variableOf(k).scale());
        return "'" + system.unknownName(k) + "' goes to and fro " + size;
    }
}
