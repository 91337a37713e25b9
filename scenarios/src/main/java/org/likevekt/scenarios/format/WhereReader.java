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

/** Reads the {@code where:} of a shock: which codes of which axes. */
final class WhereReader {
    static final List<String> AXES =
            List.of(Axis.values()).stream().map(Axis::key).toList();

    private final Vocabulary vocabulary;
    private final Findings findings;

    WhereReader(Vocabulary vocabulary, Findings findings) {
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    /** The selection; nothing, with findings, when a part of it is wrong. */
    Optional<Map<Axis, Selection>> read(Tree tree, Driver driver) {
        Optional<Fields> fields = Fields.of(tree, "where", AXES, findings);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Map<Axis, Selection> where = new EnumMap<>(Axis.class);
        boolean complete = true;
        for (Axis axis : Axis.values()) {
            Optional<Tree.Entry> entry = fields.get().entry(axis.key());
            if (entry.isPresent()) {
                Optional<Selection> selection = selection(entry.get(), axis, driver);
                selection.ifPresent(chosen -> where.put(axis, chosen));
                complete &= selection.isPresent();
            }
        }
        return complete ? Optional.of(where) : Optional.empty();
    }

    private Optional<Selection> selection(Tree.Entry entry, Axis axis, Driver driver) {
        if (!driver.axes().contains(axis)) {
            findings.add(
                    entry.mark(),
                    "where names a " + axis.key() + ", but '" + driver.name() + "' does not vary by it; expected "
                            + axesOf(driver));
            return Optional.empty();
        }
        List<Tree> items = Literals.items(entry.value());
        if (items.isEmpty()) {
            findings.add(
                    entry.value().mark(),
                    axis.key() + " is an empty list, so the shock touches nothing; expected one or more, or \"*\"");
            return Optional.empty();
        }
        return selection(items, axis);
    }

    private Optional<Selection> selection(List<Tree> items, Axis axis) {
        List<String> words = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        boolean complete = true;
        for (Tree item : items) {
            Optional<String> word =
                    new Literals(findings).word(item, axis.key(), "a name, a code, a list of them, or \"*\"");
            Optional<List<String>> found = word.flatMap(text -> vocabulary.codes(axis, text));
            word.ifPresent(words::add);
            found.ifPresent(codes::addAll);
            if (word.isPresent() && found.isEmpty()) {
                List<String> valid = vocabulary.words(axis);
                String hint = axis == Axis.REGION
                        ? Regions.maybe(word.get(), valid, vocabulary.places())
                        : Words.maybe(word.get(), valid);
                findings.hinted(item.mark(), axis.key(), word.get(), valid, hint);
            }
            complete &= found.isPresent();
        }
        return complete ? Optional.of(new Selection(words, List.copyOf(codes))) : Optional.empty();
    }

    private static String axesOf(Driver driver) {
        return driver.axes().isEmpty()
                ? "no 'where', it is one national figure"
                : Words.list(driver.axes().stream().map(Axis::key).toList());
    }
}
