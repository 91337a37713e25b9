package org.likevekt.scenarios.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** Charts and maps as images, without a browser. */
class ImagesTest {
    private static final String TITLE = "Mer fagutdanning i Trøndelag";
    private static final Map<String, byte[]> IMAGES = new TreeMap<>();

    @TempDir
    private static Path folder;

    private static Report.Entry entry;

    @BeforeAll
    static void draw() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "title: Reference\nhorizon: 2018-2020\n");
        Files.writeString(
                folder.resolve("policy.yaml"),
                "title: " + TITLE + "\nparent: base\nshocks:\n"
                        + "  - {set: training_rate, where: {region: Trøndelag, group: vocational}, value: 1%, years: 2019}\n");
        Run run = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT)
                .run(folder.resolve("policy.yaml").toString());
        Comparison comparison = Comparison.of(
                run,
                run.baseline().orElseThrow(),
                2020,
                new HashSet<>(List.of(2018, 2019, 2020)),
                Comparison.DISCOUNT_RATE);
        entry = Report.Entry.of(comparison);
        Report.of(List.of(entry), "no", "Trøndelag", "likevekt 0", "").draw(IMAGES::put);
    }

    @Test
    void eachChartIsThereAsSvgAndAsPng() throws IOException {
        assertTrue(GraphicsEnvironment.isHeadless(), "a display was asked for");
        List<String> names = new ArrayList<>();
        Charts.of(entry.figures(), 1).forEach(chart -> names.add("policy-" + chart.id() + "-50"));
        assertTrue(names.size() > 15, names.toString());
        names.add("policy-map-mainland_product_per_person");
        names.add("policy-map-tiles-mainland_product_per_person");
        for (String name : names) {
            assertTrue(IMAGES.containsKey(name + ".svg"), name);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(IMAGES.get(name + ".png")));
            assertTrue(image.getWidth() > 1000 && image.getHeight() > 300, name);
            assertTrue(colours(image) > 5, name + " is empty");
        }
        assertEquals(0, IMAGES.size() % 2);
    }

    private static int colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int colour : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            colours.add(colour);
        }
        return colours.size();
    }

    /** The chart library leaves labels out that it thinks too near each other; each is a shape of the letters' colour. */
    @Test
    void eachBarHasItsLabel() {
        Plot plot = plot("growth");
        String svg = svg("policy-growth-50");
        int labels = 0;
        Matcher text = Pattern.compile("matrix\\(1,0,0,1,([0-9.]+),[0-9.]+\\)").matcher(svg);
        while (text.find()) {
            labels += Double.parseDouble(text.group(1)) < 40 ? 1 : 0;
        }
        assertTrue(
                labels >= plot.labels().size(), labels + " of " + plot.labels().size() + " labels");
    }

    @Test
    void anImageHasTheTitleOfThePage() {
        String finding = new Story(entry.figures(), names(), "50")
                .findings(Charts.of(entry.figures(), 1))
                .get("wages");
        assertTrue(svg("policy-wages-50").contains(">" + finding.replace("&", "&amp;") + "</title"));
        assertTrue(svg("policy-map-population").contains(" 2020, " + TITLE), "in the language of the page");
    }

    @Test
    void theSameRunsGiveTheSameImages() {
        Map<String, Drawing> again =
                new Images(List.of(entry), Charts.of(entry.figures(), 1), "50", names()).drawings();
        for (String name : List.of("policy-wages-50", "policy-growth-50", "policy-map-population")) {
            assertArrayEquals(IMAGES.get(name + ".svg"), again.get(name).svg(), name);
            assertArrayEquals(IMAGES.get(name + ".png"), again.get(name).png(), name);
        }
    }

    /** The rank of a chart, and what is divided by what, worked out from the figures. */
    @Test
    void aPlotHasTheFiguresOfTheComparison() {
        Figures figures = entry.figures();
        Plot growth = plot("growth");
        double last = Double.POSITIVE_INFINITY;
        for (double value : growth.lines().get(0).values()) {
            assertTrue(value <= last, growth.toString());
            last = value;
        }
        Plot.Line low = plot("relative_wages").lines().get(0);
        assertEquals(
                figures.run(Story.WAGE, "50", "low", 2019) / figures.run(Story.WAGE, "50", "lower_university", 2019),
                low.values().get(1),
                1e-15);
        assertEquals(List.of("Trøndelag", "Norge"), names(plot("product")));
        Plots country = new Plots(List.of(entry), entry, "", names(), Charts.of(figures, 1));
        assertEquals(
                List.of("Norge"), names(country.of(chart("product"))), "of the country, it and the country are one");
    }

    private static List<String> names(Plot plot) {
        return plot.lines().stream().map(Plot.Line::name).toList();
    }

    private static Plot plot(String id) {
        return new Plots(List.of(entry), entry, "50", names(), Charts.of(entry.figures(), 1)).of(chart(id));
    }

    private static Chart chart(String id) {
        return Charts.of(entry.figures(), 1).stream()
                .filter(chart -> chart.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Names names() {
        return new Names(
                Texts.of("no"), entry.subject().dataset(), entry.subject().regions());
    }

    private static String svg(String name) {
        return new String(IMAGES.get(name + ".svg"), StandardCharsets.UTF_8);
    }
}
