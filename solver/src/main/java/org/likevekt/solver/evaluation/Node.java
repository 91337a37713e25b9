package org.likevekt.solver.evaluation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
        @Nullable Index index,
        @Nullable Symbol symbol,
        int @Nullable [] cells,
        View view,
        @Nullable View shares,
        boolean variable,
        boolean constant) {

    /** A number. */
    static Node number(int id, View view) {
        return new Node(id, Expr.Op.CONSTANT, List.of(), null, null, null, view, null, false, true);
    }

    /** Cells of a variable or parameter. */
    static Node leaf(int id, Symbol symbol, int @Nullable [] cells, View view, boolean variable) {
        return new Node(id, Expr.Op.SYMBOL, List.of(), null, symbol, cells, view, null, variable, false);
    }

    /** The index of a sum, a CES or a list; other nodes are never asked. */
    @Override
    public Index index() {
        return Objects.requireNonNull(index);
    }

    /** The symbol of a leaf; other nodes are never asked. */
    @Override
    public Symbol symbol() {
        return Objects.requireNonNull(symbol);
    }

    /** The shares of a CES; other nodes are never asked. */
    @Override
    public View shares() {
        return Objects.requireNonNull(shares);
    }

    /** Its first operand. */
    Node first() {
        return operands.get(0);
    }

    /** Its second operand, or the only one. */
    Node second() {
        return operands.get(Math.min(1, operands.size() - 1));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
