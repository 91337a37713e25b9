package org.likevekt.solver.algebra;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An equation that cannot mean what it says is refused where it is written. */
class EquationFamilyTest {
    private final IndexSet goods = IndexSet.of("good", "a", "b");
    private final IndexSet places = IndexSet.of("place", "x", "y", "z");
    private final Index i = goods.index("i");
    private final Index j = goods.index("j");
    private final Index r = places.index("r");
    private final SystemBuilder system = new SystemBuilder();
    private final Variable price = system.positive("price", List.of(goods), "index", "prices", new double[] {1, 1});

    private String refused(Index over, Expr left, Expr right) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> system.equation("rule", over(over), left, right, price))
                .getMessage());
    }

    @Test
    void aLetterThatNothingBindsIsNamed() {
        assertTrue(refused(i, price.at(i), price.at(j)).contains("free indices [j]. Maybe sum over them"));
        assertTrue(refused(i, price.at(j), price.at(i)).contains("free indices [j]"));
    }

    @Test
    void anEquationOverOtherSetsDeterminesNothing() {
        assertTrue(refused(r, Expr.constant(1), Expr.constant(2)).contains("cannot determine price"));
    }
}
