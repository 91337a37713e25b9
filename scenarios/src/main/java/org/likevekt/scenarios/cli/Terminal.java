package org.likevekt.scenarios.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Where a bar may be drawn. */
final class Terminal {
    private Terminal() {}

    /** The error stream when somebody watches it. */
    static Optional<PrintStream> find() {
        return isWatched() ? Optional.of(System.err) : Optional.empty();
    }

    /** Up to Java 21 there is a console only on a terminal; from 22 it says so itself. */
    @SuppressWarnings("SystemConsoleNull") // both ways are asked for
    private static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
