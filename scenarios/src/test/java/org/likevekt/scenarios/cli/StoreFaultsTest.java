package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.store.RowReader;
import org.likevekt.scenarios.store.Store;
import org.likevekt.scenarios.store.StoreReader;

/** Files of stores and results that are empty, halved, copied or in the way: nothing is lost, and it is said. */
class StoreFaultsTest {
    private static final RowReader NOBODY = new RowReader() {
        @Override
        public void head(List<String> columns, List<Boolean> isNumber) {}

        @Override
        public boolean row(List<Object> cells) {
            return true;
        }
    };

    @TempDir
    private static Path shared;

    private static Path whole;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runWhole() throws IOException {
        BatchFolder.good(shared.resolve("good"), 1);
        whole = shared.resolve("whole.duckdb");
        assertEquals(0, batch(whole).code());
    }

    private static Cli batch(Path store) {
        return Cli.run("batch", shared.resolve("good").toString(), "--out", store.toString());
    }

    /** As mktemp makes one, or a process that was killed as it made its store. */
    @Test
    void anEmptyFileIsNoStoreYetAndStaysItsOwners() throws IOException {
        Path store = Files.createFile(
                folder.resolve("new.duckdb"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Cli asked = Cli.run("results", "ls", "--store", store.toString());
        assertEquals(ExitCode.BAD_INPUT, asked.code());
        assertTrue(asked.err().contains("new.duckdb is empty"), asked.err());
        Cli result = batch(store);
        assertEquals(0, result.code(), result.err());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store)));
        assertEquals(List.of("new.duckdb"), names(folder), "nothing is left beside it");
    }

    /** A link is followed: the database would otherwise put its log beside the link. */
    @Test
    void aStoreIsOneWhateverItIsCalled() throws IOException {
        Path real = folder.resolve("real/night.duckdb");
        Files.createDirectory(real.getParent());
        Path link = Files.createSymbolicLink(folder.resolve("link.duckdb"), Path.of("real/night.duckdb"));
        try (Store store = Store.open(link, 0, line -> {})) {
            assertEquals(List.of("night.duckdb", "night.duckdb.wal"), names(real.getParent()));
            assertEquals(real, store.file());
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of("night.duckdb"), names(real.getParent()));
    }

    /** The file alone has what there was at the last checkpoint, and says that more may have been in the log. */
    @Test
    void aStoreCopiedWithoutItsLogSaysSo() throws IOException {
        Path store = folder.resolve("night.duckdb");
        Files.copy(whole, store);
        Path alone = folder.resolve("alone.duckdb");
        Path both = folder.resolve("both.duckdb");
        try (Store open = Store.open(store, 0, line -> {})) {
            open.name("region", "99", "Elsewhere");
            Files.copy(store, alone);
            Files.copy(store, both);
            Files.copy(folder.resolve("night.duckdb.wal"), folder.resolve("both.duckdb.wal"));
        }
        assertEquals("", Cli.run("results", "ls", "--store", both.toString()).err());
        Cli read = Cli.run("results", "ls", "--store", alone.toString());
        assertEquals(0, read.code());
        assertTrue(read.err().replaceAll("\\s+", " ").contains("was not closed, and alone.duckdb.wal"), read.err());
        assertTrue(read.out().contains("policy-"), "what was there at the checkpoint is there");
        Cli written = batch(alone);
        assertEquals(0, written.code());
        assertTrue(written.err().contains("alone.duckdb.wal"), written.err());
        assertTrue(written.out().contains("0 solved, 0 failed, 4 skipped"), written.out());
        assertEquals("", Cli.run("results", "ls", "--store", alone.toString()).err(), "closed now");
        assertEquals("", Cli.run("results", "ls", "--store", store.toString()).err(), "and so is this one");
    }

    /** The database removes a log that goes with no file, and with it the runs that are in it alone. */
    @Test
    void aLogWithoutItsStoreIsNotThrownAway() throws IOException {
        Path store = folder.resolve("night.duckdb");
        Path log = folder.resolve("night.duckdb.wal");
        try (Store open = Store.open(store, 0, line -> {})) {
            open.name("region", "99", "Elsewhere");
            Files.copy(log, folder.resolve("log"));
        }
        Files.move(store, folder.resolve("elsewhere.duckdb"));
        Files.move(folder.resolve("log"), log);
        Cli result = batch(store);
        assertEquals(ExitCode.BAD_INPUT, result.code(), result.out());
        assertTrue(result.err().contains("night.duckdb.wal"), result.err());
        assertTrue(Files.size(log) > 0 && !Files.exists(store));
        Files.move(folder.resolve("elsewhere.duckdb"), store);
        assertEquals(0, batch(store).code());
    }

    @Test
    void whatIsNoStoreIsNotChanged() throws IOException {
        Path text = Files.writeString(folder.resolve("text.duckdb"), "no database at all\n".repeat(1_000));
        byte[] before = Files.readAllBytes(text);
        assertEquals(ExitCode.BAD_INPUT, batch(text).code());
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(text)));
    }

    @Test
    void anExportIsWholeAndReplacesExportsOnly() throws IOException {
        Path target = folder.resolve("tables");
        Cli first = export(target, "csv");
        assertEquals(0, first.code(), first.err());
        assertEquals(6, names(target).size());
        assertTrue(new ObjectMapper()
                .readTree(target.resolve("manifest.json").toFile())
                .path("program")
                .asText()
                .startsWith("likevekt "));
        assertEquals(0, export(target, "parquet").code());
        assertFalse(Files.exists(target.resolve("runs.csv")), "nothing of the earlier export is left");
        Files.writeString(target.resolve("notes.txt"), "mine");
        Cli refused = export(target, "csv");
        assertEquals(ExitCode.BAD_INPUT, refused.code());
        assertTrue(refused.err().contains("'notes.txt'"), refused.err());
        assertTrue(Files.exists(target.resolve("runs.parquet")));
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("runs.csv"), "my marathons");
        Cli unmarked = export(mine, "csv");
        assertEquals(ExitCode.BAD_INPUT, unmarked.code());
        assertEquals("my marathons", Files.readString(mine.resolve("runs.csv")));
        assertEquals(ExitCode.BAD_INPUT, export(Path.of(""), "csv").code(), "the folder one is in");
        assertEquals(List.of("mine", "tables"), names(folder));
    }

    private static Cli export(Path target, String format) {
        return Cli.run("results", "export", target.toString(), "--store", whole.toString(), "--format", format);
    }

    /** Every command that writes a file of a name that the user gives. */
    @Test
    void noFileIsReplacedWithoutAWord() throws IOException {
        Path brief = shared.resolve("good/brief.yaml");
        Path policy = shared.resolve("good/policy.yaml");
        Path mine = Files.writeString(folder.resolve("mine.nl"), "years of work");
        Path rows = Files.writeString(folder.resolve("year.row"), "years of work");
        for (List<String> command : List.of(
                List.of("compare", policy.toString(), "--out", mine.toString()),
                List.of("compare", policy.toString(), "--format", "csv", "--out", mine.toString()),
                List.of("export", brief.toString(), "--out", mine.toString()),
                List.of(
                        "export",
                        brief.toString(),
                        "--out",
                        folder.resolve("year.nl").toString()),
                List.of("replay", "--bundle", mine.toString()),
                List.of("calibrate", "--file", mine.toString()))) {
            Cli refused = Cli.run(command.toArray(String[]::new));
            assertEquals(ExitCode.BAD_INPUT, refused.code(), command + refused.out());
            assertTrue(refused.err().contains("--force"), refused.err());
            assertEquals("years of work", Files.readString(mine));
            assertEquals("years of work", Files.readString(rows));
        }
        List<String> forced = new ArrayList<>(List.of("compare", policy.toString(), "--out", mine.toString()));
        forced.add("--force");
        assertEquals(0, Cli.run(forced.toArray(String[]::new)).code());
        assertTrue(Files.readString(mine).startsWith("policy against brief"));
        assertEquals(List.of("mine.nl", "year.row"), names(folder));
    }

    @Test
    void sqlStopsAtTheLimitAndSaysSo() {
        Cli cut = sql("select i from range(10) t(i)", "--limit", "3", "--format", "csv");
        assertEquals(0, cut.code());
        assertEquals("i\n0\n1\n2\n", cut.out());
        assertTrue(cut.err().contains("more than the 3 rows"), cut.err());
        assertEquals("", sql("select i from range(3) t(i)", "--limit", "3").err());
        assertEquals(ExitCode.BAD_INPUT, sql("select 1", "--limit", "-1").code());
    }

    private static Cli sql(String query, String... options) {
        List<String> all = new ArrayList<>(List.of("sql", query, "--store", whole.toString()));
        all.addAll(List.of(options));
        return Cli.run(all.toArray(String[]::new));
    }

    /** As "likevekt sql ... | head" does. All of these rows would take days. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "csv", "json"})
    void sqlEndsWhenNobodyReadsOn(String format) {
        Writer closed = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int code = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Main.commandLine(
                        new PrintWriter(closed), new PrintWriter(new StringWriter()), RunnerFactory.FRESH)
                .execute(
                        "sql",
                        "select i from range(1000000000000) t(i)",
                        "--store",
                        whole.toString(),
                        "--format",
                        format));
        assertEquals(0, code);
    }

    @Test
    void aQueryThatRunsCanBeStopped() throws InterruptedException {
        AtomicReference<String> said = new AtomicReference<>("");
        try (StoreReader reader = StoreReader.open(whole, 0, line -> {})) {
            Thread query = new Thread(() -> {
                OutputException stopped = assertThrows(
                        OutputException.class,
                        () -> reader.sql("select sum(i * i % 7) from range(100000000000) t(i)", 10, NOBODY));
                said.set(stopped.getMessage());
            });
            query.start();
            Thread.sleep(300);
            reader.stop();
            query.join(60_000);
            assertFalse(query.isAlive());
        }
        assertEquals("the query was stopped", said.get());
    }

    /** Two million rows through a program with 48 MB. */
    @Tag("slow")
    @Test
    void sqlHoldsFewRowsAtATime() throws IOException, InterruptedException {
        Path out = folder.resolve("rows.csv");
        String query = "select i, 'row ' || i as text from range(2000000) t(i)";
        List<String> command = new ArrayList<>(java(List.of("-Xmx48m")));
        command.addAll(List.of("sql", query, "--store", whole.toString(), "--format", "csv"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("err")));
        try (Stream<String> lines = Files.lines(out)) {
            assertEquals(2_000_001, lines.count());
        }
    }

    /** A small file system of our own, where the machine lets us have one. */
    @Tag("slow")
    @Test
    void aFullDiskIsCalledOneAndTheBatchGoesOn() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String batch = String.join(" ", java(List.of())) + " batch " + shared.resolve("good") + " --jobs 1 --out ";
        Files.writeString(
                folder.resolve("script"), """
                mount -t tmpfs -o size=3m tmpfs DISK || exit 77
                BATCH DISK/night.duckdb; echo "code $?"
                mount -o remount,size=50m DISK
                BATCH DISK/night.duckdb; echo "code $?"; ls -A DISK
                """.replace("DISK", disk.toString()).replace("BATCH", batch));
        Process process = new ProcessBuilder(
                        "unshare", "-rm", "sh", folder.resolve("script").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        String log = Files.readString(folder.resolve("log"));
        assumeTrue(process.exitValue() != 77 && log.contains("code"), "no file system of our own here: " + log);
        String said = log.replaceAll("\\s+", " ");
        assertTrue(said.contains("cannot be written: No space left on device. "), log);
        assertTrue(
                said.matches(".* \\d of 4 runs are safe in the store\\. Maybe .* code 2 .* code 0 night\\.duckdb "),
                log);
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        return command;
    }

    /** A reader changes nothing, not even of a store that was left open. */
    @Test
    void readingLeavesTheFileAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(whole);
        try (StoreReader reader = StoreReader.open(whole, 0, line -> {})) {
            assertEquals(4, reader.runs().rows().size());
        }
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(whole)));
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
