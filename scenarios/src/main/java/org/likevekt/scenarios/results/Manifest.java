package org.likevekt.scenarios.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.scenarios.run.Run;

/** What must be known about a run to trust and to repeat it, as JSON. */
public final class Manifest {
    private Manifest() {}

    /** The manifest of a run. */
    static String of(Run run, String version, Map<String, String> options, Map<String, String> files) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", 1);
        root.put("program", "likevekt " + version);
        root.put("java", Runtime.version().toString());
        root.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        root.setAll(of(run));
        root.set("options", texts(options));
        root.put("seconds", run.seconds());
        root.set("files", texts(files));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("writing a manifest", e);
        }
    }

    /** What a run follows from and how it was solved; nothing of the machine. */
    public static ObjectNode of(Run run) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("scenario", scenario(run));
        root.put("fingerprint", run.fingerprint());
        root.set("hashes", texts(new TreeMap<>(run.hashes())));
        root.put("calibration", run.calibration());
        root.put("linear_solver", run.model().linearSolver());
        root.set("years", years(run));
        return root;
    }

    private static ObjectNode scenario(Run run) {
        Scenario scenario = run.scenario();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", scenario.name());
        node.put("title", scenario.file().title().text());
        node.put("source", scenario.file().source().text());
        ArrayNode chain = node.putArray("inherits");
        scenario.chain().stream()
                .limit(scenario.chain().size() - 1L)
                .map(ScenarioFile::name)
                .forEach(chain::add);
        node.put("baseline", run.baseline().map(Run::name).orElse(""));
        node.put("baseline_fingerprint", run.baseline().map(Run::fingerprint).orElse(""));
        node.put("horizon", scenario.horizon().toString());
        node.set("closure", texts(scenario.closure()));
        ArrayNode swaps = node.putArray("swap");
        scenario.swaps().forEach(declared -> swaps.add(declared.swap().toString()));
        return node;
    }

    private static ArrayNode years(Run run) {
        ArrayNode years = JsonNodeFactory.instance.arrayNode();
        for (YearSolution year : run.trajectory().years()) {
            ObjectNode node = years.addObject();
            node.put("year", year.year());
            node.put("status", year.outcome().status().name());
            node.put("iterations", year.outcome().iterations());
            node.put("factorizations", year.outcome().factorizations());
            node.put("residual", year.outcome().residual());
            node.put("walras", year.walras());
        }
        return years;
    }

    private static ObjectNode texts(Map<String, String> texts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        texts.forEach(node::put);
        return node;
    }
}
