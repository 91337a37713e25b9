package org.likevekt.scenarios.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.spec.Words;
import org.likevekt.scenarios.spec.Years;

/**
 * Two runs of a store beside each other, cell for cell, without solving anything; under the rules by which solved runs are
 * compared: same regions, figures and code, and baselines in which the same things adjust.
 */
final class StoredComparison {
    /** Of what may have either sign a share says nothing. */
    private static final Set<String> EITHER_SIGN =
            Set.of("net_migration", "accumulated_migration", "trained", "government_saving", "foreign_saving");

    private static final String SELECT =
            "SELECT run_id, name, status, baseline, baseline_id, horizon, closure, code_hash, data_hash FROM runs";

    private final StoreReader store;

    StoredComparison(StoreReader store) {
        this.store = store;
    }

    /** The rows of both; see {@link StoreReader#compare}. */
    Rows of(String name, String against, List<String> variables, Years years) {
        Stored run = find(name);
        Stored base = against.isEmpty() ? baselineOf(run) : find(against);
        check(run, base);
        List<Object> parameters = new ArrayList<>(
                List.of(base.firstYear(), base.firstYear(), run.id(), base.id(), run.name(), base.name()));
        String where = yearsIn(years);
        if (!variables.isEmpty()) {
            where += " AND variable IN (" + variables.stream().map(v -> "?").collect(Collectors.joining(", ")) + ")";
            parameters.addAll(variables);
        }
        parameters.add(5, base.firstYear());
        Rows rows = store.query(sql(where), parameters.toArray());
        if (rows.rows().isEmpty()) {
            throw new IncomparableException(
                    "'" + run.name() + "' and '" + base.name()
                            + "' have no figure in common for these variables and years. Maybe 'results show' says what is stored");
        }
        return rows;
    }

    private static String yearsIn(Years years) {
        return years.ranges().stream()
                .map(range -> "year BETWEEN " + range.first() + " AND " + range.last())
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String sql(String where) {
        String flows = EITHER_SIGN.stream().sorted().collect(Collectors.joining("', '", "('", "')"));
        String isShare = "before > 0 AND variable NOT IN " + flows;
        String growth = "CASE WHEN " + isShare + " AND n > 0 AND %1$s > 0 AND %2$s > 0"
                + " THEN 100 * (pow(%2$s / %1$s, 1.0 / n) - 1) END";
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
                chosen AS (SELECT ? AS run, year - ? AS n, ? AS baseline, * FROM both_runs WHERE WHERE_CLAUSE)
                SELECT run, baseline, year, variable, region, destination, industry, "group",
                    before AS base, value, value - before AS difference,
                    CASE WHEN IS_SHARE THEN 100 * (value / before - 1) END AS percent,
                    GROWTH_BASE AS base_growth, GROWTH_VALUE AS growth, growth - base_growth AS growth_difference, unit
                FROM chosen JOIN variables USING (variable)
                ORDER BY variable, year, region, destination, industry, "group"
                """.replace("WHERE_CLAUSE", where)
                .replace("IS_SHARE", isShare)
                .replace("GROWTH_BASE", String.format(java.util.Locale.ROOT, growth, "first_before", "before"))
                .replace("GROWTH_VALUE", String.format(java.util.Locale.ROOT, growth, "first_value", "value"));
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
        Stored ours = run.baselineId().isEmpty() ? run : baselineOf(run);
        Stored theirs = base.baselineId().isEmpty() ? base : baselineOf(base);
        differ(run, base, "what adjusts in their baselines", ours.closure(), theirs.closure());
        if (run.firstYear() != base.firstYear()) {
            differ(run, base, "the first years", run.horizon(), base.horizon());
        }
    }

    private static void differ(Stored run, Stored base, String what, String ours, String theirs) {
        if (!ours.equals(theirs)) {
            throw new IncomparableException("'" + run.name() + "' cannot be compared with '" + base.name() + "': "
                    + what + " differ, " + ours + " and " + theirs);
        }
    }

    private String regions(Stored run) {
        return store.query(
                        "SELECT DISTINCT region FROM results WHERE run_id = ? AND region IS NOT NULL ORDER BY 1",
                        run.id())
                .rows()
                .toString();
    }

    private Stored find(String name) {
        Rows rows = store.query(SELECT + " WHERE name = ?", name);
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

        int firstYear() {
            return Integer.parseInt(horizon.substring(0, horizon.indexOf('-')));
        }
    }
}
