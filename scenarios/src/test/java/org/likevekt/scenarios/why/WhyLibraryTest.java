package org.likevekt.scenarios.why;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/**
 * Answers about the scenarios of the library add up, for these measures: equations, shocks and mechanisms, each within 1e-8 of
 * the change, in the second year in which anything differs. Another closure than the baseline's is a cause of its own.
 */
@Tag("slow")
class WhyLibraryTest {
    private static final double EXACT = 1e-8;

    /** What two solved runs may differ by where nothing differs, as part of the level. */
    private static final double ROUNDING = 1e-12;

    private static final List<String> MEASURES = List.of(
            "wage vocational Trøndelag",
            "wage low Oslo",
            "average pay lower university Viken",
            "wage per person vocational Nordland",
            "value added KRAFTK Trøndelag",
            "output BYGG Troms og Finnmark",
            "output HELSE Norway",
            "value added manufacturing Rogaland",
            "mainland product by region Trøndelag",
            "mainland product per person Oslo",
            "mainland product per person Norway",
            "product",
            "population Nordland",
            "employed vocational Trøndelag",
            "accumulated migration low Trøndelag",
            "trained vocational Trøndelag",
            "disposable income Vestland",
            "investment VERK Møre og Romsdal",
            "capital stock KUNN Oslo",
            "pension fund",
            "welfare vocational Trøndelag",
            "welfare Norway");

    /** Its base year has other flows than the baseline's, which is refused. */
    private static final String OTHER_ACCOUNTS = "trade-pool";

    private static final Runner RUNNER = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);

    static Stream<String> scenarios() {
        return RUNNER.economy().library().names().stream()
                .filter(name -> RUNNER.economy().library().load(name).baseline().isPresent())
                .filter(name -> !name.equals(OTHER_ACCOUNTS));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyAnswerAddsUp(String name) {
        Scenario scenario = RUNNER.economy().library().load(name);
        Run run = RUNNER.run(scenario);
        Run base = run.baseline().orElseThrow();
        Answer answer =
                new Answer(run, base, RUNNER.economy().over(scenario.regions()).vocabulary());
        int year = secondYear(run, base);
        WhyWords words = Told.words(RUNNER.economy().over(scenario.regions()).vocabulary(), "en");
        List<Why> whys =
                answer.why(MEASURES, year, 1, 5).stream().map(words::told).toList();
        assertEquals(MEASURES.size(), whys.size());
        assertTrue(whys.stream().anyMatch(why -> why.change() != 0), "something differs in " + year);
        assertAll(whys.stream()
                .flatMap(WhyLibraryTest::sums)
                .map(sum -> () -> assertEquals(sum.change(), sum.told(), sum.within(), name + ", " + sum.name())));
    }

    /** The year after the first in which the run's solution is not the baseline's. */
    private static int secondYear(Run run, Run base) {
        int first = run.trajectory().first().year();
        int last = run.trajectory().last().year();
        return IntStream.rangeClosed(first, last - 1)
                        .filter(year -> differs(run, base, year))
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    private static boolean differs(Run run, Run base, int year) {
        double[] wages = run.trajectory().year(year).values("W");
        double[] others = base.trajectory().year(year).values("W");
        return IntStream.range(0, wages.length)
                .anyMatch(cell -> Math.abs(wages[cell] / others[cell] - 1) > ROUNDING / EXACT);
    }

    /** A list of contributions that must add up. */
    private record Sum(String name, double change, double told, double within) {}

    private static Stream<Sum> sums(Why why) {
        double within = EXACT * Math.abs(why.change()) + ROUNDING * Math.abs(why.to());
        List<Sum> sums = new ArrayList<>();
        double terms = why.terms().causes().stream()
                .mapToDouble(Why.Cause::contribution)
                .sum();
        // how many are trained is given, and has no terms
        if (!why.terms().causes().isEmpty() || !why.measure().startsWith("trained")) {
            sums.add(new Sum(
                    why.measure() + ", terms", why.change(), terms + why.terms().rest(), within));
        }
        double closure = why.shocks().closure();
        sums.add(new Sum(
                why.measure() + ", shocks",
                why.change(),
                closure + sum(why.shocks().byShock()),
                within));
        for (Why.Mechanism mechanism : why.mechanisms()) {
            sums.add(new Sum(why.measure() + ", " + mechanism.name(), why.change(), sum(mechanism.shares()), within));
        }
        return sums.stream();
    }

    private static double sum(List<Why.Share> shares) {
        return shares.stream().mapToDouble(Why.Share::contribution).sum();
    }
}
