package org.likevekt.model.checks;

import java.util.Arrays;
import java.util.List;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/** Laws of what one year hands to the next: people and capital. */
final class PeopleLaws {
    private static final double IDENTITY = 1e-12;
    private static final double PERSONS = 1e-6;

    private final Benchmark benchmark;
    private final Classification byIndustry;
    private final Classification byGroup;
    private final Trajectory run;
    private final int regions;
    private final int groups;
    private final Grid baseEmployed;

    PeopleLaws(Benchmark benchmark, Trajectory run) {
        this.benchmark = benchmark;
        this.byIndustry = benchmark.industries();
        this.byGroup = benchmark.groups();
        this.run = run;
        this.regions = benchmark.regions().size();
        this.groups = benchmark.groups().size();
        this.baseEmployed = benchmark.accounts().employedResidents().sumOver(1);
    }

    List<Law> laws() {
        return List.of(migration(), migrants(), training(), employed(), population(), households(), capital());
    }

    private Law migration() {
        LargestDeviation largest = new LargestDeviation();
        for (YearSolution year : run.years()) {
            for (int e = 0; e < groups; e++) {
                String where = year.year() + " " + benchmark.groups().code(e);
                largest.add(overRegions(year.migration(), e), () -> where);
                largest.add(overRegions(year.people().migrants(), e), () -> where + ", accumulated");
            }
        }
        return largest.law("migration", "Net migration of each group sums to zero over the regions; persons.", PERSONS);
    }

    private double overRegions(double[] values, int e) {
        double sum = 0;
        for (int r = 0; r < regions; r++) {
            sum += values[byGroup.cell(r, e)];
        }
        return sum;
    }

    private Law migrants() {
        LargestDeviation largest = new LargestDeviation();
        for (int t = 1; t < run.years().size(); t++) {
            YearSolution before = run.years().get(t - 1);
            YearSolution year = run.years().get(t);
            double[] expected = before.people().migrants();
            double[] moved = before.migration();
            for (int cell = 0; cell < expected.length; cell++) {
                expected[cell] += moved[cell];
            }
            largest.compare(year.people().migrants(), expected, cell -> household(year, cell));
        }
        return largest.law(
                "migrants", "Migrants of a year = those of the year before + its migration; relative.", IDENTITY);
    }

    private Law training() {
        LargestDeviation largest = new LargestDeviation();
        for (YearSolution year : run.years()) {
            double[] trained = year.people().trained();
            for (int r = 0; r < regions; r++) {
                int first = r * groups;
                largest.add(Arrays.stream(trained, first, first + groups).sum(), () -> household(year, first));
            }
        }
        return largest.law(
                "training", "Who joins a group by training leaves another of the same region; persons.", PERSONS);
    }

    private Law employed() {
        LargestDeviation largest = new LargestDeviation();
        for (YearSolution year : run.years()) {
            double[] found = new double[regions];
            double[] expected = new double[regions];
            double[] employed = year.people().employed();
            double[] migrants = year.people().migrants();
            for (int r = 0; r < regions; r++) {
                for (int e = 0; e < groups; e++) {
                    found[r] += employed[byGroup.cell(r, e)] - migrants[byGroup.cell(r, e)];
                }
                expected[r] = projectedEmployed(year.year(), r);
            }
            largest.compare(found, expected, r -> region(year, r));
        }
        return largest.law(
                "employed",
                "Employed without migrants = base year x population x working age x participation; relative.",
                IDENTITY);
    }

    private double projectedEmployed(int year, int r) {
        int first = run.paths().firstYear();
        return baseEmployed.get(r)
                * run.paths().value(Drivers.POPULATION, year, r)
                / benchmark.accounts().population().get(r)
                * run.paths().value(Drivers.WORKING_AGE_SHARE, year, r)
                * run.paths().value(Drivers.PARTICIPATION, year, 0)
                / run.paths().value(Drivers.PARTICIPATION, first, 0);
    }

    private Law population() {
        LargestDeviation largest = new LargestDeviation();
        for (YearSolution year : run.years()) {
            double found = Arrays.stream(year.people().population()).sum();
            double given = Arrays.stream(run.paths().values(Drivers.POPULATION, year.year()))
                    .sum();
            largest.compare(found, given, () -> Integer.toString(year.year()));
        }
        return largest.law("population", "National population = projection: moving makes nobody; relative.", IDENTITY);
    }

    private Law households() {
        Grid employed = benchmark.accounts().employedResidents();
        LargestDeviation largest = new LargestDeviation();
        for (YearSolution year : run.years()) {
            double[] index = year.people().households();
            double[] found = new double[regions];
            for (int r = 0; r < regions; r++) {
                for (int e = 0; e < groups; e++) {
                    found[r] += index[byGroup.cell(r, e)]
                            * employed.get(r, e)
                            / baseEmployed.get(r)
                            * benchmark.accounts().population().get(r);
                }
            }
            largest.compare(found, year.people().population(), r -> region(year, r));
        }
        return largest.law("households", "Persons in households = population of the region; relative.", IDENTITY);
    }

    private Law capital() {
        double[] delta = benchmark.accounts().depreciationRate().values();
        LargestDeviation largest = new LargestDeviation();
        for (int t = 1; t < run.years().size(); t++) {
            YearSolution before = run.years().get(t - 1);
            YearSolution year = run.years().get(t);
            double[] stock = before.values(Quantities.CAPITAL_STOCK);
            double[] investment = before.values(Quantities.INVESTMENT);
            for (int cell = 0; cell < stock.length; cell++) {
                stock[cell] += investment[cell] - delta[byIndustry.position(cell)] * stock[cell];
            }
            largest.compare(
                    year.values(Quantities.CAPITAL_STOCK),
                    stock,
                    cell -> year.year() + " ["
                            + benchmark.regions().code(byIndustry.before(cell)) + ","
                            + benchmark.industries().code(byIndustry.position(cell)) + "]");
        }
        return largest.law(
                "capital", "Next year's capital = this year's less depreciation + investment; relative.", IDENTITY);
    }

    private String region(YearSolution year, int r) {
        return year.year() + " [" + benchmark.regions().code(r) + "]";
    }

    private String household(YearSolution year, int cell) {
        return year.year() + " [" + benchmark.regions().code(byGroup.before(cell)) + ","
                + benchmark.groups().code(byGroup.position(cell)) + "]";
    }
}
