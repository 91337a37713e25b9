package org.likevekt.solver.algebra;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects the symbols and equations of a system; {@link #build()} hands them over as a checked, immutable whole. */
public final class SystemBuilder {
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Map<String, EquationFamily> equations = new LinkedHashMap<>();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    /** A builder that begins with what a finished system declares. */
    public static SystemBuilder of(SystemDeclaration declaration) {
        SystemBuilder builder = new SystemBuilder();
        declaration.variables().forEach(builder::add);
        declaration.parameters().forEach(builder::add);
        declaration.equations().forEach(builder::add);
        declaration.definitions().forEach(definition -> builder.definitions.put(definition.name(), definition));
        return builder;
    }

    /** A list of indices, for reading aloud: {@code over(r, i)}. */
    public static List<Index> over(Index... indices) {
        return List.of(indices);
    }

    /** Declares a single positive variable, solved for in logarithms. */
    public Variable positive(String name, String unit, String description, double start) {
        return positive(name, List.of(), unit, description, new double[] {start});
    }

    /** Declares a positive variable over one set; start is a number for each element, or one for all of them. */
    public Variable positive(String name, IndexSet set, String unit, String description, double... start) {
        return positive(name, List.of(set), unit, description, spread(set, start));
    }

    /** Declares a positive variable over two sets from a table of start values. */
    public Variable positive(
            String name, IndexSet rows, IndexSet columns, String unit, String description, double[][] start) {
        return positive(name, List.of(rows, columns), unit, description, rowMajor(name, rows, columns, start));
    }

    /** Declares a single positive variable that stands still and takes no equation, such as a numeraire. */
    public Variable fixed(String name, String unit, String description, double level) {
        return positive(name, List.of(), unit, description, new double[] {level}, new boolean[] {true});
    }

    /** Declares a positive variable, solved for in logarithms, all cells free. */
    public Variable positive(String name, List<IndexSet> sets, String unit, String description, double[] start) {
        return positive(name, sets, unit, description, start, Variable.allFree(start.length));
    }

    /** Declares a positive variable, solved for in logarithms; fixed cells keep their start value. */
    public Variable positive(
            String name, List<IndexSet> sets, String unit, String description, double[] start, boolean[] fixed) {
        return add(new Variable(name, sets, unit, description, Variable.Kind.POSITIVE, start, fixed, 1));
    }

    /** Declares a single variable of any sign, whose typical size is that of its start value, at least 1. */
    public Variable free(String name, String unit, String description, double start) {
        return free(name, List.of(), unit, description, new double[] {start}, Math.max(1, Math.abs(start)));
    }

    /**
     * Declares a variable of any sign.
     *
     * @param scale a typical size, positive, by which the solver divides it
     */
    public Variable free(
            String name, List<IndexSet> sets, String unit, String description, double[] start, double scale) {
        return add(new Variable(
                name, sets, unit, description, Variable.Kind.FREE, start, Variable.allFree(start.length), scale));
    }

    /** Declares a variable of any sign whose fixed cells keep their start value. */
    public Variable free(
            String name,
            List<IndexSet> sets,
            String unit,
            String description,
            double[] start,
            boolean[] fixed,
            double scale) {
        return add(new Variable(name, sets, unit, description, Variable.Kind.FREE, start, fixed, scale));
    }

    /** Declares a single number that may be changed between solves. */
    public Parameter parameter(String name, String unit, String description, double value) {
        return parameter(name, List.of(), unit, description, new double[] {value});
    }

    /** Declares a parameter over one set; values are a number for each element, or one for all of them. */
    public Parameter parameter(String name, IndexSet set, String unit, String description, double... values) {
        return parameter(name, List.of(set), unit, description, spread(set, values));
    }

    /** Declares a parameter over two sets from a table. */
    public Parameter parameter(
            String name, IndexSet rows, IndexSet columns, String unit, String description, double[][] table) {
        return parameter(name, List.of(rows, columns), unit, description, rowMajor(name, rows, columns, table));
    }

    /** Declares a parameter whose values may be changed between solves. */
    public Parameter parameter(String name, List<IndexSet> sets, String unit, String description, double[] values) {
        return add(new Parameter(name, sets, unit, description, values, false));
    }

    /** Declares a parameter that never changes, such as benchmark shares: its zeros shape the Jacobian. */
    public Parameter structural(String name, List<IndexSet> sets, String unit, String description, double[] values) {
        return add(new Parameter(name, sets, unit, description, values, true));
    }

    /** Declares a single equation whose residual is measured relative to the size of its sides at the start values. */
    public void equation(String name, Expr left, Expr right, Variable determines) {
        equation(name, List.of(), left, right, determines);
    }

    /** Declares an equation whose residual is measured relative to the size of its sides at the start values. */
    public void equation(String name, List<Index> over, Expr left, Expr right, Variable determines) {
        add(family(name, over, left, right, determines, 0));
    }

    /** Declares an equation whose residual is divided by a given scale, 1 for an equation in logarithms. */
    public void equation(String name, List<Index> over, Expr left, Expr right, Variable determines, double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("equation '" + name + "' has scale " + scale + ", expected above 0");
        }
        add(family(name, over, left, right, determines, scale));
    }

    private static EquationFamily family(
            String name, List<Index> over, Expr left, Expr right, Variable determines, double scale) {
        String equation = "equation '" + name + "'";
        present(left, equation, "left-hand side");
        present(right, equation, "right-hand side");
        present(determines, equation, "variable that it determines");
        return new EquationFamily(name, over, left, right, determines, scale);
    }

    private static void present(@Nullable Object part, String of, String what) {
        if (part == null) {
            throw new IllegalArgumentException(of + " has no " + what + ": null was given");
        }
    }

    /** Declares a single quantity to be computed from every solution. */
    public void define(String name, Expr value, String unit, String description) {
        define(name, List.of(), value, unit, description);
    }

    /** Declares a quantity to be computed from every solution. */
    public void define(String name, List<Index> over, Expr value, String unit, String description) {
        present(value, "definition '" + name + "'", "formula");
        if (symbols.containsKey(name)) {
            throw new IllegalArgumentException("'" + name + "' is a variable or parameter already, and cannot be a"
                    + " definition as well. Maybe give the definition another name");
        }
        Definition definition = new Definition(name, over, value, unit, description);
        if (definitions.put(name, definition) != null) {
            throw new IllegalArgumentException("definition '" + name + "' is declared twice");
        }
    }

    /**
     * A symbol that stands in formulas for another formula, which must {@link #replace} it before the system is built; it
     * is no part of the system itself.
     */
    public static Parameter placeholder(String name, List<IndexSet> sets) {
        return new Parameter(name, sets, "", "a formula to come", new double[IndexSet.cells(sets)], false);
    }

    /**
     * Puts a formula in the place of a symbol wherever it stands in what is declared so far; a positive variable stands
     * there as its logarithm.
     *
     * @param formula given the symbol with its subscripts
     */
    public void replace(Symbol symbol, UnaryOperator<Expr> formula) {
        replace(Map.of(symbol, formula));
    }

    /** Puts formulas in the place of symbols at once, as {@link #replace(Symbol, UnaryOperator)} does for one. */
    public void replace(Map<? extends Symbol, UnaryOperator<Expr>> formulas) {
        rewrite(Rewriting.ofSymbols(Map.copyOf(formulas)), EquationFamily::determines);
    }

    private void rewrite(Rewriting rewriting, Function<EquationFamily, Variable> determines) {
        rewrite(equation -> new EquationFamily(
                equation.name(),
                equation.over(),
                rewriting.of(equation.left()),
                rewriting.of(equation.right()),
                determines.apply(equation),
                equation.fixedScale()));
        definitions.replaceAll(
                (name, d) -> new Definition(name, d.over(), rewriting.of(d.value()), d.unit(), d.description()));
    }

    /** Puts other equations of the same names in the place of those declared so far. */
    void rewrite(UnaryOperator<EquationFamily> other) {
        equations.replaceAll((name, equation) -> other.apply(equation));
    }

    /** Puts a symbol in the place of another of the same name and sets, wherever that stands. */
    void exchange(Symbol old, Variable other) {
        symbols.replace(old.name(), other);
        Rewriting rewriting = Rewriting.ofSymbols(Map.of(old, at -> Expr.symbol(other, at.subscripts())));
        rewrite(rewriting, equation -> equation.determines() == old ? other : equation.determines());
    }

    /** The definition of that name as it stands now, if there is one. */
    public Optional<Definition> defined(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    /**
     * The symbol declared under a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Symbol symbol(String name) {
        Symbol symbol = symbols.get(name);
        if (symbol == null) {
            throw new IllegalArgumentException("no symbol '" + name + "' is declared yet");
        }
        return symbol;
    }

    /**
     * The parameter declared under a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Parameter declared(String name) {
        if (symbols.get(name) instanceof Parameter parameter) {
            return parameter;
        }
        throw new IllegalArgumentException("no parameter '" + name + "' is declared yet");
    }

    private <S extends Symbol> S add(S symbol) {
        if (definitions.containsKey(symbol.name())) {
            throw new IllegalArgumentException(
                    "'" + symbol.name() + "' is a definition already. Maybe give it another name");
        }
        if (symbols.put(symbol.name(), symbol) != null) {
            throw new IllegalArgumentException("symbol '" + symbol.name() + "' is declared twice");
        }
        return symbol;
    }

    private void add(EquationFamily equation) {
        if (equations.put(equation.name(), equation) != null) {
            throw new IllegalArgumentException("equation '" + equation.name() + "' is declared twice");
        }
    }

    /**
     * The finished declarations.
     *
     * @throws IllegalStateException when some free cell has no equation or two, or a formula contains a symbol that is not
     *     declared here, naming them
     */
    public SystemDeclaration build() {
        SystemDeclaration declaration = new SystemDeclaration(
                variables(), parameters(), List.copyOf(equations.values()), List.copyOf(definitions.values()));
        checkDeclared();
        checkSquare(declaration);
        return declaration;
    }

    private void checkDeclared() {
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        equations.values().forEach(equation -> {
            String name = "equation '" + equation.name() + "'";
            checkDeclared(equation.determines(), name);
            checkDeclared(equation.left(), name, seen);
            checkDeclared(equation.right(), name, seen);
        });
        definitions
                .values()
                .forEach(definition ->
                        checkDeclared(definition.value(), "definition '" + definition.name() + "'", seen));
    }

    private void checkDeclared(Expr formula, String where, Set<Expr> seen) {
        Deque<Expr> open = new ArrayDeque<>(List.of(formula));
        while (!open.isEmpty()) {
            Expr next = open.pop();
            if (seen.add(next)) {
                open.addAll(next.operands());
                if (next.op() == Expr.Op.SYMBOL) {
                    checkDeclared(next.symbol(), where);
                }
            }
        }
    }

    private void checkDeclared(Symbol symbol, String where) {
        if (symbols.get(symbol.name()) != symbol) {
            throw new IllegalStateException(where + " contains '" + symbol.name()
                    + "', which is not declared by this builder. Maybe it is of another, or a placeholder that nothing"
                    + " replaced");
        }
    }

    private List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        symbols.values().forEach(s -> {
            if (s instanceof Variable v) {
                variables.add(v);
            }
        });
        return variables;
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        symbols.values().forEach(s -> {
            if (s instanceof Parameter p) {
                parameters.add(p);
            }
        });
        return parameters;
    }

    private static void checkSquare(SystemDeclaration declaration) {
        Map<Variable, String[]> determinedBy = new LinkedHashMap<>();
        declaration.variables().forEach(v -> determinedBy.put(v, new String[v.size()]));
        List<String> problems = new ArrayList<>();
        for (EquationFamily equation : declaration.equations()) {
            String[] owner = Objects.requireNonNull(determinedBy.get(equation.determines()));
            for (int cell : declaration.cellsOf(equation)) {
                if (equation.determines().isFixed(cell)) {
                    continue;
                }
                if (owner[cell] != null) {
                    problems.add(equation.determines().cellName(cell) + " is determined by both '" + owner[cell]
                            + "' and '" + equation.name() + "'");
                }
                owner[cell] = equation.name();
            }
        }
        determinedBy.forEach((variable, owner) -> {
            long missing = Arrays.stream(cells(variable))
                    .filter(cell -> !variable.isFixed(cell) && owner[cell] == null)
                    .count();
            if (missing > 0) {
                int first = Arrays.stream(cells(variable))
                        .filter(cell -> !variable.isFixed(cell) && owner[cell] == null)
                        .findFirst()
                        .orElseThrow();
                problems.add(missing + " free cells of " + variable.name() + " have no equation, the first "
                        + variable.cellName(first) + ". Maybe fix them");
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the system is not square:\n  " + String.join("\n  ", problems));
        }
    }

    private static double[] spread(IndexSet set, double[] values) {
        if (values.length != 1) {
            return values;
        }
        double[] all = new double[set.size()];
        Arrays.fill(all, values[0]);
        return all;
    }

    private static double[] rowMajor(String name, IndexSet rows, IndexSet columns, double[][] table) {
        boolean fits =
                table.length == rows.size() && Arrays.stream(table).allMatch(row -> row.length == columns.size());
        if (!fits) {
            throw new IllegalArgumentException(name + " is a table of " + rows.size() + " rows (" + rows + ") by "
                    + columns.size() + " columns (" + columns + "), got rows of "
                    + Arrays.stream(table).map(row -> row.length).toList());
        }
        return Arrays.stream(table).flatMapToDouble(Arrays::stream).toArray();
    }

    private static int[] cells(Variable variable) {
        int[] cells = new int[variable.size()];
        Arrays.setAll(cells, k -> k);
        return cells;
    }
}
