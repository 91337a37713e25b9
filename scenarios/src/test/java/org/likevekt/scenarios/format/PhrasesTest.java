package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.equations.CountyEquations;
import org.likevekt.model.equations.Equations;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.run.Economy;

/** What is told of scenarios is told in both languages, in whole sentences. */
class PhrasesTest {
    private static final Phrases ENGLISH = Phrases.of("en");
    private static final Phrases NORWEGIAN = Phrases.of("no");
    private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

    private final Economy economy = Economy.of(Optional.empty());

    @TempDir
    Path folder;

    @Test
    void bothBooksHaveTheSamePhrasesWithTheSameBlanks() {
        for (String key : ENGLISH.keys()) {
            Set<String> blanks = blanks(ENGLISH, key);
            if (key.equals("quantity")) {
                blanks.remove("{meaning}"); // the Norwegian name is the meaning
            }
            assertEquals(blanks, blanks(NORWEGIAN, key), key);
        }
        Set<String> more = new TreeSet<>(NORWEGIAN.keys());
        more.removeAll(ENGLISH.keys());
        assertEquals(named(), more);
        assertThrows(IllegalArgumentException.class, () -> Phrases.of("sv"));
    }

    private static Set<String> blanks(Phrases phrases, String key) {
        return BLANK.matcher(phrases.find(key).orElseThrow(() -> new AssertionError("no phrase " + key)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys of all that English calls what files do and Norwegian by a name of its own. */
    private Set<String> named() {
        Vocabulary words = economy.vocabulary();
        Set<String> keys = new TreeSet<>();
        for (Driver driver : Drivers.all()) {
            keys.add("quantity." + driver.name());
            keys.add("unit." + Phrases.unitKey(driver.unit()));
        }
        keys.add("quantity."
                + words.target("government_saving").orElseThrow().path().name());
        words.closures()
                .choices()
                .forEach((question, answers) ->
                        answers.forEach(answer -> keys.add("closure." + question + "." + answer)));
        words.aims().keySet().forEach(aim -> keys.add("aim." + aim));
        words.tables().keySet().forEach(table -> keys.add("table." + table));
        keys.addAll(namedInAnswers());
        // a subset of regions is called what a county is
        Stream.of(Axis.INDUSTRY, Axis.GROUP)
                .forEach(axis -> words.subsets().get(axis).keySet().forEach(subset -> keys.add("subset." + subset)));
        return keys;
    }

    /** What answers to why call results, equations and units, under every answer to every question of a closure. */
    private Set<String> namedInAnswers() {
        Set<Quantity> quantities = new LinkedHashSet<>(Quantities.all());
        Set<String> keys = new TreeSet<>(Set.of("unit.ratio", "unit.off_or_on", "result.another_closure"));
        Set<String> catalogued = Stream.concat(
                        Quantities.all().stream(), Drivers.all().stream().map(Driver::quantity))
                .map(Quantity::symbol)
                .collect(Collectors.toSet());
        for (Closure closure : closures()) {
            Equations equations = CountyEquations.of(economy.benchmark(), closure, List.of());
            quantities.addAll(equations.quantities().values());
            equations
                    .declaration()
                    .equations()
                    .forEach(family -> keys.add("equation." + family.name().replace(' ', '_')));
            equations.declaration().parameters().stream()
                    .filter(parameter -> !parameter.isStructural() && !catalogued.contains(parameter.name()))
                    .forEach(parameter -> {
                        keys.add("result." + parameter.name());
                        keys.add("unit." + Phrases.unitKey(parameter.unit()));
                    });
        }
        quantities.forEach(quantity -> {
            keys.add("result." + quantity.id());
            keys.add("unit." + Phrases.unitKey(quantity.unit()));
        });
        return keys;
    }

    private static List<Closure> closures() {
        return List.of(
                Closure.DEFAULT,
                Closure.DEFAULT.with(Closure.Labour.WAGE_CURVE),
                Closure.DEFAULT.with(Closure.Exports.CET),
                Closure.DEFAULT.with(Closure.Commuting.LOGIT),
                Closure.DEFAULT.with(Closure.Trade.POOL));
    }

    @Test
    void everyScenarioOfTheLibraryIsToldInNorwegianWithoutAnEnglishWord() {
        Set<String> english = words(ENGLISH);
        english.removeAll(words(NORWEGIAN));
        assertTrue(english.containsAll(Set.of("Multiplies", "the", "grows", "regions", "in")), english.toString());
        Drivers.all().forEach(driver -> english.add(driver.name()));
        economy.vocabulary().tables().keySet().forEach(english::add);
        economy.library().names().forEach(english::remove);
        for (String name : economy.library().names()) {
            Scenario scenario = economy.library().load(name);
            ScenarioFile file = scenario.file();
            for (Wording words : List.of(file.title(), file.description(), file.source())) {
                assertEquals(Set.copyOf(Phrases.LANGUAGES), words.translations().keySet(), name);
            }
            for (String line : told(scenario)) {
                Set<String> found = new HashSet<>(Arrays.asList(line.split("[^\\p{L}\\d_-]+")));
                found.retainAll(english);
                assertEquals(Set.of(), found, name + ": " + line);
            }
        }
    }

    private static Set<String> words(Phrases phrases) {
        return phrases.keys().stream()
                .map(key -> BLANK.matcher(phrases.find(key).orElseThrow()).replaceAll(" "))
                .flatMap(phrase -> Arrays.stream(phrase.split("[^\\p{L}\\d_-]+")))
                .filter(word -> word.length() > 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The lines of an explanation but what is quoted of a file, the name of the file, and names in it. */
    private List<String> told(Scenario scenario) {
        ScenarioFile file = scenario.file();
        List<String> quoted = Stream.of(
                        file.description().in("no"), file.source().in("no"))
                .flatMap(String::lines)
                .map(String::strip)
                .toList();
        List<String> lines = new ArrayList<>(explainer(scenario).explain(scenario, scenario.baseline()));
        lines.remove(0);
        lines.removeIf(line -> quoted.stream().anyMatch(text -> line.strip().endsWith(text)));
        lines.removeIf(line -> line.startsWith("     " + NORWEGIAN.text("note", Map.of("text", ""))));
        lines.removeIf(line -> line.startsWith("     library/"));
        lines.replaceAll(line -> line.replaceFirst("^     \\w+ i filene", "     "));
        return lines;
    }

    private ScenarioExplainer explainer(Scenario scenario) {
        Vocabulary words = economy.over(scenario.regions()).vocabulary();
        return new ScenarioExplainer(words, NORWEGIAN, (axis, code) -> {
            boolean isPlace = axis == Axis.REGION || axis == Axis.DESTINATION;
            return isPlace ? words.dictionary().axis(axis).nameOf(code) : "<" + code + ">";
        });
    }

    /** A translation is told where there is one, the author's words where there is none. */
    @Test
    void whatTheAuthorSaysIsToldInTheLanguageOfTheReader() throws IOException {
        Scenario scenario = load("words.yaml", """
                title: t
                description: {en: In English, no: På norsk}
                source: Somewhere
                shocks:
                - {set: participation, value: 0.75, note: {no: Fordi, en: Because}}
                """);
        assertEquals(
                List.of("Scenariofilen sier: På norsk", "Kilde: Somewhere"),
                explainer(scenario).brief(scenario, Optional.empty()));
        List<String> lines = explainer(scenario).explain(scenario, Optional.empty());
        assertTrue(lines.contains("     " + NORWEGIAN.text("note", Map.of("text", "Fordi"))), lines.toString());
    }

    @Test
    void differencesGoBothWays() throws IOException {
        Scenario one = load("one.yaml", TwoBaselines.ONE);
        Scenario two = load("two.yaml", TwoBaselines.TWO);
        String rest =
                "; investeringene følger det som spares; full sysselsetting, lønningene klarerer arbeidsmarkedene;"
                        + " eksporten begrenses av etterspørselen ute; pendlingen er som i basisåret; regionene handler med"
                        + " hverandre som i basisåret";
        String transfers = "overføringene til husholdninger balanserer det offentlige budsjettet" + rest;
        String saving = "offentlig sparing balanserer det offentlige budsjettet" + rest;
        String cheaper =
                " Ganger transporttjenestene for en levert enhet med 0,9, i alle regioner, på vei til Oslo, for alle"
                        + " næringer, i 2020, 2022-2023 og fra 2025.";
        String lent = " Legger −2,5 til utenlandsk sparing, i alle år.";
        assertEquals(
                List.of(
                        "Dette skiller det fra one (+ bare her, − bare der):",
                        "Det har årene 2018-2030, ikke 2018-2050.",
                        "Det har en annen lukking: " + transfers + ". Sammenligningen har: " + saving + ".",
                        "+" + cheaper,
                        "−" + lent),
                explainer(two).brief(two, two.baseline()));
        assertEquals(
                List.of(
                        "Dette skiller det fra two (+ bare her, − bare der):",
                        "Det har årene 2018-2050, ikke 2018-2030.",
                        "Det har en annen lukking: " + saving + ". Sammenligningen har: " + transfers + ".",
                        "+" + lent,
                        "−" + cheaper),
                explainer(one).brief(one, Optional.of(two)));
        assertEquals(List.of("Det skiller seg ikke fra one."), explainer(one).brief(one, Optional.of(one)));
    }

    @Test
    void whatASwapFindsAndHoldsIsToldBothWays() throws IOException {
        Scenario paid = economy.library().load("health-demand-consumption-tax");
        Scenario baseline = economy.library().load("baseline");
        String swap = "Bytte: modellen finner skatten på husholdningenes kjøp, slik at offentlig sparing innenlands ";
        String but = ", bortsett fra sjokk som endrer nettopp dette.";
        assertTrue(explainer(paid)
                .brief(paid, Optional.of(baseline))
                .contains("+ " + swap + "følger referansebanen" + but));
        assertTrue(explainer(baseline)
                .brief(baseline, Optional.of(paid))
                .contains("− " + swap + "holdes på basisårets verdi" + but
                        + " Her er det gitt slik det ble funnet der."));
    }

    @Test
    void pathsAndFallingGrowthHaveNorwegianNumbers() throws IOException {
        Scenario scenario = load("path.yaml", """
                title: path
                shocks:
                - {multiply: petroleum_activity, growth: -1.25%, years: 2020-2030}
                - {set: export_price, where: {industry: manufacturing}, path: {2019: 1.5, 2021: 2}}
                """);
        List<String> lines = explainer(scenario).explain(scenario, Optional.empty());
        assertTrue(
                lines.contains("  1. Ganger petroleumsvirksomheten med en faktor som vokser med −1,25 % i året,"
                        + " i 2020-2030, deretter uendret."),
                lines.toString());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("  2. Setter verdensmarkedsprisen på eksport til en bane"
                                + " (1,5 i 2019, 2 i 2021, lineær imellom), for industrien (7 næringer: <NMID>, ")),
                lines.toString());
    }

    /** A title that looks like a blank is not filled in. */
    @Test
    void blanksAreFilledAllAtOnce() {
        assertEquals("Source: {text} $1", ENGLISH.text("source", Map.of("text", "{text} $1")));
        assertThrows(IllegalStateException.class, () -> ENGLISH.text("source"));
        assertThrows(IllegalStateException.class, () -> ENGLISH.text("nothing"));
    }

    private Scenario load(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return new ScenarioLibrary(economy.vocabulary(), regions -> economy.vocabulary())
                .load(folder.resolve(file).toString());
    }
}
