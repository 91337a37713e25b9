package org.likevekt.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.likevekt.data.DataException;
import org.likevekt.data.Dataset;

/** Ring 1: random countries are what they are said to be, and a law that fails names its seed and a simple country. */
class PropertyTest {
    @Test
    void sameRecipeSameTables() {
        Tables one = RandomEconomy.tables(Recipe.of(7));
        Tables other = RandomEconomy.tables(Recipe.of(7));
        one.names().forEach(table -> assertEquals(one.lines(table), other.lines(table)));
    }

    /** A region that is left out takes nothing else along: that is what shrinking rests on. */
    @Test
    void leavingOutARegionKeepsTheOthersFigures() {
        Recipe large = Recipe.of(2);
        Recipe small = large.simpler().get(0);
        assertEquals(2, small.regions());
        assertEquals(
                RandomEconomy.tables(large).lines("industry_elasticities"),
                RandomEconomy.tables(small).lines("industry_elasticities"));
        assertEquals(
                RandomEconomy.tables(large).lines("national_domestic_use"),
                RandomEconomy.tables(small).lines("national_domestic_use"));
    }

    /** Exactly 0, exactly 1 and next to 1 all come up, industries are missing, and no two countries are alike. */
    @Test
    void countriesAreOfAllKinds() {
        Set<Double> elasticities = new HashSet<>();
        boolean missing = false;
        boolean traded = true;
        for (long seed : LongStream.rangeClosed(1, 12).toArray()) {
            Dataset data = RandomEconomy.tables(Recipe.of(seed)).load();
            for (double sigma : data.elasticities().values()) {
                elasticities.add(sigma);
            }
            missing |= data.valueAdded().minimum() == 0;
            traded &= data.nationalImportedUse().sumOver(1).minimum() > 0;
        }
        assertTrue(elasticities.containsAll(List.of(0.0, 1.0, 1 + 1e-9)), elasticities::toString);
        assertTrue(elasticities.stream().anyMatch(sigma -> sigma > 5), elasticities::toString);
        assertTrue(missing);
        assertFalse(traded);
    }

    /** The public loader's checks see random tables too. */
    @Test
    void aWrongFigureIsFound() {
        Tables tables = RandomEconomy.tables(Recipe.of(3));
        String line = tables.lines("national_domestic_use").get(1);
        Tables wrong =
                tables.replaced("national_domestic_use", line, line.substring(0, line.lastIndexOf(',')) + ",1e6");
        assertTrue(assertThrows(DataException.class, wrong::load).getMessage().contains("national_"));
    }

    /** A law that no country with three regions obeys is brought down to three regions and all else at its simplest. */
    @Test
    void failuresAreShrunk() {
        Recipe large = LongStream.rangeClosed(1, 100)
                .mapToObj(Recipe::of)
                .filter(recipe -> recipe.regions() == 5)
                .findFirst()
                .orElseThrow();
        AssertionError failure = assertThrows(
                AssertionError.class, () -> Property.check(large, recipe -> assertTrue(recipe.regions() < 3)));
        assertTrue(failure.getMessage().startsWith("seed " + large.seed() + ":"), failure::getMessage);
        assertTrue(
                failure.getMessage()
                        .contains("regions=3, industries=3, groups=1, elasticities=ONE, taxes=false, margins=false,"),
                failure::getMessage);
        Property.check(large, recipe -> assertTrue(recipe.regions() > 0));
    }
}
