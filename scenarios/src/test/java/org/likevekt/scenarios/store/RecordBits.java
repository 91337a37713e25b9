package org.likevekt.scenarios.store;

import java.util.Arrays;
import java.util.List;

/** The results of a run as texts that tell numbers apart which print alike. */
public final class RecordBits {
    private RecordBits() {}

    /** One text for each of its series. */
    public static List<String> of(RunRecord run) {
        return run.series().stream().map(RecordBits::of).toList();
    }

    private static String of(Series series) {
        return series.name()
                + series.unit()
                + series.labels()
                + Arrays.toString(series.years())
                + Arrays.stream(series.values())
                        .flatMapToDouble(Arrays::stream)
                        .mapToObj(value -> Long.toHexString(Double.doubleToRawLongBits(value)))
                        .toList();
    }
}
