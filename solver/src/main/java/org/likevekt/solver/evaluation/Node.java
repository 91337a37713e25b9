package org.likevekt.solver.evaluation;

import java.util.List;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Symbol;

/**
 * A formula after sharing: where its values are stored and what it is computed from.
 *
 * @param id position in the order of evaluation
 * @param op what it computes
 * @param operands what it computes from
 * @param index index that a sum or CES runs over, or that picks from a list
 * @param symbol variable or parameter of a leaf
 * @param cells for a leaf whose cells are copied, the symbol's cell of every value; else the view is on the symbol itself
 * @param view its values
 * @param shares value shares of a CES
 * @param variable whether it depends on an unknown
 * @param constant whether it depends on no symbol at all
 */
record Node(
        int id,
        Expr.Op op,
        List<Node> operands,
        Index index,
        Symbol symbol,
        int[] cells,
        View view,
        View shares,
        boolean variable,
        boolean constant) {

    /** Its first operand. */
    Node first() {
        return operands.get(0);
    }

    /** Its second operand, or the only one. */
    Node second() {
        return operands.get(Math.min(1, operands.size() - 1));
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
