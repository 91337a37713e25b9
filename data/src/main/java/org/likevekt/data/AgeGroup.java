package org.likevekt.data;

import java.util.List;

/**
 * Persons of an age group by region; an estimate.
 *
 * <p>The share of a region's population is the country's times {@code (s_r / s)^lambda(t)}, s_r a share that was counted in
 * every region about 2020 and s the country's: regions that were young or old then stay so, as far as Vestfold og Telemark
 * does, the one region whose projection by age is at hand. It is as published, and {@code lambda(t)} is what gives it; one
 * factor a year fits the other regions to the country's number. Before 2020 the shares are those of 2020.
 */
final class AgeGroup {
    private static final String YEAR = Integer.toString(WorkingAgeShare.LAST_COUNT);

    private AgeGroup() {}

    /**
     * Persons aged 0-19 (r,year). What was counted are those under 16 at the end of 2020: the population less those whose
     * education is known.
     */
    static Grid young(Dataset data) {
        Grid people = data.populationOf2021();
        Grid grown = data.agedFrom16();
        return of(data, people, Grid.of(at -> people.get(at) - grown.get(at), people.axis(0)), "aged_0_19");
    }

    /**
     * Persons aged 67 and over (r,year). What was counted is the rest of the population of 2020 beside those of 20-66 and,
     * estimated, 0-19.
     *
     * @throws DataException when nobody is left in a region
     */
    static Grid old(Dataset data) {
        Classification regions = data.regions();
        Grid young = young(data);
        Grid projection = data.populationProjection();
        Grid working = data.workingAge();
        int last = projection.axis(1).indexOf(YEAR);
        int counted = working.axis(1).indexOf(YEAR);
        int age = working.axis(2).indexOf(WorkingAgeShare.COUNTED);
        Grid people = Grid.of(at -> projection.get(at[0], last), regions);
        Grid rest = Grid.of(at -> people.get(at) - working.get(at[0], counted, age) - young.get(at[0], last), regions);
        for (String region : regions.codes()) {
            if (!(rest.get(region) > 0)) {
                throw new DataException(List.of(new Finding(
                        "county_working_age.csv",
                        0,
                        WorkingAgeShare.COUNTED,
                        "so many in region " + region + " in " + YEAR + " that nobody is 67 or over",
                        "fewer than its people less " + Math.round(young.get(region, YEAR)) + " of 0-19",
                        "its figure has gained a digit")));
            }
        }
        return of(data, people, rest, "aged_67");
    }

    private static Grid of(Dataset data, Grid people, Grid counted, String column) {
        double share = counted.total() / people.total();
        return estimate(
                data.populationProjection(),
                Grid.of(at -> counted.get(at) / people.get(at) / share, people.axis(0)),
                data.projectedAges(column));
    }

    /**
     * The estimate (r,year).
     *
     * @param population projection (r,year)
     * @param counted share of the population over the country's share (r)
     * @param published persons of the group (year from 2020,area): of the country, then of the known region
     */
    private static Grid estimate(Grid population, Grid counted, Grid published) {
        int last = population.axis(1).indexOf(YEAR);
        int known = population.axis(0).indexOf(WorkingAgeShare.KNOWN);
        Grid national = population.sumOver(0);
        Grid country = share(published, 0, last, national);
        Grid region = share(published, 1, last, Grid.of(at -> population.get(known, at[0]), national.axis(0)));
        Grid prior = Grid.of(
                at -> {
                    double share = country.get(at[1]);
                    double lambda = StrictMath.log(region.get(at[1]) / share) / StrictMath.log(counted.get(known));
                    return at[0] == known
                            ? population.get(at) * region.get(at[1])
                            : population.get(at) * share * StrictMath.pow(counted.get(at[0]), lambda);
                },
                population.axis(0),
                population.axis(1));
        Grid sums = prior.sumOver(0);
        return Grid.of(
                at -> {
                    double exact = prior.get(known, at[1]);
                    double others = national.get(at[1]) * country.get(at[1]) - exact;
                    return at[0] == known ? exact : prior.get(at) * others / (sums.get(at[1]) - exact);
                },
                population.axis(0),
                population.axis(1));
    }

    /** The group over all people of an area (year); that of 2020 before it. */
    private static Grid share(Grid published, int area, int last, Grid people) {
        return Grid.of(
                at -> {
                    int year = Math.max(last, at[0]);
                    return published.get(year - last, area) / people.get(year);
                },
                people.axis(0));
    }
}
