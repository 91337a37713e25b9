package org.likevekt.scenarios.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** How many workers a command has. */
final class Jobs {
    /** What a worker needs at most; as much again is for what the workers share. */
    private static final long MEMORY_PER_WORKER = 256L << 20;

    /** With less not even one run comes to its end. */
    private static final long LEAST_MEMORY = 128L << 20;

    private Jobs() {}

    /**
     * The number of workers: as wanted, but no more than memory allows.
     *
     * @param wanted by the user; null for what cores and memory allow
     * @param err hears of it when there are fewer than wanted
     * @throws InputException when it is less than one, or there is too little memory for one
     */
    static int number(Integer wanted, PrintWriter err) {
        Runtime machine = Runtime.getRuntime();
        return number(wanted, machine.availableProcessors(), machine.maxMemory(), line -> {
            err.println("likevekt: " + line);
            err.flush();
        });
    }

    static int number(Integer wanted, int cores, long memory, Consumer<String> remark) {
        if (wanted != null && wanted < 1) {
            throw new InputException("--jobs is " + wanted + ", expected 1 or more");
        }
        if (memory < LEAST_MEMORY) {
            throw new InputException("Java has " + megabytes(memory) + " of memory, expected " + megabytes(LEAST_MEMORY)
                    + " or more for one worker. Maybe LIKEVEKT_JAVA_OPTS=-Xmx1g");
        }
        int room = (int) Math.min(Integer.MAX_VALUE, Math.max(1, memory / MEMORY_PER_WORKER - 1));
        if (wanted != null && wanted > room) {
            remark.accept("--jobs is " + wanted + ", but " + megabytes(memory) + " of memory are enough for " + room
                    + (room == 1 ? " worker" : " workers") + ", which is what there will be. Maybe more memory with"
                    + " LIKEVEKT_JAVA_OPTS=-Xmx" + (wanted + 1L) * (MEMORY_PER_WORKER >> 20) + "m");
        }
        return Math.min(wanted == null ? cores : wanted, room);
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
