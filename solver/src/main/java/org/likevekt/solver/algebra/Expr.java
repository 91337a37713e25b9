package org.likevekt.solver.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable formula over indices: the value of a node is an array over the indices that are free in it.
 *
 * <p>The compiler shares equal subformulas, so a price index written in ten equations is evaluated once. The class is
 * long since each operation is a method of it, so that formulas read as they are written.
 */
public final class Expr {
    /** What a node computes from its operands. */
    public enum Op {
        /** A number. */
        CONSTANT,
        /** A variable in the solver's representation, or a parameter. */
        SYMBOL,
        /** a + b. */
        ADD,
        /** a - b. */
        SUBTRACT,
        /** a b. */
        MULTIPLY,
        /** a / b. */
        DIVIDE,
        /** e^a. */
        EXP,
        /** ln a. */
        LOG,
        /** Sum over one index of a. */
        SUM,
        /** Logarithm of a CES price index over one index: operands share, log price, elasticity. */
        LOG_CES,
        /** One of several formulas, by the position of an index: the inputs of a CES aggregate that have names. */
        LIST,
        /** Fischer-Burmeister function a + b - sqrt(a^2 + b^2), zero where a, b are complementary. */
        COMPLEMENT
    }

    private final Op op;
    private final List<Expr> operands;
    private final @Nullable Index bound;
    private final double constant;
    private final @Nullable Symbol symbol;
    private final List<Subscript> subscripts;
    private final Set<Index> free;
    private final Set<Index> boundInside;

    private Expr(
            Op op,
            List<Expr> operands,
            @Nullable Index bound,
            double constant,
            @Nullable Symbol symbol,
            List<Subscript> subscripts) {
        this.op = op;
        this.operands = operands;
        this.bound = bound;
        this.constant = constant;
        this.symbol = symbol;
        this.subscripts = subscripts;
        this.free = freeIndices();
        this.boundInside = boundIndices();
    }

    private Set<Index> boundIndices() {
        Set<Index> indices = new LinkedHashSet<>();
        operands.forEach(operand -> indices.addAll(operand.boundInside));
        refuseBound(indices, free);
        if (bound != null) {
            refuseBound(indices, Set.of(bound));
            indices.add(bound);
        }
        return indices;
    }

    /** A letter that is summed inside a formula and stands free outside it would be two: {@link #apart} comes before. */
    private static void refuseBound(Set<Index> inside, Set<Index> outside) {
        for (Index index : outside) {
            if (inside.contains(index)) {
                throw new IllegalStateException("index '" + index + "' is bound inside a formula and free outside it");
            }
        }
    }

    /** Equal formulas whose own bound indices are others than those that are free in any of them. */
    private static List<Expr> apart(List<Expr> operands) {
        Set<Index> outer = new LinkedHashSet<>();
        operands.forEach(operand -> outer.addAll(operand.free));
        return operands.stream().map(operand -> operand.apartFrom(outer)).toList();
    }

    /** An equal formula in which none of some indices is bound: a letter may be summed over again inside a formula. */
    Expr apartFrom(Collection<Index> outer) {
        Map<Index, Subscript> aliases = new LinkedHashMap<>();
        for (Index index : outer) {
            if (boundInside.contains(index)) {
                Index alias = index.alias();
                while (boundInside.contains(alias) || outer.contains(alias)) {
                    alias = alias.alias();
                }
                aliases.put(index, alias);
            }
        }
        return aliases.isEmpty() ? this : Rewriting.ofIndices(aliases).of(this);
    }

    private Set<Index> freeIndices() {
        Set<Index> indices = new LinkedHashSet<>();
        operands.forEach(operand -> indices.addAll(operand.free));
        for (Subscript subscript : subscripts) {
            Optional<Index> index = subscript.index();
            if (index.isPresent() && !indices.add(index.orElseThrow())) {
                throw new IllegalArgumentException(symbol().name() + subscripts + ": index '" + index.orElseThrow()
                        + "' stands twice. Maybe use an alias");
            }
        }
        if (bound != null) {
            indices.remove(bound);
        }
        return indices;
    }

    private static Expr node(Op op, Expr... operands) {
        for (Expr operand : operands) {
            refuseNull(operand, "a formula of " + op);
        }
        return new Expr(op, apart(List.of(operands)), null, 0, null, List.of());
    }

    static Expr symbol(Symbol symbol, List<Subscript> subscripts) {
        return new Expr(Op.SYMBOL, List.of(), null, 0, symbol, subscripts);
    }

    /** A number. */
    public static Expr constant(double value) {
        return new Expr(Op.CONSTANT, List.of(), null, value, null, List.of());
    }

    /**
     * The sum of a formula over an index.
     *
     * @throws IllegalArgumentException when the index is not free in the formula
     */
    public static Expr sum(Index index, Expr term) {
        requireFree(index, term, "sum");
        return new Expr(Op.SUM, List.of(term), index, 0, null, List.of());
    }

    /** The sum of a formula over several indices. */
    public static Expr sum(Index first, Index second, Expr term) {
        return sum(first, sum(second, term));
    }

    /** The sum of a formula over several indices. */
    public static Expr sum(Index first, Index second, Index third, Expr term) {
        return sum(first, sum(second, sum(third, term)));
    }

    /**
     * The product over an index of a formula, which must be positive, such as the Cobb-Douglas aggregate
     * {@code product(h, F.at(h, j).pow(beta.at(h, j)))}.
     *
     * @throws IllegalArgumentException when the index is not free in the formula
     */
    public static Expr product(Index index, Expr factor) {
        refuseNull(factor, "product over '" + index + "'");
        return sum(index, factor.log()).exp();
    }

    /**
     * Logarithm of the unit cost of a CES aggregate in calibrated share form,
     * {@code ln c = ln(sum_k theta_k p_k^(1-sigma)) / (1-sigma)}, with the exact limits {@code sum_k theta_k ln p_k} at
     * sigma = 1 and {@code ln sum_k theta_k p_k} at sigma = 0 (Rutherford 2002, "Lecture notes on constant elasticity
     * functions"). The shares must sum to one over the index.
     *
     * @param index what is aggregated
     * @param share benchmark value shares theta, at least zero, summing to one over the index
     * @param logPrice logarithm of the prices relative to their benchmark
     * @param elasticity elasticity of substitution sigma, at least zero, free of the index
     */
    public static Expr logCes(Index index, Expr share, Expr logPrice, Expr elasticity) {
        requireFree(index, share, "CES share");
        refuseNull(logPrice, "a CES aggregate over '" + index + "'");
        refuseNull(elasticity, "a CES aggregate over '" + index + "'");
        if (elasticity.free.contains(index)) {
            throw new IllegalArgumentException("the elasticity of a CES aggregate cannot depend on '" + index + "'");
        }
        return new Expr(Op.LOG_CES, apart(List.of(share, logPrice, elasticity)), index, 0, null, List.of());
    }

    /**
     * Logarithm of the unit cost of a CES aggregate of a few inputs, each with its own formula; otherwise as
     * {@link #logCes(Index, Expr, Expr, Expr)}.
     *
     * @param shares benchmark value shares theta, one for each input, at least zero, summing to one
     * @param logPrices logarithms of the prices relative to their benchmark, one for each input in the same order
     * @throws IllegalArgumentException when there are no inputs, or not as many shares as prices
     */
    public static Expr logCes(List<Expr> shares, List<Expr> logPrices, Expr elasticity) {
        if (shares.isEmpty() || shares.size() != logPrices.size()) {
            throw new IllegalArgumentException("a CES aggregate has " + shares.size() + " shares and "
                    + logPrices.size() + " prices, expected as many, at least one");
        }
        List<String> labels = IntStream.rangeClosed(1, shares.size())
                .mapToObj(Integer::toString)
                .toList();
        Index input = IndexSet.of("inputs", labels).index("input");
        return new Expr(
                Op.LOG_CES,
                apart(List.of(list(input, shares), list(input, logPrices), elasticity)),
                input,
                0,
                null,
                List.of());
    }

    private static Expr list(Index at, List<Expr> formulas) {
        return new Expr(Op.LIST, apart(formulas), null, 0, null, List.of(at));
    }

    /** Fischer-Burmeister function of two formulas: zero exactly where both are at least zero and one of them is. */
    public static Expr complement(Expr a, Expr b) {
        return node(Op.COMPLEMENT, a, b);
    }

    private static void refuseNull(@Nullable Object part, String what) {
        if (part == null) {
            throw new IllegalArgumentException(
                    what + " was given null in the place of a formula. Maybe a field is not set yet");
        }
    }

    private static void requireFree(Index index, Expr term, String what) {
        refuseNull(term, what + " over '" + index + "'");
        if (!term.free.contains(index)) {
            throw new IllegalArgumentException(
                    what + " over '" + index + "': the formula does not depend on it: " + term);
        }
    }

    /** This plus another. */
    public Expr plus(Expr other) {
        return isConstant(0) ? other : isConstant(other, 0) ? this : node(Op.ADD, this, other);
    }

    /** This plus a number. */
    public Expr plus(double other) {
        return plus(constant(other));
    }

    /** This minus another. */
    public Expr minus(Expr other) {
        return isConstant(other, 0) ? this : node(Op.SUBTRACT, this, other);
    }

    /** This minus a number. */
    public Expr minus(double other) {
        return minus(constant(other));
    }

    /** This times another. */
    public Expr times(Expr other) {
        return isConstant(1) ? other : isConstant(other, 1) ? this : node(Op.MULTIPLY, this, other);
    }

    /** This times a number. */
    public Expr times(double other) {
        return times(constant(other));
    }

    /** One minus this, such as what a tax leaves. */
    public Expr oneMinus() {
        return constant(1).minus(this);
    }

    /** This with the other sign. */
    public Expr negated() {
        return constant(0).minus(this);
    }

    /** The size of this, without its sign: the complement function of a number and its opposite is -sqrt(2) times it. */
    private Expr size() {
        return complement(this, negated()).over(-StrictMath.sqrt(2));
    }

    /** The smaller of this and another; at the kink, where they are equal, Newton's method may go to and fro. */
    public Expr min(Expr other) {
        return plus(other).minus(minus(other).size()).times(0.5);
    }

    /** The larger of this and another; at the kink as {@link #min}. */
    public Expr max(Expr other) {
        return plus(other).plus(minus(other).size()).times(0.5);
    }

    /** This divided by another. */
    public Expr over(Expr other) {
        return isConstant(other, 1) ? this : node(Op.DIVIDE, this, other);
    }

    /** This divided by a number. */
    public Expr over(double other) {
        return over(constant(other));
    }

    /** The exponential of this; the exponential of a logarithm is its argument. */
    public Expr exp() {
        return op == Op.LOG ? operands.get(0) : node(Op.EXP, this);
    }

    /** The natural logarithm of this; the logarithm of an exponential is its argument. */
    public Expr log() {
        return op == Op.EXP ? operands.get(0) : node(Op.LOG, this);
    }

    /** This, which must be positive, to a power. */
    public Expr pow(Expr exponent) {
        return exponent.times(log()).exp();
    }

    /** This, which must be positive, to a power. */
    public Expr pow(double exponent) {
        return pow(constant(exponent));
    }

    /** What this node computes. */
    public Op op() {
        return op;
    }

    /** The formulas it computes from. */
    public List<Expr> operands() {
        return operands;
    }

    /** Whether this runs over an index of its own, as a sum and a CES aggregate of one formula do. */
    public boolean binds() {
        return bound != null;
    }

    /**
     * The index that a sum or a CES aggregate runs over.
     *
     * @throws IllegalStateException for a node that runs over none
     */
    public Index bound() {
        if (bound == null) {
            throw new IllegalStateException("a formula of " + op + " runs over no index");
        }
        return bound;
    }

    /** The number of a constant node. */
    public double constant() {
        return constant;
    }

    /**
     * The variable or parameter of a symbol node.
     *
     * @throws IllegalStateException for any other node
     */
    public Symbol symbol() {
        if (symbol == null) {
            throw new IllegalStateException("a formula of " + op + " is not a symbol");
        }
        return symbol;
    }

    /** The subscripts of a symbol node; of a list the index whose position says which formula is meant. */
    public List<Subscript> subscripts() {
        return subscripts;
    }

    /** The indices that are free in this formula. */
    public Set<Index> free() {
        return Set.copyOf(free);
    }

    /**
     * This formula with others in the place of symbols; what it shares stays shared.
     *
     * @param formulas for each symbol its replacement, given the symbol with its subscripts
     */
    public Expr replace(Map<? extends Symbol, UnaryOperator<Expr>> formulas) {
        return Rewriting.ofSymbols(Map.copyOf(formulas)).of(this);
    }

    /** This node with other operands, and another index where it has one of its own; the exponential of a logarithm is its argument here too, and the reverse. */
    Expr with(List<Expr> others, UnaryOperator<Index> moved) {
        if (op == Op.EXP) {
            return others.get(0).exp();
        }
        if (op == Op.LOG) {
            return others.get(0).log();
        }
        return new Expr(op, apart(others), bound == null ? null : moved.apply(bound), constant, symbol, subscripts);
    }

    private boolean isConstant(double value) {
        return isConstant(this, value);
    }

    /** Not even null is refused here: the node that it would stand in does that. */
    private static boolean isConstant(@Nullable Expr formula, double value) {
        return formula != null && formula.op == Op.CONSTANT && formula.constant == value;
    }

    /** The formula as it would stand in a paper, in plain text. */
    @Override
    public String toString() {
        return switch (op) {
            case CONSTANT ->
                constant == Math.rint(constant) && Math.abs(constant) < 1e9
                        ? Long.toString((long) constant)
                        : Double.toString(constant);
            case SYMBOL -> symbolText(symbol instanceof Variable v && v.kind() == Variable.Kind.POSITIVE);
            case ADD -> operands.get(0) + " + " + operands.get(1);
            case SUBTRACT -> operands.get(0) + " - " + factor(operands.get(1), false);
            case MULTIPLY -> factor(operands.get(0), false) + " * " + factor(operands.get(1), false);
            case DIVIDE -> factor(operands.get(0), false) + " / " + factor(operands.get(1), true);
            case EXP ->
                isLogSymbol(operands.get(0)) ? operands.get(0).symbolText(false) : "exp(" + operands.get(0) + ")";
            case LOG -> "ln(" + operands.get(0) + ")";
            case SUM -> "sum(" + bound + ", " + operands.get(0) + ")";
            case LOG_CES -> {
                boolean isList = operands.get(1).op == Op.LIST;
                yield "lnCES(" + (isList ? "" : bound + "; ") + operands.get(0) + ", " + operands.get(1) + "; "
                        + operands.get(2) + ")";
            }
            case LIST -> operands.toString();
            case COMPLEMENT -> "(" + operands.get(0) + " _|_ " + operands.get(1) + ")";
        };
    }

    private static boolean isLogSymbol(Expr e) {
        return e.op == Op.SYMBOL && e.symbol instanceof Variable v && v.kind() == Variable.Kind.POSITIVE;
    }

    private String symbolText(boolean logarithm) {
        List<String> parts = new ArrayList<>();
        subscripts.forEach(s -> parts.add(s.toString()));
        String text = symbol().name() + (parts.isEmpty() ? "" : "[" + String.join(",", parts) + "]");
        return logarithm ? "ln " + text : text;
    }

    private static String factor(Expr e, boolean denominator) {
        boolean open =
                e.op == Op.ADD || e.op == Op.SUBTRACT || (denominator && (e.op == Op.MULTIPLY || e.op == Op.DIVIDE));
        return open ? "(" + e + ")" : e.toString();
    }
}
