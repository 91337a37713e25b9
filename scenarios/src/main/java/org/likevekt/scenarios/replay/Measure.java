package org.likevekt.scenarios.replay;

import java.util.Locale;
import java.util.Optional;

/** The quantities that studies publish and that we compute from runs. */
public enum Measure {
    /** Mean yearly growth of mainland product per person, percent. */
    PRODUCT_PER_PERSON_GROWTH,
    /** Growth of an industry's value added from the first to the last year, MNOK at 2018 prices. */
    VALUE_ADDED_INCREASE,
    /** Growth of an industry's value added from the first to the last year, percent; the smallest of those named. */
    VALUE_ADDED_GROWTH,
    /** Net in-migration since the base year, persons. */
    MOVED,
    /** Growth of one group's wage relative to another's, percent. */
    RELATIVE_WAGE_GROWTH,
    /** Persons trained into a group. */
    TRAINED,
    /** Net in-migration less that of the baseline, persons. */
    MOVED_AGAINST_BASELINE,
    /** Employed against the baseline, percent. */
    EMPLOYED_AGAINST_BASELINE,
    /** Employed less those of the baseline, persons. */
    EMPLOYED_PERSONS_AGAINST_BASELINE,
    /** Wage per employed resident against the baseline, percent; over several years the one nearest to zero. */
    WAGE_AGAINST_BASELINE,
    /** Mainland product per person against the baseline, percent. */
    PRODUCT_PER_PERSON_AGAINST_BASELINE,
    /** Mainland product against the baseline, percent. */
    PRODUCT_AGAINST_BASELINE,
    /** An industry's value added against the baseline, percent. */
    VALUE_ADDED_AGAINST_BASELINE,
    /** Persons of a group over all persons in an industry, percent. */
    LABOUR_SHARE;

    /** The measure that a study's table names, if there is one. */
    static Optional<Measure> find(String key) {
        for (Measure measure : values()) {
            if (measure.key().equals(key)) {
                return Optional.of(measure);
            }
        }
        return Optional.empty();
    }

    /** Its name in a study's table. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
