package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.model.drivers.Axis;

/** What a file means, and what a user is told when it means nothing. */
class ScenarioParserTest {
    private static final String DRIVERS =
            String.join(", ", TestEconomy.vocabulary().drivers());

    @Test
    void everyKeyIsRead() {
        ScenarioFile file = good("""
                schema: 1
                title: A title
                description: Two
                  lines
                source: Somewhere
                parent: mother
                baseline: base-line_2
                horizon: 2018-2040
                closure: {government: transfers}
                calibration:
                  {target: mainland_gdp_per_person, growth: 1.1%, adjust: productivity, where: {region: Oslo}}
                shocks:
                  - set: participation
                    value: 0.72
                    years: [2025, 2030-2032, 2039-]
                    note: Because.
                """);
        assertEquals("test", file.name());
        assertEquals("A title", file.title().text());
        assertEquals("Two lines", file.description().text());
        assertEquals("Somewhere", file.source().text());
        assertEquals("mother", file.parent().orElseThrow().name());
        assertEquals(6, file.parent().orElseThrow().mark().line());
        assertEquals("base-line_2", file.baseline().orElseThrow().name());
        assertEquals(new Horizon(2018, 2040), file.horizon().orElseThrow());
        assertEquals("{government=transfers}", file.closure().toString());
        Calibration calibration = file.calibration().orElseThrow();
        assertEquals(0.011, calibration.growth(), 1e-15);
        assertEquals("productivity", calibration.adjust().name());
        assertEquals(List.of("03"), codes(calibration.where(), Axis.REGION));
        Shock shock = file.shocks().get(0);
        assertEquals(Operation.SET, shock.operation());
        assertEquals(new Profile.Constant(0.72), shock.profile());
        assertEquals("2025, 2030-2032, 2039-", shock.years().orElseThrow().describe());
        assertEquals("Because.", shock.note().text());
        assertEquals("test.yaml:13:5", shock.mark().toString());
    }

    @Test
    void jsonSaysTheSameAsYaml() {
        String json = """
                {
                \t"title": "A title \\/ with tabs \\ud83d\\ude00",
                \t"shocks": [{"multiply": "productivity", "where": {"region": ["50", "oslo"]}, "growth": "1 %"}]
                }""";
        ScenarioFile file = good(json);
        assertEquals("A title / with tabs \uD83D\uDE00", file.title().text());
        ScenarioFile yaml =
                good("title: t\nshocks:\n- {multiply: productivity, where: {region: [50, oslo]}, growth: 1 %}\n");
        assertTrue(file.shocks().get(0).saysTheSameAs(yaml.shocks().get(0)));
        assertEquals(
                "test.yaml:3:26: unknown driver 'producivity', expected one of: " + DRIVERS + ". Maybe 'productivity'.",
                errors(json.replace("productivity", "producivity")));
    }

    @ParameterizedTest
    @CsvSource({
        "Trøndelag, 50",
        "trøndelag, 50",
        "TRØNDELAG, 50",
        "50, 50",
        "'\"50\"', 50",
        "03, 03",
        "Oslo, 03",
        "'\"*\"', 03 11 15 18 30 34 38 42 46 50 54",
        "'[Oslo, 50, oslo]', 03 50",
        "Troms og finnmark, 54"
    })
    void regionsGoByNameAndCode(String written, String codes) {
        Shock shock = shock("multiply: productivity\n  where: {region: " + written + "}\n  value: 2");
        assertEquals(codes, String.join(" ", codes(shock.where(), Axis.REGION)));
    }

    @Test
    void aDecomposedLetterIsTheSameLetter() {
        assertEquals(Words.fold("\u00c5lesund"), Words.fold("A\u030alesund"));
    }

    @Test
    void namedSubsetsStandForTheirCodes() {
        Shock shock = shock("multiply: productivity\n  where: {industry: [Private_Mainland, HELSE, FIN]}\n  value: 2");
        assertEquals(20, codes(shock.where(), Axis.INDUSTRY).size());
        assertFalse(codes(shock.where(), Axis.INDUSTRY).contains("OLJE"));
    }

    @Test
    void aMisspeltSubsetIsNamed() {
        String found = errors("title: t\nshocks:\n- {multiply: productivity, where: {industry: privat}, value: 2}\n");
        assertTrue(found.startsWith("test.yaml:3:46: unknown industry 'privat', expected one of: Agriculture"), found);
        assertTrue(found.endsWith("Maybe 'private'."), found);
    }

    @ParameterizedTest
    @CsvSource({
        "1%, 0.01",
        "0.5 %, 0.005",
        "'\"1%\"', 0.01",
        "0.7, 0.7",
        "-2, -2",
        "+1e-3, 0.001",
        ".5, 0.5",
        "5., 5",
        "1, 1",
        "1.1 %, 0.011"
    })
    void numbersAndPercentages(String written, double value) {
        Shock shock = shock("add: foreign_saving\n  value: " + written);
        assertEquals(value, ((Profile.Constant) shock.profile()).value(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-2035", "2025 - 2035", "2025\u20132035", "\"2025-2035\"", "[2025-2035]"})
    void yearRanges(String written) {
        Shock shock = shock("multiply: productivity\n  value: 2\n  years: " + written);
        assertEquals(Years.between(2025, 2035), shock.years().orElseThrow());
    }

    @Test
    void allFindingsComeAtOnceInTheOrderOfTheFile() {
        assertEquals(
                String.join(
                        "\n",
                        "test.yaml:2:1: unknown key 'sorce', expected one of: schema, title, description, source,"
                                + " parent,"
                                + " baseline, horizon, regions, closure, calibration, swap, shocks. Maybe 'source'.",
                        "test.yaml:3:23: unknown closure of government 'savings', expected one of: saving, transfers,"
                                + " income_tax. Maybe 'saving'.",
                        "test.yaml:5:15: unknown driver 'productivty', expected one of: " + DRIVERS
                                + ". Maybe 'productivity'.",
                        "test.yaml:6:13: growth is '1,5%', expected a number such as 0.71 or 1%. Maybe '1.5%'.",
                        "test.yaml:8:21: unknown region 'Trondelag', expected one of: Oslo, Rogaland, Møre og Romsdal,"
                                + " Nordland, Viken, Innlandet, Vestfold og Telemark, Agder, Vestland, Trøndelag,"
                                + " Troms og Finnmark, 03, 11, 15, 18, 30, 34, 38, 42, 46, 50, 54. Maybe 'Trøndelag'.",
                        "test.yaml:8:39: unknown group 'vocatoinal', expected one of: Unskilled (no trade or degree),"
                                + " Skilled (trade certificate), Lower university degree (bachelor), Higher university"
                                + " degree (above bachelor), low, vocational, lower_university, higher_university, university."
                                + " Maybe 'vocational'.",
                        "test.yaml:10:12: years is '2035-2025', which runs backwards; expected the earlier year first."
                                + " Maybe '2025-2035'."),
                errors("""
                        title: A title
                        sorce: The article
                        closure: {government: savings}
                        shocks:
                          - multiply: productivty
                            growth: 1,5%
                          - set: training_rate
                            where: {region: Trondelag, group: vocatoinal}
                            value: 1%
                            years: 2035-2025
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "set: participation | 3:3 | the size of the shock is missing, expected exactly one of: value,"
                        + " growth, path, table.",
                "value: 1 | 3:3 | what the shock changes is missing, expected exactly one of: set, multiply, add.",
                "`set: participation\n  add: participation\n  value: 0.5` | 4:3 | what the shock changes is given by"
                        + " set"
                        + " and add, expected exactly one of: set, multiply, add.",
                "`set: participation\n  value: 0.5\n  growth: 1%` | 5:3 | the size of the shock is given by value and"
                        + " growth, expected exactly one of: value, growth, path, table.",
                "`set: participation\n  valeu: 0.5\n  value: 0.6` | 4:3 | unknown key 'valeu', expected one of: set,"
                        + " multiply, add, where, value, growth, path, table, years, note. Maybe 'value'.",
                "`set: participation\n  value: 71` | 4:10 | 'participation' is set to 71, expected 0.01 to 1 (share of"
                        + " working age).",
                "`set: participation\n  path: {2018: 0.7, 2030: 7.1}` | 4:9 | 'participation' is set to 7.1, expected"
                        + " 0.01 to 1 (share of working age).",
                "`set: participation\n  where: {region: Oslo}\n  value: 0.7` | 4:11 | where names a region, but"
                        + " 'participation' does not vary by it; expected no 'where', it is one national figure.",
                "`set: population\n  where: {group: low}\n  value: 7` | 4:11 | where names a group, but 'population'"
                        + " does not vary by it; expected region.",
                "`set: population\n  where: Oslo\n  value: 7` | 4:10 | where is 'Oslo', expected a block with the keys:"
                        + " region, destination, industry, group.",
                "`set: population\n  where: {region: []}\n  value: 7` | 4:19 | region is an empty list, so the shock"
                        + " touches nothing; expected one or more, or \"*\".",
                "`set: population\n  where: {region: }\n  value: 7` | 4:18 | region is nothing, expected a name, a"
                        + " code,"
                        + " a list of them, or \"*\".",
                "`set: population\n  table: population_projecton` | 4:10 | unknown table 'population_projecton',"
                        + " expected"
                        + " one of: population_projection, working_age_share, public_services_by_people,"
                        + " national_population_index, national_population_growth, aged_67. Maybe 'population_projection'.",
                "`multiply: productivity\n  value: 1` | 4:10 | the shock touches nothing: to multiply by 1 leaves every"
                        + " value as it is.",
                "`add: productivity\n  path: {2018: 0, 2030: 0%}` | 4:9 | the shock touches nothing: to add 0 leaves"
                        + " every value as it is.",
                "`multiply: productivity\n  growth: 0%` | 4:11 | the shock touches nothing: to multiply by 1 leaves"
                        + " every"
                        + " value as it is.",
                "`set: productivity\n  growth: 1%` | 4:11 | growth goes with multiply, found set. Maybe 'multiply:"
                        + " productivity'.",
                "`multiply: productivity\n  growth: 1` | 4:11 | growth is '1', that is 100 % a year; expected -50% to"
                        + " 50%. Maybe '1%'.",
                "`multiply: productivity\n  value: 1e999` | 4:10 | value is '1e999', expected a finite number.",
                "`multiply: productivity\n  value: .nan` | 4:10 | value is '.nan', expected a number such as 0.71 or"
                        + " 1%.",
                "`multiply: productivity\n  value: 1_000` | 4:10 | value is '1_000', expected a number such as 0.71"
                        + " or 1%.",
                "`multiply: productivity\n  value: [1]` | 4:10 | value is a list, expected a number such as 0.71 or"
                        + " 1%.",
                "`multiply: productivity\n  value: true` | 4:10 | value is 'true', expected a number such as 0.71 or"
                        + " 1%.",
                "`multiply: productivity\n  value: ` | 4:9 | value is nothing, expected a number such as 0.71 or 1%.",
                "`multiply: productivity\n  path: 2` | 4:9 | path is '2', expected years with a value each, such as"
                        + " {2018: 0.70, 2050: 0.71}.",
                "`multiply: productivity\n  path: {early: 2}` | 4:10 | a year of the path is 'early', expected a year"
                        + " such as 2030.",
                "`multiply: productivity\n  value: 2\n  years: soon` | 5:10 | years is 'soon', expected a year such as"
                        + " 2025 or years such as 2025-2035 or 2025-.",
                "`multiply: productivity\n  value: 2\n  years: []` | 5:10 | years is an empty list, so the shock"
                        + " touches"
                        + " nothing; expected a year or more.",
                "`multiply: productivity\n  value: 2\n  value: 3` | 5:3 | key 'value' is given twice, first on line 4,"
                        + " expected once.",
                "`set: productivity\n  value: +10%` | 4:10 | value is '+10%', which reads as a change, but 'set' gives the"
                        + " driver this value: 0.1. For a change of 10 % write 'multiply' with 1.1.",
                "`set: population\n  path: {2020: 7, 2030: +700}` | 4:25 | path in 2030 is '+700', which reads as a"
                        + " change, but 'set' gives the driver this value: 700. Maybe 'add'; else leave out the plus"
                        + " sign.",
                "`multiply: productivity\n  value: 10%` | 4:10 | value is '10%', which reads as a change, but"
                        + " 'multiply' takes a factor: 0.1. For a change of 10 % write 'multiply' with 1.1.",
                "`multiply: productivity\n  value: -10%` | 4:10 | value is '-10%', which reads as a change, but"
                        + " 'multiply' takes a factor: -0.1. For a change of -10 % write 'multiply' with 0.9.",
                "multiply | 3:3 | a shock is 'multiply', expected a block with the keys: set, multiply, add, where,"
                        + " value,"
                        + " growth, path, table, years, note.",
            })
    void aWrongShockIsExplained(String shock, String place, String message) {
        String found = errors("title: t\nshocks:\n- " + shock + "\n");
        assertEquals("test.yaml:" + place + ": " + message, found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "description: x | test.yaml: the title is missing, expected 'title:' with one line of text.",
                "title: [a] | test.yaml:1:8: title is a list, expected a text.",
                "title: | test.yaml:1:7: title is nothing, expected a text.",
                "`` | test.yaml: the file is empty, expected a scenario with at least a title.",
                "`# nothing` | test.yaml: the file is empty, expected a scenario with at least a title.",
                "--- | test.yaml: the file is empty, expected a scenario with at least a title.",
                "just a text | test.yaml:1:1: the file is 'just a text', expected a block with the keys: schema, title,"
                        + " description, source, parent, baseline, horizon, regions, closure, calibration, swap, shocks.",
                "`title: a\nschema: 2` | test.yaml:2:9: schema is '2', expected 1, the only version that this program"
                        + " reads.",
                "`title: a\nparent: ../../etc/passwd` | test.yaml:2:9: parent is '../../etc/passwd', expected the name"
                        + " of a scenario: letters a-z, digits, '-' and '_' only.",
                "`title: a\nparent: baseline.yaml` | test.yaml:2:9: parent is 'baseline.yaml', expected the name of a"
                        + " scenario: letters a-z, digits, '-' and '_' only. Maybe 'baseline'.",
                "`title: a\nhorizon: 2018-2060` | test.yaml:2:10: horizon is '2018-2060', expected to begin in 2018,"
                        + " the year of the accounts, and to end in 2050 or before.",
                "`title: a\nhorizon: 2020-2030` | test.yaml:2:10: horizon is '2020-2030', expected to begin in 2018,"
                        + " the year of the accounts, and to end in 2050 or before.",
                "`title: a\nhorizon: 2018-` | test.yaml:2:10: horizon is '2018-', expected its last year too.",
                "`title: a\nclosure: {goverment: saving}` | test.yaml:2:11: unknown key 'goverment', expected one of:"
                        + " government, external, labour, exports, commuting, trade. Maybe 'government'.",
                "`title: a\ncalibration: {growth: 1%, adjust: productivity}` | test.yaml:2:14: calibration has no"
                        + " 'target', expected target, growth and adjust.",
                "`title: a\ncalibration: yes please` | test.yaml:2:14: calibration is 'yes please', expected a block"
                        + " with the keys: target, growth, adjust, where, markets.",
                "`title: a\nshocks: none` | test.yaml:2:9: shocks is 'none', expected a list: each shock begins with a"
                        + " dash.",
                "`title: a\ntitle: b` | test.yaml:2:1: key 'title' is given twice, first on line 1, expected once.",
            })
    void aWrongFileIsExplained(String file, String message) {
        assertEquals(message, errors(file));
    }

    /** A translation is no other content: the file has the digest of the words in the author's language. */
    @Test
    void whatIsSaidInWordsMayBeSaidInTwoLanguages() {
        String said = """
                title: WORDS
                description: WORDS
                source: WORDS
                shocks:
                  - {multiply: productivity, value: 1.01, note: WORDS}
                swap:
                  - {find: payroll_tax, where: {region: Oslo}, hold: government_saving_level, note: WORDS}
                """;
        ScenarioFile file = good(said.replace("WORDS", "{no: På norsk, en: In English}"));
        for (Wording words : List.of(
                file.title(),
                file.description(),
                file.source(),
                file.shocks().get(0).note(),
                file.swaps().orElseThrow().get(0).note())) {
            assertEquals(
                    List.of("In English", "In English", "På norsk"),
                    List.of(words.text(), words.in("en"), words.in("no")));
        }
        assertEquals(good(said.replace("WORDS", "In English")).digest(), file.digest());
        Wording one = good("title: {no: Et navn}\n").title();
        assertEquals(List.of("Et navn", "Et navn"), List.of(one.text(), one.in("en")));
        assertEquals("A name", good("title: A name\n").title().in("no"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "description", "source", "note"})
    void wordsInNoLanguageOrAnUnknownOneAreRefused(String key) {
        String start =
                switch (key) {
                    case "title" -> "title: ";
                    case "note" -> "title: t\nshocks:\n  - multiply: productivity\n    value: 1.01\n    note: ";
                    default -> "title: t\n" + key + ": ";
                };
        assertRefused(start + "{en: A name, sv: Ett namn}\n", "unknown key 'sv'");
        assertRefused(start + "{}\n", key + " is in no language, expected a text for en, no or both");
        assertRefused(start + "[a]\n", key + " is a list, expected a text");
        assertRefused(start + "{en: [a]}\n", key + " in 'en' is a list, expected a text");
    }

    private void assertRefused(String file, String why) {
        assertTrue(errors(file).contains(why), errors(file));
    }

    @Test
    void calibrationCanBeSwitchedOff() {
        ScenarioFile file = good("title: t\ncalibration: none\n");
        assertTrue(file.uncalibrated());
        assertEquals(Optional.empty(), file.calibration());
    }

    @Test
    void whatIsRightIsReadEvenWhenAnotherPartIsWrong() {
        ScenarioParser.Parsed outcome = parse("title: t\nshocks:\n- {set: participation, value: 0.5}\n- {set: x}\n");
        assertEquals(1, outcome.file().orElseThrow().shocks().size());
        assertEquals(2, outcome.findings().size());
    }

    private static List<String> codes(Map<Axis, Selection> where, Axis axis) {
        return Objects.requireNonNull(where.get(axis)).codes();
    }

    private static ScenarioFile good(String text) {
        ScenarioParser.Parsed outcome = parse(text);
        assertEquals(List.of(), outcome.findings());
        return outcome.file().orElseThrow();
    }

    private static Shock shock(String text) {
        return good("title: t\nshocks:\n- " + text + "\n").shocks().get(0);
    }

    private static String errors(String text) {
        return parse(text).findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    private static ScenarioParser.Parsed parse(String text) {
        return new ScenarioParser(TestEconomy.vocabulary())
                .parse("test", "test.yaml", Optional.empty(), text.getBytes(StandardCharsets.UTF_8));
    }
}
