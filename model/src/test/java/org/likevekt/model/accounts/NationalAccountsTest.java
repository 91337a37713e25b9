package org.likevekt.model.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Trajectory;

/** Ring 2: national accounts of a run in which prices move. */
class NationalAccountsTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final Trajectory RUN = Counties.model()
            .simulate(Counties.change(
                    Drivers.basePaths(BENCHMARK, 2018, 2020),
                    Drivers.IMPORT_PRICE,
                    (year, cell, old) -> old * (1 + 0.05 * (year - 2018))));

    private static NationalAccounts of(int year) {
        return new NationalAccounts(BENCHMARK, RUN.paths(), RUN.year(year));
    }

    private static NavigableMap<Integer, Double> figure(String name) {
        return MacroFigures.of(BENCHMARK, RUN).stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }

    /** Statistics Norway has a gross domestic product of 3,553.9 bn in 2018, 2,504.5 without taxes on products on the mainland. */
    @Test
    void theBaseYearIsThatOfStatisticsNorway() {
        NationalAccounts base = of(2018);
        assertEquals(3_553_900, base.product(base), 10);
        assertEquals(2_504_500, base.mainlandProduct(base), 1);
        assertEquals(BENCHMARK.accounts().government().productTax(), base.productTax(), 1);
        assertEquals(BENCHMARK.accounts().government().productionTax(), base.productionTax(), 1);
    }

    /** Bought, made and earned are three ways to one product in every year, though what they are added up from differs. */
    @Test
    void volumesAndValuesAreThoseOfTheEquations() {
        for (int year = 2018; year <= 2020; year++) {
            NationalAccounts accounts = of(year);
            double fixed = RUN.year(year).value(Quantities.MAINLAND_PRODUCT);
            assertEquals(fixed, accounts.mainlandProduct(of(2018)), 1e-9 * fixed);
            double current = accounts.mainland(Quantities.VALUE_ADDED_CURRENT);
            assertEquals(current, accounts.mainlandProduct(accounts), 1e-9 * current);
            double invested = accounts.investment(accounts, i -> true) + accounts.inventories(accounts);
            assertEquals(RUN.year(year).value(Quantities.INVESTMENT_SPENDING), invested, 1e-9 * invested);
            assertEquals(accounts.total(Quantities.SPENDING), accounts.consumption(accounts), 1e-3);
            assertEquals(accounts.total(Quantities.PUBLIC_SPENDING), accounts.publicConsumption(accounts), 1e-3);
            assertEquals(accounts.total(Quantities.IMPORT_VALUE), accounts.imports(accounts), 1e-3);
        }
    }

    /** The second year is at the prices of the first either way; the third is linked by its growth at the second's. */
    @Test
    void chainedIsLinkedAtThePricesOfTheYearBefore() {
        NavigableMap<Integer, Double> chained = figure("product_chained");
        NavigableMap<Integer, Double> fixed = figure("product_fixed");
        assertEquals(fixed.get(2019), chained.get(2019), 1e-6);
        double growth = of(2020).product(of(2019)) / of(2019).product(of(2019));
        assertEquals(chained.get(2019) * growth, chained.get(2020), 1e-6);
        assertTrue(Math.abs(fixed.get(2020) / chained.get(2020) - 1) > 1e-7, "prices have moved");
    }

    /** In 2018 an employed person with a vocational education earned 0.91 of a bachelor, and capital 5.0 % after depreciation. */
    @Test
    void whatIsEarned() {
        assertEquals(0.906, figure("vocational_over_bachelor").get(2018), 0.0005);
        assertEquals(0.050, figure("real_return").get(2018), 0.0005);
        assertEquals(0.61, figure("labour_share").get(2018), 0.005);
        assertEquals(577_000, figure("real_wage_vocational").get(2018), 1_000);
    }

    @Test
    void everyFigureHasAValueForEveryYearAndANameOfItsOwn() {
        List<MacroFigure> figures = MacroFigures.of(BENCHMARK, RUN);
        figures.forEach(figure -> {
            assertEquals(3, figure.values().size(), figure.name());
            assertTrue(figure.values().values().stream().allMatch(Double::isFinite), figure.name());
        });
        assertEquals(
                figures.size(),
                figures.stream().map(MacroFigure::name).distinct().count());
    }
}
