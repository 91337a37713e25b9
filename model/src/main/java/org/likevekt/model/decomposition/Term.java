package org.likevekt.model.decomposition;

import java.util.List;

/**
 * A figure among the causes of a change, and its own causes.
 *
 * @param figure which
 * @param equation the name of the equation behind it; empty where it is given to the model, a formula or a stock
 * @param from its value in what the run is compared with
 * @param to its value in the run
 * @param contribution what its change contributes to the change that is looked at, in the unit of that
 * @param terms its causes, the largest first; none where it is given or nobody asked further
 * @param others how many causes are not told
 * @param rest what these contribute together
 */
public record Term(
        Figure figure,
        String equation,
        double from,
        double to,
        double contribution,
        List<Term> terms,
        int others,
        double rest) {
    /** Copies the list. */
    public Term {
        terms = List.copyOf(terms);
    }
}
