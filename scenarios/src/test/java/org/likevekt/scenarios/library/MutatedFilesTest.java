package org.likevekt.scenarios.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.scenarios.format.BatchParser;
import org.likevekt.scenarios.format.Finding;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioCompiler;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.run.Economy;

/**
 * The library's own files, spoilt: every one is a scenario or is refused in words, in time, and nothing is written. A
 * failure names its seed and round.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutatedFilesTest {
    private static final Economy ECONOMY = Economy.of(Optional.empty());
    private static final BatchParser BATCHES = new BatchParser(ECONOMY.vocabulary());
    private static final List<String> GOOD = good();
    private static final List<String> WORDS = List.of(
            "*",
            "&a",
            "*a",
            "!!int",
            "null",
            "~",
            "1e999",
            "-1e999",
            "NaN",
            ".inf",
            "9".repeat(400),
            "0x10",
            "1e-999",
            "../../x",
            "/dev/zero",
            "baseline",
            "parent",
            "swap",
            "find",
            "hold",
            "where",
            "region",
            "shocks",
            "[]",
            "{}",
            "\"",
            "'",
            "\t",
            "\r",
            "\u0000",
            "\u202e",
            "\uFEFF",
            "2018-2050",
            "2018-",
            "9999",
            "-",
            "%",
            "\u0430");
    private static final String BATCH = """
            title: b
            scenarios: [vocational, baseline]
            sweep:
              scenario: [vocational, lifelong]
              method: lhs
              n: 5
              seed: 1
              vary:
                - {multiply: migration_elasticity, range: [0.5, 2]}
                - {name: tfp, multiply: productivity, where: {industry: private_mainland}, years: 2019-, range: [0.9, 1.1]}
            """;
    private static final String SWAP = """
            title: s
            parent: baseline
            swap:
              - {find: group_productivity, hold: wage, where: {region: Oslo, group: vocational}, note: n}
              - find: consumption_tax
                hold: government saving
            shocks:
              - {multiply: wage, where: {region: Oslo, group: vocational}, path: {2020: 1, 2030: 1.1}}
            """;

    @TempDir
    private Path folder;

    private static List<String> good() {
        List<String> good = new ArrayList<>(List.of(SWAP));
        for (String name : ECONOMY.library().names()) {
            try {
                good.add(Files.readString(Path.of("src/main/resources/library", name + ".yaml")));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return good;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void spoiltFilesAreScenariosOrRefused(long seed) throws IOException {
        spoil(seed, 250);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void manySpoiltFilesAreScenariosOrRefused(long seed) throws IOException {
        spoil(seed, 5000);
    }

    private void spoil(long seed, int rounds) throws IOException {
        Random random = new Random(seed);
        Path file = folder.resolve("spoilt.yaml");
        for (int round = 0; round < rounds; round++) {
            String what = "seed " + seed + ", round " + round;
            byte[] spoilt = spoilt(GOOD.get(random.nextInt(GOOD.size())), random);
            Files.write(file, spoilt);
            refusedOr(() -> use(file.toString()), what);
            byte[] batch = spoilt(BATCH, random);
            refusedOr(() -> BATCHES.parse("b.yaml", batch), what);
            BatchParser.isBatch(batch);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static void use(String file) {
        Scenario scenario = ECONOMY.library().load(file);
        assertFalse(ECONOMY.library().explain(file).isEmpty());
        if (scenario.swaps().isEmpty()) {
            ScenarioCompiler.compile(scenario, ECONOMY.basePaths(scenario.horizon()));
        }
    }

    private static void refusedOr(Runnable use, String what) {
        try {
            use.run();
        } catch (ScenarioException e) {
            for (Finding finding : e.findings()) {
                assertFalse(finding.message().isBlank(), what);
                assertTrue(
                        finding.toString().codePoints().noneMatch(Character::isISOControl),
                        () -> what + ": " + finding);
            }
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private static byte[] spoilt(String good, Random random) {
        List<String> lines = new ArrayList<>(good.lines().toList());
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(6)) {
                case 0 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 1 -> Collections.swap(lines, at, random.nextInt(lines.size()));
                case 2 -> lines.set(at, withWord(lines.get(at), random));
                case 3 ->
                    lines.set(at, "  ".repeat(random.nextInt(4)) + lines.get(at).strip());
                case 4 -> lines.set(at, lines.get(at) + lines.get(random.nextInt(lines.size())));
                default -> lines.set(at, lines.get(at).replace(": ", random.nextBoolean() ? ":" : ": ["));
            }
        }
        byte[] content =
                String.join(random.nextInt(8) == 0 ? "\r\n" : "\n", lines).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0) {
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(content, random.nextInt(content.length)) : content;
    }

    /** The line with one of its words replaced by another. */
    private static String withWord(String line, Random random) {
        String[] parts = line.split("(?<=[ ,:\\[\\]{}])|(?=[ ,:\\[\\]{}])", -1);
        parts[random.nextInt(parts.length)] = WORDS.get(random.nextInt(WORDS.size()));
        return String.join("", parts);
    }

    @Test
    void foldersPipesAndDevicesAreNoScenarios() throws Exception {
        Files.createDirectory(folder.resolve("folder.yaml"));
        Files.createSymbolicLink(folder.resolve("device.yaml"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("loop.yaml"), Path.of("loop.yaml"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString())
                        .start()
                        .waitFor());
        for (String name : List.of("folder", "device", "loop", "pipe")) {
            String path = folder.resolve(name + ".yaml").toString();
            assertThrows(ScenarioException.class, () -> ECONOMY.library().load(path), name);
            Path child = folder.resolve("child.yaml");
            Files.writeString(child, "title: t\nparent: " + name + "\n");
            assertThrows(ScenarioException.class, () -> ECONOMY.library().load(child.toString()), name);
        }
        Files.delete(folder.resolve("device.yaml"));
    }
}
