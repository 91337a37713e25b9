package org.likevekt.scenarios.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Municipalities;
import org.likevekt.data.Partition;
import org.likevekt.model.accounts.MacroFigure;
import org.likevekt.model.accounts.MacroFigures;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import tech.tablesaw.api.Row;

/** What stands in the page: the figures of the comparison, sentences that follow from them, and nothing that can be run. */
class ReportTest {
    private static final String EVIL = "Å </script><script>alert('1')</script> <!-- & `x` ${x}";
    private static final Pattern SCRIPT = Pattern.compile("<script( [^>]*)?>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private static Path folder;

    private static Run base;
    private static Run policy;

    @BeforeAll
    static void solve() throws IOException {
        Runner runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        Files.writeString(folder.resolve("base.yaml"), "title: Reference\nhorizon: 2018-2020\n");
        Files.writeString(
                folder.resolve("policy.yaml"),
                "title: \"" + EVIL + "\"\nparent: base\nshocks:\n"
                        + "  - {set: training_rate, where: {region: Trøndelag, group: vocational}, value: 1%, years: 2019}\n");
        policy = runner.run(folder.resolve("policy.yaml").toString());
        base = policy.baseline().orElseThrow();
    }

    @Test
    void theFiguresAreThoseOfTheComparison() throws IOException {
        Comparison comparison = comparison(policy, base);
        JsonNode page = data(html(comparison, "en"));
        int looked = 0;
        for (Row row : comparison.frame()) {
            String id = row.getString("variable").equals("mainland_product_by_region")
                    ? "mainland_product"
                    : row.getString("variable");
            int place = indexOf(page.get("places"), row.getString("region"));
            JsonNode parts = measure(page, id).get("parts");
            int part = indexOf(parts, row.getString("industry") + row.getString("group"));
            int year = row.getInt("year") - 2018;
            JsonNode run = page.get("scenarios").get(0).get("levels");
            assertLevel(row.getDouble("value"), run.get("byMeasure").get(id), place, part, year);
            assertLevel(
                    row.getDouble("base"),
                    page.get("bases").get(base.fingerprint()).get("byMeasure").get(id),
                    place,
                    part,
                    year);
            looked++;
        }
        assertTrue(looked > 1000, "rows: " + looked);
    }

    private static void assertLevel(double expected, JsonNode levels, int place, int part, int year) {
        double found = levels.get(place).get(part).get(year).asDouble(Double.NaN);
        assertEquals(expected, found, 1e-6 * Math.abs(expected));
    }

    @Test
    void nothingOfAFileIsRun() throws IOException {
        String html = html(comparison(policy, base), "en");
        List<String> scripts = scripts(html);
        assertEquals(3, scripts.size(), "data, chart library and the page's own");
        assertFalse(html.contains("<script>alert"));
        assertFalse(scripts.get(0).contains("<")
                || scripts.get(0).contains(">")
                || scripts.get(0).contains("&"));
        assertEquals(
                policy.scenario().file().title().text(),
                data(html).get("scenarios").get(0).get("title").asText());
        assertTrue(html.contains("<title>Å &lt;/script&gt;&lt;script&gt;alert"), html.substring(0, 1000));
        // no text becomes markup in the browser either
        assertFalse(scripts.get(2).contains("innerHTML") || scripts.get(2).contains("insertAdjacentHTML"));
        assertTrue(scripts.get(2).contains("renderMode: 'richText'"));
    }

    @Test
    void theBrowserMayLoadNothingElse() throws IOException {
        String html = html(comparison(policy, base), "en");
        Matcher policy = Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"")
                .matcher(html);
        assertTrue(policy.find());
        String rule = policy.group(1).replace("&#39;", "'");
        assertTrue(rule.startsWith("default-src 'none'; script-src 'sha256-"), rule);
        for (String script : scripts(html).subList(1, 3)) {
            assertTrue(rule.contains("'sha256-" + hash(script) + "'"), "a browser would refuse the script");
        }
        assertFalse(rule.contains("http") || rule.contains("unsafe-eval"), rule);
        String markup = SCRIPT.matcher(html).replaceAll("");
        assertFalse(Pattern.compile("(src|href|action)=").matcher(markup).find(), "something is linked");
        assertFalse(markup.contains("@import") || markup.contains("url("), "a style loads something");
    }

    /** As from two folders: the name alone would show the figures of one under the other. */
    @Test
    void baselinesOfOneNameAreKeptApart() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(
                other.resolve("base.yaml"),
                "title: Reference\nhorizon: 2018-2020\nshocks:\n  - {multiply: productivity, where: {region: Oslo, industry:"
                        + " private_mainland}, value: 1.05, years: 2019-}\n");
        Files.writeString(other.resolve("second.yaml"), "title: Second\nparent: base\n");
        Run second = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT)
                .run(other.resolve("second.yaml").toString());
        Run itsBase = second.baseline().orElseThrow();
        assertEquals(base.name(), itsBase.name());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Report.of(
                        List.of(
                                Report.Entry.of(comparison(policy, base)),
                                Report.Entry.of(comparison(second, itsBase))),
                        "en",
                        "Oslo",
                        "likevekt 0",
                        "")
                .write(bytes);
        JsonNode page = data(bytes.toString(StandardCharsets.UTF_8));
        assertEquals(2, page.get("bases").size());
        for (JsonNode scenario : page.get("scenarios")) {
            assertTrue(
                    page.get("bases").has(scenario.get("base").asText()),
                    scenario.get("name").asText());
        }
    }

    @Test
    void scenariosOfOtherYearsAreRefused() {
        Comparison brief = Comparison.of(policy, base, 2019, Set.of(2018, 2019), Comparison.DISCOUNT_RATE);
        List<Report.Entry> entries = List.of(Report.Entry.of(comparison(policy, base)), Report.Entry.of(brief));
        assertTrue(assertThrows(IncomparableException.class, () -> Report.of(entries, "en", "Oslo", "", ""))
                .getMessage()
                .contains("has other regions or years"));
    }

    @Test
    void theSameRunsGiveTheSameBytes() throws IOException {
        assertArrayEquals(bytes(comparison(policy, base), "no"), bytes(comparison(policy, base), "no"));
    }

    @Test
    void theStoryTurnsRoundWithTheFigures() throws IOException {
        List<String> there = story(comparison(policy, base), "en", "50");
        List<String> back = story(comparison(base, policy), "en", "50");
        assertTrue(
                sentence(there, "In 2020").contains(" higher ")
                        != sentence(back, "In 2020").contains(" higher "),
                there + " " + back);
        assertTrue(
                there.get(0)
                        .matches(
                                "By 2020 training has given Trøndelag ([\\d,]+) more people with vocational education and"
                                        + " \\1 fewer with low education\\."),
                there.get(0));
        assertTrue(
                back.get(0).matches(".* more people with low education and .* fewer with vocational education\\."),
                back.get(0));
        String wages = sentence(there, "Real wages");
        assertTrue(wages.matches(".* rise by .* low education and fall by .* vocational education\\..*"), wages);
        assertTrue(wages.contains("more people with vocational education, which lowers what each is paid"), wages);
        assertTrue(wages.contains("fewer with low education, which raises it"), wages);
        String turned = sentence(back, "Real wages");
        assertTrue(turned.matches(".* rise by .* vocational education and fall by .* low education\\..*"), turned);
        assertTrue(turned.contains("more people with low education, which lowers what each is paid"), turned);
    }

    private static String sentence(List<String> story, String beginning) {
        return story.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noChangeIsToldAsNone() throws IOException {
        List<String> story = story(comparison(base, base), "en", "50");
        assertEquals(
                List.of(
                        "Real wages of all groups stay as they are.",
                        "Nobody moves in or out because of it.",
                        "In 2020 product per person in Trøndelag is what it is in the baseline.",
                        "No industry changes.",
                        "The country's mainland product is about the same.",
                        "On average residents neither gain nor lose (low education 0, vocational education 0, lower university 0"
                                + " and higher university 0)."),
                story);
        assertTrue(story(comparison(base, base), "no", "50").get(2).startsWith("I 2020 er produktet per innbygger"));
    }

    @Test
    void regionsOfSeveralCountiesAreDrawnByThem() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        members.put("Midt", List.of("15", "50"));
        members.put("18", List.of("18"));
        List<Outlines.Outline> outlines = Outlines.of(members);
        assertEquals(
                List.of("Midt", "18"),
                outlines.stream().map(Outlines.Outline::code).toList());
        assertEquals(2, outlines.get(0).paths().size());
        assertEquals(2, Set.copyOf(outlines.get(0).tiles()).size());
        members.put("99", List.of("99"));
        assertEquals(List.of(), Outlines.of(members), "a map with holes misleads");
    }

    /** As in the municipalities of one county beside the other counties. */
    @Test
    void municipalitiesAreDrawnAmongCounties() {
        Municipalities places = Municipalities.embedded(base.model().benchmark().regions());
        List<Outlines.Outline> all =
                Outlines.of(Partition.Shipped.TRONDELAG_SPLIT.of(places).members());
        assertEquals(48, all.size());
        assertEquals(38, all.stream().filter(Outlines.Outline::isNear).count());
        Outlines.Outline oslo = outline(all, "03");
        assertEquals(
                List.of(outline(Outlines.of(Map.of("03", List.of("03"))), "03").paths()), List.of(oslo.paths()));
        assertEquals(1, oslo.tiles().size(), "its one municipality's");
        assertEquals(51, outline(all, "30").tiles().size(), "Viken's municipalities");
        List<Outlines.Outline> every =
                Outlines.of(Partition.Shipped.MUNICIPALITIES.of(places).members());
        assertEquals(356, every.size());
        assertEquals(
                356,
                every.stream()
                        .flatMap(outline -> outline.tiles().stream())
                        .distinct()
                        .count());
        assertTrue(every.stream().noneMatch(Outlines.Outline::isNear), "all are small");
        assertEquals(
                159,
                Outlines.of(Partition.Shipped.LABOUR_MARKET_REGIONS.of(places).members())
                        .size());
    }

    private static Outlines.Outline outline(List<Outlines.Outline> all, String code) {
        return all.stream()
                .filter(outline -> outline.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The article's figure 4 has Trøndelag and Oslo. */
    @Test
    void industriesAreShownBesideThoseOfTheRegionThatMakesMost() throws IOException {
        JsonNode page = data(html(comparison(policy, base), "en"));
        assertEquals(
                "03", page.get("beside").get(indexOf(page.get("places"), "50")).asText());
        assertNotEquals(
                "03", page.get("beside").get(indexOf(page.get("places"), "03")).asText());
        String leaders = page.get("scenarios")
                .get(0)
                .get("told")
                .get("en")
                .get(indexOf(page.get("places"), "50"))
                .get("findings")
                .get("industries_then_now_beside")
                .asText();
        assertTrue(leaders.startsWith("In the baseline of Oslo these grow most: "), leaders);
    }

    @Test
    void eachCountyHasATileOfItsOwn() {
        List<Outlines.Outline> outlines =
                Outlines.of(Subject.counties(base.model().benchmark().regions()));
        assertEquals(11, outlines.size());
        assertEquals(
                11,
                outlines.stream()
                        .flatMap(outline -> outline.tiles().stream())
                        .distinct()
                        .count());
    }

    /** The table that the documentation of the article's sensitivity rests on is one. */
    @Test
    void aSensitivityRunTellsHowSureFiguresAre() throws IOException {
        List<Interval> all;
        try (Reader table = Files.newBufferedReader(Path.of("../validation/sensitivity/sensitivity.csv"))) {
            all = Interval.read(table);
        }
        assertTrue(all.size() > 15, "rows: " + all.size());
        for (Interval interval : all) {
            assertTrue(interval.low() < interval.high(), interval.toString());
            for (String key : List.of(
                    "sure." + interval.measure(), "sure.unit." + interval.unit().replace(' ', '_'))) {
                assertTrue(Texts.of("en").find(key).isPresent(), key);
            }
        }
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Interval.read(new StringReader("a,b\n1,2\n")))
                .getMessage()
                .contains("it is no table of 'likevekt sensitivity --out'"));
    }

    @Test
    void theLanguagesSayTheSame() {
        Set<String> english = Texts.of("en").all().keySet();
        assertEquals(english, Texts.of("no").all().keySet());
        for (String key : english) {
            assertEquals(
                    blanks(Texts.of("en").text(key)), blanks(Texts.of("no").text(key)), "what is filled in in " + key);
        }
        assertNotEquals(Texts.of("en").text("story"), Texts.of("no").text("story"));
        assertThrows(IllegalArgumentException.class, () -> Texts.of("sv"));
    }

    @Test
    void everyTextThatTheScriptAsksForIsThere() throws IOException {
        String html = html(comparison(policy, base), "en");
        String script = scripts(html).get(2);
        JsonNode texts = data(html).get("languages").get("en").get("texts");
        Matcher asked = Pattern.compile("(?:text|heading)\\('([a-z_.]+)'").matcher(script);
        Set<String> missing = new TreeSet<>();
        int found = 0;
        while (asked.find()) {
            found++;
            if (!texts.has(asked.group(1))) {
                missing.add(asked.group(1));
            }
        }
        for (String key : needed(data(html))) {
            found++;
            if (!texts.has(key)) {
                missing.add(key);
            }
        }
        assertTrue(found > 100, "texts looked for: " + found);
        assertEquals(Set.of(), missing);
    }

    @Test
    void groupsHaveTheNamesOfTheTableInBothLanguages() throws IOException {
        JsonNode languages = data(html(comparison(policy, base), "en")).get("languages");
        Map.of("en", "lower university", "no", "kort universitetsutdanning").forEach((language, name) -> {
            JsonNode words = languages.get(language);
            assertEquals(name, words.get("parts").get("lower_university").asText());
            String wage = words.get("texts")
                    .get("measure.macro_real_wage_lower_university")
                    .asText();
            assertTrue(wage.endsWith(", " + name), wage);
        });
    }

    /** Titles and notes of the charts, and names of the measures. */
    private static List<String> needed(JsonNode page) {
        List<String> keys = new ArrayList<>();
        page.get("charts").forEach(chart -> {
            keys.add("chart." + chart.get("id").asText());
            keys.add("chart." + chart.get("id").asText() + ".note");
        });
        page.get("measures")
                .forEach(measure -> keys.add("measure." + measure.get("id").asText()));
        return keys;
    }

    /** So that a strange baseline is seen and not hidden. */
    @Test
    void theMacroFiguresOfBothRunsAreThere() throws IOException {
        JsonNode page = data(html(comparison(policy, base), "en"));
        int looked = 0;
        for (MacroFigure figure : MacroFigures.of(base.model().benchmark(), base.trajectory())) {
            JsonNode levels =
                    page.get("bases").get(base.fingerprint()).get("byMeasure").get(Figures.MACRO + figure.name());
            for (int year : List.of(2018, 2019, 2020)) {
                assertLevel(figure.values().get(year), levels, 0, 0, year - 2018);
                looked++;
            }
        }
        assertTrue(looked > 100, "figures: " + looked);
        double transfers = MacroFigures.of(policy.model().benchmark(), policy.trajectory()).stream()
                .filter(figure -> figure.name().equals("transfers"))
                .findFirst()
                .orElseThrow()
                .values()
                .get(2020);
        JsonNode run = page.get("scenarios").get(0).get("levels").get("byMeasure");
        assertLevel(transfers, run.get("macro_transfers"), 0, 0, 2);
    }

    @Test
    void chartsOfTheBaselineSayFromWhereToWhere() throws IOException {
        JsonNode told = data(html(comparison(policy, base), "en"))
                .get("scenarios")
                .get(0)
                .get("told")
                .get("en")
                .get(0)
                .get("findings");
        String trade = told.get("baseline_trade").asText();
        double first = MacroFigures.of(base.model().benchmark(), base.trajectory()).stream()
                .filter(figure -> figure.name().equals("trade_balance"))
                .findFirst()
                .orElseThrow()
                .values()
                .get(2018);
        assertTrue(trade.contains(Texts.of("en").size(100 * first, 2) + " in 2018, "), trade);
        String money = told.get("public").asText();
        assertTrue(money.matches(".* transfers [+\u2212]?[0-9.]+ billion NOK.*"), money);
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        assertEquals("−13,824", Texts.of("en").signed(-13824.4, 0));
        assertEquals("+0,66", Texts.of("no").signed(0.6551, 2));
        assertEquals("13\u00a0824,5", Texts.of("no").size(-13824.5, 1));
        assertEquals("0.00", Texts.of("en").signed(-0.004, 2));
    }

    private static Set<String> blanks(String text) {
        Set<String> blanks = new TreeSet<>();
        Matcher blank = Pattern.compile("\\{(\\w+)}").matcher(text);
        while (blank.find()) {
            blanks.add(blank.group(1));
        }
        return blanks;
    }

    private static Comparison comparison(Run run, Run other) {
        return Comparison.of(run, other, 2020, Set.of(2018, 2019, 2020), Comparison.DISCOUNT_RATE);
    }

    private static List<String> story(Comparison comparison, String language, String region) throws IOException {
        JsonNode page = data(html(comparison, language));
        JsonNode told = page.get("scenarios").get(0).get("told").get(language);
        List<String> sentences = new ArrayList<>();
        told.get(indexOf(page.get("places"), region)).get("story").forEach(line -> sentences.add(line.asText()));
        return sentences;
    }

    private static byte[] bytes(Comparison comparison, String language) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Report.of(
                        List.of(Report.Entry.of(comparison)),
                        language,
                        "Trøndelag",
                        "likevekt 0",
                        "likevekt report policy.yaml")
                .write(bytes);
        return bytes.toByteArray();
    }

    private static String html(Comparison comparison, String language) throws IOException {
        return new String(bytes(comparison, language), StandardCharsets.UTF_8);
    }

    private static List<String> scripts(String html) {
        List<String> scripts = new ArrayList<>();
        Matcher script = SCRIPT.matcher(html);
        while (script.find()) {
            scripts.add(script.group(2));
        }
        return scripts;
    }

    private static JsonNode data(String html) {
        try {
            return new ObjectMapper().readTree(scripts(html).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode measure(JsonNode page, String id) {
        for (JsonNode measure : page.get("measures")) {
            if (measure.get("id").asText().equals(id)) {
                return measure;
            }
        }
        throw new AssertionError("no measure " + id + " among " + page.get("measures"));
    }

    private static int indexOf(JsonNode texts, String text) {
        for (int k = 0; k < texts.size(); k++) {
            if (texts.get(k).asText().equals(text)) {
                return k;
            }
        }
        throw new AssertionError("no '" + text + "' in " + texts);
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
