package org.likevekt.scenarios.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A bundle that a test changes: taken apart, and put together again with or without the right hashes. */
public final class ForgedBundle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HASH = "0".repeat(64);

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private ForgedBundle() {}

    /** A bundle taken apart. */
    public static ForgedBundle of(Path file) throws IOException {
        ForgedBundle bundle = new ForgedBundle();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                bundle.entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return bundle;
    }

    /** A small bundle that has all a bundle must have, and is right from outside. */
    static ForgedBundle small() throws IOException {
        ForgedBundle bundle = new ForgedBundle();
        for (String name : new String[] {
            "README.txt",
            "study/study.yaml",
            "study/published.csv",
            "data/tables.csv",
            "scenarios/one.yaml",
            "runs/one/paths.csv",
            "runs/one/results.csv",
            "replayed.csv"
        }) {
            bundle.with(name, "text of " + name + "\n");
        }
        ObjectNode manifest = JSON.createObjectNode().put("schema", 1).put("data", HASH);
        manifest.putObject("program")
                .put("version", "0-for-tests")
                .put("commit", "unknown")
                .put("code", HASH);
        manifest.putObject("machine").put("java", "17").put("system", "Linux");
        manifest.putObject("options").put("study", "own");
        manifest.putObject("scenarios").put("one", "one.yaml");
        ObjectNode run =
                manifest.putArray("runs").addObject().put("fingerprint", HASH).put("linear_solver", "by hand");
        run.putObject("scenario").put("name", "one");
        manifest.putObject("entries");
        return bundle.with("manifest.json", manifest.toString()).sealed();
    }

    /** The text of an entry. */
    public String text(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    /** Adds or replaces an entry. */
    public ForgedBundle with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds or replaces an entry. */
    public ForgedBundle with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    /** Removes an entry. */
    ForgedBundle without(String name) {
        entries.remove(name);
        return this;
    }

    /** The manifest. */
    ObjectNode manifest() throws IOException {
        return (ObjectNode) JSON.readTree(text("manifest.json"));
    }

    /** Writes sizes and hashes of all entries into the manifest, as one would who hides what he changed. */
    public ForgedBundle sealed() throws IOException {
        ObjectNode manifest = manifest();
        ObjectNode described = manifest.putObject("entries");
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (!entry.getKey().equals("manifest.json")) {
                described
                        .putObject(entry.getKey())
                        .put("bytes", entry.getValue().length)
                        .put("sha256", Sha256.of(new ByteArrayInputStream(entry.getValue())));
            }
        }
        return with("manifest.json", manifest.toString());
    }

    /** Packs it. */
    public Path pack(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
