package org.likevekt.model.equations;

import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;

/** Who owns capital in the base year. */
final class CapitalIncome {
    /** The industry whose capital belongs to the residents of its own region. */
    static final String DWELLINGS = "BOLIG";

    private CapitalIncome() {}

    /** One where households own the capital nationally (i), zero elsewhere. */
    static Grid pooled(Benchmark benchmark) {
        int dwellings = benchmark.industries().indexOf(DWELLINGS);
        return Grid.of(
                at -> benchmark.accounts().ownedByGovernment(at[0]) || at[0] == dwellings ? 0 : 1,
                benchmark.industries());
    }

    /** One where government owns the capital (i), zero elsewhere. */
    static Grid governments(Benchmark benchmark) {
        return Grid.of(at -> benchmark.accounts().ownedByGovernment(at[0]) ? 1 : 0, benchmark.industries());
    }

    /** One for dwellings (i), zero elsewhere. */
    static Grid dwellings(Benchmark benchmark) {
        int dwellings = benchmark.industries().indexOf(DWELLINGS);
        return Grid.of(at -> at[0] == dwellings ? 1 : 0, benchmark.industries());
    }

    /** National capital income of households in the base year outside dwellings, net of capital tax, MNOK. */
    static double pool(Benchmark benchmark) {
        Grid surplus = benchmark.accounts().surplus();
        Grid tax = benchmark.accounts().capitalTaxRate();
        Grid pooled = pooled(benchmark);
        return Grid.of(
                        at -> surplus.get(at) * (1 - tax.get(at[1])) * pooled.get(at[1]),
                        benchmark.regions(),
                        benchmark.industries())
                .total();
    }
}
