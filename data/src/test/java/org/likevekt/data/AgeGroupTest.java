package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Persons by age and region: what is published stays as it is, and what was counted tells regions apart. */
class AgeGroupTest {
    private static final Dataset DATA = Dataset.embedded();
    private static final Grid PEOPLE = DATA.populationProjection();
    private static final Map<String, Grid> GROUPS = Map.of("aged_0_19", DATA.aged0to19(), "aged_67", DATA.aged67());

    @Test
    void theCountryAndTheKnownCountyAreAsPublishedInEveryYear() {
        GROUPS.forEach((column, persons) -> {
            Grid published = DATA.projectedAges(column);
            Grid sums = persons.sumOver(0);
            for (String year : published.axis(0).codes()) {
                int t = published.axis(0).indexOf(year);
                assertEquals(published.get(t, 0), sums.get(year), 1e-8 * sums.get(year), column + " " + year);
                assertEquals(published.get(t, 1), persons.get("38", year), 1e-6, column + " " + year);
            }
        });
    }

    @Test
    void everyoneIsOfAnAgeAndTheGroupsLeaveThoseOfWorkingAge() {
        Grid young = DATA.aged0to19();
        Grid old = DATA.aged67();
        for (String region : DATA.regions().codes()) {
            for (String year : PEOPLE.axis(1).codes()) {
                assertTrue(young.get(region, year) > 0 && old.get(region, year) > 0, region + " " + year);
                double working = 1 - (young.get(region, year) + old.get(region, year)) / PEOPLE.get(region, year);
                assertTrue(working > 0.5 && working < 0.7, region + " " + year + ": " + working);
            }
            double counted = DATA.workingAge().get(region, "2020", "age_20_66");
            double rest = PEOPLE.get(region, "2020") - young.get(region, "2020") - old.get(region, "2020");
            assertEquals(counted, rest, 1e-9 * counted, region);
        }
    }

    /** By the share of working age alone Troms og Finnmark was younger than Rogaland. */
    @Test
    void whoIsYoungAndOldFollowsTheCount() {
        List<String> byYouth =
                Stream.of("34", "54", "03", "38", "50", "46", "11").toList();
        Grid young = DATA.aged0to19();
        for (int k = 1; k < byYouth.size(); k++) {
            assertTrue(share(young, byYouth.get(k)) > share(young, byYouth.get(k - 1)), byYouth.get(k));
        }
        Grid old = DATA.aged67();
        assertTrue(share(old, "54") > share(old, "11"));
        assertTrue(DATA.regions().codes().stream().allMatch(region -> share(old, region) >= share(old, "03")));
    }

    private static double share(Grid persons, String region) {
        return persons.get(region, "2020") / PEOPLE.get(region, "2020");
    }

    /** Purchases of education that were held would follow everyone; the country's purchases are shared, not changed. */
    @Test
    void educationFollowsTheYoungHealthTheOldAndTheRestAll() {
        RegionalAccounts accounts = RegionalAccounts.build(DATA);
        Grid services = accounts.publicServicesByPeople();
        Map<String, Grid> served = Map.of("UNDERV", DATA.aged0to19(), "HELSE", DATA.aged67(), "OFFADM", PEOPLE);
        served.forEach((product, people) -> {
            for (String region : List.of("03", "11", "34", "54")) {
                double own = people.get(region, "2040") / people.get(region, "2018");
                double other = people.get("38", "2040") / people.get("38", "2018");
                assertEquals(
                        own / other,
                        services.get(region, product, "2040") / services.get("38", product, "2040"),
                        1e-12,
                        product + " " + region);
            }
        });
    }

    @Test
    void tablesThatLeaveNobodyYoungOrOldAreRefused() {
        DataException grown = assertThrows(
                DataException.class,
                () -> DATA.with("county_people", "population_2021", List.of("15"), value -> 0.5 * value));
        assertTrue(
                grown.getMessage().contains("county_people.csv, column population_2021: found 132772.0 in region 15"),
                grown.getMessage());
        Dataset working = DATA.with("county_working_age", "age_20_66", List.of("15"), value -> 1.4 * value);
        DataException old = assertThrows(DataException.class, working::aged67);
        assertTrue(
                old.getMessage().contains("so many in region 15 in 2020 that nobody is 67 or over"), old.getMessage());
    }
}
