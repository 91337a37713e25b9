package org.likevekt.model.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/**
 * An economy as accounts, in the words of MPSGE (Rutherford 1999, Computational Economics 14): sectors and consumers with
 * the quantities of a benchmark. Functions are calibrated to it, demands follow by Shephard's lemma, and each activity,
 * price and income is paired with its zero profit, market and income balance.
 *
 * <p>Names are the author's: a price is called as its commodity, an activity as its sector, an income as its consumer. Names
 * like {@code Z[BRD]} and {@code Z[MLK]} become one symbol over a set. Beside them the problem has
 * {@code endowment[consumer,commodity]}, and results have the flows {@code use[sector,commodity]},
 * {@code make[sector,commodity]} and {@code purchase[consumer,commodity]}, the payments
 * {@code worth[consumer,commodity]} of what is owned, {@code tax[rate,payer,commodity,receiver]},
 * {@code payment[rate,payer,receiver]} and {@code revenue[rate]}, {@code welfare[consumer]} (1 in the benchmark), and the
 * excess demand {@code Walras} for the numeraire.
 */
public final class Economy {
    private final List<Account> accounts;

    private Economy(List<Account> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    /** An economy of these accounts. */
    public static Economy of(Account... accounts) {
        return new Economy(List.of(accounts));
    }

    /** The same with more accounts. */
    public Economy with(Account... more) {
        return new Economy(Stream.concat(accounts.stream(), Stream.of(more)).toList());
    }

    /** A sector, to be told what it {@link Sector#makes} and {@link Sector#uses}. */
    public static Sector sector(String name) {
        return new Sector(name, new Bundle(0, List.of()), new Bundle(0, List.of()), false, 1);
    }

    /** A consumer, to be told what it {@link Consumer#owns} and {@link Consumer#buys}. */
    public static Consumer consumer(String name) {
        return new Consumer(name, List.of(), List.of(), new Bundle(1, List.of()));
    }

    /** So much of a commodity in the benchmark. */
    public static Flow flow(String commodity, double quantity) {
        return new Flow(commodity, quantity, 0, List.of(), List.of());
    }

    /** A bundle inside another. */
    public static Bundle nest(double elasticity, Branch... parts) {
        return new Bundle(elasticity, List.of(parts));
    }

    /** A bundle inside another. */
    public static Bundle nest(double elasticity, List<? extends Branch> parts) {
        return new Bundle(elasticity, List.copyOf(parts));
    }

    /** The benchmark price of a commodity, where it is not 1. */
    public static Price price(String commodity, double level) {
        return new Price(commodity, level, false);
    }

    /**
     * A commodity whose price is zero where more is supplied than used, such as land or a by-product. It is used and made
     * in fixed proportions only: under any other elasticity its use at a price of zero has no end.
     *
     * @param level benchmark price, at least zero
     */
    public static Price mayBeFree(String commodity, double level) {
        return new Price(commodity, level, true);
    }

    /**
     * A number determined by an equation of the author's.
     *
     * @param name of a rate, of an endowment, or of something new
     */
    public static Auxiliary find(
            String name, double start, Function<Formulas, Expr> left, Function<Formulas, Expr> right) {
        return new Auxiliary(name, start, left, right);
    }

    /** Its accounts. */
    public List<Account> accounts() {
        return accounts;
    }

    List<Sector> sectors() {
        return only(Sector.class);
    }

    List<Consumer> consumers() {
        return only(Consumer.class);
    }

    <A extends Account> List<A> only(Class<A> kind) {
        List<A> found = new ArrayList<>();
        accounts.stream().filter(kind::isInstance).map(kind::cast).forEach(found::add);
        return found;
    }

    /** The payments of the benchmark between sectors, commodities and consumers. */
    public Sam benchmark() {
        return new Calibration(this).payments();
    }

    /** The payments between sectors, commodities and consumers in a solution of its problem. */
    public Sam accounts(Solution solution) {
        return new Sam(benchmark().accounts(), new SolvedAccounts(this, solution).received());
    }

    /**
     * The problem whose start point is the benchmark.
     *
     * @param numeraire the commodity whose price is given; its market clears by Walras' law
     * @throws IllegalArgumentException when the accounts do not balance, naming them and the cell that may be wrong
     */
    public Problem problem(String numeraire) {
        return Problem.of(system(numeraire));
    }

    /** The declared system, for an author who adds symbols and equations of another kind. */
    public SystemBuilder system(String numeraire) {
        return new EconomyEquations(this, numeraire).write();
    }
}
