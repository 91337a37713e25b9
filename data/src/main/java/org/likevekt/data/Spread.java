package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How figures of counties are shared by areas, which are the parts of regions that lie in one county; the areas of a county
 * share all of it.
 *
 * @param toCounties the county that each area is in
 * @param toRegions the region that each area is in
 * @param people (a) share of the county's population
 * @param employed (a) share of the county's employed by residence
 * @param groups (a,e) share of the county's employed residents of an education group
 * @param aged (a) share of the county's persons aged 67 and over
 * @param jobs (a,i) share of the county's industry
 * @param commuting (a,b) employed by residence and place of work, persons
 * @param distances (a,b) between people, km
 */
record Spread(
        RegionPartition toCounties,
        RegionPartition toRegions,
        Grid people,
        Grid employed,
        Grid groups,
        Grid aged,
        Grid jobs,
        Grid commuting,
        Grid distances) {
    private static final int SWEEPS = 20_000;

    /** The areas of a partition, with shares by the municipalities in them. */
    static Spread of(Municipalities places, Partition partition, RegionalAccounts counties) {
        RegionPartition toCounties = counties(places);
        int size = places.municipalities().size();
        List<Integer> areaOf = new ArrayList<>();
        List<List<Integer>> pairs = new ArrayList<>();
        for (int m = 0; m < size; m++) {
            List<Integer> pair = List.of(places.county(m), partition.region(m));
            if (!pairs.contains(pair)) {
                pairs.add(pair);
            }
            areaOf.add(pairs.indexOf(pair));
        }
        Classification areas = areas(places.counties(), partition.regions(), pairs);
        RegionPartition toAreas = RegionPartition.of(places.municipalities(), areas, areaOf);
        Grid people = shares(toCounties, places.population());
        Grid employed = shares(toCounties, places.employedResidents());
        return new Spread(
                RegionPartition.of(areas, places.counties(), column(pairs, 0)),
                RegionPartition.of(areas, partition.regions(), column(pairs, 1)),
                toAreas.sum(people),
                toAreas.sum(employed),
                toAreas.sum(groups(places, toCounties, employed, counties)),
                toAreas.sum(aged(places, toCounties, people)),
                toAreas.sum(jobs(places, toCounties, people, counties)),
                toAreas.sum(places.commuting()),
                distances(places, toAreas));
    }

    private static RegionPartition counties(Municipalities places) {
        return RegionPartition.of(
                places.municipalities(),
                places.counties(),
                IntStream.range(0, places.municipalities().size())
                        .mapToObj(places::county)
                        .toList());
    }

    private static List<Integer> column(List<List<Integer>> pairs, int column) {
        return pairs.stream().map(pair -> pair.get(column)).toList();
    }

    /** A region that is in one county only is one area and called what the region is called. */
    private static Classification areas(Classification counties, Classification regions, List<List<Integer>> pairs) {
        List<Integer> regionOf = column(pairs, 1);
        return new Classification(
                counties.name(),
                pairs.stream()
                        .map(pair -> {
                            Classification.Item region = regions.items().get(pair.get(1));
                            Classification.Item county = counties.items().get(pair.get(0));
                            boolean isAlone = regionOf.indexOf(pair.get(1)) == regionOf.lastIndexOf(pair.get(1));
                            return isAlone
                                    ? region
                                    : new Classification.Item(
                                            region.code() + " in " + county.code(),
                                            region.name() + " in " + county.name());
                        })
                        .toList());
    }

    /** Shares of municipalities in their counties. */
    private static Grid shares(RegionPartition toCounties, Grid figures) {
        Grid sums = toCounties.sum(figures);
        return Grid.of(at -> figures.get(at) / sums.get(toCounties.regionOf(at[0])), figures.axis(0));
    }

    /**
     * Shares (municipality, industry) in the jobs of the county's industry. Dwellings are where the people are. The others
     * are fitted to the official jobs of the municipality and the county's of the industry; the prior has public services
     * where the people are and all else where the jobs are, or each industry where a user's own tables have its jobs.
     */
    private static Grid jobs(
            Municipalities places, RegionPartition toCounties, Grid people, RegionalAccounts counties) {
        Classification municipalities = places.municipalities();
        Classification industries = counties.industries();
        int dwellings = industries.indexOf(Incomes.DWELLINGS);
        Grid workplaces = shares(toCounties, places.employedWorkplace());
        Grid persons = counties.persons().sumOver(2);
        Grid fitted = Grid.of(at -> at[1] == dwellings ? 0 : persons.get(at), counties.regions(), industries);
        Grid all = persons.sumOver(1);
        Grid shares = industries(places, toCounties, people, workplaces, counties);
        Grid prior = Grid.of(
                at -> fitted.get(toCounties.regionOf(at[0]), at[1]) * shares.get(at), municipalities, industries);
        Grid jobs = Grid.of(
                at -> {
                    int county = toCounties.regionOf(at[0]);
                    return all.get(county) * workplaces.get(at) - persons.get(county, dwellings) * people.get(at);
                },
                municipalities);
        Grid found = told(
                Balancing.fit(
                        "jobs by municipality and industry",
                        prior,
                        SWEEPS,
                        new Balancing.Margin(jobs, 0),
                        Balancing.Margin.grouped(fitted, toCounties, 0, 1)),
                places.employed().isPresent(),
                "municipal_employed.csv");
        return Grid.of(
                at -> {
                    double whole = fitted.get(toCounties.regionOf(at[0]), at[1]);
                    return at[1] == dwellings
                            ? people.get(at[0])
                            : whole == 0 ? workplaces.get(at[0]) : found.get(at) / whole;
                },
                municipalities,
                industries);
    }

    /**
     * Shares (municipality, industry) before they are fitted: public services where the people are and all else where the jobs
     * are, or as a user's own tables have them.
     */
    private static Grid industries(
            Municipalities places,
            RegionPartition toCounties,
            Grid people,
            Grid workplaces,
            RegionalAccounts counties) {
        Grid estimated = Grid.of(
                at -> (counties.ownedByGovernment(at[1]) ? people : workplaces).get(at[0]),
                places.municipalities(),
                counties.industries());
        return places.employed()
                .map(own -> ToldShares.byIndustry(
                        toCounties,
                        own,
                        counties.industries(),
                        counties.dataset().divisions()))
                .map(told -> ToldShares.of(toCounties, estimated, told))
                .orElse(estimated);
    }

    /** What was fitted; a user's table that cannot be fitted is a fault of the table. */
    private static Grid told(Balancing.Result result, boolean isUsers, String file) {
        if (isUsers && result.verdict() != Balancing.Verdict.CONVERGED) {
            throw new DataException(List.of(new Finding(
                    file,
                    0,
                    "",
                    String.format(
                            Locale.ROOT,
                            "figures of which the %s cannot be made (%s, off by %.1e%s)",
                            result.name(),
                            result.verdict().name().toLowerCase(Locale.ROOT),
                            result.residual(),
                            result.where().isEmpty() ? "" : " at " + result.where()),
                    "figures that leave room for all of the municipality's and of the county's",
                    "too much of a county is in municipalities that are too small for it")));
        }
        return result.fitted();
    }

    /**
     * Shares (municipality, group) in the county's employed residents of a group: those in the employed, or where a user's own
     * tables have educations, those in the persons who may be of the group, fitted to the employed of the municipality.
     */
    private static Grid groups(
            Municipalities places, RegionPartition toCounties, Grid employed, RegionalAccounts counties) {
        Grid residents = counties.employedResidents();
        Classification municipalities = places.municipalities();
        Grid alike = Grid.of(at -> employed.get(at[0]), municipalities, residents.axis(1));
        List<List<String>> levels = counties.dataset().educations();
        if (places.educated(levels.get(0)).isEmpty()) {
            return alike;
        }
        List<Grid> educated =
                levels.stream().map(own -> places.educated(own).orElseThrow()).toList();
        Grid told = Grid.of(at -> educated.get(at[1]).get(at[0]), municipalities, residents.axis(1));
        Grid shares = ToldShares.of(toCounties, alike, told);
        Grid all = residents.sumOver(1);
        Grid fitted = told(
                Balancing.fit(
                        "employed residents by municipality and group",
                        Grid.of(
                                at -> residents.get(toCounties.regionOf(at[0]), at[1]) * shares.get(at),
                                municipalities,
                                residents.axis(1)),
                        SWEEPS,
                        new Balancing.Margin(
                                Grid.of(at -> all.get(toCounties.regionOf(at[0])) * employed.get(at), municipalities),
                                0),
                        Balancing.Margin.grouped(residents, toCounties, 0, 1)),
                true,
                "municipal_education.csv");
        return Grid.of(
                at -> {
                    double whole = residents.get(toCounties.regionOf(at[0]), at[1]);
                    return whole == 0 ? alike.get(at) : fitted.get(at) / whole;
                },
                municipalities,
                residents.axis(1));
    }

    /** Shares of municipalities in their county's persons aged 67 and over: those in the people, or as a user's own tables have it. */
    private static Grid aged(Municipalities places, RegionPartition toCounties, Grid people) {
        Classification one = Classification.ofCodes("ages", List.of("aged_67"));
        Grid estimated = Grid.of(at -> people.get(at[0]), places.municipalities(), one);
        return places.aged67()
                .map(own -> Grid.of(at -> own.get(at[0]), places.municipalities(), one))
                .map(told -> ToldShares.of(toCounties, estimated, told).sumOver(1))
                .orElse(people);
    }

    /** Mean distances (a,b) between the people of areas. */
    private static Grid distances(Municipalities places, RegionPartition toAreas) {
        Grid km = places.distances();
        Grid people = places.population();
        Grid all = toAreas.sum(people);
        Grid sums = toAreas.sum(Grid.of(
                at -> people.get(at[0]) * people.get(at[1]) * km.get(at),
                places.municipalities(),
                places.municipalities()));
        return Grid.of(at -> sums.get(at) / all.get(at[0]) / all.get(at[1]), sums.axis(0), sums.axis(1));
    }

    /** The regions of a partition in which every county is in one region only, made of counties. */
    RegionPartition wholeCounties() {
        List<Integer> regionOf = new ArrayList<>();
        for (int county = 0; county < toCounties.regions().size(); county++) {
            int area = 0;
            while (county(area) != county) {
                area++;
            }
            regionOf.add(toRegions.regionOf(area));
        }
        return RegionPartition.of(toCounties.regions(), toRegions.regions(), regionOf);
    }

    /** The areas. */
    Classification areas() {
        return people.axis(0);
    }

    /** The position of the county that an area is in. */
    int county(int area) {
        return toCounties.regionOf(area);
    }

    /** Amounts of counties (r,...) by the population of areas. */
    Grid byPeople(Grid amounts) {
        return spread(amounts, at -> people.get(at[0]));
    }

    /** Amounts of counties (r,...) by the employed that live in areas. */
    Grid byEmployed(Grid amounts) {
        return spread(amounts, at -> employed.get(at[0]));
    }

    /** Amounts of counties (r,e) by the employed of the group that live in areas. */
    Grid byGroups(Grid amounts) {
        return spread(amounts, groups::get);
    }

    /** Amounts of counties (r,...) by the persons aged 67 and over in areas. */
    Grid byAged(Grid amounts) {
        return spread(amounts, at -> aged.get(at[0]));
    }

    /** Amounts of counties (r,i,...) by the industry's jobs in areas. */
    Grid byJobs(Grid amounts) {
        return spread(amounts, at -> jobs.get(at[0], at[1]));
    }

    /** Rates of counties (r,...), the same in all their areas. */
    Grid asInCounty(Grid rates) {
        return spread(rates, at -> 1);
    }

    /** Amounts of counties (r,...) by any shares of their areas. */
    Grid spread(Grid amounts, ToDoubleFunction<int[]> share) {
        Classification[] axes = amounts.axes().toArray(Classification[]::new);
        axes[0] = areas();
        return Grid.of(
                at -> {
                    int[] whole = at.clone();
                    whole[0] = county(at[0]);
                    return amounts.get(whole) * share.applyAsDouble(at);
                },
                axes);
    }

    /** What each area has of the sum over its county; of nothing it is nothing. */
    Grid shareInCounty(Grid figures) {
        Grid sums = toCounties.sum(figures);
        return Grid.of(
                at -> {
                    int[] whole = at.clone();
                    whole[0] = county(at[0]);
                    return sums.get(whole) == 0 ? 0 : figures.get(at) / sums.get(whole);
                },
                figures.axes().toArray(Classification[]::new));
    }
}
