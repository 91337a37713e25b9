package org.likevekt.scenarios.cli;

/** How many workers a command has. */
final class Jobs {
    private static final long MEMORY_PER_WORKER = 256L << 20;

    private Jobs() {}

    /**
     * The number of workers.
     *
     * @param wanted by the user; null for what cores and memory allow
     * @throws InputException when it is less than one
     */
    static int number(Integer wanted) {
        if (wanted != null) {
            if (wanted < 1) {
                throw new InputException("--jobs is " + wanted + ", expected 1 or more");
            }
            return wanted;
        }
        long room = Math.max(1, Runtime.getRuntime().maxMemory() / MEMORY_PER_WORKER - 1);
        return (int) Math.min(Runtime.getRuntime().availableProcessors(), room);
    }
}
