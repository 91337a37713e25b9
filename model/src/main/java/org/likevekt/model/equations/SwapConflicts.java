package org.likevekt.model.equations;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Drivers;

/** Swaps that contradict their closure or each other, whatever the numbers. */
final class SwapConflicts {
    private SwapConflicts() {}

    /**
     * How the driver of the k-th swap of a closure stands in the equations.
     *
     * @throws SwapException when it cannot be found, or the closure or an earlier swap finds or holds the same
     */
    static Findable require(Closure closure, int k) {
        Swap swap = closure.swaps().get(k);
        Findable way = Findable.of(swap.found())
                .orElseThrow(() -> new SwapException(
                        List.of(swap),
                        "'" + swap.found().name() + "' cannot be found: " + Findable.reason(swap.found())));
        requireOpen(closure, swap, way);
        requirePeople(closure, swap);
        closure.swaps().subList(0, k).forEach(earlier -> requireApart(earlier, swap));
        return way;
    }

    private static void requireOpen(Closure closure, Swap swap, Findable way) {
        for (String symbol : way.symbols()) {
            if (Closure.decides(symbol) && closure.finds(symbol)) {
                throw new SwapException(
                        List.of(swap),
                        "'" + swap.found().name() + "' is found by the closure already. Maybe another closure of"
                                + " government or external");
            }
        }
        if (Closure.decides(swap.held().symbol()) && !closure.finds(swap.held().symbol())) {
            throw new SwapException(
                    List.of(swap),
                    "'" + swap.held().target().name() + "' is given by the closure already and cannot be held."
                            + " Maybe another closure of government or external");
        }
    }

    private static void requirePeople(Closure closure, Swap swap) {
        if (swap.found().equals(Drivers.POPULATION) && closure.finds(Drivers.NATIONAL_PRODUCTIVITY)) {
            throw new SwapException(
                    List.of(swap), "'population' cannot be found in a calibration, whose aim is product per person");
        }
        if (List.of(Drivers.TRAINING_RATE, Drivers.TRAINING_PERSONS).contains(swap.found())
                && swap.foundCodes(Axis.GROUP).contains(Drivers.TRAINED_FROM)) {
            throw new SwapException(
                    List.of(swap),
                    "'" + swap.found().name()
                            + "' cannot be found for the low group, which people are trained out of. Maybe"
                            + " 'where: {group: vocational}'");
        }
    }

    private static void requireApart(Swap one, Swap other) {
        if (isOfPeople(one)
                && isOfPeople(other)
                && !one.found().equals(other.found())
                && haveRegionInCommon(one, other)) {
            throw new SwapException(
                    List.of(one, other),
                    "'" + one.found().name() + "' and '" + other.found().name()
                            + "' both make the people of a region, expected one of them: " + one + "; " + other);
        }
        if (one.found().equals(other.found()) && overlap(one.where(), other.where())) {
            throw new SwapException(
                    List.of(one, other), "'" + one.found().name() + "' is found twice: " + one + "; " + other);
        }
        if (one.held().equals(other.held()) && overlap(one.heldWhere(), other.heldWhere())) {
            throw new SwapException(
                    List.of(one, other), "'" + one.held().target().name() + "' is held twice: " + one + "; " + other);
        }
    }

    private static boolean isOfPeople(Swap swap) {
        return Findable.of(swap.found()).filter(Findable::isOfPeople).isPresent();
    }

    private static boolean haveRegionInCommon(Swap one, Swap other) {
        return !Collections.disjoint(one.where().get(Axis.REGION), other.where().get(Axis.REGION));
    }

    private static boolean overlap(Map<Axis, List<String>> one, Map<Axis, List<String>> other) {
        return one.entrySet().stream()
                .noneMatch(axis -> Collections.disjoint(axis.getValue(), other.get(axis.getKey())));
    }
}
