package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken or meant to harm: always a clear finding, never a hang or a crash. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest {
    private static final ScenarioParser PARSER = new ScenarioParser(TestEconomy.vocabulary());
    private static final String GOOD = """
            title: A title
            parent: baseline
            horizon: 2018-2050
            closure: {government: saving, external: foreign_saving}
            shocks:
              - multiply: productivity
                where: {region: [Oslo, "50"], industry: private_mainland}
                growth: 0.5%
                years: 2025-2035
                note: "A note: with a colon"
              - set: participation
                path: {2018: 0.70, 2050: 0.71}
            """;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of(
                        "title: [a\n",
                        "test.yaml:2:1: this is not YAML: while parsing a flow sequence, expected ','"
                                + " or ']', but got <stream end>."),
                Arguments.of(
                        "title: a: b\n",
                        "test.yaml:1:9: this is not YAML: mapping values are not allowed here. Put a"
                                + " text that holds ': ' in quotes."),
                Arguments.of(
                        "title: a\nshocks:\n\t- x\n",
                        "test.yaml:3:1: this is not YAML: while scanning for the next"
                                + " token, found character '\\t(TAB)' that cannot start any token. (Do not use"
                                + " \\t(TAB) for indentation). Indent with spaces, not tabs."),
                Arguments.of(
                        "title: a\nshocks:\n- {multiply: productivity, where: {region: *}, value: 2}",
                        "test.yaml:3:45: this is not YAML: while scanning an alias, unexpected character found }(125)."
                                + " The wildcard is written \"*\", in quotes."),
                Arguments.of(
                        "title: t\nclosure: &x {}\n",
                        "test.yaml:2:10: '&x' is a YAML anchor, expected a value. Leave it out."),
                Arguments.of(
                        "title: *x\n",
                        "test.yaml:1:8: '*x' is a YAML alias, expected a value. Repeat the value, or"
                                + " inherit it with 'parent:'. The wildcard is written \"*\", in quotes."),
                Arguments.of(
                        "title: !!javax.script.ScriptEngineManager [x]\n",
                        "test.yaml:1:8: the YAML tag"
                                + " '!!javax.script.ScriptEngineManager' is not expected here. Leave it out."),
                Arguments.of(
                        "title: a\n---\ntitle: b\n",
                        "test.yaml:3:1: a second document begins, expected one per" + " file."),
                Arguments.of(
                        "{\"title\": \"a\"} x",
                        "test.yaml:1:16: this is not YAML or JSON: Unrecognized token 'x':"
                                + " was expecting (JSON String, Number, Array, Object or token 'null', 'true' or"
                                + " 'false')."),
                Arguments.of("{\"title\": NaN}", "test.yaml:1:14: this is not YAML or JSON: Non-standard token 'NaN'."),
                Arguments.of(
                        "{\"title\": ",
                        "test.yaml:1:11: this is not YAML or JSON: Unexpected end-of-input within/between"
                                + " Object entries."),
                Arguments.of(
                        "{\"title\": \"a\"",
                        "test.yaml:1:14: this is not YAML or JSON: Unexpected end-of-input:"
                                + " expected close marker for Object (start marker at [line: 1, column: 1])."),
                Arguments.of(
                        "title: \"\\e[31mred\"\n",
                        "test.yaml:1:8: title holds a control character, expected plain" + " text."),
                Arguments.of(
                        "title: a\n\"\\e[31mkey\": b\n",
                        "test.yaml:2:1: unknown key '\\u001b[31mkey', expected one"
                                + " of: schema, title, description, source, parent, baseline, horizon, regions, closure,"
                                + " calibration,"
                                + " swap, shocks."),
                Arguments.of(
                        "title: a\u0000b\n",
                        "test.yaml:1:9: the file holds the unprintable character \\u0000," + " expected text."),
                Arguments.of(
                        "title: a\n<<: {title: b}\n",
                        "test.yaml:2:1: unknown key '<<', expected one of: schema,"
                                + " title, description, source, parent, baseline, horizon, regions, closure, calibration,"
                                + " swap, shocks."),
                Arguments.of(
                        "title: " + "x".repeat(10_001),
                        "test.yaml:1:8: title has 10001 characters, expected at most" + " 10000."),
                Arguments.of("[".repeat(100_000), "test.yaml:1:21: the nesting is deeper than 20 levels."),
                Arguments.of("{\"a\":".repeat(50_000), "test.yaml:1:101: the nesting is deeper than 20 levels."),
                Arguments.of(
                        "title: a\n" + "#".repeat(1_000_000),
                        "test.yaml: the file has 1000009 bytes, expected at" + " most 1000000."),
                Arguments.of(
                        "title: a\nshocks:\n" + "- {set: participation, value: 0.5}\n".repeat(1001),
                        "test.yaml:3:1: there are 1001 shocks, expected at most 1000."),
                Arguments.of(
                        "title: a\nshocks:\n- {add: foreign_saving, value: " + "9".repeat(50) + "}",
                        "test.yaml:3:32: value is '" + "9".repeat(50) + "', expected a number such as 0.71 or 1%."),
                Arguments.of(
                        "title: a\nparent: " + "a".repeat(65),
                        "test.yaml:2:9: parent is '" + "a".repeat(60)
                                + "...', expected the name of a scenario: letters a-z, digits, '-' and '_' only."));
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String text, String finding) {
        List<Finding> findings = read(text.getBytes(StandardCharsets.UTF_8)).findings();
        assertEquals(finding, findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void aliasBombsStayHarmless() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        List<Finding> findings =
                read(bomb.toString().getBytes(StandardCharsets.UTF_8)).findings();
        assertEquals(
                "test.yaml:1:5: '&a0' is a YAML anchor, expected a value. Leave it out.",
                findings.get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../baseline",
                "..",
                "/etc/passwd",
                "C:\\x",
                "a/b",
                "a\\b",
                "a b",
                "-rf",
                "con.txt",
                "å",
                "a;drop table",
                "=cmd()",
                "%2e%2e",
                "~"
            })
    void namesThatLeadElsewhereAreNoNames(String name) {
        assertFalse(Reference.isName(name));
        List<Finding> findings = read(("title: t\nparent: '" + name + "'\n").getBytes(StandardCharsets.UTF_8))
                .findings();
        assertEquals(1, findings.size());
        assertTrue(findings.get(0).message().startsWith("parent is '"), findings.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202egpj.exe", "a\u2066b", "a\u200bb", "a\u061cb"})
    void textsThatReadOtherThanTheyStandAreRefused(String title) {
        assertEquals(
                "test.yaml:1:8: title holds a control character, expected plain text.",
                read(("title: \"" + title + "\"\n").getBytes(StandardCharsets.UTF_8))
                        .findings()
                        .get(0)
                        .toString());
    }

    @Test
    void aByteOrderMarkIsNoHarm() {
        assertEquals(
                List.of(),
                read(("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8)).findings());
    }

    @Test
    void otherEncodingsAreRefused() {
        assertEquals(
                "test.yaml: the file is not UTF-8 text. Save it with the encoding UTF-8.",
                read("title: Tr\u00f8ndelag".getBytes(StandardCharsets.ISO_8859_1))
                        .findings()
                        .get(0)
                        .toString());
        assertFalse(read(GOOD.getBytes(StandardCharsets.UTF_16)).findings().isEmpty());
    }

    @Test
    void manyMistakesAreShownInPart() {
        String text = "title: t\n"
                + IntStream.range(0, 5000).mapToObj(i -> "key" + i + ": x\n").collect(Collectors.joining());
        List<Finding> findings = read(text.getBytes(StandardCharsets.UTF_8)).findings();
        assertEquals(5000, findings.size());
        String message = String.valueOf(new ScenarioException(findings).getMessage());
        assertEquals(51, message.lines().count());
        assertTrue(message.endsWith("\nand 4,950 more"));
    }

    @Test
    void everyCutOfAGoodFileIsReadOrExplained() {
        byte[] content = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < content.length; length++) {
            check(Arrays.copyOf(content, length), "cut at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyMutationOfAGoodFileIsReadOrExplained(long seed) {
        Random random = new Random(seed);
        String pieces = "{}[]:,-#&*!|>'\"%@`\n\t ~?<=.\\0129aeø\u2028\u0085\uFEFF";
        for (int round = 0; round < 1500; round++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                mutate(text, random, pieces);
            }
            check(text.toString().getBytes(StandardCharsets.UTF_8), "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void randomBytesAreExplained(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            byte[] content = new byte[random.nextInt(200)];
            random.nextBytes(content);
            check(content, "seed " + seed + ", round " + round);
        }
    }

    private static void mutate(StringBuilder text, Random random, String pieces) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
            case 2 -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
            default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
        }
    }

    /** Either the file can be used, or every finding names the file and says something. */
    private static void check(byte[] content, String what) {
        ScenarioParser.Parsed outcome = read(content);
        assertTrue(outcome.file().isPresent() || !outcome.findings().isEmpty(), what);
        for (Finding finding : outcome.findings()) {
            assertEquals("test.yaml", finding.file(), what);
            assertFalse(finding.message().isBlank(), what);
            assertTrue(finding.toString().codePoints().noneMatch(Character::isISOControl), () -> what + ": " + finding);
        }
    }

    private static ScenarioParser.Parsed read(byte[] content) {
        return PARSER.parse("test", "test.yaml", Optional.empty(), content);
    }
}
