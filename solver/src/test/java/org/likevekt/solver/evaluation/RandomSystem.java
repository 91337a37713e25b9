package org.likevekt.solver.evaluation;

import static org.likevekt.solver.algebra.Expr.complement;
import static org.likevekt.solver.algebra.Expr.logCes;
import static org.likevekt.solver.algebra.Expr.sum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;

/**
 * A system without meaning, drawn from a seed: random formulas of every operation over random sets, with aliases,
 * subsets, fixed elements, fixed cells and structural zeros; and a second, naive way to evaluate it.
 */
final class RandomSystem {
    private static final double[] ELASTICITIES = {0, 1, 0.5, 3, 0.97, 1.04, 1.00001};

    private final Random random;
    private final SystemBuilder builder = new SystemBuilder();
    private final List<IndexSet> sets = new ArrayList<>();
    private final Map<String, Index> letters = new HashMap<>();
    private final List<Variable> positives = new ArrayList<>();
    private final List<Variable> frees = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Parameter> structurals = new ArrayList<>();
    private final Map<Integer, List<Expr>> used = new HashMap<>();
    private final Parameter share;
    private final Parameter elasticity;
    final SystemDeclaration declaration;

    RandomSystem(long seed) {
        this.random = new Random(seed);
        sets.add(set("A", 2 + random.nextInt(3)));
        sets.add(set("B", 3 + random.nextInt(10)));
        sets.add(set("C", 1 + random.nextInt(3)));
        List<String> part = new ArrayList<>(sets.get(1).labels());
        part.removeIf(label -> random.nextBoolean());
        if (!part.isEmpty()) {
            sets.add(sets.get(1).subset("part of B", part));
        }
        this.share = declareShare();
        this.elasticity = builder.parameter(
                "sigma",
                List.of(sets.get(0)),
                "1",
                "elasticity",
                numbers(sets.get(0).size(), () -> ELASTICITIES[random.nextInt(ELASTICITIES.length)]));
        for (int k = 0; k < 3; k++) {
            declareSymbols(k);
        }
        List<Variable> all = new ArrayList<>(positives);
        all.addAll(frees);
        for (Variable variable : all) {
            List<Index> over = new ArrayList<>();
            for (IndexSet set : variable.sets()) {
                over.add(letter(set, over.stream().anyMatch(i -> i.set().equals(set)) ? "second" : "first"));
            }
            builder.equation(
                    "equation of " + variable, over, any(4, over), any(3, over), variable, 1 + random.nextInt(3));
        }
        Index a = letter(sets.get(0), "first");
        builder.define("defined", List.of(a), any(4, List.of(a)), "1", "a definition");
        this.declaration = builder.build();
    }

    private static IndexSet set(String name, int size) {
        return IndexSet.of(
                name, IntStream.range(0, size).mapToObj(k -> name + k).toList());
    }

    private interface Draw {
        double next();
    }

    private static double[] numbers(int size, Draw draw) {
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = draw.next();
        }
        return values;
    }

    private Parameter declareShare() {
        int rows = sets.get(0).size();
        int columns = sets.get(1).size();
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            double total = 0;
            for (int c = 0; c < columns; c++) {
                boolean zero = c != 1 && (c == 0 || random.nextInt(3) == 0);
                values[row * columns + c] = zero ? 0 : 0.1 + random.nextDouble();
                total += values[row * columns + c];
            }
            for (int c = 0; c < columns; c++) {
                values[row * columns + c] /= total;
            }
        }
        List<IndexSet> over = List.of(sets.get(0), sets.get(1));
        return random.nextBoolean()
                ? builder.structural("theta", over, "share", "shares", values)
                : builder.parameter("theta", over, "share", "shares", values);
    }

    private void declareSymbols(int k) {
        List<IndexSet> over = someSets();
        int size = over.stream().mapToInt(IndexSet::size).reduce(1, Math::multiplyExact);
        boolean[] fixed = new boolean[size];
        for (int cell = 0; cell < size; cell++) {
            fixed[cell] = random.nextInt(6) == 0;
        }
        positives.add(builder.positive("p" + k, over, "1", "positive", numbers(size, this::positiveNumber), fixed));
        over = someSets();
        size = over.stream().mapToInt(IndexSet::size).reduce(1, Math::multiplyExact);
        frees.add(builder.free("f" + k, over, "1", "free", numbers(size, random::nextGaussian), 0.5 + 3 * k));
        over = someSets();
        size = over.stream().mapToInt(IndexSet::size).reduce(1, Math::multiplyExact);
        parameters.add(builder.parameter("q" + k, over, "1", "parameter", numbers(size, this::positiveNumber)));
        over = someSets();
        size = over.stream().mapToInt(IndexSet::size).reduce(1, Math::multiplyExact);
        int hollow = random.nextInt(4);
        structurals.add(builder.structural(
                "s" + k,
                over,
                "1",
                "with zeros",
                numbers(size, () -> random.nextInt(4) < hollow ? 0 : positiveNumber())));
    }

    private double positiveNumber() {
        return 0.5 + random.nextDouble();
    }

    private List<IndexSet> someSets() {
        List<IndexSet> some = new ArrayList<>();
        for (int k = random.nextInt(4); k > 0; k--) {
            some.add(sets.get(random.nextInt(3)));
        }
        // Each set at most twice, so that two letters are enough.
        return some.size() == 3 && some.get(0) == some.get(1) && some.get(1) == some.get(2) ? some.subList(0, 2) : some;
    }

    private Index letter(IndexSet set, String name) {
        return letters.computeIfAbsent(set.name() + " " + name, key -> set.index(key));
    }

    /** A formula of any sign whose free letters are among the given ones. */
    private Expr any(int depth, List<Index> free) {
        if (depth == 0) {
            return random.nextBoolean() ? leaf(frees, free) : logLeaf(free);
        }
        Expr drawn =
                switch (random.nextInt(9)) {
                    case 8 -> namedCes(depth - 1, free);
                    case 0 -> any(depth - 1, free).plus(any(depth - 1, free));
                    case 1 -> positive(depth - 1, free).minus(positive(depth - 1, free));
                    case 2 -> leaf(structurals, free).times(any(depth - 1, free));
                    case 3 -> positive(depth - 1, free).log();
                    case 4 -> complement(any(depth - 1, free), any(depth - 1, free));
                    case 5 -> ces(depth - 1, free);
                    case 6 -> any(depth - 1, free).over(positive(depth - 1, free));
                    default -> total(depth, free, inside -> any(depth - 1, inside));
                };
        return shared(depth, drawn, free);
    }

    /** A positive formula. */
    private Expr positive(int depth, List<Index> free) {
        if (depth == 0) {
            return leaf(random.nextBoolean() ? positives : parameters, free);
        }
        Expr drawn =
                switch (random.nextInt(8)) {
                    case 0 -> positive(depth - 1, free).plus(positive(depth - 1, free));
                    case 1, 2 -> positive(depth - 1, free).times(positive(depth - 1, free));
                    case 3 ->
                        positive(depth - 1, free).over(positive(depth - 1, free).plus(1));
                    case 4 ->
                        any(depth - 1, free)
                                .times(0.1)
                                .over(positive(depth - 1, free).plus(1))
                                .exp();
                    case 5 -> positive(depth - 1, free).pow(0.7);
                    case 6 ->
                        leaf(structurals, free).times(positive(depth - 1, free)).plus(0.3);
                    default -> total(depth, free, inside -> positive(depth - 1, inside));
                };
        return drawn;
    }

    /** Now and then a formula of the same depth, so with the same letters inside, that stands elsewhere too. */
    private Expr shared(int depth, Expr drawn, List<Index> free) {
        List<Expr> others = used.computeIfAbsent(depth, key -> new ArrayList<>());
        others.add(drawn);
        Expr other = others.get(random.nextInt(others.size()));
        return random.nextInt(4) == 0 && free.containsAll(other.free()) ? drawn.plus(other) : drawn;
    }

    private interface Formula {
        Expr with(List<Index> free);
    }

    private Expr total(int depth, List<Index> free, Formula term) {
        Index inside = letter(sets.get(random.nextInt(sets.size())), "inside " + depth);
        Expr of = term.with(with(free, inside));
        return of.free().contains(inside) ? sum(inside, of).times(1.0 / inside.size()) : of;
    }

    private Expr ces(int depth, List<Index> free) {
        Index inside = letter(sets.get(1), "bought " + depth);
        Subscript row = subscript(sets.get(0), free);
        Expr price = any(depth, with(free, inside)).times(0.1);
        return logCes(inside, share.at(row, inside), price, elasticity.at(row));
    }

    /** A nest of named inputs, each with its own formula; one share may be zero everywhere. */
    private Expr namedCes(int depth, List<Index> free) {
        Subscript row = subscript(sets.get(0), free);
        int n = sets.get(1).size();
        int first = random.nextInt(n);
        Expr one = share.at(row, Subscript.element(sets.get(1).labels().get(first)));
        List<Expr> shares = List.of(
                one,
                Expr.constant(1).minus(one).times(0.25),
                Expr.constant(1).minus(one).times(0.75));
        List<Expr> prices = List.of(
                any(depth, free).times(0.1),
                any(depth, free).times(0.1),
                any(depth, free).times(0.1));
        return logCes(shares, prices, elasticity.at(row));
    }

    private static List<Index> with(List<Index> free, Index inside) {
        List<Index> all = new ArrayList<>(free);
        all.add(inside);
        return all;
    }

    private Expr logLeaf(List<Index> free) {
        Variable variable = positives.get(random.nextInt(positives.size()));
        return variable.log(subscripts(variable, free));
    }

    private Expr leaf(List<? extends Symbol> symbols, List<Index> free) {
        Symbol symbol = symbols.get(random.nextInt(symbols.size()));
        Subscript[] at = subscripts(symbol, free);
        return symbol instanceof Variable variable ? variable.at(at) : ((Parameter) symbol).at(at);
    }

    private Subscript[] subscripts(Symbol symbol, List<Index> free) {
        List<Index> left = new ArrayList<>(free);
        Subscript[] at = new Subscript[symbol.sets().size()];
        for (int d = 0; d < at.length; d++) {
            at[d] = subscript(symbol.sets().get(d), left);
            left.remove(at[d]);
        }
        return at;
    }

    /** A free letter over the set or a part of it, or a fixed element. */
    private Subscript subscript(IndexSet set, List<Index> free) {
        List<Index> fitting = free.stream()
                .filter(index -> set.labels().containsAll(index.set().labels()))
                .toList();
        return fitting.isEmpty() || random.nextInt(8) == 0
                ? Subscript.element(set.labels().get(random.nextInt(set.size())))
                : fitting.get(random.nextInt(fitting.size()));
    }

    /** A point near the start. */
    double[] point(EquationSystem system) {
        double[] x = system.start();
        for (int k = 0; k < x.length; k++) {
            x[k] += 0.3 * (random.nextDouble() - 0.5);
        }
        return x;
    }

    /** Evaluates a formula at one value of its letters, term by term; cells of variables as formulas read them. */
    static double value(Expr expr, Map<Index, Integer> at, Map<Symbol, double[]> cells) {
        List<Expr> of = expr.operands();
        return switch (expr.op()) {
            case CONSTANT -> expr.constant();
            case SYMBOL -> cells.get(expr.symbol())[cell(expr, at)];
            case ADD -> value(of.get(0), at, cells) + value(of.get(1), at, cells);
            case SUBTRACT -> value(of.get(0), at, cells) - value(of.get(1), at, cells);
            case MULTIPLY -> value(of.get(0), at, cells) * value(of.get(1), at, cells);
            case DIVIDE -> value(of.get(0), at, cells) / value(of.get(1), at, cells);
            case EXP -> Math.exp(value(of.get(0), at, cells));
            case LOG -> Math.log(value(of.get(0), at, cells));
            case SUM ->
                IntStream.range(0, expr.bound().size())
                        .mapToDouble(k -> value(of.get(0), with(at, expr.bound(), k), cells))
                        .sum();
            case LIST -> value(of.get(at.get((Index) expr.subscripts().get(0))), at, cells);
            case COMPLEMENT -> {
                double a = value(of.get(0), at, cells);
                double b = value(of.get(1), at, cells);
                yield a + b - Math.hypot(a, b);
            }
            case LOG_CES -> {
                double rho = 1 - value(of.get(2), at, cells);
                double total = 0;
                for (int k = 0; k < expr.bound().size(); k++) {
                    Map<Index, Integer> inside = with(at, expr.bound(), k);
                    double price = value(of.get(1), inside, cells);
                    total += value(of.get(0), inside, cells) * (rho == 0 ? price : Math.expm1(rho * price) / rho);
                }
                yield rho == 0 ? total : Math.log1p(rho * total) / rho;
            }
        };
    }

    private static Map<Index, Integer> with(Map<Index, Integer> at, Index index, int k) {
        Map<Index, Integer> more = new HashMap<>(at);
        more.put(index, k);
        return more;
    }

    private static int cell(Expr leaf, Map<Index, Integer> at) {
        String[] labels = leaf.subscripts().stream()
                .map(s -> s instanceof Index index
                        ? index.set().labels().get(at.get(index))
                        : ((Subscript.Element) s).label())
                .toArray(String[]::new);
        return leaf.symbol().cell(labels);
    }
}
