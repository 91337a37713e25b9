package org.likevekt.scenarios.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.results.Change;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.run.Run;

/**
 * All that the page shows, as its script reads it.
 *
 * @param language the one it opens in
 * @param region code of the region it opens with; empty for the country
 * @param year the year its sentences speak of
 * @param years all years
 * @param places codes of the places, the country first with an empty one
 * @param outlines of the regions; none when there is no map of them
 * @param measures what is told of a place, in order
 * @param languages words and names by language
 * @param bases the levels of each baseline by its fingerprint
 * @param scenarios what is compared
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page(
        String language,
        String region,
        int year,
        List<Integer> years,
        List<String> places,
        List<Outlines.Outline> outlines,
        List<Measure> measures,
        Map<String, Words> languages,
        Map<String, Levels> bases,
        List<Shown> scenarios) {
    /** Digits that are kept of a figure: more than anybody reads. */
    private static final MathContext DIGITS = new MathContext(7);

    /** A measure: its parts in order, the whole being "", and whether a change of it may be told in percent. */
    record Measure(String id, String unit, List<String> parts, boolean isShare) {}

    /** A language: its texts, and the names of places, groups and industries by their codes. */
    record Words(SortedMap<String, String> texts, Map<String, String> places, Map<String, String> parts) {}

    /** Levels by measure: of each place, of each part, of each year; null where there is none. */
    record Levels(Map<String, List<List<List<@Nullable Double>>>> byMeasure) {}

    /** A scenario beside its baseline, whose levels are under {@code base}, with what is told of it by language and place. */
    record Shown(
            String name,
            String title,
            String baseline,
            String base,
            List<String> plain,
            Levels levels,
            Map<String, List<Told>> told,
            Verdict verdict) {}

    /** What is told of a place: the story, and the finding of each chart. */
    record Told(List<String> story, Map<String, String> findings) {}

    /** How a run ended and what it follows from. */
    record Verdict(int years, String residual, String walras, String fingerprint, String calibration) {}

    /** The page of some comparisons of one economy. */
    static Page of(List<Report.Entry> sources, String language, String region) {
        List<Figures> figures =
                sources.stream().map(source -> new Figures(source.comparison())).toList();
        Figures first = figures.get(0);
        figures.forEach(one -> requireSame(first, one));
        Classification regions = first.comparison().run().model().benchmark().regions();
        Dataset dataset = first.comparison().run().model().benchmark().dataset();
        List<Names> names = Texts.LANGUAGES.stream()
                .map(each -> new Names(Texts.of(each), dataset, regions))
                .toList();
        Map<String, Levels> bases = new TreeMap<>();
        List<Shown> shown = new ArrayList<>();
        for (int k = 0; k < figures.size(); k++) {
            Figures one = figures.get(k);
            // two baselines of one name are two
            bases.computeIfAbsent(one.comparison().base().fingerprint(), key -> levels(one, one::base));
            shown.add(shown(one, sources.get(k).plain(), names));
        }
        Map<String, Words> languages = new TreeMap<>();
        names.forEach(each -> languages.put(each.texts().language(), words(each, first)));
        return new Page(
                language,
                region,
                first.last(),
                first.years(),
                first.places(),
                Outlines.of(regions.codes()),
                first.measures().stream().map(Page::measure).toList(),
                languages,
                bases,
                List.copyOf(shown));
    }

    private static void requireSame(Figures first, Figures other) {
        if (!first.places().equals(other.places()) || !first.years().equals(other.years())) {
            throw new IncomparableException(
                    "'" + other.comparison().run().name() + "' has other regions or years than '"
                            + first.comparison().run().name()
                            + "', and a page has one map and one slider. Maybe make a page of each");
        }
    }

    private static Measure measure(Figures.Measure measure) {
        return new Measure(measure.id(), measure.unit(), measure.parts(), Change.isShareable(measure.id()));
    }

    private static Words words(Names names, Figures figures) {
        Map<String, String> places = new LinkedHashMap<>();
        figures.places().forEach(place -> places.put(place, names.place(place)));
        Map<String, String> parts = new TreeMap<>();
        names.dataset().groups().codes().forEach(code -> parts.put(code, names.group(code)));
        names.dataset().industries().codes().forEach(code -> parts.put(code, names.industry(code)));
        return new Words(names.texts().all(), places, parts);
    }

    private static Shown shown(Figures figures, List<String> plain, List<Names> languages) {
        Map<String, List<Told>> told = new TreeMap<>();
        for (Names names : languages) {
            told.put(
                    names.texts().language(),
                    figures.places().stream()
                            .map(place -> new Story(figures, names, place))
                            .map(story -> new Told(story.sentences(), story.findings()))
                            .toList());
        }
        Run run = figures.comparison().run();
        return new Shown(
                run.name(),
                run.scenario().file().title(),
                figures.comparison().base().name(),
                figures.comparison().base().fingerprint(),
                plain,
                levels(figures, figures::run),
                told,
                verdict(run));
    }

    private static Verdict verdict(Run run) {
        double residual = 0;
        double walras = 0;
        for (YearSolution year : run.trajectory().years()) {
            residual = Math.max(residual, year.outcome().residual());
            walras = Math.max(walras, Math.abs(year.walras()));
        }
        return new Verdict(
                run.trajectory().years().size(),
                String.format(Locale.ROOT, "%.1e", residual),
                String.format(Locale.ROOT, "%.1e", walras),
                run.fingerprint(),
                run.calibration());
    }

    private static Levels levels(Figures figures, Level level) {
        Map<String, List<List<List<@Nullable Double>>>> byMeasure = new TreeMap<>();
        for (Figures.Measure measure : figures.measures()) {
            List<List<List<@Nullable Double>>> places = new ArrayList<>();
            for (String place : figures.places()) {
                List<List<@Nullable Double>> parts = new ArrayList<>();
                for (String part : measure.parts()) {
                    List<@Nullable Double> years = new ArrayList<>();
                    figures.years().forEach(year -> years.add(kept(level.of(measure.id(), place, part, year))));
                    parts.add(years);
                }
                places.add(parts);
            }
            byMeasure.put(measure.id(), places);
        }
        return new Levels(byMeasure);
    }

    private static @Nullable Double kept(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).round(DIGITS).doubleValue() : null;
    }

    /** A level in one of two runs. */
    @FunctionalInterface
    private interface Level {
        double of(String measure, String place, String part, int year);
    }
}
