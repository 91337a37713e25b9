package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.likevekt.model.checks.Law;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.scenarios.compare.Consistency;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Sets a scenario in other regions beside the same in counties. */
@Command(
        name = "consistency",
        mixinStandardHelpOptions = true,
        description = {
            "Solve a scenario in counties and in other regions (--regions) and hold the two against each other: what must be",
            "equal, and by how much it is not; what differs in a later year, and why."
        })
final class ConsistencyCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Mixin
    private OneScenario scenario;

    @Mixin
    private LookedAt year;

    @Override
    public Integer call() {
        Runner finer = session.runner();
        int looked = year.of(finer.economy().library().load(scenario.name()));
        Run regions = finer.run(scenario.name());
        Run counties = finer.withRegions("counties").run(scenario.name());
        int own = counties.model().benchmark().regions().size();
        if (regions.model()
                .benchmark()
                .regions()
                .equals(counties.model().benchmark().regions())) {
            throw new InputException("both runs of '" + regions.name() + "' are in the same " + own
                    + " regions, expected others beside counties. Maybe --regions trondelag-split");
        }
        Consistency consistency = new Consistency(counties, regions);
        List<Law> equal = consistency.equal();
        if (printing.isText()) {
            printing.print(LawTable.of(equal, true));
            session.print(read(consistency.differing(looked), looked, regions));
        } else {
            printing.print(frame(consistency.differing(looked), looked));
        }
        List<Law> broken = equal.stream().filter(law -> !law.holds()).toList();
        return broken.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static List<String> read(List<Consistency.Pair> pairs, int year, Run regions) {
        Map<Quantity, List<Consistency.Pair>> byQuantity = new LinkedHashMap<>();
        pairs.forEach(pair -> byQuantity
                .computeIfAbsent(pair.quantity(), key -> new ArrayList<>())
                .add(pair));
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "In %d, %d regions against counties:",
                year,
                regions.model().benchmark().regions().size()));
        byQuantity.forEach((quantity, rows) -> {
            Consistency.Pair country = rows.get(rows.size() - 1);
            Consistency.Pair most = rows.stream()
                    .max(Comparator.comparingDouble(pair -> Math.abs(pair.percent())))
                    .orElseThrow();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: %s in %s, at most %s in %s. %s",
                    quantity.id(),
                    country.percentText(),
                    country.place().name(),
                    most.percentText(),
                    most.place().name(),
                    country.why()));
        });
        return lines;
    }

    private static Table frame(List<Consistency.Pair> pairs, int year) {
        IntColumn years = IntColumn.create("year");
        StringColumn variable = StringColumn.create("variable");
        StringColumn region = StringColumn.create("region");
        StringColumn regionName = StringColumn.create("region_name");
        DoubleColumn counties = DoubleColumn.create("counties");
        DoubleColumn regions = DoubleColumn.create("regions");
        DoubleColumn percent = DoubleColumn.create("percent");
        StringColumn why = StringColumn.create("why");
        pairs.forEach(pair -> {
            years.append(year);
            variable.append(pair.quantity().id());
            region.append(pair.place().code());
            regionName.append(pair.place().name());
            counties.append(pair.counties());
            regions.append(pair.regions());
            percent.append(pair.percent());
            why.append(pair.why());
        });
        return Table.create("consistency", years, variable, region, regionName, counties, regions, percent, why);
    }
}
