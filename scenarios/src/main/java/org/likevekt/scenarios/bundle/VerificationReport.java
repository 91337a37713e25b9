package org.likevekt.scenarios.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.replay.StudyFiles;
import org.likevekt.scenarios.run.Economy;

/** What a verification found: the verdict, the first difference, and in what the bundle and this program differ. */
public final class VerificationReport {
    private final BundleManifest manifest;
    private final Map<String, String> data;
    private final Map<String, String> scenarios;
    private final StudyFiles study;
    private final List<TableReport> tables;
    private final List<String> fingerprints;
    private final List<String> solvers;

    VerificationReport(
            BundleManifest manifest,
            Map<String, String> data,
            Map<String, String> scenarios,
            StudyFiles study,
            List<TableReport> tables,
            List<String> fingerprints,
            List<String> solvers) {
        this.manifest = manifest;
        this.data = Map.copyOf(data);
        this.scenarios = Map.copyOf(scenarios);
        this.study = study;
        this.tables = List.copyOf(tables);
        this.fingerprints = List.copyOf(fingerprints);
        this.solvers = List.copyOf(solvers);
    }

    /** The verdict over all tables: the worst of theirs. */
    public Agreement agreement() {
        return tables.stream()
                .map(TableReport::agreement)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The verdict, table by table and in one line. */
    public List<String> verdict() {
        List<String> lines = new ArrayList<>();
        for (TableReport table : tables) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-32s %,10d numbers  %s",
                    table.table(),
                    table.numbers(),
                    table.agreement().words()));
        }
        long numbers = tables.stream().mapToLong(TableReport::numbers).sum();
        long changed = tables.stream().mapToLong(TableReport::changed).sum();
        long beyond = tables.stream().mapToLong(TableReport::beyond).sum();
        lines.add("");
        lines.add(
                switch (agreement()) {
                    case IDENTICAL -> String.format(Locale.ROOT, "identical: %,d numbers, all bits.", numbers);
                    case WITHIN ->
                        String.format(
                                Locale.ROOT,
                                "within tolerance: %,d of %,d numbers have other bits, none differs by more than 1e-9 relative.",
                                changed,
                                numbers);
                    case DIFFERS ->
                        String.format(
                                Locale.ROOT,
                                "differs: %,d of %,d numbers or rows by more than 1e-9 relative; %,d numbers have other bits.",
                                beyond,
                                numbers,
                                changed);
                });
        first().ifPresent(found -> lines.add("first: " + found.describe()));
        if (changed > 0) {
            greatest().ifPresent(found -> lines.add("most:  " + found.describe()));
        }
        return lines;
    }

    /** The first place beyond the tolerance: of the first run that differs, the earliest year. */
    Optional<Difference> first() {
        return tables.stream().map(TableReport::first).flatMap(Optional::stream).findFirst();
    }

    private Optional<Difference> greatest() {
        return tables.stream()
                .map(TableReport::greatest)
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Difference::relative));
    }

    /**
     * In what the bundle differs from this program: code, tables, scenarios, study.
     *
     * @param own this program
     * @param economy its own tables and scenarios
     */
    public List<String> origin(Program own, Economy economy) {
        List<String> lines = new ArrayList<>();
        Program made = manifest.program();
        lines.add("made by    " + name(made) + "; Java " + manifest.java() + ", " + manifest.system());
        lines.add("hashes     all " + manifest.entries().size() + " entries are as the manifest says");
        lines.add("code       "
                + (made.code().equals(own.code())
                        ? "the same classes as here"
                        : "other classes than here (" + name(own)
                                + "): compiled from other sources, or by another compiler"));
        solvers.forEach(line -> lines.add("solver     " + line));
        lines.add("tables     " + against(changed(data, economy.tableFiles()), "this program's"));
        lines.add("scenarios  " + against(changedScenarios(economy.library()), "the library's"));
        lines.add("study      " + studyLine());
        lines.add("runs       "
                + (fingerprints.isEmpty()
                        ? "follow from the same tables, equations and figures, by their fingerprints"
                        : "have other fingerprints here: " + String.join(", ", fingerprints)));
        return lines;
    }

    private static String name(Program program) {
        return "likevekt " + program.version() + ", commit " + program.commit();
    }

    private static String against(Collection<String> changed, String whose) {
        return changed.isEmpty() ? "the same as " + whose : "other than " + whose + ": " + String.join(", ", changed);
    }

    private static Collection<String> changed(Map<String, String> bundled, Map<String, String> own) {
        TreeSet<String> names = new TreeSet<>(bundled.keySet());
        names.addAll(own.keySet());
        names.removeIf(name -> own.getOrDefault(name, "").equals(bundled.getOrDefault(name, "")));
        return names;
    }

    private Collection<String> changedScenarios(ScenarioLibrary library) {
        return scenarios.keySet().stream()
                .sorted()
                .filter(file -> !isLibrarys(library, file))
                .toList();
    }

    private boolean isLibrarys(ScenarioLibrary library, String file) {
        String name = file.substring(0, file.lastIndexOf('.'));
        return library.names().contains(name)
                && library.load(name).file().text().equals(scenarios.get(file));
    }

    private String studyLine() {
        Optional<String> same = Study.NAMES.stream()
                .filter(name -> StudyFiles.of(name).equals(study))
                .findFirst();
        boolean isKnown = Study.NAMES.contains(manifest.study());
        return same.map(name -> name + ", the same as this program's")
                .orElse(isKnown ? manifest.study() + ", other than this program's" : "one of its own");
    }
}
