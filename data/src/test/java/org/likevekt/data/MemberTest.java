package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Members of an axis, the country among the regions. */
class MemberTest {
    private final Classification regions = Classification.ofCodes("regions", List.of("north", "south"));
    private final Classification groups = Classification.ofCodes("groups", List.of("low", "mid", "high"));
    private final Member country = regions.all("Norway");

    /** Row-major: north 1 2 4, south 8 16 32. */
    private final double[] values = {1, 2, 4, 8, 16, 32};

    @Test
    void theCountryIsAllItsRegions() {
        assertTrue(country.isAll());
        assertEquals("Norway", country.name());
        assertEquals("", country.code());
        assertTrue(country.includes(0) && country.includes(1));
        assertFalse(country.includes(2), "there is no third region");
        assertFalse(regions.member("south").includes(0));
    }

    @Test
    void sumsAreOverWhatBothTake() {
        assertEquals(16, regions.member("south").sum(groups.member("mid"), values));
        assertEquals(56, regions.member("south").sum(groups.all(""), values));
        assertEquals(18, country.sum(groups.member("mid"), values));
        assertEquals(63, country.sum(groups.all(""), values));
    }

    /** A country of one region is not that region: it has another name in tables. */
    @Test
    void theCountryOfOneRegionIsStillTheCountry() {
        Classification one = Classification.ofCodes("regions", List.of("north"));
        assertTrue(one.all("Norway").isAll());
        assertFalse(one.member(0).isAll());
    }

    @Test
    void aGroupIsNotTakenForARegion() {
        assertEquals(
                "'low' is one of the groups, expected one of the regions",
                assertThrows(IllegalArgumentException.class, () -> groups.member(0)
                                .of(regions))
                        .getMessage());
    }
}
