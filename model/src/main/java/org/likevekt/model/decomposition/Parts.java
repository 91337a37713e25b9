package org.likevekt.model.decomposition;

import java.util.ArrayList;
import java.util.List;

/** What the terms of one equation contribute to the change of what it determines, or to that of its logarithm. */
record Parts(List<Part> parts) {
    /** No terms: the figure is given. */
    static final Parts NONE = new Parts(List.of());

    Parts {
        parts = List.copyOf(parts);
    }

    /** A term and its contribution. */
    record Part(Figure figure, double from, double to, double value) {}

    /** The change. */
    double sum() {
        return parts.stream().mapToDouble(Part::value).sum();
    }

    /** The same, and what another closure contributes to a change by having another equation. */
    Parts completed(Compared runs, double change, int year) {
        Builder all = new Builder();
        all.parts.addAll(parts);
        all.add(
                new Figure(Compared.CLOSURE, 0, year),
                0,
                1,
                runs.byClosure(change, parts.stream().map(Part::value).toList()));
        return all.build();
    }

    /** Collects the terms that contribute. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();

        void add(Figure figure, double from, double to, double value) {
            if (value != 0) {
                parts.add(new Part(figure, from, to, value));
            }
        }

        void add(Figure figure, Compared runs, double value) {
            add(figure, runs.before(figure), runs.after(figure), value);
        }

        Parts build() {
            return new Parts(parts);
        }
    }
}
