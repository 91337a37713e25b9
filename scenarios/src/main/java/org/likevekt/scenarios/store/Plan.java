package org.likevekt.scenarios.store;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeSet;

/**
 * All the runs that one batch file, folder or file asks for, whichever part of them is solved here.
 *
 * @param asker the file, told from the root
 * @param names of the runs, in order
 * @param isWhole whether all of it could be read; else earlier runs of it are still asked for
 */
public record Plan(String asker, Collection<String> names, boolean isWhole) {
    /** Sorts the names. */
    public Plan {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
}
