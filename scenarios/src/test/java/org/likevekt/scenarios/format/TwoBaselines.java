package org.likevekt.scenarios.format;

/** Two files that differ in years, closure and shocks, each the other way than the other. */
public final class TwoBaselines {
    /** The first, one.yaml. */
    public static final String ONE =
            "title: one\nshocks:\n- {set: participation, value: 0.75}\n- {add: foreign_saving, value: -2.5}\n";

    /** The second, which is compared with the first. */
    public static final String TWO = """
            title: two
            baseline: one
            closure: {government: transfers}
            horizon: 2018-2030
            shocks:
            - {set: participation, value: 75%, note: the same}
            - {multiply: transport_cost, where: {destination: Oslo, industry: "*"}, value: 0.9, years: [2020, 2022-2023, 2025-]}
            """;

    private TwoBaselines() {}
}
