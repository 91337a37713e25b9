package org.likevekt.model.equations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Axis;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;

/** The index sets of the model and the letters that range over them; one letter is one index wherever it is used. */
public final class Sets {
    private final IndexSet regions;
    private final IndexSet industries;
    private final IndexSet groups;
    private final Map<String, Index> letters = new HashMap<>();

    Sets(Benchmark benchmark) {
        this.regions = setOf(benchmark.regions());
        this.industries = setOf(benchmark.industries());
        this.groups = setOf(benchmark.groups());
    }

    private static IndexSet setOf(Classification classification) {
        return IndexSet.of(classification.name(), classification.codes());
    }

    /** Regions. */
    public IndexSet regions() {
        return regions;
    }

    /** Industries and their products. */
    public IndexSet industries() {
        return industries;
    }

    /** Education groups. */
    public IndexSet groups() {
        return groups;
    }

    /** The sets that some axes stand for, in order. */
    public List<IndexSet> over(List<Axis> axes) {
        return axes.stream()
                .map(axis -> switch (axis) {
                    case REGION, DESTINATION -> regions;
                    case INDUSTRY -> industries;
                    case GROUP -> groups;
                })
                .toList();
    }

    /** A letter over regions. */
    public Index region(String letter) {
        return letter(letter, regions);
    }

    /** A letter over industries. */
    public Index industry(String letter) {
        return letter(letter, industries);
    }

    /** A letter over groups. */
    public Index group(String letter) {
        return letter(letter, groups);
    }

    /** A letter over any set; the same letter over the same set is the same index. */
    public Index letter(String letter, IndexSet set) {
        Index index = letters.computeIfAbsent(letter, key -> set.index(key));
        if (!index.set().equals(set)) {
            throw new IllegalArgumentException(
                    "letter '" + letter + "' ranges over '" + index.set() + "' already, not over '" + set + "'");
        }
        return index;
    }
}
