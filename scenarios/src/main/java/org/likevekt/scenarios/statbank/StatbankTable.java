package org.likevekt.scenarios.statbank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.likevekt.scenarios.statbank.Export.Category;
import org.likevekt.scenarios.statbank.Export.Variable;

/**
 * A table of a statbank and how it is asked, in the words of the two versions of PxWeb's interface.
 *
 * @param address of the table
 * @param number of the table
 * @param isOld whether it speaks the first version
 */
record StatbankTable(String address, String number, boolean isOld) {
    private static final String STATISTICS_NORWAY = "https://data.ssb.no/api/pxwebapi/v2/tables/";
    private static final Pattern NUMBER = Pattern.compile("\\d{5}");
    private static final Pattern NEW = Pattern.compile("(https?://.+/tables/([^/?]+))(/(data|metadata)?)?(\\?.*)?");
    private static final Pattern OLD = Pattern.compile("(https?://.+/api/v[01]/.+/([^/?]+))/?(\\?.*)?");

    /** The most cells in one answer, by the rules of Statistics Norway. */
    private static final int CELLS = 800_000;

    private static final int CELLS_OF_OLD = 300_000;

    /** The table of a number or an address; none when it is neither. */
    static Optional<StatbankTable> of(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new StatbankTable(STATISTICS_NORWAY + text, text, false));
        }
        Matcher recent = NEW.matcher(text);
        if (recent.matches()) {
            return Optional.of(new StatbankTable(recent.group(1), recent.group(2), false));
        }
        Matcher old = OLD.matcher(text);
        return old.matches() ? Optional.of(new StatbankTable(old.group(1), old.group(2), true)) : Optional.empty();
    }

    /** Where it says which variables and categories it has. */
    URI metadata() {
        return URI.create(isOld ? address : address + "/metadata?lang=no");
    }

    /** Where it is asked for figures. */
    URI data() {
        return URI.create(isOld ? address : address + "/data?lang=no&outputFormat=json-stat2");
    }

    int limit() {
        return isOld ? CELLS_OF_OLD : CELLS;
    }

    /** Its variables and categories from its answer. */
    Export described(String answer) {
        return titled(isOld ? old(answer) : JsonStat.metadata(address, answer));
    }

    /** An export whose title begins with the number of the table. */
    Export titled(Export export) {
        String title = export.title().contains(number) ? export.title() : number + ": " + export.title();
        return new Export(
                address, title, export.date(), export.variables(), export.categories(), export.observations());
    }

    private Export old(String answer) {
        try {
            JsonNode root = new ObjectMapper().readTree(answer);
            List<Variable> variables = new ArrayList<>();
            List<List<Category>> categories = new ArrayList<>();
            for (JsonNode variable : root.path("variables")) {
                variables.add(new Variable(
                        variable.path("code").asText(), variable.path("text").asText()));
                List<Category> own = new ArrayList<>();
                for (int k = 0; k < variable.path("values").size(); k++) {
                    String code = variable.path("values").path(k).asText();
                    own.add(new Category(
                            code, variable.path("valueTexts").path(k).asText(code)));
                }
                categories.add(own);
            }
            return new Export(address, root.path("title").asText(), "", variables, categories, List.of());
        } catch (JsonProcessingException e) {
            throw new StatbankException(
                    address + " answers what is no JSON. Maybe it is not the address of a table", e);
        }
    }

    /** The question for some categories of each variable. */
    String query(List<Variable> variables, List<List<Category>> selection) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode parts = root.putArray(isOld ? "query" : "selection");
        for (int v = 0; v < variables.size(); v++) {
            ObjectNode part = parts.addObject()
                    .put(isOld ? "code" : "variableCode", variables.get(v).code());
            ArrayNode codes = isOld
                    ? part.putObject("selection").put("filter", "item").putArray("values")
                    : part.putArray("valueCodes");
            selection.get(v).forEach(category -> codes.add(category.code()));
        }
        if (isOld) {
            root.putObject("response").put("format", "json-stat2");
        }
        return root.toString();
    }
}
