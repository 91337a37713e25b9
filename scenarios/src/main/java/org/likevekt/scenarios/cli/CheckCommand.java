package org.likevekt.scenarios.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Holds the model's laws against a run. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Hold the laws of the model against a run and print the largest deviation from each.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "baseline",
            description = "Name of the library, or path to a file (default: ${DEFAULT-VALUE}).")
    private String name;

    @Override
    public Integer call() {
        Run run = session.runner().run(name);
        List<Law> laws =
                Laws.check(run.model(), run.trajectory(), run.baseline().map(Run::trajectory));
        printing.print(table(laws));
        long broken = laws.stream().filter(law -> !law.holds()).count();
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
        }
        return broken == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private Table table(List<Law> laws) {
        StringColumn law = StringColumn.create("law");
        StringColumn verdict = StringColumn.create("");
        StringColumn largest = StringColumn.create("largest");
        StringColumn limit = StringColumn.create("limit");
        StringColumn where = StringColumn.create("where");
        for (Law found : laws) {
            law.append(found.name());
            verdict.append(found.holds() ? "holds" : "BROKEN");
            largest.append(String.format(Locale.ROOT, "%8.1e", found.largest()));
            limit.append(String.format(Locale.ROOT, "%8.1e", found.limit()));
            where.append(found.where());
        }
        return printing.isText()
                ? Table.create("laws", law, verdict, largest, limit, where)
                : exact(laws, law, verdict, where);
    }

    private static Table exact(List<Law> laws, StringColumn law, StringColumn verdict, StringColumn where) {
        StringColumn meaning = StringColumn.create("meaning");
        DoubleColumn largest = DoubleColumn.create("largest");
        DoubleColumn limit = DoubleColumn.create("limit");
        laws.forEach(found -> {
            meaning.append(found.meaning());
            largest.append(found.largest());
            limit.append(found.limit());
        });
        return Table.create("laws", law, verdict.setName("verdict"), largest, limit, where, meaning);
    }
}
