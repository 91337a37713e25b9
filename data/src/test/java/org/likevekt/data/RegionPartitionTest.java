package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts of regions made of counties: sums, and every balance. */
class RegionPartitionTest {
    private static final RegionalAccounts COUNTIES = RegionalAccounts.build(Dataset.embedded());
    private static final Classification REGIONS = COUNTIES.regions();

    private static RegionPartition two() {
        List<String> rest = new ArrayList<>(REGIONS.codes());
        rest.remove("50");
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("Trøndelag", List.of("50"));
        parts.put("Rest of Norway", rest);
        return RegionPartition.of(REGIONS, parts);
    }

    @Test
    void regionsAreInTheOrderOfTheirCountiesAndAloneTheyKeepTheirCode() {
        Classification regions = two().regions();
        assertEquals(List.of("Rest of Norway", "50"), regions.codes());
        assertEquals("Trøndelag", regions.items().get(1).name());
    }

    /** The build itself checks that output, purchases, incomes and savings balance, to a millionth. */
    @Test
    void accountsAreSumsAndBalance() {
        RegionalAccounts accounts = COUNTIES.over(two());
        assertTrue(accounts.report().balances().stream().allMatch(balance -> balance.relative() < 1e-9));
        assertEquals(COUNTIES.output().total(), accounts.output().total(), 1e-6);
        assertEquals(COUNTIES.output().get("50", "FISK"), accounts.output().get("50", "FISK"));
        Grid sent = COUNTIES.deliveries();
        double toRest = 0;
        for (String county : REGIONS.codes()) {
            toRest += county.equals("50") ? 0 : sent.get("50", county, "FISK");
        }
        assertEquals(toRest, accounts.deliveries().get("50", "Rest of Norway", "FISK"), 1e-9);
        assertEquals(
                sent.sumOver(0, 1).get("FISK"),
                accounts.deliveries().sumOver(0, 1).get("FISK"),
                1e-6);
        assertEquals(COUNTIES.governmentSaving(), accounts.governmentSaving(), 1e-6);
        assertEquals(COUNTIES.foreignSaving(), accounts.foreignSaving(), 1e-6);
        assertEquals(
                COUNTIES.disposableIncome().sumOver(0).get("low"),
                accounts.disposableIncome().sumOver(0).get("low"),
                1e-6);
    }

    @Test
    void ratesAreMeansThatGiveTheSums() {
        RegionalAccounts accounts = COUNTIES.over(two());
        assertEquals(
                COUNTIES.payrollTaxRate().get("50"), accounts.payrollTaxRate().get("50"));
        assertEquals(COUNTIES.government().payrollTax(), accounts.government().payrollTax(), 1e-6);
        assertEquals(
                COUNTIES.government().productionTax(), accounts.government().productionTax(), 1e-6);
        double taxed = accounts.wageIncome().sumOver(1).get(0)
                + accounts.transfers().sumOver(1).get(0)
                + accounts.capitalIncome().sumOver(1).get(0);
        double tax = accounts.incomeTaxRate().get(0) * taxed;
        assertEquals(accounts.incomeTax().sumOver(1).get(0), tax, 1e-6);
        assertEquals(1, accounts.dwellingShare().sumOver(1).get(0), 1e-12);
        assertEquals(1, accounts.capitalPoolShare().total(), 1e-12);
    }

    /** The employed that follow from population and working age are the counties'. */
    @Test
    void workingAgeGivesTheEmployedOfTheCounties() {
        RegionalAccounts accounts = COUNTIES.over(two());
        assertEquals(employed(COUNTIES, "2040"), employed(accounts, "2040"), 1e-6);
        assertNotEquals(employed(COUNTIES, "2018"), employed(accounts, "2040"), 1e3);
    }

    private static double employed(RegionalAccounts accounts, String year) {
        double sum = 0;
        for (String r : accounts.regions().codes()) {
            sum += accounts.employedResidents().sumOver(1).get(r)
                    * accounts.populationProjection().get(r, year)
                    / accounts.population().get(r)
                    * accounts.workingAgeShare().get(r, year);
        }
        return sum;
    }

    @Test
    void countiesAloneAreTheSameAccounts() {
        Map<String, List<String>> own = new LinkedHashMap<>();
        for (int k = REGIONS.size() - 1; k >= 0; k--) {
            own.put(REGIONS.items().get(k).name(), List.of(REGIONS.code(k)));
        }
        assertSame(COUNTIES, COUNTIES.over(RegionPartition.of(REGIONS, own)));
    }

    @Test
    void whatIsNoPartitionIsRefused() {
        List<String> all = REGIONS.codes();
        List<Map<String, List<String>>> wrong = List.of(
                Map.of("Some", all.subList(1, all.size())),
                Map.of("All", all, "Again", List.of("50")),
                Map.of("All", all, "None", List.of()));
        for (Map<String, List<String>> parts : wrong) {
            assertThrows(IllegalArgumentException.class, () -> RegionPartition.of(REGIONS, parts));
        }
        assertThrows(IllegalStateException.class, () -> COUNTIES.over(two()).over(two()));
    }
}
