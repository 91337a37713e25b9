package org.likevekt.scenarios.hindcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.likevekt.data.Classification;
import org.likevekt.scenarios.hindcast.Observed.Measure;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;

/**
 * The model beside naive forecasts of what counties and their industries did: shift-share, in which every industry of a county
 * grows as it does in the country, the same fitted to the county's employed, and no change.
 */
public final class Hindcast {
    /** Percent. */
    private static final double PERCENT = 100;

    private final Observed observed;
    private final Runner runner;
    private final Run baseline;
    private final Backcast model;
    private final Classification regions;
    private final List<Integer> country;

    private Hindcast(Observed observed, Runner runner) {
        this.observed = observed;
        this.runner = runner;
        this.baseline = runner.run("baseline");
        this.model = Backcast.of(observed, runner, baseline);
        this.regions = runner.economy().benchmark().regions();
        this.country = IntStream.range(0, regions.size()).boxed().toList();
    }

    /**
     * A forecast of a question and how well it does.
     *
     * @param question what is forecast
     * @param forecast who forecasts
     * @param skill how well
     */
    public record Line(String question, String forecast, Skill skill) {}

    /** An industry of a county: what happened and what is forecast, logarithm a year; the weight is its employed. */
    private record Cell(
            int region, List<String> industries, double actual, double country, double model, double weight) {}

    /**
     * An industry of the country and where the model misses its employed; growth in per cent a year. What is missed is the sum of what
     * is missed of the industry's value added at the year's prices, relative to that of all industries outside petroleum, whose price
     * is not given, and of the employed for a unit of it.
     *
     * @param name the industry in the tables
     * @param employed in the first year
     * @param actual growth of its employed
     * @param model by the model
     * @param ofValueAdded of the difference, what comes of the industry's value added relative to all
     * @param ofEmployedPerValueAdded and what of the employed for a unit of it
     * @param output growth of output at 2018 prices by the model
     */
    public record Industry(
            String name,
            double employed,
            double actual,
            double model,
            double ofValueAdded,
            double ofEmployedPerValueAdded,
            double output) {
        /** Growth of the employed by the model less what it was. */
        public double missed() {
            return model - actual;
        }

        /** Growth of the employed for a unit of output by the model. */
        public double perOutput() {
            return model - output;
        }
    }

    /** Solves the years. */
    public static Hindcast of(Observed observed, Runner runner) {
        return new Hindcast(observed, runner);
    }

    /** Every industry of the country, the one of which most employed are missed first. */
    public List<Industry> missed() {
        Map<String, List<String>> mainland = new LinkedHashMap<>(observed.industries());
        mainland.remove(Backcast.PETROLEUM);
        double actual = StrictMath.log(valueAdded(mainland.keySet(), observed.last())
                        / valueAdded(mainland.keySet(), observed.first()))
                / (observed.last() - observed.first());
        double ofAll = missed(
                Measure.VALUE_ADDED,
                actual,
                mainland.values().stream().flatMap(List::stream).toList());
        return observed.industries().entrySet().stream()
                .map(entry -> missed(entry.getKey(), entry.getValue(), ofAll))
                .sorted(Comparator.comparingDouble(industry -> -Math.abs(industry.employed() * industry.missed())))
                .toList();
    }

    private Industry missed(String name, List<String> industries, double valueAddedOfAll) {
        double actual =
                observed.growth(Measure.EMPLOYED, Observed.COUNTRY, name).orElseThrow();
        double valueAdded = missed(
                Measure.VALUE_ADDED,
                observed.growth(Measure.VALUE_ADDED, Observed.COUNTRY, name).orElseThrow(),
                industries);
        double ours = model.growth(Measure.EMPLOYED, country, industries);
        double ofValueAdded = valueAdded - valueAddedOfAll;
        return new Industry(
                name,
                observed.figure(Measure.EMPLOYED, Observed.COUNTRY, name, observed.first())
                        .orElseThrow(),
                PERCENT * actual,
                PERCENT * ours,
                PERCENT * ofValueAdded,
                PERCENT * (ours - actual - ofValueAdded),
                PERCENT * model.outputGrowth(industries));
    }

    private double missed(Measure measure, double actual, List<String> industries) {
        return model.growth(measure, country, industries) - actual;
    }

    private double valueAdded(Collection<String> industries, int year) {
        return industries.stream()
                .mapToDouble(industry -> observed.figure(Measure.VALUE_ADDED, Observed.COUNTRY, industry, year)
                        .orElseThrow())
                .sum();
    }

    /** All questions and forecasts. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            List<Cell> cells = cells(measure);
            if (measure == Measure.EMPLOYED) {
                double[] shift = shift(cells);
                String question = "employed by county and industry";
                lines.add(line(question, "model", cells, Cell::actual, Cell::model));
                lines.add(line(question, "shift-share", cells, Cell::actual, Cell::country));
                lines.add(line(
                        question,
                        "shift-share, county's employed",
                        cells,
                        Cell::actual,
                        cell -> cell.country() + shift[cell.region()]));
                lines.add(line(question, "no change", cells, Cell::actual, cell -> 0));
                lines.addAll(industries(measure));
            }
            String question = measure.words() + " by county and industry, less the country's industry";
            double[] people = shift(cells(Measure.EMPLOYED));
            lines.add(line(question, "model", cells, this::own, cell -> cell.model() - modelCountry(measure, cell)));
            lines.add(line(question, "shift-share", cells, this::own, cell -> 0));
            lines.add(
                    line(question, "shift-share, county's employed", cells, this::own, cell -> people[cell.region()]));
        }
        lines.addAll(counties());
        lines.addAll(moves());
        return lines;
    }

    private double own(Cell cell) {
        return cell.actual() - cell.country();
    }

    private double modelCountry(Measure measure, Cell cell) {
        return model.growth(measure, country, cell.industries());
    }

    private static Line line(
            String question,
            String forecast,
            List<Cell> cells,
            ToDoubleFunction<Cell> actual,
            ToDoubleFunction<Cell> of) {
        return new Line(
                question,
                forecast,
                Skill.of(cells.stream()
                        .map(cell -> new Skill.Pair(
                                PERCENT * actual.applyAsDouble(cell), PERCENT * of.applyAsDouble(cell), cell.weight()))
                        .toList()));
    }

    /** All cells whose figures are published in both years. */
    private List<Cell> cells(Measure measure) {
        List<Cell> cells = new ArrayList<>();
        for (int r = 0; r < regions.size(); r++) {
            for (Map.Entry<String, List<String>> industry :
                    observed.industries().entrySet()) {
                String name = industry.getKey();
                OptionalDouble actual = observed.growth(measure, regions.code(r), name);
                if (actual.isPresent()) {
                    cells.add(new Cell(
                            r,
                            industry.getValue(),
                            actual.getAsDouble(),
                            observed.growth(measure, Observed.COUNTRY, name).orElseThrow(),
                            model.growth(measure, List.of(r), industry.getValue()),
                            observed.figure(Measure.EMPLOYED, regions.code(r), name, observed.first())
                                    .orElse(0)));
                }
            }
        }
        return cells;
    }

    /** What has to be added to shift-share's growth in each region for its employed to be as many as there were. */
    private double[] shift(List<Cell> cells) {
        int years = observed.last() - observed.first();
        double[] shift = new double[regions.size()];
        for (int r = 0; r < regions.size(); r++) {
            double actual = 0;
            double expected = 0;
            for (Cell cell : cells) {
                actual += cell.region() == r ? cell.weight() * StrictMath.exp(years * cell.actual()) : 0;
                expected += cell.region() == r ? cell.weight() * StrictMath.exp(years * cell.country()) : 0;
            }
            shift[r] = StrictMath.log(actual / expected) / years;
        }
        return shift;
    }

    /** Industries of the country. */
    private List<Line> industries(Measure measure) {
        List<Skill.Pair> ours = new ArrayList<>();
        List<Skill.Pair> none = new ArrayList<>();
        observed.industries().forEach((name, industries) -> {
            double actual =
                    PERCENT * observed.growth(measure, Observed.COUNTRY, name).orElseThrow();
            double weight = observed.figure(measure, Observed.COUNTRY, name, observed.first())
                    .orElseThrow();
            ours.add(new Skill.Pair(actual, PERCENT * model.growth(measure, country, industries), weight));
            none.add(new Skill.Pair(actual, 0, weight));
        });
        String question = "employed by industry of the country";
        return List.of(new Line(question, "model", Skill.of(ours)), new Line(question, "no change", Skill.of(none)));
    }

    /** Value added of counties against that of all counties: the employed are given, so what is asked is what they make. */
    private List<Line> counties() {
        List<Skill.Pair> ours = new ArrayList<>();
        List<Skill.Pair> shiftShare = new ArrayList<>();
        List<Skill.Pair> people = new ArrayList<>();
        List<String> all =
                observed.industries().values().stream().flatMap(List::stream).toList();
        double modelCountry = model.growth(Measure.VALUE_ADDED, country, all);
        List<County> counties = country.stream().map(this::county).toList();
        County sum = counties.stream().reduce(County::plus).orElseThrow();
        for (int r : country) {
            County county = counties.get(r);
            double weight = county.employed();
            double actual = PERCENT * (county.growth() - sum.growth());
            double forecast = model.growth(Measure.VALUE_ADDED, List.of(r), all) - modelCountry;
            ours.add(new Skill.Pair(actual, PERCENT * forecast, weight));
            shiftShare.add(new Skill.Pair(actual, PERCENT * (county.mix() - sum.mix()), weight));
            people.add(new Skill.Pair(actual, PERCENT * (county.people() - sum.people()), weight));
        }
        String question = "value added by county, less all counties";
        return List.of(
                new Line(question, "model", Skill.of(ours)),
                new Line(question, "shift-share", Skill.of(shiftShare)),
                new Line(question, "county's employed", Skill.of(people)));
    }

    /** Value added of a county before, after and as its industries' in the country, and its employed before and after. */
    private record County(
            double before, double after, double expected, double employed, double employedAfter, int years) {
        County plus(County other) {
            return new County(
                    before + other.before,
                    after + other.after,
                    expected + other.expected,
                    employed + other.employed,
                    employedAfter + other.employedAfter,
                    years);
        }

        double growth() {
            return StrictMath.log(after / before) / years;
        }

        double mix() {
            return StrictMath.log(expected / before) / years;
        }

        double people() {
            return StrictMath.log(employedAfter / employed) / years;
        }
    }

    private County county(int r) {
        String region = regions.code(r);
        int years = observed.last() - observed.first();
        double before = 0;
        double after = 0;
        double expected = 0;
        for (String industry : observed.industries().keySet()) {
            OptionalDouble first = observed.figure(Measure.VALUE_ADDED, region, industry, observed.first());
            OptionalDouble last = observed.figure(Measure.VALUE_ADDED, region, industry, observed.last());
            if (first.isPresent() && last.isPresent()) {
                double growth = observed.growth(Measure.VALUE_ADDED, Observed.COUNTRY, industry)
                        .orElseThrow();
                before += first.getAsDouble();
                after += last.getAsDouble();
                expected += first.getAsDouble() * StrictMath.exp(years * growth);
            }
        }
        return new County(
                before,
                after,
                expected,
                observed.employed(region, observed.first()),
                observed.employed(region, observed.last()),
                years);
    }

    /**
     * Net moves of the employed in the baseline's first year, and in that in which levels of wages move people, beside moves
     * between counties of the year before, per thousand inhabitants.
     */
    private List<Line> moves() {
        List<Line> lines = new ArrayList<>();
        for (String scenario : List.of("baseline", "migration-levels")) {
            Run run = scenario.equals("baseline") ? baseline : runner.run(scenario);
            double[] moved = run.trajectory().year(observed.last() + 1).migration();
            double[] population =
                    runner.economy().benchmark().accounts().population().values();
            Classification groups = runner.economy().benchmark().groups();
            List<Skill.Pair> pairs = new ArrayList<>();
            for (int r : country) {
                double sum = 0;
                for (int e = 0; e < groups.size(); e++) {
                    sum += moved[groups.cell(r, e)];
                }
                double actual = observed.moved(regions.code(r));
                pairs.add(new Skill.Pair(1000 * actual / population[r], 1000 * sum / population[r], population[r]));
            }
            lines.add(new Line("net moves between counties, per thousand", scenario, Skill.of(pairs)));
        }
        return lines;
    }
}
