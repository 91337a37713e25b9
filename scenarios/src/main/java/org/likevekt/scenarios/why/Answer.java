package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.decomposition.Compared;
import org.likevekt.model.decomposition.Figure;
import org.likevekt.model.decomposition.Mechanisms;
import org.likevekt.model.decomposition.Pushes;
import org.likevekt.model.decomposition.Reading;
import org.likevekt.model.decomposition.Readings;
import org.likevekt.model.decomposition.Term;
import org.likevekt.model.decomposition.Terms;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.format.ScenarioExplainer;
import org.likevekt.scenarios.format.Shock;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.results.Change;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.RunFailedException;
import org.likevekt.solver.newton.NotConvergedException;

/** Finds out why numbers of a run differ from another run's. Not safe for use by two threads. */
public final class Answer {
    /** A part of the change that two solves of the same may differ by. */
    private static final double ROUNDING = 1e-9;

    private final Run run;
    private final Run base;
    private final Vocabulary vocabulary;
    private final MeasureWords words;
    private final ViewWords views;
    private final Terms terms;
    private final Mechanisms mechanisms;

    /**
     * Answers about a run.
     *
     * @param base what it is compared with
     * @param vocabulary of its economy
     */
    public Answer(Run run, Run base, Vocabulary vocabulary) {
        this.run = run;
        this.base = base;
        this.vocabulary = vocabulary;
        requireSameTrade(run, base);
        Compared runs = new Compared(run.model(), run.trajectory(), base.model(), base.trajectory());
        this.terms = new Terms(runs);
        this.mechanisms = new Mechanisms(runs, terms);
        this.views = new ViewWords(vocabulary.dictionary());
        this.words = new MeasureWords(vocabulary, new Readings(run.model(), vocabulary.dictionary()));
    }

    /** Other flows in the base year are other accounts: no equation leads from one to the other. */
    private static void requireSameTrade(Run run, Run base) {
        Closure.Trade own = run.model().closure().trade();
        Closure.Trade other = base.model().closure().trade();
        if (own != other) {
            throw new MeasureException(
                    "'" + run.name() + "' has trade " + own.name().toLowerCase(Locale.ROOT) + " and '"
                            + base.name() + "' has " + other.name().toLowerCase(Locale.ROOT)
                            + ", expected the same: other flows in the base year are other accounts, which terms cannot lead to."
                            + " Maybe compare them");
        }
    }

    /**
     * Why a number differs.
     *
     * @param measure in words, such as {@code wage vocational Trøndelag}
     * @param depth how many equations deep its terms are followed
     * @param width so many terms of each equation are told
     * @throws MeasureException when there is no such number, or the year is outside the runs
     */
    public Why why(String measure, int year, int depth, int width) {
        return why(List.of(measure), year, depth, width).get(0);
    }

    /**
     * Why some numbers differ. What each shock contributes takes solving the model again, for all numbers together no more
     * often than for one.
     *
     * @param measures in words
     * @param depth how many equations deep their terms are followed
     * @param width so many terms of each equation are told
     * @throws MeasureException when there is no such number, or the year is outside the runs
     */
    public List<Why> why(List<String> measures, int year, int depth, int width) {
        List<Asked> asked = asked(measures, year);
        List<Why.Shocks> shocks = shocks(asked, year);
        return IntStream.range(0, asked.size())
                .mapToObj(k -> why(asked.get(k), year, depth, width, shocks.get(k)))
                .toList();
    }

    /**
     * Why a number differs, as far as the two solved runs tell it: without what each shock contributes, for which the
     * model would have to be solved again.
     *
     * @param measure in words
     * @param depth how many equations deep its terms are followed
     * @param width so many terms of each equation are told
     * @throws MeasureException when there is no such number, or the year is outside the runs
     */
    public Why withoutShocks(String measure, int year, int depth, int width) {
        return why(asked(List.of(measure), year).get(0), year, depth, width, Why.Shocks.NONE);
    }

    /** A number that was asked for, in the baseline and in the run. */
    private record Asked(String name, String unit, Reading reading, double from, double to) {
        double change() {
            return to - from;
        }
    }

    private List<Asked> asked(List<String> measures, int year) {
        List<MeasureWords.Named> named = measures.stream().map(words::of).toList();
        requireYear(year);
        return named.stream()
                .map(each -> new Asked(
                        each.name(),
                        each.unit(),
                        each.reading(),
                        each.reading().of(base.trajectory().year(year)),
                        each.reading().of(run.trajectory().year(year))))
                .toList();
    }

    private Why why(Asked asked, int year, int depth, int width, Why.Shocks shocks) {
        Reading reading = asked.reading();
        return new Why(
                run.name(),
                base.name(),
                asked.name(),
                asked.unit(),
                year,
                asked.from(),
                asked.to(),
                cause(terms.of(reading, year, depth, width)),
                shocks,
                mechanisms.of(reading, year).stream().map(views::told).toList(),
                new InputOutput(run, base).of(asked.name(), reading, year, asked.change()));
    }

    private void requireYear(int year) {
        int first = run.trajectory().first().year();
        int last = Math.min(
                run.trajectory().last().year(), base.trajectory().last().year());
        if (year < first || year > last) {
            throw new MeasureException("the year is " + year + ", expected " + first + " to " + last);
        }
    }

    private Why.Cause cause(Term term) {
        Figure figure = term.figure();
        Map<String, String> at = new LinkedHashMap<>();
        figure.codes(dictionary()).forEach((axis, code) -> at.put(axis.key(), code));
        return new Why.Cause(
                name(figure),
                figure.quantity().id(),
                at,
                figure.year(),
                figure.quantity().unit(),
                term.equation(),
                term.from(),
                term.to(),
                term.contribution(),
                term.terms().stream().map(this::cause).toList(),
                term.others(),
                term.rest());
    }

    private Dictionary dictionary() {
        return vocabulary.dictionary();
    }

    /** A figure in words: what it is, then group, industry and region. */
    private String name(Figure figure) {
        List<String> places = new ArrayList<>();
        figure.codes(dictionary()).forEach((axis, code) -> places.add(0, named(axis, code)));
        String what = figure.quantity().id().replace('_', ' ').replaceFirst(" given$", "");
        return places.isEmpty() ? what : what + ", " + String.join(", ", places);
    }

    private String named(Axis axis, String code) {
        Axis own = axis == Axis.DESTINATION ? Axis.REGION : axis;
        return axis == Axis.GROUP
                ? code.replace('_', ' ')
                : dictionary().axis(own).nameOf(code);
    }

    private List<Why.Shocks> shocks(List<Asked> asked, int year) {
        List<Shock> beyond = run.scenario().shocksBeyond(base.scenario());
        GrowingShocks growing = new GrowingShocks(run, base, beyond);
        Optional<Trajectory> guide = run.guide();
        List<String> names = names(beyond, growing.rest());
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
                    .mapToObj(k -> shocks(sums.get(k), closures.get(k), names, growing, year))
                    .toList();
        } catch (NotConvergedException e) {
            throw new RunFailedException(run.name(), "  It is solved, but not with a part of each of its shocks.", e);
        }
    }

    private Why.Shocks shocks(Pushes.Sum sum, double closure, List<String> names, GrowingShocks growing, int year) {
        Map<Integer, Double> bySource = new TreeMap<>();
        Map<Integer, Double> byYear = new TreeMap<>();
        Map<String, Double> byRegion = new LinkedHashMap<>();
        growing.sources().forEach(source -> bySource.put(source, 0.0));
        for (Pushes.Push push : sum.pushes()) {
            bySource.merge(push.source(), push.value(), Double::sum);
            byYear.merge(push.year(), push.value(), Double::sum);
            byRegion.merge(region(push), push.value(), Double::sum);
        }
        return new Why.Shocks(
                bySource.entrySet().stream()
                        .map(share -> new Why.Share(names.get(share.getKey()), share.getValue()))
                        .toList(),
                shares(byYear.entrySet().stream()
                        .filter(share -> share.getKey() <= year)
                        .collect(Collectors.toMap(
                                share -> Integer.toString(share.getKey()),
                                Map.Entry::getValue,
                                (a, b) -> a,
                                LinkedHashMap::new))),
                shares(byRegion),
                closure,
                sum.solved());
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

    private static List<Why.Share> shares(Map<String, Double> parts) {
        return parts.entrySet().stream()
                .map(share -> new Why.Share(share.getKey(), share.getValue()))
                .toList();
    }

    private List<String> names(List<Shock> shocks, List<Driver> rest) {
        ScenarioExplainer explainer = new ScenarioExplainer(vocabulary);
        List<String> names = new ArrayList<>();
        shocks.forEach(
                shock -> names.add(explainer.sentence(shock, run.scenario().horizon())));
        rest.forEach(driver -> names.add("Other figures of " + driver.name() + " than the baseline's."));
        return names;
    }

    private String region(Pushes.Push push) {
        Map<Axis, String> at = dictionary().codesAt(push.driver().axes(), push.cell());
        return Optional.ofNullable(at.get(Axis.REGION))
                .map(code -> dictionary().axis(Axis.REGION).nameOf(code))
                .orElse(Change.COUNTRY);
    }
}
