package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.statbank.DataFolder;
import org.likevekt.scenarios.statbank.Import;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a user's own figures in the place of those that come with the program. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Replace figures of municipalities by those of Statistics Norway's statbank, exported as CSV or JSON-stat 2 or asked"
                    + " for, and write a folder of tables for --data.",
            "What a file tells is seen by its variables; where it is not, write it before the file: population=FILE."
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "[KIND=]FILE|URL|TABLE",
            description = "Exports, or tables of a statbank by address or number: population, employed-residents,"
                    + " employed-workplace, commuting, industries, education, aged.")
    private List<String> sources;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write: a new one, or one that an import wrote.")
    private Path out;

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "By how much the sum of a municipality may differ from what the tables have (default:"
                    + " ${DEFAULT-VALUE}).")
    private double tolerance;

    @Override
    public Integer call() {
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new InputException("--tolerance " + tolerance + ", expected a share from 0 to 1");
        }
        Economy economy = session.economy();
        Import imported = new Import(economy.dataset(), economy.municipalities(), tolerance);
        sources.forEach(source -> add(imported, source));
        DataFolder.write(
                out,
                "likevekt " + Version.number(),
                economy.tableFiles(),
                imported,
                session.data().orElse(Path.of("")));
        session.print(imported.lines());
        session.print(List.of("Written to " + out + "; give it to any command as --data " + out));
        return ExitCode.OK;
    }

    private static void add(Import imported, String source) {
        int sign = source.indexOf('=');
        Optional<String> kind = sign < 0 ? Optional.empty() : Optional.of(source.substring(0, sign));
        if (kind.isPresent() && kind.get().matches("[\\w-]+") && !Import.kinds().contains(kind.get())) {
            String maybe = Words.maybe(kind.get(), Import.kinds());
            throw new InputException("unknown kind " + Words.quote(kind.get()) + " of " + source + ", expected one of: "
                    + Words.list(Import.kinds()) + "." + (maybe.isEmpty() ? "" : " " + maybe));
        }
        Optional<String> known = kind.filter(Import.kinds()::contains);
        imported.add(known, known.isPresent() ? source.substring(sign + 1) : source);
    }
}
