package org.likevekt.scenarios.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.likevekt.data.Classification;
import org.likevekt.data.Quality;
import org.likevekt.data.TableDescription.Grade;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.results.Change;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.why.Why;

/**
 * All that the page shows, as its script reads it.
 *
 * @param language the one it opens in
 * @param region code of the region it opens with; empty for the country
 * @param year the year its sentences speak of
 * @param years all years
 * @param places codes of the places, the country first with an empty one
 * @param beside the place that each is shown beside
 * @param outlines of the regions; none when there is no map of them
 * @param measures what is told of a place, in order
 * @param charts what is drawn
 * @param palette in which colours
 * @param languages words and names by language
 * @param bases the levels of each baseline by its fingerprint
 * @param grades share of product that rests on each grade of data, by place
 * @param scenarios what is compared
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page(
        String language,
        String region,
        int year,
        List<Integer> years,
        List<String> places,
        List<String> beside,
        List<Outlines.Outline> outlines,
        List<Measure> measures,
        List<Chart> charts,
        Palette palette,
        Map<String, Words> languages,
        Map<String, Levels> bases,
        List<Map<String, @Nullable Double>> grades,
        List<Shown> scenarios) {
    /** Digits that are kept of a figure: more than anybody reads. */
    private static final MathContext DIGITS = new MathContext(7);

    /** A measure: its parts in order, the whole being "", and whether a change of it may be told in percent. */
    record Measure(String id, String unit, List<String> parts, boolean isShare) {}

    /** A language: its texts, and the names of places, groups and industries by their codes. */
    record Words(SortedMap<String, String> texts, Map<String, String> places, Map<String, String> parts) {}

    /** Levels by measure: of each place, of each part, of each year; null where there is none. */
    record Levels(Map<String, List<List<List<@Nullable Double>>>> byMeasure) {}

    /** A scenario beside its baseline, whose levels are under {@code base}, with what is told of it by language, then by place. */
    record Shown(
            String name,
            String title,
            Map<String, String> titles,
            String baseline,
            String base,
            SortedMap<String, Explained> plain,
            List<Interval> intervals,
            SortedMap<String, List<Why>> whys,
            Levels levels,
            Map<String, List<Told>> told,
            Subject.Verdict verdict) {}

    /** What is told of a place: the story, and the finding of each chart. */
    record Told(List<String> story, Map<String, String> findings) {}

    /** The page of some scenarios of one economy. */
    static Page of(List<Report.Entry> entries, String language, String region) {
        Report.Entry first = entries.get(0);
        entries.forEach(one -> requireSame(first, one));
        Classification regions = first.subject().regions();
        List<Names> names = Texts.LANGUAGES.stream()
                .map(each -> new Names(Texts.of(each), first.subject().dataset(), regions))
                .toList();
        List<Chart> charts = Charts.of(first.figures(), entries.size());
        Map<String, Levels> bases = new TreeMap<>();
        List<Shown> shown = new ArrayList<>();
        for (Report.Entry one : entries) {
            Figures figures = one.figures();
            // two baselines of one name are two
            bases.computeIfAbsent(one.subject().base(), key -> levels(figures, figures::base));
            shown.add(shown(one, names, charts));
        }
        Map<String, Words> languages = new TreeMap<>();
        names.forEach(each -> languages.put(each.texts().language(), words(each, first.figures())));
        return new Page(
                language,
                region,
                first.figures().last(),
                first.figures().years(),
                first.figures().places(),
                first.figures().places().stream().map(first.figures()::beside).toList(),
                Outlines.of(first.subject().members()),
                first.figures().measures().stream().map(Page::measure).toList(),
                charts,
                Palette.USUAL,
                languages,
                bases,
                grades(Quality.of(first.subject().accounts())),
                List.copyOf(shown));
    }

    /** Of the country, which is the first place, and of each region. */
    private static List<Map<String, @Nullable Double>> grades(Quality quality) {
        List<Map<String, @Nullable Double>> places = new ArrayList<>();
        places.add(grades(quality::share));
        quality.regions().forEach(region -> places.add(grades(region::share)));
        return places;
    }

    private static Map<String, @Nullable Double> grades(ToDoubleFunction<Grade> share) {
        Map<String, @Nullable Double> shares = new LinkedHashMap<>();
        for (Grade grade : Grade.values()) {
            shares.put(Quality.label(grade), kept(share.applyAsDouble(grade)));
        }
        return shares;
    }

    private static void requireSame(Report.Entry first, Report.Entry other) {
        if (!first.figures().places().equals(other.figures().places())
                || !first.figures().years().equals(other.figures().years())) {
            throw new IncomparableException("'" + other.subject().name() + "' has other regions or years than '"
                    + first.subject().name()
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
        SortedMap<String, String> texts = new TreeMap<>(names.all());
        texts.putAll(Phrases.of(names.texts().language()).under("why."));
        return new Words(texts, places, parts);
    }

    private static Shown shown(Report.Entry entry, List<Names> languages, List<Chart> charts) {
        Figures figures = entry.figures();
        Map<String, List<Told>> told = new TreeMap<>();
        for (Names names : languages) {
            told.put(
                    names.texts().language(),
                    figures.places().stream()
                            .map(place -> new Story(figures, names, place))
                            .map(story -> new Told(story.sentences(), story.findings(charts)))
                            .toList());
        }
        Subject subject = entry.subject();
        return new Shown(
                subject.name(),
                subject.title().text(),
                subject.title().translations(),
                subject.baseline(),
                subject.base(),
                entry.plain(),
                entry.intervals(),
                entry.whys(),
                levels(figures, figures::run),
                told,
                subject.verdict());
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
                    // what a place has none of takes no room
                    parts.add(years.stream().allMatch(value -> value == null) ? List.of() : years);
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
