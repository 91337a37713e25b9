package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.sensitivity.Method;
import org.likevekt.scenarios.sensitivity.ParameterDraw;
import org.likevekt.scenarios.sensitivity.RowSensitivity;
import org.likevekt.scenarios.sensitivity.Sensitivity;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A study's sensitivity as tables: for reading, and for programs. */
record SensitivityTables(Study study, Sensitivity found) {
    private static final int SHOWN = 5;

    /** For reading on a screen. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(study.title());
        lines.addAll(Paragraph.wrapped(heading()));
        lines.addAll(TextTable.lines(
                List.of("row", "what, where", "published", "ours", "mean", "sd", "90 % interval", "sign", "claim", ""),
                found.rows().stream().map(SensitivityTables::cells).toList(),
                List.of(false, false, true, true, true, true, true, true, true, false)));
        lines.add("");
        lines.add("What each depends on most: share of the variance, %");
        lines.addAll(TextTable.lines(
                List.of("row", "parameters"),
                found.rows().stream()
                        .filter(row -> !row.largest(1).isEmpty())
                        .map(row -> List.of(row.central().row().id(), hangsOn(row, SHOWN)))
                        .toList(),
                List.of(false, false)));
        lines.addAll(failures());
        lines.add("");
        lines.addAll(Paragraph.wrapped(explanation()));
        return lines;
    }

    /** Method, worlds and parameters in a sentence. */
    String heading() {
        int worlds = found.worlds().size();
        String parameters = found.priors().size() + " parameters";
        if (found.design().method() == Method.LOCAL) {
            return "First order at the documented values of " + parameters + ", by adjoint.";
        }
        return String.format(
                Locale.ROOT,
                "%d worlds by %s over %s, %d without a solution.",
                worlds,
                found.design().method().words(),
                parameters,
                found.failed().size());
    }

    /** How to read the columns. */
    private String explanation() {
        String distribution = found.design().method().isSample()
                ? "Interval and probabilities are those of the draws."
                : "Only moments are known: interval and probabilities are a normal distribution's; a ranking's is its share"
                        + " of worlds.";
        return "sign: probability of the sign that our number has. claim: probability that what was published holds, a number"
                + " within its tolerance, a sign, a bound or a ranking; robust from 95 %, likely from 67, open from 33,"
                + " unlikely from 5, else it fails. " + distribution;
    }

    private List<String> failures() {
        List<String> lines = new ArrayList<>();
        if (found.failed().isEmpty()) {
            return lines;
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%d of %d worlds have no solution; everything above rests on the others.%s",
                found.failed().size(),
                found.worlds().size(),
                found.design().method() == Method.GQ ? " A quadrature that lacks worlds is not exact." : ""));
        for (int k = 0; k < found.worlds().size(); k++) {
            ParameterDraw world = found.worlds().get(k);
            if (world.rows().isEmpty()) {
                String reason = world.reason().lines().map(String::strip).collect(Collectors.joining(" "));
                lines.addAll(Paragraph.wrapped("  world " + (k + 1) + ": " + reason));
            }
        }
        return lines;
    }

    private static List<String> cells(RowSensitivity row) {
        PublishedRow published = row.central().row();
        boolean isKnown = row.spread().n() > 0 && !row.isRanking();
        return List.of(
                published.id(),
                ReplayCommand.what(published) + ", " + published.years(),
                ReplayCommand.published(published),
                row.central().ours().replaceFirst(" at most.*", ""),
                isKnown ? number(published, row.spread().mean()) : "",
                isKnown ? number(published, row.spread().sd()) : "",
                isKnown ? interval(row) : "",
                RowSensitivity.percent(row.signProbability()),
                RowSensitivity.percent(row.claimProbability()),
                standing(row));
    }

    /** The interval of a figure. */
    static String interval(RowSensitivity row) {
        PublishedRow published = row.central().row();
        return number(published, row.spread().low()) + " to "
                + number(published, row.spread().high());
    }

    /** How sure the claim is, in a word; "given" where no parameter moves it. */
    static String standing(RowSensitivity row) {
        if (row.spread().n() == 0) {
            return "";
        }
        boolean isMoved = row.isRanking() || row.moves();
        return isMoved ? row.standing().name().toLowerCase(Locale.ROOT) : "given";
    }

    /** The parameters that a row depends on most, with their shares in percent. */
    static String hangsOn(RowSensitivity row, int most) {
        return row.largest(most).stream()
                .map(share -> share.parameter() + " " + Math.round(100 * share.share()))
                .collect(Collectors.joining(", "));
    }

    /** A figure in a row's unit. */
    static String number(PublishedRow row, double value) {
        return String.format(Locale.ROOT, row.unit().equals("persons") ? "%,.0f" : "%.2f", value);
    }

    /** One row for each published row, for programs. */
    Table wide() {
        Table table = Table.create("sensitivity");
        for (String name :
                List.of("id", "scenario", "measure", "region", "detail", "years", "kind", "published", "unit")) {
            table.addColumns(StringColumn.create(name));
        }
        table.addColumns(StringColumn.create("method"), IntColumn.create("worlds"), IntColumn.create("solved"));
        for (String name : List.of("ours", "mean", "sd", "low", "high", "sign_probability", "claim_probability")) {
            table.addColumns(DoubleColumn.create(name));
        }
        table.addColumns(StringColumn.create("standing"));
        for (int k = 1; k <= SHOWN; k++) {
            table.addColumns(StringColumn.create("parameter_" + k), DoubleColumn.create("share_" + k));
        }
        found.rows().forEach(row -> append(table, row));
        return table;
    }

    private void append(Table table, RowSensitivity row) {
        PublishedRow published = row.central().row();
        boolean isRanking = row.isRanking();
        List<Object> cells = new ArrayList<>(List.of(
                published.id(),
                published.scenario(),
                published.measure().key(),
                String.join(" + ", published.regions()),
                String.join(" + ", published.details()),
                published.years(),
                published.kind().name().toLowerCase(Locale.ROOT),
                published.value(),
                published.unit(),
                found.design().method().key(),
                found.worlds().size(),
                row.spread().n(),
                row.central().figure(),
                isRanking ? Double.NaN : row.spread().mean(),
                isRanking ? Double.NaN : row.spread().sd(),
                isRanking ? Double.NaN : row.spread().low(),
                isRanking ? Double.NaN : row.spread().high(),
                row.signProbability(),
                row.claimProbability(),
                standing(row)));
        List<RowSensitivity.Share> largest = row.largest(SHOWN);
        for (int k = 0; k < SHOWN; k++) {
            cells.add(k < largest.size() ? largest.get(k).parameter() : "");
            cells.add(k < largest.size() ? largest.get(k).share() : Double.NaN);
        }
        for (int c = 0; c < cells.size(); c++) {
            table.column(c).appendObj(cells.get(c));
        }
    }

    /** One row for each world: the factor on every parameter, and every figure. */
    List<List<Object>> worlds() {
        List<List<Object>> rows = new ArrayList<>();
        List<Object> head = new ArrayList<>(List.of("world", "reason"));
        found.priors().forEach(prior -> head.add(prior.name()));
        found.rows().forEach(row -> head.add(row.central().row().id()));
        rows.add(head);
        for (int k = 0; k < found.worlds().size(); k++) {
            ParameterDraw world = found.worlds().get(k);
            List<Object> row = new ArrayList<>(List.of(k + 1, world.reason()));
            for (double logFactor : world.logFactors()) {
                row.add(StrictMath.exp(logFactor));
            }
            for (int r = 0; r < found.rows().size(); r++) {
                row.add(world.figure(r));
            }
            rows.add(row);
        }
        return rows;
    }
}
