package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.run.Economy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lists the scenarios of the library. */
@Command(name = "scenarios", mixinStandardHelpOptions = true, description = "List the scenarios that come with it.")
final class ScenariosCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Override
    public Integer call() {
        Economy economy = session.economy();
        ScenarioLibrary library = economy.library();
        Table table = Table.create(
                "scenarios",
                StringColumn.create("scenario"),
                StringColumn.create("years"),
                StringColumn.create("against"),
                StringColumn.create("title"));
        for (String name : library.names()) {
            Scenario scenario = library.load(name);
            table.stringColumn("scenario").append(name);
            table.stringColumn("years").append(scenario.horizon().toString());
            table.stringColumn("against")
                    .append(scenario.baseline().map(base -> base.name()).orElse(""));
            table.stringColumn("title").append(scenario.file().title().text());
        }
        printing.print(table);
        if (printing.isText()) {
            List<String> hints = new ArrayList<>();
            hints.add("");
            hints.add(
                    "  likevekt explain-scenario NAME says what one does. A file of your own: likevekt compare FILE.yaml");
            session.print(hints);
        }
        return ExitCode.OK;
    }
}
