package org.likevekt.scenarios.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written appears whole or not at all, and what a killed process left is gone after the next one. */
class AsideTest {
    @TempDir
    private Path folder;

    /** The place that this process would use, under the number of one that has ended. */
    private Path ofADeadProcess(String ending) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        String own = "-" + ProcessHandle.current().pid() + "-";
        String name = Aside.in(folder).getFileName().toString().replace(own, "-" + process.pid() + "-");
        return folder.resolve(name + ending);
    }

    @Test
    void whatTheDeadLeftIsSweptAndWhatTheLivingWriteIsNot() throws IOException, InterruptedException {
        Path file = Files.writeString(ofADeadProcess(""), "half");
        Path log = Files.writeString(ofADeadProcess(".wal"), "half");
        Path tree = Files.createDirectory(ofADeadProcess(""));
        Files.writeString(tree.resolve("results.csv"), "half");
        Path own = Files.writeString(Aside.in(folder), "being written");
        Path ownLog = Files.writeString(folder.resolve(own.getFileName() + ".wal"), "being written");
        Path elsewhere = Files.writeString(folder.resolve(".likevekt-another-machine-1-1"), "being written there");
        Path mine = Files.writeString(folder.resolve(".likevekt-notes"), "a user's");
        Aside.sweep(folder);
        for (Path left : List.of(file, log, tree)) {
            assertFalse(Files.exists(left), left.toString());
        }
        for (Path kept : List.of(own, ownLog, elsewhere, mine)) {
            assertTrue(Files.exists(kept), kept.toString());
        }
    }

    /** Containers often have the same numbers each time they start. */
    @Test
    void whatAnEarlierProcessOfTheSameNumberLeftIsSwept() throws IOException {
        String name = Aside.in(folder).getFileName().toString();
        Path left = Files.writeString(folder.resolve(name.replaceFirst("-\\d+$", "-7")), "half");
        Aside.sweep(folder);
        assertFalse(Files.exists(left));
    }

    /** Killed between the two moves that put a new folder in the place of an old one. */
    @Test
    void whatWasMovedOutOfTheWayIsMovedBack() throws IOException, InterruptedException {
        Path old = Files.createDirectories(ofADeadProcess(".old").resolve("policy"));
        Files.writeString(old.resolve("results.csv"), "earlier results");
        Path fresh = Files.createDirectory(ofADeadProcess(""));
        Files.writeString(fresh.resolve("results.csv"), "new results");
        new ResultFolder(folder, "0");
        assertEquals("earlier results", Files.readString(folder.resolve("policy/results.csv")));
        assertEquals(List.of("policy"), names());
    }

    /** Killed after both moves: the new results have their place already. */
    @Test
    void whatHasANewOneInItsPlaceIsRemoved() throws IOException, InterruptedException {
        Path old = Files.createDirectories(ofADeadProcess(".old").resolve("policy"));
        Files.writeString(old.resolve("results.csv"), "earlier results");
        Files.writeString(Files.createDirectory(folder.resolve("policy")).resolve("results.csv"), "new results");
        Aside.sweep(folder);
        assertEquals("new results", Files.readString(folder.resolve("policy/results.csv")));
        assertEquals(List.of("policy"), names());
    }

    @Test
    void filesThatBelongTogetherAreAllOrNone() throws IOException {
        Path one = Files.writeString(folder.resolve("year.row"), "earlier");
        Path two = Files.writeString(folder.resolve("year.nl"), "earlier");
        Map<Path, WholeFile.Content> files = new LinkedHashMap<>();
        files.put(one, target -> target.write('1'));
        files.put(two, target -> {
            target.close();
            target.write(new byte[1 << 17]);
        });
        OutputException full = assertThrows(OutputException.class, () -> WholeFile.write(files));
        assertTrue(full.getMessage().contains("year.nl cannot be written: "), full.getMessage());
        assertEquals("earlier", Files.readString(one));
        assertEquals("earlier", Files.readString(two));
        assertEquals(List.of("year.nl", "year.row"), names());
        files.put(two, target -> target.write('2'));
        WholeFile.write(files);
        assertEquals("12", Files.readString(one) + Files.readString(two));
        assertEquals(List.of("year.nl", "year.row"), names());
    }

    /** A full disk is one whether its exception comes as it is, in another, or not at all. */
    @Test
    void aStreamThatFailsIsToldWhateverTheContentMakesOfIt() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        List<WholeFile.Content> contents = List.of(
                target -> target.write('1'),
                target -> {
                    try {
                        target.write('1');
                    } catch (IOException e) {
                        throw new UncheckedIOException("writing a table", e);
                    }
                },
                target -> new PrintWriter(target, true, StandardCharsets.UTF_8).println('1'));
        for (WholeFile.Content content : contents) {
            IOException told = assertThrows(IOException.class, () -> WholeFile.write(content, full));
            assertEquals("No space left on device", told.getMessage());
        }
    }

    /** What a file or a folder is made of is not the place where it is written. */
    @Test
    void aContentThatCannotBeReadIsToldAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "earlier");
        IOException gone = new NoSuchFileException("program.jar");
        UncheckedIOException unread = new UncheckedIOException(gone);
        assertEquals(
                gone,
                assertThrows(
                                UncheckedIOException.class,
                                () -> WholeFile.write(file, target -> {
                                    throw gone;
                                }))
                        .getCause());
        assertEquals(
                unread,
                assertThrows(
                        UncheckedIOException.class,
                        () -> WholeFile.write(file, target -> {
                            throw unread;
                        })));
        WholeFolder tables = new WholeFolder(folder.resolve("tables"), Set.of());
        assertEquals(
                unread,
                assertThrows(
                        UncheckedIOException.class,
                        () -> tables.write(fresh -> Csv.write(fresh.resolve("runs.csv"), sink -> {
                            throw unread;
                        }))));
        assertEquals("earlier", Files.readString(file));
        assertEquals(List.of("page.html"), names());
    }

    /** Whoever may write into /dev would otherwise have a file for a device. */
    @Test
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        OutputException refused = assertThrows(OutputException.class, () -> WholeFile.require(device, true));
        assertTrue(refused.getMessage().contains("is a device"), refused.getMessage());
    }

    @Test
    void aFolderThatFailsLeavesTheEarlierOne() throws IOException {
        Path place = folder.resolve("tables");
        WholeFolder tables = new WholeFolder(place, Set.of("runs.csv"));
        tables.write(fresh -> {
            Files.writeString(fresh.resolve("runs.csv"), "earlier");
            Files.writeString(fresh.resolve(WholeFolder.MANIFEST), "{\"program\": \"likevekt 0\"}");
        });
        OutputException full = assertThrows(
                OutputException.class,
                () -> tables.write(fresh -> {
                    Files.writeString(fresh.resolve("runs.csv"), "ha");
                    throw new IOException("No space left on device");
                }));
        assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
        assertEquals("earlier", Files.readString(place.resolve("runs.csv")));
        assertEquals(List.of("tables"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
