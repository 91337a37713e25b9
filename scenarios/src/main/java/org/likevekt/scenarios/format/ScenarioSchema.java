package org.likevekt.scenarios.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.likevekt.data.Partition;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/** Writes the vocabulary as a JSON Schema, draft 2020-12, so that editors complete and check scenario files. */
public final class ScenarioSchema {
    private static final String NAME = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$";
    private static final String NUMBER = "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*%?$";
    private static final String RANGE = "^[0-9]{4}(\\s*[-\\u2013]\\s*([0-9]{4})?)?$";
    private static final String CLOSED_RANGE = "^[0-9]{4}\\s*[-\\u2013]\\s*[0-9]{4}$";

    private final Vocabulary vocabulary;

    /** A generator for these words. */
    public ScenarioSchema(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The schema; the same vocabulary gives the same text. */
    public ObjectNode toJson() {
        ObjectNode schema = object("A Likevekt scenario: what differs from the economy as it was, and in which years.");
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Likevekt scenario");
        schema.putArray("required").add("title");
        ObjectNode keys = schema.putObject("properties");
        keys.set("schema", word("Version of this format.", List.of(ScenarioParser.SCHEMA)));
        ((ArrayNode) keys.get("schema").get("enum")).add(1);
        keys.set("title", words("One line."));
        keys.set("description", words("What the scenario is about."));
        keys.set("source", words("Where its numbers come from."));
        keys.set("parent", pattern("Scenario whose shocks and settings are inherited.", NAME));
        keys.set("baseline", pattern("Scenario it is compared with; left out: the oldest ancestor.", NAME));
        keys.set("horizon", pattern("Years of the run, at most " + vocabulary.horizon() + ".", CLOSED_RANGE));
        keys.set("regions", regions());
        keys.set("closure", closure());
        keys.set("calibration", calibration());
        ObjectNode swaps =
                described("Figures that the model finds so that results are held; replaces the parent's list.");
        swaps.put("type", "array")
                .put("maxItems", SwapReader.MOST)
                .putObject("items")
                .put("$ref", "#/$defs/swap");
        keys.set("swap", swaps);
        ObjectNode shocks = described("Changes, applied in this order after those of the parent.");
        shocks.put("type", "array")
                .put("maxItems", ShockReader.MOST)
                .putObject("items")
                .put("$ref", "#/$defs/shock");
        keys.set("shocks", shocks);
        schema.set("$defs", definitions());
        return schema;
    }

    private ObjectNode definitions() {
        ObjectNode definitions = node();
        definitions.set("driver", drivers());
        definitions.set("target", targets());
        definitions.set("number", number());
        definitions.set("counties", axis(Axis.REGION));
        definitions.set("years", years());
        definitions.set("words", words());
        for (Axis axis : Axis.values()) {
            definitions.set(axis.key(), axis(axis));
        }
        whereDefinitions().forEach(definitions::set);
        definitions.set("swap", swap());
        definitions.set("shock", shock());
        return definitions;
    }

    private ObjectNode drivers() {
        ObjectNode drivers = described("An exogenous quantity.");
        ArrayNode choices = drivers.putArray("oneOf");
        for (Driver driver : vocabulary.dictionary().drivers()) {
            String text =
                    driver.description() + " Unit: " + NumberText.range(driver) + ". Varies by: " + axes(driver) + ".";
            choices.addObject().put("const", driver.name()).put("description", text);
        }
        return drivers;
    }

    private ObjectNode shock() {
        ObjectNode shock = object("One change to one exogenous quantity.");
        ObjectNode keys = shock.putObject("properties");
        ShockReader.OPERATIONS.forEach(operation -> {
            ArrayNode either = keys.putObject(operation).putArray("anyOf");
            either.addObject().put("$ref", "#/$defs/driver");
            either.addObject().put("$ref", "#/$defs/target");
        });
        keys.set("where", described("For which part of it; an axis left out is meant whole."));
        keys.putObject("value").put("$ref", "#/$defs/number");
        keys.putObject("growth").put("$ref", "#/$defs/number");
        keys.set("path", path());
        keys.set("table", word("Figures per year and cell.", vocabulary.tables().keySet()));
        keys.putObject("years").put("$ref", "#/$defs/years");
        keys.set("note", words("Why."));
        ArrayNode rules = shock.putArray("allOf");
        rules.addObject().set("oneOf", required(ShockReader.OPERATIONS));
        rules.addObject().set("oneOf", required(ShockReader.PROFILES));
        rules.add(growthOnlyMultiplies());
        byAxes().forEach((axes, names) -> rules.add(whereRule(axes, names)));
        return shock;
    }

    private ObjectNode swap() {
        ObjectNode swap = object("One exogenous figure that the model finds, and one result that it holds instead.");
        swap.putArray("required").add("find").add("hold");
        ObjectNode keys = swap.putObject("properties");
        keys.set("find", word("What is found.", vocabulary.instrumentNames()));
        keys.set("hold", hold());
        keys.set("where", anywhere("For which part of both; an axis left out is meant whole."));
        keys.set("hold_where", anywhere("For which part of what is held, where it is another."));
        keys.set("note", words("Why."));
        return swap;
    }

    private ObjectNode targets() {
        ObjectNode targets = described("The path of a result that a swap holds.");
        ArrayNode choices = targets.putArray("oneOf");
        vocabulary.targets().all().values().forEach(target -> choices.addObject()
                .put("const", target.path().name())
                .put("description", target.path().description()));
        return targets;
    }

    private ObjectNode hold() {
        ObjectNode hold = described("What is held on the baseline's path.");
        ArrayNode choices = hold.putArray("oneOf");
        vocabulary.targets().all().values().forEach(target -> choices.addObject()
                .put("const", target.name())
                .put(
                        "description",
                        target.path().description() + " Unit: "
                                + target.path().unit() + ". Varies by: " + axes(target.path())
                                + ". A shock names it '" + target.path().name() + "'."));
        return hold;
    }

    private static ObjectNode anywhere(String description) {
        ObjectNode where = object(description);
        ObjectNode axes = where.putObject("properties");
        WhereReader.AXES.forEach(axis -> axes.putObject(axis).put("$ref", "#/$defs/" + axis));
        return where;
    }

    private static ObjectNode growthOnlyMultiplies() {
        ObjectNode rule = node();
        rule.putObject("if").putArray("required").add("growth");
        rule.putObject("then").putArray("required").add("multiply");
        return rule;
    }

    /** A shock on one of these drivers may name only the axes they vary by. */
    private static ObjectNode whereRule(List<Axis> axes, List<String> names) {
        ObjectNode rule = node();
        ArrayNode any = rule.putObject("if").putArray("anyOf");
        for (String operation : ShockReader.OPERATIONS) {
            ObjectNode one = any.addObject();
            one.putArray("required").add(operation);
            one.putObject("properties").set(operation, node().set("enum", array(names)));
        }
        rule.putObject("then").putObject("properties").putObject("where").put("$ref", "#/$defs/" + whereName(axes));
        return rule;
    }

    private Map<String, ObjectNode> whereDefinitions() {
        Map<String, ObjectNode> definitions = new LinkedHashMap<>();
        byAxes().keySet().forEach(axes -> {
            ObjectNode where = object("For which part of it; an axis left out is meant whole.");
            ObjectNode keys = where.putObject("properties");
            axes.forEach(axis -> keys.putObject(axis.key()).put("$ref", "#/$defs/" + axis.key()));
            definitions.put(whereName(axes), where);
        });
        return definitions;
    }

    private Map<List<Axis>, List<String>> byAxes() {
        return vocabulary.dictionary().drivers().stream()
                .collect(Collectors.groupingBy(
                        Driver::axes, LinkedHashMap::new, Collectors.mapping(Driver::name, Collectors.toList())));
    }

    private static String whereName(List<Axis> axes) {
        return "where" + axes.stream().map(axis -> "_" + axis.key()).collect(Collectors.joining());
    }

    private ObjectNode axis(Axis axis) {
        ArrayNode words = array(vocabulary.words(axis)).add(Vocabulary.ALL);
        // an editor reads an unquoted code such as 50 as a number; the program reads it as it is written
        vocabulary.dictionary().axis(axis).codes().stream()
                .filter(code -> code.matches("[1-9][0-9]{0,8}"))
                .forEach(code -> words.add(Integer.parseInt(code)));
        ObjectNode one = node().set("enum", words);
        ObjectNode definition = described("One name, code or named set, a list of them, or \"*\" for all.");
        ArrayNode either = definition.putArray("anyOf").add(one);
        either.addObject().put("type", "array").put("minItems", 1).set("items", one.deepCopy());
        return definition;
    }

    private static ObjectNode number() {
        ObjectNode number = described("A number; \"1%\" is 0.01.");
        ArrayNode either = number.putArray("anyOf");
        either.addObject().put("type", "number");
        either.addObject().put("type", "string").put("pattern", NUMBER);
        return number;
    }

    private ObjectNode years() {
        ObjectNode one = node();
        ArrayNode either = one.putArray("anyOf");
        Horizon horizon = vocabulary.horizon();
        either.addObject()
                .put("type", "integer")
                .put("minimum", horizon.first())
                .put("maximum", horizon.last());
        either.addObject().put("type", "string").put("pattern", RANGE);
        ObjectNode years = described("A year (2025), a range (2025-2035, 2025-) or a list of them.");
        ArrayNode forms = years.putArray("anyOf").add(one);
        forms.addObject().put("type", "array").put("minItems", 1).set("items", one.deepCopy());
        return years;
    }

    private static ObjectNode path() {
        ObjectNode path = described("Values by year, linear between them and constant outside.");
        path.put("type", "object").put("minProperties", 1);
        path.putObject("propertyNames").put("pattern", "^[0-9]{4}$");
        path.putObject("additionalProperties").put("$ref", "#/$defs/number");
        return path;
    }

    private ObjectNode regions() {
        ObjectNode regions = described("Regions by name, each a list of counties, every county in exactly one; or a"
                + " partition of the municipalities: one of " + Words.list(Partition.shippedNames())
                + ", or a file that ends in .csv.");
        ArrayNode ways = regions.putArray("oneOf");
        ways.addObject().put("type", "string").put("minLength", 1);
        ObjectNode counties = ways.addObject();
        counties.put("type", "object").put("minProperties", 1);
        counties.putObject("additionalProperties").put("$ref", "#/$defs/counties");
        return regions;
    }

    private ObjectNode closure() {
        ObjectNode closure = object("What adjusts; a question left open has its first answer.");
        ObjectNode keys = closure.putObject("properties");
        vocabulary.closures().choices().forEach((question, answers) -> keys.set(question, word("", answers)));
        return closure;
    }

    private ObjectNode calibration() {
        ObjectNode target = object("A growth that the baseline is made to hit, by one factor.");
        target.putArray("required").add("target").add("growth").add("adjust");
        ObjectNode keys = target.putObject("properties");
        keys.set(
                "target",
                word("The quantity that shall grow.", vocabulary.aims().keySet()));
        keys.putObject("growth").put("$ref", "#/$defs/number");
        keys.putObject("adjust").put("$ref", "#/$defs/driver");
        keys.set("where", anywhere("The part of the driver that the factor multiplies."));
        keys.set(
                "markets",
                word(
                        "Export markets: of fixed size, or such that the terms of trade outside petroleum stay.",
                        Calibration.MARKETS));
        ObjectNode calibration = described("The target of a baseline, or none.");
        calibration
                .putArray("anyOf")
                .add(word("No calibration.", List.of("none")))
                .add(target);
        return calibration;
    }

    private static ArrayNode required(List<String> keys) {
        ArrayNode choices = JsonNodeFactory.instance.arrayNode();
        keys.forEach(key -> choices.addObject().putArray("required").add(key));
        return choices;
    }

    private static String axes(Driver driver) {
        return driver.axes().isEmpty()
                ? "nothing, it is national"
                : driver.axes().stream().map(Axis::key).collect(Collectors.joining(", "));
    }

    private static ObjectNode object(String description) {
        return described(description).put("type", "object").put("additionalProperties", false);
    }

    private static ObjectNode words(String description) {
        return described(description).put("$ref", "#/$defs/words");
    }

    private static ObjectNode words() {
        ObjectNode words = described("A text, or one in each of some languages.");
        ArrayNode ways = words.putArray("anyOf");
        ways.add(string("A text."));
        ObjectNode languages = object("A text by language.").put("minProperties", 1);
        ObjectNode texts = languages.putObject("properties");
        Phrases.LANGUAGES.forEach(language -> texts.set(language, string("A text.")));
        ways.add(languages);
        return words;
    }

    private static ObjectNode string(String description) {
        return described(description).put("type", "string").put("minLength", 1);
    }

    private static ObjectNode pattern(String description, String pattern) {
        return described(description).put("type", "string").put("pattern", pattern);
    }

    private static ObjectNode word(String description, Collection<String> words) {
        return described(description).set("enum", array(words));
    }

    private static ObjectNode described(String description) {
        return description.isEmpty() ? node() : node().put("description", description);
    }

    private static ArrayNode array(Collection<String> words) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        words.forEach(array::add);
        return array;
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
