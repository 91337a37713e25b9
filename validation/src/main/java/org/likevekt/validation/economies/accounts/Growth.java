package org.likevekt.validation.economies.accounts;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.sector;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.model.economy.Economy;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/**
 * Recursive dynamics: every year an equilibrium of the machines and hours at hand; what is invested are next year's machines.
 * 300 machines bring a tenth of their price each, 5 % wear out, hours grow by 2 %: with 21 invested all grows by 2 %.
 */
public final class Growth {
    private static final double WEAR = 0.05;
    private static final double MORE_HOURS = 1.02;

    static final Economy ECONOMY = Economy.of(
            sector("F").makes("food", 79).uses(0.8, flow("hours", 60), flow("rent", 19)),
            sector("M").makes("machine", 21).uses(0.8, flow("hours", 10), flow("rent", 11)),
            consumer("family")
                    .owns("hours", 70, "L")
                    .owns("rent", 30, "K")
                    .pays("saving", 21, "investor")
                    .buys("food", 79),
            consumer("investor").buys("machine", 21));

    private Growth() {}

    /** The years under a rate of saving, each from the solution of the year before. */
    static List<Solution> path(double saving, int years) {
        List<Solution> path = new ArrayList<>();
        Problem year = ECONOMY.problem("hours").with("saving", saving);
        double machines = 300;
        double hours = 70;
        for (int t = 0; t < years; t++) {
            Solution solution = year.with("K", machines / 10).with("L", hours).solve();
            path.add(solution);
            year = year.startingFrom(solution);
            machines = (1 - WEAR) * machines + solution.level("make[M,machine]");
            hours *= MORE_HOURS;
        }
        return path;
    }

    /** Saving rises from 21 to 25 percent of income. */
    public static void main(String[] args) {
        path(0.25, 40).forEach(year -> System.out.printf("%.3f %.3f%n", year.level("F"), year.level("rent")));
    }
}
