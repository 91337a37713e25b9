package org.likevekt.scenarios.run;

/** A scenario that has no solution in some year; no result of it is handed out. */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String scenario;

    /**
     * A failure.
     *
     * @param scenario name of the scenario
     * @param lastSolved the last year that was solved, or a sentence saying that none was
     */
    public RunFailedException(String scenario, String lastSolved, RuntimeException cause) {
        super(
                "scenario '" + scenario + "' has no solution. " + cause.getMessage() + System.lineSeparator()
                        + lastSolved,
                cause);
        this.scenario = scenario;
    }

    /** Name of the scenario. */
    public String scenario() {
        return scenario;
    }
}
