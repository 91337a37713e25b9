package org.likevekt.data;

/**
 * The share of a region's population that is of working age, relative to the base year; an estimate.
 *
 * <p>To 2020 it is the counted share aged 20-66. After 2020 it follows the national projection of ages 16-66, times
 * {@code (s_r / s)^kappa(t)}: regions with a younger population than the country, s_r above s in 2020, age less.
 * {@code kappa(t)} is such that the one region whose projection by age is at hand, Vestfold og Telemark, comes out as
 * published.
 */
final class WorkingAgeShare {
    static final String KNOWN = "38";
    static final String COUNTED = "age_20_66";
    static final int LAST_COUNT = 2020;

    private WorkingAgeShare() {}

    /**
     * The estimate (r,year).
     *
     * @param population projection (r,year)
     * @param counted population of working age (r,year to 2020,age)
     * @param projected population aged 16-66 (year from 2020,area): persons of the country, then of the known region
     */
    static Grid estimate(Grid population, Grid counted, Grid projected) {
        Classification regions = population.axis(0);
        Classification years = population.axis(1);
        int age = counted.axis(2).indexOf(COUNTED);
        int last = counted.axis(1).indexOf(Integer.toString(LAST_COUNT));
        int known = regions.indexOf(KNOWN);
        Grid national = population.sumOver(0);
        Grid countedNational = counted.sumOver(0);
        double nationalShare = countedNational.get(last, age) / national.get(last);
        Grid share = Grid.of(at -> counted.get(at[0], at[1], age) / population.get(at), regions, counted.axis(1));
        double knownGap = StrictMath.log(share.get(known, last) / nationalShare);
        return Grid.of(
                at -> {
                    double toLast = share.get(at[0], Math.min(at[1], last)) / share.get(at[0], 0);
                    if (at[1] <= last) {
                        return toLast;
                    }
                    int ahead = at[1] - last;
                    double country = change(projected, 0, national, ahead, last);
                    double region = projected.get(ahead, 1)
                            / projected.get(0, 1)
                            * population.get(known, last)
                            / population.get(known, at[1]);
                    double kappa = StrictMath.log(region / country) / knownGap;
                    return toLast * country * StrictMath.pow(share.get(at[0], last) / nationalShare, kappa);
                },
                regions,
                years);
    }

    private static double change(Grid projected, int area, Grid population, int ahead, int last) {
        return projected.get(ahead, area)
                / projected.get(0, area)
                * population.get(last)
                / population.get(last + ahead);
    }
}
