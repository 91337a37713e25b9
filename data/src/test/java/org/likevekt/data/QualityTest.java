package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.likevekt.data.TableDescription.Grade;

/** What products and tables rest on. */
class QualityTest {
    private static final RegionalAccounts COUNTIES = RegionalAccounts.build(Dataset.embedded());

    private static Quality.OfRegion region(Quality quality, String code) {
        return quality.regions().stream()
                .filter(each -> each.region().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static double share(Quality.OfRegion region, Grade grade) {
        return region.share(grade);
    }

    /** The seven-way split of manufacturing is a prior, suppressed cells are estimated, most is transformed. */
    @Test
    void mostOfACountysProductIsTransformed() {
        Quality.OfRegion county = region(Quality.of(COUNTIES), "50");
        assertEquals(
                1, county.shares().values().stream().mapToDouble(share -> share).sum(), 1e-12);
        assertTrue(share(county, Grade.TRANSFORMED) > 0.6, county.toString());
        double manufactured = 0;
        Grid made = COUNTIES.output();
        for (String industry : new String[] {"NMID", "ANNIND", "KJEM", "KRAFTK", "MIN", "VERK", "SKIP"}) {
            int i = made.axis(1).indexOf(industry);
            manufactured += COUNTIES.compensation().sumOver(2).get(county(county), i)
                    + COUNTIES.surplus().get(county(county), i)
                    + COUNTIES.productionTax().get(county(county), i);
        }
        assertEquals(manufactured / county.product(), share(county, Grade.PRIOR), 1e-9);
    }

    private static int county(Quality.OfRegion region) {
        return COUNTIES.regions().indexOf(region.region().code());
    }

    /** A municipality has what its county has, estimated where that is better than a prior. */
    @Test
    void noProductOfAMunicipalityIsBetterThanEstimated() {
        Municipalities places = Municipalities.embedded(COUNTIES.regions());
        Quality quality = Quality.of(COUNTIES.over(Partition.Shipped.TRONDELAG_SPLIT.of(places), places));
        Quality.OfRegion trondheim = region(quality, "5001");
        assertEquals(0, share(trondheim, Grade.OFFICIAL) + share(trondheim, Grade.TRANSFORMED));
        assertEquals(1, share(trondheim, Grade.ESTIMATED) + share(trondheim, Grade.PRIOR), 1e-12);
        Quality.OfRegion oslo = region(quality, "03");
        assertEquals(
                share(region(Quality.of(COUNTIES), "03"), Grade.TRANSFORMED), share(oslo, Grade.TRANSFORMED), 1e-9);
    }

    @Test
    void tablesOfPeopleAndCommutersArePublishedForMunicipalities() {
        for (Quality.OfTable table : Quality.of(COUNTIES).tables()) {
            boolean isMunicipal = table.table().name().matches("county_people|county_commuting|county_distances");
            assertEquals(
                    isMunicipal,
                    table.parts().compareTo(Grade.ESTIMATED) < 0,
                    table.table().name());
        }
    }
}
