package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.likevekt.model.decomposition.Figure;
import org.likevekt.model.decomposition.Mechanisms;
import org.likevekt.model.decomposition.Mechanisms.Kind;
import org.likevekt.model.decomposition.Term;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.format.ScenarioExplainer;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.results.Rounded;

/** Tells in a language why numbers moved. */
public final class WhyWords {
    /** So many industries of a view are told by name, those that matter most; the others are one sum. */
    private static final int NAMED = 5;

    /** What equations call that a swap adds: its kind, the driver, and a number from the second swap on. */
    private static final Pattern BY_SWAP =
            Pattern.compile("(?:slope of (\\w+) by )?(factor on|addition to|target of) (\\w+)( \\d+)?");

    private static final Pattern HELD = Pattern.compile("(\\w+) held( \\d+)?");

    private final Vocabulary vocabulary;
    private final Phrases phrases;
    private final BiFunction<Axis, String, String> names;

    /**
     * The words of a language.
     *
     * @param vocabulary of the economy
     * @param names what a code of an axis is called in the language
     */
    public WhyWords(Vocabulary vocabulary, Phrases phrases, BiFunction<Axis, String, String> names) {
        this.vocabulary = vocabulary;
        this.phrases = phrases;
        this.names = names;
    }

    /** Why a number moved. */
    public Why told(Attribution found) {
        return new Why(
                found.scenario(),
                found.baseline(),
                name(found.measured()),
                phrases.unit(found.measured().unit()),
                found.year(),
                found.from(),
                found.to(),
                cause(found.term(), name(found.measured()), at(found.measured())),
                shocks(found.shocks(), found.width()),
                found.views().stream().map(this::view).toList(),
                found.multipliers().stream()
                        .map(beside -> multiplier(found, beside))
                        .toList());
    }

    /** A number in words: what it is, then group, industry and region. */
    String name(Measured measured) {
        String what = result(measured.quantity());
        String where = places(measured.places());
        String name = where.isEmpty() ? what : what + ", " + where;
        return measured.isRatio()
                ? phrases.text("why.relative", Map.of("what", name, "other", places(measured.per())))
                : name;
    }

    private String places(List<Measured.Place> places) {
        return places.stream().map(this::place).collect(Collectors.joining(", "));
    }

    private String place(Measured.Place place) {
        if (place.codes().size() == 1) {
            return named(place.axis(), place.codes().get(0));
        }
        boolean isCountry = place.axis() == Axis.REGION
                && place.codes().size() == dictionary().axis(Axis.REGION).size();
        return isCountry ? phrases.text("country") : phrases.name("subset", place.word());
    }

    private Dictionary dictionary() {
        return vocabulary.dictionary();
    }

    /** The codes that a number is of; none on an axis of which many are summed over. */
    private static Map<String, String> at(Measured measured) {
        Map<String, String> at = new LinkedHashMap<>();
        measured.places().stream()
                .filter(place -> place.codes().size() == 1)
                .forEach(place -> at.put(place.axis().key(), place.codes().get(0)));
        return at;
    }

    private Why.Cause cause(Term term) {
        Map<String, String> at = new LinkedHashMap<>();
        term.figure().codes(dictionary()).forEach((axis, code) -> at.put(axis.key(), code));
        return cause(term, name(term.figure()), at);
    }

    private Why.Cause cause(Term term, String name, Map<String, String> at) {
        Quantity quantity = term.figure().quantity();
        return new Why.Cause(
                name,
                quantity.id(),
                at,
                term.figure().year(),
                phrases.unit(quantity.unit()),
                equation(term.equation()),
                term.from(),
                term.to(),
                term.contribution(),
                term.terms().stream().map(this::cause).toList(),
                term.others(),
                term.rest());
    }

    private String name(Figure figure) {
        List<String> words = new ArrayList<>();
        figure.codes(dictionary()).forEach((axis, code) -> words.add(0, named(axis, code)));
        words.add(0, what(figure.quantity()));
        return String.join(", ", words);
    }

    private String named(Axis axis, String code) {
        return names.apply(axis == Axis.DESTINATION ? Axis.REGION : axis, code);
    }

    private String what(Quantity quantity) {
        return quantity.role() == Quantity.Role.DRIVER ? driver(quantity.id()) : result(quantity);
    }

    private String driver(String id) {
        return phrases.find("quantity." + id).orElseGet(() -> id.replace('_', ' '));
    }

    /** What a result, a stock or a parameter is called, a parameter with its cell; in English its id in plain letters. */
    private String result(Quantity quantity) {
        int cell = quantity.symbol().indexOf('[');
        String symbol = cell < 0 ? quantity.symbol() : quantity.symbol().substring(0, cell);
        String id = cell < 0 ? quantity.id() : symbol;
        Matcher bySwap = BY_SWAP.matcher(symbol);
        String name = bySwap.matches() ? swapped(bySwap) : result(id);
        return cell < 0 ? name : name + " " + quantity.symbol().substring(cell);
    }

    private String swapped(Matcher matcher) {
        String change = phrases.text(
                "swapped." + matcher.group(2).replace(' ', '_'), Map.of("quantity", driver(matcher.group(3))));
        return Optional.ofNullable(matcher.group(1))
                .map(moved ->
                        phrases.text("swapped.slope", Map.of("moved", result(moved + "_given"), "change", change)))
                .orElse(change);
    }

    private String result(String id) {
        return phrases.find("result." + id).orElseGet(() -> id.replace('_', ' ').replaceFirst(" given$", ""));
    }

    private String equation(String name) {
        Matcher held = HELD.matcher(name);
        if (held.matches()) {
            return phrases.text("swapped.held", Map.of("quantity", driver(held.group(1))));
        }
        return phrases.find("equation." + name.replace(' ', '_')).orElse(name);
    }

    private Why.Shocks shocks(Attribution.Shocks shocks, int width) {
        ScenarioExplainer explainer = new ScenarioExplainer(vocabulary, phrases, names);
        List<String> sources = new ArrayList<>();
        shocks.sources()
                .shocks()
                .forEach(shock ->
                        sources.add(explainer.sentence(shock, shocks.sources().horizon())));
        shocks.sources()
                .rest()
                .forEach(driver ->
                        sources.add(phrases.text("why.other_figures", Map.of("quantity", driver(driver.name())))));
        return new Why.Shocks(
                shares(shocks.bySource(), sources::get),
                shares(shocks.byYear(), year -> Integer.toString(year)),
                largest(
                        shares(
                                shocks.byRegion(),
                                code -> code.isEmpty() ? phrases.text("country") : named(Axis.REGION, code)),
                        width),
                shocks.closure(),
                shocks.solved());
    }

    private static <K> List<Why.Share> shares(Map<K, Double> parts, Function<K, String> name) {
        return parts.entrySet().stream()
                .map(part -> new Why.Share(name.apply(part.getKey()), part.getValue()))
                .toList();
    }

    /** The largest shares by size, and the others as one. */
    private List<Why.Share> largest(List<Why.Share> shares, int width) {
        List<Why.Share> sorted = shares.stream()
                .sorted(Comparator.comparingDouble(share -> -Math.abs(share.contribution())))
                .toList();
        if (sorted.size() <= width) {
            return sorted;
        }
        List<Why.Share> told = new ArrayList<>(sorted.subList(0, width));
        List<Why.Share> others = sorted.subList(width, sorted.size());
        told.add(new Why.Share(
                phrases.text("why.others", Map.of("count", Integer.toString(others.size()))),
                others.stream().mapToDouble(Why.Share::contribution).sum()));
        return told;
    }

    private Why.Mechanism view(Mechanisms.View view) {
        List<Mechanisms.Share> named = new ArrayList<>(view.shares());
        List<Mechanisms.Share> demand = view.shares().stream()
                .filter(share -> share.kind() == Kind.DEMAND)
                .sorted(Comparator.comparingDouble(share -> -Math.abs(share.value())))
                .toList();
        List<Mechanisms.Share> small = demand.subList(Math.min(NAMED, demand.size()), demand.size());
        named.removeAll(small);
        named.sort(Comparator.comparing(Mechanisms.Share::kind).thenComparing(share -> -Math.abs(share.value())));
        List<Why.Share> shares = new ArrayList<>();
        named.forEach(share -> shares.add(new Why.Share(mechanism(share), share.value())));
        if (!small.isEmpty()) {
            double rest = small.stream().mapToDouble(Mechanisms.Share::value).sum();
            String others = phrases.text("mechanism.demand_by_others", Map.of("count", Integer.toString(small.size())));
            shares.add(new Why.Share(others, rest));
        }
        String key = "view." + key(view.perspective());
        return new Why.Mechanism(phrases.text(key), phrases.text(key + ".held"), shares);
    }

    private String mechanism(Mechanisms.Share share) {
        String name = Optional.of(share.code())
                .filter(code -> !code.isEmpty())
                .map(code -> named(share.kind() == Kind.DEMAND ? Axis.INDUSTRY : Axis.GROUP, code))
                .orElse("");
        return phrases.text("mechanism." + key(share.kind()), Map.of("name", name));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Why.Multiplier multiplier(Attribution found, InputOutput.Beside beside) {
        double change = found.to() - found.from();
        Map<String, String> values = Map.of(
                "two", rounded("%+.1f", beside.typeTwo()),
                "change", rounded("%+.1f", change),
                "pay", rounded("%+.2f", beside.payPercent()),
                "output", rounded("%+.0f", beside.output()));
        return new Why.Multiplier(
                name(found.measured()),
                phrases.unit(found.measured().unit()),
                beside.impulse(),
                beside.typeOne(),
                beside.typeTwo(),
                change,
                phrases.text(beside.isWithoutDemand() ? "multiplier.none" : "multiplier.some", values));
    }

    private String rounded(String format, double value) {
        return phrases.written(Rounded.of(format, value));
    }
}
