package org.likevekt.validation.economies.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        Problem accounts = Stdcge.ECONOMY.problem("pf[LAB]");
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
        Solution free = Stdcge.ECONOMY.problem("pf[LAB]").with("taum", 0).solve();
        assertEquals(26.092634381288686 / 25.508490012515818, free.level("welfare[household]"), SAME);
    }

    /**
     * Of the 1-2-3 model the trade side stands alone: with R the price of foreign currency in units of the home good, what is
     * sent and brought in, for each unit sold at home, follow from R, and trade balances where M = E + B. Found by bisection.
     */
    @ParameterizedTest
    @CsvSource({"0, 0.0909090909090909, 3", "0.2, 0, 3", "0, 0.5, 6", "-0.1, 0.3, 0.5"})
    void oneTwoThreeIsOneEquationInTheRealExchangeRate(double exportTax, double tariff, double abroad) {
        double low = 0.01;
        double high = 100;
        for (int k = 0; k < 200; k++) {
            double middle = (low + high) / 2;
            double[] trade = trade(middle, exportTax, tariff);
            if (trade[1] > trade[0] + abroad) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Problem problem = OneTwoThree.ECONOMY.problem("PD");
        EconomyLaws.replicates(problem);
        Solution found = problem.with("te", exportTax)
                .with("tm", tariff)
                .with("B", abroad)
                .solve();
        EconomyLaws.homogeneous(problem.with("tm", tariff), "PD");
        assertEquals(low, found.level("R"), SAME * low);
        assertEquals(trade(low, exportTax, tariff)[0], found.level("make[X,R]"), 1e-6);
        assertEquals(trade(low, exportTax, tariff)[1], found.level("use[Q,R]"), 1e-6);
        OneTwoThree.ECONOMY.accounts(found).balanced();
    }

    /** Exports and imports at a real exchange rate: 100 is made, elasticity of transformation 3/4, of substitution 3/5. */
    private static double[] trade(double rate, double exportTax, double tariff) {
        double sent = rate * (1 - exportTax);
        double revenue = Math.pow(0.3 * Math.pow(sent, 1.75) + 0.7, 1 / 1.75);
        double paid = rate * (1 + tariff) / (1 + 3.0 / 33);
        double home = 70 * Math.pow(1 / revenue, 0.75);
        return new double[] {30 * Math.pow(sent / revenue, 0.75), 33.0 / 70 * home * Math.pow(paid, -0.6)};
    }

    /** Lines without imports, comments and blank ones: what an economist writes. */
    @ParameterizedTest
    @CsvSource({"TwoByTwo, 12", "OneTwoThree, 30", "Stdcge, 40"})
    void accountsAreShort(String economy, int limit) throws IOException {
        String text = Files.readString(
                Path.of("src/main/java/org/likevekt/validation/economies/accounts/" + economy + ".java"));
        long lines = text.replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty()
                        && !line.startsWith("import ")
                        && !line.startsWith("package ")
                        && !line.startsWith("//"))
                .count();
        assertTrue(lines <= limit, economy + " has " + lines + " lines");
    }

    private static void same(Solution expected, String name, Solution found, String called) {
        assertEquals(expected.level(name), found.level(called), SAME * expected.level(name), called);
    }
}
