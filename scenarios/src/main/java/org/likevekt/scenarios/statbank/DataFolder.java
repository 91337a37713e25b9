package org.likevekt.scenarios.statbank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.likevekt.data.Dataset;
import org.likevekt.data.Municipalities;
import org.likevekt.scenarios.results.WholeFolder;

/** A folder of all tables, which every command takes: those of counties, and in a folder of their own those of municipalities. */
public final class DataFolder {
    /** The folder of the municipalities' tables. */
    private static final String MUNICIPALITIES = "municipalities";

    private DataFolder() {}

    /**
     * Writes a folder; it appears whole, and only when its tables pass their checks.
     *
     * @param folder a new one, or one that an import wrote
     * @param program who writes it
     * @param counties the texts of the tables of counties
     * @param imported the tables of municipalities
     * @param base the folder that these tables came from, whose own imports are kept on record
     */
    public static void write(
            Path folder, String program, SortedMap<String, String> counties, Import imported, Path base) {
        SortedMap<String, String> files = new TreeMap<>(counties);
        imported.texts().forEach((file, text) -> files.put(MUNICIPALITIES + "/" + file, text));
        ObjectNode manifest = manifest(program, imported, base);
        new WholeFolder(folder, files.keySet()).write(fresh -> {
            Files.createDirectory(fresh.resolve(MUNICIPALITIES));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(fresh.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
            }
            Dataset data = Dataset.load(fresh);
            Municipalities.load(fresh.resolve(MUNICIPALITIES), data.regions());
            Files.writeString(
                    fresh.resolve(WholeFolder.MANIFEST),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
        });
    }

    private static ObjectNode manifest(String program, Import imported, Path base) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("program", program);
        ArrayNode imports = root.putArray("imports");
        earlier(base.resolve(WholeFolder.MANIFEST)).forEach(imports::add);
        for (Import.Source each : imported.records()) {
            imports.addObject()
                    .put("kind", each.kind())
                    .put("file", each.file())
                    .put("table", each.table())
                    .put("date", each.date());
        }
        return root;
    }

    private static JsonNode earlier(Path manifest) {
        try {
            return Files.isRegularFile(manifest)
                    ? new ObjectMapper().readTree(manifest.toFile()).path("imports")
                    : JsonNodeFactory.instance.arrayNode();
        } catch (IOException e) {
            // a file of that name that is no manifest of ours tells of no imports
            return JsonNodeFactory.instance.arrayNode();
        }
    }
}
