package org.likevekt.scenarios.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.results.WholeFile;
import org.likevekt.scenarios.run.Run;
import org.likevekt.solver.export.NlWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the equations of one solved year for other solvers. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the equations of one solved year as AMPL .nl, with its row and column names beside it.",
            "It starts at our solution, so any AMPL solver can confirm it: the residuals are zero."
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Overwriting overwriting;

    @Parameters(paramLabel = "SCENARIO", description = "Name of the library, or path to a file.")
    private String name;

    @Mixin
    private LookedAt year;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The .nl file to write.")
    private Path out;

    @Override
    public Integer call() {
        if (!out.toString().endsWith(".nl")) {
            throw new InputException("--out " + out + " must end in .nl");
        }
        String stem = out.toString().substring(0, out.toString().length() - ".nl".length());
        Path rows = Path.of(stem + ".row");
        Path columns = Path.of(stem + ".col");
        overwriting.require(out, rows, columns);
        Scenario scenario = session.economy().library().load(name);
        int looked = year.of(scenario);
        Run run = session.runner().run(scenario);
        YearSolution solution = run.trajectory().year(looked);
        NlWriter writer = new NlWriter(run.model().evaluation(run.trajectory().paths(), solution), solution.point());
        Map<Path, WholeFile.Content> files = new LinkedHashMap<>();
        files.put(rows, content(writer::writeRowNames));
        files.put(columns, content(writer::writeColumnNames));
        files.put(out, content(writer::writeModel));
        WholeFile.write(files);
        session.print(List.of(String.format(
                Locale.ROOT,
                "%s, %d: %d equations and %d nonzeros in %s",
                run.name(),
                solution.year(),
                solution.point().length,
                writer.nonzeros(),
                out)));
        return ExitCode.OK;
    }

    private interface Part {
        void writeTo(Appendable target) throws IOException;
    }

    private static WholeFile.Content content(Part part) {
        return stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            part.writeTo(writer);
            writer.flush();
        };
    }
}
