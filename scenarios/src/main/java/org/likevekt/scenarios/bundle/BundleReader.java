package org.likevekt.scenarios.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.likevekt.scenarios.bundle.BundleManifest.EntryDescription;
import org.likevekt.scenarios.bundle.BundleManifest.RunDescription;
import org.likevekt.scenarios.format.Words;

/** A bundle that was checked from outside: only known, plain entries of bounded size, each with the hash it should have. */
final class BundleReader implements AutoCloseable {
    private final ZipFile zip;
    private final BundleManifest manifest;

    private BundleReader(ZipFile zip, BundleManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a bundle and checks it.
     *
     * @throws BundleException with the first thing that is wrong with it
     */
    static BundleReader open(Path file) {
        try {
            return checked(file);
        } catch (BundleException e) {
            throw new BundleException(file + " is no bundle to trust: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BundleException(file + " cannot be read as a zip file: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            // names that are no UTF-8, in a Java that does not say so as a fault of the file
            throw new BundleException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static BundleReader checked(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BundleException(Files.exists(file) ? "it is not a file" : "there is no such file");
        }
        if (Files.size(file) > BundleLayout.LARGEST_FILE) {
            throw new BundleException(
                    "it has " + Files.size(file) + " bytes, at most " + BundleLayout.LARGEST_FILE + " are read");
        }
        int count = ZipDirectory.check(file);
        ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        try {
            if (count != zip.size()) {
                throw new BundleException("its directory is damaged");
            }
            checkEntries(zip);
            BundleManifest manifest = BundleManifest.parse(text(zip, BundleLayout.MANIFEST));
            checkComplete(zip, manifest);
            checkHashes(zip, manifest);
            return new BundleReader(zip, manifest);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** What the bundle says of itself. */
    BundleManifest manifest() {
        return manifest;
    }

    /** The names of the entries in a folder, in alphabetical order. */
    List<String> names(String folder) {
        return manifest.entries().keySet().stream()
                .filter(name -> name.startsWith(folder))
                .sorted()
                .toList();
    }

    /** The text of an entry. */
    String text(String name) {
        try {
            return text(zip, name);
        } catch (IOException e) {
            throw new BundleException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The bytes of an entry. */
    InputStream stream(String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name));
    }

    /** The characters of an entry. */
    Reader reader(String name) throws IOException {
        return new BufferedReader(new InputStreamReader(stream(name), StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new BundleException("the bundle cannot be closed: " + e.getMessage(), e);
        }
    }

    private static void checkEntries(ZipFile zip) {
        if (zip.size() > BundleLayout.MOST_ENTRIES) {
            throw new BundleException(
                    "it has " + zip.size() + " entries, at most " + BundleLayout.MOST_ENTRIES + " are read");
        }
        Set<String> seen = new TreeSet<>();
        long total = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!BundleLayout.isName(name)) {
                throw new BundleException(
                        "the entry " + Words.quote(name) + " is none that a bundle has (see its README.txt)");
            }
            // two names that are one on a disk that does not tell upper from lower case
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new BundleException("the entry " + Words.quote(name) + " is there twice");
            }
            checkSize(entry);
            total += entry.getSize();
        }
        if (total > BundleLayout.LARGEST_TOTAL) {
            throw new BundleException(
                    "it unpacks to " + total + " bytes, at most " + BundleLayout.LARGEST_TOTAL + " are read");
        }
    }

    private static void checkSize(ZipEntry entry) {
        long size = entry.getSize();
        if (size < 0 || size > BundleLayout.largest(entry.getName())) {
            throw new BundleException("the entry " + entry.getName() + " unpacks to " + size + " bytes, at most "
                    + BundleLayout.largest(entry.getName()) + " are read");
        }
        if (BundleLayout.isBomb(size, entry.getCompressedSize())) {
            throw new BundleException("the entry " + entry.getName() + " unpacks from " + entry.getCompressedSize()
                    + " to " + size + " bytes, more than figures can");
        }
    }

    /** Every entry is in the manifest, every entry of the manifest is there, and nothing needed is missing. */
    private static void checkComplete(ZipFile zip, BundleManifest manifest) {
        Set<String> there = new TreeSet<>();
        Collections.list(zip.entries()).forEach(entry -> there.add(entry.getName()));
        there.remove(BundleLayout.MANIFEST);
        for (String name : there) {
            if (!manifest.entries().containsKey(name)) {
                throw new BundleException("the entry " + name + " is not in its manifest");
            }
        }
        for (String name : manifest.entries().keySet()) {
            if (!there.contains(name)) {
                throw new BundleException("the entry " + Words.quote(name) + " of its manifest is missing");
            }
        }
        for (String name : needed(manifest)) {
            if (!there.contains(name)) {
                throw new BundleException("the entry " + Words.quote(name) + " is missing");
            }
        }
    }

    private static List<String> needed(BundleManifest manifest) {
        List<String> names =
                new ArrayList<>(List.of(BundleLayout.STUDY, BundleLayout.PUBLISHED, BundleLayout.REPLAYED));
        manifest.scenarios().values().forEach(file -> names.add(BundleLayout.SCENARIOS + file));
        for (RunDescription run : manifest.runs()) {
            names.add(BundleLayout.RUNS + run.name() + BundleLayout.PATHS);
            names.add(BundleLayout.RUNS + run.name() + BundleLayout.RESULTS);
        }
        return names;
    }

    private static void checkHashes(ZipFile zip, BundleManifest manifest) throws IOException {
        for (String name : manifest.entries().keySet()) {
            EntryDescription description = manifest.entries().get(name);
            ZipEntry entry = zip.getEntry(name);
            if (entry.getSize() != description.bytes()) {
                throw new BundleException("the entry " + name + " has " + entry.getSize() + " bytes, its manifest says "
                        + description.bytes());
            }
            try (InputStream stream = bounded(zip.getInputStream(entry), entry)) {
                if (!Sha256.of(stream).equals(description.sha256())) {
                    throw new BundleException("the entry " + name
                            + " does not have the hash that its manifest gives: it was changed after it was packed");
                }
            }
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BundleException("the entry " + name + " is missing");
        }
        try (InputStream stream = bounded(zip.getInputStream(entry), entry)) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(stream.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BundleException("the entry " + name + " is not UTF-8", e);
        }
    }

    /** An entry that goes on after the size it claims ends there with an error, whatever its reader thinks. */
    private static InputStream bounded(InputStream stream, ZipEntry entry) {
        return new BoundedStream(stream, entry.getSize(), entry.getName());
    }
}
