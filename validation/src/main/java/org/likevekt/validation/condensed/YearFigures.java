package org.likevekt.validation.condensed;

import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.YearSolution;

/** What a year of a run is given: people, capital, productivity, taxes, world prices and all that the closure holds. */
final class YearFigures {
    final BaseYear base;
    final Closure closure;
    final double[][][] transportCost;
    final double[][] labour;

    /** Employed persons relative to the base year (r,e): labour without the productivity of the group. */
    final double[][] workers;

    final double[][] persons;
    final double[][] capital;
    final double[][] stock;
    final double[][] resource;
    final double[][] exports;
    final double[][] exogenousInvestment;
    final double exchangeRate;
    final double governmentSaving;
    final double foreignSaving;

    /** What the budget takes from the fund, in foreign exchange. */
    final double withdrawal;

    /** What private capital abroad earns, in foreign exchange. */
    final double earnedAbroad;

    final double productivity;
    final double mainlandProduct;
    private final Paths paths;
    private final int year;

    YearFigures(BaseYear base, Closure closure, Paths paths, YearSolution run) {
        this.base = base;
        this.closure = closure;
        this.paths = paths;
        this.year = run.year();
        this.transportCost = new double[base.regions][base.regions][base.industries];
        readTransportCosts();
        this.labour = new double[base.regions][base.groups];
        this.workers = new double[base.regions][base.groups];
        this.persons = new double[base.regions][base.groups];
        readPeople(run);
        this.capital = new double[base.regions][base.industries];
        this.stock = new double[base.regions][base.industries];
        this.resource = new double[base.regions][base.industries];
        this.exports = new double[base.regions][base.industries];
        this.exogenousInvestment = new double[base.regions][base.industries];
        readCapital(run.state().capital());
        this.exchangeRate = 1;
        this.governmentSaving = run.value("GS");
        this.foreignSaving = run.value("SF");
        this.withdrawal = run.state().fund() * given(Drivers.FUND_WITHDRAWAL, 0);
        this.earnedAbroad = run.state().capitalAbroad() * given(Drivers.WORLD_RETURN, 0);
        this.productivity = given(Drivers.NATIONAL_PRODUCTIVITY, 0);
        this.mainlandProduct = targetProduct(run);
    }

    /** A driver's value in the year. */
    double given(Driver driver, int cell) {
        return paths.value(driver, year, cell);
    }

    /** A driver's value over two axes, the second of the given size. */
    double given(Driver driver, int row, int column, int columns) {
        return paths.value(driver, year, row * columns + column);
    }

    /** Inventories of a product, which keep pace with the economy. */
    double inventories(int r, int j) {
        return base.inventories[r][j] * given(Drivers.NORMAL_PRODUCT, 0);
    }

    private void readTransportCosts() {
        for (int s = 0; s < base.regions; s++) {
            for (int r = 0; r < base.regions; r++) {
                for (int j = 0; j < base.industries; j++) {
                    transportCost[s][r][j] = given(Drivers.TRANSPORT_COST, s * base.regions + r, j, base.industries);
                }
            }
        }
    }

    private void readPeople(YearSolution run) {
        double[] employed = run.people().employed();
        double[] households = run.people().households();
        for (int r = 0; r < base.regions; r++) {
            for (int e = 0; e < base.groups; e++) {
                int cell = r * base.groups + e;
                workers[r][e] =
                        employed[cell] / base.accounts.employedResidents().get(r, e);
                labour[r][e] = workers[r][e] * given(Drivers.GROUP_PRODUCTIVITY, cell);
                persons[r][e] = households[cell];
            }
        }
    }

    private void readCapital(double[] stocks) {
        double activity = given(Drivers.PETROLEUM_ACTIVITY, 0);
        for (int r = 0; r < base.regions; r++) {
            for (int i = 0; i < base.industries; i++) {
                int cell = r * base.industries + i;
                double stock0 = base.accounts.capitalStock().get(r, i);
                double active = i == base.petroleum ? activity : 1;
                stock[r][i] = stock0 == 0 ? 1 : stocks[cell] / stock0;
                capital[r][i] = base.capital[r][i] * stock[r][i];
                resource[r][i] = base.resource[r][i] * given(Drivers.NATURAL_RESOURCE, cell) * active;
                double market = i == base.petroleum ? 1 : given(Drivers.EXPORT_MARKET, 0);
                exports[r][i] =
                        base.accounts.exports().get(r, i) * given(Drivers.EXPORT_DEMAND, cell) * active * market;
            }
            exogenousInvestment[r][base.petroleum] = petroleumInvestment(r, stocks);
        }
    }

    /** What takes petroleum's capital to next year's activity. */
    private double petroleumInvestment(int r, double[] stocks) {
        double now = given(Drivers.PETROLEUM_ACTIVITY, 0);
        double next;
        if (year < paths.lastYear()) {
            next = paths.value(Drivers.PETROLEUM_ACTIVITY, year + 1, 0);
        } else if (year > paths.firstYear()) {
            next = now * now / paths.value(Drivers.PETROLEUM_ACTIVITY, year - 1, 0);
        } else {
            next = now;
        }
        double kept = (1 - base.accounts.depreciationRate().get(base.petroleum))
                * stocks[r * base.industries + base.petroleum];
        return Math.max(0, next * base.accounts.capitalStock().get(r, base.petroleum) - kept);
    }

    private double targetProduct(YearSolution run) {
        double product = 0;
        for (int r = 0; r < base.regions; r++) {
            for (int i = 0; i < base.industries; i++) {
                if (base.isMainland(i)) {
                    double bought = 0;
                    for (double purchase : base.purchases[r][i]) {
                        bought += purchase;
                    }
                    double tax = base.accounts.productTaxRate().get(i);
                    product += base.output[r][i] - (1 + tax) * bought;
                }
            }
        }
        double people = 0;
        for (double persons : run.people().population()) {
            people += persons;
        }
        for (int t = paths.firstYear() + 1; t <= year; t++) {
            product *= 1 + paths.value(Drivers.PRODUCT_GROWTH, t, 0);
        }
        return product * people / base.accounts.population().total();
    }
}
