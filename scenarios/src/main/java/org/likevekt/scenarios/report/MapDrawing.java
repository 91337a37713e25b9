package org.likevekt.scenarios.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.batik.parser.AWTPathProducer;

/** Draws a measure of all regions on their outlines, in colours from a fall to a rise. */
final class MapDrawing {
    private static final int HEIGHT = 640;
    private static final int SCALE_WIDTH = 300;
    private static final int SCALE_HEIGHT = 12;
    private static final int STEPS = 60;
    private static final int LINE = 15;

    /** Letters on a darker colour than this are white. */
    private static final int MIDDLE = 140;

    private static final Color MISSING = Color.WHITE;

    private final Texts texts;
    private final List<Outlines.Outline> outlines;
    private final Map<String, Double> values;
    private final double most;
    private final UnaryOperator<String> label;

    private MapDrawing(
            Texts texts,
            List<Outlines.Outline> outlines,
            Map<String, Double> values,
            double most,
            UnaryOperator<String> label) {
        this.texts = texts;
        this.outlines = outlines;
        this.values = values;
        this.most = most;
        this.label = label;
    }

    /**
     * A map.
     *
     * @param values by codes of regions; not a number where there is none
     * @param most what the strongest colours stand for
     * @param label what is written on a region of that code
     */
    static Drawing of(
            String title,
            Texts texts,
            List<Outlines.Outline> outlines,
            Map<String, Double> values,
            double most,
            UnaryOperator<String> label) {
        MapDrawing map = new MapDrawing(texts, outlines, values, most, label);
        return new Drawing(title, texts.text("map.source"), texts.text("source"), HEIGHT, map::draw);
    }

    private void draw(Graphics2D canvas, int height) {
        Path2D whole = new Path2D.Double();
        outlines.forEach(outline -> whole.append(shape(outline), false));
        Rectangle2D box = whole.getBounds2D();
        int room = height - 4 * SCALE_HEIGHT;
        double scale = Math.min(room / box.getHeight(), (Drawing.WIDTH - 20) / box.getWidth());
        AffineTransform place = new AffineTransform();
        place.translate((Drawing.WIDTH - scale * box.getWidth()) / 2, 0);
        place.scale(scale, scale);
        place.translate(-box.getX(), -box.getY());
        canvas.setStroke(new BasicStroke(0.6f));
        for (Outlines.Outline outline : outlines) {
            Shape shape = place.createTransformedShape(shape(outline));
            Color colour = colour(values.getOrDefault(outline.code(), Double.NaN));
            canvas.setColor(colour);
            canvas.fill(shape);
            canvas.setColor(Drawing.SOFT);
            canvas.draw(shape);
            canvas.setColor(isDark(colour) ? Color.WHITE : Drawing.INK);
            write(canvas, label.apply(outline.code()), shape.getBounds2D());
        }
        legend(canvas, height - 2 * SCALE_HEIGHT);
    }

    /** Writes a name in the middle of a box, each word on a line. */
    private static void write(Graphics2D canvas, String name, Rectangle2D box) {
        String[] words = name.isEmpty() ? new String[0] : name.split(" ");
        for (int line = 0; line < words.length; line++) {
            TextLayout word = label(canvas, words[line]);
            double y = box.getCenterY() + LINE * (line - (words.length - 1) / 2.0) + LINE / 3.0;
            word.draw(canvas, (float) (box.getCenterX() - word.getAdvance() / 2), (float) y);
        }
    }

    private static boolean isDark(Color colour) {
        return 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue() < MIDDLE;
    }

    private void legend(Graphics2D canvas, int y) {
        int left = (Drawing.WIDTH - SCALE_WIDTH) / 2;
        int step = SCALE_WIDTH / STEPS;
        for (int k = 0; k < STEPS; k++) {
            canvas.setColor(colour(most * (2.0 * k / (STEPS - 1) - 1)));
            canvas.fillRect(left + k * step, y, step, SCALE_HEIGHT);
        }
        canvas.setColor(Drawing.INK);
        int decimals = most >= 100 ? 0 : most >= 10 ? 1 : most >= 0.1 ? 2 : 3;
        TextLayout low = label(canvas, texts.signed(-most, decimals));
        low.draw(canvas, left - 8 - low.getAdvance(), y + SCALE_HEIGHT - 2f);
        label(canvas, texts.signed(most, decimals)).draw(canvas, left + SCALE_WIDTH + 8f, y + SCALE_HEIGHT - 2f);
    }

    private static TextLayout label(Graphics2D canvas, String text) {
        return new TextLayout(text, Drawing.font(Font.PLAIN, 12), canvas.getFontRenderContext());
    }

    private static Shape shape(Outlines.Outline outline) {
        Path2D whole = new Path2D.Double();
        for (String path : outline.paths()) {
            try {
                whole.append(AWTPathProducer.createShape(new StringReader(path), Path2D.WIND_EVEN_ODD), false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return whole;
    }

    /** Between the two colours of the palette that a value lies between. */
    private Color colour(double value) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        List<String> colours = Palette.USUAL.light();
        double at = (Math.max(-1, Math.min(1, value / most)) + 1) / 2 * (colours.size() - 1);
        int from = Math.min((int) at, colours.size() - 2);
        Color low = Color.decode(colours.get(from));
        Color high = Color.decode(colours.get(from + 1));
        double share = at - from;
        return new Color(
                between(low.getRed(), high.getRed(), share),
                between(low.getGreen(), high.getGreen(), share),
                between(low.getBlue(), high.getBlue(), share));
    }

    private static int between(int low, int high, double share) {
        return (int) Math.round(low + share * (high - low));
    }
}
