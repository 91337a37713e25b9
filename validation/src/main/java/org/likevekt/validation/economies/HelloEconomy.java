package org.likevekt.validation.economies;

import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.newton.Problem;

/** The smallest economy: 60 hours and 40 machines make 100 loaves, Y = Y0 (L/60)^0.6 (K/40)^0.4, and one family eats them. */
public final class HelloEconomy {
    private HelloEconomy() {}

    /** Three equations; the wage is the unit of account, so the market for hours clears by Walras' law. */
    public static Problem problem() {
        SystemBuilder economy = new SystemBuilder();
        Parameter hours = economy.parameter("L", "hours", "hours the family works", 60);
        Parameter machines = economy.parameter("K", "machines", "machines the family owns", 40);
        Variable loaves = economy.positive("Y", "loaves", "loaves baked", 100);
        Variable price = economy.positive("PY", "price", "price of a loaf", 1);
        Variable rent = economy.positive("PK", "price", "rent of a machine", 1);
        Variable wage = economy.fixed("PL", "price", "wage of an hour, the numeraire", 1);
        var income = wage.at().times(hours.at()).plus(rent.at().times(machines.at()));
        economy.equation(
                "zero profit", price.at(), wage.at().pow(0.6).times(rent.at().pow(0.4)), price);
        economy.equation("market for loaves", loaves.at(), income.over(price.at()), loaves);
        var rented = price.at().times(loaves.at()).times(0.4).over(rent.at());
        economy.equation("market for machines", machines.at(), rented, rent);
        return Problem.of(economy);
    }

    /** Prints the economy as it is and with a tenth more machines. */
    public static void main(String[] args) {
        System.out.println(
                problem().replicate() + "\n" + problem().with("K", 44).solve());
    }
}
