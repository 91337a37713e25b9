package org.likevekt.validation.economies;

import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;

/** The smallest economy: 60 hours and 40 machines make 100 loaves, Cobb-Douglas, and the family that owns both eats them. */
public final class HelloEconomy {
    private HelloEconomy() {}

    static Problem problem() {
        var economy = new SystemBuilder();
        var hours = economy.parameter("L", "hours", "hours the family works", 60);
        var machines = economy.parameter("K", "machines", "machines the family owns", 40);
        var loaves = economy.positive("Y", "loaves", "loaves baked", 100);
        var price = economy.positive("PY", "price", "price of a loaf", 1);
        var rent = economy.positive("PK", "price", "rent of a machine", 1);
        var wage = economy.fixed("PL", "price", "wage of an hour, the numeraire", 1);

        var cost = wage.at().pow(0.6).times(rent.at().pow(0.4));
        var income = wage.at().times(hours.at()).plus(rent.at().times(machines.at()));
        var rented = price.at().times(loaves.at()).times(0.4).over(rent.at());
        economy.equation("zero profit", price.at(), cost, price);
        economy.equation("market for loaves", loaves.at(), income.over(price.at()), loaves);
        economy.equation("market for machines", machines.at(), rented, rent);
        return Problem.of(economy);
    }

    public static void main(String[] args) {
        System.out.println(problem().replicate());
        System.out.println(problem().with("K", 44).solve());
    }
}
