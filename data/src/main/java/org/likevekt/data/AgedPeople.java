package org.likevekt.data;

/**
 * Persons aged 67 and over by region; an estimate.
 *
 * <p>The share of a region's population is the country's times {@code (s_r / s)^lambda(t)}, s_r the counted share of
 * working age in 2020: regions with fewer of working age are older. {@code lambda(t)} is such that the one region whose
 * projection by age is at hand, Vestfold og Telemark, comes out as published; a common factor makes the country's sum the
 * published one. Before 2020 the shares are those of 2020.
 */
final class AgedPeople {
    private AgedPeople() {}

    /**
     * The estimate (r,year).
     *
     * @param population projection (r,year)
     * @param counted population of working age (r,year to 2020,age)
     * @param aged population aged 67 and over (year from 2020,area): of the country, then of the known region
     */
    static Grid estimate(Grid population, Grid counted, Grid aged) {
        Classification regions = population.axis(0);
        int age = counted.axis(2).indexOf(WorkingAgeShare.COUNTED);
        int last = counted.axis(1).indexOf(Integer.toString(WorkingAgeShare.LAST_COUNT));
        int known = regions.indexOf(WorkingAgeShare.KNOWN);
        Grid national = population.sumOver(0);
        double working = counted.sumOver(0).get(last, age) / national.get(last);
        Grid share = Grid.of(at -> counted.get(at[0], last, age) / population.get(at[0], last) / working, regions);
        Grid prior = Grid.of(
                at -> {
                    int t = Math.max(0, at[1] - last);
                    double country = aged.get(t, 0) / national.get(last + t);
                    double region = aged.get(t, 1) / population.get(known, last + t);
                    double lambda = StrictMath.log(region / country) / StrictMath.log(share.get(known));
                    return population.get(at) * country * StrictMath.pow(share.get(at[0]), lambda);
                },
                regions,
                population.axis(1));
        Grid sums = prior.sumOver(0);
        return Grid.of(
                at -> {
                    int t = Math.max(0, at[1] - last);
                    double total = aged.get(t, 0) / national.get(last + t) * national.get(at[1]);
                    return prior.get(at) * total / sums.get(at[1]);
                },
                regions,
                population.axis(1));
    }
}
