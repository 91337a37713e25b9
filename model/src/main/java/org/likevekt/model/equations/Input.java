package org.likevekt.model.equations;

import org.likevekt.solver.algebra.Expr;

/** What goes into a {@link Nest}: a factor or a product with a price, or another nest. */
public interface Input {
    /** Log price of a unit relative to the benchmark; of a nest its log unit cost. */
    Expr logPrice();

    /** An input with a price and nothing below it. */
    static Input of(Expr logPrice) {
        return () -> logPrice;
    }
}
