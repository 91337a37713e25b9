package org.likevekt.scenarios.store;

import java.io.Serializable;

/**
 * How a run ended.
 *
 * @param status {@code solved} or {@code failed}
 * @param cause empty when solved; {@code input} (a file is wrong), {@code solution} (there is none), {@code fault}
 * @param reason in words; empty when solved
 */
public record RunStatus(String status, String cause, String reason) implements Serializable {
    /** Every year has converged. */
    public static final RunStatus SOLVED = new RunStatus("solved", "", "");

    /** The file is wrong. */
    public static RunStatus input(String reason) {
        return new RunStatus("failed", "input", reason);
    }

    /** Some year has no solution. */
    public static RunStatus noSolution(String reason) {
        return new RunStatus("failed", "solution", reason);
    }

    /** The program or the machine is at fault: worth another try. */
    public static RunStatus fault(String reason) {
        return new RunStatus("failed", "fault", reason);
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
