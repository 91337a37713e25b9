package org.likevekt.scenarios.replay;

import java.util.Locale;
import java.util.Optional;

/** The quantities that studies publish and that we compute from runs. */
public enum PublishedMeasure {
    /** Mean yearly growth of mainland product per person, percent. */
    PRODUCT_PER_PERSON_GROWTH("growth of product per person"),
    /** Growth of an industry's value added from the first to the last year, MNOK at 2018 prices. */
    VALUE_ADDED_INCREASE("industries that grow most"),
    /** Mean yearly growth of an industry's value added from the first to the last year, percent; the smallest of those named. */
    VALUE_ADDED_GROWTH("growth of"),
    /** Net in-migration since the base year, persons. */
    MOVED("moved in,"),
    /** One group's wage over another's, ratio. */
    RELATIVE_WAGE("relative wage,"),
    /** Growth of one group's wage relative to another's, percent. */
    RELATIVE_WAGE_GROWTH("relative wage,"),
    /** Persons trained into a group. */
    TRAINED("trained,"),
    /** Net in-migration less that of the baseline, persons. */
    MOVED_AGAINST_BASELINE("moved in,"),
    /** Employed against the baseline, percent. */
    EMPLOYED_AGAINST_BASELINE("employed"),
    /** Employed less those of the baseline, persons. */
    EMPLOYED_PERSONS_AGAINST_BASELINE("employed"),
    /** Wage per employed resident against the baseline, percent; over several years the one nearest to zero. */
    WAGE_AGAINST_BASELINE("wage,"),
    /** Mainland product per person against the baseline, percent. */
    PRODUCT_PER_PERSON_AGAINST_BASELINE("product per person"),
    /** Mainland product against the baseline, percent. */
    PRODUCT_AGAINST_BASELINE("mainland product"),
    /** An industry's value added against the baseline, percent. */
    VALUE_ADDED_AGAINST_BASELINE("product by industry"),
    /** Persons of a group over all persons in an industry, percent. */
    LABOUR_SHARE("share of employed,");

    private final String words;

    PublishedMeasure(String words) {
        this.words = words;
    }

    /** As printed before the group or industry. */
    public String words() {
        return words;
    }

    /** The measure that a study's table names, if there is one. */
    static Optional<PublishedMeasure> find(String key) {
        for (PublishedMeasure measure : values()) {
            if (measure.key().equals(key)) {
                return Optional.of(measure);
            }
        }
        return Optional.empty();
    }

    /** Whether it counts persons who move. */
    boolean isOfMoves() {
        return this == MOVED || this == MOVED_AGAINST_BASELINE;
    }

    /** Whether it compares industries, so that they can be ranked by it. */
    boolean isOfIndustries() {
        return this == VALUE_ADDED_INCREASE || this == VALUE_ADDED_GROWTH || this == VALUE_ADDED_AGAINST_BASELINE;
    }

    /** Its name in a study's table. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
