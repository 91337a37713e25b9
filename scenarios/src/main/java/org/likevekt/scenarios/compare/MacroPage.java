package org.likevekt.scenarios.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.likevekt.model.accounts.MacroFigure;
import org.likevekt.model.accounts.MacroFigures;
import org.likevekt.scenarios.run.Run;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The macro figures of a run, beside another run's where asked for and beside what Perspektivmeldingen 2021 says. */
public final class MacroPage {
    private static final int DECADE = 10;

    private final Run run;
    private final List<MacroFigure> figures;
    private final Optional<Run> other;
    private final List<MacroFigure> others;

    /** The page of a run, and of another one to set beside it. */
    public MacroPage(Run run, Optional<Run> other) {
        this.run = run;
        this.figures = figures(run);
        this.other = other;
        this.others = other.map(MacroPage::figures).orElse(List.of());
    }

    private static List<MacroFigure> figures(Run run) {
        return MacroFigures.of(run.model().benchmark(), run.trajectory());
    }

    /** Every figure of every year, one a row. */
    public Table frame() {
        StringColumn scenario = StringColumn.create("scenario");
        StringColumn topic = StringColumn.create("topic");
        StringColumn figure = StringColumn.create("figure");
        StringColumn meaning = StringColumn.create("meaning");
        StringColumn unit = StringColumn.create("unit");
        IntColumn year = IntColumn.create("year");
        DoubleColumn value = DoubleColumn.create("value");
        Table frame = Table.create("macro", scenario, topic, figure, meaning, unit, year, value);
        for (boolean second : other.isPresent() ? new boolean[] {false, true} : new boolean[] {false}) {
            String name = second ? other.map(Run::name).orElseThrow() : run.name();
            for (MacroFigure row : second ? others : figures) {
                row.values().forEach((at, number) -> {
                    scenario.append(name);
                    topic.append(row.topic().name().toLowerCase(Locale.ROOT));
                    figure.append(row.name());
                    meaning.append(row.meaning());
                    unit.append(row.unit());
                    year.append(at);
                    value.append(number);
                });
            }
        }
        return frame;
    }

    /** The page to read: a table a topic, the first year, each tenth and the last. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(run.name() + ": " + run.scenario().file().title().text()
                + other.map(beside -> ", beside " + beside.name()).orElse(""));
        for (MacroFigure.Topic topic : MacroFigure.Topic.values()) {
            List<List<String>> rows = new ArrayList<>();
            for (MacroFigure figure : figures) {
                if (figure.topic() == topic) {
                    rows.add(row(figure));
                }
            }
            if (!rows.isEmpty()) {
                lines.add("");
                lines.add(topic.title());
                lines.addAll(TextTable.lines(heads(), rows, isRight()));
            }
        }
        lines.add("");
        figures.forEach(figure -> Outlook.of(figure)
                .ifPresent(outlook -> lines.add("Perspektivmeldingen 2021, " + outlook.year() + ", "
                        + figure.meaning().replaceFirst("\\.$", "") + ": " + outlook.inWords() + ". " + outlook.source()
                        + ".")));
        return lines;
    }

    private List<Integer> years() {
        TreeSet<Integer> shown = new TreeSet<>();
        int first = run.trajectory().first().year();
        int last = run.trajectory().last().year();
        shown.add(first);
        for (int year = first / DECADE * DECADE + DECADE; year < last; year += DECADE) {
            shown.add(year);
        }
        shown.add(last);
        return List.copyOf(shown);
    }

    private int compared() {
        int last = run.trajectory().last().year();
        return other.map(beside -> Math.min(last, beside.trajectory().last().year()))
                .orElse(last);
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("", "unit"));
        years().forEach(year -> heads.add(String.valueOf(year)));
        heads.add("a year");
        other.ifPresent(beside -> heads.addAll(List.of(beside.name() + " " + compared(), "change")));
        return heads;
    }

    private List<Boolean> isRight() {
        Boolean[] right = new Boolean[heads().size()];
        Arrays.setAll(right, column -> column > 1);
        return List.of(right);
    }

    private List<String> row(MacroFigure figure) {
        List<String> row = new ArrayList<>(List.of(figure.meaning().replaceFirst("\\.$", ""), figure.unit()));
        years().forEach(year -> row.add(number(value(figure, year))));
        row.add(
                value(figure, years().get(0)) > 0 && figure.growth() > -1
                        ? String.format(Locale.ROOT, "%+.2f %%", 100 * figure.growth())
                        : "");
        if (other.isPresent()) {
            double mine = value(figure, compared());
            Optional<MacroFigure> beside = others.stream()
                    .filter(found -> found.name().equals(figure.name()))
                    .findFirst();
            row.add(beside.map(found -> number(value(found, compared()))).orElse(""));
            row.add(beside.map(found -> change(mine, value(found, compared()))).orElse(""));
        }
        return row;
    }

    private static double value(MacroFigure figure, int year) {
        Double value = figure.values().get(year);
        if (value == null) {
            throw new IllegalArgumentException("no '" + figure.name() + "' of " + year);
        }
        return value;
    }

    private static String change(double mine, double other) {
        return isShare(mine) && isShare(other)
                ? String.format(Locale.ROOT, "%+.4f", mine - other)
                : String.format(Locale.ROOT, "%+.2f %%", 100 * (mine / other - 1));
    }

    private static boolean isShare(double value) {
        return Math.abs(value) < 10;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, isShare(value) ? "%.3f" : "%,.0f", value);
    }
}
