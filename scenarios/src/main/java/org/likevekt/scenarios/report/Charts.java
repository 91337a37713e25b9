package org.likevekt.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.scenarios.report.Chart.Axis;
import org.likevekt.scenarios.report.Chart.Label;
import org.likevekt.scenarios.report.Chart.Level;
import org.likevekt.scenarios.report.Chart.Ranking;
import org.likevekt.scenarios.report.Chart.Section;
import org.likevekt.scenarios.report.Chart.Series;
import org.likevekt.scenarios.report.Chart.Word;

/** The charts of a report, in their order: those of the article for any scenario, welfare, public money, and the baseline. */
final class Charts {
    private static final double BILLION = 1e-3;
    private static final double HUNDRED = 100;

    /** A colour that stands back. */
    private static final int GREY = 7;

    private final Figures figures;

    private Charts(Figures figures) {
        this.figures = figures;
    }

    /**
     * The charts that the figures have something for.
     *
     * @param scenarios how many there are: several stand beside each other
     */
    static List<Chart> of(Figures figures, int scenarios) {
        Charts charts = new Charts(figures);
        List<Chart> all = new ArrayList<>(charts.people());
        all.addAll(charts.money());
        if (scenarios > 1) {
            all.add(charts.beside());
        }
        all.addAll(charts.baseline());
        return all.stream()
                .filter(chart -> !chart.series().isEmpty())
                .filter(chart -> chart.series().stream().allMatch(series -> figures.has(series.measure())))
                .toList();
    }

    private List<Chart> people() {
        return List.of(
                lines("product", Section.CHARTS, hereAndInCountry(Level.PERCENT, Story.PER_PERSON)),
                lines("wages", Section.CHARTS, groups(Level.PERCENT, Story.WAGE)),
                lines("moves", Section.CHARTS, groups(Level.DIFFERENCE, Story.MOVED)),
                bars(
                        "moves_trained",
                        figures.parts(Story.MOVED),
                        Ranking.NONE,
                        List.of(
                                Series.of(Level.DIFFERENCE, Story.MOVED, 0),
                                Series.of(Level.DIFFERENCE, Story.TRAINED, 4))),
                bars(
                        "industries",
                        figures.parts(Story.VALUE_ADDED),
                        Ranking.LARGEST,
                        List.of(Series.of(Level.PERCENT, Story.VALUE_ADDED, 0))),
                bars(
                        "industries_money",
                        figures.parts(Story.VALUE_ADDED),
                        Ranking.LARGEST,
                        List.of(Series.of(Level.DIFFERENCE, Story.VALUE_ADDED, 0))));
    }

    private List<Chart> money() {
        List<String> whole = new ArrayList<>(List.of(Story.ALL));
        whole.addAll(figures.parts(Story.WORTH));
        return List.of(
                bars("welfare", whole, Ranking.NONE, hereAndInCountry(Level.RUN, Story.WORTH)),
                lines(
                        "public",
                        Section.CHARTS,
                        nation(
                                Level.DIFFERENCE,
                                BILLION,
                                "receipts",
                                "purchases",
                                "transfers",
                                "withdrawal",
                                "saving_at_home")),
                lines(
                        "use",
                        Section.CHARTS,
                        nation(
                                Level.PERCENT,
                                1,
                                "household_consumption",
                                "public_consumption",
                                "investment",
                                "exports",
                                "imports")));
    }

    private Chart beside() {
        return new Chart(
                "scenarios",
                Section.COMPARE,
                Axis.SCENARIOS,
                List.of(),
                Ranking.NONE,
                false,
                hereAndInCountry(Level.PERCENT, Story.PER_PERSON));
    }

    private static List<Series> hereAndInCountry(Level level, String measure) {
        Label place = new Label(Word.PLACE, "");
        return List.of(
                Series.of(level, measure, 0).named(place),
                Series.of(level, measure, 1).named(place).inCountry());
    }

    private List<Chart> baseline() {
        List<Chart> charts = new ArrayList<>(grown());
        charts.addAll(List.of(
                macro(
                        "baseline_use",
                        BILLION,
                        "household_consumption",
                        "public_consumption",
                        "investment",
                        "petroleum_investment",
                        "exports",
                        "imports"),
                macro("baseline_volume", BILLION, "product_chained", "mainland_chained", "petroleum_product"),
                macro("baseline_capital", 1, "capital_over_product", "fund_share"),
                macro("baseline_return", HUNDRED, "real_return", "return_over_growth"),
                macro("baseline_trade", HUNDRED, "trade_balance"),
                macro("baseline_public", BILLION, "receipts", "purchases", "transfers", "saving_at_home"),
                macro("baseline_fund", HUNDRED, "withdrawal_share", "withdrawal_of_fund", "funding_gap")));
        return charts;
    }

    /** What the article shows of growth: by region, by industry, moves and relative wages. */
    private List<Chart> grown() {
        return List.of(
                new Chart(
                        "growth",
                        Section.BASELINE,
                        Axis.PLACES,
                        List.of(),
                        Ranking.LARGEST,
                        false,
                        List.of(
                                Series.of(Level.BASE_GROWTH, Story.PER_PERSON, GREY)
                                        .named(new Label(Word.TEXT, "baseline")),
                                Series.of(Level.RUN_GROWTH, Story.PER_PERSON, 0)
                                        .named(new Label(Word.TEXT, "scenario")))),
                fastest("industries_then_now", thenAndNow()),
                fastest(
                        "industries_then_now_beside",
                        thenAndNow().stream().map(Series::beside).toList()),
                lines("moves_base", Section.BASELINE, groups(Level.BASE, Story.MOVED)),
                new Chart(
                        "moves_places",
                        Section.BASELINE,
                        Axis.PLACES,
                        List.of(),
                        Ranking.NONE,
                        true,
                        groups(Level.BASE, Story.MOVED)),
                lines("relative_wages", Section.BASELINE, relativeWages()));
    }

    private Chart fastest(String id, List<Series> series) {
        return new Chart(
                id, Section.BASELINE, Axis.PARTS, figures.parts(Story.VALUE_ADDED), Ranking.FASTEST, false, series);
    }

    private static List<Series> thenAndNow() {
        return List.of(
                Series.of(Level.BASE, Story.VALUE_ADDED, GREY)
                        .named(new Label(Word.YEAR, "first"))
                        .inFirstYear()
                        .times(BILLION),
                Series.of(Level.BASE, Story.VALUE_ADDED, 0)
                        .named(new Label(Word.YEAR, "last"))
                        .times(BILLION));
    }

    /** Wages over those of the lower university's, in the scenario and dashed in the baseline. */
    private List<Series> relativeWages() {
        List<String> groups = figures.parts(Story.WAGE);
        if (groups.isEmpty()) {
            return List.of();
        }
        String over = groups.contains("lower_university") ? "lower_university" : groups.get(groups.size() - 1);
        List<Series> series = new ArrayList<>();
        for (int e = 0; e < groups.size(); e++) {
            if (!groups.get(e).equals(over)) {
                Series one =
                        Series.of(Level.RUN, Story.WAGE, e).part(groups.get(e)).over(over);
                series.add(one);
                series.add(one.at(Level.BASE)
                        .named(one.name().get(0), new Label(Word.TEXT, "baseline"))
                        .dashed());
            }
        }
        return series;
    }

    private List<Series> groups(Level level, String measure) {
        List<String> groups = figures.parts(measure);
        List<Series> series = new ArrayList<>();
        for (int e = 0; e < groups.size(); e++) {
            series.add(Series.of(level, measure, e).part(groups.get(e)));
        }
        return series;
    }

    private static Chart macro(String id, double factor, String... names) {
        return lines(id, Section.BASELINE, nation(Level.BASE, factor, names));
    }

    private static List<Series> nation(Level level, double factor, String... names) {
        List<Series> series = new ArrayList<>();
        for (String name : names) {
            series.add(Series.of(level, Figures.MACRO + name, series.size())
                    .inCountry()
                    .times(factor));
        }
        return series;
    }

    private static Chart lines(String id, Section section, List<Series> series) {
        return new Chart(id, section, Axis.YEARS, List.of(), Ranking.NONE, false, series);
    }

    private static Chart bars(String id, List<String> parts, Ranking ranking, List<Series> series) {
        return new Chart(id, Section.CHARTS, Axis.PARTS, parts, ranking, false, series);
    }
}
