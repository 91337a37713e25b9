package org.likevekt.scenarios.sensitivity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.likevekt.data.Dataset;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Failure;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/**
 * A study's rows in a world with other parameters: accounts built, baseline calibrated to the same growth, and every
 * scenario solved anew.
 *
 * @param logFactors logarithm of the factor on each parameter
 * @param rows the study's rows; nothing when the world has no solution
 * @param reason why it has none, in words; empty when it has
 */
public record ParameterDraw(double[] logFactors, Optional<List<ReplayedRow>> rows, String reason) {
    /** Copies the factors. */
    public ParameterDraw {
        logFactors = logFactors.clone();
    }

    /** Solves a world; one that cannot be built or solved says why. */
    static ParameterDraw solve(Study study, Economy economy, List<Prior> priors, double[] logFactors) {
        try {
            Runner runner = new Runner(economy(economy, priors, logFactors), RunnerListener.SILENT);
            return new ParameterDraw(logFactors, Optional.of(Replay.of(study, runner)), "");
        } catch (IllegalArgumentException e) {
            return new ParameterDraw(logFactors, Optional.empty(), String.valueOf(e.getMessage()));
        } catch (Throwable thrown) {
            // every failure is shown and counted: an internal error too is one world less, not the end of them all
            return new ParameterDraw(
                    logFactors, Optional.empty(), Failure.of(thrown).told());
        }
    }

    /** The economy with every parameter moved. */
    static Economy economy(Economy economy, List<Prior> priors, double[] logFactors) {
        Dataset data = economy.dataset();
        StringBuilder change = new StringBuilder();
        for (int d = 0; d < logFactors.length; d++) {
            data = priors.get(d).applied(data, logFactors[d]);
            change.append(String.format(Locale.ROOT, "%s=%a ", priors.get(d).name(), logFactors[d]));
        }
        return economy.with(data, change.toString());
    }

    /** Our figure in a row: for a ranking 1 where it holds and 0 where not; not a number without a solution. */
    public double figure(int row) {
        return rows.map(solved -> figureOf(solved.get(row))).orElse(Double.NaN);
    }

    /** A row's figure, for a ranking 1 or 0. */
    static double figureOf(ReplayedRow row) {
        return PublishedClaim.isRanking(row.row()) ? PublishedClaim.holds(row) ? 1 : 0 : row.figure();
    }
}
