package org.likevekt.scenarios.batch;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.likevekt.data.Partition;
import org.likevekt.data.UserError;
import org.likevekt.scenarios.format.Regions;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.run.CodeVersion;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;
import org.likevekt.scenarios.store.RunStatus;

/**
 * What a batch is planned from, as it was read, so that another machine plans and solves the same runs. A run is then told by
 * its key alone, which the other machine works out again: other tables, another program or another scenario give another.
 */
public final class Shipment implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PARTITION = ".csv";

    private final List<String> words;
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final String data;
    private final String regions;
    private final List<String> calibrations;
    private final double linksFrom;
    private final KeptResults runs;
    private final KeptResults points;

    /**
     * What is solved with, where it is not the program's own.
     *
     * @param data the folder of the tables; nothing for those that come with the program
     * @param regions those of scenarios that say nothing of them: a name, or a file; nothing for the counties
     * @param calibrations files of baselines' growth that was found before
     */
    public record Own(Optional<Path> data, Optional<String> regions, List<Path> calibrations) {
        /** Nothing of one's own. */
        public static final Own NOTHING = new Own(Optional.empty(), Optional.empty(), List.of());

        /** Copies the list. */
        public Own {
            calibrations = List.copyOf(calibrations);
        }
    }

    /**
     * What has been planned.
     *
     * @param planner that has planned it
     * @param planned the runs
     * @param own what the user has given
     * @param options what runs keep
     */
    public Shipment(Planner planner, List<PlannedRun> planned, Own own, Batch.Options options) {
        this.data = own.data().map(Shipment::place).orElse("");
        this.runs = options.runs();
        this.points = options.points();
        planner.read().forEach((file, content) -> files.put(place(file), content));
        own.data().ifPresent(this::addFolder);
        own.regions().filter(name -> name.endsWith(PARTITION)).ifPresent(name -> addFile(Path.of(name)));
        own.calibrations().forEach(this::addFile);
        this.calibrations = own.calibrations().stream().map(Shipment::place).toList();
        planned.stream().flatMap(run -> run.scenario().stream()).forEach(this::addRegions);
        this.words = planner.found().stream().map(this::told).toList();
        this.regions = own.regions().map(this::told).orElse("");
        this.linksFrom = planner.linksFrom().orElse(0);
    }

    private static String place(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private void addFolder(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(this::addFile);
        } catch (IOException e) {
            throw new Clusters.ClusterException("the folder " + folder + " cannot be read: " + UserError.reason(e), e);
        }
    }

    private void addFile(Path file) {
        files.computeIfAbsent(place(file), place -> {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new Clusters.ClusterException(file + " cannot be read: " + UserError.reason(e), e);
            }
        });
    }

    /** A file that a scenario names lies beside it. */
    private void addRegions(Scenario scenario) {
        scenario.regions()
                .flatMap(Regions::partition)
                .map(Partition::name)
                .filter(name -> Partition.shipped(name).isEmpty())
                .ifPresent(name -> scenario.chain().stream()
                        .flatMap(file -> file.folder().stream())
                        .map(folder -> folder.resolve(name))
                        .filter(Files::isRegularFile)
                        .forEach(this::addFile));
    }

    /**
     * Plans the batch again from what is here, and solves the runs of keys: one engine for all of them.
     *
     * @param folder where the files are laid out; nothing in it is read once the batch is planned but the tables
     */
    public Function<RunKey, RunRecord> unpacked(Path folder) {
        layOut(folder);
        Optional<Path> tables =
                Optional.of(data).filter(name -> !name.isEmpty()).map(name -> under(folder, name));
        Runner runner = new Runner(Economy.of(tables), RunnerListener.SILENT)
                .withCalibrations(
                        calibrations.stream().map(name -> under(folder, name)).toList());
        Runner trading = linksFrom > 0 ? runner.withTradeLinksFrom(linksFrom) : runner;
        Runner own = regions.isEmpty() ? trading : trading.withRegions(word(folder, regions));
        Map<String, PlannedRun> byName = new HashMap<>();
        List<PlannedRun> planned = new Planner(own)
                .plan(words.stream().map(word -> word(folder, word)).toList());
        PlannedRun.withBaselines(planned).forEach(run -> byName.put(run.name(), run));
        RunSolver solver = new LocalSolver(own);
        Map<String, RunKeys> keys = new HashMap<>();
        String code = CodeVersion.hash();
        return key -> {
            PlannedRun run = Objects.requireNonNull(byName.get(key.name()), () -> "no run '" + key.name() + "'");
            KeptResults keep = run.isPoint() ? points : runs;
            RunKeys known;
            synchronized (keys) {
                known = keys.computeIfAbsent(key.program(), program -> new RunKeys(own, program, code, runs));
            }
            RunKey here = known.of(run, keep);
            return here.id().equals(key.id()) ? run.solvedBy(solver, key, keep) : other(run, key, here);
        };
    }

    private static RunRecord other(PlannedRun run, RunKey key, RunKey here) {
        String what = !here.codeHash().equals(key.codeHash())
                ? "its program is another: " + here.codeHash() + ", expected " + key.codeHash()
                : !here.dataHash().equals(key.dataHash())
                        ? "its tables are others: " + here.dataHash() + ", expected " + key.dataHash()
                        : "it reads the scenario as another. " + run.problem();
        return RunRecord.failed(
                key, RunStatus.fault("A machine of the cluster would solve another run, for " + what), 0);
    }

    private void layOut(Path folder) {
        files.forEach((place, content) -> {
            Path file = under(folder, place);
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException("laying out " + file, e);
            }
        });
    }

    /** A file by its place; a name of the library, or of regions, as it is. */
    private String told(String word) {
        String place = BatchInputs.absolute(word);
        return files.containsKey(place) ? place : word;
    }

    private String word(Path folder, String word) {
        return files.containsKey(word) ? under(folder, word).toString() : word;
    }

    private static Path under(Path folder, String place) {
        Path file = Path.of(place);
        return folder.toAbsolutePath().resolve(file.getRoot().relativize(file));
    }
}
