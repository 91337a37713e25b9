package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.sensitivity.Choice;
import org.likevekt.scenarios.sensitivity.Design;
import org.likevekt.scenarios.sensitivity.Method;
import org.likevekt.scenarios.sensitivity.Multiverse;
import org.likevekt.scenarios.sensitivity.Prior;
import org.likevekt.scenarios.sensitivity.Priors;
import org.likevekt.scenarios.sensitivity.Sensitivity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how sure a study's numbers are, and what they depend on. */
@Command(
        name = "sensitivity",
        mixinStandardHelpOptions = true,
        description = {
            "Replay a study in many worlds with other parameters, baseline and policies alike, and print for every"
                    + " published number its mean, standard deviation, 90 %% interval, how probable its sign and the"
                    + " published claim are, and the parameters it depends on most.",
            "Which parameters vary, and how far, is in uncertainty.csv of the study."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every world is solved.",
            "1:Not one world has a solution.",
            "2:The command, the study or its table of parameters is wrong.",
            "3:Internal error, or the machine gave out: memory, disk, a damaged program.",
            "4:Some worlds have no solution; the figures rest on the others."
        })
final class SensitivityCommand implements Callable<Integer> {
    private static final int DRAWS = 200;

    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Mixin
    private Overwriting overwriting;

    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY",
            defaultValue = "vennemo-2023",
            description = "Name of a study, or a folder with study.yaml, published.csv and uncertainty.csv"
                    + " (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "gq",
            description = "gq: Gaussian quadrature, 2 worlds a parameter; lhs: Latin hypercube; mc: Monte Carlo;"
                    + " local: first order, by adjoint (default: ${DEFAULT-VALUE}).")
    private String method;

    @Option(
            names = "--n",
            paramLabel = "N",
            description = "Worlds of lhs and mc (default: " + DRAWS + "), or of --combined (default: all).")
    private Integer n;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of lhs, mc and --combined; the same one gives the same worlds (default: 1).")
    private Long seed;

    @Option(names = "--jobs", paramLabel = "N", description = "Number of workers (default: from cores and memory).")
    private Integer jobs;

    @Option(names = "--priors", description = "Print the parameters and their ranges, and run nothing.")
    private boolean isPriors;

    @Option(
            names = "--choices",
            description = {
                "Change no parameter but the choices that were registered in choices.yaml of the study, each alternative alone:"
                        + " in what share of these worlds every row holds, and on which choice it turns."
            })
    private boolean isChoices;

    @Option(
            names = "--combined",
            description = {
                "With --choices: every combination of alternatives, some thousand worlds; with --n and --seed so many of them, drawn."
            })
    private boolean isCombined;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write sensitivity.csv, sensitivity.svg (a plot) and worlds.csv (every world) there.")
    private Path out;

    @Option(
            names = "--readme",
            paramLabel = "FILE",
            description = "Also put the table into this Markdown file, between '" + SensitivityMarkdown.BEGIN
                    + "' and '" + SensitivityMarkdown.END + "'.")
    private Path readme;

    @Override
    public Integer call() {
        Method chosen = method();
        checkSample(chosen);
        if (isCombined && !isChoices) {
            throw new InputException("--combined goes with --choices");
        }
        int workers = Jobs.number(jobs, session.err());
        Study study = Study.load(name);
        Runner runner = session.quietRunner();
        if (isChoices) {
            return choices(study, runner, workers);
        }
        List<Prior> priors = Priors.load(name, runner.economy().dataset());
        if (isPriors) {
            session.print(priorLines(priors));
            return ExitCode.OK;
        }
        SensitivityFiles files =
                new SensitivityFiles(Optional.ofNullable(out), Optional.ofNullable(readme), overwriting);
        long start = System.nanoTime();
        Sensitivity found = solve(study, priors, runner, chosen, workers);
        SensitivityTables tables = new SensitivityTables(study, found);
        if (printing.isText()) {
            session.print(tables.text());
        } else {
            printing.print(tables.wide());
        }
        long seconds = Math.round((System.nanoTime() - start) / 1e9);
        files.write(tables, String.format(Locale.ROOT, "`%s` (%d s, %d workers)", command(found), seconds, workers));
        return found.failed().isEmpty() ? ExitCode.OK : solvedNone(found) ? ExitCode.FAILED : BatchCommand.PARTIAL;
    }

    private int choices(Study study, Runner runner, int workers) {
        try (CountProgress progress = new CountProgress(session.terminal(), "choices")) {
            Multiverse found = Multiverse.of(study, worlds(Choice.load(name)), runner, workers, progress::ended);
            MultiverseTable table = new MultiverseTable(study, found);
            if (printing.isText()) {
                session.print(table.text());
            } else {
                printing.print(table.wide());
            }
            return found.worlds().stream().allMatch(world -> world.rows().isPresent())
                    ? ExitCode.OK
                    : BatchCommand.PARTIAL;
        }
    }

    private List<List<Multiverse.Alternative>> worlds(List<Choice> choices) {
        if (!isCombined) {
            return Multiverse.alone(choices);
        }
        if (n == null) {
            return Multiverse.combinations(choices);
        }
        try {
            return Multiverse.drawn(choices, n, seed == null ? 1 : seed);
        } catch (IllegalArgumentException e) {
            throw new InputException("--" + e.getMessage());
        }
    }

    private static boolean solvedNone(Sensitivity found) {
        return found.failed().size() == found.worlds().size();
    }

    private Sensitivity solve(Study study, List<Prior> priors, Runner runner, Method chosen, int workers) {
        try (CountProgress progress = new CountProgress(session.terminal(), "sensitivity")) {
            return switch (chosen) {
                case LOCAL -> Sensitivity.local(study, priors, runner, workers, progress::ended);
                case GQ -> Sensitivity.of(study, priors, runner, Design.quadrature(priors), workers, progress::ended);
                case LHS, MC -> Sensitivity.of(study, priors, runner, sample(chosen, priors), workers, progress::ended);
            };
        }
    }

    private Design sample(Method chosen, List<Prior> priors) {
        try {
            return Design.sample(chosen, priors, n == null ? DRAWS : n, seed == null ? 1 : seed);
        } catch (IllegalArgumentException e) {
            throw new InputException("--" + e.getMessage());
        }
    }

    private Method method() {
        List<String> known = Arrays.stream(Method.values()).map(Method::key).toList();
        return Arrays.stream(Method.values())
                .filter(candidate -> candidate.key().equals(Words.fold(method)))
                .findFirst()
                .orElseThrow(() -> new InputException("unknown method " + Words.quote(method) + ", expected one of: "
                        + Words.list(known) + ". " + Words.maybe(method, known)));
    }

    private void checkSample(Method chosen) {
        if (!chosen.isSample() && !isCombined && (n != null || seed != null)) {
            throw new InputException((n != null ? "--n" : "--seed") + " goes with lhs, mc and --combined; "
                    + chosen.key() + " draws nothing");
        }
    }

    /** The command that finds the same again, as far as its figures go. */
    private String command(Sensitivity found) {
        StringBuilder text = new StringBuilder("likevekt sensitivity " + name + " --method "
                + found.design().method().key());
        if (found.design().method().isSample()) {
            text.append(String.format(
                    Locale.ROOT, " --n %d --seed %d", found.worlds().size(), seed == null ? 1 : seed));
        }
        return text.toString();
    }

    private static List<String> priorLines(List<Prior> priors) {
        List<List<String>> cells = priors.stream()
                .map(prior -> List.of(
                        prior.name(),
                        prior.title(),
                        prior.range(),
                        prior.change().name().toLowerCase(Locale.ROOT),
                        prior.distribution().name().toLowerCase(Locale.ROOT),
                        String.format(Locale.ROOT, "%.3f", prior.sd()),
                        prior.grade()))
                .toList();
        return TextTable.lines(
                List.of("parameter", "what", "range", "change", "distribution", "sd of log", "grade"),
                cells,
                List.of(false, false, false, false, false, true, false));
    }
}
