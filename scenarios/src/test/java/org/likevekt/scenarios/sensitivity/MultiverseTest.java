package org.likevekt.scenarios.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.scenarios.run.Economy;

class MultiverseTest {
    private static final Economy ECONOMY = Economy.of(Optional.empty());
    private static final List<Choice> CHOICES = Choice.load("vennemo-2023");
    private static final Multiverse.Alternative EDUCATION =
            new Multiverse.Alternative("education_path", "equal points", "education-equal-points");
    private static final Multiverse.Alternative PROGRESS =
            new Multiverse.Alternative("technical_progress", "hicks-neutral", "progress-hicks-neutral");
    private static final Multiverse.Alternative TRAINING =
            new Multiverse.Alternative("vocational_training", "compounding", "vocational-compounding");

    private static List<String> chain(Scenario scenario) {
        return scenario.chain().stream().map(ScenarioFile::name).toList();
    }

    @Test
    void everyAlternativeIsAScenarioOfTheLibrary() {
        for (Choice choice : CHOICES) {
            choice.scenarios().forEach((name, scenario) -> {
                assertTrue(ECONOMY.library().names().contains(scenario), scenario);
                assertTrue(ECONOMY.library().load(scenario).chain().size() > 1, scenario);
            });
        }
    }

    /**
     * Government, markets abroad, skill bias and education have three readings, lending abroad, progress, purchases and
     * training two, what movers compare four: 3^4 x 2^4 x 4 less the registered one.
     */
    @Test
    void combinationsAreAllButTheRegisteredOne() {
        assertEquals(9, CHOICES.size());
        assertEquals(5_183, Multiverse.combinations(CHOICES).size());
    }

    /** Drawn worlds are combinations, none twice, and those of a seed are the same again. */
    @Test
    void someOfTheCombinationsAreDrawnBySeed() {
        List<List<Multiverse.Alternative>> drawn = Multiverse.drawn(CHOICES, 100, 1);
        assertEquals(100, Set.copyOf(drawn).size());
        assertTrue(Multiverse.combinations(CHOICES).containsAll(drawn));
        assertEquals(drawn, Multiverse.drawn(CHOICES, 100, 1));
        assertNotEquals(drawn, Multiverse.drawn(CHOICES, 100, 2));
        assertThrows(IllegalArgumentException.class, () -> Multiverse.drawn(CHOICES, 5_184, 1));
    }

    /** What is assumed of the baseline stands before the policy, and a calibration of its own after the other assumptions. */
    @Test
    void anAssumptionComesBetweenTheBaselineAndThePolicy() {
        Scenario policy = Multiverse.scenario("lifelong", List.of(PROGRESS, EDUCATION), ECONOMY);
        assertEquals(
                List.of("baseline", "education-equal-points", "progress-hicks-neutral", "lifelong"), chain(policy));
        assertEquals(
                List.of("baseline", "education-equal-points", "progress-hicks-neutral"),
                chain(policy.baseline().orElseThrow()));
        assertEquals(
                chain(policy.baseline().orElseThrow()),
                chain(Multiverse.scenario("baseline", List.of(PROGRESS, EDUCATION), ECONOMY)));
    }

    /** Who pays in the baseline pays in every policy, whatever the policy's own file says; the rest is as it was. */
    @Test
    void howAnAlternativeClosesTheAccountsClosesThemInEveryPolicy() {
        Multiverse.Alternative tax =
                new Multiverse.Alternative("government_closure", "income_tax", "government-income-tax");
        Multiverse.Alternative supply = new Multiverse.Alternative("terms_of_trade", "supply", "exports-cet");
        Scenario policy = Multiverse.scenario("vocational", List.of(tax, supply), ECONOMY);
        assertEquals("income_tax", policy.closure().get("government"));
        assertEquals("cet", policy.closure().get("exports"));
        assertEquals(policy.closure(), policy.baseline().orElseThrow().closure());
        Scenario plain = Multiverse.scenario("vocational", List.of(EDUCATION), ECONOMY);
        assertEquals(ECONOMY.library().load("vocational").closure(), plain.closure());
    }

    @Test
    void anotherReadingOfAPolicyReplacesThatPolicyAlone() {
        assertEquals(
                List.of("baseline", "vocational", "vocational-compounding"),
                chain(Multiverse.scenario("vocational", List.of(TRAINING), ECONOMY)));
        assertEquals(
                List.of("baseline", "lifelong"), chain(Multiverse.scenario("lifelong", List.of(TRAINING), ECONOMY)));
        assertEquals(List.of("baseline"), chain(Multiverse.scenario("baseline", List.of(TRAINING), ECONOMY)));
    }
}
