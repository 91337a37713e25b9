package org.likevekt.model.dynamics;

import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;

/**
 * People of one year: employed persons by residence and group, and population by region.
 *
 * <p>Employed persons = population x employed share of the base year x working-age share x participation x group share,
 * plus those trained into the group and those moved in. Migrants bring their families: population counts them with the
 * country's population per employed person in the base year, the same wherever they move, so that moving makes nobody.
 */
public final class People {
    private final double[] projected;
    private final double[] trained;
    private final double[] migrants;
    private final double[] population;
    private final double[] households;

    People(double[] projected, double[] trained, double[] migrants, double[] population, double[] households) {
        this.projected = projected;
        this.trained = trained;
        this.migrants = migrants;
        this.population = population;
        this.households = households;
    }

    /**
     * The people of a year, after this year's training and before this year's migration.
     *
     * @throws IllegalArgumentException when a group would be empty or negative, naming region, group and year
     */
    static People of(Benchmark benchmark, State state, Paths paths, int year) {
        return of(benchmark, state, paths, year, Projection.of(benchmark, paths, year));
    }

    /**
     * People but for moves and training: what does not depend on the years before.
     *
     * @param persons employed by residence and group (r,e)
     * @param shares of the groups in each region (r,e)
     */
    record Projection(double[] persons, double[] shares) {
        static Projection of(Benchmark benchmark, Paths paths, int year) {
            double[] shares = People.shares(benchmark, paths, year);
            return new Projection(projected(benchmark, paths, year, shares), shares);
        }
    }

    /** The people of a year, given what does not depend on the years before. */
    static People of(Benchmark benchmark, State state, Paths paths, int year, Projection projection) {
        int regions = benchmark.regions().size();
        int groups = benchmark.groups().size();
        double[] projected = projection.persons();
        double[] migrants = state.migrants();
        double[] trained = train(benchmark, paths, year, projected, migrants, state.trained());
        double[] people = paths.values(Drivers.POPULATION, year);
        double[] population = new double[regions];
        double[] households = new double[regions * groups];
        Grid employed = benchmark.accounts().employedResidents();
        Grid all = employed.sumOver(1);
        double[] share = projection.shares();
        double family = benchmark.accounts().population().total() / employed.total();
        for (int r = 0; r < regions; r++) {
            double base = benchmark.accounts().population().get(r);
            double perEmployed = base / all.get(r);
            double moved = 0;
            for (int e = 0; e < groups; e++) {
                int cell = benchmark.groups().cell(r, e);
                moved += migrants[cell];
                double growth = people[r] / base * share[cell] * all.get(r);
                households[cell] =
                        (growth + trained[cell] + migrants[cell] * family / perEmployed) / employed.get(r, e);
                require(benchmark, year, r, e, projected[cell] + trained[cell] + migrants[cell]);
            }
            population[r] = people[r] + family * moved;
        }
        return new People(projected, trained, migrants, population, households);
    }

    private static void require(Benchmark benchmark, int year, int r, int e, double persons) {
        if (!(persons > 0)) {
            throw new IllegalArgumentException("in " + year + " group "
                    + benchmark.groups().code(e) + " of "
                    + benchmark.regions().items().get(r).name() + " has " + persons
                    + " persons, expected more than none. Maybe the higher-education share or the training rate is too"
                    + " high");
        }
    }

    /**
     * Shares of the groups in each region: university shares scaled, then their odds; vocational kept, the low group the
     * rest.
     */
    private static double[] shares(Benchmark benchmark, Paths paths, int year) {
        Grid employed = benchmark.accounts().employedResidents();
        Grid total = employed.sumOver(1);
        int groups = benchmark.groups().size();
        double[] scale = paths.values(Drivers.HIGHER_EDUCATION_SHARE, year);
        double[] odds = paths.values(Drivers.HIGHER_EDUCATION_ODDS, year);
        double[] shares = new double[scale.length * groups];
        int low = benchmark.groups().indexOf(Drivers.TRAINED_FROM);
        for (int r = 0; r < scale.length; r++) {
            double university = 0;
            for (int e = 0; e < groups; e++) {
                university += isUniversity(benchmark, e) ? employed.get(r, e) / total.get(r) * scale[r] : 0;
            }
            double factor = scale[r] * odds[r] / (1 - university + university * odds[r]);
            double rest = 1;
            for (int e = 0; e < groups; e++) {
                double share = employed.get(r, e) / total.get(r);
                shares[benchmark.groups().cell(r, e)] = isUniversity(benchmark, e) ? share * factor : share;
                rest -= e == low ? 0 : shares[benchmark.groups().cell(r, e)];
            }
            shares[benchmark.groups().cell(r, low)] = rest;
        }
        return shares;
    }

    private static boolean isUniversity(Benchmark benchmark, int group) {
        return benchmark.groups().code(group).endsWith("university");
    }

    /** Employed persons by residence and group but for moves and training (r,e). */
    public static double[] projected(Benchmark benchmark, Paths paths, int year) {
        return projected(benchmark, paths, year, shares(benchmark, paths, year));
    }

    private static double[] projected(Benchmark benchmark, Paths paths, int year, double[] shares) {
        Grid employed = benchmark.accounts().employedResidents().sumOver(1);
        double[] population = paths.values(Drivers.POPULATION, year);
        double[] workingAge = paths.values(Drivers.WORKING_AGE_SHARE, year);
        double participation =
                paths.value(Drivers.PARTICIPATION, year, 0) / paths.value(Drivers.PARTICIPATION, paths.firstYear(), 0);
        double[] persons = shares.clone();
        for (int cell = 0; cell < persons.length; cell++) {
            int r = benchmark.groups().before(cell);
            persons[cell] *= employed.get(r)
                    * population[r]
                    / benchmark.accounts().population().get(r)
                    * workingAge[r]
                    * participation;
        }
        return persons;
    }

    private static double[] train(
            Benchmark benchmark, Paths paths, int year, double[] projected, double[] migrants, double[] before) {
        int low = benchmark.groups().indexOf(Drivers.TRAINED_FROM);
        double[] rate = paths.values(Drivers.TRAINING_RATE, year);
        double[] persons = paths.values(Drivers.TRAINING_PERSONS, year);
        double[] trained = before.clone();
        for (int cell = 0; cell < rate.length; cell++) {
            if (benchmark.groups().position(cell) != low) {
                double joining = rate[cell] * (projected[cell] + before[cell] + migrants[cell]) + persons[cell];
                trained[cell] += joining;
                trained[cell - benchmark.groups().position(cell) + low] -= joining;
            } else {
                requireNone("rate", rate[cell], year);
                requireNone("persons", persons[cell], year);
            }
        }
        return trained;
    }

    private static void requireNone(String what, double value, int year) {
        if (value != 0) {
            throw new IllegalArgumentException("the training " + what + " of the low group is " + value + " in " + year
                    + ", expected 0: persons are trained out of it");
        }
    }

    /** Employed persons by residence and group (r,e). */
    public double[] employed() {
        double[] employed = projected.clone();
        for (int cell = 0; cell < employed.length; cell++) {
            employed[cell] += trained[cell] + migrants[cell];
        }
        return employed;
    }

    /** Population by region with migrants and their families (r). */
    public double[] population() {
        return population.clone();
    }

    /** Persons in the households of a group relative to the base year (r,e), index. */
    public double[] households() {
        return households.clone();
    }

    /** Persons trained into the group, net, up to and with this year (r,e). */
    public double[] trained() {
        return trained.clone();
    }

    /** Net migrants up to the start of this year (r,e), employed persons. */
    public double[] migrants() {
        return migrants.clone();
    }
}
