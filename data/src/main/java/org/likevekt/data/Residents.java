package org.likevekt.data;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who lives in each region, now and later; persons. What is estimated by age is made when it is asked for: tables of another
 * country need none of it for their accounts.
 *
 * @param inCounties (r,county) share of the county's people that live in the region
 * @param population (r)
 * @param employed (r) by residence
 * @param projection (r,year) population on 1 January
 * @param workingAgeShare (r,year) share of the population that is of working age, relative to the base year
 * @param aged0to19 (r,year) aged 0-19
 * @param aged67 (r,year) aged 67 and over
 * @param unemployed (r) registered, by residence; nothing when the tables have none
 * @param wageElasticity (r) of real pay to the rate of unemployment; nothing when the tables have none
 */
record Residents(
        Grid inCounties,
        Grid population,
        Grid employed,
        Grid projection,
        Supplier<Grid> workingAgeShare,
        Supplier<Grid> aged0to19,
        Supplier<Grid> aged67,
        Optional<Grid> unemployed,
        Optional<Grid> wageElasticity) {

    static Residents of(Dataset data) {
        boolean counted = data.hasUnemployment();
        Classification counties = new Classification("counties", data.regions().items());
        return new Residents(
                Grid.of(at -> at[0] == at[1] ? 1 : 0, data.regions(), counties),
                data.population(),
                data.employedResidents(),
                data.populationProjection(),
                data::workingAgeShare,
                data::aged0to19,
                data::aged67,
                counted ? Optional.of(data.unemployed()) : Optional.empty(),
                counted ? Optional.of(data.wageElasticity()) : Optional.empty());
    }

    /** The same, summed to larger regions. */
    Residents over(RegionPartition partition) {
        return new Residents(
                partition.sum(inCounties),
                partition.sum(population),
                partition.sum(employed),
                partition.sum(projection),
                () -> workingAgeShare(partition),
                () -> partition.sum(aged0to19.get()),
                () -> partition.sum(aged67.get()),
                unemployed.map(partition::sum),
                unemployed.map(persons -> partition.mean(wageElasticity.orElseThrow(), persons)));
    }

    /** In a region of several counties it is what makes the employed that follow from it the sum of the counties'. */
    private Grid workingAgeShare(RegionPartition partition) {
        Grid share = workingAgeShare.get();
        Grid working = partition.sum(Grid.of(
                at -> employed.get(at[0]) * projection.get(at) / population.get(at[0]) * share.get(at),
                share.axis(0),
                share.axis(1)));
        Grid people = partition.sum(projection);
        Grid base = partition.sum(population);
        Grid all = partition.sum(employed);
        return Grid.of(
                at -> {
                    int only = partition.onlyCounty(at[0]);
                    return only >= 0
                            ? share.get(only, at[1])
                            : working.get(at) / (all.get(at[0]) * people.get(at) / base.get(at[0]));
                },
                working.axis(0),
                working.axis(1));
    }

    /** The same in parts of counties: amounts by the people or the employed there, rates as they are in the county. */
    Residents in(Spread spread) {
        return new Residents(
                spread.byPeople(inCounties),
                spread.byPeople(population),
                spread.byEmployed(employed),
                spread.byPeople(projection),
                () -> spread.asInCounty(workingAgeShare.get()),
                () -> spread.byPeople(aged0to19.get()),
                () -> spread.byAged(aged67.get()),
                unemployed.map(spread::byEmployed),
                wageElasticity.map(spread::asInCounty));
    }
}
