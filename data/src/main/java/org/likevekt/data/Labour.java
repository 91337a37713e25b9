package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Who works where, what they earn there and where they live.
 *
 * @param persons (r,i,e) employed by region of work
 * @param compensation (r,i,e) with employer's contributions, MNOK
 * @param employedResidents (r,e) employed by region of residence, persons
 * @param commuters (r,s,e) employed by region of residence and of work, persons; all groups go where their region's
 *     employed go
 * @param commutingEarnings (r,s,e) wages net of employer's contributions earned in s by residents of r, MNOK
 * @param fits how far the estimated margins moved
 * @param belowRounding one sentence for each cell of employment published as zero that has value added
 */
record Labour(
        Grid persons,
        Grid compensation,
        Grid employedResidents,
        Grid commuters,
        Grid commutingEarnings,
        List<Balancing.Result> fits,
        List<String> belowRounding) {
    private static final int SWEEPS = 20_000;

    /** Employment is published in thousands with one decimal, so a zero hides fewer than 50 persons. */
    private static final double HIDDEN_BY_ROUNDING = 49;

    /**
     * The same, summed to larger regions. Wages are sums; a region's compensation is its wages with its own, mean rate of
     * employer's contributions, so that wages paid are wages earned for every group.
     *
     * @param before employer's contribution over wages by county (r)
     * @param after its mean by region, such that contributions of a region are the sum of its counties'
     */
    Labour over(RegionPartition partition, Grid before, Grid after) {
        Grid wages = partition.sum(Grid.of(
                at -> compensation.get(at) / (1 + before.get(at[0])),
                compensation.axis(0),
                compensation.axis(1),
                compensation.axis(2)));
        return new Labour(
                partition.sum(persons),
                Grid.of(at -> wages.get(at) * (1 + after.get(at[0])), wages.axis(0), wages.axis(1), wages.axis(2)),
                partition.sum(employedResidents),
                partition.sum(commuters),
                partition.sum(commutingEarnings),
                fits,
                belowRounding);
    }

    /**
     * The same in parts of counties: an industry's workers by its jobs, residents by the employed that live there. Wages
     * between places follow the commuters, fitted to what is paid at work and to what goes from county to county.
     *
     * @param payrollTaxRate of the parts (r)
     */
    Labour in(Spread spread, Grid payrollTaxRate) {
        Grid workers = spread.byJobs(persons);
        Grid paid = spread.byJobs(compensation);
        Grid residents = spread.byGroups(employedResidents);
        Grid commuters = commuters(spread.commuting(), residents);
        Grid wages = wages(payrollTaxRate, paid);
        Balancing.Result earnings = Balancing.fit(
                "wages between parts of counties",
                commuterWages(commuters, workers, wages),
                SWEEPS,
                Balancing.Margin.grouped(commutingEarnings, spread.toCounties(), 0, 1, 2),
                new Balancing.Margin(wages, 1, 2));
        List<Balancing.Result> all = new ArrayList<>(fits);
        all.add(earnings);
        return new Labour(workers, paid, residents, commuters, earnings.fitted(), List.copyOf(all), belowRounding);
    }

    static Labour build(Dataset data, Balancing.Result pay) {
        List<String> belowRounding = new ArrayList<>();
        Grid employed = employed(data, belowRounding);
        Balancing.Result educated = residents(data);
        Grid residents = educated.fitted();
        Balancing.Result byRegion = groupsByRegion(data, employed, residents);
        Balancing.Result byIndustry = groupsByIndustry(data, employed, byRegion.fitted());
        Balancing.Result persons = persons(employed, byIndustry.fitted(), byRegion.fitted());
        Grid compensation = compensation(data, pay.fitted(), persons.fitted());
        Grid wages = wages(data.payrollTaxRate(), compensation);
        Balancing.Result byHome = wagesByHome(data, wages, residents);
        Grid commuters = commuters(data.commuting(), residents);
        Balancing.Result earnings = earnings(commuters, persons.fitted(), wages, byHome.fitted());
        return new Labour(
                persons.fitted(),
                compensation,
                residents,
                commuters,
                earnings.fitted(),
                List.of(pay, educated, byRegion, byIndustry, persons, byHome, earnings),
                List.copyOf(belowRounding));
    }

    private static Grid employed(Dataset data, List<String> belowRounding) {
        Grid published = data.employed();
        Grid valueAdded = data.valueAdded();
        Grid nationalEmployed = published.sumOver(0);
        Grid nationalValueAdded = valueAdded.sumOver(0);
        return Grid.of(
                at -> {
                    double persons = published.get(at);
                    if (persons > 0 || valueAdded.get(at) == 0) {
                        return persons;
                    }
                    double likely = valueAdded.get(at) * nationalEmployed.get(at[1]) / nationalValueAdded.get(at[1]);
                    double estimate = Math.min(likely, HIDDEN_BY_ROUNDING);
                    belowRounding.add(published.axis(1).code(at[1]) + " in "
                            + published.axis(0).code(at[0]) + ": employed published as 0.0 thousand, taken as "
                            + Math.round(estimate) + " persons from its value added");
                    return estimate;
                },
                data.regions(),
                data.industries());
    }

    /**
     * Employed residents by group (r,e): persons of the group's educations at the country's rate of employment, fitted to
     * the official employed by residence and to the country's groups. Groups of the same educations share these as the older
     * estimate has it.
     */
    private static Balancing.Result residents(Dataset data) {
        Grid estimate = data.employedResidentsByGroup();
        Grid alike = alike(data, estimate);
        Grid nationalAlike = alike.sumOver(0);
        Grid educated = data.educated();
        Grid nationalEducated = educated.sumOver(0);
        Grid prior = Grid.of(
                at -> {
                    double employed = educated.get(at) * nationalAlike.get(at[1]) / nationalEducated.get(at[1]);
                    return alike.get(at) == 0 ? 0 : employed * estimate.get(at) / alike.get(at);
                },
                data.regions(),
                data.groups());
        Grid official = data.employedResidents();
        double scale = official.total() / estimate.total();
        Grid national = estimate.sumOver(0);
        return Balancing.fit(
                "employed residents by group",
                prior,
                SWEEPS,
                new Balancing.Margin(Grid.of(at -> national.get(at) * scale, data.groups()), 1),
                new Balancing.Margin(official, 0));
    }

    /** Employed of all groups that may have the same educations as the group (r,e). */
    private static Grid alike(Dataset data, Grid employed) {
        List<List<String>> educations = data.educations();
        return Grid.of(
                at -> {
                    double sum = 0;
                    for (int e = 0; e < educations.size(); e++) {
                        sum += educations.get(e).equals(educations.get(at[1])) ? employed.get(at[0], e) : 0;
                    }
                    return sum;
                },
                employed.axis(0),
                employed.axis(1));
    }

    /** Groups by region of work: residents moved by commuting, fitted to employment in the region. */
    private static Balancing.Result groupsByRegion(Dataset data, Grid employed, Grid residents) {
        Grid commuting = data.commuting();
        Grid leaving = commuting.sumOver(1);
        int regions = data.regions().size();
        Grid prior = Grid.of(
                at -> {
                    double sum = 0;
                    for (int r = 0; r < regions; r++) {
                        sum += residents.get(r, at[1]) * commuting.get(r, at[0]) / leaving.get(r);
                    }
                    return sum;
                },
                data.regions(),
                data.groups());
        double scale = employed.total() / residents.total();
        Grid national = residents.sumOver(0);
        Grid groups = Grid.of(at -> national.get(at[0]) * scale, data.groups());
        return Balancing.fit(
                "groups by region of work",
                prior,
                SWEEPS,
                new Balancing.Margin(groups, 1),
                new Balancing.Margin(employed.sumOver(1), 0));
    }

    /** Groups by industry: the education prior fitted to employment in the industry and to the national groups. */
    private static Balancing.Result groupsByIndustry(Dataset data, Grid employed, Grid groupsByRegion) {
        Grid shares = data.educationShares();
        Grid byIndustry = employed.sumOver(0);
        Grid prior = Grid.of(at -> shares.get(at) * byIndustry.get(at[0]), data.industries(), data.groups());
        return Balancing.fit(
                "groups by industry",
                prior,
                SWEEPS,
                new Balancing.Margin(groupsByRegion.sumOver(0), 1),
                new Balancing.Margin(byIndustry, 0));
    }

    private static Balancing.Result persons(Grid employed, Grid groupsByIndustry, Grid groupsByRegion) {
        Grid byIndustry = employed.sumOver(0);
        Grid prior = Grid.of(
                at -> employed.get(at[0], at[1]) * groupsByIndustry.get(at[1], at[2]) / byIndustry.get(at[1]),
                employed.axis(0),
                employed.axis(1),
                groupsByRegion.axis(1));
        return Balancing.fit(
                "persons by region, industry and group",
                prior,
                SWEEPS,
                new Balancing.Margin(groupsByRegion, 0, 2),
                new Balancing.Margin(groupsByIndustry, 1, 2),
                new Balancing.Margin(employed, 0, 1));
    }

    /** Compensation of the industry in the region, shared by persons and relative earnings. */
    private static Grid compensation(Dataset data, Grid pay, Grid persons) {
        Grid relative = data.relativeEarnings();
        Grid earners =
                Grid.of(at -> persons.get(at) * relative.get(at[2]), data.regions(), data.industries(), data.groups());
        Grid sums = earners.sumOver(2);
        return Grid.of(
                at -> {
                    double total = pay.get(at[0], at[1]);
                    return total == 0 ? 0 : total * earners.get(at) / sums.get(at[0], at[1]);
                },
                data.regions(),
                data.industries(),
                data.groups());
    }

    /**
     * Wages (r,s,e): commuters of the group at the pay where they work, fitted to that pay and to the wages the
     * household account finds where they live.
     */
    private static Balancing.Result earnings(Grid commuters, Grid persons, Grid wages, Grid wagesByHome) {
        return Balancing.fit(
                "wages by residence, place of work and group",
                commuterWages(commuters, persons, wages),
                SWEEPS,
                new Balancing.Margin(wagesByHome, 0, 2),
                new Balancing.Margin(wages, 1, 2));
    }

    /** Employed residents of a group (r,s,e) by where the region's employed go. */
    private static Grid commuters(Grid commuting, Grid residents) {
        Grid leaving = commuting.sumOver(1);
        return Grid.of(
                at -> residents.get(at[0], at[2]) * commuting.get(at[0], at[1]) / leaving.get(at[0]),
                commuting.axis(0),
                commuting.axis(1),
                residents.axis(1));
    }

    /** Commuters (r,s,e) of a group at the mean pay of the group where they work. */
    private static Grid commuterWages(Grid commuters, Grid persons, Grid wages) {
        Grid employed = persons.sumOver(1);
        return Grid.of(
                at -> commuters.get(at) * wages.get(at[1], at[2]) / employed.get(at[1], at[2]),
                commuters.axis(0),
                commuters.axis(1),
                commuters.axis(2));
    }

    /** Wages (s,e) net of employer's contributions by place of work. */
    private static Grid wages(Grid rate, Grid compensation) {
        Grid byWorkplace = compensation.sumOver(1);
        return Grid.of(at -> byWorkplace.get(at) / (1 + rate.get(at[0])), byWorkplace.axis(0), byWorkplace.axis(1));
    }

    /**
     * Wages (r,e) by residence: residents at their group's earnings, fitted to the wages per person of the household
     * account of 2015 at today's population. The county wage index would count education twice: it is high where the
     * groups with high earnings work.
     */
    private static Balancing.Result wagesByHome(Dataset data, Grid wages, Grid residents) {
        Grid relative = data.relativeEarnings();
        Grid prior = Grid.of(at -> residents.get(at) * relative.get(at[1]), data.regions(), data.groups());
        Grid account = data.householdIncome2015();
        Grid people = data.population();
        Grid regional = Grid.of(
                at -> account.get(at[0], account.axis(1).indexOf("wages"))
                        / account.get(at[0], account.axis(1).indexOf("population"))
                        * people.get(at),
                data.regions());
        double scale = wages.total() / regional.total();
        return Balancing.fit(
                "wages by residence and group",
                prior,
                SWEEPS,
                new Balancing.Margin(Grid.of(at -> regional.get(at) * scale, data.regions()), 0),
                new Balancing.Margin(wages.sumOver(0), 1));
    }
}
