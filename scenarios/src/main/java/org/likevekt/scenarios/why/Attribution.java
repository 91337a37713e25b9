package org.likevekt.scenarios.why;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.likevekt.model.decomposition.Mechanisms;
import org.likevekt.model.decomposition.Term;
import org.likevekt.model.drivers.Driver;
import org.likevekt.scenarios.format.Horizon;
import org.likevekt.scenarios.format.Shock;

/**
 * The change of a number and what it is attributed to, in no language yet: {@link WhyWords} tells it.
 *
 * @param scenario name of the scenario
 * @param baseline name of what it is compared with
 * @param from the value in the baseline
 * @param to the value in the scenario
 * @param term the equation behind it and the equations behind its terms
 * @param views the change by the mechanisms of the theory
 * @param multipliers what input-output multipliers say of the same
 * @param width so many of what may be many are told, the largest
 */
public record Attribution(
        String scenario,
        String baseline,
        Measured measured,
        int year,
        double from,
        double to,
        Term term,
        Shocks shocks,
        List<Mechanisms.View> views,
        List<InputOutput.Beside> multipliers,
        int width) {
    /** Copies the lists. */
    public Attribution {
        views = List.copyOf(views);
        multipliers = List.copyOf(multipliers);
    }

    /** What a scenario has beyond its baseline: shocks over its years, and figures of drivers that no shock says. */
    record Sources(List<Shock> shocks, Horizon horizon, List<Driver> rest) {}

    /**
     * What shocks contribute, each list in its order of telling.
     *
     * @param sources what contributes
     * @param bySource by the place in the list of shocks, then of the rest
     * @param byYear by the year of the shock
     * @param byRegion by the code of its region; the empty one for a shock on the country
     * @param closure what another closure than the baseline's does before any shock
     * @param solved how many times the model was solved for it
     */
    record Shocks(
            Sources sources,
            SortedMap<Integer, Double> bySource,
            SortedMap<Integer, Double> byYear,
            Map<String, Double> byRegion,
            double closure,
            int solved) {}
}
