package org.likevekt.solver.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.solver.export.Scalar.Op;

/**
 * Scalars, equal ones once, operands before what is computed from them; numbers are folded and what is multiplied by
 * zero is left out.
 */
final class ScalarGraph {
    private final List<Scalar> scalars = new ArrayList<>();
    private final Map<Scalar, Integer> positions = new HashMap<>();

    int size() {
        return scalars.size();
    }

    Scalar get(int position) {
        return scalars.get(position);
    }

    int number(double value) {
        // Zeros of both signs are one number.
        return add(new Scalar(Op.NUMBER, value == 0 ? 0 : value, List.of()));
    }

    int unknown(int unknown) {
        return add(new Scalar(Op.UNKNOWN, unknown, List.of()));
    }

    int plus(int a, int b) {
        return sum(a, b);
    }

    int minus(int a, int b) {
        if (a == b) {
            return number(0);
        }
        if (areNumbers(a, b)) {
            return number(value(a) - value(b));
        }
        return isNumber(b, 0) ? a : isNumber(a, 0) ? node(Op.NEGATE, b) : node(Op.SUBTRACT, a, b);
    }

    int times(int a, int b) {
        if (isNumber(a, 0) || isNumber(b, 0)) {
            return number(0);
        }
        if (areNumbers(a, b)) {
            return number(value(a) * value(b));
        }
        return isNumber(a, 1) ? b : isNumber(b, 1) ? a : node(Op.MULTIPLY, a, b);
    }

    int over(int a, int b) {
        if (areNumbers(a, b)) {
            return number(value(a) / value(b));
        }
        return isNumber(a, 0) || isNumber(b, 1) ? a : node(Op.DIVIDE, a, b);
    }

    int exp(int a) {
        return isNumber(a) ? number(Math.exp(value(a))) : node(Op.EXP, a);
    }

    int log(int a) {
        return isNumber(a) ? number(Math.log(value(a))) : node(Op.LOG, a);
    }

    int sqrt(int a) {
        return isNumber(a) ? number(Math.sqrt(value(a))) : node(Op.SQRT, a);
    }

    int sinh(int a) {
        return isNumber(a) ? number(Math.sinh(value(a))) : node(Op.SINH, a);
    }

    int atanh(int a) {
        return isNumber(a) ? number(atanh(value(a))) : node(Op.ATANH, a);
    }

    /** Inverse hyperbolic tangent, exact near zero. */
    static double atanh(double x) {
        return Math.log1p(2 * x / (1 - x)) / 2;
    }

    /** The sum of some scalars: its numbers in one, zeros left out. */
    int sum(int... terms) {
        double number = 0;
        int[] others = new int[terms.length + 1];
        int count = 0;
        for (int term : terms) {
            if (isNumber(term)) {
                number += value(term);
            } else {
                others[count++] = term;
            }
        }
        if (number != 0 || count == 0) {
            others[count++] = number(number);
        }
        return count == 1 ? others[0] : node(count == 2 ? Op.ADD : Op.SUM, Arrays.copyOf(others, count));
    }

    boolean isNumber(int position) {
        return scalars.get(position).op() == Op.NUMBER;
    }

    boolean isNumber(int position, double value) {
        return isNumber(position) && value(position) == value;
    }

    /** The value of a number. */
    double value(int position) {
        return scalars.get(position).number();
    }

    private boolean areNumbers(int a, int b) {
        return isNumber(a) && isNumber(b);
    }

    private int node(Op op, int... operands) {
        return add(new Scalar(op, 0, Arrays.stream(operands).boxed().toList()));
    }

    private int add(Scalar scalar) {
        return positions.computeIfAbsent(scalar, s -> {
            scalars.add(s);
            return scalars.size() - 1;
        });
    }
}
