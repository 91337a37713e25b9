package org.likevekt.scenarios.store;

/**
 * How a run ended.
 *
 * @param status {@code solved} or {@code failed}
 * @param cause empty when solved; {@code input} (a file is wrong), {@code solution} (there is none), {@code fault}
 * @param reason in words; empty when solved
 */
public record Ending(String status, String cause, String reason) {
    /** Every year has converged. */
    public static final Ending SOLVED = new Ending("solved", "", "");

    /** The file is wrong. */
    public static Ending input(String reason) {
        return new Ending("failed", "input", reason);
    }

    /** Some year has no solution. */
    public static Ending noSolution(String reason) {
        return new Ending("failed", "solution", reason);
    }

    /** The program or the machine is at fault: worth another try. */
    public static Ending fault(String reason) {
        return new Ending("failed", "fault", reason);
    }

    /** Whether there are results. */
    public boolean isSolved() {
        return status.equals("solved");
    }

    /** Whether the same input would end in the same way again. */
    public boolean isFinal() {
        return !cause.equals("fault");
    }
}
