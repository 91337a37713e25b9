package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of municipalities beside those of counties, and codes of other years. */
class MunicipalitiesTest {
    private static final Dataset COUNTIES = Dataset.embedded();
    private static final Municipalities PLACES = Municipalities.embedded(COUNTIES.regions());

    private static double[] byCounty(Grid figures) {
        double[] sums = new double[COUNTIES.regions().size()];
        for (int m = 0; m < PLACES.municipalities().size(); m++) {
            sums[PLACES.county(m)] += figures.get(m);
        }
        return sums;
    }

    @Test
    void peopleOfMunicipalitiesSumToTheirCounties() {
        assertEquals(356, PLACES.municipalities().size());
        assertEquals(159, PLACES.labourMarkets().size());
        double[] population = byCounty(PLACES.population());
        double[] residents = byCounty(PLACES.employedResidents());
        double[] jobs = byCounty(PLACES.employedWorkplace());
        for (int county = 0; county < population.length; county++) {
            assertEquals(COUNTIES.population().get(county), population[county]);
            assertEquals(COUNTIES.employedResidents().get(county), residents[county]);
            assertEquals(COUNTIES.employedWorkplace().get(county), jobs[county]);
        }
    }

    /** Where Snillfjord was split between three, flows below half a person are left out: up to 4.8 persons to Trøndelag. */
    @Test
    void commutersOfMunicipalitiesSumToThoseOfCounties() {
        Grid commuters = PLACES.commuting();
        double[][] sums =
                new double[COUNTIES.regions().size()][COUNTIES.regions().size()];
        int size = PLACES.municipalities().size();
        for (int m = 0; m < size; m++) {
            for (int n = 0; n < size; n++) {
                sums[PLACES.county(m)][PLACES.county(n)] += commuters.get(m, n);
            }
        }
        for (int r = 0; r < sums.length; r++) {
            for (int s = 0; s < sums.length; s++) {
                assertEquals(COUNTIES.commuting().get(r, s), sums[r][s], 5, r + " to " + s);
            }
        }
        assertEquals(302_955, commuters.get("0301", "0301"));
        assertEquals(0, commuters.get("5001", "1151"), "nobody goes from Trondheim to Utsira");
    }

    @Test
    void codesOfOtherYearsAreKnownAndKeepTheirZeros() {
        assertEquals(List.of("0301"), PLACES.of("0301"));
        assertEquals(List.of("3001"), PLACES.of("0101"), "Halden before 2020");
        assertEquals(List.of("3001"), PLACES.of("3101"), "and from 2024");
        assertEquals(List.of("1507"), PLACES.of("1508"), "Ålesund, and");
        assertEquals(List.of("1507"), PLACES.of("1580"), "Haram are apart again from 2024");
        assertEquals(List.of("5055", "5056", "5059"), PLACES.of("5012"), "Snillfjord was split");
        assertEquals(List.of(), PLACES.of("301"), "without its zero it is nothing");
    }

    /** Every municipality of the three counties that were dissolved has a code from 2024, as all others keep theirs. */
    @Test
    void whatWasDissolvedIn2024HasCodesFromThen() {
        for (String code : PLACES.municipalities().codes()) {
            boolean dissolved = List.of("30", "38", "54").contains(code.substring(0, 2)) || code.equals("1507");
            long later = PLACES.codes().stream()
                    .filter(other -> other.compareTo("1507") > 0 && isFrom2024(other))
                    .filter(other -> PLACES.of(other).equals(List.of(code)))
                    .count();
            assertEquals(code.equals("1507") ? 2 : dissolved ? 1 : 0, later, code);
        }
    }

    private static boolean isFrom2024(String code) {
        return List.of("31", "32", "33", "39", "40", "55", "56").contains(code.substring(0, 2))
                || code.equals("1508")
                || code.equals("1580");
    }

    /** The table of counties was computed from the same centres; the own distance has another rule for one municipality. */
    @Test
    void distancesOfCountiesFollowFromThoseOfMunicipalities() {
        Grid km = PLACES.distances();
        Grid people = PLACES.population();
        int size = PLACES.municipalities().size();
        double[][] sums =
                new double[COUNTIES.regions().size()][COUNTIES.regions().size()];
        for (int m = 0; m < size; m++) {
            for (int n = 0; n < size; n++) {
                sums[PLACES.county(m)][PLACES.county(n)] += people.get(m) * people.get(n) * km.get(m, n);
            }
        }
        double[] all = byCounty(people);
        for (int r = 0; r < sums.length; r++) {
            for (int s = 0; s < sums.length; s++) {
                double mean = sums[r][s] / all[r] / all[s];
                assertTrue(
                        r == s || Math.abs(mean - COUNTIES.distances().get(r, s)) < 0.1, r + " to " + s + ": " + mean);
            }
        }
    }

    @Test
    void aCountyThatIsNotThereIsTold() {
        Classification other = Classification.ofCodes(
                "regions",
                COUNTIES.regions().codes().stream()
                        .filter(code -> !code.equals("50"))
                        .toList());
        DataException told = assertThrows(DataException.class, () -> Municipalities.embedded(other));
        assertEquals(38, told.findings().size());
        assertTrue(told.getMessage().contains("municipalities.csv, line "), told.getMessage());
        assertTrue(Arrays.asList(told.findings().get(0).found()).contains("'50'"), told.getMessage());
    }
}
