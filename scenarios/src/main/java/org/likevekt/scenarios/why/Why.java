package org.likevekt.scenarios.why;

import java.util.List;
import java.util.Map;

/**
 * Why a number of a scenario differs from its baseline's. Contributions are in the unit of the number and add up to its
 * change, list by list.
 *
 * @param scenario name of the scenario
 * @param baseline name of what it is compared with
 * @param measure the number in words
 * @param unit its unit
 * @param year its year
 * @param from its value in the baseline
 * @param to its value in the scenario
 * @param terms the equation behind it and the equations behind its terms
 * @param shocks what each shock contributes, through all years
 * @param mechanisms the change by the mechanisms of the theory; none for numbers that have none
 * @param multipliers what input-output multipliers say of the same; none where they say nothing
 */
public record Why(
        String scenario,
        String baseline,
        String measure,
        String unit,
        int year,
        double from,
        double to,
        Cause terms,
        Shocks shocks,
        List<Mechanism> mechanisms,
        List<Multiplier> multipliers) {
    /** Copies the lists. */
    public Why {
        mechanisms = List.copyOf(mechanisms);
        multipliers = List.copyOf(multipliers);
    }

    /** The change. */
    public double change() {
        return to - from;
    }

    /**
     * A figure among the causes, and its own causes.
     *
     * @param name in words
     * @param id of the quantity in the tables
     * @param at its codes by axis
     * @param year of which year
     * @param unit its unit
     * @param equation the name of the equation behind it; empty where there is none
     * @param from its value in the baseline
     * @param to its value in the scenario
     * @param contribution to the change that is looked at
     * @param causes the largest first
     * @param others how many causes are not told
     * @param rest what these contribute together
     */
    public record Cause(
            String name,
            String id,
            Map<String, String> at,
            int year,
            String unit,
            String equation,
            double from,
            double to,
            double contribution,
            List<Cause> causes,
            int others,
            double rest) {
        /** Copies the collections. */
        public Cause {
            at = Map.copyOf(at);
            causes = List.copyOf(causes);
        }
    }

    /**
     * What shocks contribute, told three ways.
     *
     * @param byShock by shock, in the order of the scenario
     * @param byYear by the year of the shock
     * @param byRegion by the region of the shock; the country for one without
     * @param closure what another closure than the baseline's does before any shock
     * @param solved how many times the model was solved for it
     */
    public record Shocks(List<Share> byShock, List<Share> byYear, List<Share> byRegion, double closure, int solved) {
        /** Of an answer that was not asked for them. */
        public static final Shocks NONE = new Shocks(List.of(), List.of(), List.of(), 0, 0);

        /** Copies the lists. */
        public Shocks {
            byShock = List.copyOf(byShock);
            byYear = List.copyOf(byYear);
            byRegion = List.copyOf(byRegion);
        }
    }

    /**
     * A part of the change.
     *
     * @param name of what contributes it
     * @param contribution in the unit of the number
     */
    public record Share(String name, double contribution) {}

    /**
     * A change by mechanism.
     *
     * @param name of the view
     * @param held what is held while one cause moves: the counterfactual, in words
     * @param shares the mechanisms
     */
    public record Mechanism(String name, String held, List<Share> shares) {
        /** Copies the list. */
        public Mechanism {
            shares = List.copyOf(shares);
        }
    }

    /**
     * An input-output number beside that of equilibrium.
     *
     * @param name what is counted
     * @param unit its unit
     * @param impulse what final demand changes by, in the same accounts
     * @param typeOne with purchases between industries
     * @param typeTwo with households' spending of what they earn, too
     * @param equilibrium what the model finds
     * @param sentence why they differ
     */
    public record Multiplier(
            String name,
            String unit,
            double impulse,
            double typeOne,
            double typeTwo,
            double equilibrium,
            String sentence) {}
}
