package org.likevekt.scenarios.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.dynamics.Measure;
import org.likevekt.model.dynamics.PathGradient;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.compare.Influences;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Ranks what a result depends on. */
@Command(
        name = "gradient",
        mixinStandardHelpOptions = true,
        description = {
            "Rank what a result depends on: its exact derivatives by every exogenous figure and every elasticity, through all"
                    + " years, as effects of small changes.",
            "A figure is changed by 1 %% in all years, an elasticity by 10 %%."
        })
final class GradientCommand implements Callable<Integer> {
    /** Results that can be asked for. */
    enum Of {
        /** Mainland product per person of a region, per cent. */
        product_per_person,
        /** Mainland product of the country, per cent. */
        product,
        /** Net moves of a group into a region since 2018, persons. */
        moved
    }

    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Mixin
    private OneScenario asked;

    @Option(
            names = "--of",
            defaultValue = "product_per_person",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Of result;

    @Option(names = "--region", defaultValue = "Trøndelag", description = "Default: ${DEFAULT-VALUE}.")
    private String region;

    @Option(names = "--group", defaultValue = "vocational", description = "With --of moved; default: ${DEFAULT-VALUE}.")
    private String group;

    @Mixin
    private LookedAt year;

    @Option(names = "--top", defaultValue = "25", description = "Rows to print (default: ${DEFAULT-VALUE}).")
    private int top;

    @Override
    public Integer call() {
        Scenario scenario = session.economy().library().load(asked.name());
        int looked = year.of(scenario);
        String place = Session.region(session.economy().over(scenario.regions()), region);
        if (place.equals(Comparison.COUNTRY) && result != Of.product) {
            throw new InputException("--region " + region + " goes with --of product only; expected a county");
        }
        Member chosenGroup = groupAt(group);
        Run run = session.runner().run(scenario);
        YearSolution solution = run.trajectory().year(looked);
        Measure measure = measure(run, solution, place, chosenGroup);
        PathGradient gradient = gradient(run, measure);
        List<Influences.Influence> influences =
                Influences.of(run.model(), run.trajectory().paths(), gradient, solution.year());
        if (printing.isText()) {
            session.print(List.of(heading(run, solution, place), ""));
        }
        printing.print(table(influences.stream().limit(top).toList()));
        return ExitCode.OK;
    }

    private static PathGradient gradient(Run run, Measure measure) {
        try {
            return PathGradient.of(run.model(), run.trajectory(), run.guide(), List.of(measure));
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private Member groupAt(String word) {
        Classification groups = session.economy().benchmark().groups();
        List<String> codes = groups.codes();
        for (String code : codes) {
            if (Words.fold(code).equals(Words.fold(word))) {
                return groups.member(code);
            }
        }
        throw new InputException("unknown group " + Words.quote(word) + ", expected one of: " + Words.list(codes) + ". "
                + Words.maybe(word, codes));
    }

    private Measure measure(Run run, YearSolution solution, String place, Member chosenGroup) {
        Benchmark benchmark = run.model().benchmark();
        double[] mainland = IntStream.range(0, benchmark.industries().size())
                .mapToDouble(i -> benchmark.dataset().isMainland(i) ? 1 : 0)
                .toArray();
        Classification regions = benchmark.regions();
        Member at = regions.members().stream()
                .filter(member -> member.name().equals(place))
                .findFirst()
                .orElseGet(() -> regions.all(place));
        return switch (result) {
            case product_per_person -> Measure.logProductPerPerson(solution, at, mainland);
            case product -> Measure.logProduct(solution, regions.all(Comparison.COUNTRY), mainland);
            case moved -> Measure.migrants(solution.year(), at, chosenGroup);
        };
    }

    private String heading(Run run, YearSolution solution, String place) {
        String what =
                switch (result) {
                    case product_per_person -> "mainland product per person in " + place + ", %";
                    case product -> "mainland product of Norway, %";
                    case moved -> "net moves of group " + group + " into " + place + " since 2018, persons";
                };
        return String.format(Locale.ROOT, "%s, %d: what moves %s", run.name(), solution.year(), what);
    }

    private Table table(List<Influences.Influence> influences) {
        double unit = result == Of.moved ? 1 : 100;
        StringColumn kind = StringColumn.create("kind");
        StringColumn what = StringColumn.create("what");
        StringColumn where = StringColumn.create("where");
        StringColumn change = StringColumn.create("change");
        StringColumn shown = StringColumn.create("effect");
        DoubleColumn exact = DoubleColumn.create("effect");
        for (Influences.Influence influence : influences) {
            kind.append(influence.kind());
            what.append(influence.name());
            where.append(influence.where());
            change.append(influence.change());
            shown.append(String.format(Locale.ROOT, "%+10.4f", unit * influence.effect()));
            exact.append(unit * influence.effect());
        }
        return Table.create("influences", kind, what, where, change, printing.isText() ? shown : exact);
    }
}
