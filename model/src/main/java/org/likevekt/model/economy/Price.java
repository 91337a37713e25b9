package org.likevekt.model.economy;

/**
 * The price of a commodity, for one whose benchmark price is not 1.
 *
 * @param commodity whose price it is
 * @param level in the benchmark, above zero
 */
public record Price(String commodity, double level) implements Account {
    /** Checks the level. */
    public Price {
        if (!(level > 0) || Double.isInfinite(level)) {
            throw new IllegalArgumentException("the price of " + commodity + " is " + level + ", expected above 0");
        }
    }
}
