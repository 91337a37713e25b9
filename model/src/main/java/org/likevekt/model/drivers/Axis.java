package org.likevekt.model.drivers;

/** A dimension that an exogenous quantity can vary over. */
public enum Axis {
    /** Where people live and firms produce, {@code r}. */
    REGION,
    /** Where a delivery goes to, when {@link #REGION} is where it comes from. */
    DESTINATION,
    /** Industries, {@code i}; each makes one product. */
    INDUSTRY,
    /** Education groups, {@code e}. */
    GROUP;

    /** The word for several of them. */
    public String plural() {
        return this == INDUSTRY ? "industries" : key() + "s";
    }

    /** Name used in scenario files and result tables. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
