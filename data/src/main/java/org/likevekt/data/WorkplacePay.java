package org.likevekt.data;

/**
 * What industries pay in each region: the region's share of the national industry, fitted to pay per employed by the
 * earnings statistics. Value added alone would pay too much where capital earns much: 1.15 of the mean in Rogaland, where
 * monthly earnings are 1.05.
 */
final class WorkplacePay {
    private static final int SWEEPS = 20_000;

    private WorkplacePay() {}

    /** Compensation (r,i) with employer's contributions, MNOK. */
    static Balancing.Result fit(Dataset data, Grid shares) {
        Grid national = data.nationalPrimaryInputs();
        int input = national.axis(0).indexOf("COMPENSATION");
        Grid byIndustry = Grid.of(at -> national.get(input, at[0]), data.industries());
        Grid prior = Grid.of(at -> shares.get(at) * byIndustry.get(at[1]), data.regions(), data.industries());
        Grid employed = data.employed().sumOver(1);
        Grid index = data.wageIndex();
        Grid contributions = data.payrollTaxRate();
        Grid paid = Grid.of(at -> index.get(at) * employed.get(at) * (1 + contributions.get(at)), data.regions());
        double scale = byIndustry.total() / paid.total();
        return Balancing.fit(
                "pay by place of work",
                prior,
                SWEEPS,
                new Balancing.Margin(Grid.of(at -> paid.get(at) * scale, data.regions()), 0),
                new Balancing.Margin(byIndustry, 1));
    }
}
