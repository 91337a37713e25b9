package org.likevekt.solver.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;

/**
 * Formulas as a reader writes them: levels instead of logarithms, powers instead of exponentials, and the name of a defined
 * quantity where its formula stands.
 */
final class FormulaWriter {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int FACTOR = 3;
    private static final int ATOM = 4;

    private final Notation notation;
    private final Map<Index, Integer> at;
    private final IdentityHashMap<Expr, Definition> names = new IdentityHashMap<>();

    /** A piece of text and how tightly it binds. */
    private record Piece(String text, int binds) {}

    /**
     * A writer for the formulas of a system.
     *
     * @param at positions of indices that stand for one label; others are written as letters
     */
    FormulaWriter(SystemDeclaration declaration, Notation notation, Map<Index, Integer> at) {
        this.notation = notation;
        this.at = at;
        declaration.definitions().forEach(definition -> names.putIfAbsent(definition.value(), definition));
    }

    /** A formula, with the names of defined quantities in it. */
    String write(Expr formula) {
        return piece(formula).text();
    }

    /** An equation; between two logarithms that of their levels. */
    String write(EquationFamily equation) {
        Expr left = equation.left();
        Expr right = equation.right();
        if (left.op() == Expr.Op.COMPLEMENT) {
            return write(left);
        }
        return areLogarithms(equation)
                ? exponential(left).text() + " = " + exponential(right).text()
                : write(left) + " = " + write(right);
    }

    /** Whether both sides are logarithms, so that the levels are what is meant. */
    static boolean areLogarithms(EquationFamily equation) {
        return isLogarithmic(equation.left()) && isLogarithmic(equation.right());
    }

    private static boolean isLogarithmic(Expr e) {
        return switch (e.op()) {
            case LOG, LOG_CES -> true;
            case SYMBOL -> isLogarithm(e);
            case ADD, SUBTRACT -> e.operands().stream().allMatch(FormulaWriter::isLogarithmic);
            default -> false;
        };
    }

    /** The formula of a defined quantity; where it is that of one defined before, the name of that one. */
    String write(Definition definition) {
        Expr formula = definition.value();
        if (!definition.equals(names.get(formula))) {
            return write(formula);
        }
        names.remove(formula);
        String text = write(formula);
        names.put(formula, definition);
        return text;
    }

    /** A name with subscripts. */
    String name(String symbol, List<? extends Subscript> subscripts) {
        CellName cell = CellName.of(symbol);
        List<String> labels = new ArrayList<>(cell.labels());
        subscripts.forEach(subscript -> labels.add(label(subscript)));
        return notation.name(cell.symbol(), labels);
    }

    private String label(Subscript subscript) {
        if (subscript instanceof Index index) {
            Integer position = at.get(index);
            return position == null ? index.symbol() : index.set().labels().get(position);
        }
        return ((Subscript.Element) subscript).label();
    }

    private Piece piece(Expr e) {
        Definition definition = names.get(e);
        if (definition != null && e.op() != Expr.Op.CONSTANT && e.op() != Expr.Op.SYMBOL) {
            return new Piece(name(definition.name(), definition.over()), ATOM);
        }
        List<Expr> in = e.operands();
        return switch (e.op()) {
            case CONSTANT -> new Piece(number(e.constant()), e.constant() < 0 ? SUM : ATOM);
            case SYMBOL -> isLogarithm(e) ? logarithm(symbol(e)) : symbol(e);
            case ADD -> new Piece(text(in.get(0), SUM) + " + " + text(in.get(1), SUM), SUM);
            case SUBTRACT -> new Piece(text(in.get(0), SUM) + " - " + text(in.get(1), PRODUCT), SUM);
            case MULTIPLY ->
                new Piece(text(in.get(0), PRODUCT) + notation.sign(" * ") + text(in.get(1), PRODUCT), PRODUCT);
            case DIVIDE -> fraction(in.get(0), in.get(1));
            case EXP -> exponential(in.get(0));
            case LOG -> logarithm(piece(in.get(0)));
            case SUM -> new Piece(notation.over("sum", label(e.bound()), text(in.get(0), PRODUCT)), PRODUCT);
            case LOG_CES -> logarithm(ces(e));
            case LIST -> list(e);
            case COMPLEMENT ->
                new Piece(
                        "0" + notation.sign(" <= ") + text(in.get(0), SUM) + notation.sign(" _|_ ")
                                + text(in.get(1), SUM) + notation.sign(" >= ") + "0",
                        SUM);
        };
    }

    private String text(Expr e, int least) {
        Piece piece = piece(e);
        return piece.binds() >= least ? piece.text() : notation.brackets(piece.text());
    }

    private Piece fraction(Expr above, Expr below) {
        return notation == Notation.LATEX
                ? new Piece(notation.fraction(text(above, SUM), text(below, SUM)), FACTOR)
                : new Piece(notation.fraction(text(above, PRODUCT), text(below, FACTOR)), PRODUCT);
    }

    private static boolean isLogarithm(Expr e) {
        return e.op() == Expr.Op.SYMBOL
                && e.symbol() instanceof Variable variable
                && variable.kind() == Variable.Kind.POSITIVE;
    }

    private Piece symbol(Expr e) {
        return new Piece(name(e.symbol().name(), e.subscripts()), ATOM);
    }

    private Piece logarithm(Piece of) {
        return new Piece(notation.function("ln", of.text()), ATOM);
    }

    /** The level of a logarithm: sums of logarithms are products, multiples are powers. */
    private Piece exponential(Expr e) {
        if (names.containsKey(e)) {
            return new Piece(notation.function("exp", write(e)), ATOM);
        }
        List<Expr> in = e.operands();
        return switch (e.op()) {
            case SYMBOL -> isLogarithm(e) ? symbol(e) : new Piece(notation.function("exp", write(e)), ATOM);
            case LOG -> piece(in.get(0));
            case LOG_CES -> ces(e);
            case ADD ->
                new Piece(level(in.get(0), PRODUCT) + notation.sign(" * ") + level(in.get(1), PRODUCT), PRODUCT);
            case SUBTRACT ->
                notation == Notation.LATEX
                        ? new Piece(notation.fraction(level(in.get(0), SUM), level(in.get(1), SUM)), FACTOR)
                        : new Piece(notation.fraction(level(in.get(0), PRODUCT), level(in.get(1), FACTOR)), PRODUCT);
            case MULTIPLY -> power(in.get(0), in.get(1));
            case SUM -> new Piece(notation.over("product", label(e.bound()), level(in.get(0), PRODUCT)), PRODUCT);
            case CONSTANT -> new Piece(number(Math.exp(e.constant())), ATOM);
            default -> new Piece(notation.function("exp", write(e)), ATOM);
        };
    }

    private String level(Expr logarithm, int least) {
        Piece piece = exponential(logarithm);
        return piece.binds() >= least ? piece.text() : notation.brackets(piece.text());
    }

    /** a^b where one factor is a logarithm. */
    private Piece power(Expr first, Expr second) {
        boolean firstIsLog = first.op() == Expr.Op.LOG || first.op() == Expr.Op.LOG_CES || isLogarithm(first);
        Expr base = firstIsLog ? first : second;
        Expr exponent = firstIsLog ? second : first;
        if (exponent.op() == Expr.Op.CONSTANT && exponent.constant() == 1) {
            return exponential(base);
        }
        String raised = notation == Notation.LATEX ? text(exponent, SUM) : text(exponent, ATOM);
        return new Piece(notation.power(level(base, ATOM), raised), FACTOR);
    }

    /** A CES aggregate as its level: (sum of shares times prices to 1 - sigma), to 1 / (1 - sigma). */
    private Piece ces(Expr e) {
        Expr share = e.operands().get(0);
        Expr logPrice = e.operands().get(1);
        Expr elasticity = e.operands().get(2);
        boolean known = elasticity.op() == Expr.Op.CONSTANT;
        String sigma = text(elasticity, PRODUCT);
        String rho = known ? number(1 - elasticity.constant()) : "1 - " + sigma;
        if (known && elasticity.constant() == 1) {
            return cobbDouglas(e, share, logPrice);
        }
        String inside = share.op() == Expr.Op.LIST
                ? terms(share, logPrice, " + ", (theta, price) -> theta + notation.sign(" * ") + raised(price, rho))
                : notation.over(
                        "sum",
                        label(e.bound()),
                        text(share, PRODUCT) + notation.sign(" * ") + raised(level(logPrice, ATOM), rho));
        String root = notation == Notation.LATEX ? notation.fraction("1", rho) : "(1 / (" + rho + "))";
        return new Piece(notation.power(notation.brackets(inside), root), FACTOR);
    }

    private String raised(String price, String rho) {
        return rho.equals("1") ? price : notation.power(price, notation == Notation.LATEX ? rho : "(" + rho + ")");
    }

    private Piece cobbDouglas(Expr e, Expr share, Expr logPrice) {
        if (share.op() == Expr.Op.LIST) {
            String text = terms(share, logPrice, notation.sign(" * "), (theta, price) -> notation.power(price, theta));
            return new Piece(text, PRODUCT);
        }
        String one = notation.power(level(logPrice, ATOM), text(share, ATOM));
        return new Piece(notation.over("product", label(e.bound()), one), PRODUCT);
    }

    private interface Term {
        String of(String share, String price);
    }

    private String terms(Expr shares, Expr logPrices, String between, Term term) {
        List<String> terms = new ArrayList<>();
        for (int k = 0; k < shares.operands().size(); k++) {
            terms.add(term.of(
                    text(shares.operands().get(k), ATOM),
                    level(logPrices.operands().get(k), ATOM)));
        }
        return String.join(between, terms);
    }

    private Piece list(Expr e) {
        Index index = (Index) e.subscripts().get(0);
        Integer position = at.get(index);
        return position == null
                ? new Piece(e.operands().stream().map(this::write).toList().toString(), ATOM)
                : piece(e.operands().get(position));
    }

    /** Up to six digits, without those that say nothing. */
    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
