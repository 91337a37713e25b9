package org.likevekt.scenarios.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarSeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a plot with the chart library: lines over years, bars for all else. */
final class ChartDrawing {
    private static final int LINES_HEIGHT = 330;
    private static final int BAR = 11;
    private static final int LEGEND_LINE = 22;
    private static final int LONGEST_LABEL = 48;

    /** Years between marks of a line, which tell lines apart without their colours. */
    private static final int MARKED = 8;

    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.CROSS,
            SeriesMarkers.PLUS,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.RECTANGLE);

    private final Plot plot;
    private final Texts texts;

    private ChartDrawing(Plot plot, Texts texts) {
        this.plot = plot;
        this.texts = texts;
    }

    static Drawing of(Plot plot, Texts texts) {
        ChartDrawing drawing = new ChartDrawing(plot, texts);
        int legend = plot.lines().size() > 1 ? LEGEND_LINE * plot.lines().size() + 20 : 0;
        String source = texts.text("source");
        if (plot.isOfYears()) {
            return new Drawing(
                    plot.title(), plot.note(), source, LINES_HEIGHT + legend, (canvas, height) -> drawing.lines(height)
                            .paint(canvas, Drawing.WIDTH, height));
        }
        if (plot.chart().isStacked()) {
            return new Drawing(
                    plot.title(), plot.note(), source, LINES_HEIGHT + 80 + legend, (canvas, height) -> drawing.stacks(
                                    height)
                            .paint(canvas, Drawing.WIDTH, height));
        }
        int bars = plot.labels().size() * (BAR * plot.lines().size() + BAR) + 60;
        return new Drawing(
                plot.title(), plot.note(), source, Math.max(160, bars) + legend, (canvas, height) -> drawing.bars(
                                height)
                        .paint(canvas, Drawing.WIDTH, height));
    }

    private XYChart lines(int height) {
        XYChart chart = new XYChart(Drawing.WIDTH, height);
        style(chart.getStyler());
        double[] years = plot.labels().stream().mapToDouble(Double::parseDouble).toArray();
        chart.getStyler()
                .setXAxisMin(years[0])
                .setXAxisMax(years[years.length - 1])
                .setXAxisTickLabelsFormattingFunction(year -> String.valueOf(Math.round(year)))
                .setYAxisTickLabelsFormattingFunction(ticks(true));
        for (Plot.Line line : plot.lines()) {
            double[] values =
                    line.values().stream().mapToDouble(Double::doubleValue).toArray();
            series(chart.addSeries(line.name() + "\u200b", years, values), line, SeriesMarkers.NONE)
                    .setShowInLegend(false);
            double[] marked = IntStream.range(0, values.length)
                    .mapToDouble(k -> k % MARKED == MARKED / 2 + line.colour() % (MARKED / 2) ? values[k] : Double.NaN)
                    .toArray();
            series(
                    chart.addSeries(line.name(), years, marked),
                    line,
                    line.isDashed() ? SeriesMarkers.NONE : MARKERS.get(line.colour() % MARKERS.size()));
        }
        return chart;
    }

    private static XYSeries series(XYSeries series, Plot.Line line, Marker marker) {
        series.setLineColor(colour(line));
        series.setMarkerColor(colour(line));
        series.setMarker(marker);
        series.setLineStyle(
                line.isDashed()
                        ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0)
                        : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        return series;
    }

    private HorizontalBarChart bars(int height) {
        HorizontalBarChart chart = new HorizontalBarChart(Drawing.WIDTH, height);
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(plot.lines().size() > 1 ? 0.75 : 0.55);
        // the library leaves out labels that are nearer each other than the hint for the other axis
        chart.getStyler()
                .setXAxisTickMarkSpacingHint(BAR * plot.lines().size() + BAR / 2)
                .setXAxisTickLabelsFormattingFunction(ticks(false));
        List<String> labels = labels();
        for (Plot.Line line : plot.lines()) {
            HorizontalBarSeries series = chart.addSeries(line.name(), shown(line), labels);
            series.setFillColor(colour(line));
        }
        return chart;
    }

    private CategoryChart stacks(int height) {
        CategoryChart chart = new CategoryChart(Drawing.WIDTH, height);
        style(chart.getStyler());
        chart.getStyler()
                .setStacked(true)
                .setXAxisTickMarkSpacingHint(1)
                .setXAxisLabelRotation(40)
                .setYAxisTickLabelsFormattingFunction(ticks(false));
        for (Plot.Line line : plot.lines()) {
            CategorySeries series = chart.addSeries(line.name(), labels(), shown(line));
            series.setFillColor(colour(line));
        }
        return chart;
    }

    private static List<@Nullable Double> shown(Plot.Line line) {
        List<@Nullable Double> shown = new ArrayList<>();
        line.values().forEach(value -> shown.add(Double.isFinite(value) ? value : null));
        return shown;
    }

    private void style(AxesChartStyler styler) {
        styler.setChartTitleVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendVisible(plot.lines().size() > 1)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Vertical)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(Drawing.font(Font.PLAIN, 12))
                .setChartFontColor(Drawing.INK);
        styler.setPlotGridLinesColor(Drawing.LINE)
                .setPlotGridLinesStroke(new BasicStroke(0.7f))
                .setAxisTickLabelsFont(Drawing.font(Font.PLAIN, 12))
                .setAxisTickLabelsColor(Drawing.INK)
                .setAxisTickMarksColor(Drawing.SOFT)
                .setAxisTitlesVisible(false);
    }

    /** The library knows labels by their text: those of one text are numbered, long ones cut. */
    private List<String> labels() {
        Map<String, Integer> known = new HashMap<>();
        return plot.labels().stream()
                .map(label -> label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "…" : label)
                .map(label -> {
                    int number = known.merge(label, 1, Integer::sum);
                    return number == 1 ? label : label + " (" + number + ")";
                })
                .toList();
    }

    /** Numbers of an axis with as many decimals as tell them apart. */
    private Function<Double, String> ticks(boolean isLine) {
        List<Double> known = plot.lines().stream()
                .flatMap(line -> line.values().stream())
                .filter(Double::isFinite)
                .toList();
        double none = isLine ? Double.NaN : 0;
        double largest = known.stream().mapToDouble(Double::doubleValue).reduce(none, ChartDrawing::larger);
        double least = -known.stream().mapToDouble(value -> -value).reduce(-none, ChartDrawing::larger);
        double span = largest - least;
        int decimals = span >= 5 ? 0 : span >= 0.5 ? 1 : span >= 0.05 ? 2 : 3;
        return tick -> texts.number(tick, decimals);
    }

    private static double larger(double one, double other) {
        return Double.isNaN(one) ? other : Math.max(one, other);
    }

    private static Color colour(Plot.Line line) {
        return Color.decode(Palette.USUAL.series().get(line.colour()));
    }
}
