package org.likevekt.scenarios.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.report.Report;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.why.Answer;
import org.likevekt.scenarios.why.Why;
import org.likevekt.scenarios.why.WhyRows;
import org.likevekt.scenarios.why.WhyText;
import org.likevekt.scenarios.why.WhyWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a number of a scenario moved. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Say why a number of a scenario is not what it is in the baseline: the equation behind it term by term and the",
            "equations behind its terms, and what each shock contributes through all years. All parts add up to the change."
        })
final class WhyCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "SCENARIO", description = "Name of the library, or path to a file.")
    private String name;

    @Mixin
    private Against against;

    @Option(
            names = "--measure",
            required = true,
            paramLabel = "WORDS",
            description = {
                "A result and the region, industry or group that it is of, in any order: \"wage vocational Trøndelag\". What is"
                        + " left out is summed over, where it adds up."
            })
    private String measure;

    @Mixin
    private LookedAt year;

    @Option(
            names = "--depth",
            defaultValue = "2",
            description = "How many equations deep: 1 for the terms of its own alone (default: ${DEFAULT-VALUE}).")
    private int depth;

    @Option(
            names = "--top",
            defaultValue = "6",
            description =
                    "Terms of each equation, and regions of shocks, that are told, the largest (default: ${DEFAULT-VALUE}).")
    private int top;

    @Mixin
    private Language language;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() {
        requireAtLeastOne("--depth", depth);
        requireAtLeastOne("--top", top);
        language.require();
        Phrases phrases = Phrases.of(language.code());
        Runner runner = session.runner();
        Scenario scenario = runner.economy().library().load(name);
        Scenario other = against.of(scenario, runner);
        int looked = year.of(scenario, other);
        Answer.require(List.of(measure), runner, scenario, other);
        Economy economy = runner.economy().over(scenario.regions());
        Run run = runner.run(scenario);
        Answer answer = new Answer(run, runner.run(other), economy.vocabulary());
        Benchmark benchmark = economy.benchmark();
        WhyWords words = new WhyWords(
                economy.vocabulary(), phrases, Report.names(language.code(), benchmark.dataset(), benchmark.regions()));
        print(words.told(answer.why(List.of(measure), looked, depth, top).get(0)), phrases);
        return ExitCode.OK;
    }

    private static void requireAtLeastOne(String option, int value) {
        if (value < 1) {
            throw new InputException(option + " is " + value + ", expected at least 1");
        }
    }

    private void print(Why why, Phrases phrases) {
        switch (format) {
            case text -> session.print(WhyText.lines(why, phrases));
            case csv -> printCsv(WhyRows.of(why, phrases));
            case json -> printJson(why);
        }
    }

    private void printCsv(List<List<Object>> rows) {
        try (Csv csv = new Csv(session.out())) {
            csv.row(WhyRows.COLUMNS);
            for (List<Object> row : rows) {
                csv.row(row);
            }
        }
        session.out().flush();
    }

    private void printJson(Why why) {
        ObjectMapper mapper = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try {
            mapper.writeValue(session.out(), why);
        } catch (IOException e) {
            throw new UncheckedIOException("printing JSON", e);
        }
        session.out().println();
        session.out().flush();
    }
}
