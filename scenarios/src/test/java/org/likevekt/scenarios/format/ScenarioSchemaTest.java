package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.scenarios.run.Economy;

/** The JSON Schema accepts what the parser accepts and marks the slips that an editor can mark. */
class ScenarioSchemaTest {
    private static final ObjectNode SHIPPED =
            new ScenarioSchema(Economy.of(Optional.empty()).vocabulary()).toJson();

    private ObjectNode schema = new ScenarioSchema(TestEconomy.vocabulary()).toJson();

    /** Where editors find it; to write it anew: {@code -Dreadme=write}. */
    private static final Path FILE = Path.of("likevekt-scenario.schema.json");

    @Test
    void theFileIsTheDictionarys() throws IOException {
        String text = SHIPPED.toPrettyString().replace("\r\n", "\n") + "\n";
        if ("write".equals(System.getProperty("readme"))) {
            Files.writeString(FILE, text);
            return;
        }
        assertEquals(text, Files.readString(FILE), FILE + " is out of date. Maybe run with -Dreadme=write");
        try (InputStream inside = ScenarioSchema.class.getResourceAsStream("/" + FILE)) {
            assertEquals(text, new String(inside.readAllBytes(), StandardCharsets.UTF_8), "and in the jar");
        }
    }

    static Stream<String> shipped() throws IOException {
        return Files.readString(Path.of("src/main/resources/library/index.txt")).lines();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedScenariosAreValid(String name) throws IOException {
        // what is shipped is written in the words of the model, of which the test economy knows some
        schema = (ObjectNode) new ObjectMapper().readTree(FILE.toFile());
        assertTrue(isValid(Files.readString(Path.of("src/main/resources/library", name + ".yaml"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true  | {multiply: productivity, where: {region: 50, industry: [FISK, private_mainland]}, growth: 1%}",
                "true  | {multiply: productivity, where: {region: '03'}, growth: 1%, years: [2020, 2025-]}",
                "true  | {set: participation, path: {2018: 0.7, 2050: 71%}, note: n}",
                "true  | {set: population, table: population_projection}",
                "true  | {add: transport_cost, where: {destination: '*'}, value: 0.5, years: 2030}",
                "false | {multiply: productivty, value: 2}",
                "false | {multiply: productivity}",
                "false | {value: 2}",
                "false | {multiply: productivity, value: 2, growth: 1%}",
                "false | {multiply: productivity, add: productivity, value: 2}",
                "false | {set: productivity, growth: 1%}",
                "false | {multiply: productivity, value: two}",
                "false | {multiply: productivity, value: 2, wen: 2020}",
                "false | {multiply: productivity, value: 2, years: 1999}",
                "false | {multiply: productivity, value: 2, years: []}",
                "false | {multiply: productivity, value: 2, years: soon}",
                "false | {multiply: productivity, where: {region: Stockholm}, value: 2}",
                "false | {multiply: productivity, where: {group: low}, value: 2}",
                "false | {set: participation, where: {region: Oslo}, value: 0.7}",
                "false | {set: participation, path: {soon: 0.7}}",
                "false | {set: population, table: population}",
            })
    void shocks(boolean valid, String shock) throws IOException {
        assertEquals(valid, isValid("title: t\nshocks:\n- " + shock + "\n"));
        boolean parsed = new ScenarioParser(TestEconomy.vocabulary())
                .parse(
                        "t",
                        "t",
                        Optional.empty(),
                        ("title: t\nshocks:\n-" + " " + shock + "\n").getBytes(StandardCharsets.UTF_8))
                .findings()
                .isEmpty();
        assertTrue(valid == parsed || shock.contains("1999"), "the parser thinks otherwise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "description: no title",
                "title: t\nsorce: x",
                "title: t\nparent: ../x",
                "title: t\nschema: 2",
                "title: t\nclosure: {government: x}",
                "title: t\nclosure: {x: saving}",
                "title: t\nhorizon: 2018",
                "title: t\ncalibration: {growth: 1%}",
                "title: t\ncalibration: maybe",
                "title: [t]"
            })
    void wrongSettingsAreMarked(String text) throws IOException {
        assertFalse(isValid(text));
    }

    @Test
    void editorsSeeWhatADriverMeans() {
        JsonNode choices = schema.at("/$defs/driver/oneOf");
        List<String> names = choices.findValuesAsText("const");
        assertEquals(TestEconomy.vocabulary().drivers(), names);
        JsonNode training = choices.get(names.indexOf("training_rate"));
        assertEquals(
                "Persons who move up from the low group into this group, as a share of this group. Unit: 0 to 1 (share of"
                        + " the group a year). Varies by: region, group.",
                training.get("description").asText());
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.get("$schema").asText());
    }

    @Test
    void theSchemaHasTheKeysOfTheParserAndIsReproducible() {
        Set<String> keys = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(keys::add);
        assertEquals(new TreeSet<>(ScenarioParser.KEYS), keys);
        Set<String> shockKeys = new TreeSet<>();
        schema.at("/$defs/shock/properties").fieldNames().forEachRemaining(shockKeys::add);
        assertEquals(new TreeSet<>(ShockReader.KEYS), shockKeys);
        assertEquals(
                schema.toString(),
                new ScenarioSchema(TestEconomy.vocabulary()).toJson().toString());
    }

    private boolean isValid(String yaml) throws IOException {
        return isValid(schema, new YAMLMapper().readTree(yaml));
    }

    /** The part of JSON Schema that the generator uses; any other keyword fails the test. */
    private boolean isValid(JsonNode rules, JsonNode value) {
        for (Map.Entry<String, JsonNode> rule : rules.properties()) {
            if (!holds(rule.getKey(), rule.getValue(), rules, value)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(String keyword, JsonNode rule, JsonNode rules, JsonNode value) {
        return switch (keyword) {
            case "$schema", "$defs", "title", "description", "then" -> true;
            case "$ref" -> isValid(schema.at(rule.asText().substring(1)), value);
            case "type" -> isOfType(rule.asText(), value);
            case "enum" -> contains(rule, value);
            case "const" -> rule.equals(value);
            case "pattern" -> !value.isTextual() || value.asText().matches(".*" + rule.asText() + ".*");
            case "minLength" -> !value.isTextual() || value.asText().length() >= rule.asInt();
            case "minimum" -> !value.isNumber() || value.asDouble() >= rule.asDouble();
            case "maximum" -> !value.isNumber() || value.asDouble() <= rule.asDouble();
            case "minItems" -> !value.isArray() || value.size() >= rule.asInt();
            case "maxItems" -> !value.isArray() || value.size() <= rule.asInt();
            case "minProperties" -> !value.isObject() || value.size() >= rule.asInt();
            case "required" -> !value.isObject() || all(rule, key -> value.has(key.asText()));
            case "items" -> !value.isArray() || all(value, item -> isValid(rule, item));
            case "properties" ->
                rule.properties().stream()
                        .allMatch(key -> !value.has(key.getKey()) || isValid(key.getValue(), value.get(key.getKey())));
            case "additionalProperties" ->
                value.properties().stream()
                        .filter(key -> !rules.path("properties").has(key.getKey()))
                        .allMatch(key -> rule.isBoolean() ? rule.asBoolean() : isValid(rule, key.getValue()));
            case "propertyNames" ->
                value.properties().stream().allMatch(key -> key.getKey()
                        .matches(rule.get("pattern").asText()));
            case "allOf" -> all(rule, one -> isValid(one, value));
            case "anyOf" -> count(rule, value) > 0;
            case "oneOf" -> count(rule, value) == 1;
            case "if" -> !isValid(rule, value) || isValid(rules.get("then"), value);
            default -> throw new AssertionError("the test does not know the keyword " + keyword);
        };
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new AssertionError("the test does not know the type " + type);
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        return !all(choices, choice -> !choice.equals(value));
    }

    private int count(JsonNode choices, JsonNode value) {
        int count = 0;
        for (JsonNode choice : choices) {
            count += isValid(choice, value) ? 1 : 0;
        }
        return count;
    }

    private static boolean all(JsonNode nodes, Predicate<JsonNode> test) {
        for (JsonNode node : nodes) {
            if (!test.test(node)) {
                return false;
            }
        }
        return true;
    }
}
