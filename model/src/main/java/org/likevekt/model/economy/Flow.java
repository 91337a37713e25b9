package org.likevekt.model.economy;

import java.util.ArrayList;
import java.util.List;

/**
 * A quantity of one commodity in the benchmark, with the taxes on it and the trade and transport services bought with it.
 *
 * @param commodity what is made, used or bought
 * @param quantity in the benchmark, at least zero
 * @param least what a consumer buys of it at any income
 * @param taxes on it, each a rate of its price (with margins); of an output, of what the buyers pay
 * @param margins services bought in proportion to it
 */
public record Flow(String commodity, double quantity, double least, List<Tax> taxes, List<Margin> margins)
        implements Branch {

    /**
     * A tax or, below zero, a subsidy.
     *
     * @param rate name of its rate, which is a number of the problem
     * @param paid what it brings in the benchmark
     * @param to the consumer who receives it
     */
    public record Tax(String rate, double paid, String to) {}

    /**
     * A service bought in proportion to a flow.
     *
     * @param commodity the service
     * @param quantity for the whole flow in the benchmark
     */
    public record Margin(String commodity, double quantity) {}

    /** Checks the quantities. */
    public Flow {
        if (!(quantity >= 0) || Double.isInfinite(quantity)) {
            throw new IllegalArgumentException("a flow of " + commodity + " is " + quantity
                    + ", expected at least 0. Maybe it belongs on the other side of the account");
        }
        if (!(least <= quantity)) {
            throw new IllegalArgumentException("of " + commodity + " at least " + least + " is bought, but only "
                    + quantity + " in the benchmark");
        }
        if (quantity == 0 && taxes.stream().anyMatch(tax -> tax.paid() != 0)) {
            throw new IllegalArgumentException("a tax is paid on " + commodity + ", but nothing of it is traded");
        }
        taxes = List.copyOf(taxes);
        margins = List.copyOf(margins);
    }

    /**
     * The same with a tax.
     *
     * @param rate name of its rate; one name may stand for a rate that several flows share
     * @param paid what it brings in the benchmark, zero for a tax to come
     * @param to the consumer who receives it
     */
    public Flow taxed(String rate, double paid, String to) {
        List<Tax> more = new ArrayList<>(taxes);
        more.add(new Tax(rate, paid, to));
        return new Flow(commodity, quantity, least, more, margins);
    }

    /** The same with a trade or transport service, bought in proportion and taxed with it. */
    public Flow margin(String service, double serviceQuantity) {
        List<Margin> more = new ArrayList<>(margins);
        more.add(new Margin(service, serviceQuantity));
        return new Flow(commodity, quantity, least, taxes, more);
    }

    /** The same where so much is bought at any income (Stone-Geary): the bundle it stands in divides what is left. */
    public Flow atLeast(double subsistence) {
        return new Flow(commodity, quantity, subsistence, taxes, margins);
    }
}
