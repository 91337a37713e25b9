package org.likevekt.model.economy;

import java.util.function.Function;
import org.likevekt.solver.algebra.Expr;

/**
 * A number found by an equation of its own: a tax rate that holds a budget, an endowment that a wage floor rations.
 *
 * @param name of a rate or endowment, which is then no given number; or a name for other equations to use
 * @param start in the benchmark, of any sign
 * @param left left-hand side of the equation that determines it
 * @param right right-hand side
 */
public record Auxiliary(String name, double start, Function<Formulas, Expr> left, Function<Formulas, Expr> right)
        implements Account {}
