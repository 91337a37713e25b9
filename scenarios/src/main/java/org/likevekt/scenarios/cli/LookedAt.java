package org.likevekt.scenarios.cli;

import java.util.Optional;
import org.likevekt.scenarios.format.Scenario;
import picocli.CommandLine.Option;

/** The year a command looks at: the last of the scenario, unless another is asked for. */
final class LookedAt {
    @Option(names = "--year", description = "The year looked at (default: the last).")
    private Integer year;

    /** The year asked for. */
    Optional<Integer> asked() {
        return Optional.ofNullable(year);
    }

    /**
     * The year of a scenario, known before anything is solved.
     *
     * @throws InputException when the year asked for is not one of the scenario's
     */
    int of(Scenario scenario) {
        int looked = asked().orElse(scenario.horizon().last());
        if (!scenario.horizon().contains(looked)) {
            throw new InputException("year " + looked + " is outside the years of '" + scenario.name() + "', expected "
                    + scenario.horizon());
        }
        return looked;
    }

    /**
     * The year of a scenario and of what it is compared with, known before anything is solved: the last that both have, unless
     * another is asked for.
     *
     * @throws InputException when the year asked for is not one of both
     */
    int of(Scenario scenario, Scenario other) {
        return Math.min(of(scenario), of(other));
    }
}
