package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;

/** What shocks may say of the instruments and targets of swaps. */
public final class SwapRules {
    private SwapRules() {}

    /**
     * Shocks that do nothing: those on an instrument, written where the swap is written or after it, and those on a
     * result that is no target.
     */
    public static List<Finding> check(Scenario scenario, Dictionary drivers) {
        List<Finding> findings = new ArrayList<>();
        for (Shock shock : scenario.shocks()) {
            boolean isTarget = scenario.swaps().stream()
                    .anyMatch(declared -> declared.swap().target().path().equals(shock.driver()));
            if (!isTarget && drivers.find(shock.driver().name()).isEmpty()) {
                findings.add(noTarget(shock));
            }
        }
        List<DeclaredSwap> swaps = scenario.swaps();
        boolean isAfter = false;
        for (ScenarioFile file : scenario.chain()) {
            isAfter |= file.swaps().filter(swaps::equals).isPresent();
            for (Shock shock : isAfter ? file.shocks() : List.<Shock>of()) {
                swaps.stream()
                        .map(DeclaredSwap::swap)
                        .filter(swap -> isVoid(shock, swap))
                        .findFirst()
                        .ifPresent(swap -> findings.add(new Finding(
                                shock.mark(),
                                "'" + shock.driver().name() + "' is found by a swap, so the shock does nothing",
                                "Maybe a shock on '" + swap.target().path().name() + "', which is held.")));
            }
        }
        return findings;
    }

    private static Finding noTarget(Shock shock) {
        return new Finding(
                shock.mark(),
                "'" + shock.driver().name() + "' is a result of the model, and no swap holds it, so no shock can"
                        + " change it",
                "Maybe a swap with 'hold: " + shock.driver().name() + "'.");
    }

    /** Cells that all change alike keep what a shock makes of them relative to each other; others do not. */
    private static boolean isVoid(Shock shock, Swap swap) {
        boolean each = swap.instrument().axes().stream()
                .allMatch(axis -> swap.pairing().contains(axis)
                        || swap.instrumentCodes(axis).size() == 1);
        return each
                && shock.driver().equals(swap.instrument())
                && swap.instrument().axes().stream().allMatch(axis -> overlap(shock, swap, axis));
    }

    private static boolean overlap(Shock shock, Swap swap, Axis axis) {
        return !shock.where().containsKey(axis)
                || new HashSet<>(swap.instrumentCodes(axis))
                        .removeAll(new HashSet<>(shock.where().get(axis).codes()));
    }
}
