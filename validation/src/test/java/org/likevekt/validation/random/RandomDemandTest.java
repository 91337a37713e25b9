package org.likevekt.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ring 2: on random countries at random prices, demands follow from unit costs and budgets as theory says. */
class RandomDemandTest {
    private static final List<String> INPUT_PRICES = List.of("W", "RK", "RN", "PD");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#few")
    void shephard(long seed) {
        Property.check(Recipe.of(seed), RandomDemandTest::demandsAreSlopesOfCosts);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#many")
    void shephardInMany(long seed) {
        Property.check(Recipe.of(seed), RandomDemandTest::demandsAreSlopesOfCosts);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#few")
    void cost(long seed) {
        Property.check(Recipe.of(seed), RandomDemandTest::costRisesWithPrices);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#many")
    void costInMany(long seed) {
        Property.check(Recipe.of(seed), RandomDemandTest::costRisesWithPrices);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#few")
    void slutsky(long seed) {
        Property.check(Recipe.of(seed), RandomDemandTest::compensatedDemandIsSymmetric);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.likevekt.validation.random.Seeds#many")
    void slutskyInMany(long seed) {
        Property.check(Recipe.of(seed), RandomDemandTest::compensatedDemandIsSymmetric);
    }

    /** The elasticity of unit cost by the price of an input is the input's share in cost. */
    private static void demandsAreSlopesOfCosts(Recipe recipe) {
        new ShephardsLemma(new PricedCountry(recipe)).check();
    }

    /** No price lowers any cost when it rises, and costs rise as all prices do. */
    private static void costRisesWithPrices(Recipe recipe) {
        PricedCountry country = new PricedCountry(recipe);
        double[] before = country.logCosts();
        for (int k = 0; k < country.unknowns(); k++) {
            if (INPUT_PRICES.contains(country.variable(k).name())) {
                country.move(k, 0.4);
                double[] after = country.logCosts();
                country.move(k, -0.4);
                for (int cell = 0; cell < after.length; cell++) {
                    int price = k;
                    assertTrue(after[cell] >= before[cell] - 1e-12, () -> "a higher " + country.name(price));
                }
            }
        }
        for (int k = 0; k < country.unknowns(); k++) {
            if (INPUT_PRICES.contains(country.variable(k).name())) {
                country.move(k, Math.log(1.1));
            }
        }
        country.exchangeAt(1.1);
        double[] after = country.logCosts();
        for (int cell = 0; cell < after.length; cell++) {
            assertEquals(before[cell] == 0 ? 0 : Math.log(1.1), after[cell] - before[cell], 1e-12, "all prices");
        }
    }

    /** Slutsky's matrix of every household, from its purchases at prices and incomes that are moved one by one. */
    private static void compensatedDemandIsSymmetric(Recipe recipe) {
        PricedCountry country = new PricedCountry(recipe);
        for (int r = 0; r < country.regions; r++) {
            for (int e = 0; e < country.groups; e++) {
                new SlutskyMatrix(country, r, e).check();
            }
        }
    }
}
