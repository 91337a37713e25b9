package org.likevekt.scenarios.report;

import java.util.Locale;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.run.Run;

/**
 * What a report is about: a scenario beside its baseline.
 *
 * @param name of the scenario
 * @param title of the scenario
 * @param baseline name of what it is compared with
 * @param base fingerprint of what it is compared with: two baselines of one name are two
 * @param regions of both
 * @param dataset whose industries and groups they have
 * @param verdict how the run ended
 */
record Subject(
        String name,
        String title,
        String baseline,
        String base,
        Classification regions,
        Dataset dataset,
        Verdict verdict) {
    /** How a run ended and what it follows from. */
    record Verdict(int years, String residual, String walras, String fingerprint, String calibration) {
        static Verdict of(int years, double residual, double walras, String fingerprint, String calibration) {
            return new Verdict(
                    years,
                    String.format(Locale.ROOT, "%.1e", residual),
                    String.format(Locale.ROOT, "%.1e", walras),
                    fingerprint,
                    calibration);
        }
    }

    /** What a comparison is about. */
    static Subject of(Comparison comparison) {
        Run run = comparison.run();
        return new Subject(
                run.name(),
                run.scenario().file().title(),
                comparison.base().name(),
                comparison.base().fingerprint(),
                run.model().benchmark().regions(),
                run.model().benchmark().dataset(),
                verdict(run));
    }

    private static Verdict verdict(Run run) {
        double residual = 0;
        double walras = 0;
        for (YearSolution year : run.trajectory().years()) {
            residual = Math.max(residual, year.outcome().residual());
            walras = Math.max(walras, Math.abs(year.walras()));
        }
        return Verdict.of(run.trajectory().years().size(), residual, walras, run.fingerprint(), run.calibration());
    }
}
