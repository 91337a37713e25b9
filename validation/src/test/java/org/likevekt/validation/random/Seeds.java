package org.likevekt.validation.random;

import java.util.stream.LongStream;

/** The countries that laws are tried on. */
final class Seeds {
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
