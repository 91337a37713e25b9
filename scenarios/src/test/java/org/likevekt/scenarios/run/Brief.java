package org.likevekt.scenarios.run;

/** A baseline over a few years in which product and people grow. */
public final class Brief {
    private Brief() {}

    /** Its file, to which more shocks may be added. */
    public static String until(int last) {
        return """
                title: t
                horizon: 2018-%d
                shocks:
                  - {multiply: labour_productivity, growth: 2%%}
                  - {multiply: government_purchases, growth: 1.4%%}
                  - {set: population, table: population_projection}
                """.formatted(last);
    }
}
