package org.likevekt.scenarios.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.likevekt.model.drivers.Quantities;

/**
 * What a scenario does to a place, told from the figures: which sentences, and what they say, follows from signs and sizes
 * alone. A change that its sentence would show as zero is told as none.
 */
final class Story {
    static final String PRODUCT = Quantities.MAINLAND_PRODUCT.id();
    static final String PER_PERSON = Quantities.MAINLAND_PRODUCT_PER_PERSON.id();
    static final String MOVED = Quantities.ACCUMULATED_MIGRATION.id();
    static final String TRAINED = Quantities.TRAINED.id();
    static final String EMPLOYED = Quantities.EMPLOYED.id();
    static final String POPULATION = Quantities.POPULATION.id();
    static final String WAGE = Quantities.REAL_WAGE_PER_PERSON.id();
    static final String VALUE_ADDED = Quantities.VALUE_ADDED.id();
    static final String WORTH = Quantities.WELFARE_GAIN.id();
    static final String COUNTRY = "";
    static final String ALL = "";

    private final Figures figures;
    private final Names names;
    private final Texts texts;
    private final String place;

    Story(Figures figures, Names names, String place) {
        this.figures = figures;
        this.names = names;
        this.texts = names.texts();
        this.place = place;
    }

    /** The story in a few sentences. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        trained().ifPresent(sentences::add);
        wages().ifPresent(sentences::add);
        moves().ifPresent(sentences::add);
        sentences.add(product());
        industries().ifPresent(sentences::add);
        if (!place.equals(COUNTRY)) {
            sentences.add(country());
        }
        worth().ifPresent(sentences::add);
        return List.copyOf(sentences);
    }

    /** The finding of each chart, by the chart's name. */
    Map<String, String> findings(List<Chart> charts) {
        Map<String, String> findings = new TreeMap<>();
        charts.stream().filter(Chart::isOfBaseline).forEach(chart -> findings.put(chart.id(), paths(chart)));
        publicMoney().ifPresent(text -> findings.put("public", text));
        findings.put("growth", growth());
        findings.put("industries_then_now", leaders(place));
        findings.put("industries_then_now_beside", leaders(figures.beside(place)));
        moves().ifPresent(text -> findings.put("moves", text));
        wages().ifPresent(text -> findings.put("wages", text));
        industries().ifPresent(text -> findings.put("industries", text));
        worth().ifPresent(text -> findings.put("welfare", text));
        findings.put("product", product());
        return findings;
    }

    private String product() {
        double percent = at(figures::percent, PER_PERSON, ALL);
        return told("story.product", percent, 2, Map.of("percent", texts.size(percent, 2)));
    }

    /** Whom training has made more and fewer, the more first. */
    private Optional<String> trained() {
        List<String> changes = new ArrayList<>();
        for (String key : List.of("story.more", "story.fewer")) {
            for (String group : figures.parts(TRAINED)) {
                double persons = at(figures::difference, TRAINED, group);
                if (!Texts.isZero(persons, 0) && persons > 0 == key.equals("story.more")) {
                    changes.add(
                            texts.text(key, Map.of("persons", texts.size(persons, 0), "group", names.group(group))));
                }
            }
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(filled("story.trained", Map.of("groups", texts.list(changes))));
    }

    private Optional<String> moves() {
        List<String> in = new ArrayList<>();
        List<String> out = new ArrayList<>();
        for (String group : figures.parts(MOVED)) {
            double persons = at(figures::difference, MOVED, group);
            if (!Texts.isZero(persons, 0)) {
                (persons > 0 ? in : out)
                        .add(texts.text(
                                "story.of", Map.of("persons", texts.size(persons, 0), "group", names.group(group))));
            }
        }
        if (in.isEmpty() && out.isEmpty()) {
            return place.equals(COUNTRY) ? Optional.empty() : Optional.of(filled("story.moves.none", Map.of()));
        }
        String key = in.isEmpty() ? "story.moves.out" : out.isEmpty() ? "story.moves.in" : "story.moves.both";
        return Optional.of(filled(key, Map.of("in", texts.list(in), "out", texts.list(out))));
    }

    /** Whose wage rises most and whose falls most, and whether fewer of the one and more of the other are at work. */
    private Optional<String> wages() {
        List<String> groups = figures.parts(WAGE);
        ToDoubleFunction<String> change = group -> at(figures::percent, WAGE, group);
        String best = largest(groups, change);
        String worst = largest(groups, group -> -change.applyAsDouble(group));
        double up = change.applyAsDouble(best);
        double down = change.applyAsDouble(worst);
        if (Texts.isZero(up, 2) && Texts.isZero(down, 2)) {
            return Optional.of(filled("story.wages.none", Map.of()));
        }
        double more = at(figures::percent, EMPLOYED, worst);
        double fewer = at(figures::percent, EMPLOYED, best);
        boolean isSupply = down < 0 && more > 0 && !Texts.isZero(more, 1);
        boolean isScarcity = up > 0 && fewer < 0 && !Texts.isZero(fewer, 1);
        Map<String, String> values = new TreeMap<>();
        values.put("best", names.group(best));
        values.put("worst", names.group(worst));
        values.put("up", texts.signed(up, 2));
        values.put("down", texts.signed(down, 2));
        values.put("rise", texts.size(up, 2));
        values.put("fall", texts.size(down, 2));
        values.put("more", texts.size(more, 1));
        values.put("fewer", texts.size(fewer, 1));
        String which = down >= 0 ? "all_up" : up <= 0 ? "all_down" : "both";
        String cause = isSupply && isScarcity ? "supply_and_scarcity" : isSupply ? "supply" : "scarcity";
        return Optional.of(filled("story.wages." + which, values)
                + (isSupply || isScarcity ? " " + filled("story.wages." + cause, values) : ""));
    }

    private Optional<String> industries() {
        List<String> there = present(place);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        ToDoubleFunction<String> change = industry -> at(figures::percent, VALUE_ADDED, industry);
        String best = largest(there, change);
        String worst = largest(there, industry -> -change.applyAsDouble(industry));
        double up = change.applyAsDouble(best);
        double down = change.applyAsDouble(worst);
        if (Texts.isZero(up, 2) && Texts.isZero(down, 2)) {
            return Optional.of(filled("story.industries.none", Map.of()));
        }
        String which = down >= 0 ? "all_up" : up <= 0 ? "all_down" : "both";
        return Optional.of(filled(
                "story.industries." + which,
                Map.of(
                        "best",
                        names.industry(best),
                        "worst",
                        names.industry(worst),
                        "up",
                        texts.signed(up, 2),
                        "down",
                        texts.signed(down, 2))));
    }

    /** The industries that a place has in the baseline. */
    private List<String> present(String where) {
        return figures.parts(VALUE_ADDED).stream()
                .filter(industry -> figures.base(VALUE_ADDED, where, industry, figures.last()) > 0)
                .toList();
    }

    private String country() {
        double percent = figures.percent(PRODUCT, COUNTRY, ALL, figures.last());
        double amount = figures.difference(PRODUCT, COUNTRY, ALL, figures.last());
        return told(
                "story.country",
                percent,
                2,
                Map.of("percent", texts.size(percent, 2), "amount", texts.size(amount / 1000, 1)));
    }

    private Optional<String> worth() {
        if (!figures.has(WORTH)) {
            return Optional.empty();
        }
        double all = at(figures::run, WORTH, ALL);
        List<String> gains = figures.parts(WORTH).stream()
                .map(group -> texts.text(
                        "story.gain",
                        Map.of("group", names.group(group), "amount", texts.signed(at(figures::run, WORTH, group), 0))))
                .toList();
        return Optional.of(
                told("story.worth", all, 0, Map.of("amount", texts.size(all, 0), "groups", texts.list(gains))));
    }

    private String growth() {
        List<String> regions = figures.places().subList(1, figures.places().size());
        ToDoubleFunction<String> growth = region -> figures.baseGrowth(PER_PERSON, region, ALL);
        String most = largest(regions, growth);
        String least = largest(regions, region -> -growth.applyAsDouble(region));
        return filled(
                "finding.growth",
                Map.of(
                        "most", names.place(most),
                        "fast", texts.size(growth.applyAsDouble(most), 2),
                        "least", names.place(least),
                        "slow", texts.size(growth.applyAsDouble(least), 2),
                        "mean", texts.size(figures.baseGrowth(PER_PERSON, COUNTRY, ALL), 2)));
    }

    private String leaders(String where) {
        List<String> leaders = present(where).stream()
                .sorted(Comparator.comparingDouble(industry -> -figures.baseGrowth(VALUE_ADDED, where, industry)))
                .limit(3)
                .map(names::industry)
                .toList();
        return filled("finding.leaders", Map.of("industries", texts.list(leaders), "place", names.place(where)));
    }

    /** Who pays: what the public sector takes in and gives, against the baseline. */
    private Optional<String> publicMoney() {
        if (!figures.has(Figures.MACRO + "receipts")) {
            return Optional.empty();
        }
        return Optional.of(filled(
                "finding.public",
                Map.of(
                        "receipts", billions("receipts"),
                        "purchases", billions("purchases"),
                        "transfers", billions("transfers"),
                        "saving", billions("saving_at_home"))));
    }

    private String billions(String macro) {
        return texts.signed(figures.difference(Figures.MACRO + macro, COUNTRY, ALL, figures.last()) / 1000, 1);
    }

    /** From where to where the first two series of a chart of the country's baseline go. */
    private String paths(Chart chart) {
        return chart.series().stream()
                        .limit(2)
                        .map(series -> filled(
                                "finding.path",
                                Map.of(
                                        "what", names.measure(series.measure()),
                                        "from", level(series, figures.first()),
                                        "to", level(series, figures.last()))))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private String level(Chart.Series series, int year) {
        double level = series.factor() * figures.base(series.measure(), COUNTRY, series.part(), year);
        int decimals = Math.abs(level) >= 100 ? 0 : Math.abs(level) >= 10 ? 1 : 2;
        return texts.number(level, decimals);
    }

    private String told(String key, double change, int decimals, Map<String, String> values) {
        String sign = Texts.isZero(change, decimals) ? ".none" : change > 0 ? ".up" : ".down";
        return filled(key + sign, values);
    }

    private String filled(String key, Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(values);
        all.putIfAbsent("place", names.place(place));
        all.put("year", Integer.toString(figures.last()));
        all.put("first", Integer.toString(figures.first()));
        return texts.text(key, all);
    }

    private static String largest(List<String> items, ToDoubleFunction<String> figure) {
        return items.stream()
                .max(Comparator.comparingDouble(figure))
                .orElseThrow(() -> new IllegalArgumentException("nothing to choose from"));
    }

    private double at(Figure figure, String measure, String part) {
        return figure.of(measure, place, part, figures.last());
    }

    /** One of the figures of a cell. */
    @FunctionalInterface
    private interface Figure {
        double of(String measure, String place, String part, int year);
    }
}
