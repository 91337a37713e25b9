package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the smallest parts of a file: texts, words, numbers, years. */
final class Literals {
    private static final Pattern NUMBER = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(%?)");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+\\s*%?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    // an en dash is what a word processor makes of a hyphen
    private static final Pattern RANGE = Pattern.compile("(\\d{4})\\s*[-\\u2013]\\s*(\\d{4})?");
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_NUMBER = 40;

    private final Findings findings;

    Literals(Findings findings) {
        this.findings = findings;
    }

    /** A text without control characters, which could otherwise reach a terminal. */
    Optional<String> text(Tree tree, String what) {
        Optional<String> text = word(tree, what, "a text");
        if (text.isPresent() && text.get().length() > LONGEST_TEXT) {
            findings.add(
                    tree.mark(),
                    what + " has " + text.get().length() + " characters, expected at most " + LONGEST_TEXT);
            return Optional.empty();
        }
        boolean clean = text.stream().flatMapToInt(String::codePoints).noneMatch(Literals::isControl);
        if (!clean) {
            findings.add(tree.mark(), what + " holds a control character, expected plain text");
            return Optional.empty();
        }
        return text;
    }

    /** A text, or a block with the same text in some languages: the author's is then the first of {@link Phrases#LANGUAGES}. */
    Optional<Wording> wording(Tree tree, String what) {
        if (!(tree instanceof Tree.Mapping)) {
            return text(tree, what).map(Wording::of);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Fields.of(tree, what, Phrases.LANGUAGES, findings).ifPresent(block -> {
            if (Phrases.LANGUAGES.stream()
                    .allMatch(language -> block.find(language).isEmpty())) {
                findings.add(block.mark(), what + " is in no language, expected a text for en, no or both");
            }
            Phrases.LANGUAGES.forEach(language -> block.find(language)
                    .flatMap(text -> text(text, what + " in '" + language + "'"))
                    .ifPresent(text -> texts.put(language, text)));
        });
        return texts.values().stream().findFirst().map(first -> new Wording(first, texts));
    }

    /** A single word or text, which must not be empty. */
    Optional<String> word(Tree tree, String what, String expected) {
        if (tree instanceof Tree.Scalar scalar && !scalar.text().isEmpty()) {
            return Optional.of(scalar.text());
        }
        findings.add(tree.mark(), what + " is " + tree.kind() + ", expected " + expected);
        return Optional.empty();
    }

    /** A finite number; "1%" and "1 %" are 0.01. */
    OptionalDouble number(Tree tree, String what) {
        Optional<String> word = word(tree, what, "a number such as 0.71 or 1%");
        if (word.isEmpty()) {
            return OptionalDouble.empty();
        }
        Matcher matcher = NUMBER.matcher(word.get());
        if (word.get().length() > LONGEST_NUMBER || !matcher.matches()) {
            findings.add(
                    tree.mark(),
                    what + " is " + Words.quote(word.get()) + ", expected a number such as 0.71 or 1%",
                    numberHint(word.get()));
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(matcher.group(1)) / (matcher.group(2).isEmpty() ? 1 : 100);
        if (!Double.isFinite(value)) {
            findings.add(tree.mark(), what + " is " + Words.quote(word.get()) + ", expected a finite number");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value);
    }

    /**
     * What a shock sets, multiplies by or adds. A plus sign reads as a change, and so does a percentage of a factor: whoever
     * writes {@code set ... +10%} or {@code multiply ... 10%} means a tenth more, and would get a tenth.
     */
    OptionalDouble operand(Tree tree, String what, Operation operation) {
        OptionalDouble number = number(tree, what);
        if (number.isEmpty() || operation == Operation.ADD) {
            return number;
        }
        String word = ((Tree.Scalar) tree).text();
        boolean isPercentage = word.endsWith("%");
        if (!word.startsWith("+") && !(isPercentage && operation == Operation.MULTIPLY)) {
            return number;
        }
        double value = number.getAsDouble();
        findings.add(
                tree.mark(),
                what + " is " + Words.quote(word) + ", which reads as a change, but '" + operation.key() + "' "
                        + (operation == Operation.SET ? "gives the driver this value: " : "takes a factor: ")
                        + NumberText.plain(value),
                isPercentage
                        ? "For a change of " + NumberText.percent(value) + " write 'multiply' with "
                                + NumberText.plain(1 + value) + "."
                        : "Maybe 'add'; else leave out the plus sign.");
        return OptionalDouble.empty();
    }

    /** A list of trees; a single one counts as a list of one. */
    static List<Tree> items(Tree tree) {
        return tree instanceof Tree.Sequence sequence ? sequence.items() : List.of(tree);
    }

    /** Single years and ranges; nothing, with a finding, when one of them is wrong. */
    Optional<Years> years(Tree tree) {
        List<Tree> items = items(tree);
        if (items.isEmpty()) {
            findings.add(tree.mark(), "years is an empty list, so the shock touches nothing; expected a year or more");
            return Optional.empty();
        }
        List<Years.Range> ranges = new ArrayList<>();
        items.forEach(item -> range(item, "years").ifPresent(ranges::add));
        return ranges.size() == items.size() ? Optional.of(new Years(ranges)) : Optional.empty();
    }

    /** A horizon such as {@code 2018-2050}. */
    Optional<Horizon> horizon(Tree tree) {
        Optional<Years.Range> range = range(tree, "horizon");
        if (range.isPresent() && range.get().isOpen()) {
            findings.add(tree.mark(), "horizon is '" + range.get() + "', expected its last year too");
            return Optional.empty();
        }
        return range.map(both -> new Horizon(both.first(), both.last()));
    }

    /** A year written with four digits. */
    Optional<Integer> year(Mark mark, String word, String what) {
        if (!YEAR.matcher(word).matches()) {
            findings.add(mark, what + " is " + Words.quote(word) + ", expected a year such as 2030");
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(word));
    }

    private Optional<Years.Range> range(Tree tree, String what) {
        String expected = "a year such as 2025 or years such as 2025-2035 or 2025-";
        Optional<String> word = word(tree, what, expected);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (YEAR.matcher(word.get()).matches()) {
            int year = Integer.parseInt(word.get());
            return Optional.of(new Years.Range(year, year));
        }
        Matcher matcher = RANGE.matcher(word.get());
        if (!matcher.matches()) {
            findings.add(tree.mark(), what + " is " + Words.quote(word.get()) + ", expected " + expected);
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? Years.Range.OPEN : Integer.parseInt(matcher.group(2));
        return inOrder(tree.mark(), what, first, last);
    }

    private Optional<Years.Range> inOrder(Mark mark, String what, int first, int last) {
        if (last < first) {
            findings.add(
                    mark,
                    what + " is '" + first + "-" + last + "', which runs backwards; expected the earlier year first",
                    "Maybe '" + last + "-" + first + "'.");
            return Optional.empty();
        }
        return Optional.of(new Years.Range(first, last));
    }

    private static String numberHint(String word) {
        return DECIMAL_COMMA.matcher(word).matches() ? "Maybe '" + word.replace(',', '.') + "'." : "";
    }

    private static boolean isControl(int point) {
        return Words.isHidden(point) && point != '\n' && point != '\t';
    }
}
