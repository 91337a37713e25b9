import java.awt.Color;
import java.awt.Dimension;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.w3c.dom.Document;

/** Writes the measured rows of scale.csv as the table of README.md, between its marks, and as a plot beside it. */
final class ScaleTable {
    private static final String BEGIN = "<!-- generated: scale -->";
    private static final String END = "<!-- end of scale -->";

    private ScaleTable() {}

    private record Row(Map<String, Double> figures) {
        double of(String column) {
            return figures.getOrDefault(column, Double.NaN);
        }
    }

    public static void main(String[] words) throws IOException, ParserConfigurationException {
        Path folder = Path.of(words[0]);
        List<Row> rows = read(folder.resolve("scale.csv"));
        List<Row> triad = read(folder.resolve("triad.csv"));
        Path readme = folder.resolve("../README.md");
        String text = Files.readString(readme);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        if (from < BEGIN.length() || to < from) {
            throw new IllegalStateException(readme + " has not the marks " + BEGIN + " and " + END);
        }
        Files.writeString(readme, text.substring(0, from) + "\n" + table(rows, triad) + "\n" + text.substring(to));
        plot(rows, folder.resolve("scale.svg"));
    }

    private static List<Row> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] heads = lines.get(0).split(",");
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Map<String, Double> figures = new LinkedHashMap<>();
            String[] cells = line.split(",");
            for (int k = 0; k < heads.length; k++) {
                figures.put(heads[k], Double.valueOf(cells[k]));
            }
            rows.add(new Row(figures));
        }
        return rows;
    }

    private static String table(List<Row> rows, List<Row> triad) {
        StringBuilder text = new StringBuilder("\n|");
        rows.forEach(row -> text.append(String.format(Locale.ROOT, " %.0f regions |", row.of("regions")).replace("| |", "|")));
        text.insert(1, "| ").append(" grows with the power |\n|");
        text.append(" --- |".repeat(rows.size() + 2)).append('\n');
        line(text, rows, "unknowns", row -> row.of("unknowns"), "%.0f");
        line(text, rows, "nonzeros", row -> row.of("nonzeros"), "%.0f");
        line(text, rows, "accounts, s", row -> row.of("accounts"), "%.1f");
        line(text, rows, "the first solved year after the base year, cold, s", row -> row.of("cold"), "%.2f");
        line(text, rows, "a later year, mean, s", row -> row.of("later"), "%.2f");
        line(text, rows, "33 years, s", row -> row.of("path"), "%.1f");
        plain(text, rows, "steps; factorizations", row -> String.format(
                Locale.ROOT, "%.0f; %.0f", row.of("steps"), row.of("factorizations")));
        line(text, rows, "largest heap, with what is not yet collected, MB", row -> row.of("peak_mb"), "%.0f");
        plain(text, rows, "alive after 2019; after the last year, MB", row -> String.format(
                Locale.ROOT, "%.0f; %.0f", row.of("alive_first_mb"), row.of("alive_last_mb")));
        plain(text, rows, "products with the matrix and what else GMRES does, % of the path", row -> percent(row.of("products")));
        plain(text, rows, "residuals", row -> percent(row.of("residual")));
        plain(text, rows, "blocks of the preconditioner, or kept direct factors", row -> percent(row.of("preconditioner")));
        plain(text, rows, "factorizations", row -> percent(row.of("factors")));
        plain(text, rows, "Jacobians", row -> percent(row.of("jacobian")));
        plain(text, rows, "compiling, people, results and the rest", row -> percent(row.of("rest")));
        text.append("\nMemory (triad `a = b + 3 c`, the best of twelve): ");
        List<String> speeds = new ArrayList<>();
        triad.forEach(row -> speeds.add(String.format(
                Locale.ROOT,
                "%.1f GB a second with %.0f thread%s",
                row.of("gb_per_second"),
                row.of("threads"),
                row.of("threads") == 1 ? "" : "s")));
        Row most = rows.get(rows.size() - 1);
        double bytes = 8 * most.of("nonzeros");
        text.append(String.join(", ", speeds)).append(String.format(
                Locale.ROOT,
                ". A product with the matrix of %.0f regions reads %.0f MB, so with one thread it takes %.0f ms or more.\n",
                most.of("regions"),
                bytes / 1e6,
                1e3 * bytes / (1e9 * triad.get(0).of("gb_per_second"))));
        return text.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", share);
    }

    private static void plain(StringBuilder text, List<Row> rows, String name, Function<Row, String> cell) {
        text.append("| ").append(name).append(" |");
        rows.forEach(row -> text.append(' ').append(cell.apply(row)).append(" |"));
        text.append(" |\n");
    }

    private static void line(
            StringBuilder text, List<Row> rows, String name, Function<Row, Double> figure, String format) {
        text.append("| ").append(name).append(" |");
        rows.forEach(row -> text.append(' ').append(String.format(Locale.ROOT, format, figure.apply(row))).append(" |"));
        text.append(String.format(Locale.ROOT, " %.2f |%n", exponent(rows, figure)));
    }

    /** Slope of the straight line through the logarithms from 48 regions on, where loops of regions take the time. */
    private static double exponent(List<Row> rows, Function<Row, Double> figure) {
        List<double[]> points = new ArrayList<>();
        for (Row row : rows) {
            if (row.of("regions") >= 48) {
                points.add(new double[] {Math.log(row.of("regions")), Math.log(figure.apply(row))});
            }
        }
        double x = points.stream().mapToDouble(point -> point[0]).average().orElse(Double.NaN);
        double y = points.stream().mapToDouble(point -> point[1]).average().orElse(Double.NaN);
        double across = 0;
        double along = 0;
        for (double[] point : points) {
            across += (point[0] - x) * (point[1] - y);
            along += (point[0] - x) * (point[0] - x);
        }
        return across / along;
    }

    private static void plot(List<Row> rows, Path file) throws IOException, ParserConfigurationException {
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(430)
                .title("Seconds of processor and gigabytes of heap by number of regions")
                .xAxisTitle("regions")
                .yAxisTitle("s, GB")
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE).setLegendBorderColor(Color.WHITE);
        double[] regions = rows.stream().mapToDouble(row -> row.of("regions")).toArray();
        Map<String, Function<Row, Double>> lines = new LinkedHashMap<>();
        lines.put("accounts", row -> row.of("accounts"));
        lines.put("cold year", row -> row.of("cold"));
        lines.put("later year", row -> row.of("later"));
        lines.put("33 years", row -> row.of("path"));
        lines.put("largest heap, GB", row -> row.of("peak_mb") / 1e3);
        lines.forEach((name, figure) ->
                chart.addSeries(name, regions, rows.stream().mapToDouble(figure::apply).toArray()));
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .getDOMImplementation()
                .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(2);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(760, 430));
        chart.paint(graphics, 760, 430);
        StringWriter writer = new StringWriter();
        graphics.stream(writer, true);
        Files.writeString(file, writer.toString());
    }
}
