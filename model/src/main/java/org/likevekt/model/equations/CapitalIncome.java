package org.likevekt.model.equations;

import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;

/** Who owns capital in the base year. */
final class CapitalIncome {
    /** The industry whose capital belongs to the residents of its own region. */
    static final String DWELLINGS = "BOLIG";

    private CapitalIncome() {}

    /** One where corporations own the capital (i), zero elsewhere. */
    static Grid pooled(Benchmark benchmark) {
        return Grid.of(at -> benchmark.accounts().isPooled(at[0]) ? 1 : 0, benchmark.industries());
    }

    /** One for petroleum (i), zero elsewhere. */
    static Grid petroleum(Benchmark benchmark) {
        return Grid.of(at -> benchmark.dataset().isPetroleum(at[0]) ? 1 : 0, benchmark.industries());
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

    /** What corporations pay out to households in the base year, MNOK. */
    static double pool(Benchmark benchmark) {
        Grid surplus = benchmark.accounts().surplus();
        Grid tax = benchmark.accounts().capitalTaxRate();
        Grid depreciation = benchmark.accounts().depreciation();
        Grid pooled = pooled(benchmark);
        double net = Grid.of(
                        at -> (surplus.get(at) * (1 - tax.get(at[1])) - depreciation.get(at)) * pooled.get(at[1]),
                        benchmark.regions(),
                        benchmark.industries())
                .total();
        return (1 - benchmark.accounts().sectors().retainedShare()) * net;
    }
}
