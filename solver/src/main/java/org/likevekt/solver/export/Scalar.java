package org.likevekt.solver.export;

import java.util.List;

/**
 * One number of a system written out cell by cell.
 *
 * @param op what it is computed by
 * @param number the number of a NUMBER, the unknown's position of an UNKNOWN, 0 for the others
 * @param operands positions in the graph of what it is computed from
 */
record Scalar(Op op, double number, List<Integer> operands) {
    /** What a scalar is computed by, and AMPL's code for it. */
    enum Op {
        NUMBER(-1),
        UNKNOWN(-1),
        ADD(0),
        SUBTRACT(1),
        MULTIPLY(2),
        DIVIDE(3),
        NEGATE(16),
        SQRT(39),
        SINH(40),
        LOG(43),
        EXP(44),
        ATANH(47),
        SUM(54);

        private final int code;

        Op(int code) {
            this.code = code;
        }

        /** AMPL's operation code. */
        int code() {
            return code;
        }
    }

    /** Whether it stands for itself. */
    boolean isLeaf() {
        return operands.isEmpty();
    }

    /** Whether it costs no more than reading a stored value: a single sum or product of leaves. */
    boolean isArithmetic() {
        return switch (op) {
            case ADD, SUBTRACT, MULTIPLY, NEGATE -> true;
            default -> false;
        };
    }
}
