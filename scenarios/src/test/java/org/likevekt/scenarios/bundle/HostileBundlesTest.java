package org.likevekt.scenarios.bundle;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** Files that were made to harm: a clear error at once, and nothing written anywhere. */
class HostileBundlesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final byte[] CENTRAL = {'P', 'K', 1, 2};

    @TempDir
    private Path folder;

    @Test
    void aSoundOneIsRead() throws IOException {
        Path file = ForgedBundle.small().pack(folder.resolve("b.zip"));
        try (BundleReader bundle = BundleReader.open(file)) {
            assertEquals("text of replayed.csv\n", bundle.text("replayed.csv"));
            assertEquals(List.of("scenarios/one.yaml"), bundle.names("scenarios/"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "data/../../evil.csv",
                "/etc/cron.d/evil",
                "C:\\evil.csv",
                "data\\evil.csv",
                "data/evil.csv/",
                "data/",
                "data/.hidden.csv",
                "data/sub/evil.csv",
                "scenarios/evil.sh",
                "scenarios/..yaml",
                "runs/../results.csv",
                "runs/one/results.csv.exe",
                "data/evil\u0000.csv",
                "data/ev\u202eil.csv",
                "manifest.json/",
                "evil.txt"
            })
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        refused(ForgedBundle.small().with(name, "x").sealed(), "is none that a bundle has");
    }

    @Test
    void aLinkIsRefused() throws IOException {
        byte[] bytes =
                bytes(ForgedBundle.small().with("data/link.csv", "/etc/passwd").sealed());
        int header = header(bytes, "data/link.csv");
        bytes[header + 5] = 3; // made on Unix
        bytes[header + 41] = (byte) 0xA1; // S_IFLNK
        refused(bytes, "'data/link.csv' is a link or a folder");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        byte[] bytes = bytes(ForgedBundle.small()
                .with("data/aaa.csv", "x")
                .with("data/bbb.csv", "y")
                .sealed());
        replaceAll(bytes, "data/bbb.csv", "data/aaa.csv");
        refused(bytes, "is there twice");
        refused(ForgedBundle.small().with("scenarios/ONE.yaml", "x").sealed(), "is there twice");
    }

    @Test
    void bombsAreRefusedUnread() throws IOException {
        refused(bomb("runs/one/results.csv", 300 << 20), "more than figures can");
        refused(bomb("data/tables.csv", 20 << 20), "at most 16777216 are read");
        ForgedBundle many = ForgedBundle.small();
        for (int k = 0; k < 1_001; k++) {
            many.with("data/t" + k + ".csv", "x");
        }
        refused(many.sealed(), "entries, at most 1000 are read");
    }

    @Test
    void anEntryThatIsLargerThanItSaysIsRefused() throws IOException {
        byte[] bytes = bytes(ForgedBundle.small());
        int header = header(bytes, "data/tables.csv");
        bytes[header + 24] = (byte) (bytes[header + 24] - 5); // its size in the directory
        refused(bytes, "");
    }

    static Stream<Map.Entry<String, String>> manifests() {
        return Stream.of(
                entry("", "schema is 'missing'"),
                entry("not json", "is no JSON"),
                entry("[]", "schema is 'missing'"),
                entry("null", "schema is"),
                entry("{\"schema\": 2}", "expected 1. Maybe a later version"),
                entry("{\"schema\": 1}", "has no sound 'version'"),
                entry("{\"schema\": 1, \"schema\": 1}", "is no JSON: Duplicate"),
                entry("{\"schema\": 1} {}", "is no JSON"),
                entry("[".repeat(100_000), "is no JSON"),
                entry("{\"a\": \"" + "x".repeat(25_000_000) + "\"}", ""));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void aManifestThatIsNoneIsRefused(Map.Entry<String, String> wrong) throws IOException {
        refused(ForgedBundle.small().with("manifest.json", wrong.getKey()), wrong.getValue());
    }

    @Test
    void whatTheManifestSaysIsHeldAgainstTheEntries() throws IOException {
        refused(ForgedBundle.small().without("manifest.json"), "the entry manifest.json is missing");
        refused(ForgedBundle.small().without("replayed.csv"), "the entry 'replayed.csv' of its manifest is missing");
        refused(ForgedBundle.small().without("replayed.csv").sealed(), "the entry 'replayed.csv' is missing");
        refused(ForgedBundle.small().without("runs/one/paths.csv").sealed(), "'runs/one/paths.csv' is missing");
        refused(ForgedBundle.small().with("data/more.csv", "x"), "the entry data/more.csv is not in its manifest");
        refused(ForgedBundle.small().with("data/tables.csv", "text of data/tables.cs_\n"), "does not have the hash");
        refused(ForgedBundle.small().with("data/tables.csv", "longer than it was, by far"), "its manifest says");
        ForgedBundle leading = ForgedBundle.small();
        String manifest = leading.text("manifest.json");
        refused(leading.with("manifest.json", manifest.replace("one.yaml\"},", "../../x.yaml\"},")), "is missing");
        refused(leading.with("manifest.json", manifest.replace("0-for-tests", "\\u001b[2J")), "has no sound 'version'");
    }

    @Test
    void whatIsNoZipFileIsRefused() throws IOException {
        refused(new byte[0], "it is no zip file");
        refused("PK\u0003\u0004 and no more".getBytes(StandardCharsets.UTF_8), "it is no zip file");
        refused(new byte[100_000], "it is no zip file");
        assertTrue(refusal(folder).contains("it is not a file"));
        assertTrue(refusal(folder.resolve("none.zip")).contains("there is no such file"));
    }

    /** Old bundles hold other tables than the program has now: that is said, and who could verify them. */
    @Test
    void tablesOfAnotherVersionAreToldAsSuch() throws IOException {
        String other = unusable(ForgedBundle.small());
        assertTrue(other.startsWith("nothing was compared: version 0-for-tests (unknown) packed the bundle"), other);
        assertTrue(other.endsWith("Maybe verify it with the version that packed it."), other);
        ForgedBundle own = ForgedBundle.small();
        ObjectNode manifest = own.manifest();
        manifest.putObject("program")
                .setAll(Program.own("0-for-tests", "unknown").describe());
        String ours = unusable(own.with("manifest.json", manifest.toString()));
        assertTrue(ours.startsWith("what is in the bundle cannot be used: "), ours);
    }

    private String unusable(ForgedBundle bundle) throws IOException {
        Path file = bundle.pack(folder.resolve("other.zip"));
        BundleException refusal = assertThrows(
                BundleException.class,
                () -> Verification.of(
                        file, tables -> new Runner(Economy.of(Optional.of(tables)), RunnerListener.SILENT)));
        return String.valueOf(refusal.getMessage());
    }

    private static String refusal(Path file) {
        return assertThrows(BundleException.class, () -> BundleReader.open(file))
                .told();
    }

    @Test
    void oneCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = bytes(ForgedBundle.small());
        for (int length = 0; length < whole.length; length += 7) {
            refused(Arrays.copyOf(whole, length), "");
        }
    }

    /** Whatever bytes change: refused, or what is read is what was packed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBytesChanged(long seed) throws IOException {
        ForgedBundle sound = ForgedBundle.small();
        byte[] whole = bytes(sound);
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 400; round++) {
            byte[] changed = whole.clone();
            int changes = 1 + random.nextInt(4);
            for (int k = 0; k < changes; k++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("fuzz.zip"), changed);
            try (BundleReader bundle = BundleReader.open(file)) {
                for (String name : bundle.names("")) {
                    assertEquals(sound.text(name), bundle.text(name), "seed " + seed + ", round " + round);
                }
                read++;
            } catch (BundleException e) {
                assertFalse(String.valueOf(e.getMessage()).isEmpty());
            }
        }
        // most bytes count: times and attributes are the ones that do not
        assertTrue(read < 200, "read " + read);
    }

    private void refused(ForgedBundle bundle, String words) throws IOException {
        refused(bytes(bundle), words);
    }

    private void refused(byte[] bytes, String words) throws IOException {
        Path file = Files.write(folder.resolve("hostile.zip"), bytes);
        refused(file, words);
    }

    private void refused(Path file, String words) {
        BundleException refusal = assertTimeoutPreemptively(
                SOON,
                () -> assertThrows(
                        BundleException.class, () -> BundleReader.open(file).close()));
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
        assertDoesNotThrow(() -> {
            try (Stream<Path> files = Files.list(folder)) {
                assertTrue(files.allMatch(path -> path.toString().endsWith(".zip")), "nothing unpacked");
            }
        });
    }

    private byte[] bytes(ForgedBundle bundle) throws IOException {
        return Files.readAllBytes(bundle.pack(folder.resolve("whole.zip")));
    }

    /** A bundle with one entry of so many zeros. */
    private Path bomb(String name, int size) throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (OutputStream target = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(target)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[1 << 20];
            for (int written = 0; written < size; written += zeros.length) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return file;
    }

    /** Where the directory's header of an entry begins. */
    private static int header(byte[] bytes, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length - 46; at++) {
            if (Arrays.equals(bytes, at, at + 4, CENTRAL, 0, 4)
                    && Arrays.equals(bytes, at + 46, at + 46 + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("no header of " + name);
    }

    private static void replaceAll(byte[] bytes, String from, String to) {
        byte[] old = from.getBytes(StandardCharsets.UTF_8);
        byte[] fresh = to.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + old.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
                System.arraycopy(fresh, 0, bytes, at, fresh.length);
            }
        }
    }
}
