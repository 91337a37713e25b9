package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.solver.algebra.Index;

/**
 * Steps under compilation, and the arrays they work on.
 *
 * @param pool arrays
 * @param given steps that depend on parameters only, to be run when those change
 * @param steps steps that depend on unknowns
 * @param reciprocals arrays of reciprocals, computed once for all who ask, by the view they are of without its letters
 */
record Program(Pool pool, List<Step> given, List<Step> steps, Map<View, Reciprocal> reciprocals) {
    /** An array of reciprocals, and the letters of what they are of. */
    record Reciprocal(List<Index> letters, View view) {}

    Program(Pool pool) {
        this(pool, new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    /** Adds the step that computes a view. */
    void add(View out, Step step) {
        (pool.isVariable(out) ? steps : given).add(step);
    }
}
