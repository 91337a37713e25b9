package org.likevekt.scenarios.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.likevekt.data.UserError;

/**
 * What anything thrown means for the user. Whatever it is wrapped in, the first of a kind that the user can do something
 * about counts.
 *
 * @param kind whose matter it is
 * @param told what went wrong: one sentence, or a block of findings
 * @param advice what to do; empty when that is in the sentence
 */
public record Failure(Kind kind, String told, String advice) {
    /** Whose matter a failure is. */
    public enum Kind {
        /** The command, a file or a folder is wrong: the user mends it. */
        INPUT,
        /** Some year of a run has no solution. */
        NO_SOLUTION,
        /** The program or the machine gave out: worth another try. */
        FAULT
    }

    private static final int DEEPEST = 32;

    /** In the order in which they are looked for: what says most, first. */
    private static final List<Known<?>> KNOWN = List.of(
            new Known<>(UserError.class, e -> new Failure(Kind.INPUT, e.told(), "")),
            new Known<>(
                    RunFailedException.class, e -> new Failure(Kind.NO_SOLUTION, String.valueOf(e.getMessage()), "")),
            new Known<>(OutOfMemoryError.class, Failure::memory),
            new Known<>(
                    StackOverflowError.class,
                    e -> fault(
                            "the stack of a thread ran out", "Maybe allow a larger one: LIKEVEKT_JAVA_OPTS=-Xss16m")),
            new Known<>(UncheckedIOException.class, Failure::file),
            new Known<>(IOException.class, e -> file("", e)),
            new Known<>(LinkageError.class, Failure::damaged),
            new Known<>(ServiceConfigurationError.class, Failure::damaged),
            new Known<>(
                    VirtualMachineError.class,
                    e -> fault(
                            "Java itself gave out: " + e,
                            "Maybe the disk is full, or a file was cut short while it was read; try again")));

    /** What something thrown means. */
    public static Failure of(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        return KNOWN.stream()
                .flatMap(known -> known.in(chain).stream())
                .findFirst()
                .orElseGet(() -> fault("internal error: " + thrown, "The program is at fault: please report it"));
    }

    /** What a task on another thread threw, thrown on this one. */
    public static RuntimeException thrownBy(ExecutionException ended) {
        if (ended.getCause() instanceof Error error) {
            throw error;
        }
        return ended.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(ended.getCause());
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = thrown; at != null && chain.size() < DEEPEST; at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }

    private static Failure fault(String told, String advice) {
        return new Failure(Kind.FAULT, told, advice);
    }

    private static Failure memory(OutOfMemoryError e) {
        return fault(
                "the memory ran out (" + e.getMessage() + "); Java may take "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MB",
                "Maybe allow more, LIKEVEKT_JAVA_OPTS=-Xmx4g, or fewer workers, --jobs 1; on the machines of a cluster"
                        + " -Dspark.executor.memory=4g");
    }

    private static Failure damaged(Throwable e) {
        return fault(
                "a part of the program is missing or damaged: " + e,
                "Maybe it was changed while it ran, or its copy is not whole; build it again");
    }

    private static Failure file(UncheckedIOException e) {
        IOException cause = Objects.requireNonNull(e.getCause());
        String doing = String.valueOf(e.getMessage());
        return file(doing.equals(cause.toString()) ? "" : doing + ": ", cause);
    }

    /** What is read from a person is refused where it is read; a text that is malformed beyond that is the program's own. */
    private static Failure file(String doing, IOException e) {
        if (e instanceof JsonProcessingException || e instanceof CharacterCodingException) {
            return fault(
                    "a text of the program is malformed: " + doing
                            + UserError.reason(e).replaceAll("\\s+", " "),
                    "Maybe its copy is not whole, build it again; else the program is at fault: please report it");
        }
        return fault(
                "a file cannot be read or written: " + doing + UserError.reason(e),
                "Maybe the disk is full, or the temporary folder " + System.getProperty("java.io.tmpdir")
                        + " is; another one: LIKEVEKT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
    }

    /** A type of throwable and what is said of it. */
    private record Known<T extends Throwable>(Class<T> type, Function<T, Failure> means) {
        private Optional<Failure> in(List<Throwable> chain) {
            return chain.stream()
                    .filter(type::isInstance)
                    .findFirst()
                    .map(type::cast)
                    .map(means);
        }
    }
}
