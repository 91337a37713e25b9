package org.likevekt.scenarios.cli;

/** What the program's exit code says. */
final class ExitCode {
    /** All went well. */
    static final int OK = 0;
    /** A run has no solution, or a check or a replay failed. */
    static final int FAILED = 1;
    /** The command, a scenario or a table is wrong. */
    static final int BAD_INPUT = 2;
    /** An internal error, or the machine gave out. */
    static final int FAULT = 3;

    private ExitCode() {}
}
