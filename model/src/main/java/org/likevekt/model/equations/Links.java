package org.likevekt.model.equations;

import java.util.List;
import org.likevekt.model.drivers.Axis;

/** What the blocks of the model hand to each other. A block from outside may use these and add links of its own. */
public final class Links {
    private static final String REAL = "MNOK, 2018 prices";
    private static final String MONEY = "MNOK";

    /** {@code PA}, what all buyers pay for a unit of the composite in a region before product taxes (r,j). */
    public static final Link COMPOSITE_PRICE =
            link("composite price", "index", "price of the composite without tax", Axis.REGION, Axis.INDUSTRY);

    /** Product j bought by industry i (r,i,j). */
    public static final Link INTERMEDIATE_USE =
            link("intermediate use", REAL, "product j bought by industry i", Axis.REGION, Axis.INDUSTRY, Axis.INDUSTRY);

    /** Efficiency units of labour used by an industry (r,i,e). */
    public static final Link LABOUR_DEMAND = link(
            "labour", "MNOK, 2018 wages", "efficiency units of labour used", Axis.REGION, Axis.INDUSTRY, Axis.GROUP);

    /** The rate of employer's contribution by place of work (r). */
    public static final Link PAYROLL_TAX_RATE =
            link("payroll tax rate", "share of wages", "employer's contribution", Axis.REGION);

    /** A total: {@code F = RK K + RN N}, before tax (r,i). */
    public static final Link CAPITAL_INCOME = link(
            "capital income", MONEY, "income of capital and natural resources before tax", Axis.REGION, Axis.INDUSTRY);

    /** {@code (1 - capital_tax) F} (r,i). */
    public static final Link NET_CAPITAL_INCOME = link(
            "capital income after tax",
            MONEY,
            "income of capital and natural resources after capital tax",
            Axis.REGION,
            Axis.INDUSTRY);

    /** Value added at basic prices, inputs and output each at prices of the base year (r,i). */
    public static final Link VALUE_ADDED = link(
            "value added",
            REAL,
            "value added at basic prices, inputs and output each at prices of the base year",
            Axis.REGION,
            Axis.INDUSTRY);

    /** What residents earn at work, wherever they work (r,e). */
    public static final Link LABOUR_INCOME =
            link("labour income", MONEY, "wages of residents", Axis.REGION, Axis.GROUP);

    /** Deliveries from a region to a region at basic prices (s,r,j). */
    public static final Link DELIVERIES = link(
            "deliveries",
            REAL,
            "deliveries between regions at basic prices",
            Axis.REGION,
            Axis.DESTINATION,
            Axis.INDUSTRY);

    /** Exports by region of origin (s,j). */
    public static final Link EXPORTS = link("exports", REAL, "exports", Axis.REGION, Axis.INDUSTRY);

    /** Imports by region of use (r,j). */
    public static final Link IMPORTS = link("imports", REAL, "imports", Axis.REGION, Axis.INDUSTRY);

    /** What imports cost in domestic currency (j). */
    public static final Link IMPORT_PRICE = link("import price", "index", "price of imports", Axis.INDUSTRY);

    /** A total: purchases of composites by all users (r,j). */
    public static final Link COMPOSITE_DEMAND =
            link("composite demand", REAL, "purchases of the composite", Axis.REGION, Axis.INDUSTRY);

    /** A total: all that government receives. */
    public static final Link PUBLIC_RECEIPTS = link("public receipts", MONEY, "all receipts of government");

    /** A total: all that government pays, its saving left out. */
    public static final Link PUBLIC_OUTLAYS = link("public outlays", MONEY, "purchases and transfers of government");

    /** A total: all that is saved, government's and foreign saving included. */
    public static final Link SAVING = link("saving", MONEY, "all saving");

    /** A total: all that saving pays for. */
    public static final Link INVESTMENT_SPENDING = link("investment spending", MONEY, "investment and inventories");

    private Links() {}

    private static Link link(String name, String unit, String meaning, Axis... over) {
        return new Link(name, List.of(over), unit, meaning);
    }
}
