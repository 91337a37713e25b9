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
        return same ? formula : formula.with(operands, index -> (Index) subscripts.getOrDefault(index, index));
    }

    private Subscript moved(Subscript subscript, IndexSet set) {
        if (subscript instanceof Index index) {
            return subscripts.getOrDefault(index, index);
        }
        if (!(subscript instanceof Subscript.Shifted shifted) || !subscripts.containsKey(shifted.of())) {
            return subscript;
        }
        Subscript to = subscripts.get(shifted.of());
        if (to instanceof Subscript.Element element) {
            int position = set.position(element.label()) + shifted.by();
            if (position < 0 || position >= set.size()) {
                throw new IllegalArgumentException(
                        "'" + shifted + "' reaches beyond the ends of '" + set + "' at " + to);
            }
            return Subscript.element(set.labels().get(position));
        }
        int more = to instanceof Subscript.Shifted other ? other.by() : 0;
        return new Subscript.Shifted(to.index().orElseThrow(), shifted.by() + more);
    }

    private Expr leaf(Expr formula) {
        Symbol symbol = formula.symbol();
        Expr moved = formula;
        if (formula.subscripts().stream()
                .anyMatch(s -> s.index().filter(subscripts::containsKey).isPresent())) {
            Subscript[] others = new Subscript[formula.subscripts().size()];
            for (int d = 0; d < others.length; d++) {
                others[d] = moved(formula.subscripts().get(d), symbol.sets().get(d));
            }
            moved = Expr.symbol(symbol, symbol.checked(others));
        }
        UnaryOperator<Expr> other = symbols.get(symbol);
        return other == null ? moved : other.apply(moved);
    }
}
