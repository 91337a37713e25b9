package org.likevekt.model.dynamics;

import org.likevekt.model.calibration.Benchmark;

/**
 * All that one year hands to the next; immutable.
 *
 * <p>Arrays are row-major: capital over (region, industry), people over (region, group).
 */
public final class State {
    private final double[] capital;
    private final double[] migrants;
    private final double[] trained;
    private final double fund;
    private final double capitalAbroad;

    /**
     * A state.
     *
     * @param capital capital stock (r,i), MNOK at 2018 prices
     * @param migrants employed persons who have moved in less those who have moved out since the base year (r,e)
     * @param trained persons who have joined the group by training less those who have left it (r,e)
     * @param fund Government Pension Fund, MNOK in foreign exchange
     * @param capitalAbroad private capital abroad, lent since the base year, MNOK in foreign exchange
     */
    public State(double[] capital, double[] migrants, double[] trained, double fund, double capitalAbroad) {
        this.capital = capital.clone();
        this.migrants = migrants.clone();
        this.trained = trained.clone();
        this.fund = fund;
        this.capitalAbroad = capitalAbroad;
    }

    /** The base year: its capital stock and fund, nothing lent since, nobody moved or trained. */
    public static State base(Benchmark benchmark) {
        double[] nobody =
                new double[benchmark.regions().size() * benchmark.groups().size()];
        return new State(
                benchmark.accounts().capitalStock().values(),
                nobody,
                nobody,
                benchmark.accounts().sectors().fund(),
                0);
    }

    /** Government Pension Fund, MNOK in foreign exchange. */
    public double fund() {
        return fund;
    }

    /** Private capital abroad, lent since the base year, MNOK in foreign exchange; negative for debt. */
    public double capitalAbroad() {
        return capitalAbroad;
    }

    /** Capital stock (r,i), MNOK at 2018 prices; a copy. */
    public double[] capital() {
        return capital.clone();
    }

    /** Net migrants since the base year (r,e), employed persons; a copy. */
    public double[] migrants() {
        return migrants.clone();
    }

    /** Persons trained into the group, net, since the base year (r,e); a copy. */
    public double[] trained() {
        return trained.clone();
    }
}
