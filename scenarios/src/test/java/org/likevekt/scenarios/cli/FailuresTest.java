package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** Whatever is thrown, wherever: one sentence, what to do, and the exit code that is documented. */
class FailuresTest {
    /** Shared, so that its equations are compiled once. */
    private static final AtomicReference<Throwable> RAISING = new AtomicReference<>();

    private static final Runner RUNNER = new Runner(Economy.of(Optional.empty()), new RunnerListener() {
        @Override
        public void started(String name, int years) {
            if (name.equals("bad")) {
                raise(RAISING.get());
            }
        }
    });

    @TempDir
    private Path folder;

    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("Java heap space"), "the memory ran out", "-Xmx4g"),
                Arguments.of(new StackOverflowError(), "the stack of a thread ran out", "-Xss16m"),
                Arguments.of(new NoClassDefFoundError("org/x/Gone"), "missing or damaged", "build it again"),
                Arguments.of(new ExceptionInInitializerError("broken"), "missing or damaged", "build it again"),
                Arguments.of(
                        new ExceptionInInitializerError(new IllegalStateException(
                                new FileSystemException("/tmp/lib.so", null, "No space left on device"))),
                        "No space left on device",
                        "java.io.tmpdir"),
                Arguments.of(new UnsatisfiedLinkError("no x in path"), "missing or damaged", "build it again"),
                Arguments.of(new InternalError("unsafe memory access"), "Java itself gave out", "try again"),
                Arguments.of(new AssertionError("never"), "internal error", "report it"),
                Arguments.of(new NullPointerException("none"), "internal error", "report it"),
                Arguments.of(
                        new IllegalStateException("a worker", new OutOfMemoryError("Metaspace")),
                        "the memory ran out (Metaspace)",
                        "--jobs 1"),
                Arguments.of(
                        new UncheckedIOException(new IOException("Input/output error")),
                        "Input/output error",
                        "the disk is full"),
                Arguments.of(
                        new UncheckedIOException("reading /hindcast/", malformed("first: [2008")),
                        "a text of the program is malformed: reading /hindcast/: while parsing a flow sequence",
                        "report it"),
                Arguments.of(
                        new UncheckedIOException(new MalformedInputException(1)),
                        "a text of the program is malformed: Input length = 1",
                        "build it again"),
                Arguments.of(
                        new UncheckedIOException("reading /library/x", new IOException("Input/output error")),
                        "cannot be read or written: reading /library/x: Input/output error",
                        "the disk is full"));
    }

    private static IOException malformed(String yaml) {
        return assertThrows(IOException.class, () -> new YAMLMapper().readTree(yaml));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void onTheMainThreadItIsToldInOneSentenceWithExitCode3(Throwable thrown, String what, String advice) {
        Cli result = run(observer -> raise(thrown), "run", "vocational");
        assertEquals(ExitCode.FAULT, result.code(), result.err());
        String told = result.err().replaceAll("\\s+", " ");
        assertTrue(told.startsWith("likevekt: ") && told.contains(what) && told.contains(advice), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
        Cli more = run(observer -> raise(thrown), "run", "vocational", "--stacktrace");
        assertEquals(ExitCode.FAULT, more.code());
        assertTrue(more.err().contains("\tat "), more.err());
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void onAWorkerItIsOneRunLessAndTheOthersGoOn(Throwable thrown, String what, String advice) throws IOException {
        Files.writeString(folder.resolve("good.yaml"), "title: t\nhorizon: 2018-2019\n");
        Files.writeString(folder.resolve("bad.yaml"), "title: t\nhorizon: 2018-2019\n");
        RAISING.set(thrown);
        Cli result = run(
                observer -> RUNNER,
                "batch",
                folder.toString(),
                "--out",
                folder.resolve("s.duckdb").toString());
        String told = (result.out() + result.err()).replaceAll("\\s+", " ");
        assertEquals(4, result.code(), told);
        assertTrue(told.contains("failed bad") && told.contains(what) && told.contains(advice), told);
        assertTrue(told.contains("1 solved, 1 failed"), told);
        assertFalse(told.contains("\tat "), told);
    }

    /** A program that has hardly any memory, as a user meets it: Java's own words would be a trace and exit code 1. */
    @Test
    void aProgramWithoutMemorySaysSo() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx12m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "compare")
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(ExitCode.FAULT, process.waitFor(), told);
        assertTrue(told.contains("the memory ran out") && told.contains("-Xmx4g"), told);
        assertFalse(told.contains("\tat "), told);
    }

    private static Cli run(Function<RunnerListener, Runner> runners, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(
                        new PrintWriter(out), new PrintWriter(err), (data, observer, kernel) -> runners.apply(observer))
                .execute(arguments);
        return new Cli(code, out.toString(), err.toString());
    }

    private static Runner raise(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }
}
