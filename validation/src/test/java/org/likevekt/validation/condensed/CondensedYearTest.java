package org.likevekt.validation.condensed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.data.Dataset;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.validation.random.Property;
import org.likevekt.validation.random.RandomEconomy;
import org.likevekt.validation.random.RandomShocks;
import org.likevekt.validation.random.Recipe;

/**
 * Ring 3: the model against a second formulation with prices as its only unknowns, written and solved apart from it. The
 * solution of each solves the equations of the other to 1e-9.
 */
class CondensedYearTest {
    static LongStream few() {
        return LongStream.rangeClosed(1, 40);
    }

    static LongStream many() {
        return LongStream.rangeClosed(101, 200);
    }

    /** The article's policy in full swing, on the baseline's government saving: calibrated, 12 years on. */
    @Test
    void vocationalPolicyIn2030() {
        Run run = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT).run("vocational");
        Trajectory trajectory = run.trajectory();
        TwoForms.Figures figures = TwoForms.compare(run.model(), trajectory.paths(), trajectory.year(2030));
        assertEquals(Closure.Government.TRANSFERS, run.model().closure().government());
        assertTrue(figures.unknowns() > 600, figures::toString);
        figures.assertAlike();
    }

    /** What these prices do not determine is refused, not left out: exports by CET, the wage curve, the choice of work. */
    @ParameterizedTest
    @MethodSource("unknown")
    void aClosureWithOtherUnknownsIsRefused(Closure closure) {
        Dataset data = Dataset.embedded();
        Benchmark benchmark = new Benchmark(RegionalAccounts.build(data), Behaviour.of(data));
        RegionalModel model = RegionalModel.of(benchmark, closure);
        Trajectory run = model.simulate(Drivers.basePaths(benchmark, 2018, 2018));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> TwoForms.compare(model, run.paths(), run.first()))
                .getMessage();
        assertTrue(message.startsWith("the condensed form does not know Closure[government="), message);
    }

    static Stream<Closure> unknown() {
        return Stream.of(
                Closure.DEFAULT.with(Closure.Exports.CET),
                Closure.DEFAULT.with(Closure.Labour.WAGE_CURVE),
                Closure.DEFAULT.with(Closure.Commuting.LOGIT));
    }

    /** The counties when every driver has moved for two years. */
    @Test
    void countiesWhileEverythingMoves() {
        Dataset data = Dataset.embedded();
        Benchmark benchmark = new Benchmark(RegionalAccounts.build(data), Behaviour.of(data));
        RegionalModel model = RegionalModel.of(benchmark, Closure.DEFAULT);
        Paths paths = new RandomShocks(1).paths(benchmark, 2018, 2020, RandomShocks.FULL);
        TwoForms.compare(model, paths, model.simulate(paths).last()).assertAlike();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void randomCountries(long seed) {
        Property.check(Recipe.of(seed), CondensedYearTest::bothFormsAgree);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("many")
    void manyRandomCountries(long seed) {
        Property.check(Recipe.of(seed), CondensedYearTest::bothFormsAgree);
    }

    /** Any of the twelve closures, any elasticities. */
    private static void bothFormsAgree(Recipe recipe) {
        RandomShocks shocks = new RandomShocks(recipe.seed());
        Benchmark benchmark = RandomEconomy.tables(recipe).benchmark();
        RegionalModel model = RegionalModel.of(benchmark, shocks.closure());
        Trajectory run = shocks.run(model, 2019);
        TwoForms.compare(model, run.paths(), run.last()).assertAlike();
    }
}
