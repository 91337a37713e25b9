package org.likevekt.scenarios.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.replay.PublishedMeasure;
import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.scenarios.why.Answer;

/** The page in a real browser, where the machine has Chromium. */
class ReportInBrowserTest {
    private static final List<Integer> YEARS = List.of(2018, 2019, 2020);

    /** Markup, quotes, letters beyond ASCII, some written from the right to the left, and 200 characters in all. */
    private static final String STRANGE =
            "Trained \"<img src=x onerror=alert(1)>\" <script>alert(2)</script> æøå \u0645\u0631\u062D\u0628\u0627 "
                    + "long".repeat(34);

    @TempDir
    private static Path folder;

    private static Path page;
    private static List<Report.Entry> entries;
    private static Browser browser;
    private static boolean isTouched = true;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium on this machine");
        Files.writeString(folder.resolve("base.yaml"), "title: Reference\nhorizon: 2018-2020\n");
        Runner runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        page = folder.resolve("report.html");
        entries = List.of(
                entry(
                        runner,
                        "one",
                        "'" + STRANGE + "'",
                        "{set: training_rate, where: {region: Trøndelag,"
                                + " group: vocational}, value: 1%, years: 2019}"),
                entry(
                        runner,
                        "two",
                        "{en: Productive, no: Produktivt}",
                        "{multiply: productivity, where: {region: Oslo, industry:"
                                + " private_mainland}, value: 1.01, years: 2019-}"));
        Report report = Report.of(entries, "en", "Trøndelag", "likevekt 0", "likevekt report one.yaml two.yaml");
        try (OutputStream target = Files.newOutputStream(page)) {
            report.write(target);
        }
        browser = Browser.start(program.orElseThrow(), folder);
    }

    private static Report.Entry entry(Runner runner, String name, String title, String shock) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, "title: " + title + "\nparent: base\nshocks:\n  - " + shock + "\n");
        Run run = runner.run(file.toString());
        Run base = run.baseline().orElseThrow();
        Vocabulary vocabulary = runner.economy().vocabulary();
        Comparison comparison = Comparison.of(run, base, 2020, Set.copyOf(YEARS), Comparison.DISCOUNT_RATE);
        return Report.Entry.of(comparison)
                .saying(run.scenario(), vocabulary)
                .with(
                        name.equals("one")
                                ? List.of(
                                        interval("one", "product_per_person_against_baseline", ""),
                                        interval("one", "wage_against_baseline", "vocational"))
                                : List.of())
                .because(
                        name.equals("one")
                                ? new Answer(run, base, vocabulary)
                                        .why(List.of("wage vocational Trøndelag", "output BYGG Trøndelag"), 2020, 2, 4)
                                : List.of(),
                        vocabulary);
    }

    private static Interval interval(String scenario, String measure, String detail) {
        PublishedRow claim = new PublishedRow(
                "I1",
                scenario,
                PublishedMeasure.valueOf(measure.toUpperCase(Locale.ROOT)),
                List.of("Trøndelag"),
                detail.isEmpty() ? List.of() : List.of(detail),
                2020,
                2020,
                PublishedRow.Kind.SIGN,
                "+",
                "percent",
                "",
                "");
        return new Interval(claim, 0.5, -0.25, 1.25, 0.9, "foreign", 40);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** To draw the page takes longest: tests that leave it as it is share one. */
    @BeforeEach
    void open() {
        if (isTouched) {
            browser.resize(1440, 900);
            browser.open(page);
            isTouched = false;
        }
    }

    private static void act(String expression) {
        isTouched = true;
        browser.evaluate(expression);
    }

    @Test
    void itIsDrawnWithoutAComplaintAndAsksNobody() {
        long others = browser.requests().stream()
                .filter(url ->
                        !url.equals(page.toUri().toString()) && !url.startsWith("data:") && !url.startsWith("blob:"))
                .count();
        assertEquals(0, others, browser.requests().toString());
        assertEquals(List.of(), browser.complaints());
        assertEquals(0, number("document.querySelectorAll('img').length"), "a title has become markup");
    }

    @Test
    void aStrangeTitleIsShownAsItIs() {
        assertTrue(STRANGE.length() >= 200, "characters: " + STRANGE.length());
        String shown = text("#title");
        assertTrue(shown.contains(STRANGE), shown);
        // what follows a title is written in the page's direction
        assertEquals("\u2068" + STRANGE + "\u2069: Trøndelag", shown);
        assertTrue(browser.evaluate("document.title").asText().contains(STRANGE));
    }

    /** As many marks as data: a line for each series, a bar for each figure, an outline for each region. */
    @Test
    void chartsHaveAsManyMarksAsData() {
        assertEquals(4, lines("wages"));
        assertEquals(4, lines("moves"));
        assertEquals(2, lines("product"));
        assertEquals(6, lines("relative_wages"));
        assertEquals(5, lines("public"));
        assertEquals(6, lines("baseline_use"));
        assertEquals(8, bars("moves_trained"));
        assertEquals(4, bars("scenarios"));
        assertEquals(48, bars("moves_places"));
        assertEquals(24, bars("industries"));
        assertEquals(10, bars("welfare"));
        assertEquals(24, bars("growth"));
        assertEquals(
                11,
                number(
                        "echarts.getInstanceByDom(document.querySelector('[data-chart=map]')).getOption().series[0].data.filter(d =>"
                                + " Number.isFinite(d.value)).length"));
        assertEquals(
                number("document.querySelectorAll('[data-chart]').length"),
                number("document.querySelectorAll('[data-chart] svg').length"));
    }

    /** The page's script and the images make the same of the same figures, though the page keeps seven digits. */
    @Test
    void chartsAndImagesShowTheSame() {
        Report.Entry first = entries.get(0);
        List<Chart> charts = Charts.of(first.figures(), entries.size());
        Names names = new Names(
                Texts.of("en"), first.subject().dataset(), first.subject().regions());
        Plots plots = new Plots(entries, first, "50", names, charts);
        browser.await(
                "document.querySelectorAll('[data-chart]').length === document.querySelectorAll('[data-chart] svg').length");
        for (Chart chart : charts) {
            Plot plot = plots.of(chart);
            String canvas = "document.querySelector('[data-chart=" + chart.id() + "]')";
            String option = "echarts.getInstanceByDom(" + canvas + ").getOption()";
            assertEquals(
                    plot.labels(), texts(option + "." + (plot.isOfYears() ? "x" : "y") + "Axis[0].data"), chart.id());
            assertEquals(
                    plot.lines().stream().map(Plot.Line::name).toList(), texts(option + ".series.map(s => s.name)"));
            String caption = canvas + ".parentElement.querySelector('figcaption')";
            assertEquals(plot.title(), text(caption, "h3"));
            assertEquals(plot.note(), text(caption, "p"));
            List<String> shown = texts(option + ".series.flatMap(s => s.data)");
            List<Double> drawn = plot.lines().stream()
                    .flatMap(line -> line.values().stream())
                    .toList();
            assertEquals(drawn.size(), shown.size(), chart.id());
            for (int k = 0; k < drawn.size(); k++) {
                double onPage = shown.get(k).isEmpty() ? Double.NaN : Double.parseDouble(shown.get(k));
                assertEquals(drawn.get(k), onPage, 0.02 + 1e-5 * Math.abs(drawn.get(k)), chart.id() + " " + k);
            }
        }
    }

    private static List<String> texts(String expression) {
        return List.of(browser.evaluate(expression + ".join('\\n')").asText().split("\n", -1));
    }

    private static String text(String element, String selector) {
        return browser.evaluate(element + ".querySelector('" + selector + "').textContent")
                .asText();
    }

    @Test
    void eachChartHasItsTable() {
        act("document.querySelectorAll('#charts [aria-expanded]').forEach(button => button.click())");
        assertEquals(
                number("document.querySelectorAll('#charts figure').length"),
                number("document.querySelectorAll('#charts figure table').length"));
        assertEquals(
                3,
                number(
                        "document.querySelector('[data-chart=wages]').parentElement.querySelectorAll('tbody tr').length"));
    }

    @Test
    void theLanguageIsSwitched() {
        String english = text("#story");
        act("[...document.querySelectorAll('#controls button')].find(b => b.textContent === 'Norsk').click()");
        assertTrue(text("#story").startsWith("Fortellingen"), text("#story"));
        assertNotEquals(english, text("#story"));
        String plain = text("#plain");
        assertTrue(
                plain.contains("Setter andelen som går fra lav utdanning til denne gruppen hvert år til 0,01"), plain);
        assertTrue(plain.contains("yrkesutdanning, i 2019"), plain);
        assertEquals("nb", browser.evaluate("document.documentElement.lang").asText());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void themeRegionAndScenarioAreChosen() {
        String theme =
                browser.evaluate("document.documentElement.dataset.theme").asText();
        act("document.querySelector('#controls [aria-pressed]').click()");
        assertNotEquals(
                theme,
                browser.evaluate("document.documentElement.dataset.theme").asText());
        choose("#controls select", 1, "1");
        choose("#controls select", 0, "1");
        assertTrue(text("#story").contains("product per person in Oslo is"), text("#story"));
        assertTrue(text("#title").startsWith("Productive: Oslo"), text("#title"));
        act("[...document.querySelectorAll('#controls button')].find(b => b.textContent === 'Norsk').click()");
        assertTrue(text("#title").startsWith("Produktivt: Oslo"), text("#title"));
    }

    @Test
    void theMapGoesThroughTheYears() {
        act("const s = document.querySelector('#map input[type=range]'); s.value = 2019;"
                + " s.dispatchEvent(new Event('input'))");
        assertTrue(text("#map figcaption").contains("2019"), text("#map figcaption"));
        act("document.querySelector('#map button').click()");
        browser.await("document.querySelector('#map figcaption').textContent.includes('2020')");
        act("document.querySelector('#map button').click()");
    }

    @Test
    void whyANumberMovedIsFollowedDown() {
        assertTrue(text("#why h3").contains("Trøndelag, 2020"), text("#why h3"));
        assertTrue(number("document.querySelectorAll('#why .terms li').length") > 3, text("#why .terms"));
        assertTrue(number("document.querySelectorAll('#why details').length") > 1, "an equation behind a term");
        assertTrue(number("document.querySelectorAll('#why table').length") >= 3, "by shock, year and region");
    }

    /** The page's language is that of its answers too, and what was open is told as the rest. */
    @Test
    void whyANumberMovedIsToldInTheLanguageOfThePage() {
        assertTrue(text("#why h3").startsWith("wage, vocational education, Trøndelag, 2020"), text("#why h3"));
        act("[...document.querySelectorAll('#controls button')].find(b => b.textContent === 'Norsk').click()");
        assertTrue(text("#why h3").startsWith("lønn etter arbeidssted, yrkesutdanning, Trøndelag"), text("#why h3"));
        String told =
                browser.evaluate("document.querySelector('#why').textContent").asText();
        for (String word :
                List.of("Likningen bak", "arbeidsmarkedet", "Etter sjokkets år", "Sett fra", "bygg og anlegg")) {
            assertTrue(told.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)), word + ": " + told);
        }
        for (String word : List.of("wage", "supply", "market", "Seen", "demand", "index", "Sets", "MNOK", "output")) {
            assertFalse(told.matches("(?s).*\\b" + word + "\\b.*"), word + ": " + told);
        }
        assertEquals(0, number("document.querySelectorAll('#why [lang]').length"));
    }

    @Test
    void howSureFiguresAreStandsBesideThem() {
        assertTrue(text("#cards").contains("90 %: −0.25 to +1.25"), text("#cards"));
        assertEquals(2, number("document.querySelectorAll('#sure tbody tr').length"));
        assertTrue(text("#sure tbody").contains("vocational education"), text("#sure tbody"));
        choose("#controls select", 1, "1");
        assertFalse(text("#cards").contains("90 %"), "an interval of another region");
        choose("#controls select", 0, "1");
        assertEquals("", text("#sure"), "nothing is known of the other scenario");
    }

    @Test
    void theMapHasAViewOfTiles() {
        choose("#map select", 1, "tiles");
        assertEquals(
                "tiles",
                browser.evaluate(
                                "echarts.getInstanceByDom(document.querySelector('[data-chart=map]')).getOption().series[0].map")
                        .asText());
        assertTrue(text("#map svg").contains("Trøndelag"), "tiles are named");
        assertTrue(text("#map .source").contains("© Kartverket"), text("#map .source"));
        assertEquals(List.of(), browser.complaints());
    }

    /** What is saved stands alone in another document: with its title, as SVG and, drawn from that, as PNG. */
    @Test
    void whatIsSavedHasItsTitle() {
        act("window.saved = []; URL.createObjectURL = blob => { blob.text().then(t => window.saved.push(t)); return"
                + " 'blob:none'; }; HTMLAnchorElement.prototype.click = () => {}");
        act("document.querySelector('[data-chart=wages]').parentElement.querySelectorAll('.tools button')[2].click()");
        browser.await("window.saved.length === 1");
        String svg = browser.evaluate("window.saved[0]").asText();
        assertTrue(svg.startsWith("<svg") && svg.contains("Real wages"), svg.substring(0, 300));
        act("document.querySelector('#map .tools').querySelectorAll('button')[3].click()");
        browser.await("window.saved.length === 2");
        assertEquals(
                13, browser.evaluate("window.saved[1]").asText().lines().count(), "a head, the country, each region");
    }

    @Test
    void theTableIsSearchedAndSorted() {
        act(
                "const i = document.querySelector('#everything input'); i.value = 'ships'; i.dispatchEvent(new Event('input'))");
        assertEquals(12, number("document.querySelectorAll('#everything tbody tr').length"), "ships in all places");
        act("document.querySelectorAll('#everything thead button')[4].click()");
        assertEquals(
                "descending",
                browser.evaluate("document.querySelectorAll('#everything th')[4].ariaSort")
                        .asText());
        assertEquals("Norway", text("#everything tbody tr td"), "the country has most of it");
    }

    @ParameterizedTest
    @CsvSource({"360, light", "1440, dark"})
    void nothingIsWiderThanTheWindow(int width, String theme) {
        isTouched = true;
        browser.resize(width, 900);
        browser.open(page);
        if (!browser.evaluate("document.documentElement.dataset.theme").asText().equals(theme)) {
            act("document.querySelector('#controls [aria-pressed]').click()");
        }
        assertEquals(
                "",
                browser.evaluate(
                                "[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, svg') &&"
                                        + " e.getBoundingClientRect().right > " + width
                                        + " + 0.5).map(e => e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 40)).join('; ')")
                        .asText(),
                "what sticks out");
    }

    /** The audit that accessibility tools build on: nothing serious, in either theme and language, with all tables open. */
    @ParameterizedTest
    @CsvSource({"light, Norsk", "dark, Norsk"})
    void anAccessibilityAuditFindsNothingSerious(String theme, String language) throws IOException {
        if (!browser.evaluate("document.documentElement.dataset.theme").asText().equals(theme)) {
            act("document.querySelector('#controls [aria-pressed]').click()");
        }
        if (theme.equals("dark")) {
            act("[...document.querySelectorAll('#controls button')].find(b => b.textContent === '" + language
                    + "').click()");
        }
        act("document.querySelectorAll('#charts [aria-expanded], details').forEach(e => e.open === undefined ?"
                + " e.click() : e.open = true)");
        act(axe());
        act(
                "axe.run({resultTypes: ['violations']}).then(found => { window.found = found.violations; window.passed = found.passes.length; })");
        browser.await("window.found !== undefined");
        assertEquals(
                "",
                browser.evaluate(
                                "window.found.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id + ': ' +"
                                        + " v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')).join('\\n')")
                        .asText());
        assertTrue(number("window.passed") > 20, "rules that were held: " + number("window.passed"));
        assertTrue(number("document.querySelectorAll('#charts table').length") > 5, "tables were looked at");
    }

    private static String axe() throws IOException {
        try (InputStream script = ReportInBrowserTest.class.getResourceAsStream(
                "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; true";
        }
    }

    /** As when a telephone is turned: years on an axis are as many as there is room for. */
    @Test
    void aChartIsDrawnAnewInAnotherWidth() {
        isTouched = true;
        String label = "echarts.getInstanceByDom(document.querySelector('[data-chart=industries]')).getOption()"
                + ".yAxis[0].axisLabel.width";
        int wide = number(label);
        browser.resize(400, 900);
        browser.await(label + " < " + wide);
    }

    @Test
    void itIsPrinted() {
        assertTrue(browser.pdf().length > 50_000, "an empty print");
    }

    /** Paper is narrower than a screen, and light. */
    @Test
    void noChartIsCutOnPaperAndNoneIsDark() {
        isTouched = true;
        act(
                "[...document.querySelectorAll('[data-control=theme]')].filter(b => b.ariaPressed === 'false').forEach(b => b.click())");
        browser.media("print");
        browser.resize(700, 1000);
        act("dispatchEvent(new Event('beforeprint'))");
        assertTrue(number("document.querySelectorAll('figure svg').length") > 8);
        assertEquals(
                0,
                number(
                        "[...document.querySelectorAll('figure svg, table')].filter(e => e.getBoundingClientRect().right >"
                                + " (e.closest('figure') ?? document.body).getBoundingClientRect().right + 1).length"),
                "cut");
        String paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper')";
        assertEquals("#ffffff", browser.evaluate(paper).asText());
        act("dispatchEvent(new Event('afterprint'))");
        browser.media("");
        assertEquals("#14181d", browser.evaluate(paper).asText());
    }

    @Test
    void whatTheProductOfARegionRestsOnIsTold() {
        double sum = browser.evaluate("Object.values(JSON.parse(document.getElementById('data').textContent).grades[0])"
                        + ".reduce((a, b) => a + b)")
                .asDouble();
        assertEquals(1, sum, 1e-6);
        assertTrue(text("[data-grades]").contains("%"), text("[data-grades]"));
    }

    private static int lines(String chart) {
        return number("[...document.querySelectorAll('[data-chart=" + chart
                + "] svg path')].filter(p => p.getAttribute('stroke-width') === '2.2').length");
    }

    private static int bars(String chart) {
        return number("echarts.getInstanceByDom(document.querySelector('[data-chart=" + chart
                + "]')).getOption().series.flatMap(s => s.data).filter(Number.isFinite).length");
    }

    private static void choose(String selector, int which, String value) {
        act("{ const s = document.querySelectorAll('" + selector + "')[" + which + "]; s.value = '" + value
                + "'; s.dispatchEvent(new Event('change')); }");
    }

    private static int number(String expression) {
        return browser.evaluate(expression).asInt(-1);
    }

    private static String text(String selector) {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }
}
