package org.likevekt.scenarios.format;

import java.util.Map;
import java.util.function.Supplier;
import org.likevekt.model.equations.Held;

/** The results that a swap can hold, by name; asked of the model only when a file names one. */
public final class Results {
    private final Supplier<Map<String, Held>> model;
    private Map<String, Held> known = Map.of();

    /** Results that are asked of a model once, at the first use. */
    public Results(Supplier<Map<String, Held>> model) {
        this.model = model;
    }

    /** All of them, in the order of the model. */
    public synchronized Map<String, Held> all() {
        if (known.isEmpty()) {
            known = model.get();
        }
        return known;
    }
}
