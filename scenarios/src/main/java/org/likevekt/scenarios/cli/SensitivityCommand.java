package org.likevekt.scenarios.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.sensitivity.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "sensitivity", mixinStandardHelpOptions = true)
final class SensitivityCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(arity = "0..1", defaultValue = "vennemo-2023")
    private String name;

    @Option(names = "--method", defaultValue = "gq")
    Method method;

    @Option(names = "--n", defaultValue = "100")
    int n;

    @Option(names = "--seed", defaultValue = "1")
    long seed;

    @Override
    public Integer call() {
        Study study = Study.load(name);
        Runner runner = session.runner();
        List<Prior> priors = Priors.load(name, runner.economy().dataset());
        Design design = method == Method.LOCAL
                ? null
                : method == Method.GQ ? Design.quadrature(priors) : Design.sample(method, priors, n, seed);
        long t = System.nanoTime();
        Sensitivity s = method == Method.LOCAL
                ? Sensitivity.local(study, priors, runner, 2, (k, m) -> session.err()
                        .println(k + " " + (System.nanoTime() - t) / 1e9))
                : Sensitivity.of(study, priors, runner, design, 2, (k, m) -> session.err()
                        .println(k + " " + (System.nanoTime() - t) / 1e9));
        for (RowSensitivity r : s.rows()) {
            session.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%s n=%d central %.4g mean %.4g sd %.4g [%.4g, %.4g] sign %.2f holds %.2f %s %s",
                            r.central().row().id(),
                            r.spread().n(),
                            r.central().figure(),
                            r.spread().mean(),
                            r.spread().sd(),
                            r.spread().low(),
                            r.spread().high(),
                            r.signProbability(),
                            r.claimProbability(),
                            r.standing(),
                            r.largest(5)));
        }
        for (World w : s.failed()) session.out().println(w.reason());
        return 0;
    }
}
