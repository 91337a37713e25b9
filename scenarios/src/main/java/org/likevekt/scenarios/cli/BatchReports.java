package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.likevekt.scenarios.report.Report;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.results.WholeFile;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.store.StoreReader;

/** A folder of pages: one about each run of a store, and one about all of them. */
final class BatchReports {
    /** No run has this name: a name has no blank. */
    private static final String ALL = "all runs.html";

    private final Path folder;

    /** Makes the folder, so that a wrong one is heard of before anything is solved. */
    BatchReports(Path folder) {
        this.folder = WholeFile.folder(folder, "--report");
    }

    /** Writes the pages, and says why there is none of some runs. */
    List<String> write(Path file, double patience, Economy economy, Consumer<String> remark) {
        List<String> without = new ArrayList<>();
        try (StoreReader store = StoreReader.open(file, patience, remark)) {
            StoredReports stored = new StoredReports(store, economy, List.of());
            List<Report.Entry> all = new ArrayList<>();
            for (String name : store.compared()) {
                try {
                    List<Report.Entry> one = stored.entries(List.of(name), "");
                    page(one, economy, file, name).accept(folder.resolve(WholeFile.nameOf(name) + ".html"));
                    all.addAll(one);
                } catch (IncomparableException e) {
                    without.add("no page about '" + name + "': " + e.getMessage());
                }
            }
            if (all.size() > 1) {
                page(all, economy, file, "").accept(folder.resolve(ALL));
            }
        } catch (IncomparableException e) {
            without.add("no page about all runs: " + e.getMessage());
        }
        return without;
    }

    private static Consumer<Path> page(List<Report.Entry> entries, Economy economy, Path store, String name) {
        Report report = Report.of(
                entries,
                "en",
                Session.usualRegion(economy.benchmark().regions()),
                "likevekt " + Version.number(),
                ("likevekt report " + name).strip() + " --store " + store);
        return target -> WholeFile.write(target, report::write);
    }
}
