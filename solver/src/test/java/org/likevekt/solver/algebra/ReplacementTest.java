package org.likevekt.solver.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A system that begins with another one, with formulas in the place of symbols. */
class ReplacementTest {
    private static final IndexSet SET = IndexSet.of("set", "a", "b");
    private static final Index I = SET.index("i");
    private static final Index J = SET.index("j");

    private static SystemDeclaration demand() {
        SystemBuilder builder = new SystemBuilder();
        Parameter tax = builder.parameter("tax", SET, "share", "tax", 0.1);
        Variable price = builder.positive("p", SET, "index", "price", 1);
        builder.equation("price", over(I), price.at(I), tax.at(I).plus(1), price);
        builder.define("taxes", over(I), tax.at(I).times(price.at(I)), "MNOK", "taxes");
        builder.define("all taxes", over(), sum(J, tax.at(J).times(price.at(J))), "MNOK", "taxes");
        return builder.build();
    }

    @Test
    void aFormulaStandsWhereverTheSymbolStood() {
        SystemBuilder builder = SystemBuilder.of(demand());
        Variable more = builder.free("more", "share", "addition", 0);
        builder.replace(builder.symbol("tax"), at -> at.plus(more.at()));
        Expr all = builder.defined("all taxes").orElseThrow().value();
        builder.equation("budget", all, Expr.constant(1), more);
        assertEquals("""
                price [i]: p[i] = tax[i] + more + 1   (determines p)
                budget []: sum(j, (tax[j] + more) * p[j]) = 1   (determines more)
                """, builder.build().print());
    }

    @Test
    void aPositiveVariableIsReplacedAsItsLogarithm() {
        SystemDeclaration declaration = demand();
        SystemBuilder builder = SystemBuilder.of(declaration);
        Parameter one = builder.parameter("one", "index", "one", 1);
        builder.replace(declaration.variable("p"), at -> at.plus(one.at()));
        assertEquals(
                "exp(ln p[i] + one)", builder.build().equations().get(0).left().toString());
    }

    @Test
    void nothingElseChanges() {
        SystemDeclaration declaration = demand();
        SystemDeclaration same = SystemBuilder.of(declaration).build();
        assertEquals(declaration.print(), same.print());
        assertSame(declaration.variable("p"), same.variable("p"));
    }

    @Test
    void aDefinitionIsReadAtOtherSubscripts() {
        Definition taxes = demand().definition("taxes");
        Index part = SET.subset("part", List.of("b")).index("k");
        assertEquals("tax[k] * p[k]", taxes.at(part).toString());
        assertEquals("tax['a'] * p['a']", taxes.at(Subscript.element("a")).toString());
        assertThrows(IllegalArgumentException.class, () -> taxes.at(I, J));
        assertThrows(IllegalArgumentException.class, () -> taxes.at(Subscript.element("c")));
    }
}
