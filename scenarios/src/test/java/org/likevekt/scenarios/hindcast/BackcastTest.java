package org.likevekt.scenarios.hindcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

@Tag("slow")
class BackcastTest {
    private static Runner runner;
    private static Benchmark benchmark;
    private static Run baseline;
    private static Trajectory path;

    @BeforeAll
    static void solve() {
        runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        benchmark = runner.economy().benchmark();
        baseline = runner.run("baseline");
        path = Backcast.of(Observed.load(), runner, baseline).trajectory();
    }

    /** The path is one of the same economy only if it ends in it. */
    @Test
    void theYearsBeforeLeadToTheBaseYear() {
        assertEquals(2008, path.first().year());
        assertEquals(2018, path.last().year());
        double[] accounts = baseline.trajectory().first().values(Quantities.VALUE_ADDED_CURRENT);
        double[] reached = path.last().values(Quantities.VALUE_ADDED_CURRENT);
        for (int cell = 0; cell < accounts.length; cell++) {
            assertEquals(accounts[cell], reached[cell], 1e-3 * Math.abs(accounts[cell]));
        }
    }

    /** Not the year after's, as when years are solved in the order 2018, 2017 and on. */
    @Test
    void whatIsBuiltInAYearIsThereInTheNext() {
        YearSolution before = path.year(2012);
        double[] next = path.year(2013).state().capital();
        double[] capital = before.state().capital();
        double[] built = before.values(Quantities.INVESTMENT);
        for (int cell = 0; cell < next.length; cell++) {
            double worn = benchmark
                    .accounts()
                    .depreciationRate()
                    .get(benchmark.industries().position(cell));
            assertEquals((1 - worn) * capital[cell] + built[cell], next[cell], 1e-9 * next[cell]);
        }
    }

    /** 1.56 % in 2008 as in 2028, not the square of 2018's 2.41 over it; odds of education as many times lower as they are higher. */
    @Test
    void aRateIsARateAndALevelGoesBack() {
        assertEquals(
                baseline.trajectory().paths().value(Drivers.CAPITAL_GROWTH, 2028, 0),
                path.paths().value(Drivers.CAPITAL_GROWTH, 2008, 0),
                0);
        assertEquals(
                1 / baseline.trajectory().paths().value(Drivers.HIGHER_EDUCATION_ODDS, 2023, 0),
                path.paths().value(Drivers.HIGHER_EDUCATION_ODDS, 2013, 0),
                1e-12);
    }

    /** What is missed is taken apart into parts that add up to it, of an industry and, over all, of the country. */
    @Test
    void whatIsMissedOfAnIndustryIsTheSumOfItsParts() {
        List<Hindcast.Industry> industries =
                Hindcast.of(Observed.load(), runner).missed();
        assertEquals(17, industries.size());
        for (Hindcast.Industry industry : industries) {
            assertEquals(
                    industry.missed(),
                    industry.ofValueAdded() + industry.ofEmployedPerValueAdded(),
                    1e-12,
                    industry.name());
        }
        Hindcast.Industry health = industries.stream()
                .filter(industry -> industry.name().equals("HELSE"))
                .findFirst()
                .orElseThrow();
        assertEquals(100 * Math.log(587_600.0 / 504_100) / 10, health.actual(), 1e-12);
    }
}
