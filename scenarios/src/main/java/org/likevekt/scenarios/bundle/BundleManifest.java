package org.likevekt.scenarios.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.likevekt.scenarios.format.Words;

/**
 * What a bundle says of itself.
 *
 * @param program who made it
 * @param java the Java it was made with
 * @param system the system it was made on
 * @param study name of the study
 * @param scenarios for each name that the study gives a scenario its file
 * @param runs the runs in order, with their fingerprints
 * @param entries the entries with their sizes and hashes
 */
record BundleManifest(
        Program program,
        String java,
        String system,
        String study,
        Map<String, String> scenarios,
        List<RunDescription> runs,
        Map<String, EntryDescription> entries) {
    private static final Pattern PLAIN = Pattern.compile("[ -~]{1,200}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** A run by name, the hash of what it follows from, and what solved its linear systems. */
    record RunDescription(String name, String fingerprint, String solver) {}

    /** An entry's size, bytes, and hash. */
    record EntryDescription(long bytes, String sha256) {}

    /**
     * Reads a manifest.
     *
     * @throws BundleException when it lacks something or has something unknown in the place of what is needed
     */
    static BundleManifest parse(String text) {
        JsonNode root = tree(text);
        int schema = root.path("schema").asInt(0);
        if (schema != Replayed.SCHEMA) {
            throw new BundleException(
                    "schema is " + Words.quote(root.path("schema").asText("missing")) + ", expected " + Replayed.SCHEMA
                            + ". Maybe a later version of the program made it");
        }
        JsonNode program = root.path("program");
        List<RunDescription> runs = new ArrayList<>();
        root.path("runs")
                .forEach(run -> runs.add(new RunDescription(
                        string(run.path("scenario"), "name"), hash(run, "fingerprint"), string(run, "linear_solver"))));
        Map<String, String> scenarios = new LinkedHashMap<>();
        root.path("scenarios")
                .properties()
                .forEach(entry -> scenarios.put(entry.getKey(), entry.getValue().asText()));
        Map<String, EntryDescription> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("entries").properties()) {
            JsonNode bytes = entry.getValue().path("bytes");
            if (!bytes.canConvertToLong() || bytes.asLong() < 0) {
                throw new BundleException("the size of " + Words.quote(entry.getKey()) + " is no number of bytes");
            }
            entries.put(entry.getKey(), new EntryDescription(bytes.asLong(), hash(entry.getValue(), "sha256")));
        }
        return new BundleManifest(
                new Program(string(program, "version"), string(program, "commit"), hash(program, "code")),
                string(root.path("machine"), "java"),
                string(root.path("machine"), "system"),
                string(root.path("options"), "study"),
                scenarios,
                List.copyOf(runs),
                entries);
    }

    private static JsonNode tree(String text) {
        try {
            return JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw new BundleException(BundleLayout.MANIFEST + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String string(JsonNode parent, String key) {
        JsonNode node = parent.path(key);
        if (!node.isTextual() || !PLAIN.matcher(node.asText()).matches()) {
            throw new BundleException(
                    BundleLayout.MANIFEST + " has no sound '" + key + "', expected a line of plain text");
        }
        return node.asText();
    }

    private static String hash(JsonNode parent, String key) {
        String text = string(parent, key);
        if (!HASH.matcher(text).matches()) {
            throw new BundleException(
                    key + " is " + Words.quote(text) + ", expected a SHA-256 hash, 64 hexadecimal digits");
        }
        return text;
    }
}
