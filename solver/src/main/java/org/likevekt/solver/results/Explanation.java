package org.likevekt.solver.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.diagnosis.FormulaValue;
import org.likevekt.solver.newton.Solution;

/**
 * One equation of a solution term by term, such as who makes and who uses a good.
 *
 * @param equation its name
 * @param left the left-hand side; of a complementarity condition the first of the two that must not be negative
 * @param right the right-hand side; of a complementarity condition the second
 */
public record Explanation(String equation, Side left, Side right) {
    /**
     * One side.
     *
     * @param value of the whole side
     * @param terms that add up to it
     */
    public record Side(double value, List<Term> terms) {
        /** Copies the list. */
        public Side {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A term of a side.
     *
     * @param formula how it is computed
     * @param value its value, with its sign
     */
    public record Term(String formula, double value) {}

    /**
     * Explains an equation, also one that is left out because its variable is given.
     *
     * @param equation its name, with labels where it is over sets, such as {@code market for factors[LAB]}
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Explanation of(Solution solution, String equation) {
        SystemDeclaration declaration = solution.system().declaration();
        for (EquationFamily family : declaration.equations()) {
            Optional<Map<Index, Integer>> at = instance(family, equation);
            if (at.isPresent()) {
                return new Terms(declaration, solution.formulas()).explain(equation, family, at.get());
            }
        }
        throw new IllegalArgumentException("no equation '" + equation + "', expected one of "
                + declaration.equations().stream().map(Explanation::example).toList());
    }

    private static String example(EquationFamily family) {
        return isOneCell(family)
                ? family.name()
                : family.name()
                        + family.over().stream()
                                .map(index -> index.set().labels().get(0))
                                .toList();
    }

    private static boolean isOneCell(EquationFamily family) {
        return family.over().stream().allMatch(index -> index.size() == 1);
    }

    private static Optional<Map<Index, Integer>> instance(EquationFamily family, String equation) {
        if (equation.equals(family.name()) && isOneCell(family)) {
            Map<Index, Integer> only = new LinkedHashMap<>();
            family.over().forEach(index -> only.put(index, 0));
            return Optional.of(only);
        }
        if (!equation.startsWith(family.name())) {
            return Optional.empty();
        }
        String rest = equation.substring(family.name().length()).replaceFirst("^ at ", "");
        List<String> labels = CellName.of("x" + rest).labels();
        if (!rest.startsWith("[") || labels.size() != family.over().size()) {
            return Optional.empty();
        }
        Map<Index, Integer> at = new LinkedHashMap<>();
        for (int d = 0; d < labels.size(); d++) {
            Index index = family.over().get(d);
            at.put(index, index.set().position(labels.get(d).strip()));
        }
        return Optional.of(at);
    }

    /** Takes sides apart into their terms. */
    private static final class Terms {
        private final SystemDeclaration declaration;
        private final FormulaValue values;

        Terms(SystemDeclaration declaration, FormulaValue values) {
            this.declaration = declaration;
            this.values = values;
        }

        Explanation explain(String equation, EquationFamily family, Map<Index, Integer> at) {
            Expr left = family.left();
            if (FormulaWriter.areLogarithms(family)) {
                return new Explanation(
                        equation, side(left.exp(), at), side(family.right().exp(), at));
            }
            boolean either = left.op() == Expr.Op.COMPLEMENT;
            return new Explanation(
                    equation,
                    side(either ? left.operands().get(0) : left, at),
                    side(either ? left.operands().get(1) : family.right(), at));
        }

        private Side side(Expr formula, Map<Index, Integer> at) {
            List<Term> terms = new ArrayList<>();
            collect(formula, 1, at, terms);
            return new Side(values.value(formula, at), terms);
        }

        private void collect(Expr e, double sign, Map<Index, Integer> at, List<Term> terms) {
            boolean named = declaration.definitions().stream().anyMatch(definition -> definition.value() == e);
            Expr.Op op = named ? Expr.Op.SYMBOL : e.op();
            switch (op) {
                case ADD, SUBTRACT -> {
                    collect(e.operands().get(0), sign, at, terms);
                    collect(e.operands().get(1), op == Expr.Op.ADD ? sign : -sign, at, terms);
                }
                case SUM -> {
                    for (int k = 0; k < e.bound().size(); k++) {
                        Map<Index, Integer> inside = new LinkedHashMap<>(at);
                        inside.put(e.bound(), k);
                        collect(e.operands().get(0), sign, inside, terms);
                    }
                }
                default -> {
                    String formula = new FormulaWriter(declaration, Notation.TEXT, at).write(e);
                    double value = sign * values.value(e, at);
                    // what is not there, such as a share of zero, explains nothing
                    if (value != 0) {
                        terms.add(new Term((sign < 0 ? "-" : "") + formula, value));
                    }
                }
            }
        }
    }

    /** Both sides and their terms, aligned. */
    @Override
    public String toString() {
        TextTable table = new TextTable(List.of(equation, ""));
        lines(table, "left-hand side", left);
        lines(table, "right-hand side", right);
        return table.text(1);
    }

    private static void lines(TextTable table, String name, Side side) {
        table.add(List.of("  " + name, Results.number(side.value())));
        side.terms().forEach(term -> table.add(List.of("    " + term.formula(), Results.number(term.value()))));
    }
}
