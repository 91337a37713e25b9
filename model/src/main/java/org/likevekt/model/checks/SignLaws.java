package org.likevekt.model.checks;

import java.util.List;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;

/** Laws of sign: no price, quantity or number of persons is negative. */
final class SignLaws {
    private static final List<String> QUANTITIES = List.of(
            "intermediate use",
            "capital used",
            "resource used",
            "labour",
            "consumption",
            "public purchases",
            "investment",
            "deliveries",
            "imports",
            "exports",
            "composite price",
            "transfers",
            "capital stock",
            "wage per person");

    private final SystemDeclaration declaration;
    private final Trajectory run;

    SignLaws(RegionalModel model, Trajectory run) {
        this.declaration = model.system().declaration();
        this.run = run;
    }

    List<Law> laws() {
        Largest largest = new Largest();
        for (YearSolution year : run.years()) {
            for (Variable variable : declaration.variables()) {
                if (variable.kind() == Variable.Kind.POSITIVE) {
                    add(largest, year, variable.name(), year.values(variable.name()));
                }
            }
            for (String name : QUANTITIES) {
                add(largest, year, name, year.values(name));
            }
            add(largest, year, "employed", year.people().employed());
            add(largest, year, "population", year.people().population());
        }
        return List.of(largest.law("signs", "No price, quantity or number of persons is negative; lowest value.", 0));
    }

    private static void add(Largest largest, YearSolution year, String name, double[] values) {
        for (int k = 0; k < values.length; k++) {
            int cell = k;
            largest.add(Math.min(0, values[k]), () -> year.year() + " " + name + " cell " + cell);
        }
    }
}
