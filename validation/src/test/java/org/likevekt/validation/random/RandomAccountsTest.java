package org.likevekt.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.validation.random.RandomAccounts.NUMERAIRE;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.model.economy.Account;
import org.likevekt.model.economy.Bundle;
import org.likevekt.model.economy.Consumer;
import org.likevekt.model.economy.Economy;
import org.likevekt.model.economy.Flow;
import org.likevekt.model.economy.Price;
import org.likevekt.model.economy.Sam;
import org.likevekt.model.economy.Sector;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.newton.Newton;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;
import org.likevekt.validation.economies.EconomyLaws;

/** Two hundred random economies written as accounts obey the laws of any economy. */
class RandomAccountsTest {
    static LongStream few() {
        return LongStream.rangeClosed(1, 40);
    }

    static LongStream rest() {
        return LongStream.rangeClosed(41, 200);
    }

    @ParameterizedTest
    @MethodSource("few")
    void benchmarkWalrasAndHomogeneity(long seed) {
        holds(seed);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("rest")
    void benchmarkWalrasAndHomogeneityOfMany(long seed) {
        holds(seed);
    }

    private static void holds(long seed) {
        Economy economy = RandomAccounts.economy(seed);
        Problem problem = economy.problem(NUMERAIRE);
        EconomyLaws.replicates(problem);
        Problem shocked = shock(problem, new Random(seed)).within(new Newton.Options(1e-12, 100, 1));
        Solution solution = shocked.solve();
        double numeraire = problem.given(NUMERAIRE)[0];
        // one step of prices that all double is more than some kinks let pass
        Solution twice = shocked.with(NUMERAIRE, 2 * numeraire).solveFrom(shocked);
        EconomyLaws.homogeneous(solution, twice);
        Sam after = economy.accounts(solution);
        for (String account : after.accounts()) {
            assertEquals(after.pays(account), after.receives(account), 1e-6, account);
        }
        for (Sector sector : sectors(economy)) {
            assertTrue(solution.level(sector.name()) > -1e-9, sector.name());
        }
    }

    /** Every rate moves by up to five points and every endowment by up to a twentieth. */
    static Problem shock(Problem problem, Random random) {
        Problem shocked = problem;
        for (Parameter parameter : problem.system().declaration().parameters()) {
            double[] values = parameter.initial();
            for (int k = 0; k < values.length; k++) {
                // of land only more: with less, those who use it in fixed proportions may leave others without work
                double move = random.nextDouble() - (parameter.name().equals("land") ? 0 : 0.5);
                values[k] += parameter.unit().equals("rate") ? 0.1 * move : values[k] * 0.1 * move;
            }
            shocked = shocked.with(parameter.name(), values);
        }
        return shocked;
    }

    private static List<Sector> sectors(Economy economy) {
        return economy.accounts().stream()
                .filter(Sector.class::isInstance)
                .map(Sector.class::cast)
                .toList();
    }

    /** All that the accounts can say comes up among them. */
    @Test
    void economiesAreOfAllKinds() {
        int agents = 0;
        int deep = 0;
        int joint = 0;
        int idle = 0;
        int margins = 0;
        int free = 0;
        int pays = 0;
        int least = 0;
        for (long seed : LongStream.concat(few(), rest()).toArray()) {
            List<Account> accounts = RandomAccounts.economy(seed).accounts();
            agents += accounts.stream().filter(Consumer.class::isInstance).count() > 1 ? 1 : 0;
            for (Account account : accounts) {
                if (account instanceof Sector sector) {
                    deep += sector.inputs().parts().stream().anyMatch(Bundle.class::isInstance) ? 1 : 0;
                    joint += sector.outputs().parts().size() > 1 ? 1 : 0;
                    idle += sector.activity() == 0 ? 1 : 0;
                    margins += sector.inputs().flows().stream()
                                    .anyMatch(flow -> !flow.margins().isEmpty())
                            ? 1
                            : 0;
                } else if (account instanceof Consumer consumer) {
                    pays += consumer.payments().isEmpty() ? 0 : 1;
                    least += consumer.purchases().flows().stream()
                                    .mapToDouble(Flow::least)
                                    .anyMatch(quantity -> quantity > 0)
                            ? 1
                            : 0;
                } else if (account instanceof Price price) {
                    free += price.mayBeFree() ? 1 : 0;
                }
            }
        }
        for (int count : new int[] {agents, deep, joint, idle, margins, free, pays, least}) {
            assertTrue(
                    count > 20,
                    agents + " " + deep + " " + joint + " " + idle + " " + margins + " " + free + " " + pays + " "
                            + least);
        }
    }

    /** Conditions change sides: reserves start, sectors stop, land becomes free. */
    @Tag("slow")
    @Test
    void conditionsChangeSides() {
        int starts = 0;
        int stops = 0;
        int free = 0;
        for (long seed = 1; seed <= 200; seed++) {
            Economy economy = RandomAccounts.economy(seed);
            Solution solution =
                    shock(economy.problem(NUMERAIRE), new Random(seed)).solve();
            for (Account account : economy.accounts()) {
                if (account instanceof Sector sector) {
                    boolean runs = solution.level(sector.name()) > 1e-6;
                    starts += sector.activity() == 0 && runs ? 1 : 0;
                    stops += sector.activity() == 1 && !runs ? 1 : 0;
                } else if (account instanceof Price price && price.mayBeFree()) {
                    free += solution.level(price.commodity()) < 1e-6 ? 1 : 0;
                }
            }
        }
        assertTrue(starts > 5 && stops > 0 && free > 3, starts + " " + stops + " " + free);
    }
}
