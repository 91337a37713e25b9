package org.likevekt.model.closure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;

/**
 * One swap of a closure, and the names of its symbols in the equations.
 *
 * @param change the variable that is what the swap does to its instrument
 * @param path the parameter with the path of the target
 * @param equation the equation that holds the target on it
 * @param selected the parameter that says which cells of the driver are the instrument
 */
record SwapEntry(Swap swap, String change, String path, String equation, String selected) {
    /** The k-th swap of a closure, from 0. */
    static SwapEntry of(Swap swap, int k) {
        String number = k == 0 ? "" : " " + (k + 1);
        String target = swap.target().path().name();
        return new SwapEntry(
                swap,
                (swap.instrument().isFactor() ? "factor on " : "addition to ")
                        + swap.instrument().name()
                        + number,
                "target of " + target + number,
                target + " held" + number,
                "is instrument" + number);
    }

    /** The driver that becomes endogenous. */
    Driver instrument() {
        return swap.instrument();
    }

    /** The symbols of the equations that move with the instrument. */
    List<String> symbols() {
        return instrument().entry().symbols();
    }

    /** Whether the instrument moves its symbols as a driver of people does: by slopes that differ from year to year. */
    boolean isOfPeople() {
        return instrument().entry().isOfPeople();
    }

    /** Whether the change is a factor on what is given; else it is an addition to it. */
    boolean isFactor() {
        return instrument().isFactor();
    }

    /** The parameter that says how much a symbol of people moves with the change. */
    String slope(String symbol) {
        return "slope of " + symbol + " by " + change;
    }

    /** The change that leaves the driver as it is given. */
    double neutral() {
        return isFactor() ? 1 : 0;
    }

    /** Whether each group has a change of its own. */
    boolean isByGroup() {
        return swap.pairing().contains(Axis.GROUP);
    }

    /** Whether the cell of the driver with these codes is part of the instrument. */
    boolean isInstrument(Map<Axis, String> codes) {
        return codes.entrySet().stream()
                .allMatch(at -> swap.instrumentCodes(at.getKey()).contains(at.getValue()));
    }

    /**
     * Moves values over the driver's cells by the changes.
     *
     * @param unit what an addition of one to the driver adds to a value
     * @param undo whether the changes are taken out rather than put in
     */
    void move(double[] values, double[] changes, double unit, boolean undo, Dictionary dictionary) {
        List<Axis> axes = instrument().axes();
        for (int cell = 0; cell < values.length; cell++) {
            Map<Axis, String> at = dictionary.codesAt(axes, cell);
            if (isInstrument(at)) {
                double by = changes[dictionary.cellAt(swap.pairing(), at)];
                if (isFactor()) {
                    values[cell] = undo ? values[cell] / by : values[cell] * by;
                } else {
                    values[cell] += (undo ? -by : by) * unit;
                }
            }
        }
    }

    /** The pairs of the swap, row-major over what pairs. */
    List<Swaps.Pair> pairs(Dictionary dictionary) {
        List<Map<Axis, String>> points = List.of(Map.of());
        for (Axis axis : swap.pairing()) {
            List<Map<Axis, String>> longer = new ArrayList<>();
            for (Map<Axis, String> point : points) {
                for (String code : swap.instrumentCodes(axis)) {
                    Map<Axis, String> next = new HashMap<>(point);
                    next.put(axis, code);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points.stream()
                .map(at -> new Swaps.Pair(swap, targetCell(at, dictionary), instrumentCells(at, dictionary)))
                .toList();
    }

    private int targetCell(Map<Axis, String> point, Dictionary dictionary) {
        Map<Axis, String> at = new HashMap<>(point);
        List<Axis> axes = swap.target().path().axes();
        axes.forEach(axis -> at.putIfAbsent(axis, swap.targetCodes(axis).get(0)));
        return dictionary.cellAt(axes, at);
    }

    private List<Integer> instrumentCells(Map<Axis, String> point, Dictionary dictionary) {
        List<Integer> cells = new ArrayList<>();
        List<Axis> axes = instrument().axes();
        for (int cell = 0; cell < dictionary.over(axes).cells(); cell++) {
            Map<Axis, String> at = dictionary.codesAt(axes, cell);
            if (isInstrument(at) && at.entrySet().containsAll(point.entrySet())) {
                cells.add(cell);
            }
        }
        return cells;
    }
}
