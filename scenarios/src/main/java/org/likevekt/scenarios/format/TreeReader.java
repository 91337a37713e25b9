package org.likevekt.scenarios.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML or JSON into a {@link Tree}. Files come from strangers, so everything that could make a small file large
 * (aliases), deep or executable (tags) is refused; no scenario needs it.
 */
final class TreeReader {
    /** Largest file that is read, in bytes. */
    static final int MAX_BYTES = 1_000_000;

    private static final int MAX_DEPTH = 20;

    private final String file;
    private final Findings findings;

    TreeReader(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The tree, or nothing when the text cannot be read as a whole; the reason is then among the findings. */
    Optional<Tree> read(byte[] content) {
        if (content.length > MAX_BYTES) {
            return refuse("the file has " + content.length + " bytes, expected at most " + MAX_BYTES, "");
        }
        return decode(content).filter(this::isPrintable).flatMap(this::parse);
    }

    private Optional<String> decode(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return refuse("the file is not UTF-8 text", "Save it with the encoding UTF-8.");
        }
    }

    private boolean isPrintable(String text) {
        int line = 1;
        int column = 1;
        for (int point : text.codePoints().toArray()) {
            if (!StreamReader.isPrintable(point)) {
                findings.add(
                        new Mark(file, line, column),
                        String.format("the file holds the unprintable character \\u%04x, expected text", point));
                return false;
            }
            column = point == '\n' ? 1 : column + 1;
            line += point == '\n' ? 1 : 0;
        }
        return true;
    }

    private Optional<Tree> parse(String text) {
        try (JsonParser parser = factory(text).createParser(text)) {
            Tree tree = parser.nextToken() == null ? new Tree.Scalar(Mark.whole(file), "") : tree(parser, 1);
            if (tree instanceof Tree.Scalar scalar && scalar.text().isEmpty()) {
                return refuse("the file is empty, expected a scenario with at least a title", "");
            }
            if (parser.nextToken() != null) {
                findings.add(mark(parser.currentTokenLocation()), "a second document begins, expected one per file");
            }
            return Optional.of(tree);
        } catch (Refused e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            syntax(e);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** JSON is nearly YAML but for tabs and some escapes, so what begins like JSON is read as JSON. */
    private static JsonFactory factory(String text) {
        if (text.stripLeading().startsWith("{")) {
            return new JsonFactory();
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        return YAMLFactory.builder().loaderOptions(options).build();
    }

    private Tree tree(JsonParser parser, int depth) throws IOException {
        Mark mark = mark(parser.currentTokenLocation());
        refuseMachinery(parser, mark);
        if (depth > MAX_DEPTH) {
            throw refused(mark, "the nesting is deeper than " + MAX_DEPTH + " levels", "");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, mark, depth);
            case START_ARRAY -> sequence(parser, mark, depth);
            case VALUE_NULL -> new Tree.Scalar(mark, "");
            default -> new Tree.Scalar(mark, parser.getText().strip());
        };
    }

    private Tree mapping(JsonParser parser, Mark mark, int depth) throws IOException {
        List<Tree.Entry> entries = new ArrayList<>();
        Map<String, Mark> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Mark place = mark(parser.currentTokenLocation());
            refuseMachinery(parser, place);
            String key = parser.currentName().strip();
            parser.nextToken();
            Tree value = tree(parser, depth + 1);
            Mark first = seen.putIfAbsent(key, place);
            if (first == null) {
                entries.add(new Tree.Entry(place, key, value));
            } else {
                findings.add(
                        place,
                        "key " + Words.quote(key) + " is given twice, first on line " + first.line()
                                + ", expected once");
            }
        }
        return new Tree.Mapping(mark, List.copyOf(entries));
    }

    private Tree sequence(JsonParser parser, Mark mark, int depth) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(tree(parser, depth + 1));
        }
        return new Tree.Sequence(mark, List.copyOf(items));
    }

    private void refuseMachinery(JsonParser parser, Mark mark) throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw refused(
                    mark,
                    "'*" + parser.getText() + "' is a YAML alias, expected a value",
                    "Repeat the value, or inherit it with 'parent:'. The wildcard is written \"*\", in quotes.");
        }
        if (parser.getObjectId() != null) {
            throw refused(mark, "'&" + parser.getObjectId() + "' is a YAML anchor, expected a value", "Leave it out.");
        }
        if (parser.getTypeId() != null) {
            String tag = parser.getTypeId().toString().replaceFirst("^tag:yaml.org,2002:", "!!");
            throw refused(mark, "the YAML tag " + Words.quote(tag) + " is not expected here", "Leave it out.");
        }
    }

    private void syntax(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            Mark mark = new Mark(
                    file,
                    yaml.getProblemMark().getLine() + 1,
                    yaml.getProblemMark().getColumn() + 1);
            String context = yaml.getContext() == null ? "" : yaml.getContext() + ", ";
            findings.add(mark, "this is not YAML: " + Words.visible(context + yaml.getProblem()), hint(yaml));
            return;
        }
        Mark mark = e.getLocation() == null ? Mark.whole(file) : mark(e.getLocation());
        // without what the message says to programmers
        String problem =
                e.getOriginalMessage().replaceAll("(?s)\\n.*|: enable `.*", "").replaceAll("\\[Source: .*?; ", "[");
        findings.add(mark, "this is not YAML or JSON: " + Words.visible(problem));
    }

    private static String hint(MarkedYAMLException yaml) {
        String text = yaml.getContext() + " " + yaml.getProblem();
        if (text.contains("scanning an alias")) {
            return "The wildcard is written \"*\", in quotes.";
        }
        if (text.contains("TAB")) {
            return "Indent with spaces, not tabs.";
        }
        return text.contains("mapping values are not allowed") ? "Put a text that holds ': ' in quotes." : "";
    }

    private Mark mark(JsonLocation location) {
        return new Mark(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private <T> Optional<T> refuse(String message, String hint) {
        findings.add(Mark.whole(file), message, hint);
        return Optional.empty();
    }

    private Refused refused(Mark mark, String message, String hint) {
        findings.add(mark, message, hint);
        return new Refused();
    }

    /** Stops the reading of a file whose rest must not be looked at; the reason is already among the findings. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
