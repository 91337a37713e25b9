package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.model.decomposition.Readings;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.results.Change;

/**
 * What a user calls a number, such as {@code wage vocational Trøndelag} or {@code befolkning Trøndelag}: a result of the
 * catalogue and, in any order, the region, industry or group that is meant, in English or in Norwegian.
 */
final class MeasureWords {
    /** A slip is looked for among so many words in a row: names of results and regions have up to four. */
    private static final int LONGEST = 4;

    /** Words that differ by more of their letters are not a slip. */
    private static final double MOST_DIFFERENT = 0.4;

    /** What stands between a number and another that it is divided by, with or without the second word. */
    private static final String RELATIVE = "relative";

    private static final String TO = "to";

    private static final Phrases NORWEGIAN = Phrases.of("no");

    /** The same in Norwegian. */
    private static final String IN_RELATION_TO = NORWEGIAN.text("why.relative", Map.of("what", "", "other", ""));

    private final Readings readings;
    private final List<Phrase> phrases = new ArrayList<>();

    /** What a word or some words stand for: a result, or codes of an axis. */
    private record Phrase(
            List<String> words, String shown, Optional<Quantity> quantity, Optional<Axis> axis, List<String> codes) {}

    /**
     * The words of a model's results and of the axes that they vary over.
     *
     * @param dataset where industries and groups have their Norwegian names
     */
    public MeasureWords(Vocabulary vocabulary, Readings readings, Dataset dataset) {
        this.readings = readings;
        for (Quantity quantity : readings.quantities()) {
            // a cell with two places on one axis has no name in words
            if (Set.copyOf(quantity.axes()).size() == quantity.axes().size()) {
                add(quantity.id(), Optional.of(quantity), Optional.empty(), List.of());
            }
        }
        for (Axis axis : List.of(Axis.REGION, Axis.INDUSTRY, Axis.GROUP)) {
            for (String word : vocabulary.words(axis)) {
                vocabulary.codes(axis, word).ifPresent(codes -> {
                    add(word, Optional.empty(), Optional.of(axis), codes);
                    // what a name explains in brackets may be left out
                    add(word.replaceFirst("\\s*\\(.*", ""), Optional.empty(), Optional.of(axis), codes);
                    if (word.endsWith(")")) {
                        add(
                                word.substring(word.indexOf('(') + 1, word.length() - 1),
                                Optional.empty(),
                                Optional.of(axis),
                                codes);
                    }
                });
            }
        }
        List<String> country = vocabulary.dictionary().axis(Axis.REGION).codes();
        add(Change.COUNTRY, Optional.empty(), Optional.of(Axis.REGION), country);
        add(NORWEGIAN.text("country"), Optional.empty(), Optional.of(Axis.REGION), country);
        addNorwegian(Axis.INDUSTRY, dataset.industries(), dataset.norwegianIndustryNames());
        addNorwegian(Axis.GROUP, dataset.groups(), dataset.norwegianShortGroupNames());
        addNorwegianResults();
        phrases.sort(Comparator.comparingInt(phrase -> -phrase.words().size()));
    }

    private void addNorwegian(Axis axis, Classification items, List<String> names) {
        for (int k = 0; k < items.size(); k++) {
            String name = names.get(k).replaceFirst("\\s*\\(.*", "");
            add(name, Optional.empty(), Optional.of(axis), List.of(items.code(k)));
        }
    }

    /** Results by their Norwegian names; one that two share stands for neither. */
    private void addNorwegianResults() {
        Map<String, List<Quantity>> named = new LinkedHashMap<>();
        phrases.stream().flatMap(phrase -> phrase.quantity().stream()).forEach(quantity -> NORWEGIAN
                .find("result." + quantity.id())
                .ifPresent(name ->
                        named.computeIfAbsent(name, key -> new ArrayList<>()).add(quantity)));
        named.forEach((name, quantities) -> {
            if (quantities.size() == 1) {
                add(name, Optional.of(quantities.get(0)), Optional.empty(), List.of());
            }
        });
    }

    private void add(String shown, Optional<Quantity> quantity, Optional<Axis> axis, List<String> codes) {
        phrases.add(new Phrase(split(shown), shown.replace('_', ' '), quantity, axis, codes));
    }

    private static List<String> split(String text) {
        return Arrays.stream(Words.fold(text).split("[\\s,;_()/]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * The number that some words stand for: a result, or one divided by the same elsewhere, as in {@code wage vocational
     * relative to bachelor Trøndelag}.
     *
     * @throws MeasureException when a word is unknown, no result is named, or a part of it is missing
     */
    public Measured of(String text) {
        List<String> words = split(Words.fold(text).replace(IN_RELATION_TO, " " + RELATIVE + " "));
        if (words.isEmpty()) {
            throw new MeasureException("the measure is empty, expected a result such as 'wage vocational Trøndelag'");
        }
        int relative = words.indexOf(RELATIVE);
        if (relative > 0 && relative + 1 < words.size()) {
            int other = words.get(relative + 1).equals(TO) ? relative + 2 : relative + 1;
            return relative(text, words.subList(0, relative), words.subList(other, words.size()));
        }
        List<Phrase> chosen = chosen(words, 0, new HashSet<>()).orElseThrow(() -> problem(text, words));
        return checked(text, new Measured(quantity(chosen), places(chosen), List.of()));
    }

    /** A number over the same elsewhere; what one side does not say of the place is what the other says. */
    private Measured relative(String text, List<String> words, List<String> others) {
        List<Phrase> own = chosen(words, 0, new HashSet<>()).orElseThrow(() -> problem(text, words));
        List<Phrase> theirs = chosen(others, 0, new HashSet<>(Set.of(Quantity.class)))
                .filter(phrases -> !phrases.isEmpty())
                .orElseThrow(() -> unknownPlace(text, others));
        List<Phrase> below = joined(theirs, own);
        return checked(text, new Measured(quantity(own), places(joined(own, theirs)), places(below)));
    }

    private MeasureException unknownPlace(String text, List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            if (longest(words, at).isEmpty()) {
                return unknown(text, words, at);
            }
        }
        return new MeasureException(Words.quote(text) + " has " + Words.quote(String.join(" ", words)) + " after '"
                + RELATIVE + "', expected a region, industry or group to compare with");
    }

    /** Phrases and those of others about axes that they do not name. */
    private static List<Phrase> joined(List<Phrase> phrases, List<Phrase> others) {
        Set<Axis> named =
                phrases.stream().flatMap(phrase -> phrase.axis().stream()).collect(Collectors.toSet());
        return Stream.concat(phrases.stream(), others.stream().filter(phrase -> phrase.axis()
                        .filter(axis -> !named.contains(axis))
                        .isPresent()))
                .toList();
    }

    private static Quantity quantity(List<Phrase> chosen) {
        return chosen.stream()
                .flatMap(phrase -> phrase.quantity().stream())
                .findFirst()
                .orElseThrow();
    }

    private Measured checked(String text, Measured measured) {
        measured.superfluous().stream().findFirst().ifPresent(axis -> {
            throw new MeasureException("'" + measured.quantity().id() + "' does not vary by " + axis.key() + ", but "
                    + Words.quote(text) + " names one");
        });
        try {
            measured.reading(readings, type -> 1);
        } catch (IllegalArgumentException e) {
            throw new MeasureException(e.getMessage() + " in " + Words.quote(text));
        }
        return measured;
    }

    private static List<Measured.Place> places(List<Phrase> chosen) {
        return chosen.stream()
                .flatMap(phrase ->
                        phrase.axis().map(axis -> new Measured.Place(axis, phrase.shown(), phrase.codes())).stream())
                .toList();
    }

    /** A way to read all words from a place on, with one result and each axis once; the longest phrases first. */
    private Optional<List<Phrase>> chosen(List<String> words, int from, Set<Object> used) {
        if (from == words.size()) {
            return used.contains(Quantity.class) ? Optional.of(List.of()) : Optional.empty();
        }
        for (Phrase phrase : phrases) {
            int end = from + phrase.words().size();
            Object what = phrase.axis().map(Object.class::cast).orElse(Quantity.class);
            if (end <= words.size()
                    && !used.contains(what)
                    && words.subList(from, end).equals(phrase.words())) {
                Set<Object> more = new HashSet<>(used);
                more.add(what);
                Optional<List<Phrase>> rest = chosen(words, end, more);
                if (rest.isPresent()) {
                    List<Phrase> all = new ArrayList<>(List.of(phrase));
                    all.addAll(rest.get());
                    return Optional.of(all);
                }
            }
        }
        return Optional.empty();
    }

    /** What keeps words from being read: one that is unknown, a result that is missing, or two of a kind. */
    private MeasureException problem(String text, List<String> words) {
        Map<Object, Integer> kinds = new LinkedHashMap<>();
        int from = 0;
        while (from < words.size()) {
            Optional<Phrase> longest = longest(words, from);
            if (longest.isEmpty()) {
                return unknown(text, words, from);
            }
            Phrase phrase = longest.get();
            kinds.merge(phrase.axis().map(Object.class::cast).orElse(Quantity.class), 1, Integer::sum);
            from += phrase.words().size();
        }
        if (!kinds.containsKey(Quantity.class)) {
            return new MeasureException(Words.quote(text)
                    + " names no result, expected one such as wage, output, employed or mainland product per person");
        }
        String twice = kinds.entrySet().stream()
                .filter(kind -> kind.getValue() > 1)
                .map(kind -> kind.getKey() instanceof Axis axis ? axis.plural() : "results")
                .findFirst()
                .orElse("things");
        return new MeasureException(Words.quote(text) + " names two " + twice + ", expected one");
    }

    private Optional<Phrase> longest(List<String> words, int from) {
        return phrases.stream()
                .filter(phrase -> from + phrase.words().size() <= words.size())
                .filter(phrase ->
                        words.subList(from, from + phrase.words().size()).equals(phrase.words()))
                .findFirst();
    }

    private MeasureException unknown(String text, List<String> words, int at) {
        return new MeasureException("unknown word " + Words.quote(words.get(at)) + " in " + Words.quote(text)
                + ", expected a result and the region, industry or group that it is of, in any order."
                + nearest(words, at).map(name -> " Maybe '" + name + "'.").orElse(""));
    }

    /** The name nearest to some words in a row that the unknown one is among, by letters that differ a letter. */
    private Optional<String> nearest(List<String> words, int at) {
        Optional<String> nearest = Optional.empty();
        double least = MOST_DIFFERENT;
        for (int from = Math.max(0, at - LONGEST + 1); from <= at; from++) {
            for (int to = at + 1; to <= Math.min(words.size(), from + LONGEST); to++) {
                String some = String.join(" ", words.subList(from, to));
                for (Phrase phrase : phrases) {
                    String name = String.join(" ", phrase.words());
                    double differs = (double) Words.distance(some, name) / Math.max(some.length(), name.length());
                    if (differs < least) {
                        least = differs;
                        nearest = Optional.of(phrase.shown());
                    }
                }
            }
        }
        return nearest;
    }
}
