package org.likevekt.scenarios.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phrase book of one language, in which {@link ScenarioExplainer} tells of scenarios. */
public final class Phrases {
    /** The languages that are spoken. */
    public static final List<String> LANGUAGES = List.of("en", "no");

    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private final String language;
    private final Properties texts;

    private Phrases(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /**
     * The phrases of a language.
     *
     * @param language en or no
     * @throws IllegalArgumentException when there is no phrase book of it
     */
    public static Phrases of(String language) {
        String file = "phrases_" + language + ".properties";
        try (InputStream stream = Optional.ofNullable(Phrases.class.getResourceAsStream(file))
                        .orElseThrow(() -> new IllegalArgumentException("no phrases in '" + language + "'"));
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return new Phrases(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** The language, en or no. */
    public String language() {
        return language;
    }

    /** The keys of all phrases. */
    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** All phrases whose key begins so, with their blanks, by their keys. */
    public SortedMap<String, String> under(String beginning) {
        SortedMap<String, String> some = new TreeMap<>();
        keys().stream().filter(key -> key.startsWith(beginning)).forEach(key -> some.put(key, texts.getProperty(key)));
        return some;
    }

    /** The phrase with that key as it is written, with its blanks. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    /** A phrase without blanks. */
    public String text(String key) {
        return text(key, Map.of());
    }

    /** A phrase with its {@code {blanks}} filled in, all at once: what fills one may look like another. */
    public String text(String key, Map<String, String> values) {
        String phrase =
                find(key).orElseThrow(() -> new IllegalStateException("no phrase '" + key + "' in " + language));
        return BLANK.matcher(phrase)
                .replaceAll(blank -> Matcher.quoteReplacement(Optional.ofNullable(values.get(blank.group(1)))
                        .orElseThrow(() ->
                                new IllegalStateException("nothing for " + blank.group() + " of '" + key + "'"))));
    }

    /** What a thing of some kind is called; what files call it where this language has no other name for it. */
    public String name(String kind, String id) {
        return find(kind + "." + id).orElse(id);
    }

    /** The key of a unit: its words with underscores between. */
    static String unitKey(String unit) {
        return unit.replaceAll("\\W+", "_");
    }

    /** A unit; as the catalogue has it where this language has no other words for it. */
    public String unit(String unit) {
        return find("unit." + unitKey(unit)).orElse(unit);
    }

    /** A number as {@link NumberText} writes it, with the signs of the language. */
    String number(double value) {
        return signed(NumberText.plain(value));
    }

    /** A share as a percentage. */
    String percent(double share) {
        return signed(NumberText.percent(share));
    }

    private String signed(String number) {
        return number.replace(".", text("decimal")).replace("-", text("minus"));
    }

    /** A number that is written as in {@link java.util.Locale#ROOT}, thousands apart by commas, with the signs of the language. */
    public String written(String number) {
        return signed(number.replace(",", "\0")).replace("\0", text("thousands"));
    }
}
