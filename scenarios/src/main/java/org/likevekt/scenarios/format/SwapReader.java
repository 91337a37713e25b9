package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Quantities;

/** Reads the swaps of a file: instruments after {@code find}, targets after {@code hold}. */
final class SwapReader {
    static final List<String> KEYS = List.of("find", "hold", "where", "hold_where", "note");
    static final int MOST = 100;

    private final Vocabulary vocabulary;
    private final Findings findings;
    private final Literals literals;

    SwapReader(Vocabulary vocabulary, Findings findings) {
        this.vocabulary = vocabulary;
        this.findings = findings;
        this.literals = new Literals(findings);
    }

    /** The swaps that are right; what is wrong with the others is among the findings. */
    List<DeclaredSwap> read(Tree tree) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            findings.add(tree.mark(), "swap is " + tree.kind() + ", expected a list: each swap begins with a dash");
            return List.of();
        }
        if (sequence.items().size() > MOST) {
            findings.add(tree.mark(), "there are " + sequence.items().size() + " swaps, expected at most " + MOST);
            return List.of();
        }
        List<DeclaredSwap> swaps = new ArrayList<>();
        sequence.items().forEach(item -> Fields.of(item, "a swap", KEYS, findings)
                .flatMap(this::swap)
                .ifPresent(swaps::add));
        return swaps;
    }

    private Optional<DeclaredSwap> swap(Fields fields) {
        Optional<Driver> instrument = required(fields, "find").flatMap(this::instrument);
        Optional<Target> target = required(fields, "hold").flatMap(this::target);
        Optional<Wording> note = fields.find("note").flatMap(words -> literals.wording(words, "note"));
        if (instrument.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        Driver path = target.get().path();
        Optional<Map<Axis, Selection>> where = where(fields, "where", both(instrument.get(), path));
        Optional<Map<Axis, Selection>> targetWhere = where(fields, "hold_where", path);
        if (where.isEmpty() || targetWhere.isEmpty()) {
            return Optional.empty();
        }
        Map<Axis, Selection> ofTarget = new EnumMap<>(Axis.class);
        ofTarget.putAll(where.get());
        ofTarget.putAll(targetWhere.get());
        try {
            Swap swap = new Swap(
                    instrument.get(), codes(instrument.get(), where.get()), target.get(), codes(path, ofTarget));
            return Optional.of(new DeclaredSwap(fields.mark(), swap, note.orElse(Wording.NONE)));
        } catch (IllegalArgumentException e) {
            findings.add(fields.mark(), String.valueOf(e.getMessage()), "Maybe a 'where:' that names one.");
            return Optional.empty();
        }
    }

    private Optional<Tree> required(Fields fields, String key) {
        Optional<Tree> tree = fields.find(key);
        if (tree.isEmpty()) {
            findings.add(fields.mark(), "the swap has no '" + key + "', expected find and hold");
        }
        return tree;
    }

    private Optional<Driver> instrument(Tree tree) {
        Optional<String> word = literals.word(tree, "find", "the name of a driver");
        Optional<Driver> driver = word.flatMap(vocabulary::instrument);
        if (word.isEmpty()
                || driver.filter(known -> known.entry().isInstrument()).isPresent()) {
            return driver;
        }
        if (driver.isPresent()) {
            findings.add(
                    tree.mark(),
                    "'" + word.get() + "' cannot be found: "
                            + driver.get().entry().refusal(),
                    "");
        } else if (vocabulary.target(word.get()).isPresent()) {
            findings.add(
                    tree.mark(),
                    "'" + word.get() + "' is found by the model already, expected an exogenous figure",
                    "Maybe 'hold: " + word.get() + "'.");
        } else {
            findings.unknown(tree.mark(), "driver to find", word.get(), vocabulary.instrumentNames());
        }
        return Optional.empty();
    }

    private Optional<Target> target(Tree tree) {
        Optional<String> word = literals.word(tree, "hold", "the name of a result");
        Optional<Target> target = word.flatMap(vocabulary::target);
        if (word.isPresent() && target.isEmpty()) {
            if (vocabulary.instrument(word.get()).isPresent()) {
                findings.add(
                        tree.mark(),
                        "'" + word.get() + "' is exogenous already, expected a result of the model",
                        "Maybe 'find: " + word.get() + "'.");
            } else {
                findings.unknown(
                        tree.mark(),
                        "result to hold",
                        word.get(),
                        Quantities.nameOf(word.get()),
                        vocabulary.targetNames());
            }
        }
        return target;
    }

    private Optional<Map<Axis, Selection>> where(Fields fields, String key, Driver driver) {
        return fields.find(key)
                .map(tree -> new WhereReader(vocabulary, findings).read(tree, driver))
                .orElse(Optional.of(Map.of()));
    }

    /** What 'where' may name: the axes of the instrument and of the target. */
    private static Driver both(Driver instrument, Driver path) {
        Set<Axis> axes = new LinkedHashSet<>(instrument.axes());
        axes.addAll(path.axes());
        return new Driver(instrument.name() + "' and '" + path.name(), List.copyOf(axes), "", "", 0, 0);
    }

    private Map<Axis, List<String>> codes(Driver driver, Map<Axis, Selection> where) {
        Map<Axis, List<String>> codes = new EnumMap<>(Axis.class);
        for (Axis axis : driver.axes()) {
            // in the order of the axis, however the file lists them
            List<String> all = vocabulary.dictionary().axis(axis).codes();
            codes.put(
                    axis,
                    where.containsKey(axis)
                            ? all.stream()
                                    .filter(where.get(axis).codes()::contains)
                                    .toList()
                            : all);
        }
        return codes;
    }
}
