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
 * @param bound index that a sum or CES runs over
 * @param symbol variable or parameter of a leaf
 * @param cells for a leaf, the symbol's cell at every point of the domain
 * @param domain indices its values range over, in storage order
 * @param array its array in the pool
 * @param variable whether it depends on an unknown
 */
record Node(
        int id,
        Expr.Op op,
        List<Node> operands,
        Index bound,
        Symbol symbol,
        int[] cells,
        List<Index> domain,
        int array,
        boolean variable) {

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
