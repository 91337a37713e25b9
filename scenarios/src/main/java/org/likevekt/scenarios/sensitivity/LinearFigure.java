package org.likevekt.scenarios.sensitivity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Measure;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.sensitivity.Linear.Of;

/**
 * Our figure in a published row with its derivatives by the results of the runs: the figure of the replay, which a test
 * holds it to. A smallest, largest or nearest figure moves with the one that it is.
 */
final class LinearFigure {
    private static final String VALUE_ADDED = Quantities.VALUE_ADDED.symbol();

    private final Benchmark benchmark;
    private final Run run;
    private final PublishedRow row;

    private LinearFigure(PublishedRow row, Run run) {
        this.benchmark = run.model().benchmark();
        this.run = run;
        this.row = row;
    }

    /**
     * The figure of a row that is no ranking.
     *
     * @param run of the row's scenario
     */
    static Linear of(PublishedRow row, Run run) {
        LinearFigure figures = new LinearFigure(row, run);
        return row.kind() == PublishedRow.Kind.BELOW
                ? extreme(row.regions().stream().map(region -> figures.figure(List.of(region))), true)
                : figures.figure(row.regions());
    }

    private Linear figure(List<String> regions) {
        int year = row.lastYear();
        String region = regions.get(0);
        return switch (row.measure()) {
            case PRODUCT_PER_PERSON_GROWTH ->
                perPerson(Of.POLICY, year, region)
                        .over(perPerson(Of.POLICY, row.firstYear(), region))
                        .yearlyGrowth(year - row.firstYear());
            case MOVED -> people(Of.POLICY, Measure.MIGRANTS, regions, row.details());
            case TRAINED -> people(Of.POLICY, Measure.TRAINED, regions, row.details());
            case MOVED_AGAINST_BASELINE ->
                against(of -> people(of, Measure.MIGRANTS, regions, row.details()), Linear::minus);
            case EMPLOYED_PERSONS_AGAINST_BASELINE -> against(of -> employed(of, regions), Linear::minus);
            case EMPLOYED_AGAINST_BASELINE -> against(of -> employed(of, regions), Linear::percentOver);
            case PRODUCT_PER_PERSON_AGAINST_BASELINE -> against(of -> perPerson(of, year, region), Linear::percentOver);
            case PRODUCT_AGAINST_BASELINE -> against(of -> product(of, year, region), Linear::percentOver);
            case WAGE_AGAINST_BASELINE -> nearestToZero(region);
            case RELATIVE_WAGE -> relativeWage(region, year);
            case RELATIVE_WAGE_GROWTH -> relativeWage(region, year).percentOver(relativeWage(region, row.firstYear()));
            case VALUE_ADDED_GROWTH -> smallest(regions, this::growth);
            case VALUE_ADDED_AGAINST_BASELINE ->
                smallest(regions, at -> against(of -> valueAdded(of, year, at), Linear::percentOver));
            case VALUE_ADDED_INCREASE ->
                smallest(regions, at -> valueAdded(Of.POLICY, year, at)
                        .minus(valueAdded(Of.POLICY, row.firstYear(), at)));
            case LABOUR_SHARE -> throw new IllegalArgumentException("a figure of the accounts, not of a run");
        };
    }

    private Linear growth(double[] at) {
        return valueAdded(Of.POLICY, row.lastYear(), at)
                .over(valueAdded(Of.POLICY, row.firstYear(), at))
                .yearlyGrowth(row.lastYear() - row.firstYear());
    }

    private static Linear against(Function<Of, Linear> figure, BinaryOperator<Linear> difference) {
        return difference.apply(figure.apply(Of.POLICY), figure.apply(Of.BASELINE));
    }

    private Linear nearestToZero(String region) {
        int group = benchmark.groups().indexOf(row.details().get(0));
        double sign = row.value().equals("-") ? -1 : 1;
        Stream<Linear> changes = java.util.stream.IntStream.rangeClosed(row.firstYear(), row.lastYear())
                .mapToObj(year -> against(of -> wage(of, year, region, group), Linear::percentOver));
        UnaryOperator<Linear> signed = change -> change.times(sign);
        return extreme(changes.map(signed), false).times(sign);
    }

    private Linear relativeWage(String region, int year) {
        return wage(
                        Of.POLICY,
                        year,
                        region,
                        benchmark.groups().indexOf(row.details().get(0)))
                .over(wage(
                        Of.POLICY,
                        year,
                        region,
                        benchmark.groups().indexOf(row.details().get(1))));
    }

    private Linear smallest(List<String> regions, Function<double[], Linear> figure) {
        Stream<double[]> cells = regions.stream().flatMap(region -> row.details().stream()
                .map(industry -> cells(region, benchmark.industries().indexOf(industry))));
        return extreme(cells.map(figure), false);
    }

    private static Linear extreme(Stream<Linear> figures, boolean isLargest) {
        return figures.reduce((a, b) -> (b.value() > a.value()) == isLargest ? b : a)
                .orElseThrow();
    }

    private Linear perPerson(Of of, int year, String region) {
        return product(of, year, region).over(population(of, year, region)).times(1e6);
    }

    private Linear product(Of of, int year, String region) {
        int industries = benchmark.industries().size();
        double[] weights = new double[benchmark.regions().size() * industries];
        for (int cell = 0; cell < weights.length; cell++) {
            boolean counts =
                    benchmark.dataset().isMainland(benchmark.industries().position(cell));
            weights[cell] = counts && isIn(region, benchmark.industries().before(cell)) ? 1 : 0;
        }
        return valueAdded(of, year, weights);
    }

    private Linear valueAdded(Of of, int year, double[] weights) {
        return Linear.read(
                side(of), dot(weights, at(of, year).values(VALUE_ADDED)), year, Map.of(VALUE_ADDED, weights));
    }

    private Linear population(Of of, int year, String region) {
        double[] weights = new double[benchmark.regions().size()];
        for (int r = 0; r < weights.length; r++) {
            weights[r] = isIn(region, r) ? 1 : 0;
        }
        double[] population = at(of, year).people().population();
        return Linear.read(side(of), dot(weights, population), year, Map.of(Measure.POPULATION, weights));
    }

    private Linear employed(Of of, List<String> regions) {
        return people(of, Measure.EMPLOYED, regions, benchmark.groups().codes());
    }

    private Linear people(Of of, String what, List<String> regions, List<String> groups) {
        double[] weights =
                new double[benchmark.regions().size() * benchmark.groups().size()];
        for (String region : regions) {
            for (String group : groups) {
                double[] cells = groupCells(region, benchmark.groups().indexOf(group));
                for (int cell = 0; cell < cells.length; cell++) {
                    weights[cell] += cells[cell];
                }
            }
        }
        return people(of, what, row.lastYear(), weights);
    }

    private Linear people(Of of, String what, int year, double[] weights) {
        var people = at(of, year).people();
        Map<String, double[]> all = Map.of(
                Measure.MIGRANTS, people.migrants(),
                Measure.TRAINED, people.trained(),
                Measure.EMPLOYED, people.employed());
        double[] values = Objects.requireNonNull(all.get(what));
        return Linear.read(side(of), dot(weights, values), year, Map.of(what, weights));
    }

    /** Wage per employed resident: the bill over persons. */
    private Linear wage(Of of, int year, String region, int group) {
        double[] cells = groupCells(region, group);
        double[] wage = at(of, year).values(Quantities.WAGE_PER_PERSON);
        double[] persons = at(of, year).people().employed();
        double[] byWage = new double[cells.length];
        double[] byPersons = new double[cells.length];
        double bill = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            byWage[cell] = cells[cell] * persons[cell];
            byPersons[cell] = cells[cell] * wage[cell];
            bill += cells[cell] * persons[cell] * wage[cell];
        }
        return Linear.read(side(of), bill, year, Map.of(Measure.WAGE, byWage, Measure.EMPLOYED, byPersons))
                .over(people(of, Measure.EMPLOYED, year, cells))
                .times(1e6);
    }

    private double[] cells(String region, int industry) {
        return ones(region, industry, benchmark.industries().size());
    }

    private double[] groupCells(String region, int group) {
        return ones(region, group, benchmark.groups().size());
    }

    private double[] ones(String region, int column, int columns) {
        double[] ones = new double[benchmark.regions().size() * columns];
        for (int cell = column; cell < ones.length; cell += columns) {
            ones[cell] = isIn(region, cell / columns) ? 1 : 0;
        }
        return ones;
    }

    private boolean isIn(String name, int region) {
        return name.equals(Comparison.COUNTRY)
                || benchmark.regions().items().get(region).name().equals(name);
    }

    /** A baseline is compared with itself. */
    private Of side(Of of) {
        return run.baseline().isEmpty() ? Of.POLICY : of;
    }

    private YearSolution at(Of of, int year) {
        Run read = side(of) == Of.POLICY ? run : run.baseline().orElseThrow();
        return read.trajectory().year(year);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
