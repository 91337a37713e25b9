package org.likevekt.model.economy;

/**
 * The price of a commodity whose benchmark price is not 1, or which may be free.
 *
 * @param commodity whose price it is
 * @param level in the benchmark, above zero; zero for a commodity that is free there
 * @param mayBeFree whether it falls to zero where more is supplied than used, rather than its market always clearing
 */
public record Price(String commodity, double level, boolean mayBeFree) implements Account {
    /** Checks the level. */
    public Price {
        if (!(level > 0 || mayBeFree && level == 0) || Double.isInfinite(level)) {
            throw new IllegalArgumentException("the price of " + commodity + " is " + level + ", expected above 0");
        }
    }
}
