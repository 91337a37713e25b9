package org.likevekt.scenarios.statbank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.likevekt.data.DataException;
import org.likevekt.scenarios.statbank.Export.Category;
import org.likevekt.scenarios.statbank.Export.Observation;
import org.likevekt.scenarios.statbank.Export.Variable;

/** Reads an export in the form JSON-stat 2 (json-stat.org): dimensions with their categories, and all figures in their order. */
final class JsonStat {
    private static final int DATE = 10;

    private final String file;
    private final JsonNode root;

    private JsonStat(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    static Export read(String file, String date, String text) {
        return of(file, text).export(date);
    }

    /** The variables of a table and their categories, without figures: what a statbank answers when it is asked for them. */
    static Export metadata(String file, String text) {
        return of(file, text).export("", false);
    }

    private static JsonStat of(String file, String text) {
        try {
            return new JsonStat(file, new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            long line = Optional.ofNullable(e.getLocation())
                    .map(place -> (long) place.getLineNr())
                    .orElse(0L);
            throw ExportReader.told(file, line, "text that is no JSON", "JSON-stat 2", "the file is cut short");
        }
    }

    private Export export(String date) {
        if (!root.path("value").isContainerNode()) {
            throw told("JSON without a data set of figures", "JSON-stat 2", "ask the statbank for 'json-stat2'");
        }
        return export(date, true);
    }

    private Export export(String date, boolean hasFigures) {
        if (!root.path("class").asText().equals("dataset")) {
            throw told("JSON that is no data set", "JSON-stat 2", "ask the statbank for 'json-stat2'");
        }
        List<Variable> variables = new ArrayList<>();
        List<List<Category>> categories = new ArrayList<>();
        for (JsonNode id : root.path("id")) {
            JsonNode dimension = root.path("dimension").path(id.asText());
            variables.add(new Variable(id.asText(), dimension.path("label").asText(id.asText())));
            categories.add(categories(id.asText(), dimension.path("category")));
        }
        String updated = root.path("updated").asText("");
        return new Export(
                file,
                title(),
                updated.length() >= DATE ? updated.substring(0, DATE) : date,
                variables,
                categories,
                hasFigures ? observations(categories) : List.of());
    }

    private String title() {
        String label = root.path("label").asText("");
        String number = root.path("extension").path("px").path("tableid").asText("");
        return number.isEmpty() || label.contains(number) ? label : number + ": " + label;
    }

    /** The categories in the order of their positions: an index is a list of codes or says the position of each. */
    private List<Category> categories(String variable, JsonNode category) {
        JsonNode labels = category.path("label");
        JsonNode index = category.path("index");
        List<String> codes = new ArrayList<>();
        if (index.isArray()) {
            index.forEach(code -> codes.add(code.asText()));
        } else if (index.isObject()) {
            String[] placed = new String[index.size()];
            index.properties().forEach(entry -> {
                int position = entry.getValue().asInt(-1);
                if (position < 0 || position >= placed.length || placed[position] != null) {
                    throw told(
                            "position " + entry.getValue() + " of '" + entry.getKey() + "' of " + variable,
                            "each position from 0 to " + (placed.length - 1) + " once",
                            "");
                }
                placed[position] = entry.getKey();
            });
            codes.addAll(Arrays.asList(placed));
        } else {
            labels.fieldNames().forEachRemaining(codes::add);
        }
        return codes.stream()
                .map(code -> new Category(code, labels.path(code).asText(code)))
                .toList();
    }

    private List<Observation> observations(List<List<Category>> categories) {
        int size = categories.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
        JsonNode values = root.path("value");
        if (categories.isEmpty() || size == 0 || values.isArray() && values.size() != size) {
            throw told(
                    values.size() + " figures", size + ", one for each of the categories", "the answer is cut short");
        }
        List<Observation> cells = new ArrayList<>(size);
        int[] at = new int[categories.size()];
        for (int cell = 0; cell < size; cell++) {
            List<Category> own = new ArrayList<>(at.length);
            for (int v = 0; v < at.length; v++) {
                own.add(categories.get(v).get(at[v]));
            }
            JsonNode value = values.isArray() ? values.path(cell) : values.path(Integer.toString(cell));
            cells.add(new Observation(0, List.copyOf(own), value(value, cell)));
            for (int v = at.length - 1; v >= 0 && ++at[v] == categories.get(v).size(); v--) {
                at[v] = 0;
            }
        }
        return cells;
    }

    private OptionalDouble value(JsonNode value, int cell) {
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw told("the figure " + value + " at position " + cell, "a number, or null for none", "");
        }
        return OptionalDouble.of(value.doubleValue());
    }

    private DataException told(String found, String expected, String maybe) {
        return ExportReader.told(file, 0, found, expected, maybe);
    }
}
