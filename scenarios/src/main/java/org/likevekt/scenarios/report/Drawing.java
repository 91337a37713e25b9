package org.likevekt.scenarios.report;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A chart or map as it stands in another document: its title and note above it, its source below. Letters are drawn as
 * shapes, so that they look the same whatever fonts a reader has.
 *
 * @param title a finding
 * @param note what is shown
 * @param source where it is from
 * @param height of what is drawn between, in points
 * @param body draws it
 */
record Drawing(String title, String note, String source, int height, Body body) {
    static final int WIDTH = 860;
    static final Color INK = Color.decode("#1b1f24");
    static final Color SOFT = Color.decode("#57606a");
    static final Color LINE = Color.decode("#d0d7de");

    /** A pixel of a document is smaller than a point. */
    private static final int PIXELS = 2;

    /** Of the places of shapes. */
    private static final int DECIMALS = 2;

    private static final int MARGIN = 14;
    private static final Font TITLE = font(Font.BOLD, 16);
    private static final Font SMALL = font(Font.PLAIN, 11);
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** What is drawn on a canvas of {@link #WIDTH} and a height. */
    @FunctionalInterface
    interface Body {
        void draw(Graphics2D canvas, int height);
    }

    /** The font that every machine has some of. */
    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** As SVG. */
    byte[] svg() {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DECIMALS);
        SVGGraphics2D canvas = new SVGGraphics2D(context, true);
        canvas.setSVGCanvasSize(new Dimension(WIDTH, wholeHeight()));
        draw(canvas);
        Element root = canvas.getRoot();
        Element name = document.createElementNS(SVGGraphics2D.SVG_NAMESPACE_URI, "title");
        name.setTextContent(title);
        root.insertBefore(name, root.getFirstChild());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            canvas.stream(root, writer, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As PNG, of twice as many pixels. */
    byte[] png() {
        BufferedImage image = new BufferedImage(PIXELS * WIDTH, PIXELS * wholeHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.scale(PIXELS, PIXELS);
        draw(canvas);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private int wholeHeight() {
        return top() + height + MARGIN + Math.round(heightOf(broken(source, SMALL))) + MARGIN;
    }

    private int top() {
        return MARGIN + Math.round(heightOf(broken(title, TITLE)) + heightOf(broken(note, SMALL))) + MARGIN / 2;
    }

    private void draw(Graphics2D canvas) {
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, wholeHeight());
        float below = text(canvas, broken(title, TITLE), INK, MARGIN);
        text(canvas, broken(note, SMALL), SOFT, below);
        canvas.translate(0, top());
        body.draw(canvas, height);
        canvas.translate(0, -top());
        text(canvas, broken(source, SMALL), SOFT, top() + height + MARGIN);
    }

    private static float text(Graphics2D canvas, List<TextLayout> lines, Color colour, float from) {
        canvas.setColor(colour);
        float y = from;
        for (TextLayout line : lines) {
            line.draw(canvas, MARGIN, y + line.getAscent());
            y += heightOf(line);
        }
        return y;
    }

    private static float heightOf(List<TextLayout> lines) {
        return (float) lines.stream().mapToDouble(Drawing::heightOf).sum();
    }

    private static float heightOf(TextLayout line) {
        return line.getAscent() + line.getDescent() + line.getLeading();
    }

    /** A text in lines that are not wider than there is room. */
    private static List<TextLayout> broken(String text, Font font) {
        AttributedString words = new AttributedString(text);
        words.addAttribute(TextAttribute.FONT, font);
        LineBreakMeasurer measurer = new LineBreakMeasurer(words.getIterator(), METRICS);
        List<TextLayout> lines = new ArrayList<>();
        while (measurer.getPosition() < text.length()) {
            lines.add(measurer.nextLayout(WIDTH - 2f * MARGIN));
        }
        return lines;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java makes a document", e);
        }
    }
}
