package org.likevekt.validation.economies.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.model.economy.Economy;
import org.likevekt.model.economy.Sam;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;
import org.likevekt.solver.results.Explanation;
import org.likevekt.validation.economies.EconomyLaws;

/** An economy as accounts has the numbers of the same economy as equations. */
class AccountsTest {
    private static final double SAME = 1e-9;

    private static final Path FOLDER = Path.of("src/main/java/org/likevekt/validation/economies/accounts");

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

    @Test
    void policyFromAMatrixIsThatOfTheBook() throws IOException {
        Sam sam = Sam.parse(Files.readString(FOLDER.resolve("stdcge.csv"))).balanced();
        Problem problem = FreeTrade.economy(sam).problem("LAB");
        EconomyLaws.replicates(problem);
        Solution free = problem.with("tariff", 0).solve();
        assertEquals(26.092634381288686 / 25.508490012515818, free.level("welfare[HOH]"), SAME);
        assertEquals(74.5832943941, free.level("make[Y[BRD],made[BRD]]"), 74 * SAME);
        assertEquals(1.00088829897, free.level("CAP"), SAME);
        FreeTrade.economy(sam).accounts(free).balanced();
    }

    /** Budget shares are 0.3 and 0.7; of bread's receipts 0.8 are left for its factors, which earn in proportion 1 to 2 and 4 to 3. */
    @Test
    void breadTaxMovesFactorsAsTheirSharesSay() throws IOException {
        Sam sam = Sam.parse(Files.readString(FOLDER.resolve("splcge.csv"))).balanced();
        Problem problem = BreadTax.economy(sam).problem("LAB");
        EconomyLaws.replicates(problem);
        Solution taxed = problem.with("tax[BRD]", 0.2).solve();
        double bread = 0.3 * 0.8;
        double milk = 0.7;
        double capital = bread / 3 / (bread / 3 + milk * 4 / 7);
        double labour = bread * 2 / 3 / (bread * 2 / 3 + milk * 3 / 7);
        assertEquals(25 * capital, taxed.level("use[Y[BRD],CAP]"), 1e-7);
        assertEquals(25 * labour, taxed.level("use[Y[BRD],LAB]"), 1e-7);
        double made = Math.pow(5 * capital, 1.0 / 3) * Math.pow(2.5 * labour, 2.0 / 3);
        assertEquals(made, taxed.level("Y[BRD]"), SAME);
        Solution more = problem.with("endowment[HOH,CAP]", 30).solve();
        Solution expected = org.likevekt.validation.economies.Splcge.problem()
                .with("FF[CAP]", 30)
                .solve();
        assertEquals(expected.level("X[MLK]"), more.level("purchase[HOH,MLK]"), 1e-7);
        assertEquals(expected.level("pf[CAP]"), more.level("CAP"), SAME);
    }

    /** The textbook's own functions, of quantities, hold for the quantities that come out of costs and demands. */
    @Test
    void twoCountriesObeyTheBooksFunctions() {
        Economy economy = Twocge.economy();
        Problem problem = economy.problem("LAB[USA]");
        EconomyLaws.replicates(problem);
        EconomyLaws.homogeneous(problem.with("taum[BRD,JPN]", 0.5), "LAB[USA]");
        Solution base = problem.replicate();
        Solution free = problem.with("taum[BRD,JPN]", 0)
                .with("taum[MLK,JPN]", 0)
                .with("Sf[JPN]", 0)
                .with("Sf[USA]", 0)
                .solve();
        economy.accounts(free).balanced();
        for (String i : new String[] {"BRD,JPN", "MLK,JPN", "BRD,USA", "MLK,USA"}) {
            String c = i.substring(4);
            double capital = factor(free, base, "use[Z[" + i + "],CAP[" + c + "]]");
            double labour = factor(free, base, "use[Z[" + i + "],LAB[" + c + "]]");
            double k = base.level("use[Z[" + i + "],CAP[" + c + "]]");
            double l = base.level("use[Z[" + i + "],LAB[" + c + "]]");
            double valueAdded = Math.pow(capital, k / (k + l)) * Math.pow(labour, l / (k + l));
            assertEquals(free.level("Z[" + i + "]"), valueAdded, 1e-8, "production of " + i);
            String other = i.substring(0, 4) + (c.equals("JPN") ? "USA" : "JPN");
            double home = factor(free, base, "use[Q[" + i + "],pd[" + i + "]]");
            double foreign = factor(free, base, "use[Q[" + i + "],world[" + other + "]]");
            double imported =
                    base.level("use[Q[" + i + "],world[" + other + "]]") + base.level("revenue[taum[" + i + "]]");
            double share = imported / base.level("make[Q[" + i + "],pq[" + i + "]]");
            double root = share * Math.sqrt(foreign) + (1 - share) * Math.sqrt(home);
            assertEquals(free.level("Q[" + i + "]"), root * root, 1e-8, "composite of " + i);
            double sent = factor(free, base, "make[sale[" + i + "],world[" + i + "]]");
            double sold = factor(free, base, "make[sale[" + i + "],pd[" + i + "]]");
            double part = base.level("make[sale[" + i + "],world[" + i + "]]")
                    / (base.level("make[sale[" + i + "],world[" + i + "]]")
                            + base.level("make[sale[" + i + "],pd[" + i + "]]"));
            double transformed = Math.pow(part * Math.pow(sent, 1.5) + (1 - part) * Math.pow(sold, 1.5), 2 / 3.0);
            assertEquals(free.level("sale[" + i + "]"), transformed, 1e-8, "sale of " + i);
        }
        // without lending trade balances at world prices
        double japan = worth(free, "BRD,JPN") + worth(free, "MLK,JPN");
        assertEquals(japan, worth(free, "BRD,USA") + worth(free, "MLK,USA"), 1e-7);
    }

    private static double factor(Solution free, Solution base, String flow) {
        return free.level(flow) / base.level(flow);
    }

    private static double worth(Solution solution, String i) {
        return solution.level("make[sale[" + i + "],world[" + i + "]]") * solution.level("world[" + i + "]");
    }

    /** With a saving rate of 21 % all quantities grow by 2 % and no price moves; with another they do so in the end. */
    @Test
    void growthIsBalancedWhereInvestmentMakesUpForWearAndNewHours() {
        List<Solution> balanced = Growth.path(0.21, 30);
        for (int t = 0; t < 30; t++) {
            assertEquals(Math.pow(1.02, t), balanced.get(t).level("F"), 1e-8 * Math.pow(1.02, t));
            assertEquals(1, balanced.get(t).level("rent"), 1e-9);
        }
        List<Solution> more = Growth.path(0.25, 400);
        assertTrue(more.get(0).level("F") < 1, "saving costs food at first");
        assertTrue(more.get(60).level("rent") < 0.95, "machines become plenty");
        assertEquals(1.02, more.get(399).level("F") / more.get(398).level("F"), 1e-7);
        assertEquals(more.get(398).level("rent"), more.get(399).level("rent"), 1e-7);
    }

    @Test
    void marketIsExplainedByWhoMakesAndWhoUses() {
        Solution solution =
                TwoByTwo.ECONOMY.problem("PX").with("L", 77).with("t", 0.1).solve();
        Explanation labour = Explanation.of(solution, "market for PL");
        assertEquals(List.of(new Explanation.Term("L", 77)), labour.left().terms());
        assertEquals(
                List.of("use[X,PL]", "use[Y,PL]"),
                labour.right().terms().stream().map(Explanation.Term::formula).toList());
        assertEquals(77, labour.right().value(), 1e-7);
        assertEquals(
                List.of("tax[t,X,PX,RA]", "worth[RA,PL]", "worth[RA,PK]"),
                Explanation.of(solution, "income balance of RA").right().terms().stream()
                        .map(Explanation.Term::formula)
                        .toList());
        // the market of the numeraire is left out, and can be explained all the same
        Explanation x = Explanation.of(solution, "market for PX");
        assertEquals(x.left().value(), x.right().value(), 1e-7);
    }

    /** Lines without imports, comments and blank ones: what an economist writes. */
    @ParameterizedTest
    @CsvSource({"TwoByTwo, 12", "BreadTax, 20", "OneTwoThree, 30", "Stdcge, 40"})
    void accountsAreShort(String economy, int limit) throws IOException {
        String text = Files.readString(FOLDER.resolve(economy + ".java"));
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
