package org.likevekt.scenarios.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
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
 * Answers about every scenario of the library add up, for twenty measures: equations and mechanisms of a quarter of the
 * measures in turn, shocks of one in turn; {@code -Dwhy=all} takes all measures of all scenarios.
 */
@Tag("slow")
class WhyLibraryTest {
    private static final int YEAR = 2040;
    private static final int TURNS = 4;
    private static final double EXACT = 1e-8;

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
            "pension fund");

    private static final Runner RUNNER = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);

    static Stream<String> scenarios() {
        return RUNNER.economy().library().names().stream()
                .filter(name -> RUNNER.economy().library().load(name).baseline().isPresent());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyAnswerAddsUp(String name) {
        Scenario scenario = RUNNER.economy().library().load(name);
        Run run = RUNNER.run(scenario);
        Answer answer = new Answer(run, run.baseline().orElseThrow(), RUNNER.economy().vocabulary());
        int turn = scenarios().toList().indexOf(name);
        boolean isAll = "all".equals(System.getProperty("why"));
        for (int k = 0; k < MEASURES.size(); k++) {
            if (isAll || k % TURNS == turn % TURNS) {
                boolean withShocks = isAll || k / TURNS == turn % (MEASURES.size() / TURNS);
                assertAddsUp(answer, MEASURES.get(k), withShocks);
            }
        }
    }

    private static void assertAddsUp(Answer answer, String measure, boolean withShocks) {
        Why why = withShocks ? answer.why(measure, YEAR, 1, 5) : answer.withoutShocks(measure, YEAR, 1, 5);
        double within = EXACT * Math.abs(why.change());
        double told = why.terms().causes().stream().mapToDouble(Why.Cause::contribution).sum();
        assertEquals(why.change(), told + why.terms().rest(), within, measure);
        for (Why.Mechanism mechanism : why.mechanisms()) {
            assertEquals(why.change(), sum(mechanism.shares()), within, measure + ": " + mechanism.name());
        }
        if (withShocks) {
            assertEquals(why.change(), why.shocks().closure() + sum(why.shocks().byShock()), within, measure);
        }
    }

    private static double sum(List<Why.Share> shares) {
        return shares.stream().mapToDouble(Why.Share::contribution).sum();
    }
}
