package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that a screen can hold. */
final class Paragraph {
    private static final int WIDTH = 108;

    private Paragraph() {}

    /** Breaks a line that is too long between words; what follows is indented more than its beginning. */
    static List<String> wrapped(String text) {
        return wrapped(text, WIDTH);
    }

    /** The same for lines of some width. */
    static List<String> wrapped(String text, int width) {
        if (text.length() <= width) {
            return List.of(text);
        }
        String indent = " ".repeat(text.length() - text.stripLeading().length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() + word.length() > width && !line.toString().isBlank()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent + "    ");
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
