package org.likevekt.scenarios.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.likevekt.data.Grid;
import org.likevekt.data.Member;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.results.Measures;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;

/** Computes every row of a study from our runs and judges it. */
public final class Replay {
    private static final double AGREES = 0.2;
    private static final int SHOWN = 4;

    /** Share of a group below which its moves are about nothing. */
    private static final double NOTHING = 0.002;

    private final Study study;
    private final Benchmark benchmark;
    private final Map<String, Pair> runs;

    /** A run and its baseline. */
    private record Pair(Measures ours, Measures theirs) {
        static Pair of(Run run, Benchmark benchmark) {
            return new Pair(
                    new Measures(benchmark, run.trajectory()),
                    new Measures(benchmark, run.baseline().orElse(run).trajectory()));
        }
    }

    private Replay(Study study, Benchmark benchmark, Map<String, Pair> runs) {
        this.study = study;
        this.benchmark = benchmark;
        this.runs = runs;
    }

    /** Runs the scenarios of a study and judges its rows, in their order. */
    public static List<ReplayedRow> of(Study study, Runner runner) {
        return of(study, runner.economy().benchmark(), runs(study, runner::run));
    }

    /** Runs the scenarios that a study's rows are about; each is there under the name that the rows give it. */
    public static Map<String, Run> runs(Study study, Function<String, Run> runner) {
        Map<String, Run> runs = new LinkedHashMap<>();
        study.rows().forEach(row -> runs.computeIfAbsent(row.scenario(), runner));
        return runs;
    }

    /**
     * Judges the rows of a study, in their order.
     *
     * @param runs the runs of its scenarios, under the names that the rows give them
     */
    public static List<ReplayedRow> of(Study study, Benchmark benchmark, Map<String, Run> runs) {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        runs.forEach((name, run) -> pairs.put(name, Pair.of(run, benchmark)));
        Replay replay = new Replay(study, benchmark, pairs);
        List<ReplayedRow> rows = new ArrayList<>();
        study.rows().forEach(row -> rows.add(replay.judge(row)));
        return List.copyOf(rows);
    }

    /**
     * The figure of a row in a run beside its baseline, which may be stored ones; not a number for a ranking.
     *
     * @throws StudyException when they have no such region, group or year
     */
    public static double figure(PublishedRow row, Benchmark benchmark, Measures ours, Measures theirs) {
        Study study = new Study("", "", List.of(row), Map.of());
        return new Replay(study, benchmark, Map.of(row.scenario(), new Pair(ours, theirs)))
                .judge(row)
                .figure();
    }

    private ReplayedRow judge(PublishedRow row) {
        try {
            return switch (row.kind()) {
                case ABOUT, INPUT -> number(row);
                case SIGN -> sign(row);
                case RANKING -> ranking(row);
                case BELOW -> below(row);
            };
        } catch (IllegalArgumentException e) {
            throw new StudyException("row " + row.id() + " of published.csv: " + e.getMessage());
        }
    }

    private ReplayedRow number(PublishedRow row) {
        double ours = figure(row, row.regions());
        double off = Math.abs(ours - row.number());
        Verdict verdict = off <= AGREES * row.allowed()
                ? Verdict.AGREES
                : off <= row.allowed() ? Verdict.WITHIN : Verdict.DIFFERS;
        return replayed(row, text(row, ours), ours, verdict);
    }

    private ReplayedRow sign(PublishedRow row) {
        double ours = figure(row, row.regions());
        boolean holds = row.value().equals("+") ? ours > 0 : ours < 0;
        Verdict verdict = isAboutNothing(row, ours) ? Verdict.NOTHING : holds ? Verdict.AGREES : Verdict.DIFFERS;
        return replayed(row, text(row, ours), ours, verdict);
    }

    /** Moves of less than a share of those who could move have no sign worth the name. */
    private boolean isAboutNothing(PublishedRow row, double ours) {
        if (!row.measure().isOfMoves()) {
            return false;
        }
        double persons = over(row, row.regions(), (region, group) -> measures(row)
                .employed(row.lastYear(), region, benchmark.groups().member(group)));
        return Math.abs(ours) < NOTHING * persons;
    }

    private ReplayedRow below(PublishedRow row) {
        double highest = Double.NEGATIVE_INFINITY;
        String where = "";
        for (String region : row.regions()) {
            double ours = figure(row, List.of(region));
            if (ours > highest) {
                highest = ours;
                where = region;
            }
        }
        Verdict verdict = highest < row.number() ? Verdict.AGREES : Verdict.DIFFERS;
        return replayed(row, text(row, highest) + " at most, " + where, highest, verdict);
    }

    private ReplayedRow ranking(PublishedRow row) {
        Measures ours = measures(row);
        Member region = region(row.regions().get(0));
        ToDoubleFunction<Member> figure = industry -> industryFigure(row, region, industry);
        List<Member> order = ours.ranking(figure).stream()
                .filter(i -> baselineMeasures(row).valueAdded(row.lastYear(), region, i) > 0)
                .toList();
        boolean holds = true;
        for (Map.Entry<String, Integer> claim : row.places().entrySet()) {
            int place = 1 + order.indexOf(benchmark.industries().member(claim.getKey()));
            holds &= place >= 1 && place <= claim.getValue();
        }
        List<String> shown = new ArrayList<>();
        for (int k = 0; k < Math.min(order.size(), SHOWN); k++) {
            shown.add(order.get(k).code());
        }
        return replayed(row, String.join(" ", shown), Double.NaN, holds ? Verdict.AGREES : Verdict.DIFFERS);
    }

    private double industryFigure(PublishedRow row, Member region, Member industry) {
        Measures ours = measures(row);
        double after = ours.valueAdded(row.lastYear(), region, industry);
        if (row.measure() == PublishedMeasure.VALUE_ADDED_INCREASE) {
            return after - ours.valueAdded(row.firstYear(), region, industry);
        }
        double before = row.measure() == PublishedMeasure.VALUE_ADDED_GROWTH
                ? ours.valueAdded(row.firstYear(), region, industry)
                : baselineMeasures(row).valueAdded(row.lastYear(), region, industry);
        int years = row.measure() == PublishedMeasure.VALUE_ADDED_GROWTH ? row.lastYear() - row.firstYear() : 1;
        return before == 0 ? Double.NEGATIVE_INFINITY : 100 * (StrictMath.pow(after / before, 1.0 / years) - 1);
    }

    private double figure(PublishedRow row, List<String> names) {
        Measures ours = measures(row);
        int year = row.lastYear();
        return switch (row.measure()) {
            case PRODUCT_PER_PERSON_GROWTH -> ours.productPerPersonGrowth(row.firstYear(), year, region(names.get(0)));
            case MOVED -> moved(ours, row, names);
            case MOVED_AGAINST_BASELINE -> moved(ours, row, names) - moved(baselineMeasures(row), row, names);
            case TRAINED ->
                over(
                        row,
                        names,
                        (region, group) ->
                                ours.trained(year, region, benchmark.groups().member(group)));
            case EMPLOYED_PERSONS_AGAINST_BASELINE ->
                employed(ours, year, names) - employed(baselineMeasures(row), year, names);
            case EMPLOYED_AGAINST_BASELINE ->
                percent(employed(ours, year, names), employed(baselineMeasures(row), year, names));
            case PRODUCT_PER_PERSON_AGAINST_BASELINE ->
                against(row, m -> m.productPerPerson(year, region(names.get(0))));
            case PRODUCT_AGAINST_BASELINE -> against(row, m -> m.mainlandProduct(year, region(names.get(0))));
            case WAGE_AGAINST_BASELINE -> nearestToZero(row, names.get(0));
            case RELATIVE_WAGE -> relativeWage(row, names.get(0), year);
            case RELATIVE_WAGE_GROWTH ->
                percent(relativeWage(row, names.get(0), year), relativeWage(row, names.get(0), row.firstYear()));
            case VALUE_ADDED_GROWTH, VALUE_ADDED_AGAINST_BASELINE, VALUE_ADDED_INCREASE -> smallest(row, names);
            case LABOUR_SHARE -> labourShare(row);
        };
    }

    private double moved(Measures measures, PublishedRow row, List<String> names) {
        return over(
                row,
                names,
                (region, group) -> measures.moved(
                        row.lastYear(), region, benchmark.groups().member(group)));
    }

    private double employed(Measures measures, int year, List<String> names) {
        return names.stream()
                .mapToDouble(name -> measures.employed(year, region(name)))
                .sum();
    }

    private double against(PublishedRow row, ToDoubleFunction<Measures> figure) {
        return percent(figure.applyAsDouble(measures(row)), figure.applyAsDouble(baselineMeasures(row)));
    }

    /** The change of the wage in the year in which it is nearest to zero or of the other sign. */
    private double nearestToZero(PublishedRow row, String name) {
        Member group = benchmark.groups().member(row.details().get(0));
        double sign = row.value().equals("-") ? -1 : 1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int year = row.firstYear(); year <= row.lastYear(); year++) {
            int t = year;
            double change = against(row, m -> m.wagePerPerson(t, region(name), group));
            nearest = Math.min(nearest, sign * change);
        }
        return sign * nearest;
    }

    private double relativeWage(PublishedRow row, String name, int year) {
        Measures ours = measures(row);
        Member region = region(name);
        return ours.wagePerPerson(
                        year, region, benchmark.groups().member(row.details().get(0)))
                / ours.wagePerPerson(
                        year, region, benchmark.groups().member(row.details().get(1)));
    }

    private double smallest(PublishedRow row, List<String> names) {
        double smallest = Double.POSITIVE_INFINITY;
        for (String name : names) {
            for (String industry : row.details()) {
                smallest = Math.min(
                        smallest,
                        industryFigure(row, region(name), benchmark.industries().member(industry)));
            }
        }
        return smallest;
    }

    private double labourShare(PublishedRow row) {
        String[] cell = row.details().get(0).split(" ");
        Grid persons = benchmark.accounts().persons().sumOver(0);
        return 100 * persons.get(cell[0], cell[1]) / persons.sumOver(1).get(cell[0]);
    }

    private double over(PublishedRow row, List<String> names, Cell cell) {
        double sum = 0;
        for (String name : names) {
            for (String detail : row.details()) {
                sum += cell.at(region(name), detail);
            }
        }
        return sum;
    }

    private Member region(String name) {
        return Stream.concat(
                        Stream.of(benchmark.regions().all(Comparison.COUNTRY)), benchmark.regions().members().stream())
                .filter(region -> region.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown region '" + name + "'"));
    }

    private Pair runs(PublishedRow row) {
        return Objects.requireNonNull(runs.get(row.scenario()), row.scenario());
    }

    private Measures measures(PublishedRow row) {
        return runs(row).ours();
    }

    private Measures baselineMeasures(PublishedRow row) {
        return runs(row).theirs();
    }

    private ReplayedRow replayed(PublishedRow row, String ours, double figure, Verdict verdict) {
        return new ReplayedRow(row, ours, figure, verdict, study.reason(row.id()));
    }

    private static double percent(double after, double before) {
        return 100 * (after / before - 1);
    }

    private static String text(PublishedRow row, double figure) {
        String format = row.unit().equals("persons") ? "%,.0f" : "%.2f";
        String signed = row.kind() == PublishedRow.Kind.SIGN ? format.replace("%", "%+") : format;
        return String.format(Locale.ROOT, signed, figure);
    }

    /** A figure by region and group. */
    @FunctionalInterface
    private interface Cell {
        double at(Member region, String detail);
    }
}
