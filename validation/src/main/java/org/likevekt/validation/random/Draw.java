package org.likevekt.validation.random;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random figures by name: a figure depends on the seed and its key alone, so that leaving out a region or an industry
 * leaves all other figures as they were, which is what makes shrinking find the cause.
 */
record Draw(long seed) {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** A figure from 0 to 1. */
    double unit(String... key) {
        long hash = seed * MIX;
        for (String part : key) {
            hash = (hash ^ part.hashCode()) * MIX;
            hash ^= hash >>> 29;
        }
        return new SplittableRandom(hash).nextDouble();
    }

    /** A figure between two others. */
    double between(double low, double high, String... key) {
        return low + (high - low) * unit(key);
    }

    /** A figure between two others, evenly spread in its logarithm. */
    double scaled(double low, double high, String... key) {
        return low * Math.pow(high / low, unit(key));
    }

    /** Yes with a probability. */
    boolean chance(double probability, String... key) {
        return unit(key) < probability;
    }

    /** One of some items. */
    <T> T pick(List<T> items, String... key) {
        return items.get((int) (unit(key) * items.size()));
    }
}
