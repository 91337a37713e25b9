package org.likevekt.scenarios.format;

import java.util.List;

/**
 * What one batch file asks for.
 *
 * @param title one line
 * @param scenarios names of the library and paths, as written
 * @param sweeps scenarios that are varied
 */
public record BatchFile(String title, List<String> scenarios, List<Sweep> sweeps) {
    /** Copies the lists so that the record is immutable. */
    public BatchFile {
        scenarios = List.copyOf(scenarios);
        sweeps = List.copyOf(sweeps);
    }
}
