package org.likevekt.solver.export;

import java.io.IOException;
import java.util.BitSet;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.export.Scalar.Op;

/**
 * Writes the equations of one year as an AMPL {@code .nl} file (text format "g"; Gay, "Writing .nl files", 2005), so
 * that any AMPL solver can confirm a solution.
 *
 * <p>The file is the very system that the engine solves. Column k is unknown k as the solver sees it: the logarithm of
 * a positive variable, a free variable over its scale. Row k is the equation paired with it, as {@code 0 = (left -
 * right) / scale}, the number that {@link Evaluation#residual} gives; so a tolerance means the same on both sides.
 * Parameters and fixed cells are numbers, sums and CES indices are written out, terms with a zero weight are left out,
 * and what stands more than once is a defined variable. There is no objective and no bound; every row counts as
 * nonlinear. Immutable once made; not changed by later changes of the evaluation.
 */
public final class NlWriter {
    private final EquationSystem system;
    private final double[] start;
    private final ScalarGraph graph;
    private final int[] rows;
    private final int[] defined;
    private final int definedCount;
    private final BitSet[] rowColumns;

    /**
     * Takes over the equations as they stand.
     *
     * @param evaluation holds the parameters and the levels of fixed cells
     * @param start start values as the solver sees them; shape unknowns
     * @throws IllegalStateException when an equation holds a number that is not finite, naming it
     */
    public NlWriter(Evaluation evaluation, double[] start) {
        this.system = evaluation.system();
        if (start.length != system.unknowns()) {
            throw new IllegalArgumentException(
                    "the system has " + system.unknowns() + " unknowns, got " + start.length + " start values");
        }
        this.start = start.clone();
        Scalarizer scalarizer = new Scalarizer(evaluation);
        this.rows = scalarizer.rows();
        this.graph = scalarizer.graph();
        this.defined = new int[graph.size()];
        this.definedCount = numberDefined(references());
        this.rowColumns = columns();
    }

    /** How often each scalar is read by rows and by scalars that are read. */
    private int[] references() {
        int[] references = new int[graph.size()];
        for (int row : rows) {
            references[row]++;
        }
        // Operands come before what reads them, so counts are complete when they are passed on.
        for (int k = references.length - 1; k >= 0; k--) {
            if (references[k] > 0) {
                graph.get(k).operands().forEach(operand -> references[operand]++);
            }
        }
        return references;
    }

    private int numberDefined(int[] references) {
        int count = 0;
        for (int k = 0; k < defined.length; k++) {
            defined[k] = references[k] > 1 && isWorthNaming(graph.get(k)) ? count++ : -1;
        }
        return count;
    }

    private boolean isWorthNaming(Scalar scalar) {
        boolean simple = scalar.isArithmetic()
                && scalar.operands().stream().allMatch(k -> graph.get(k).isLeaf());
        return !scalar.isLeaf() && !simple;
    }

    private BitSet[] columns() {
        BitSet[] ofDefined = new BitSet[defined.length];
        for (int k = 0; k < defined.length; k++) {
            if (defined[k] >= 0) {
                BitSet columns = new BitSet(rows.length);
                graph.get(k).operands().forEach(operand -> collect(operand, ofDefined, columns));
                ofDefined[k] = columns;
            }
        }
        BitSet[] ofRows = new BitSet[rows.length];
        for (int row = 0; row < rows.length; row++) {
            ofRows[row] = new BitSet(rows.length);
            collectRow(row, ofDefined, ofRows[row]);
        }
        return ofRows;
    }

    private void collectRow(int row, BitSet[] ofDefined, BitSet columns) {
        try {
            collect(rows[row], ofDefined, columns);
        } catch (ArithmeticException e) {
            throw new IllegalStateException(system.equationName(row) + " " + e.getMessage(), e);
        }
    }

    /** Adds the unknowns that a scalar depends on. */
    private void collect(int scalar, BitSet[] ofDefined, BitSet columns) {
        Scalar at = graph.get(scalar);
        if (ofDefined[scalar] != null) {
            columns.or(ofDefined[scalar]);
        } else if (at.op() == Op.UNKNOWN) {
            columns.set((int) at.number());
        } else if (at.op() == Op.NUMBER && !Double.isFinite(at.number())) {
            throw new ArithmeticException("holds the number " + at.number());
        } else {
            at.operands().forEach(operand -> collect(operand, ofDefined, columns));
        }
    }

    /** Number of defined variables (common subexpressions) in the file. */
    public int definedVariables() {
        return definedCount;
    }

    /** Number of derivatives that can differ from zero. */
    public int nonzeros() {
        int nonzeros = 0;
        for (BitSet columns : rowColumns) {
            nonzeros += columns.cardinality();
        }
        return nonzeros;
    }

    /** Writes the {@code .nl} file. */
    public void writeModel(Appendable out) throws IOException {
        writeHeader(out);
        for (int k = 0; k < defined.length; k++) {
            if (defined[k] >= 0) {
                line(out, "V" + (rows.length + defined[k]) + " 0 0");
                writeOperation(graph.get(k), out);
            }
        }
        for (int row = 0; row < rows.length; row++) {
            line(out, "C" + row);
            write(rows[row], out);
        }
        writeStart(out);
        line(out, "r");
        for (int row = 0; row < rows.length; row++) {
            line(out, "4 0");
        }
        line(out, "b");
        for (int column = 0; column < rows.length; column++) {
            line(out, "3");
        }
        writePattern(out);
    }

    /** Writes the {@code .row} file: the name of every equation, one a line. */
    public void writeRowNames(Appendable out) throws IOException {
        for (int row = 0; row < rows.length; row++) {
            line(out, system.equationName(row));
        }
    }

    /** Writes the {@code .col} file: the name of every unknown, one a line; of a positive one, it is the logarithm. */
    public void writeColumnNames(Appendable out) throws IOException {
        for (int column = 0; column < rows.length; column++) {
            line(out, system.unknownName(column));
        }
    }

    private void writeHeader(Appendable out) throws IOException {
        int n = rows.length;
        int longestRow = 0;
        int longestColumn = 0;
        for (int k = 0; k < n; k++) {
            longestRow = Math.max(longestRow, system.equationName(k).length());
            longestColumn = Math.max(longestColumn, system.unknownName(k).length());
        }
        line(out, "g3 1 1 0\t# likevekt");
        line(out, " " + n + " " + n + " 0 0 " + n + "\t# vars, constraints, objectives, ranges, eqns");
        line(out, " " + n + " 0\t# nonlinear constraints, objectives");
        line(out, " 0 0\t# network constraints: nonlinear, linear");
        line(out, " " + n + " 0 0\t# nonlinear vars in constraints, objectives, both");
        line(out, " 0 0 0 1\t# linear network variables; functions; arith, flags");
        line(out, " 0 0 0 0 0\t# discrete variables: binary, integer, nonlinear (b,c,o)");
        line(out, " " + nonzeros() + " 0\t# nonzeros in Jacobian, gradients");
        line(out, " " + longestRow + " " + longestColumn + "\t# max name lengths: constraints, variables");
        line(out, " 0 " + definedCount + " 0 0 0\t# common exprs: b,c,o,c1,o1");
    }

    private void writeStart(Appendable out) throws IOException {
        line(out, "x" + start.length);
        for (int k = 0; k < start.length; k++) {
            line(out, k + " " + start[k]);
        }
    }

    /** Column counts and the columns of every row; coefficients are zero, since all terms stand in the C segments. */
    private void writePattern(Appendable out) throws IOException {
        int[] count = new int[rows.length];
        for (BitSet columns : rowColumns) {
            columns.stream().forEach(column -> count[column]++);
        }
        line(out, "k" + (rows.length - 1));
        int before = 0;
        for (int column = 0; column < rows.length - 1; column++) {
            before += count[column];
            line(out, Integer.toString(before));
        }
        for (int row = 0; row < rows.length; row++) {
            BitSet columns = rowColumns[row];
            if (!columns.isEmpty()) {
                line(out, "J" + row + " " + columns.cardinality());
                for (int column = columns.nextSetBit(0); column >= 0; column = columns.nextSetBit(column + 1)) {
                    line(out, column + " 0");
                }
            }
        }
    }

    private void write(int scalar, Appendable out) throws IOException {
        if (defined[scalar] >= 0) {
            line(out, "v" + (rows.length + defined[scalar]));
        } else {
            writeOperation(graph.get(scalar), out);
        }
    }

    private void writeOperation(Scalar scalar, Appendable out) throws IOException {
        switch (scalar.op()) {
            case NUMBER -> line(out, "n" + scalar.number());
            case UNKNOWN -> line(out, "v" + (int) scalar.number());
            default -> {
                line(out, "o" + scalar.op().code());
                if (scalar.op() == Op.SUM) {
                    line(out, Integer.toString(scalar.operands().size()));
                }
                for (int operand : scalar.operands()) {
                    write(operand, out);
                }
            }
        }
    }

    private static void line(Appendable out, String text) throws IOException {
        out.append(text).append('\n');
    }
}
