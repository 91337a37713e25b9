package org.likevekt.validation.condensed;

import org.likevekt.model.drivers.Drivers;

/** The national budgets at some prices and quantities; MNOK. */
final class Budgets {
    private final BaseYear base;
    private final YearFigures figures;
    private final Households households;
    private final Prices prices;
    private final Quantities quantities;
    private double receipts;
    private double spending;
    private double householdSaving;
    private double corporateSaving;
    private double investment;
    private double mainlandProduct;

    Budgets(YearFigures figures, Households households, Prices prices, Quantities quantities) {
        this.base = figures.base;
        this.figures = figures;
        this.households = households;
        this.prices = prices;
        this.quantities = quantities;
        for (int r = 0; r < base.regions; r++) {
            addHouseholds(r);
            addFinalPurchases(r);
            for (int i = 0; i < base.industries; i++) {
                if (base.output[r][i] != 0) {
                    addProducer(r, i);
                }
                addOwners(r, i);
            }
        }
        receipts += figures.withdrawal * figures.exchangeRate;
        spending += base.accounts.sectors().transfersAbroad() * figures.exchangeRate;
        corporateSaving += figures.given(Drivers.RETAINED_SHARE, 0) * quantities.corporateSurplus
                + base.accounts.sectors().primaryIncome() * figures.exchangeRate;
    }

    /** Owners save what wears out; petroleum saves what it invests; government gets the rest of its own. */
    private void addOwners(int r, int i) {
        receipts += quantities.capitalIncome[r][i] * figures.given(Drivers.CAPITAL_TAX, i)
                + (base.accounts.ownedByGovernment(i) ? quantities.net(r, i) : 0);
        corporateSaving += i == base.petroleum
                ? quantities.investment[r][i] * quantities.investmentPrice[r]
                : quantities.depreciation(r, i);
    }

    private void addHouseholds(int r) {
        double tax = figures.given(Drivers.CONSUMPTION_TAX, 0);
        for (int e = 0; e < base.groups; e++) {
            double spent = households.spending(quantities.income[r][e]);
            receipts += spent * tax / (1 + tax) + quantities.incomeTax(r) * quantities.taxable[r][e];
            spending += quantities.transfers[r][e];
            householdSaving += quantities.income[r][e] - spent;
        }
    }

    private void addFinalPurchases(int r) {
        double publicTax = base.productTax("GOVERNMENT");
        double inventoryTax = base.productTax("INVENTORY");
        double investmentTax = base.productTax("INVESTMENT");
        for (int j = 0; j < base.industries; j++) {
            double price = quantities.unit.compositePrice[r][j];
            double bought = price * quantities.publicPurchases(r, j);
            spending += bought * (1 + publicTax);
            double stocks = price * figures.inventories(r, j);
            double invested = quantities.investmentPrice[r] * quantities.investment[r][j];
            investment += stocks * (1 + inventoryTax) + invested;
            receipts += bought * publicTax + stocks * inventoryTax + invested * investmentTax / (1 + investmentTax);
        }
    }

    private void addProducer(int r, int i) {
        double made = quantities.output[r][i];
        double wages = 0;
        for (int e = 0; e < base.groups; e++) {
            wages += prices.wage[r][e] * quantities.unit.labour[r][i][e] * made;
        }
        double bought = 0;
        double spent = 0;
        for (int j = 0; j < base.industries; j++) {
            bought += quantities.unit.purchase[r][i][j] * made;
            spent += quantities.unit.purchase[r][i][j] * made * quantities.unit.compositePrice[r][j];
        }
        double purchaseTax = base.accounts.productTaxRate().get(i);
        receipts += figures.given(Drivers.PAYROLL_TAX, r) * wages
                + purchaseTax * spent
                + figures.given(Drivers.PRODUCTION_TAX, r, i, base.industries) * prices.output[r][i] * made;
        mainlandProduct += base.isMainland(i) ? made - (1 + purchaseTax) * bought : 0;
    }

    /** What government saves, in foreign exchange: found by difference, or held. */
    double governmentSaving() {
        boolean adjusts = figures.closure.finds("GS");
        return adjusts ? (receipts - spending) / figures.exchangeRate : figures.governmentSaving;
    }

    /** What the rest of the world saves, in foreign exchange: found by difference, or held. */
    double foreignSaving() {
        double others = householdSaving + corporateSaving + governmentSaving() * figures.exchangeRate;
        return figures.closure.finds("SF") ? (investment - others) / figures.exchangeRate : figures.foreignSaving;
    }

    /** Share by which receipts exceed their uses. */
    double publicGap() {
        return (receipts - spending - governmentSaving() * figures.exchangeRate) / receipts;
    }

    /** Share by which saving exceeds investment. */
    double savingGap() {
        double saving =
                householdSaving + corporateSaving + (governmentSaving() + foreignSaving()) * figures.exchangeRate;
        return (saving - investment) / investment;
    }

    /** Share by which mainland product exceeds what is given. */
    double productGap() {
        return mainlandProduct / figures.mainlandProduct - 1;
    }
}
