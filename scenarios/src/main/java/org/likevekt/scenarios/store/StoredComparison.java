package org.likevekt.scenarios.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.format.Years;
import org.likevekt.scenarios.results.Change;
import org.likevekt.scenarios.results.IncomparableException;

/**
 * Two runs of a store beside each other, cell for cell, without solving anything; under the rules by which solved runs are
 * compared: same regions, figures and code, and first baselines in which the same things adjust.
 */
final class StoredComparison {
    private static final String SELECT =
            "SELECT run_id, name, status, baseline, baseline_id, horizon, closure, code_hash, data_hash FROM runs";

    private final StoreReader store;

    /** Regions by run: to find them takes a look at all results, and many runs have the same baseline. */
    private final Map<String, String> regions = new HashMap<>();

    StoredComparison(StoreReader store) {
        this.store = store;
    }

    /** The rows of both; see {@link StoreReader#compare}. */
    QueryResult of(String name, String against, List<String> variables, Years years) {
        Stored run = find(name);
        Stored base = against.isEmpty() ? baselineOf(run) : find(against);
        check(run, base);
        requireStored(variables);
        List<Object> parameters = new ArrayList<>(List.of(base.firstYear(), base.firstYear(), run.id(), base.id()));
        String where = yearsIn(years);
        if (!variables.isEmpty()) {
            where += " AND variable IN (" + variables.stream().map(v -> "?").collect(Collectors.joining(", ")) + ")";
            parameters.addAll(variables);
        }
        QueryResult found = store.query(sql(where), parameters.toArray());
        if (found.rows().isEmpty()) {
            throw new IncomparableException(
                    "'" + run.name() + "' and '" + base.name()
                            + "' have no figure in common for these variables and years. Maybe 'results show' says what is stored");
        }
        List<Boolean> isNumber = Change.COLUMNS.stream()
                .map(column -> column.equals("year") || Change.FIGURES.contains(column))
                .toList();
        List<List<Object>> rows =
                found.rows().stream().map(row -> row(row, run, base)).toList();
        return new QueryResult(Change.COLUMNS, isNumber, rows);
    }

    /** Names of a run and of the other one, which may be compared. */
    List<String> names(String name, String against) {
        Stored run = find(name);
        Stored base = against.isEmpty() ? baselineOf(run) : find(against);
        check(run, base);
        return List.of(run.name(), base.name());
    }

    private void requireStored(List<String> variables) {
        List<String> stored = store.query("SELECT variable FROM variables ORDER BY variable").rows().stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
        for (String name : variables) {
            if (!stored.contains(name)) {
                throw new IncomparableException("unknown variable " + Words.quote(name) + ", expected some of: "
                        + Words.list(stored) + ". " + Words.maybe(Quantities.nameOf(name), stored));
            }
        }
    }

    /** A row of both: whose figure it is, what is told of it, and its unit. */
    private static List<Object> row(List<Object> found, Stored run, Stored base) {
        String variable = String.valueOf(found.get(1));
        int year = ((Number) found.get(0)).intValue();
        Change change = new Change(
                number(found.get(7)),
                number(found.get(8)),
                number(found.get(9)),
                number(found.get(10)),
                year - base.firstYear(),
                Change.isShareable(variable));
        List<Object> row = new ArrayList<>(List.of(run.name(), base.name(), year, variable));
        row.addAll(found.subList(2, 7));
        change.figures().forEach(figure -> row.add(figure.isNaN() ? null : figure));
        row.add(found.get(11));
        return row;
    }

    private static double number(Object value) {
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }

    private static String yearsIn(Years years) {
        return years.ranges().stream()
                .map(range -> "year BETWEEN " + range.first() + " AND " + range.last())
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String sql(String where) {
        return """
                WITH cells AS (SELECT run_id, variable, year, coalesce(region, '') AS region,
                        coalesce(destination, '') AS destination, coalesce(industry, '') AS industry,
                        coalesce("group", '') AS "group", value FROM results),
                both_runs AS (SELECT variable, year, region, destination, industry, "group", a.value, b.value AS before,
                        max(CASE WHEN year = ? THEN a.value END) OVER cell AS first_value,
                        max(CASE WHEN year = ? THEN b.value END) OVER cell AS first_before
                    FROM cells a JOIN cells b USING (variable, year, region, destination, industry, "group")
                    WHERE a.run_id = ? AND b.run_id = ?
                    WINDOW cell AS (PARTITION BY variable, region, destination, industry, "group")),
                regions AS (SELECT code, min(name) AS name FROM codes WHERE axis = 'region' GROUP BY code)
                SELECT year, variable, region, CASE WHEN region = '' THEN 'COUNTRY' ELSE coalesce(name, region) END,
                    destination, industry, "group", before, value, first_before, first_value, unit
                FROM both_runs JOIN variables USING (variable) LEFT JOIN regions ON region = code
                WHERE WHERE_CLAUSE
                ORDER BY variable, year, region, destination, industry, "group"
                """.replace("WHERE_CLAUSE", where).replace("COUNTRY", Change.COUNTRY);
    }

    private Stored baselineOf(Stored run) {
        if (run.baselineId().isEmpty()) {
            throw new IncomparableException("'" + run.name()
                    + "' is a baseline and names nothing to be compared with. Maybe --against another run");
        }
        return byId(run.baselineId())
                .orElseThrow(() -> new IncomparableException("the baseline '" + run.baseline() + "' of '" + run.name()
                        + "' is not in the store. Maybe run the batch again"));
    }

    private void check(Stored run, Stored base) {
        differ(run, base, "the tables", run.dataHash(), base.dataHash());
        differ(run, base, "the program's equations", run.codeHash(), base.codeHash());
        differ(run, base, "the regions", regions(run), regions(base));
        if (!run.baselineId().equals(base.id())) {
            differ(
                    run,
                    base,
                    "what adjusts in their baselines",
                    first(run).adjusting(),
                    first(base).adjusting());
        }
        if (run.firstYear() != base.firstYear()) {
            differ(run, base, "the first years", run.horizon(), base.horizon());
        }
    }

    /** The run at the end of the chain of baselines. */
    private Stored first(Stored run) {
        return run.baselineId().isEmpty() ? run : first(baselineOf(run));
    }

    private static void differ(Stored run, Stored base, String what, String ours, String theirs) {
        if (!ours.equals(theirs)) {
            throw new IncomparableException("'" + run.name() + "' cannot be compared with '" + base.name() + "': "
                    + what + " differ, " + ours + " and " + theirs);
        }
    }

    private String regions(Stored run) {
        return regions.computeIfAbsent(run.id(), id -> store
                .query("SELECT DISTINCT region FROM results WHERE run_id = ? AND region IS NOT NULL ORDER BY 1", id)
                .rows()
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.joining(", ")));
    }

    private Stored find(String name) {
        QueryResult rows = store.query(SELECT + " WHERE name = ?", name);
        if (rows.rows().isEmpty()) {
            List<String> names = store.runs().rows().stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .toList();
            throw new IncomparableException(
                    "there is no run " + Words.quote(name) + " in the store. " + Words.maybe(name, names));
        }
        Stored run = Stored.of(rows.rows().get(0));
        if (!run.status().equals("solved")) {
            throw new IncomparableException("'" + name + "' has failed and has no results");
        }
        return run;
    }

    private java.util.Optional<Stored> byId(String id) {
        return store.query(SELECT + " WHERE run_id = ? AND status = 'solved'", id).rows().stream()
                .map(Stored::of)
                .findFirst();
    }

    /** A run of the store. */
    private record Stored(
            String id,
            String name,
            String status,
            String baseline,
            String baselineId,
            String horizon,
            String closure,
            String codeHash,
            String dataHash) {
        static Stored of(List<Object> row) {
            List<String> texts = row.stream().map(String::valueOf).toList();
            return new Stored(
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    texts.get(4),
                    texts.get(5),
                    texts.get(6),
                    texts.get(7),
                    texts.get(8));
        }

        /** What adjusts, in the words of a scenario file. */
        String adjusting() {
            try {
                List<String> words = new ArrayList<>();
                new ObjectMapper()
                        .readTree(closure)
                        .properties()
                        .forEach(answer -> words.add(
                                answer.getKey() + ": " + answer.getValue().asText()));
                return String.join(", ", words);
            } catch (JsonProcessingException e) {
                return closure;
            }
        }

        int firstYear() {
            return Integer.parseInt(horizon.substring(0, horizon.indexOf('-')));
        }
    }
}
