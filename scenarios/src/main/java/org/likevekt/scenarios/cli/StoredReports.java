package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.format.Wording;
import org.likevekt.scenarios.report.Interval;
import org.likevekt.scenarios.report.Report;
import org.likevekt.scenarios.report.Subject;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.results.Measures;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.store.StoreReader;
import org.likevekt.scenarios.store.StoredRun;

/** What a report tells of runs of a store, without solving anything. */
final class StoredReports {
    private final StoreReader store;
    private final Benchmark benchmark;
    private final List<Interval> intervals;
    private final Map<String, StoredRun> runs = new HashMap<>();

    /**
     * The runs of a store.
     *
     * @param intervals how sure figures of some of them are
     * @throws IncomparableException when some were made with other tables than these
     */
    StoredReports(StoreReader store, Economy economy, List<Interval> intervals) {
        this.store = store;
        this.benchmark = economy.benchmark();
        this.intervals = List.copyOf(intervals);
        List<String> tables = store.tables();
        if (!tables.stream().allMatch(economy.dataHash()::equals)) {
            throw new IncomparableException(
                    "the store has runs made with the tables " + String.join(", ", tables)
                            + ", and these are " + economy.dataHash()
                            + ": names and sums of a report would be of others. Maybe give the --data and --trade-links of its batch");
        }
    }

    /**
     * What is told of runs.
     *
     * @param names of runs; empty for all that are compared with a baseline and no points of a sweep
     * @param against name of what they are compared with; empty for the baseline of each
     */
    List<Report.Entry> entries(List<String> names, String against) {
        List<String> asked = names.isEmpty() ? store.compared() : names;
        if (asked.isEmpty()) {
            throw new IncomparableException(
                    "the store has no solved run with a baseline, and a report needs one. Points of"
                            + " sweeps are shown when they are named");
        }
        List<Report.Entry> entries = new ArrayList<>();
        asked.forEach(name -> entries.add(entry(name, against)));
        return entries;
    }

    private Report.Entry entry(String name, String against) {
        List<String> pair = store.pair(name, against);
        StoredRun run = read(pair.get(0));
        StoredRun base = read(pair.get(1));
        Set<Integer> years = new TreeSet<>(run.years());
        years.retainAll(base.years());
        if (years.size() < 2) {
            throw new IncomparableException(
                    "the store has only the years " + years + " of both '" + run.name() + "' and '" + base.name()
                            + "', and a report shows paths. Maybe run the batch again without --years");
        }
        Subject subject = new Subject(
                run.name(),
                Wording.of(run.title()),
                base.name(),
                base.fingerprint(),
                benchmark.regions(),
                Subject.counties(benchmark.regions()),
                benchmark.accounts(),
                Subject.Verdict.of(
                        run.years().size(), run.residual(), run.walras(), run.fingerprint(), run.calibration()));
        Comparison.Side ours = side(run);
        Comparison.Side theirs = side(base);
        return Report.Entry.of(subject, Comparison.frame(ours, theirs, years))
                .with(Interval.about(run.name(), intervals, benchmark, ours.measures(), theirs.measures()));
    }

    /** Many runs have the same baseline. */
    private StoredRun read(String name) {
        return runs.computeIfAbsent(name, each -> store.run(each, benchmark));
    }

    private Comparison.Side side(StoredRun run) {
        return new Comparison.Side(run.name(), run.years().iterator().next(), benchmark, new Measures(benchmark, run));
    }
}
