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
    static final Dataset COUNTIES = Dataset.embedded();
    static final Municipalities PLACES = Municipalities.embedded(COUNTIES.regions());
    static final Charset LATIN1 = StandardCharsets.ISO_8859_1;

    private static final List<String> LEVELS = List.of("01", "02a", "11", "03a", "04a", "09a");

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

    /** Employed by place of residence and of work in groups of industries, with the sum of all and of both sexes beside them. */
    static String industries() {
        return "\"07984: Sysselsatte, etter region, næring (SN2007), kjønn, statistikkvariabel og år\"\n\n"
                + "\"region\";\"næring (SN2007)\";\"kjønn\";\"Sysselsatte personer etter bosted 2018\";"
                + "\"Sysselsatte personer etter arbeidssted 2018\"\n"
                + PLACES.municipalities().codes().stream()
                        .map(Exports::industries)
                        .collect(Collectors.joining());
    }

    private static String industries(String code) {
        double home = PLACES.employedResidents().get(code);
        double work = PLACES.employedWorkplace().get(code);
        double farms = Math.rint(work / 10);
        return String.format(
                Locale.ROOT,
                "\"%1$s\";\"00-99 Alle næringer\";\"0 Begge kjønn\";%2$.0f;%3$.0f%n"
                        + "\"%1$s\";\"01-03 Jordbruk, skogbruk og fiske\";\"0 Begge kjønn\";%2$.0f;%4$.0f%n"
                        + "\"%1$s\";\"05-99 Alt annet\";\"0 Begge kjønn\";0;%5$.0f%n"
                        + "\"%1$s\";\"00 Uoppgitt\";\"0 Begge kjønn\";0;0%n",
                code,
                home,
                work,
                farms,
                work - farms);
    }

    /** Persons by education, as shares of the people that make Trøndelag's sum that of its own table. */
    static String education() {
        int trondelag = PLACES.counties().indexOf("50");
        double county = COUNTIES.educated().get(trondelag, 0)
                + COUNTIES.educated().get(trondelag, 2)
                + COUNTIES.educated().get(trondelag, 3);
        double share = county / COUNTIES.population().get(trondelag);
        return "Region,Nivaa,Kjonn,ContentsCode,Tid,value\n"
                + IntStream.range(0, PLACES.municipalities().size())
                        .filter(m -> PLACES.county(m) == trondelag)
                        .mapToObj(m -> education(
                                PLACES.municipalities().code(m),
                                share * PLACES.population().get(m)))
                        .collect(Collectors.joining());
    }

    private static String education(String code, double persons) {
        return LEVELS.stream()
                .map(level -> String.format(
                        Locale.ROOT, "%s,%s,0,Personer,2020,%.0f%n", code, level, persons / LEVELS.size()))
                .collect(Collectors.joining());
    }

    /** People of all ages in years, a hundredth of them in each year from 0 to 99. */
    static String ages() {
        return "region;alder;Personer 2018\n"
                + IntStream.range(0, PLACES.municipalities().size())
                        .boxed()
                        .flatMap(m -> IntStream.range(0, 100)
                                .mapToObj(age -> String.format(
                                        Locale.ROOT,
                                        "%s;%s;%.2f%n",
                                        PLACES.municipalities().code(m),
                                        age == 99 ? "99 år eller eldre" : age + " år",
                                        PLACES.population().get(m) / 100)))
                        .collect(Collectors.joining());
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
