package org.likevekt.scenarios.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.likevekt.scenarios.format.Phrases;

/** All words of the page in one language, and how that language writes numbers. */
final class Texts {
    /** The languages there are. */
    static final List<String> LANGUAGES = Phrases.LANGUAGES;

    private final String language;
    private final SortedMap<String, String> texts;
    private final DecimalFormatSymbols symbols;

    private Texts(String language, SortedMap<String, String> texts) {
        this.language = language;
        this.texts = texts;
        // set one by one: the tables of another Java write other signs
        symbols = new DecimalFormatSymbols(Locale.ROOT);
        boolean isNorwegian = language.equals("no");
        symbols.setDecimalSeparator(isNorwegian ? ',' : '.');
        symbols.setGroupingSeparator(isNorwegian ? '\u00a0' : ',');
        symbols.setMinusSign('\u2212');
    }

    /**
     * The words of a language.
     *
     * @throws IllegalArgumentException when the page does not speak it
     */
    static Texts of(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("no texts in '" + language + "', expected one of " + LANGUAGES);
        }
        String file = "texts_" + language + ".properties";
        try (InputStream stream = Optional.ofNullable(Texts.class.getResourceAsStream(file))
                        .orElseThrow(() -> new IllegalStateException(file + " is not in the program"));
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            SortedMap<String, String> texts = new TreeMap<>();
            properties.forEach((key, value) -> texts.put((String) key, (String) value));
            return new Texts(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String language() {
        return language;
    }

    /** All texts by their keys. */
    SortedMap<String, String> all() {
        return texts;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /**
     * A text with its {@code {names}} filled in.
     *
     * @throws IllegalArgumentException when there is no such text
     */
    String text(String key, Map<String, String> values) {
        String text = find(key).orElseThrow(() -> new IllegalArgumentException("no text '" + key + "' in " + language));
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    String text(String key) {
        return text(key, Map.of());
    }

    /** Words joined as in a sentence: a, b and c. */
    String list(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " " + text("and") + " "
                + words.get(words.size() - 1);
    }

    /** A number without its sign. */
    String size(double number, int decimals) {
        return format("#,##0", number, decimals).replace("\u2212", "");
    }

    /** A number, with a minus when it is below zero and not shown as zero. */
    String number(double number, int decimals) {
        return (number < 0 && !isZero(number, decimals) ? "\u2212" : "") + size(number, decimals);
    }

    /** A number with its sign. */
    String signed(double number, int decimals) {
        String text = format("#,##0", number, decimals);
        return text.startsWith("\u2212") || isZero(number, decimals) ? text : "+" + text;
    }

    /** Whether nothing of a number is seen at so many decimals. */
    static boolean isZero(double number, int decimals) {
        return rounded(number, decimals).signum() == 0;
    }

    private static BigDecimal rounded(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private String format(String pattern, double number, int decimals) {
        String whole = decimals == 0 ? pattern : pattern + "." + "0".repeat(decimals);
        return new DecimalFormat(whole, symbols).format(rounded(number, decimals));
    }
}
