package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.likevekt.data.TradeLinks;
import org.likevekt.model.checks.Law;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.scenarios.compare.Consistency;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Sets a scenario in other regions beside the same in counties, or one without weak links of trade beside one with all. */
@Command(
        name = "consistency",
        mixinStandardHelpOptions = true,
        description = {
            "Solve a scenario in counties and in other regions (--regions) and hold the two against each other: what must be",
            "equal, and by how much it is not; what differs in a later year, and why; for a policy its effects in both.",
            "With --trade-links: in the same regions with all links of trade and without the weak ones."
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

    /** Two runs, and what they are called. */
    private record Two(Run one, Run other, Consistency consistency, String oneName, String otherName) {}

    @Override
    public Integer call() {
        Runner runner = session.runner();
        Scenario asked = runner.economy().library().load(scenario.name());
        int looked = year.of(asked);
        OptionalDouble share = session.tradeLinks();
        Two two = share.isPresent() ? links(runner, share.getAsDouble()) : regions(runner, asked);
        List<Law> equal = two.consistency().equal();
        List<Consistency.Pair> pairs = two.consistency().differing(looked);
        if (printing.isText()) {
            printing.print(LawTable.of(equal, true));
            if (share.isPresent()) {
                session.print(left(runner.economy().over(asked.regions()).tradeLinks(), two));
            }
            session.print(read(two, pairs, looked));
            session.print(effects(two, pairs, looked));
        } else {
            printing.print(frame(two, pairs, looked));
        }
        List<Law> broken = equal.stream().filter(law -> !law.holds()).toList();
        return broken.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Two regions(Runner finer, Scenario asked) {
        Runner whole = finer.withRegions("counties");
        Scenario inCounties = whole.economy().library().load(scenario.name());
        if (inCounties.regions().equals(asked.regions())) {
            int same =
                    finer.economy().over(asked.regions()).benchmark().regions().size();
            throw new InputException("both runs of '" + asked.name() + "' are in the same " + same
                    + " regions, expected others beside counties. Maybe --regions trondelag-split");
        }
        whole.validate(inCounties);
        finer.validate(asked);
        Run regions = finer.run(asked);
        Run counties = whole.run(inCounties);
        return new Two(
                counties, regions, Consistency.ofRegions(counties, regions), "counties", size(regions) + " regions");
    }

    private Two links(Runner sparse, double share) {
        Run kept = sparse.run(scenario.name());
        Run all = session.withAllTrade().run(scenario.name());
        return new Two(all, kept, Consistency.ofTradeLinks(all, kept), "all links", "links from " + share);
    }

    private static int size(Run run) {
        return run.model().benchmark().regions().size();
    }

    private static List<String> left(TradeLinks links, Two two) {
        return List.of(
                "",
                size(two.one()) + " regions: " + links.told() + ".",
                String.format(
                        Locale.ROOT,
                        "Nonzeros of the Jacobian: %,d with all, %,d with those left.",
                        nonzeros(two.one()),
                        nonzeros(two.other())));
    }

    private static int nonzeros(Run run) {
        return run.model().system().sparsity().entryCount();
    }

    private static List<String> read(Two two, List<Consistency.Pair> pairs, int year) {
        boolean isOneReason =
                pairs.stream().map(Consistency.Pair::why).distinct().count() == 1;
        // one reason for all is a small error, looked at closely
        int decimals = isOneReason ? 4 : 2;
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(Locale.ROOT, "In %d, %s against %s:", year, two.otherName(), two.oneName()));
        byQuantity(pairs).forEach((quantity, rows) -> {
            Consistency.Pair country = rows.get(rows.size() - 1);
            Consistency.Pair most = most(rows, Consistency.Pair::percent);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: %s in %s, at most %s in %s.%s",
                    quantity.id(),
                    country.percentText(decimals),
                    where(country),
                    most.percentText(decimals),
                    where(most),
                    isOneReason ? "" : " " + country.why()));
        });
        if (isOneReason) {
            lines.add(pairs.get(0).why());
        }
        return lines;
    }

    /** Its place; counties that regions join are counted, where there are more than two. */
    private static String where(Consistency.Pair pair) {
        String[] counties = pair.place().name().split(", ");
        return counties.length > 2
                ? counties[0] + " and " + (counties.length - 1) + " more"
                : pair.place().name();
    }

    /** The figures of all groups together, by what they are. */
    private static Map<Quantity, List<Consistency.Pair>> byQuantity(List<Consistency.Pair> pairs) {
        Map<Quantity, List<Consistency.Pair>> byQuantity = new LinkedHashMap<>();
        pairs.stream().filter(pair -> pair.group().isAll()).forEach(pair -> byQuantity
                .computeIfAbsent(pair.quantity(), key -> new ArrayList<>())
                .add(pair));
        return byQuantity;
    }

    private static Consistency.Pair most(List<Consistency.Pair> rows, ToDoubleFunction<Consistency.Pair> figure) {
        return rows.stream()
                .max(Comparator.comparingDouble(pair -> Math.abs(figure.applyAsDouble(pair))))
                .orElseThrow();
    }

    /** What a policy changes in both, where it changes most people's place, and in the country. */
    private static List<String> effects(Two two, List<Consistency.Pair> pairs, int year) {
        List<Consistency.Pair> told =
                pairs.stream().filter(pair -> pair.effects().isPresent()).toList();
        if (told.isEmpty()) {
            return List.of();
        }
        String place =
                most(told, pair -> pair.effects().orElseThrow().one()).place().name();
        List<List<String>> rows = new ArrayList<>();
        told.stream()
                .filter(pair -> pair.place().name().equals(place)
                        || pair.place().code().isEmpty() && pair.group().isAll())
                .forEach(pair -> rows.add(row(pair)));
        Consistency.Pair apart = most(told, pair -> pair.effects().orElseThrow().difference());
        List<String> lines = new ArrayList<>(List.of(
                "",
                "What '" + two.one().name() + "' changes against '"
                        + two.one().baseline().map(Run::name).orElse("") + "' in " + year + ", per cent:"));
        lines.addAll(TextTable.lines(
                List.of("", "group", "where", two.oneName(), two.otherName(), "difference"),
                rows,
                List.of(false, false, false, true, true, true)));
        lines.add("Most apart: " + String.join(", ", row(apart).subList(0, 3)) + ", by "
                + row(apart).get(5) + ".");
        return lines;
    }

    private static List<String> row(Consistency.Pair pair) {
        List<String> row = new ArrayList<>();
        row.add(pair.quantity().id());
        row.add(pair.group().isAll() ? "all" : pair.group().code().replace('_', ' '));
        row.add(where(pair));
        row.addAll(pair.effects().orElseThrow().texts());
        return row;
    }

    private static Table frame(Two two, List<Consistency.Pair> pairs, int year) {
        IntColumn years = IntColumn.create("year");
        StringColumn variable = StringColumn.create("variable");
        StringColumn group = StringColumn.create("group");
        StringColumn region = StringColumn.create("region");
        StringColumn regionName = StringColumn.create("region_name");
        DoubleColumn one = DoubleColumn.create(two.oneName().replace(' ', '_'));
        DoubleColumn other = DoubleColumn.create(two.otherName().contains("regions") ? "regions" : "strong_links");
        DoubleColumn percent = DoubleColumn.create("percent");
        StringColumn why = StringColumn.create("why");
        DoubleColumn effect = DoubleColumn.create("effect_" + one.name());
        DoubleColumn otherEffect = DoubleColumn.create("effect_" + other.name());
        pairs.forEach(pair -> {
            years.append(year);
            variable.append(pair.quantity().id());
            group.append(pair.group().code());
            region.append(pair.place().code());
            regionName.append(pair.place().name());
            one.append(pair.one());
            other.append(pair.other());
            percent.append(pair.percent());
            effect.append(pair.effects().map(Consistency.Effects::one).orElse(Double.NaN));
            otherEffect.append(pair.effects().map(Consistency.Effects::other).orElse(Double.NaN));
            why.append(pair.why());
        });
        return Table.create(
                "consistency",
                years,
                variable,
                group,
                region,
                regionName,
                one,
                other,
                percent,
                effect,
                otherEffect,
                why);
    }
}
