package org.likevekt.model.economy;

import java.util.ArrayList;
import java.util.List;

/**
 * One who has an income and spends all of it: a household, a government, an investor, a country.
 *
 * @param name name of its income
 * @param endowments what it owns
 * @param payments what it passes on to others, each a rate of its income: direct taxes, saving, transfers
 * @param purchases what it buys with the rest, under an elasticity of substitution
 */
public record Consumer(String name, List<Endowment> endowments, List<Payment> payments, Bundle purchases)
        implements Account {

    /**
     * A commodity that is owned, or below zero owed.
     *
     * @param commodity what is owned
     * @param quantity in the benchmark
     * @param symbol name of that quantity, which is a number of the problem
     */
    public record Endowment(String commodity, double quantity, String symbol) {}

    /**
     * A rate of income that is passed on.
     *
     * @param rate name of the rate, which is a number of the problem
     * @param paid in the benchmark
     * @param to the consumer who receives it
     */
    public record Payment(String rate, double paid, String to) {}

    /** Copies the lists. */
    public Consumer {
        endowments = List.copyOf(endowments);
        payments = List.copyOf(payments);
    }

    /** The same owning a commodity too; the problem calls it {@code endowment[consumer,commodity]}. */
    public Consumer owns(String commodity, double quantity) {
        return owns(commodity, quantity, "endowment[" + name + "," + commodity + "]");
    }

    /** The same owning a commodity too, under a name of its own in the problem. */
    public Consumer owns(String commodity, double quantity, String symbol) {
        List<Endowment> more = new ArrayList<>(endowments);
        more.add(new Endowment(commodity, quantity, symbol));
        return new Consumer(name, more, payments, purchases);
    }

    /** The same passing on a rate of its income, so much in the benchmark. */
    public Consumer pays(String rate, double paid, String to) {
        List<Payment> more = new ArrayList<>(payments);
        more.add(new Payment(rate, paid, to));
        return new Consumer(name, endowments, more, purchases);
    }

    /** The same buying a bundle: elasticity 1 is Cobb-Douglas, and with {@link Flow#atLeast} the linear expenditure system. */
    public Consumer buys(double elasticity, Branch... parts) {
        return buys(elasticity, List.of(parts));
    }

    /** The same buying a bundle. */
    public Consumer buys(double elasticity, List<? extends Branch> parts) {
        return new Consumer(name, endowments, payments, new Bundle(elasticity, List.copyOf(parts)));
    }

    /** The same buying one commodity, such as the utility that a sector makes. */
    public Consumer buys(String commodity, double quantity) {
        return buys(1, Economy.flow(commodity, quantity));
    }
}
