package org.likevekt.scenarios.format;

import java.util.Map;
import java.util.function.Supplier;
import org.likevekt.model.closure.Target;

/** The results that can be the target of a swap, by name; asked of the model only when a file names one. */
public final class Targets {
    private final Supplier<Map<String, Target>> model;
    private Map<String, Target> known = Map.of();

    /** Results that are asked of a model once, at the first use. */
    public Targets(Supplier<Map<String, Target>> model) {
        this.model = model;
    }

    /** All of them, in the order of the model. */
    public synchronized Map<String, Target> all() {
        if (known.isEmpty()) {
            known = model.get();
        }
        return known;
    }
}
