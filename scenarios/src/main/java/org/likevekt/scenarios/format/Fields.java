package org.likevekt.scenarios.format;

import java.util.List;
import java.util.Optional;

/** The keys of one block of a file, checked against those that belong there. */
final class Fields {
    private final Tree.Mapping mapping;

    private Fields(Tree.Mapping mapping) {
        this.mapping = mapping;
    }

    /** The fields of a block; nothing, with a finding, when the tree is no block. */
    static Optional<Fields> of(Tree tree, String what, List<String> allowed, Findings findings) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            findings.add(
                    tree.mark(),
                    what + " is " + tree.kind() + ", expected a block with the keys: " + Words.list(allowed));
            return Optional.empty();
        }
        for (Tree.Entry entry : mapping.entries()) {
            if (!allowed.contains(entry.key())) {
                findings.unknown(entry.mark(), "key", entry.key(), allowed);
            }
        }
        return Optional.of(new Fields(mapping));
    }

    Mark mark() {
        return mapping.mark();
    }

    Optional<Tree> find(String key) {
        return entry(key).map(Tree.Entry::value);
    }

    Optional<Tree.Entry> entry(String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst();
    }

    /** The one of these keys that is there; nothing, with a finding, when there is none or more than one. */
    Optional<Tree.Entry> oneOf(List<String> keys, String what, Findings findings) {
        List<Tree.Entry> there = mapping.entries().stream()
                .filter(entry -> keys.contains(entry.key()))
                .toList();
        if (there.size() == 1) {
            return Optional.of(there.get(0));
        }
        String wanted = ", expected exactly one of: " + Words.list(keys);
        if (there.isEmpty()) {
            findings.add(mark(), what + " is missing" + wanted);
        } else {
            List<String> found = there.stream().map(Tree.Entry::key).toList();
            findings.add(there.get(1).mark(), what + " is given by " + String.join(" and ", found) + wanted);
        }
        return Optional.empty();
    }
}
