package org.likevekt.scenarios.hindcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Skill by hand. */
class SkillTest {
    private static Skill.Pair pair(double actual, double forecast, double weight) {
        return new Skill.Pair(actual, forecast, weight);
    }

    /** Errors 1, 0 and 1 with weights 1, 2, 1: mean square 1/2; outcomes 1, 3, 5 about 3: (4 + 0 + 4)/4 = 2; 1 - 0.5/2. */
    @Test
    void errorsAndVarianceAreWeighted() {
        Skill skill = Skill.of(List.of(pair(1, 2, 1), pair(3, 3, 2), pair(5, 4, 1)));
        assertEquals(Math.sqrt(0.5), skill.rmse(), 1e-12);
        assertEquals(0.75, skill.explained(), 1e-12);
        assertEquals(1, skill.rank(), 1e-12);
        assertEquals(3, skill.cells());
    }

    /** Ranks 1 2 3 4 against 2 1 3 4: 1 - 6 (1 + 1) / (4 15) = 0.8. */
    @Test
    void ranksAreSpearmans() {
        Skill skill = Skill.of(List.of(pair(1, 20, 1), pair(2, 10, 1), pair(3, 30, 1), pair(4, 40, 1)));
        assertEquals(0.8, skill.rank(), 1e-12);
    }

    @Test
    void aForecastThatSaysNothingHasNoRankAndExplainsNothing() {
        Skill skill = Skill.of(List.of(pair(1, 2, 1), pair(3, 2, 1)));
        assertEquals(0, skill.explained(), 1e-12);
        assertTrue(Double.isNaN(skill.rank()));
        assertThrows(IllegalArgumentException.class, () -> Skill.of(List.of()));
    }
}
