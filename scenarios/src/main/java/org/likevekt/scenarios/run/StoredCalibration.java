package org.likevekt.scenarios.run;

import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;

/**
 * What a baseline calibration found, by year, with the hash of what it was found for.
 *
 * @param fingerprint hash of tables, equations, closure and the baseline's exogenous figures
 * @param factors national productivity by year, index, 2018 = 1
 * @param markets national factor on export markets by year, index, 2018 = 1
 */
public record StoredCalibration(
        String fingerprint, NavigableMap<Integer, Double> factors, NavigableMap<Integer, Double> markets) {
    /** What the fingerprint stands after in a file. */
    static final String MARK = "# found for ";

    /** First line of a file's table. */
    static final String HEADER = "year," + Drivers.NATIONAL_PRODUCTIVITY.name() + "," + Drivers.EXPORT_MARKET.name();

    /** Copies the factors. */
    public StoredCalibration {
        markets = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(markets));
        factors = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(factors));
    }

    /** Whether there are factors for all years of some paths. */
    boolean covers(Paths paths) {
        return factors.containsKey(paths.firstYear()) && factors.containsKey(paths.lastYear());
    }

    /** Some paths with these factors on their productivity and export markets. */
    Paths on(Paths paths) {
        Paths.Builder builder = paths.toBuilder();
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            double factor = Objects.requireNonNull(factors.get(year), "no factor of " + year);
            builder.set(Drivers.NATIONAL_PRODUCTIVITY, year, 0, factor);
            double given = paths.value(Drivers.EXPORT_MARKET, year, 0);
            double market = Objects.requireNonNull(markets.get(year), "no export market of " + year);
            builder.set(Drivers.EXPORT_MARKET, year, 0, given * market);
        }
        return builder.build();
    }

    /** Growth of national productivity a year, which is the same in all years. */
    double yearlyGrowth() {
        return factors.values().stream()
                .skip(1)
                .findFirst()
                .map(second -> second - 1)
                .orElse(0.0);
    }

    /** Whether a file's text is of the calibration that was found for these figures and equations. */
    static boolean isFoundFor(String fingerprint, String text) {
        return text.contains(MARK + fingerprint + '\n');
    }

    /** The file's text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "# A baseline's national factors on productivity and export markets, made by: likevekt calibrate\n");
        text.append(MARK).append(fingerprint).append('\n');
        text.append(HEADER).append('\n');
        factors.forEach((year, factor) -> text.append(year)
                .append(',')
                .append(factor)
                .append(',')
                .append(markets.get(year))
                .append('\n'));
        return text.toString();
    }
}
