package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.equations.Findable;
import org.likevekt.model.equations.Held;
import org.likevekt.model.equations.Swap;

/** Reads the swaps of a file: what the model finds, and what it holds instead. */
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
        Optional<Driver> found = required(fields, "find").flatMap(this::found);
        Optional<Held> held = required(fields, "hold").flatMap(this::held);
        Optional<String> note = fields.find("note").flatMap(text -> literals.text(text, "note"));
        if (found.isEmpty() || held.isEmpty()) {
            return Optional.empty();
        }
        Driver target = held.get().target();
        Optional<Map<Axis, Selection>> where = where(fields, "where", both(found.get(), target));
        Optional<Map<Axis, Selection>> heldWhere = where(fields, "hold_where", target);
        if (where.isEmpty() || heldWhere.isEmpty()) {
            return Optional.empty();
        }
        Map<Axis, Selection> ofHeld = new EnumMap<>(Axis.class);
        ofHeld.putAll(where.get());
        ofHeld.putAll(heldWhere.get());
        try {
            Swap swap = new Swap(found.get(), codes(found.get(), where.get()), held.get(), codes(target, ofHeld));
            return Optional.of(new DeclaredSwap(fields.mark(), swap, note.orElse("")));
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

    private Optional<Driver> found(Tree tree) {
        Optional<String> word = literals.word(tree, "find", "the name of a driver");
        Optional<Driver> driver = word.flatMap(vocabulary::findable);
        if (word.isEmpty()
                || driver.filter(known -> Findable.of(known).isPresent()).isPresent()) {
            return driver;
        }
        if (driver.isPresent()) {
            findings.add(tree.mark(), "'" + word.get() + "' cannot be found: " + Findable.reason(driver.get()), "");
        } else if (vocabulary.held(word.get()).isPresent()) {
            findings.add(
                    tree.mark(),
                    "'" + word.get() + "' is found by the model already, expected an exogenous figure",
                    "Maybe 'hold: " + word.get() + "'.");
        } else {
            findings.unknown(tree.mark(), "driver to find", word.get(), vocabulary.findables());
        }
        return Optional.empty();
    }

    private Optional<Held> held(Tree tree) {
        Optional<String> word = literals.word(tree, "hold", "the name of a result");
        Optional<Held> held = word.flatMap(vocabulary::held);
        if (word.isPresent() && held.isEmpty()) {
            if (vocabulary.findable(word.get()).isPresent()) {
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
                        vocabulary.holdables());
            }
        }
        return held;
    }

    private Optional<Map<Axis, Selection>> where(Fields fields, String key, Driver driver) {
        return fields.find(key)
                .map(tree -> new WhereReader(vocabulary, findings).read(tree, driver))
                .orElse(Optional.of(Map.of()));
    }

    /** What 'where' may name: the axes of what is found and of what is held. */
    private static Driver both(Driver found, Driver held) {
        Set<Axis> axes = new LinkedHashSet<>(found.axes());
        axes.addAll(held.axes());
        return new Driver(found.name() + "' and '" + held.name(), List.copyOf(axes), "", "", 0, 0);
    }

    private Map<Axis, List<String>> codes(Driver driver, Map<Axis, Selection> where) {
        Map<Axis, List<String>> codes = new EnumMap<>(Axis.class);
        for (Axis axis : driver.axes()) {
            // in the order of the axis, however the file lists them
            List<String> all = vocabulary.dictionary().codes(axis);
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
