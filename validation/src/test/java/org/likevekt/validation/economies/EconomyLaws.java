package org.likevekt.validation.economies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.newton.Newton;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/** What must hold in every economy, whatever its numbers. */
public final class EconomyLaws {
    private static final Set<String> NOMINAL = Set.of("price", "money");

    private static final String WALRAS = "Walras";

    private EconomyLaws() {}

    /** The benchmark solves the equations as it stands, to rounding. */
    public static void replicates(Problem economy) {
        Solution base = economy.within(new Newton.Options(1e-13, 0, 1)).replicate();
        assertEquals(0, base.outcome().iterations());
        walras(base);
    }

    /** The market whose equation was left out clears: the definition Walras is its excess demand. */
    public static void walras(Solution solution) {
        for (double excess : solution.levels(WALRAS)) {
            assertEquals(0, excess, 1e-8, "excess demand of the market left out");
        }
    }

    /** Twice the numeraire doubles what is measured in money, and changes nothing else. */
    public static void homogeneous(Problem economy, String numeraire) {
        homogeneous(
                economy.solve(),
                economy.with(numeraire, 2 * economy.given(numeraire)[0]).solve());
    }

    /** The same of two solutions, of which the second has twice the numeraire. */
    public static void homogeneous(Solution once, Solution twice) {
        walras(once);
        walras(twice);
        int nominal = 0;
        for (Variable variable : once.system().declaration().variables()) {
            boolean money = NOMINAL.contains(variable.unit());
            nominal += money ? 1 : 0;
            compare(once, twice, variable.name(), money ? 2 : 1);
        }
        for (Definition definition : once.system().declaration().definitions()) {
            if (definition.name().equals(WALRAS)) {
                continue;
            }
            compare(once, twice, definition.name(), NOMINAL.contains(definition.unit()) ? 2 : 1);
        }
        assertTrue(
                nominal > 0 && nominal < once.system().declaration().variables().size(), "no units to tell by");
    }

    private static void compare(Solution once, Solution twice, String name, double factor) {
        double[] before = once.levels(name);
        double[] after = twice.levels(name);
        for (int cell = 0; cell < before.length; cell++) {
            assertEquals(
                    factor * before[cell], after[cell], 1e-9 * (1 + Math.abs(before[cell])), name + " cell " + cell);
        }
    }

    /** Compares a level with a published one to so many parts of it. */
    public static void published(double expected, Solution solution, String cell, double parts) {
        assertEquals(expected, solution.level(cell), parts * Math.abs(expected), cell);
    }
}
