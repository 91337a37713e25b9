package org.likevekt.scenarios.statbank;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.data.Municipalities;

/** Exports as Statistics Norway's statbank writes them, made from the tables that come with the program. */
final class Exports {
    static final Municipalities PLACES =
            Municipalities.embedded(Dataset.embedded().regions());
    static final Charset LATIN1 = StandardCharsets.ISO_8859_1;

    private Exports() {}

    /** The population with a title, quoted names after their codes, and one column for each year; semicolons. */
    static String population(DoubleUnaryOperator byPosition) {
        return "\"07459: Befolkning, etter region, statistikkvariabel og år\"\n\n"
                + "\"region\";\"Personer 2017\";\"Personer 2018\"\n"
                + IntStream.range(0, PLACES.municipalities().size())
                        .mapToObj(m -> line(m, byPosition.applyAsDouble(m)))
                        .collect(Collectors.joining())
                + "\"9999 Uoppgitt\";0;..\n"
                + "\n\"Tall per 1. januar.\"\n";
    }

    private static String line(int m, double value) {
        Classification.Item item = PLACES.municipalities().items().get(m);
        return String.format(Locale.ROOT, "\"%s %s\";..;%.0f%n", item.code(), item.name(), value);
    }

    /** The same as the tables have it. */
    static String population() {
        return population(m -> PLACES.population().get((int) m));
    }

    /** Commuters between municipalities as JSON-stat 2, workplaces first. */
    static String commuting(List<String> codes, DoubleUnaryOperator change) {
        String index = IntStream.range(0, codes.size())
                .mapToObj(k -> "\"" + codes.get(k) + "\": " + k)
                .collect(Collectors.joining(", ", "{\"index\": {", "}}"));
        String values = codes.stream()
                .flatMap(work -> codes.stream().map(home -> commuters(home, work)))
                .map(value -> Long.toString(Math.round(change.applyAsDouble(value))))
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"version\": \"2.0\", \"class\": \"dataset\", \"label\": \"03321: Sysselsatte, etter arbeidsstedskommune,"
                + " bostedskommune, statistikkvariabel og år\", \"updated\": \"2019-03-21T07:00:00Z\","
                + " \"id\": [\"ArbstedKomm\", \"Bokommuen\", \"ContentsCode\", \"Tid\"],"
                + " \"size\": [" + codes.size() + ", " + codes.size() + ", 1, 1], \"dimension\": {"
                + "\"ArbstedKomm\": {\"label\": \"arbeidsstedskommune\", \"category\": " + index + "},"
                + "\"Bokommuen\": {\"label\": \"bostedskommune\", \"category\": " + index + "},"
                + "\"ContentsCode\": {\"category\": {\"index\": [\"Sysselsatte\"],"
                + " \"label\": {\"Sysselsatte\": \"Sysselsatte\"}}},"
                + "\"Tid\": {\"category\": {\"index\": {\"2018\": 0}, \"label\": {\"2018\": \"2018\"}}}},"
                + "\"value\": " + values + "}";
    }

    private static double commuters(String home, String work) {
        boolean known = PLACES.municipalities().contains(home)
                && PLACES.municipalities().contains(work);
        return known ? PLACES.commuting().get(home, work) : 0;
    }

    static Path write(Path folder, String name, String text, Charset letters) throws IOException {
        Path file = folder.resolve(name);
        // letters that an encoding lacks become question marks, as at the statbank
        Files.write(file, text.getBytes(letters));
        return file;
    }
}
