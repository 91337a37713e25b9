package org.likevekt.model.economy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.likevekt.solver.algebra.Expr;

/** The formulas of an economy by name, for equations that its author adds. */
public final class Formulas {
    private final Map<String, Expr> byName = new LinkedHashMap<>();

    void put(String name, Expr formula) {
        if (byName.put(name, formula) != null) {
            throw new IllegalArgumentException("'" + name + "' is the name of two things");
        }
    }

    /**
     * The level of a price, an activity, an income, a rate, an endowment or a flow such as {@code use[X,PL]}.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Expr of(String name) {
        Expr formula = byName.get(name);
        if (formula == null) {
            throw new IllegalArgumentException("no '" + name + "' in the economy: " + byName.keySet());
        }
        return formula;
    }

    Map<String, Expr> all() {
        return byName;
    }
}
