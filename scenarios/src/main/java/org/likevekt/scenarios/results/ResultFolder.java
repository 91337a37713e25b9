package org.likevekt.scenarios.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.likevekt.scenarios.format.Fingerprint;
import org.likevekt.scenarios.run.Run;

/**
 * A folder of results with one folder for each scenario: results.csv, paths.csv and manifest.json. A scenario's folder
 * appears whole or not at all.
 */
public final class ResultFolder {
    private static final String RESULTS = "results.csv";
    private static final String PATHS = "paths.csv";
    private static final Set<String> FILES = Set.of(RESULTS, PATHS);

    private final Path folder;
    private final String version;

    /**
     * A folder of results, made when it is not there.
     *
     * @param version version of the program, for the manifest
     * @throws OutputException when it cannot be written
     */
    public ResultFolder(Path folder, String version) {
        this.folder = folder;
        this.version = version;
        try {
            Files.createDirectories(folder);
            Path probe = Aside.in(folder);
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw new OutputException(
                    "the folder " + folder + " cannot be written: " + OutputException.reason(e)
                            + ". Maybe name another with --out",
                    e);
        }
    }

    /**
     * Writes a run, in place of an earlier one of the same name.
     *
     * @param isAll whether every variable of the model is written, not only the usual ones
     * @return the scenario's folder
     * @throws OutputException when something cannot be written; the earlier results are then still there
     */
    public Path write(Run run, boolean isAll) {
        Path target = folder.resolve(run.name());
        new WholeFolder(target, FILES).write(fresh -> fill(fresh, run, isAll));
        return target;
    }

    private void fill(Path fresh, Run run, boolean isAll) throws IOException {
        Path results = fresh.resolve(RESULTS);
        Path paths = fresh.resolve(PATHS);
        Csv.write(results, sink -> ResultTables.results(run, isAll, sink));
        Csv.write(paths, sink -> ResultTables.paths(run, sink));
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Path file : List.of(results, paths)) {
            hashes.put(
                    file.getFileName().toString(),
                    new Fingerprint().add(Files.readString(file)).digits());
        }
        Map<String, String> options = Map.of("variables", isAll ? "all" : "usual");
        Files.writeString(fresh.resolve(WholeFolder.MANIFEST), Manifest.of(run, version, options, hashes));
    }
}
