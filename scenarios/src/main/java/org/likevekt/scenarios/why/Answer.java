package org.likevekt.scenarios.why;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.decomposition.Compared;
import org.likevekt.model.decomposition.Mechanisms;
import org.likevekt.model.decomposition.Pushes;
import org.likevekt.model.decomposition.Reading;
import org.likevekt.model.decomposition.Readings;
import org.likevekt.model.decomposition.Terms;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.Welfare;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.Shock;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.RunFailedException;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.solver.newton.NotConvergedException;

/** Finds out why numbers of a run differ from another run's. Not safe for use by two threads. */
public final class Answer {
    /** A part of the change that two solves of the same may differ by. */
    private static final double ROUNDING = 1e-9;

    private final Run run;
    private final Run base;
    private final Vocabulary vocabulary;
    private final Readings readings;
    private final MeasureWords words;
    private final InputOutput input;
    private final Welfare welfare;
    private final Terms terms;
    private final Mechanisms mechanisms;

    /**
     * Answers about a run.
     *
     * @param base what it is compared with
     * @param vocabulary of its economy
     * @throws MeasureException when the two have different trade
     */
    public Answer(Run run, Run base, Vocabulary vocabulary) {
        this.run = run;
        this.base = base;
        this.vocabulary = vocabulary;
        requireSameTrade(run.scenario(), run.model(), base.scenario(), base.model());
        Compared runs = new Compared(run.model(), run.trajectory(), base.model(), base.trajectory());
        this.terms = new Terms(runs);
        this.mechanisms = new Mechanisms(runs, terms);
        this.readings = new Readings(run.model(), vocabulary.dictionary());
        this.words =
                new MeasureWords(vocabulary, readings, base.model().benchmark().dataset());
        this.input = new InputOutput(run, base);
        this.welfare = new Welfare(base.model().benchmark());
    }

    /**
     * Refuses, before anything is solved, words that stand for no number, and scenarios that no terms lead between.
     *
     * @param other what the scenario is to be compared with
     * @throws MeasureException as the constructor and {@link #why} do
     */
    public static void require(List<String> measures, Runner runner, Scenario scenario, Scenario other) {
        Vocabulary vocabulary = runner.economy().over(scenario.regions()).vocabulary();
        RegionalModel model = runner.model(scenario);
        MeasureWords words = new MeasureWords(
                vocabulary,
                new Readings(model, vocabulary.dictionary()),
                model.benchmark().dataset());
        measures.forEach(words::of);
        requireSameTrade(scenario, model, other, runner.model(other));
    }

    /** Other flows in the base year are other accounts: no equation leads from one to the other. */
    private static void requireSameTrade(Scenario scenario, RegionalModel model, Scenario other, RegionalModel base) {
        Closure.Trade own = model.closure().trade();
        Closure.Trade theirs = base.closure().trade();
        if (own != theirs) {
            throw new MeasureException(
                    "'" + scenario.name() + "' has trade " + own.name().toLowerCase(Locale.ROOT) + " and '"
                            + other.name() + "' has " + theirs.name().toLowerCase(Locale.ROOT)
                            + ", expected the same: other flows in the base year are other accounts, which terms cannot lead to."
                            + " Maybe compare them");
        }
    }

    /**
     * Why some numbers differ. What each shock contributes takes solving the model again, for all numbers together no more
     * often than for one.
     *
     * @param measures in words, such as {@code wage vocational Trøndelag}
     * @param depth how many equations deep their terms are followed
     * @param width so many terms of each equation and regions of shocks are told, the largest
     * @throws MeasureException when there is no such number, or the year is outside the runs
     */
    public List<Attribution> why(List<String> measures, int year, int depth, int width) {
        List<Measured> measured = measures.stream().map(words::of).toList();
        requireYear(year);
        double[] residents = welfare.residents(base.trajectory().year(year));
        List<Asked> asked =
                measured.stream().map(each -> asked(each, residents, year)).toList();
        List<Attribution.Shocks> shocks = shocks(asked, year);
        return IntStream.range(0, asked.size())
                .mapToObj(k -> why(asked.get(k), year, depth, width, shocks.get(k)))
                .toList();
    }

    /** A number that was asked for, in the baseline and in the run. */
    private record Asked(Measured measured, Reading reading, double from, double to) {
        double change() {
            return to - from;
        }
    }

    private Asked asked(Measured measured, double[] residents, int year) {
        Reading reading = measured.reading(readings, type -> residents[type]);
        return new Asked(
                measured,
                reading,
                reading.of(base.trajectory().year(year)),
                reading.of(run.trajectory().year(year)));
    }

    private Attribution why(Asked asked, int year, int depth, int width, Attribution.Shocks shocks) {
        Reading reading = asked.reading();
        return new Attribution(
                run.name(),
                base.name(),
                asked.measured(),
                year,
                asked.from(),
                asked.to(),
                terms.of(reading, year, depth, width),
                shocks,
                mechanisms.of(reading, year),
                input.of(reading, year),
                width);
    }

    private void requireYear(int year) {
        int first = run.trajectory().first().year();
        int last = Math.min(
                run.trajectory().last().year(), base.trajectory().last().year());
        if (year < first || year > last) {
            throw new MeasureException("the year is " + year + ", expected " + first + " to " + last);
        }
    }

    private List<Attribution.Shocks> shocks(List<Asked> asked, int year) {
        List<Shock> beyond = run.scenario().shocksBeyond(base.scenario());
        GrowingShocks growing = new GrowingShocks(run, base, beyond);
        Optional<Trajectory> guide = run.guide();
        Attribution.Sources sources =
                new Attribution.Sources(beyond, run.scenario().horizon(), growing.rest());
        try {
            List<Double> closures = closures(asked, year, growing, guide);
            List<Pushes.Asked> left = IntStream.range(0, asked.size())
                    .mapToObj(k -> new Pushes.Asked(
                            asked.get(k).reading(),
                            asked.get(k).change() - closures.get(k),
                            asked.get(k).change(),
                            asked.get(k).to()))
                    .toList();
            List<Pushes.Sum> sums = Pushes.of(run.model(), guide, left, year, growing);
            return IntStream.range(0, asked.size())
                    .mapToObj(k -> shocks(sums.get(k), closures.get(k), sources, growing, year))
                    .toList();
        } catch (NotConvergedException e) {
            throw new RunFailedException(run.name(), "  It is solved, but not with a part of each of its shocks.", e);
        }
    }

    private Attribution.Shocks shocks(
            Pushes.Sum sum, double closure, Attribution.Sources sources, GrowingShocks growing, int year) {
        SortedMap<Integer, Double> bySource = new TreeMap<>();
        SortedMap<Integer, Double> byYear = new TreeMap<>();
        Map<String, Double> byRegion = new LinkedHashMap<>();
        growing.sources().forEach(source -> bySource.put(source, 0.0));
        for (Pushes.Push push : sum.pushes()) {
            bySource.merge(push.source(), push.value(), Double::sum);
            byYear.merge(push.year(), push.value(), Double::sum);
            byRegion.merge(region(push), push.value(), Double::sum);
        }
        return new Attribution.Shocks(sources, bySource, byYear.headMap(year + 1), byRegion, closure, sum.solved());
    }

    /** What the run's own equations make of the other run's figures, where other things adjust in them. */
    private List<Double> closures(List<Asked> asked, int year, GrowingShocks growing, Optional<Trajectory> guide) {
        boolean isOwn = run.baseline().equals(Optional.of(base));
        if (isOwn && run.model().closure().equals(base.model().closure())) {
            return asked.stream().map(each -> 0.0).toList();
        }
        Trajectory unshocked = run.model().simulate(growing.at(0), year, guide, RunListener.SILENT);
        return asked.stream()
                .map(each -> {
                    double closure = each.reading().of(unshocked.year(year)) - each.from();
                    return Math.abs(closure) <= ROUNDING * Math.abs(each.change()) ? 0 : closure;
                })
                .toList();
    }

    /** The code of the region of a push; the empty one where it is on the country. */
    private String region(Pushes.Push push) {
        Map<Axis, String> at = vocabulary.dictionary().codesAt(push.driver().axes(), push.cell());
        return at.getOrDefault(Axis.REGION, "");
    }
}
