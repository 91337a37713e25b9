package org.likevekt.scenarios.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.likevekt.data.DataException;
import org.likevekt.scenarios.bundle.BundleManifest.RunDescription;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.replay.StudyException;
import org.likevekt.scenarios.replay.StudyFiles;
import org.likevekt.scenarios.results.ResultTables;
import org.likevekt.scenarios.results.RowSink;
import org.likevekt.scenarios.run.CodeVersion;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;

/** Solves what a bundle holds again and compares every number. */
public final class Verification {
    private final BundleReader bundle;
    private final BundleManifest manifest;
    private final List<TableReport> tables = new ArrayList<>();
    private final List<String> fingerprints = new ArrayList<>();
    private final List<String> solvers = new ArrayList<>();

    private Verification(BundleReader bundle) {
        this.bundle = bundle;
        this.manifest = bundle.manifest();
    }

    /**
     * Verifies a bundle.
     *
     * @param file the bundle
     * @param runners makes a runner for a folder of tables
     * @throws BundleException when it is no bundle, was changed, or is not safe to read
     */
    public static VerificationReport of(Path file, Function<Path, Runner> runners) {
        try (BundleReader bundle = BundleReader.open(file)) {
            return new Verification(bundle).report(runners);
        }
    }

    private VerificationReport report(Function<Path, Runner> runners) {
        StudyFiles files = new StudyFiles(bundle.text(BundleLayout.STUDY), bundle.text(BundleLayout.PUBLISHED));
        try {
            Path folder = Files.createTempDirectory("likevekt-verify");
            try {
                unpack(folder);
                solve(folder, files, runners);
            } catch (ScenarioException | DataException | StudyException e) {
                throw new BundleException(
                        unusable(String.valueOf(e.getMessage()).replace(folder.toString(), "bundle")), e);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new BundleException("the bundle cannot be unpacked: " + e.getMessage(), e);
        }
        return new VerificationReport(
                manifest,
                texts(BundleLayout.DATA),
                texts(BundleLayout.SCENARIOS),
                files,
                tables,
                fingerprints,
                solvers);
    }

    /** Why nothing can be solved; another program may have had other tables, drivers and words. */
    private String unusable(String reason) {
        Program maker = manifest.program();
        return maker.code().equals(CodeVersion.hash())
                ? "what is in the bundle cannot be used: " + reason
                : "nothing was compared: version " + maker.version() + " (" + maker.commit()
                        + ") packed the bundle, and this one has other tables or scenario files: " + reason
                        + "\nMaybe verify it with the version that packed it.";
    }

    /** Tables and scenarios, whose names are known to stay in their folders. */
    private void unpack(Path folder) throws IOException {
        Files.createDirectory(folder.resolve(BundleLayout.DATA));
        Files.createDirectory(folder.resolve(BundleLayout.SCENARIOS));
        List<String> names = new ArrayList<>(bundle.names(BundleLayout.DATA));
        names.addAll(bundle.names(BundleLayout.SCENARIOS));
        for (String name : names) {
            try (InputStream stream = bundle.stream(name)) {
                Files.copy(stream, folder.resolve(name));
            }
        }
    }

    private void solve(Path folder, StudyFiles files, Function<Path, Runner> runners) throws IOException {
        Runner runner = runners.apply(folder.resolve(BundleLayout.DATA));
        Map<String, Run> runs = Replay.runs(Study.read(files), name -> runner.run(scenario(folder, name)));
        Map<String, Run> all = new TreeMap<>();
        runs.values().forEach(run -> {
            all.put(run.name(), run);
            run.baseline().ifPresent(baseline -> all.put(baseline.name(), baseline));
        });
        List<String> named =
                manifest.runs().stream().map(RunDescription::name).sorted().toList();
        if (!named.equals(List.copyOf(all.keySet()))) {
            throw new BundleException("its manifest has the runs " + named + ", the study needs " + all.keySet());
        }
        for (RunDescription described : manifest.runs()) {
            Run run = Objects.requireNonNull(all.get(described.name()));
            if (!run.fingerprint().equals(described.fingerprint())) {
                fingerprints.add(run.name());
            }
            String solver = run.model().linearSolver();
            if (!solver.equals(described.solver())) {
                solvers.add(run.name() + ": " + described.solver() + "; here " + solver);
            }
            String entry = BundleLayout.RUNS + run.name();
            compare(
                    run.name() + ", exogenous figures",
                    entry + BundleLayout.PATHS,
                    sink -> ResultTables.paths(run, sink));
            compare(run.name(), entry + BundleLayout.RESULTS, sink -> ResultTables.results(run, true, sink));
        }
        List<ReplayedRow> rows = Replay.of(Study.read(files), runner.economy().benchmark(), runs);
        compare("replayed rows", BundleLayout.REPLAYED, sink -> BundleWriter.replayedRows(rows, sink));
    }

    private String scenario(Path folder, String name) {
        String file = manifest.scenarios().get(name);
        if (file == null) {
            throw new BundleException("its manifest has no scenario '" + name + "', which the study is about");
        }
        return folder.resolve(BundleLayout.SCENARIOS + file).toString();
    }

    private void compare(String table, String entry, Consumer<RowSink> ours) throws IOException {
        try (Reader reader = bundle.reader(entry)) {
            tables.add(TableComparison.of(table, reader, ours));
        }
    }

    private Map<String, String> texts(String folder) {
        Map<String, String> texts = new TreeMap<>();
        bundle.names(folder).forEach(name -> texts.put(name.substring(folder.length()), bundle.text(name)));
        return texts;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
