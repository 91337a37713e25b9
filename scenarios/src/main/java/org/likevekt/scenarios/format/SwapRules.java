package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.equations.Swap;

/** What shocks may say of figures that a swap finds or holds. */
public final class SwapRules {
    private SwapRules() {}

    /**
     * Shocks that do nothing: those on what a swap finds, written where the swap is written or after it, and those on a
     * result that no swap holds.
     */
    public static List<Finding> check(Scenario scenario, Dictionary drivers) {
        List<Finding> findings = new ArrayList<>();
        for (Shock shock : scenario.shocks()) {
            boolean isHeld = scenario.swaps().stream()
                    .anyMatch(declared -> declared.swap().held().target().equals(shock.driver()));
            if (!isHeld && drivers.find(shock.driver().name()).isEmpty()) {
                findings.add(notHeld(shock));
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
                                "Maybe a shock on '" + swap.held().target().name() + "', which is held.")));
            }
        }
        return findings;
    }

    private static Finding notHeld(Shock shock) {
        return new Finding(
                shock.mark(),
                "'" + shock.driver().name() + "' is a result of the model, and no swap holds it, so no shock can"
                        + " change it",
                "Maybe a swap with 'hold: " + shock.driver().name() + "'.");
    }

    /** Cells that all change alike keep what a shock makes of them relative to each other; others do not. */
    private static boolean isVoid(Shock shock, Swap swap) {
        boolean each = swap.found().axes().stream()
                .allMatch(axis ->
                        swap.pairing().contains(axis) || swap.foundCodes(axis).size() == 1);
        return each
                && shock.driver().equals(swap.found())
                && swap.found().axes().stream().allMatch(axis -> overlap(shock, swap, axis));
    }

    private static boolean overlap(Shock shock, Swap swap, Axis axis) {
        return !shock.where().containsKey(axis)
                || new HashSet<>(swap.where().get(axis))
                        .removeAll(new HashSet<>(shock.where().get(axis).codes()));
    }
}
