package org.likevekt.scenarios.store;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run is and follows from, known before it is solved.
 *
 * @param id hash of all of this
 * @param name unique in a store
 * @param title one line
 * @param baseline name of the run it is compared with; empty for a baseline
 * @param baselineId its id; empty for a baseline
 * @param horizon its years
 * @param closure what adjusts, JSON
 * @param options what is stored, in words
 * @param program version of the program
 * @param codeHash of the code that solves
 * @param dataHash of the tables
 * @param sweep hash of the sweep that it is a point of; empty when it is none; a part of the name, so not hashed again
 * @param parameters of a sweep's point
 */
public record RunKey(
        String id,
        String name,
        String title,
        String baseline,
        String baselineId,
        String horizon,
        String closure,
        String options,
        String program,
        String codeHash,
        String dataHash,
        String sweep,
        Map<String, Double> parameters)
        implements Serializable {
    /** Copies the parameters, in their order. */
    public RunKey {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
