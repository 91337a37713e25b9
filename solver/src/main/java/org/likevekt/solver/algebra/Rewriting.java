package org.likevekt.solver.algebra;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Puts other subscripts and other formulas in the place of indices and symbols; what two formulas share stays shared. */
final class Rewriting {
    private final Map<Index, Subscript> subscripts;
    private final Map<Symbol, UnaryOperator<Expr>> symbols;
    private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();

    private Rewriting(Map<Index, Subscript> subscripts, Map<Symbol, UnaryOperator<Expr>> symbols) {
        this.subscripts = subscripts;
        this.symbols = symbols;
    }

    /** A rewriting of free indices. */
    static Rewriting ofIndices(Map<Index, Subscript> subscripts) {
        return new Rewriting(subscripts, Map.of());
    }

    /** A rewriting of symbols; each formula is given the symbol with its subscripts, as it stands in the expression. */
    static Rewriting ofSymbols(Map<Symbol, UnaryOperator<Expr>> symbols) {
        return new Rewriting(Map.of(), symbols);
    }

    Expr of(Expr formula) {
        Expr known = done.get(formula);
        if (known == null) {
            known = formula.op() == Expr.Op.SYMBOL ? leaf(formula) : node(formula);
            done.put(formula, known);
        }
        return known;
    }

    private Expr node(Expr formula) {
        List<Expr> operands = formula.operands().stream().map(this::of).toList();
        boolean same = true;
        for (int k = 0; k < operands.size(); k++) {
            same &= operands.get(k) == formula.operands().get(k);
        }
        return same ? formula : formula.with(operands);
    }

    private Expr leaf(Expr formula) {
        Symbol symbol = formula.symbol();
        Expr moved = formula;
        if (formula.subscripts().stream().anyMatch(s -> s instanceof Index index && subscripts.containsKey(index))) {
            Subscript[] others = formula.subscripts().stream()
                    .map(s -> s instanceof Index index ? subscripts.getOrDefault(index, index) : s)
                    .toArray(Subscript[]::new);
            moved = Expr.symbol(symbol, symbol.checked(others));
        }
        UnaryOperator<Expr> other = symbols.get(symbol);
        return other == null ? moved : other.apply(moved);
    }
}
