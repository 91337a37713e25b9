package org.likevekt.validation.economies.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;
import org.likevekt.validation.economies.EconomyLaws;

/** An economy as accounts has the numbers of the same economy as equations. */
class AccountsTest {
    private static final double SAME = 1e-9;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
    void twoByTwoIsThatOfItsEquations(double tax) {
        Problem accounts = TwoByTwo.ECONOMY.problem("PX");
        EconomyLaws.replicates(accounts);
        EconomyLaws.homogeneous(accounts.with("t", tax), "PX");
        Solution found = accounts.with("L", 77).with("t", tax).solve();
        Solution expected = org.likevekt.validation.economies.TwoByTwo.problem()
                .with("L", 77)
                .with("t", tax)
                .solve();
        for (String name : new String[] {"X", "Y", "U", "PY", "PU", "PL", "PK", "RA"}) {
            assertEquals(expected.level(name), found.level(name), SAME * expected.level(name), name);
        }
        assertEquals(expected.level("revenue"), found.level("revenue[t]"), 1e-7);
        assertEquals(expected.level("U"), found.level("welfare[RA]"), SAME);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1})
    void stdcgeIsThatOfItsEquations(double tariff) {
        Problem accounts = Stdcge.economy().problem("pf[LAB]");
        EconomyLaws.replicates(accounts);
        EconomyLaws.homogeneous(accounts.with("taum", tariff), "pf[LAB]");
        Solution found = accounts.with("taum", tariff).with("FF[CAP]", 55).solve();
        Solution expected = org.likevekt.validation.economies.Stdcge.problem()
                .with("taum", tariff)
                .with("FF[CAP]", 55)
                .solve();
        for (String name : new String[] {"pf", "pq", "pd", "epsilon"}) {
            double[] levels = expected.levels(name);
            for (int k = 0; k < levels.length; k++) {
                assertEquals(levels[k], found.levels(name)[k], SAME * levels[k], name);
            }
        }
        for (String good : new String[] {"[BRD]", "[MLK]"}) {
            same(expected, "Z" + good, found, "make[Z" + good + ",pz" + good + "]");
            same(expected, "Xp" + good, found, "purchase[household,pq" + good + "]");
            same(expected, "E" + good, found, "make[sale" + good + ",epsilon]");
            same(expected, "M" + good, found, "use[Q" + good + ",epsilon]");
        }
        same(expected, "Sp", found, "revenue[ssp]");
        same(expected, "Sg", found, "revenue[ssg]");
    }

    @Test
    void stdcgeHasTheBooksUtility() {
        Solution free = Stdcge.economy().problem("pf[LAB]").with("taum", 0).solve();
        assertEquals(26.092634381288686 / 25.508490012515818, free.level("welfare[household]"), SAME);
    }

    private static void same(Solution expected, String name, Solution found, String called) {
        assertEquals(expected.level(name), found.level(called), SAME * expected.level(name), called);
    }
}
