package org.likevekt.model.closure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Entry;

/** Swaps that contradict their closure or each other, whatever the numbers. */
final class SwapConflicts {
    private SwapConflicts() {}

    /**
     * Refuses the k-th swap of a closure where it cannot stand beside the closure and the swaps before it.
     *
     * @throws SwapException when its driver cannot be an instrument, or the closure or an earlier swap finds or holds the same
     */
    static void require(Closure closure, int k) {
        Swap swap = closure.swaps().get(k);
        Entry entry = swap.instrument().entry();
        if (!entry.isInstrument()) {
            throw new SwapException(
                    List.of(swap), "'" + swap.instrument().name() + "' cannot be found: " + entry.refusal());
        }
        requireOpen(closure, swap);
        requirePeople(closure, swap);
        closure.swaps().subList(0, k).forEach(earlier -> requireApart(earlier, swap));
    }

    private static void requireOpen(Closure closure, Swap swap) {
        for (String symbol : swap.instrument().entry().symbols()) {
            if (Closure.decides(symbol) && closure.finds(symbol)) {
                throw new SwapException(
                        List.of(swap),
                        "'" + swap.instrument().name() + "' is found by the closure already. Maybe another closure of"
                                + " government or external");
            }
        }
        if (Closure.decides(swap.target().symbol())
                && !closure.finds(swap.target().symbol())) {
            throw new SwapException(
                    List.of(swap),
                    "'" + swap.target().path().name() + "' is given by the closure already and cannot be held."
                            + " Maybe another closure of government or external");
        }
    }

    private static void requirePeople(Closure closure, Swap swap) {
        if (swap.instrument().equals(Drivers.POPULATION) && closure.finds(Drivers.NATIONAL_PRODUCTIVITY)) {
            throw new SwapException(
                    List.of(swap), "'population' cannot be found in a calibration, whose aim is product per person");
        }
        if (List.of(Drivers.TRAINING_RATE, Drivers.TRAINING_PERSONS).contains(swap.instrument())
                && swap.instrumentCodes(Axis.GROUP).contains(Drivers.TRAINED_FROM)) {
            throw new SwapException(
                    List.of(swap),
                    "'" + swap.instrument().name()
                            + "' cannot be found for the low group, which people are trained out of. Maybe"
                            + " 'where: {group: vocational}'");
        }
    }

    private static void requireApart(Swap one, Swap other) {
        if (isOfPeople(one)
                && isOfPeople(other)
                && !one.instrument().equals(other.instrument())
                && haveRegionInCommon(one, other)) {
            throw new SwapException(
                    List.of(one, other),
                    "'" + one.instrument().name() + "' and '"
                            + other.instrument().name() + "' both make the people of a region, expected one of them: "
                            + one + "; " + other);
        }
        if (one.instrument().equals(other.instrument()) && overlap(one.instrumentCodes(), other.instrumentCodes())) {
            throw new SwapException(
                    List.of(one, other), "'" + one.instrument().name() + "' is found twice: " + one + "; " + other);
        }
        if (one.target().equals(other.target()) && overlap(one.targetCodes(), other.targetCodes())) {
            throw new SwapException(
                    List.of(one, other), "'" + one.target().path().name() + "' is held twice: " + one + "; " + other);
        }
    }

    private static boolean isOfPeople(Swap swap) {
        return swap.instrument().entry().isOfPeople();
    }

    private static boolean haveRegionInCommon(Swap one, Swap other) {
        return !Collections.disjoint(one.instrumentCodes(Axis.REGION), other.instrumentCodes(Axis.REGION));
    }

    private static boolean overlap(Map<Axis, List<String>> one, Map<Axis, List<String>> other) {
        return one.entrySet().stream()
                .noneMatch(axis -> Collections.disjoint(axis.getValue(), other.get(axis.getKey())));
    }
}
