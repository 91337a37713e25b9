package org.likevekt.scenarios.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders that are not what they seem: refused, told of in one block, and never waited for. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StrangeFilesTest {
    @TempDir
    private Path folder;

    private static void assertRefused(Cli result, String what) {
        assertEquals(ExitCode.BAD_INPUT, result.code(), result.err());
        String told = result.err().replaceAll("\\s+", " ");
        assertTrue(told.startsWith("likevekt: ") && told.contains(what), result.err());
        assertFalse(told.contains("internal error"), result.err());
    }

    /** Such a file of the system says that it is empty; whoever reads it waits for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"validate", "run", "batch"})
    @Timeout(value = 60, unit = SECONDS)
    void aFileThatNeverEndsIsNotRead(String command) throws IOException {
        Path endless = Path.of("/proc/kmsg");
        assumeTrue(Files.exists(endless));
        Path link = Files.createSymbolicLink(folder.resolve("mine.yaml"), endless);
        assertRefused(on(command, link), "mine.yaml");
        assertRefused(Cli.run("batch", endless.toString(), "--out", store()), "kmsg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "run", "batch"})
    @Timeout(value = 60, unit = SECONDS)
    void aPipeIsNotRead(String command) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.yaml");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertRefused(on(command, pipe), "this is not a file");
    }

    @Test
    @Timeout(value = 60, unit = SECONDS)
    void aDeviceIsNotRead() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("zero.yaml"), Path.of("/dev/zero"));
        assertRefused(Cli.run("validate", link.toString()), "this is not a file");
        Path study = Files.createDirectory(folder.resolve("study"));
        Files.createSymbolicLink(study.resolve("study.yaml"), Path.of("/dev/zero"));
        assertRefused(Cli.run("replay", study.toString()), "study.yaml");
        Path tables = Files.createDirectory(folder.resolve("tables"));
        Files.createSymbolicLink(tables.resolve("tables.csv"), Path.of("/dev/zero"));
        assertEquals(
                ExitCode.BAD_INPUT, Cli.run("data", "--data", tables.toString()).code());
    }

    @Test
    void aFolderThatMayNotBeReadIsNamed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(closed), "whoever runs this may read everything");
            assertRefused(Cli.run("batch", folder + "/**.yaml", "--out", store()), "no permission for " + closed);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Folders so deep that their path is too long for the system: nobody may look into them, whoever it is. */
    @Test
    void aFolderThatCannotBeReadIsNamed() throws IOException, InterruptedException {
        String name = "x".repeat(250);
        String down = "cd '" + folder + "' && for k in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do mkdir " + name
                + " && cd -P " + name + " || exit 0; done";
        try {
            new ProcessBuilder("bash", "-c", down).start().waitFor();
            assertRefused(Cli.run("batch", folder + "/**.yaml", "--out", store()), "cannot be looked through");
        } finally {
            new ProcessBuilder("rm", "-rf", folder.resolve(name).toString())
                    .start()
                    .waitFor();
        }
    }

    private Cli on(String command, Path file) {
        return command.equals("validate")
                ? Cli.run(command, file.toString())
                : Cli.run(command, file.toString(), "--out", store());
    }

    private String store() {
        return folder.resolve("s.duckdb").toString();
    }
}
