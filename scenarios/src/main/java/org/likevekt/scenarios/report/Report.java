package org.likevekt.scenarios.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.model.drivers.Axis;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.why.Attribution;
import org.likevekt.scenarios.why.Why;
import org.likevekt.scenarios.why.WhyWords;
import tech.tablesaw.api.Table;

/**
 * A page about scenarios and their baselines: one file of HTML with its script, style and figures inside, that asks no
 * server for anything. The same runs give the same bytes.
 */
public final class Report {
    private static final ObjectMapper JSON = mapper();

    /** Where the template's class is: the engine empties this package when it compiles. */
    private static final String TEMPLATES = Report.class.getPackageName() + ".templates";

    private final Page page;
    private final List<Entry> entries;
    private final String title;
    private final String program;
    private final String command;

    private Report(Page page, List<Entry> entries, String title, String program, String command) {
        this.page = page;
        this.entries = List.copyOf(entries);
        this.title = title;
        this.program = program;
        this.command = command;
    }

    /** A scenario as the page tells of it. */
    public static final class Entry {
        private final Subject subject;
        private final Figures figures;
        private final SortedMap<String, Explained> plain;
        private final List<Interval> intervals;
        private final SortedMap<String, List<Why>> whys;

        private Entry(
                Subject subject,
                Figures figures,
                SortedMap<String, Explained> plain,
                List<Interval> intervals,
                SortedMap<String, List<Why>> whys) {
            this.subject = subject;
            this.figures = figures;
            this.plain = plain;
            this.intervals = List.copyOf(intervals);
            this.whys = Collections.unmodifiableSortedMap(whys);
        }

        /**
         * A scenario that was solved.
         *
         * @param comparison with its baseline, over the years that are shown
         */
        public static Entry of(Comparison comparison) {
            return of(Subject.of(comparison), Figures.of(comparison));
        }

        /**
         * A scenario of which only the measures are known, such as a stored one.
         *
         * @param frame the long table of both runs, of all years that are shown
         */
        public static Entry of(Subject subject, Table frame) {
            return of(subject, Figures.of(frame, subject.regions()));
        }

        private static Entry of(Subject subject, Figures figures) {
            return new Entry(subject, figures, Collections.emptySortedMap(), List.of(), Collections.emptySortedMap());
        }

        /**
         * The same with the scenario in plain words.
         *
         * @param vocabulary in which the scenario is written
         */
        public Entry saying(Scenario scenario, Vocabulary vocabulary) {
            return new Entry(subject, figures, Explained.of(scenario, vocabulary, subject), intervals, whys);
        }

        /** The same with what a sensitivity run says of this scenario. */
        public Entry with(List<Interval> found) {
            return new Entry(subject, figures, plain, found, whys);
        }

        /**
         * The same with why some numbers moved.
         *
         * @param vocabulary of its economy
         */
        public Entry because(List<Attribution> answers, Vocabulary vocabulary) {
            SortedMap<String, List<Why>> told = new TreeMap<>();
            for (String language : Texts.LANGUAGES) {
                WhyWords words = new WhyWords(
                        vocabulary, Phrases.of(language), names(language, subject.dataset(), subject.regions()));
                told.put(language, answers.stream().map(words::told).toList());
            }
            return new Entry(subject, figures, plain, intervals, told);
        }

        Subject subject() {
            return subject;
        }

        Figures figures() {
            return figures;
        }

        /** The scenario in plain words by language; empty where nobody knows what it says. */
        SortedMap<String, Explained> plain() {
            return plain;
        }

        List<Interval> intervals() {
            return intervals;
        }

        /** Why some numbers moved, by language. */
        SortedMap<String, List<Why>> whys() {
            return whys;
        }
    }

    /**
     * A report on scenarios of one economy, over the same years.
     *
     * @param language en or no: the one that it opens in
     * @param region name of the region that it opens with, or the country's
     * @param program name and version of the program
     * @param command what makes this page
     * @throws IllegalArgumentException without a scenario, for another language, or for an unknown region
     */
    public static Report of(List<Entry> entries, String language, String region, String program, String command) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a report needs a scenario");
        }
        Texts.of(language);
        Subject first = entries.get(0).subject();
        Page page = Page.of(entries, language, code(first, region));
        String title = first.title().in(language) + (entries.size() == 1 ? "" : " (+" + (entries.size() - 1) + ")");
        return new Report(page, entries, title, program, command);
    }

    /**
     * What regions, groups and industries are called on the page.
     *
     * @param language en or no
     */
    public static BiFunction<Axis, String, String> names(String language, Dataset dataset, Classification regions) {
        return new Names(Texts.of(language), dataset, regions)::of;
    }

    private static String code(Subject subject, String region) {
        if (region.equals(Comparison.COUNTRY)) {
            return "";
        }
        return subject.regions().items().stream()
                .filter(item -> item.name().equals(region))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no region '" + region + "'"))
                .code();
    }

    /** Writes the page. */
    public void write(OutputStream target) throws IOException {
        String charts = resource("echarts.min.js");
        String script = resource("report.js");
        Sheet sheet = new Sheet(
                page.language(),
                title,
                policy(charts, script),
                resource("report.css"),
                data(),
                charts,
                script,
                program,
                command);
        Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        TemplateEngine.createPrecompiled(null, ContentType.Html, Report.class.getClassLoader(), TEMPLATES)
                .render("report.jte", sheet, new WriterOutput(writer));
        writer.flush();
    }

    /**
     * Draws every chart, of the place that the page opens with, and every map of the last year, in the language of the page and
     * without a browser.
     *
     * @param target is given each image, as SVG and as PNG, with the name of a file for it
     */
    public void draw(BiConsumer<String, byte[]> target) {
        Subject first = entries.get(0).subject();
        Names names = new Names(Texts.of(page.language()), first.dataset(), first.regions());
        new Images(entries, page.charts(), page.region(), names).drawings().forEach((name, drawing) -> {
            target.accept(name + ".svg", drawing.svg());
            target.accept(name + ".png", drawing.png());
        });
    }

    private static String policy(String... scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
        for (String script : scripts) {
            policy.append(" 'sha256-").append(hash(script)).append('\'');
        }
        // the chart library sets styles of its marks; nothing can be loaded by a style
        return policy.append("; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'")
                .toString();
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String data() {
        try {
            return JSON.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the page's figures cannot be written", e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Optional.ofNullable(Report.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not in the program"))) {
            // a browser hashes a script with its line ends as they are in the file
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.getFactory().setCharacterEscapes(new InMarkup());
        return mapper;
    }

    /** Writes what would end a script, or begin a comment in it, as escapes. */
    private static final class InMarkup extends CharacterEscapes {
        @Serial
        private static final long serialVersionUID = 1;

        private final int[] codes = standardAsciiEscapesForJSON();

        InMarkup() {
            for (char character : new char[] {'<', '>', '&'}) {
                codes[character] = ESCAPE_CUSTOM;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return codes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString(String.format("\\u%04x", character));
        }
    }
}
