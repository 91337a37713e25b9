package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;

/**
 * One swap of a closure, how its driver stands in the equations, and the names of its symbols there.
 *
 * @param change the variable that is what the swap does to its driver
 * @param target the parameter with the path of what is held
 * @param equation the equation that holds it
 * @param chosen the parameter that says which cells are found
 */
record SwapPart(Swap swap, Findable way, String change, String target, String equation, String chosen) {
    /** The k-th swap of a closure, from 0. */
    static SwapPart of(Swap swap, Findable way, int k) {
        String number = k == 0 ? "" : " " + (k + 1);
        String held = swap.held().target().name();
        return new SwapPart(
                swap,
                way,
                (way.isFactor() ? "factor on " : "addition to ") + swap.found().name() + number,
                "target of " + held + number,
                held + " held" + number,
                "is found" + number);
    }

    /** The parameter that says how much a symbol of people moves with the change. */
    String slope(String symbol) {
        return "slope of " + symbol + " by " + change;
    }

    /** The change where nothing is found. */
    double still() {
        return way.isFactor() ? 1 : 0;
    }

    /** Whether each group has a change of its own. */
    boolean isByGroup() {
        return swap.pairing().contains(Axis.GROUP);
    }

    /** Whether the cell of the driver with these codes is found. */
    boolean isFound(Map<Axis, String> codes) {
        return codes.entrySet().stream()
                .allMatch(at -> swap.foundCodes(at.getKey()).contains(at.getValue()));
    }

    /**
     * Moves values over the driver's cells by the changes, or back.
     *
     * @param unit what an addition of one to the driver adds to a value
     */
    void move(double[] values, double[] changes, double unit, boolean back, Dictionary dictionary) {
        List<Axis> axes = swap.found().axes();
        for (int cell = 0; cell < values.length; cell++) {
            Map<Axis, String> at = dictionary.codesAt(axes, cell);
            if (isFound(at)) {
                double by = changes[dictionary.cellAt(swap.pairing(), at)];
                if (way.isFactor()) {
                    values[cell] = back ? values[cell] / by : values[cell] * by;
                } else {
                    values[cell] += (back ? -by : by) * unit;
                }
            }
        }
    }

    /** The pairs of the swap, row-major over what pairs. */
    List<SwapPair> pairs(Dictionary dictionary) {
        List<Map<Axis, String>> points = List.of(Map.of());
        for (Axis axis : swap.pairing()) {
            List<Map<Axis, String>> longer = new ArrayList<>();
            for (Map<Axis, String> point : points) {
                for (String code : swap.foundCodes(axis)) {
                    Map<Axis, String> next = new HashMap<>(point);
                    next.put(axis, code);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points.stream()
                .map(at -> new SwapPair(swap, way.isFactor(), heldAt(at, dictionary), foundAt(at, dictionary)))
                .toList();
    }

    private int heldAt(Map<Axis, String> point, Dictionary dictionary) {
        Map<Axis, String> at = new HashMap<>(point);
        List<Axis> axes = swap.held().target().axes();
        axes.forEach(axis -> at.putIfAbsent(axis, swap.heldCodes(axis).get(0)));
        return dictionary.cellAt(axes, at);
    }

    private List<Integer> foundAt(Map<Axis, String> point, Dictionary dictionary) {
        List<Integer> cells = new ArrayList<>();
        int size = dictionary.cells(swap.found().axes());
        for (int cell = 0; cell < size; cell++) {
            Map<Axis, String> at = dictionary.codesAt(swap.found().axes(), cell);
            if (isFound(at) && at.entrySet().containsAll(point.entrySet())) {
                cells.add(cell);
            }
        }
        return cells;
    }
}
