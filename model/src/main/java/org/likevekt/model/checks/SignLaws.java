package org.likevekt.model.checks;

import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/**
 * Laws of sign: no price, quantity or number of persons is negative. Value added at prices of the base year is among them:
 * it may turn negative in a correct solution, where so much is used for so little output that the base year's prices no
 * longer fit, and its shares and growth then mean nothing.
 */
final class SignLaws {
    private final Map<String, Quantity> quantities;
    private final Trajectory run;

    SignLaws(RegionalModel model, Trajectory run) {
        this.quantities = model.quantities();
        this.run = run;
    }

    List<Law> laws() {
        LargestDeviation largest = new LargestDeviation();
        for (YearSolution year : run.years()) {
            quantities.forEach((symbol, quantity) -> {
                if (quantity.sign() == Quantity.Sign.POSITIVE) {
                    add(largest, year, symbol, year.values(symbol));
                }
            });
            for (Quantity quantity :
                    List.of(Quantities.CAPITAL_STOCK, Quantities.WAGE_PER_PERSON, Quantities.VALUE_ADDED)) {
                add(largest, year, quantity.symbol(), year.values(quantity));
            }
            add(largest, year, Quantities.EMPLOYED.symbol(), year.people().employed());
            add(largest, year, Quantities.POPULATION.symbol(), year.people().population());
        }
        return List.of(largest.law("signs", "No price, quantity or number of persons is negative; lowest value.", 0));
    }

    private static void add(LargestDeviation largest, YearSolution year, String name, double[] values) {
        for (int k = 0; k < values.length; k++) {
            int cell = k;
            largest.add(Math.min(0, values[k]), () -> year.year() + " " + name + " cell " + cell);
        }
    }
}
