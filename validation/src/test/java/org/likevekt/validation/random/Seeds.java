package org.likevekt.validation.random;

import java.util.stream.LongStream;

/** The countries that laws are tried on. */
final class Seeds {
    /**
     * A country with several equilibria near its benchmark, where what adjusts abroad or in investment carries the incomes that
     * justify it: with a composite R1 BOLIG of 7159, 7183, 7245 and, in halves, 7245 and 7385. Which one is found depends on the
     * way there, so what asks for the same one again does not ask it of this country.
     */
    static final long SEVERAL_EQUILIBRIA = 275;

    private Seeds() {}

    /** Seeds of the default build. */
    static LongStream few() {
        return LongStream.rangeClosed(1, 40);
    }

    /** Seeds of the slow tests. */
    static LongStream many() {
        return LongStream.rangeClosed(101, 300);
    }
}
