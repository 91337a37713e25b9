package org.likevekt.scenarios.compare;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.results.Measures;
import org.likevekt.scenarios.run.Run;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A scenario beside its baseline: one long table with a row for each measure, year, region, industry and group, and its
 * level in both, the difference, and the difference in percent.
 */
public final class Comparison {
    /** Code and name of the country in comparisons. */
    public static final String COUNTRY = "Norway";

    /** The year that shows wages soon after the policies of the article. */
    private static final int EARLY = 2035;

    private final Run run;
    private final Run base;
    private final int year;
    private final Table frame;

    private Comparison(Run run, Run base, int year, Table frame) {
        this.run = run;
        this.base = base;
        this.year = year;
        this.frame = frame;
    }

    /**
     * Compares a run with another of the same economy.
     *
     * @param year the year looked at; wages also in 2035 when that is earlier
     * @throws IllegalArgumentException when one of them does not reach the year
     */
    public static Comparison of(Run run, Run base, int year) {
        TreeSet<Integer> years = new TreeSet<>(List.of(year));
        if (year > EARLY) {
            years.add(EARLY);
        }
        Filler filler = new Filler(run, base);
        years.forEach(filler::fill);
        return new Comparison(run, base, year, filler.table);
    }

    /** The scenario. */
    public Run run() {
        return run;
    }

    /** What it is compared with. */
    public Run base() {
        return base;
    }

    /** The year looked at. */
    public int year() {
        return year;
    }

    /** The year before it whose wages are shown too, if there is one. */
    public Optional<Integer> earlyYear() {
        return year > EARLY ? Optional.of(EARLY) : Optional.empty();
    }

    /** The long table: scenario, baseline, year, measure, region, industry, group, base, value, difference, percent, unit. */
    public Table frame() {
        return frame;
    }

    /** The rows of a measure in a year. */
    public Table of(String measure, int inYear) {
        return frame.where(frame.stringColumn("measure")
                .isEqualTo(measure)
                .and(frame.intColumn("year").isEqualTo(inYear)));
    }

    /** The rows of a measure in the year looked at, for one region. */
    public Table of(String measure, String region) {
        Table rows = of(measure, year);
        return rows.where(rows.stringColumn("region").isEqualTo(region));
    }

    /** One figure of the frame, from the column wanted. */
    public double figure(String measure, int inYear, String region, String group, String column) {
        Table rows = of(measure, inYear);
        Table cell = rows.where(rows.stringColumn("region")
                .isEqualTo(region)
                .and(rows.stringColumn("group").isEqualTo(group)));
        if (cell.rowCount() != 1) {
            throw new IllegalArgumentException("no single figure for " + measure + " in " + inYear + ", " + region + " "
                    + group + ", but " + cell.rowCount());
        }
        return cell.doubleColumn(column).get(0);
    }

    /** Fills the frame row by row. */
    private static final class Filler {
        private final Run run;
        private final Run base;
        private final Measures ours;
        private final Measures theirs;
        private final Benchmark benchmark;
        private final Table table = Table.create(
                "comparison",
                StringColumn.create("scenario"),
                StringColumn.create("baseline"),
                IntColumn.create("year"),
                StringColumn.create("measure"),
                StringColumn.create("region"),
                StringColumn.create("industry"),
                StringColumn.create("group"),
                DoubleColumn.create("base"),
                DoubleColumn.create("value"),
                DoubleColumn.create("difference"),
                DoubleColumn.create("percent"),
                StringColumn.create("unit"));

        Filler(Run run, Run base) {
            this.run = run;
            this.base = base;
            this.benchmark = run.model().benchmark();
            this.ours = new Measures(benchmark, run.trajectory());
            this.theirs = new Measures(base.model().benchmark(), base.trajectory());
        }

        void fill(int year) {
            Classification regions = benchmark.regions();
            for (int r = Measures.COUNTRY; r < regions.size(); r++) {
                String name =
                        r == Measures.COUNTRY ? COUNTRY : regions.items().get(r).name();
                fillRegion(year, r, name);
                fillGroups(year, r, name);
                fillIndustries(year, r, name);
            }
        }

        private void fillRegion(int year, int r, String name) {
            add(year, "moved", name, "", "", "persons", m -> m.moved(year, r));
            add(year, "employed", name, "", "", "persons", m -> m.employed(year, r));
            add(year, "population", name, "", "", "persons", m -> m.population(year, r));
            add(year, "mainland product", name, "", "", "MNOK, 2018 prices", m -> m.mainlandProduct(year, r));
            add(year, "product per person", name, "", "", "NOK, 2018 prices", m -> m.productPerPerson(year, r));
        }

        private void fillGroups(int year, int r, String name) {
            for (int e = 0; e < benchmark.groups().size(); e++) {
                int g = e;
                String group = benchmark.groups().code(e);
                add(year, "moved", name, "", group, "persons", m -> m.moved(year, r, g));
                add(year, "trained", name, "", group, "persons", m -> m.trained(year, r, g));
                add(year, "employed", name, "", group, "persons", m -> m.employed(year, r, g));
                add(year, "wage per person", name, "", group, "NOK a year", m -> m.wagePerPerson(year, r, g));
                add(year, "wage at work", name, "", group, "index, 2018 = 1", m -> m.wageAtWork(year, r, g));
            }
        }

        private void fillIndustries(int year, int r, String name) {
            for (int i = 0; i < benchmark.industries().size(); i++) {
                int j = i;
                String industry = benchmark.industries().code(i);
                add(year, "value added", name, industry, "", "MNOK, 2018 prices", m -> m.valueAdded(year, r, j));
            }
        }

        private void add(
                int year,
                String measure,
                String region,
                String industry,
                String group,
                String unit,
                java.util.function.ToDoubleFunction<Measures> figure) {
            double before = figure.applyAsDouble(theirs);
            double after = figure.applyAsDouble(ours);
            table.stringColumn("scenario").append(run.name());
            table.stringColumn("baseline").append(base.name());
            table.intColumn("year").append(year);
            table.stringColumn("measure").append(measure);
            table.stringColumn("region").append(region);
            table.stringColumn("industry").append(industry);
            table.stringColumn("group").append(group);
            table.doubleColumn("base").append(before);
            table.doubleColumn("value").append(after);
            table.doubleColumn("difference").append(after - before);
            // moves may be of either sign, so a share of them says nothing
            boolean isFlow = measure.equals("moved") || measure.equals("trained") || before == 0;
            table.doubleColumn("percent").append(isFlow ? Double.NaN : 100 * (after / before - 1));
            table.stringColumn("unit").append(unit);
        }
    }
}
