package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts of municipalities and of regions made of them: balances, and totals of counties and the country. */
class MunicipalAccountsTest {
    private static final RegionalAccounts COUNTIES = RegionalAccounts.build(Dataset.embedded());
    private static final Municipalities PLACES = Municipalities.embedded(COUNTIES.regions());
    private static final Partition SPLIT = Partition.Shipped.TRONDELAG_SPLIT.of(PLACES);
    private static final RegionalAccounts TRONDELAG = COUNTIES.over(SPLIT, PLACES);

    private static void assertSumsToCounties(Partition partition, RegionalAccounts accounts) {
        RegionPartition counties = Spread.of(PLACES, partition, COUNTIES).toCounties();
        Map<String, Grid> whole = AccountsAmounts.of(COUNTIES);
        AccountsAmounts.of(accounts).forEach((name, amount) -> {
            Grid county = Objects.requireNonNull(whole.get(name));
            double[] expected = county.values();
            Grid sums = counties.sum(amount);
            double scale = county.total() / expected.length;
            double[] found = sums.values();
            for (int k = 0; k < expected.length; k++) {
                double off = Math.abs(found[k] - expected[k]);
                assertTrue(
                        off <= 1e-9 * Math.abs(expected[k]) + 1e-12 * Math.abs(scale),
                        name + " of " + sums.label(k) + ": " + found[k] + ", in the county " + expected[k]);
            }
        });
        assertEquals(
                COUNTIES.governmentSaving(),
                accounts.governmentSaving(),
                1e-9 * COUNTIES.output().total());
        assertEquals(
                COUNTIES.foreignSaving(),
                accounts.foreignSaving(),
                1e-9 * COUNTIES.output().total());
    }

    @Test
    void municipalitiesOfTrondelagSumToItToABillionth() {
        assertEquals(48, TRONDELAG.regions().size());
        assertSumsToCounties(SPLIT, TRONDELAG);
    }

    @Test
    void everyBalanceHolds() {
        for (AccountsReport.Balance balance : TRONDELAG.report().balances()) {
            assertTrue(balance.relative() < 1e-9, balance.toString());
        }
    }

    /** Shares of Trondheim, Frøya and Rindal in the jobs of Trøndelag are those of the register of employed. */
    @Test
    void jobsAreTheOfficialOnesOfTheMunicipality() {
        Grid jobs = TRONDELAG.persons().sumOver(1, 2);
        double county = COUNTIES.persons().sumOver(1, 2).get("50");
        double all = COUNTIES.dataset().employedWorkplace().get("50");
        for (String code : List.of("5001", "5014", "5061")) {
            double official = PLACES.employedWorkplace().get(code) / all;
            assertEquals(official, jobs.get(code) / county, 1e-9, code);
        }
    }

    @Test
    void ratesAreTheCounties() {
        assertEquals(
                COUNTIES.payrollTaxRate().get("50"), TRONDELAG.payrollTaxRate().get("5001"));
        assertEquals(
                COUNTIES.incomeTaxRate().get("50"), TRONDELAG.incomeTaxRate().get("5014"));
        assertEquals(
                COUNTIES.workingAgeShare().get("50", "2040"),
                TRONDELAG.workingAgeShare().get("5001", "2040"));
        assertEquals(
                COUNTIES.unemploymentRate().get("50"),
                TRONDELAG.unemploymentRate().get("5001"),
                1e-9);
    }

    /** What people in Malvik earn, they earn in Trondheim more than at home. */
    @Test
    void wagesFollowTheCommuters() {
        Grid earned = TRONDELAG.commutingEarnings().sumOver(2);
        assertTrue(earned.get("5031", "5001") > earned.get("5031", "5031"));
        assertTrue(earned.get("5001", "5031") < earned.get("5001", "5001") / 10);
    }

    @Test
    void countiesAloneAreTheSameAccounts() {
        assertSame(COUNTIES, COUNTIES.over(Partition.Shipped.COUNTIES.of(PLACES), PLACES));
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(
            value = Partition.Shipped.class,
            names = {"LABOUR_MARKET_REGIONS", "MUNICIPALITIES"})
    void allOfTheCountryBalances(Partition.Shipped shipped) {
        Partition partition = shipped.of(PLACES);
        RegionalAccounts accounts = COUNTIES.over(partition, PLACES);
        for (AccountsReport.Balance balance : accounts.report().balances()) {
            assertTrue(balance.relative() < 1e-9, balance.toString());
        }
        if (shipped == Partition.Shipped.MUNICIPALITIES) {
            assertSumsToCounties(partition, accounts);
        }
    }
}
