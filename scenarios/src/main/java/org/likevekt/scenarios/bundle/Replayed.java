package org.likevekt.scenarios.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.StudyFiles;
import org.likevekt.scenarios.results.Manifest;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;

/**
 * A replay with all that it follows from.
 *
 * @param program the program that made it
 * @param study name of the study; {@code own} for a user's folder
 * @param files texts of the study
 * @param scenarios its scenarios and their files
 * @param economy the tables
 * @param runs the runs, under the names that the study gives the scenarios
 * @param rows the judged rows
 */
public record Replayed(
        Program program,
        String study,
        StudyFiles files,
        ScenarioTexts scenarios,
        Economy economy,
        Map<String, Run> runs,
        List<ReplayedRow> rows) {
    /** Version of the layout. */
    static final int SCHEMA = 1;

    static final String README = """
            A replay of a published study by Likevekt, with all that it follows from.

            To check it, with Likevekt on any machine:  likevekt verify THIS_FILE.zip
            It reads these tables and scenarios, solves everything again and compares every number.

            data/           the tables
            scenarios/      the scenario files
            study/          the published numbers, and the reasons where ours differ
            replayed.csv    the published numbers beside ours
            runs/NAME/      every number of a run (results.csv), its exogenous figures (paths.csv)
            manifest.json   program, machine, fingerprints of the runs; size and SHA-256 of every file
            """;

    /** Copies the collections, in order. */
    public Replayed {
        runs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(runs));
        rows = List.copyOf(rows);
    }

    /** All runs once, each baseline before what is compared with it. */
    Collection<Run> allRuns() {
        Map<String, Run> all = new LinkedHashMap<>();
        for (Run run : runs.values()) {
            run.baseline().ifPresent(baseline -> add(baseline, all));
            add(run, all);
        }
        return all.values();
    }

    private static void add(Run run, Map<String, Run> all) {
        Run other = all.putIfAbsent(run.name(), run);
        if (other != null && !other.fingerprint().equals(run.fingerprint())) {
            throw new BundleException("two different runs are named '" + run.name()
                    + "', for other regions or another baseline; expected one of a name in a bundle");
        }
    }

    /** What must be known to repeat it; the entries are added by who writes them. */
    ObjectNode manifest() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.set("program", program.describe());
        ObjectNode machine = root.putObject("machine");
        machine.put("java", Runtime.version().toString());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        ObjectNode options = root.putObject("options");
        options.put("study", study);
        options.put("variables", "all");
        root.put("data", economy.dataHash());
        ObjectNode names = root.putObject("scenarios");
        runs.forEach((name, run) ->
                names.put(name, ScenarioTexts.fileName(run.scenario().file())));
        ArrayNode described = root.putArray("runs");
        allRuns().forEach(run -> described.add(Manifest.of(run)));
        return root;
    }
}
