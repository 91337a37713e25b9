package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The identities are computed here from the grids alone, beside the build's own checks. */
class RegionalAccountsTest {
    private static final Dataset DATA = Dataset.embedded();
    private static final RegionalAccounts ACCOUNTS = RegionalAccounts.build(DATA);
    private static final int REGIONS = ACCOUNTS.regions().size();
    private static final int INDUSTRIES = ACCOUNTS.industries().size();
    private static final int USERS = ACCOUNTS.users().size();

    private static void close(double expected, double actual, double relative, String where) {
        assertEquals(expected, actual, relative * Math.max(1, Math.abs(expected)), where);
    }

    private static String cell(int r, int j) {
        return ACCOUNTS.regions().code(r) + " " + ACCOUNTS.industries().code(j);
    }

    @Test
    void usersAreIndustriesHouseholdsAndOtherFinalUsers() {
        assertEquals(31, USERS);
        assertEquals(
                List.of(
                        "HOUSEHOLD_low",
                        "HOUSEHOLD_vocational",
                        "HOUSEHOLD_lower_university",
                        "HOUSEHOLD_higher_university",
                        "GOVERNMENT",
                        "INVESTMENT",
                        "INVENTORY"),
                ACCOUNTS.users().codes().subList(INDUSTRIES, USERS));
    }

    @Test
    void everyNationalCellIsReproduced() {
        national(ACCOUNTS.domesticUse(), DATA.nationalDomesticUse());
        national(ACCOUNTS.importedUse(), DATA.nationalImportedUse());
    }

    private static void national(Grid regional, Grid table) {
        Grid sums = regional.sumOver(0);
        for (String product : ACCOUNTS.industries().codes()) {
            for (String industry : ACCOUNTS.industries().codes()) {
                close(table.get(product, industry), sums.get(product, industry), 1e-9, product + " " + industry);
            }
            double households = ACCOUNTS.groups().codes().stream()
                    .mapToDouble(group -> sums.get(product, "HOUSEHOLD_" + group))
                    .sum();
            close(table.get(product, "HOUSEHOLDS"), households, 1e-9, product);
            double government = table.get(product, "GOVERNMENT") + table.get(product, "NON_PROFIT");
            close(government, sums.get(product, "GOVERNMENT"), 1e-9, product);
            close(table.get(product, "INVESTMENT"), sums.get(product, "INVESTMENT"), 1e-9, product);
            close(table.get(product, "INVENTORY"), sums.get(product, "INVENTORY"), 1e-9, product);
        }
    }

    @Test
    void everyProductIsSoldWhereItIsMadeOrDelivered() {
        Grid sold = ACCOUNTS.deliveries().sumOver(1);
        Grid margins = ACCOUNTS.margins().sumOver(1, 2);
        int transport = ACCOUNTS.industries().indexOf("TRANS");
        for (int s = 0; s < REGIONS; s++) {
            for (int j = 0; j < INDUSTRIES; j++) {
                double used = sold.get(s, j) + ACCOUNTS.exports().get(s, j) + (j == transport ? margins.get(s) : 0);
                close(ACCOUNTS.output().get(s, j), used, 1e-10, cell(s, j));
            }
        }
    }

    @Test
    void everyDeliveryIsUsed() {
        Grid arrived = ACCOUNTS.deliveries().sumOver(0);
        Grid used = ACCOUNTS.directUse().sumOver(2);
        for (int r = 0; r < REGIONS; r++) {
            for (int j = 0; j < INDUSTRIES; j++) {
                close(used.get(r, j), arrived.get(r, j), 1e-10, cell(r, j));
            }
        }
    }

    @Test
    void directPurchasesAndTheirMarginsAreTheNationalTable() {
        Grid direct = ACCOUNTS.directUse();
        Grid arrivingMargins = ACCOUNTS.margins().sumOver(0);
        Grid arrived = ACCOUNTS.deliveries().sumOver(0);
        int transport = ACCOUNTS.industries().indexOf("TRANS");
        for (int r = 0; r < REGIONS; r++) {
            for (int u = 0; u < USERS; u++) {
                double margins = 0;
                for (int j = 0; j < INDUSTRIES; j++) {
                    margins += arrivingMargins.get(r, j) / arrived.get(r, j) * direct.get(r, j, u);
                }
                close(
                        ACCOUNTS.domesticUse().get(r, transport, u),
                        direct.get(r, transport, u) + margins,
                        1e-9,
                        ACCOUNTS.regions().code(r) + " " + ACCOUNTS.users().code(u));
            }
        }
    }

    @Test
    void costsOfEveryIndustryAreItsOutput() {
        Grid domestic = ACCOUNTS.domesticUse().sumOver(1);
        Grid imported = ACCOUNTS.importedUse().sumOver(1);
        Grid labour = ACCOUNTS.compensation().sumOver(2);
        for (int r = 0; r < REGIONS; r++) {
            for (int i = 0; i < INDUSTRIES; i++) {
                double costs = domestic.get(r, i)
                        + imported.get(r, i)
                        + ACCOUNTS.productTax().get(r, i)
                        + labour.get(r, i)
                        + ACCOUNTS.productionTax().get(r, i)
                        + ACCOUNTS.surplus().get(r, i);
                close(ACCOUNTS.output().get(r, i), costs, 1e-10, cell(r, i));
            }
        }
    }

    /** The saving of all sectors, and what wears out, pays for investment and inventories: the whole account in one line. */
    @Test
    void savingIsInvestment() {
        int investment = ACCOUNTS.users().indexOf("INVESTMENT");
        int inventory = ACCOUNTS.users().indexOf("INVENTORY");
        Grid purchases = Grid.of(
                at -> ACCOUNTS.domesticUse().sumOver(0, 1).get(at)
                        + ACCOUNTS.importedUse().sumOver(0, 1).get(at)
                        + ACCOUNTS.productTax().sumOver(0).get(at),
                ACCOUNTS.users());
        double saving = ACCOUNTS.saving().total()
                + ACCOUNTS.corporateSaving()
                + ACCOUNTS.depreciationSaved()
                + ACCOUNTS.governmentSaving()
                + ACCOUNTS.foreignSaving();
        close(purchases.get(investment) + purchases.get(inventory), saving, 1e-9, "saving");
        close(purchases.get(investment), ACCOUNTS.investment().total(), 1e-9, "investment by destination");
    }

    /** Statistics Norway, national accounts 2018: gross domestic product of 3,554 bn in this vintage. */
    @Test
    void productIsTheNationalAccounts() {
        AccountsReport.Totals totals = ACCOUNTS.report().totals();
        assertEquals(3_553_900, totals.product(), 5);
        close(totals.incomeProduct(), totals.product(), 1e-9, "product");
        double valueAdded = DATA.nationalPrimaryInputs().sumOver(1).get("COMPENSATION")
                + DATA.nationalPrimaryInputs().sumOver(1).get("PRODUCTION_TAX")
                + DATA.nationalPrimaryInputs().sumOver(1).get("DEPRECIATION")
                + DATA.nationalPrimaryInputs().sumOver(1).get("NET_SURPLUS");
        assertEquals(3_161_544, valueAdded, 1);
        close(
                valueAdded + DATA.nationalPrimaryInputs().sumOver(1).get("PRODUCT_TAX"),
                totals.product(),
                1e-9,
                "output");
    }

    /** Households save 6.4 % of what they have; corporations keep between nothing and all of their surplus. */
    @Test
    void sectorsAreTheNationalAccounts() {
        SectorAccounts sectors = ACCOUNTS.sectors();
        close(0.064, ACCOUNTS.saving().total() / ACCOUNTS.disposableIncome().total(), 1e-12, "saving rate");
        assertTrue(sectors.retainedShare() > 0 && sectors.retainedShare() < 1, "" + sectors.retainedShare());
        // primary income of 375,392 less 273,884 MNOK, of which the fund earned 3 % and petroleum's owners their part
        double owners = sectors.petroleumCashFlow() - 251_000;
        double other = 375_392 - 0.03 * 8_256_000 - (273_884 - owners);
        assertEquals(other, sectors.primaryIncome(), 1e-6);
        double lending = -ACCOUNTS.importSurplus() + 375_392 - 273_884 + 45_353 - 94_061 - 251_000;
        assertEquals(-lending, ACCOUNTS.foreignSaving(), 1e-6, "what the country lends but to the fund");
    }

    @Test
    void householdsSpendTheirIncome() {
        Grid domestic = ACCOUNTS.domesticUse().sumOver(1);
        Grid imported = ACCOUNTS.importedUse().sumOver(1);
        for (int r = 0; r < REGIONS; r++) {
            for (int e = 0; e < ACCOUNTS.groups().size(); e++) {
                int u = INDUSTRIES + e;
                double spent = domestic.get(r, u)
                        + imported.get(r, u)
                        + ACCOUNTS.productTax().get(r, u);
                close(ACCOUNTS.consumptionExpenditure().get(r, e), spent, 1e-9, "spending");
                close(
                        ACCOUNTS.disposableIncome().get(r, e),
                        spent + ACCOUNTS.saving().get(r, e),
                        1e-9,
                        "income");
                double income = (ACCOUNTS.wageIncome().get(r, e)
                                + ACCOUNTS.transfers().get(r, e)
                                + ACCOUNTS.capitalIncome().get(r, e))
                        * (1 - ACCOUNTS.incomeTaxRate().get(r));
                close(income, ACCOUNTS.disposableIncome().get(r, e), 1e-12, "sources");
            }
        }
    }

    @Test
    void importSharesAreTheSameInEveryHousehold() {
        Grid domestic = ACCOUNTS.domesticUse();
        Grid imported = ACCOUNTS.importedUse();
        for (int j = 0; j < INDUSTRIES; j++) {
            double oslo = imported.get(0, j, INDUSTRIES) / domestic.get(0, j, INDUSTRIES);
            for (int r = 1; r < REGIONS; r++) {
                for (int u = INDUSTRIES; u < INDUSTRIES + 4; u++) {
                    close(oslo, imported.get(r, j, u) / domestic.get(r, j, u), 1e-9, cell(r, j));
                }
            }
        }
    }

    /** Surplus is tax, depreciation, petroleum's, government's, what corporations keep and what households get. */
    @Test
    void surplusHasItsOwners() {
        Grid surplus = ACCOUNTS.surplus().sumOver(0);
        int petroleum = ACCOUNTS.industries().indexOf("OLJE");
        double worn = ACCOUNTS.depreciation().total()
                - ACCOUNTS.depreciation().sumOver(0).get(petroleum);
        double kept = ACCOUNTS.corporateSaving() - ACCOUNTS.sectors().primaryIncome();
        double parts = ACCOUNTS.capitalIncome().total()
                + ACCOUNTS.capitalTax().total()
                + worn
                + kept
                + ACCOUNTS.government().capitalIncome()
                + surplus.get(petroleum);
        close(surplus.total(), parts, 1e-12, "surplus");
        close(1, ACCOUNTS.capitalPoolShare().total(), 1e-12, "pool");
        for (int r = 0; r < REGIONS; r++) {
            close(1, ACCOUNTS.dwellingShare().sumOver(1).get(r), 1e-12, "dwellings");
        }
    }

    @Test
    void capitalTaxFallsOnNetSurplusOutsideDwellingsAndGovernment() {
        assertEquals(0.23 * 102692 / 111379, ACCOUNTS.capitalTaxRate().get("FIN"), 1e-6);
        for (String untaxed : List.of("BOLIG", "OLJE", "OFFADM", "UNDERV", "HELSE", "SKIP")) {
            assertEquals(0, ACCOUNTS.capitalTaxRate().get(untaxed), untaxed);
        }
    }

    /** Pensions and benefits of 449.8 bn in 2015, grown with the counties' product of 2,624 to 2,911 bn. */
    @Test
    void transfersAreThePensionsOf2015GrownToTheBaseYear() {
        double pensions = DATA.householdIncome2015().sumOver(0).get("pensions_benefits");
        assertEquals(449_845, pensions, 1);
        Grid product = DATA.regionalProduct().sumOver(0);
        close(
                pensions * product.get("2018") / product.get("2015"),
                ACCOUNTS.transfers().total(),
                1e-12,
                "transfers");
    }

    @Test
    void inventoriesFollowTheOtherUseOfTheProduct() {
        Grid use = ACCOUNTS.domesticUse();
        int inventory = ACCOUNTS.users().indexOf("INVENTORY");
        int food = ACCOUNTS.industries().indexOf("NMID");
        Grid all = use.sumOver(2);
        double oslo = use.get(0, food, inventory) / (all.get(0, food) - use.get(0, food, inventory));
        for (int r = 1; r < REGIONS; r++) {
            double others = all.get(r, food) - use.get(r, food, inventory);
            close(
                    oslo,
                    use.get(r, food, inventory) / others,
                    1e-9,
                    ACCOUNTS.regions().code(r));
        }
    }

    @Test
    void wagesAreEarnedWhereTheyArePaid() {
        Grid paid = ACCOUNTS.compensation().sumOver(1);
        Grid earned = ACCOUNTS.commutingEarnings().sumOver(0);
        for (int s = 0; s < REGIONS; s++) {
            for (int e = 0; e < ACCOUNTS.groups().size(); e++) {
                close(paid.get(s, e) / (1 + ACCOUNTS.payrollTaxRate().get(s)), earned.get(s, e), 1e-9, "wages");
            }
        }
        double payroll = ACCOUNTS.compensation().total() - ACCOUNTS.wageIncome().total();
        close(payroll, ACCOUNTS.government().payrollTax(), 1e-9, "payroll tax");
    }

    /** Most of what Oslo's jobs pay stays in Oslo, and more of Viken's wages come from elsewhere than of Vestland's. */
    @Test
    void commutersEarnInTheCapital() {
        Grid earnings = ACCOUNTS.commutingEarnings().sumOver(2);
        Grid paid = earnings.sumOver(0);
        Grid received = earnings.sumOver(1);
        double osloInOslo = earnings.get("03", "03") / paid.get("03");
        assertTrue(osloInOslo > 0.55 && osloInOslo < 0.75, () -> "Oslo keeps " + osloInOslo);
        double vikenAtHome = earnings.get("30", "30") / received.get("30");
        assertTrue(vikenAtHome < 0.8, () -> "Viken earns at home " + vikenAtHome);
        assertTrue(earnings.get("46", "46") / received.get("46") > 0.9);
    }

    @Test
    void personsReachEveryMargin() {
        Grid persons = ACCOUNTS.persons();
        Grid byIndustry = persons.sumOver(2);
        double[] published = DATA.employed().values();
        for (int k = 0; k < published.length; k++) {
            int r = k / INDUSTRIES;
            int i = k % INDUSTRIES;
            double tolerance = published[k] == 0 ? 49 : 1e-9 * published[k];
            assertEquals(published[k], byIndustry.get(r, i), tolerance, cell(r, i));
        }
        Grid residents = ACCOUNTS.employedResidents();
        for (String group : ACCOUNTS.groups().codes()) {
            close(
                    residents.sumOver(0).get(group) / residents.total(),
                    persons.sumOver(0, 1).get(group) / persons.total(),
                    1e-9,
                    group);
        }
        for (int r = 0; r < REGIONS; r++) {
            close(DATA.employedResidents().get(r), residents.sumOver(1).get(r), 1e-9, "residents");
        }
    }

    /** Persons by residence and work are the residents, spread as the official matrix has the county's employed. */
    @Test
    void commutersAreTheResidentsSpreadAsTheOfficialMatrixHasThem() {
        Grid residents = ACCOUNTS.employedResidents();
        Grid leaving = ACCOUNTS.commuters().sumOver(1);
        for (int r = 0; r < REGIONS; r++) {
            for (int e = 0; e < ACCOUNTS.groups().size(); e++) {
                close(residents.get(r, e), leaving.get(r, e), 1e-12, "leaving " + r);
            }
        }
        double share =
                DATA.commuting().get("30", "03") / DATA.commuting().sumOver(1).get("30");
        Grid pairs = ACCOUNTS.commuters().sumOver(2);
        close(share * residents.sumOver(1).get("30"), pairs.get("30", "03"), 1e-12, "from Viken to Oslo");
    }

    /** The workforce of a region has the groups that commute to it, give or take what employment makes necessary. */
    @Test
    void groupsAtWorkAreThoseThatCommuteThere() {
        Grid commuting = DATA.commuting();
        Grid leaving = commuting.sumOver(1);
        Grid residents = ACCOUNTS.employedResidents();
        Grid persons = ACCOUNTS.persons().sumOver(1);
        for (int s = 0; s < REGIONS; s++) {
            double arrivals = commuting.sumOver(0).get(s);
            for (int e = 0; e < ACCOUNTS.groups().size(); e++) {
                double arriving = 0;
                for (int r = 0; r < REGIONS; r++) {
                    arriving += residents.get(r, e) * commuting.get(r, s) / leaving.get(r);
                }
                double share = persons.get(s, e) / persons.sumOver(1).get(s);
                assertEquals(
                        arriving / arrivals, share, 0.01, ACCOUNTS.regions().code(s));
            }
        }
    }

    /** Earnings of 45,568 NOK a month in Rogaland over 43,407 in the country are 1.0498; value added alone would pay 1.15. */
    @Test
    void payByPlaceOfWorkIsThatOfTheEarningsStatistics() {
        Grid paid = ACCOUNTS.compensation().sumOver(1, 2);
        Grid employed = DATA.employed().sumOver(1);
        double[] perWorker = IntStream.range(0, REGIONS)
                .mapToDouble(r -> paid.get(r) / (1 + ACCOUNTS.payrollTaxRate().get(r)) / employed.get(r))
                .toArray();
        int oslo = ACCOUNTS.regions().indexOf("03");
        for (int r = 0; r < REGIONS; r++) {
            close(
                    DATA.wageIndex().get(r) / DATA.wageIndex().get(oslo),
                    perWorker[r] / perWorker[oslo],
                    1e-9,
                    ACCOUNTS.regions().code(r));
        }
    }

    /**
     * Of 388,028 MNOK that counties export by the statistics Oslo has 7,416 and Vestland 92,478; the country's goods are
     * 346,939 at basic prices. Troms og Finnmark's figure is not exact, so it is a share of what is left.
     */
    @Test
    void goodsAreExportedWhereTheStatisticsSay() {
        Grid exports = ACCOUNTS.exports();
        double oslo = goods(exports, "03");
        close(7416.0 / 92478, oslo / goods(exports, "46"), 1e-9, "Oslo and Vestland");
        double national = DATA.regions().codes().stream()
                .mapToDouble(region -> goods(exports, region))
                .sum();
        assertEquals(346_939, national, 1);
        close(7416.0 / 388_028, oslo / national, 1e-4, "Oslo");
        Grid output = ACCOUNTS.output();
        for (int r = 0; r < REGIONS; r++) {
            for (int j = 0; j < INDUSTRIES; j++) {
                assertTrue(exports.get(r, j) <= output.get(r, j), cell(r, j));
            }
        }
    }

    private static double goods(Grid exports, String region) {
        return IntStream.range(0, INDUSTRIES)
                .filter(DATA::isCustoms)
                .mapToDouble(j -> exports.get(ACCOUNTS.regions().indexOf(region), j))
                .sum();
    }

    /**
     * Of persons of 16 and over 125,840 of 578,752 in Oslo have a higher degree and 18,408 of 311,562 in Innlandet: 3.7 times
     * the share, and so have the employed, give or take what the number of employed makes necessary.
     */
    @Test
    void employedHaveTheEducationOfTheirCounty() {
        Grid residents = ACCOUNTS.employedResidents();
        Grid all = residents.sumOver(1);
        double oslo = residents.get("03", "higher_university") / all.get("03");
        double innlandet = residents.get("34", "higher_university") / all.get("34");
        assertEquals((125_840 / 578_752.0) / (18_408 / 311_562.0), oslo / innlandet, 0.25);
        double before = DATA.employedResidentsByGroup().get("11", "higher_university")
                / DATA.employedResidents().get("11");
        assertTrue(residents.get("11", "higher_university") / all.get("11") > 1.15 * before, "not the shares of 2011");
    }

    /** Within a region and industry a group earns in proportion to its persons and its relative earnings. */
    @Test
    void compensationFollowsPersonsAndRelativeEarnings() {
        int r = ACCOUNTS.regions().indexOf("50");
        int i = ACCOUNTS.industries().indexOf("KUNN");
        double low = ACCOUNTS.compensation().get(r, i, 0) / ACCOUNTS.persons().get(r, i, 0);
        double higher =
                ACCOUNTS.compensation().get(r, i, 3) / ACCOUNTS.persons().get(r, i, 3);
        close(1.6 / 0.55, higher / low, 1e-9, "relative earnings");
    }

    @Test
    void nothingIsNegativeButInventories() {
        int inventory = ACCOUNTS.users().indexOf("INVENTORY");
        for (int r = 0; r < REGIONS; r++) {
            for (int j = 0; j < INDUSTRIES; j++) {
                for (int u = 0; u < USERS; u++) {
                    assertTrue(u == inventory || ACCOUNTS.directUse().get(r, j, u) >= 0, cell(r, j));
                    assertTrue(u == inventory || ACCOUNTS.importedUse().get(r, j, u) >= 0, cell(r, j));
                }
            }
        }
        for (Grid grid : List.of(
                ACCOUNTS.output(),
                ACCOUNTS.exports(),
                ACCOUNTS.deliveries(),
                ACCOUNTS.margins(),
                ACCOUNTS.surplus(),
                ACCOUNTS.resourceRent(),
                ACCOUNTS.persons(),
                ACCOUNTS.compensation(),
                ACCOUNTS.commuters(),
                ACCOUNTS.commutingEarnings(),
                ACCOUNTS.capitalIncome(),
                ACCOUNTS.saving())) {
            assertTrue(grid.minimum() >= 0, grid::toString);
        }
    }

    @Test
    void shipyardsLossIsASubsidyAndValueAddedStays() {
        assertEquals(2042, ACCOUNTS.surplus().sumOver(0).get("SKIP"), 1e-6);
        assertEquals(-5 - 5126, ACCOUNTS.productionTax().sumOver(0).get("SKIP"), 1e-6);
        double valueAdded = ACCOUNTS.compensation().sumOver(0, 2).get("SKIP")
                + ACCOUNTS.surplus().sumOver(0).get("SKIP")
                + ACCOUNTS.productionTax().sumOver(0).get("SKIP");
        assertEquals(10341, valueAdded, 1e-6);
    }

    @Test
    void rentIsWhatResourcesEarnAboveANormalReturn() {
        Grid rent = ACCOUNTS.resourceRent().sumOver(0);
        assertEquals(32954 - 0.04 * 46611.2, rent.get("FISK"), 1);
        for (String industry : ACCOUNTS.industries().codes()) {
            boolean resource = List.of("JORD", "FISK", "OLJE", "KRAFT").contains(industry);
            assertEquals(resource, rent.get(industry) > 0, industry);
        }
    }

    @Test
    void reExportsAreOutsideTrade() {
        assertEquals(16705, ACCOUNTS.reExports(), 0.5);
        double published = DATA.nationalImportedUse().total();
        close(published - ACCOUNTS.reExports(), ACCOUNTS.importedUse().total(), 1e-9, "imports");
    }

    @Test
    void transportMarginsAreAboutTwoPercentOfGoodsAndNothingElse() {
        Grid rates = ACCOUNTS.report().marginRates();
        List<String> goods = List.of("JORD", "FISK", "NMID", "ANNIND", "KJEM", "KRAFTK", "MIN", "VERK", "SKIP");
        double delivered = goods.stream()
                .mapToDouble(good -> ACCOUNTS.deliveries().sumOver(0, 1).get(good))
                .sum();
        assertEquals(0.02, ACCOUNTS.margins().total() / delivered, 0.005);
        ACCOUNTS.industries().codes().forEach(j -> assertEquals(goods.contains(j), rates.get(j) > 0, j));
    }

    /** Services that need a meeting stay in the county; goods travel. */
    @Test
    void localServicesStayHome() {
        Grid home = ACCOUNTS.report().homeShares();
        for (String local : List.of("BOLIG", "HELSE", "UNDERV", "OFFADM", "BYGG", "VANN")) {
            assertTrue(home.get(local) > 0.9, local);
        }
        for (String good : List.of("KRAFTK", "FISK", "VERK", "NMID")) {
            assertTrue(home.get(good) < 0.6, good);
        }
    }

    @Test
    void resultIsTheSameBitByBit() {
        RegionalAccounts again = RegionalAccounts.build(Dataset.embedded());
        assertEquals(List.of(), differences(ACCOUNTS.deliveries(), again.deliveries()));
        assertEquals(List.of(), differences(ACCOUNTS.directUse(), again.directUse()));
    }

    private static List<Integer> differences(Grid one, Grid other) {
        double[] a = one.values();
        double[] b = other.values();
        return IntStream.range(0, a.length).filter(k -> a[k] != b[k]).boxed().toList();
    }

    @Test
    void reportTellsWhatWasEstimatedAndWhatWasOdd() {
        AccountsReport report = ACCOUNTS.report();
        assertTrue(report.balances().stream().allMatch(balance -> balance.relative() < 1e-10));
        assertTrue(report.fits().stream().allMatch(fit -> fit.verdict() == Balancing.Verdict.CONVERGED));
        assertEquals(3 + 7 + INDUSTRIES, report.fits().size());
        assertTrue(report.traps().stream().anyMatch(trap -> trap.startsWith("SKIP: net loss of 5126")));
        assertTrue(report.traps().stream().anyMatch(trap -> trap.startsWith("FISK in 03")));
        assertFalse(report.lines().isEmpty());
    }
}
