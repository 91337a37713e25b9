package org.likevekt.scenarios.format;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/**
 * A target that a baseline is made to hit: one factor that grows at a constant rate is solved for, so that the target
 * grows as wished. Scenarios that inherit it keep the factor found for {@code declaredBy}; they do not solve again.
 *
 * @param declaredBy name of the scenario that says so
 * @param target the quantity that shall grow, one of {@link Vocabulary#targets}
 * @param growth mean growth per year over the horizon, 0.011 for 1.1 %
 * @param adjust the driver that the factor multiplies
 * @param where the part of the driver it multiplies; an axis that is left out is meant whole
 * @param markets what becomes of export markets, one of {@link #MARKETS}: of fixed size, or found with the factor such that
 *     the terms of trade outside petroleum stay where they are
 */
public record Calibration(
        String declaredBy, String target, double growth, Driver adjust, Map<Axis, Selection> where, String markets) {
    /** What may become of export markets; the first unless said. */
    public static final List<String> MARKETS = List.of("fixed", "terms_of_trade");

    /** Copies the selection so that the record is immutable. */
    public Calibration {
        Map<Axis, Selection> copy = new EnumMap<>(Axis.class);
        copy.putAll(where);
        where = Collections.unmodifiableMap(copy);
    }

    /** Whether export markets are found that hold the terms of trade. */
    public boolean holdsTermsOfTrade() {
        return markets.equals(MARKETS.get(1));
    }

    /** Hash of all that it says. */
    public String digest() {
        return new Fingerprint()
                .add(declaredBy)
                .add(target)
                .add(String.valueOf(growth))
                .add(adjust.name())
                .add(where)
                .add(markets)
                .digits();
    }
}
