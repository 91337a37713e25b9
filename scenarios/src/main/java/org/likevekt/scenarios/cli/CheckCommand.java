package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.model.accounts.MacroFigures;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.compare.Plausibility;
import org.likevekt.scenarios.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Holds the model's laws against a run. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Hold the laws of the model against a run and print the largest deviation from each; hold its economy",
            "against bounds of what is plausible, which refuse a baseline and warn of a policy."
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Mixin
    private OneScenario scenario;

    @Override
    public Integer call() {
        Run run = session.runner().run(scenario.name());
        List<Law> laws = Laws.check(run.model(), run.trajectory(), run.guide());
        List<Plausibility> figures = Plausibility.of(MacroFigures.of(run.model().benchmark(), run.trajectory()));
        printing.print(LawTable.of(laws, printing.isText()).append(plausible(figures)));
        long broken = laws.stream().filter(law -> !law.holds()).count();
        List<Plausibility> outside =
                figures.stream().filter(figure -> !figure.holds()).toList();
        if (printing.isText()) {
            Trajectory years = run.trajectory();
            session.print(List.of(
                    "",
                    String.format(
                            Locale.ROOT,
                            "%s, %d-%d: %d laws, %s.",
                            run.name(),
                            years.first().year(),
                            years.last().year(),
                            laws.size(),
                            broken == 0 ? "all hold" : broken + " broken"),
                    "Linear systems: " + run.model().linearSolver() + "."));
            int again = Laws.lastSolvedAgain(run.model(), years);
            if (again < years.last().year()) {
                session.print(List.of("Solved again, for the laws that ask for it: "
                        + years.first().year() + "-" + again + "."));
            }
            session.print(believed(figures, run.baseline().isEmpty()));
        }
        boolean refused = !outside.isEmpty() && run.baseline().isEmpty();
        return broken == 0 && !refused ? ExitCode.OK : ExitCode.FAILED;
    }

    /** What is said of figures outside their bounds, with the source of each bound. */
    private static List<String> believed(List<Plausibility> figures, boolean isBaseline) {
        List<Plausibility> outside =
                figures.stream().filter(figure -> !figure.holds()).toList();
        if (outside.isEmpty()) {
            return List.of(figures.size() + " figures of the economy, all within their bounds.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                isBaseline
                        ? "Refused as a baseline: figures of the economy are outside their bounds."
                        : "Figures of the economy are outside their bounds, which a policy may explain:");
        outside.forEach(figure -> lines.add(String.format(
                Locale.ROOT,
                "  %s is %.3f in %d, expected %s to %s (%s).",
                figure.figure(),
                figure.value(),
                figure.year(),
                figure.low(),
                figure.high(),
                figure.source())));
        return lines;
    }

    private Table plausible(List<Plausibility> figures) {
        StringColumn law = StringColumn.create("law");
        StringColumn verdict = StringColumn.create(printing.isText() ? "" : "verdict");
        StringColumn where = StringColumn.create("where");
        figures.forEach(figure -> {
            law.append(figure.figure());
            verdict.append(figure.holds() ? "plausible" : "OUTSIDE");
            where.append(String.valueOf(figure.year()));
        });
        if (!printing.isText()) {
            StringColumn meaning = StringColumn.create("meaning");
            figures.forEach(figure ->
                    meaning.append("Expected " + figure.low() + " to " + figure.high() + "; " + figure.source() + "."));
            DoubleColumn value = DoubleColumn.create("largest");
            DoubleColumn bound = DoubleColumn.create("limit");
            figures.forEach(figure -> value.append(figure.value()));
            figures.forEach(figure -> bound.append(figure.limit()));
            return Table.create("laws", law, verdict, value, bound, where, meaning);
        }
        StringColumn largest = StringColumn.create("largest");
        StringColumn limit = StringColumn.create("limit");
        figures.forEach(figure -> largest.append(String.format(Locale.ROOT, "%8.3f", figure.value())));
        figures.forEach(figure -> limit.append(String.format(Locale.ROOT, "%8.3f", figure.limit())));
        return Table.create("laws", law, verdict, largest, limit, where);
    }
}
