package org.likevekt.model.drivers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.likevekt.model.drivers.Quantity.Detail;
import org.likevekt.model.drivers.Quantity.Kind;
import org.likevekt.model.drivers.Quantity.Role;
import org.likevekt.model.drivers.Quantity.Topic;

/**
 * The catalogue of what the county model finds: its variables, what its blocks hand to each other, its stocks, and what is
 * counted from a year; what is given to it is in {@link Drivers}. Tables, stores, swaps, comparisons and laws follow from
 * it: to add a quantity is to add a constant here and the equation or formula that gives it. The class is
 * long since it is the whole list.
 */
public final class Quantities {
    private static final String REAL = "MNOK, 2018 prices";
    private static final String MONEY = "MNOK";
    private static final String INDEX = "index";
    private static final String PER_PERSON = "NOK per person, 2018 prices";
    private static final String BASE = "index, base year = 1";

    /** All constants of this class, as they are declared. */
    private static final List<Quantity> DECLARED = new ArrayList<>();

    // variables, with their symbols in the formulas; all prices are one in the base year

    /** Price of output (r,i). */
    public static final Quantity OUTPUT_PRICE = declare(
            Quantity.variable("output_price", "PY", Kind.PRICE, INDEX, "Price of output.", Axis.REGION, Axis.INDUSTRY)
                    .at(Detail.USUAL));

    /** Price of what is sold at home (r,i); a variable of the closure with exports supplied at given prices alone. */
    public static final Quantity HOME_PRICE = declare(Quantity.variable(
                    "home_price",
                    "PH",
                    Kind.PRICE,
                    INDEX,
                    "Price of output sold at home, where exports are supplied at the world's price.",
                    Axis.REGION,
                    Axis.INDUSTRY)
            .at(Detail.USUAL));

    /** Output (r,i). */
    public static final Quantity OUTPUT =
            declare(Quantity.variable("output", "Y", Kind.QUANTITY, REAL, "Output.", Axis.REGION, Axis.INDUSTRY)
                    .at(Detail.USUAL));

    /** Rental price of capital (r,i). */
    public static final Quantity CAPITAL_RENTAL = declare(Quantity.variable(
                    "capital_rental", "RK", Kind.PRICE, INDEX, "Rental price of capital.", Axis.REGION, Axis.INDUSTRY)
            .at(Detail.USUAL));

    /** Rental price of the natural resource (r,i). */
    public static final Quantity RESOURCE_RENTAL = declare(Quantity.variable(
            "resource_rental",
            "RN",
            Kind.PRICE,
            INDEX,
            "Rental price of the natural resource.",
            Axis.REGION,
            Axis.INDUSTRY));

    /** Wage of an efficiency unit of labour by place of work (r,e). */
    public static final Quantity WAGE = declare(Quantity.variable(
                    "wage",
                    "W",
                    Kind.PRICE,
                    INDEX,
                    "Wage of an efficiency unit of labour by place of work, at equal industry pay, in foreign exchange.",
                    Axis.REGION,
                    Axis.GROUP)
            .at(Detail.USUAL)
            .under(Topic.WAGES));

    /** Average pay by place of work (r,e). */
    public static final Quantity AVERAGE_PAY = declare(Quantity.variable(
            "average_pay",
            "WAV",
            Kind.PRICE,
            INDEX,
            "Average pay by place of work, in foreign exchange: the wage and the pay differentials of the industries that employ.",
            Axis.REGION,
            Axis.GROUP));

    /** Price of the domestic composite (r,j). */
    public static final Quantity DOMESTIC_PRICE = declare(Quantity.variable(
            "domestic_price", "PD", Kind.PRICE, INDEX, "Price of the domestic composite.", Axis.REGION, Axis.INDUSTRY));

    /** Composite of domestic and foreign (r,j). */
    public static final Quantity COMPOSITE = declare(Quantity.variable(
            "composite", "A", Kind.QUANTITY, REAL, "Composite of domestic and foreign.", Axis.REGION, Axis.INDUSTRY));

    /** Disposable income of households (r,e). */
    public static final Quantity DISPOSABLE_INCOME = declare(Quantity.variable(
                    "disposable_income",
                    "INC",
                    Kind.VALUE,
                    MONEY,
                    "Disposable income of households.",
                    Axis.REGION,
                    Axis.GROUP)
            .at(Detail.KEY));

    /** Capital income that households share nationally. */
    public static final Quantity CAPITAL_INCOME_POOL = declare(Quantity.variable(
                    "capital_income_pool",
                    "POOL",
                    Kind.VALUE,
                    MONEY,
                    "What corporations pay out to households nationally.")
            .ofEitherSign());

    /** National average wage of a worker. */
    public static final Quantity NATIONAL_WAGE = declare(
            Quantity.variable("national_wage", "WBAR", Kind.PRICE, INDEX, "National average wage of a worker."));

    /** Government saving, in foreign exchange. */
    public static final Quantity GOVERNMENT_SAVING = declare(scaled(
                    Drivers.GOVERNMENT_SAVING,
                    Kind.QUANTITY,
                    MONEY,
                    "Net saving of government at home, in foreign exchange.")
            .ofEitherSign()
            .at(Detail.KEY)
            .under(Topic.NATION));

    /** Scale of transfers to households. */
    public static final Quantity TRANSFER_SCALE =
            declare(scaled(Drivers.TRANSFER_SCALE, Kind.SCALE, INDEX, "Scale of transfers to households."));

    /** Scale of income taxes. */
    public static final Quantity INCOME_TAX_SCALE =
            declare(scaled(Drivers.INCOME_TAX_SCALE, Kind.SCALE, INDEX, "Scale of income taxes."));

    /** Scale of investment. */
    public static final Quantity INVESTMENT_SCALE = declare(
            scaled(Drivers.INVESTMENT_SCALE, Kind.SCALE, INDEX, "Scale of investment common to all destinations."));

    /** Unemployed over the labour force, by residence (r,e); a variable of the closure with a wage curve alone. */
    public static final Quantity UNEMPLOYMENT_RATE = declare(Quantity.variable(
                    "unemployment_rate",
                    "U",
                    Kind.RATE,
                    "share of labour force",
                    "Unemployed over the labour force, by residence.",
                    Axis.REGION,
                    Axis.GROUP)
            .at(Detail.KEY)
            .under(Topic.PEOPLE));

    /** Mean real pay of a group in the country (e), relative to the base year; with a wage curve alone. */
    public static final Quantity NATIONAL_REAL_PAY = declare(Quantity.variable(
            "national_real_pay",
            "WREAL",
            Kind.SCALE,
            INDEX,
            "Mean real pay of a group in the country, by residence.",
            Axis.GROUP));

    /** Foreign saving, in foreign exchange. */
    public static final Quantity FOREIGN_SAVING = declare(scaled(
                    Drivers.FOREIGN_SAVING,
                    Kind.QUANTITY,
                    MONEY,
                    "Lending of the rest of the world to others than the fund, in foreign exchange.")
            .ofEitherSign()
            .at(Detail.KEY)
            .under(Topic.NATION));

    /** Price of foreign exchange, the numeraire. */
    public static final Quantity EXCHANGE_RATE = declare(
            Quantity.variable("exchange_rate", "PFX", Kind.PRICE, INDEX, "Price of foreign exchange, the numeraire."));

    /** National factor on productivity. */
    public static final Quantity NATIONAL_PRODUCTIVITY = declare(scaled(
                    Drivers.NATIONAL_PRODUCTIVITY,
                    Kind.SCALE,
                    INDEX,
                    "National factor on the productivity of private industries but petroleum.")
            .at(Detail.KEY));

    // what blocks give to each other and define as results

    /** Product j bought by industry i (r,i,j). */
    public static final Quantity INTERMEDIATE_USE = declare(Quantity.definition(
            "intermediate use",
            Kind.QUANTITY,
            REAL,
            "Product j bought by industry i.",
            Axis.REGION,
            Axis.INDUSTRY,
            Axis.INDUSTRY));

    /** Capital services used (r,i). */
    public static final Quantity CAPITAL_USED = declare(Quantity.definition(
            "capital used", Kind.QUANTITY, REAL, "Capital services used.", Axis.REGION, Axis.INDUSTRY));

    /** Natural resources used (r,i). */
    public static final Quantity RESOURCE_USED = declare(Quantity.definition(
            "resource used", Kind.QUANTITY, REAL, "Natural resources used.", Axis.REGION, Axis.INDUSTRY));

    /** Value added at basic prices, inputs and output each at prices of the base year (r,i). */
    public static final Quantity VALUE_ADDED = declare(Quantity.definition(
                    "value added",
                    Kind.QUANTITY,
                    REAL,
                    "Value added at basic prices, inputs and output each at prices of the base year.",
                    Axis.REGION,
                    Axis.INDUSTRY)
            .mostlyPositive()
            .at(Detail.USUAL)
            .under(Topic.INDUSTRIES));

    /** Value added at basic prices, current prices (r,i). */
    public static final Quantity VALUE_ADDED_CURRENT = declare(Quantity.definition(
                    "value added, current",
                    Kind.VALUE,
                    MONEY,
                    "Value added at basic prices, current prices.",
                    Axis.REGION,
                    Axis.INDUSTRY)
            .mostlyPositive()
            .at(Detail.USUAL));

    /** Household consumption (r,e,j). */
    public static final Quantity CONSUMPTION = declare(Quantity.definition(
                    "consumption",
                    Kind.QUANTITY,
                    REAL,
                    "Household consumption.",
                    Axis.REGION,
                    Axis.GROUP,
                    Axis.INDUSTRY)
            .at(Detail.USUAL));

    /** Household expenditure with tax (r,e). */
    public static final Quantity SPENDING = declare(Quantity.definition(
            "spending", Kind.VALUE, MONEY, "Household expenditure with tax.", Axis.REGION, Axis.GROUP));

    /** Transfers to households (r,e). */
    public static final Quantity TRANSFERS = declare(
            Quantity.definition("transfers", Kind.VALUE, MONEY, "Transfers to households.", Axis.REGION, Axis.GROUP));

    /** Price of what the households of a region bought in the base year (r). */
    public static final Quantity CONSUMER_PRICE = declare(Quantity.definition(
            "consumer price", Kind.PRICE, INDEX, "Price of the base year's basket of households.", Axis.REGION));

    /** Efficiency units of labour used by an industry (r,i,e). */
    public static final Quantity LABOUR_DEMAND = declare(Quantity.of(
            Role.DEFINITION,
            "labour",
            "labour used",
            Kind.QUANTITY,
            "MNOK, 2018 wages",
            "Efficiency units of labour used.",
            Axis.REGION,
            Axis.INDUSTRY,
            Axis.GROUP));

    /** Wages without employer's contribution. */
    public static final Quantity WAGE_BILL =
            declare(Quantity.definition("wage bill", Kind.VALUE, MONEY, "Wages without employer's contribution.")
                    .at(Detail.KEY));

    /** Employer's contributions. */
    public static final Quantity PAYROLL_TAX =
            declare(Quantity.definition("payroll tax", Kind.VALUE, MONEY, "Employer's contributions.")
                    .mostlyPositive());

    /** Public purchases (r,j). */
    public static final Quantity PUBLIC_PURCHASES = declare(Quantity.definition(
                    "public purchases", Kind.QUANTITY, REAL, "Public purchases.", Axis.REGION, Axis.INDUSTRY)
            .at(Detail.USUAL));

    /** Public purchases with tax. */
    public static final Quantity PUBLIC_SPENDING =
            declare(Quantity.definition("public spending", Kind.VALUE, MONEY, "Public purchases with tax.")
                    .at(Detail.USUAL));

    /** Investment by destination with tax (r,i). */
    public static final Quantity INVESTMENT = declare(Quantity.definition(
                    "investment",
                    Kind.QUANTITY,
                    REAL,
                    "Investment by destination with tax.",
                    Axis.REGION,
                    Axis.INDUSTRY)
            .at(Detail.USUAL));

    /** A total: all that saving pays for. */
    public static final Quantity INVESTMENT_SPENDING =
            declare(Quantity.definition("investment spending", Kind.VALUE, MONEY, "Investment and inventories.")
                    .mostlyPositive()
                    .at(Detail.USUAL));

    /** {@code PA}, what all buyers pay for a unit of the composite in a region before product taxes (r,j). */
    public static final Quantity COMPOSITE_PRICE = declare(Quantity.definition(
            "composite price", Kind.PRICE, INDEX, "Price of the composite without tax.", Axis.REGION, Axis.INDUSTRY));

    /** A total: all that government receives. */
    public static final Quantity PUBLIC_RECEIPTS =
            declare(Quantity.definition("public receipts", Kind.VALUE, MONEY, "All receipts of government.")
                    .mostlyPositive()
                    .at(Detail.USUAL));

    /** Exports by region of origin (s,j). */
    public static final Quantity EXPORTS =
            declare(Quantity.definition("exports", Kind.QUANTITY, REAL, "Exports.", Axis.REGION, Axis.INDUSTRY)
                    .at(Detail.USUAL));

    /** Imports by region of use (r,j). */
    public static final Quantity IMPORTS =
            declare(Quantity.definition("imports", Kind.QUANTITY, REAL, "Imports.", Axis.REGION, Axis.INDUSTRY)
                    .at(Detail.USUAL));

    /** Exports at current prices. */
    public static final Quantity EXPORT_VALUE =
            declare(Quantity.definition("export value", Kind.VALUE, MONEY, "Exports, current prices.")
                    .at(Detail.USUAL));

    /** Imports at current prices. */
    public static final Quantity IMPORT_VALUE =
            declare(Quantity.definition("import value", Kind.VALUE, MONEY, "Imports, current prices.")
                    .at(Detail.USUAL));

    /** What the equation that Walras' law makes redundant leaves. */
    public static final Quantity BALANCE_WITH_WORLD = declare(Quantity.definition(
                    "balance with the world",
                    Kind.VALUE,
                    MONEY,
                    "Imports less exports less income from abroad: the equation that Walras' law makes redundant.")
            .ofEitherSign());

    /** Deliveries from a region to a region at basic prices (s,r,j). */
    public static final Quantity DELIVERIES = declare(Quantity.definition(
            "deliveries",
            Kind.QUANTITY,
            REAL,
            "Deliveries between regions at basic prices.",
            Axis.REGION,
            Axis.DESTINATION,
            Axis.INDUSTRY));

    /** A total: {@code F = RK K + RN N}, before tax (r,i). */
    public static final Quantity CAPITAL_INCOME = declare(Quantity.definition(
            "capital income",
            Kind.VALUE,
            MONEY,
            "Income of capital and natural resources before tax.",
            Axis.REGION,
            Axis.INDUSTRY));

    /** Value added of the mainland industries, the country's. */
    public static final Quantity MAINLAND_PRODUCT = declare(
            Quantity.definition("mainland product", Kind.QUANTITY, REAL, "Value added of the mainland industries.")
                    .mostlyPositive()
                    .at(Detail.KEY)
                    .under(Topic.PRODUCT));

    /** Consumption of fixed capital at the price of investment goods (r,i). */
    public static final Quantity DEPRECIATION = declare(Quantity.definition(
            "depreciation",
            Kind.VALUE,
            MONEY,
            "Consumption of fixed capital at the price of investment goods.",
            Axis.REGION,
            Axis.INDUSTRY));

    /** Petroleum's surplus after tax less its investment. */
    public static final Quantity PETROLEUM_CASH_FLOW = declare(
            Quantity.definition("petroleum cash flow", Kind.VALUE, MONEY, "Petroleum's surplus less its investment.")
                    .ofEitherSign()
                    .at(Detail.KEY));

    /** Net saving of households. */
    public static final Quantity HOUSEHOLD_SAVING =
            declare(Quantity.definition("household saving", Kind.VALUE, MONEY, "Net saving of households.")
                    .ofEitherSign()
                    .at(Detail.KEY));

    /** What corporations keep. */
    public static final Quantity CORPORATE_SAVING = declare(Quantity.definition(
                    "corporate saving",
                    Kind.VALUE,
                    MONEY,
                    "Retained earnings and the base year's primary income from abroad.")
            .ofEitherSign()
            .at(Detail.KEY));

    /** What the budget takes from the fund. */
    public static final Quantity FUND_WITHDRAWAL =
            declare(Quantity.definition("fund withdrawal", Kind.VALUE, MONEY, "What the budget takes from the fund.")
                    .mostlyPositive()
                    .at(Detail.KEY));

    /** What the fund gets. */
    public static final Quantity FUND_INFLOW =
            declare(Quantity.definition("fund inflow", Kind.VALUE, MONEY, "Government's part of petroleum's cash flow.")
                    .ofEitherSign()
                    .at(Detail.KEY));

    /** What owners at home lend abroad beside the fund. */
    public static final Quantity LENDING_ABROAD =
            declare(Quantity.definition("lending abroad", Kind.VALUE, MONEY, "Private lending abroad, less borrowing.")
                    .ofEitherSign()
                    .at(Detail.KEY));

    /** What their capital abroad earns. */
    public static final Quantity CAPITAL_ABROAD_INCOME = declare(Quantity.definition(
                    "income from capital abroad",
                    Kind.VALUE,
                    MONEY,
                    "What private capital abroad earns, that of the base year outside it.")
            .ofEitherSign()
            .at(Detail.KEY));

    /** What transfers must fall by. */
    public static final Quantity FUNDING_GAP = declare(Quantity.definition(
                    "funding gap",
                    Kind.VALUE,
                    MONEY,
                    "What transfers by their rules are more than the budget can bear.")
            .ofEitherSign()
            .at(Detail.KEY));

    /** Terms of trade outside petroleum. */
    public static final Quantity TERMS_OF_TRADE = declare(Quantity.definition(
                    "terms of trade",
                    Kind.SCALE,
                    "ratio",
                    "Export prices over import prices outside petroleum, implicit deflators.")
            .at(Detail.KEY));

    // what blocks give to each other and no table shows

    /** Capital stock, relative to the base year (r,i). */
    public static final Quantity CAPITAL_INDEX = declare(Quantity.definition(
            "capital index", Kind.SCALE, BASE, "Capital stock relative to the base year.", Axis.REGION, Axis.INDUSTRY));

    /** Price of investment goods (r). */
    public static final Quantity INVESTMENT_PRICE = declare(
            Quantity.definition("investment price", Kind.PRICE, INDEX, "Price of investment goods.", Axis.REGION));

    /** {@code P_I}: what a crown saved buys, the country's mean outside petroleum. */
    public static final Quantity SAVING_PRICE = declare(Quantity.definition(
            "saving price", Kind.PRICE, INDEX, "Price of investment goods in the country, petroleum's left out."));

    /** A total: what the country has from abroad beside exports; it pays for the import surplus. */
    public static final Quantity FROM_ABROAD = declare(Quantity.definition(
                    "income from abroad",
                    Kind.VALUE,
                    MONEY,
                    "What the country has from abroad beside exports, lending included.")
            .ofEitherSign());

    /** The rate of employer's contribution by place of work (r). */
    public static final Quantity PAYROLL_TAX_RATE = declare(Quantity.definition(
                    "payroll tax rate", Kind.RATE, "share of wages", "Employer's contribution.", Axis.REGION)
            .ofEitherSign());

    /** The rate of tax on the gross surplus of an industry (i). */
    public static final Quantity CAPITAL_TAX_RATE =
            declare(Quantity.definition("capital tax rate", Kind.RATE, "share", "Tax on gross surplus.", Axis.INDUSTRY)
                    .ofEitherSign());

    /** {@code (1 - capital_tax) F} (r,i). */
    public static final Quantity NET_CAPITAL_INCOME = declare(Quantity.definition(
            "capital income after tax",
            Kind.VALUE,
            MONEY,
            "Income of capital and natural resources after capital tax.",
            Axis.REGION,
            Axis.INDUSTRY));

    /** What residents earn at work, wherever they work (r,e). */
    public static final Quantity LABOUR_INCOME = declare(
            Quantity.definition("labour income", Kind.VALUE, MONEY, "Wages of residents.", Axis.REGION, Axis.GROUP));

    /** Employed over the labour force, by residence, relative to the base year (r,e). */
    public static final Quantity EMPLOYMENT = declare(Quantity.definition(
            "employment", Kind.SCALE, BASE, "Employed over the labour force, by residence.", Axis.REGION, Axis.GROUP));

    /** Employed by residence, relative to the base year (r,e). */
    public static final Quantity WORKERS = declare(
            Quantity.definition("workers", Kind.SCALE, BASE, "Employed by residence.", Axis.REGION, Axis.GROUP));

    /** The pay that residents may work for, net of what it costs to get there. */
    public static final Quantity JOB_ACCESS = declare(Quantity.variable(
                    "job_access",
                    "ACCESS",
                    Kind.PRICE,
                    INDEX,
                    "Pay within reach of the residents of a region, in foreign exchange, where they choose where to work: mean of"
                            + " average pay by place of work, higher for what can be chosen between.",
                    Axis.REGION,
                    Axis.GROUP)
            .at(Detail.USUAL));

    /** How many more residents work in a region than in the base year, of as many (r,s,e). */
    public static final Quantity COMMUTING = declare(Quantity.definition(
            "commuting",
            Kind.SCALE,
            BASE,
            "Share of the residents of a region who work in a region, relative to the base year.",
            Axis.REGION,
            Axis.DESTINATION,
            Axis.GROUP));

    /** Persons by region of residence and of work. */
    public static final Quantity COMMUTERS = declare(Quantity.definition(
                    "commuters",
                    Kind.PERSONS,
                    "persons",
                    "Employed by region of residence and of work, where residents choose where to work.",
                    Axis.REGION,
                    Axis.DESTINATION,
                    Axis.GROUP)
            .at(Detail.USUAL));

    /** What producers get for what they sell abroad (r,i). */
    public static final Quantity PRICE_ABROAD = declare(
            Quantity.definition("price abroad", Kind.PRICE, INDEX, "Price of exports.", Axis.REGION, Axis.INDUSTRY));

    /** What producers sell at home and abroad, at the prices of the base year (r,i). */
    public static final Quantity SALES = declare(Quantity.definition(
            "sales", Kind.QUANTITY, REAL, "Output sold at home and abroad.", Axis.REGION, Axis.INDUSTRY));

    /** What imports cost in domestic currency (j). */
    public static final Quantity IMPORT_PRICE =
            declare(Quantity.definition("import price", Kind.PRICE, INDEX, "Price of imports.", Axis.INDUSTRY));

    /** A total: purchases of composites by all users (r,j). */
    public static final Quantity COMPOSITE_DEMAND = declare(Quantity.definition(
            "composite demand", Kind.QUANTITY, REAL, "Purchases of the composite.", Axis.REGION, Axis.INDUSTRY));

    /** A total: all that government pays, its saving left out. */
    public static final Quantity PUBLIC_OUTLAYS = declare(Quantity.definition(
            "public outlays", Kind.VALUE, MONEY, "Purchases and transfers of government, those to abroad included."));

    /** A total: all that is saved, government's and foreign saving included. */
    public static final Quantity SAVING = declare(
            Quantity.definition("saving", Kind.VALUE, MONEY, "All saving.").mostlyPositive());

    /**
     * Welfare of a type (r,e), as the equations of a year have it: {@link #WELFARE}, which knows no number where subsistence is
     * not covered.
     */
    public static final Quantity WELFARE_PER_RESIDENT = declare(Quantity.definition(
                    "welfare per resident",
                    Kind.QUANTITY,
                    PER_PERSON,
                    "Spending that would give the households' utility at the prices of 2018, and real saving.",
                    Axis.REGION,
                    Axis.GROUP)
            .mostlyPositive());

    // what a year starts from, as its equations take it: parameters that blocks declare

    /** Efficiency units of labour by residence (r,e). */
    public static final Quantity LABOUR_SUPPLY = declare(
            stock(Entry.LABOUR, Kind.SCALE, BASE, "Efficiency units of labour by residence.", Axis.REGION, Axis.GROUP));

    /** Persons by group of residence (r,e). */
    public static final Quantity PERSONS =
            declare(stock(Entry.PERSONS, Kind.SCALE, BASE, "Persons by group of residence.", Axis.REGION, Axis.GROUP));

    /** Capital that a year starts with (r,i). */
    public static final Quantity CAPITAL =
            declare(stock("capital", Kind.SCALE, BASE, "Capital stock.", Axis.REGION, Axis.INDUSTRY));

    /** What investment on the market is in proportion to (r,i). */
    public static final Quantity INVESTMENT_WEIGHT = declare(stock(
            "investment_weight",
            Kind.SCALE,
            BASE,
            "Capital stock that market investment is in proportion to; zero where it is exogenous.",
            Axis.REGION,
            Axis.INDUSTRY));

    /** Investment that is given (r,i). */
    public static final Quantity EXOGENOUS_INVESTMENT = declare(stock(
            "exogenous_investment",
            Kind.QUANTITY,
            REAL,
            "Investment that is given, as in petroleum.",
            Axis.REGION,
            Axis.INDUSTRY));

    /** The fund that a year starts with. */
    public static final Quantity FUND_GIVEN =
            declare(stock("fund", Kind.QUANTITY, MONEY, "Government Pension Fund, in foreign exchange."));

    /** The private capital abroad that a year starts with. */
    public static final Quantity CAPITAL_ABROAD_GIVEN = declare(stock(
            "capital_abroad",
            Kind.QUANTITY,
            MONEY,
            "Private capital abroad: what has been lent since the base year, in foreign exchange."));

    /** The mainland product that a calibration hits. */
    public static final Quantity PRODUCT_AIM =
            declare(stock("mainland_product", Kind.QUANTITY, REAL, "Given mainland product."));

    // stocks, and what is counted from a year

    /** Capital at the start of the year (r,i). */
    public static final Quantity CAPITAL_STOCK = declare(Quantity.of(
            Role.STOCK,
            "capital_stock",
            "capital stock",
            Kind.QUANTITY,
            REAL,
            "Capital at the start of the year.",
            Axis.REGION,
            Axis.INDUSTRY));

    /** The fund at the start of the year. */
    public static final Quantity FUND = declare(Quantity.of(
                    Role.STOCK,
                    "pension_fund",
                    "pension fund",
                    Kind.QUANTITY,
                    MONEY,
                    "Government Pension Fund at the start of the year, in foreign exchange.")
            .at(Detail.KEY));

    /** Private capital abroad at the start of the year. */
    public static final Quantity CAPITAL_ABROAD = declare(Quantity.of(
                    Role.STOCK,
                    "private_capital_abroad",
                    "private capital abroad",
                    Kind.QUANTITY,
                    MONEY,
                    "Private capital abroad at the start of the year, lent since the base year, in foreign exchange.")
            .ofEitherSign()
            .at(Detail.KEY));

    /** What migration compares: the wage per employed resident (r,e). */
    public static final Quantity WAGE_PER_PERSON = declare(Quantity.of(
                    Role.MEASURE,
                    "wage_per_person",
                    "wage per person",
                    Kind.PRICE,
                    "NOK a year",
                    "Wage per employed resident, in foreign exchange.",
                    Axis.REGION,
                    Axis.GROUP)
            .at(Detail.KEY)
            .under(Topic.WAGES));

    /** The wage per employed resident at the consumer prices of the region (r,e). */
    public static final Quantity REAL_WAGE_PER_PERSON = declare(measure(
                    "real_wage_per_person",
                    Kind.QUANTITY,
                    "NOK a year, 2018 prices",
                    "Wage per employed resident at the consumer prices of the region.",
                    Axis.REGION,
                    Axis.GROUP)
            .at(Detail.KEY)
            .under(Topic.WAGES));

    /** Population (r). */
    public static final Quantity POPULATION =
            declare(people("population", "persons", "Population with migrants and their families.", Axis.REGION)
                    .at(Detail.KEY));

    /** Employed by residence (r,e). */
    public static final Quantity EMPLOYED =
            declare(people("employed", "persons", "Employed by residence.", Axis.REGION, Axis.GROUP)
                    .at(Detail.KEY));

    /** Employed who move in to the next year (r,e). */
    public static final Quantity NET_MIGRATION = declare(people(
                    "net_migration",
                    "persons a year",
                    "Employed who move in, net, to the next year.",
                    Axis.REGION,
                    Axis.GROUP)
            .ofEitherSign()
            .at(Detail.USUAL)
            .under(Topic.NONE));

    /** Net in-migration since the base year (r,e). */
    public static final Quantity ACCUMULATED_MIGRATION = declare(people(
                    "accumulated_migration",
                    "persons",
                    "Net in-migration since the base year, employed.",
                    Axis.REGION,
                    Axis.GROUP)
            .ofEitherSign()
            .at(Detail.KEY));

    /** Persons trained into the group since the base year (r,e). */
    public static final Quantity TRAINED = declare(people(
                    "trained",
                    "persons",
                    "Persons trained into the group since the base year, net.",
                    Axis.REGION,
                    Axis.GROUP)
            .ofEitherSign()
            .at(Detail.KEY));

    /** Value added of the mainland industries by region (r). */
    public static final Quantity MAINLAND_PRODUCT_BY_REGION = declare(measure(
                    "mainland_product_by_region",
                    Kind.QUANTITY,
                    REAL,
                    "Value added of the mainland industries.",
                    Axis.REGION)
            .at(Detail.KEY)
            .under(Topic.PRODUCT));

    /** Value added of the mainland industries over population (r). */
    public static final Quantity MAINLAND_PRODUCT_PER_PERSON = declare(measure(
                    "mainland_product_per_person",
                    Kind.QUANTITY,
                    "NOK a person, 2018 prices",
                    "Value added of the mainland industries over population.",
                    Axis.REGION)
            .at(Detail.KEY)
            .under(Topic.PRODUCT));

    /** Value added of all industries. */
    public static final Quantity PRODUCT =
            declare(measure("product", Kind.QUANTITY, REAL, "Value added of all industries.")
                    .at(Detail.KEY));

    /** What a change is worth to a resident, saving counted (r,e). */
    public static final Quantity WELFARE_GAIN = declare(welfare(
                    "welfare_gain",
                    PER_PERSON,
                    "What the change is worth to a resident of the baseline: equivalent variation and what is saved more, at 2018"
                            + " prices.")
            .ofEitherSign());

    /** What a change is worth to all residents, saving counted (r,e). */
    public static final Quantity WELFARE_GAIN_TOTAL =
            declare(welfare("welfare_gain_total", REAL, "What the change is worth to all residents, saving counted.")
                    .ofEitherSign());

    /** What all years to the one looked at are worth, and the wealth left in it (r,e). */
    public static final Quantity WELFARE_GAIN_PRESENT_VALUE = declare(welfare(
                    "welfare_gain_present_value",
                    REAL,
                    "Present value of the equivalent variation of all residents, and of what they have saved more by the last year.")
            .ofEitherSign());

    /** Disposable income at the consumer prices of the region (r,e). */
    public static final Quantity REAL_INCOME = declare(
            welfare("real_income", PER_PERSON, "Disposable income of households at the consumer prices of the region.")
                    .at(Detail.KEY));

    /** Net saving of households at the price of investment goods (r,e). */
    public static final Quantity REAL_SAVING =
            declare(welfare("real_saving", PER_PERSON, "Net saving of households at the price of investment goods.")
                    .ofEitherSign()
                    .at(Detail.KEY));

    /** Living standard and real saving (r,e). */
    public static final Quantity WELFARE = declare(
            welfare("welfare", PER_PERSON, "Living standard and real saving.").at(Detail.KEY));

    /** Living standard of households, money metric, including moves and training (r,e). */
    public static final Quantity LIVING_STANDARD = declare(welfare(
                    "living_standard",
                    PER_PERSON,
                    "Spending that would give the households' utility at the prices of 2018.")
            .at(Detail.KEY));

    /** Equivalent variation per person (r,e). */
    public static final Quantity EQUIVALENT_VARIATION = declare(welfare(
                    "equivalent_variation",
                    PER_PERSON,
                    "What the change is worth to a resident of the baseline, at 2018 prices; Stone-Geary preferences."
                            + " Saving is not counted.")
            .ofEitherSign());

    /** Equivalent variation of all residents (r,e). */
    public static final Quantity EQUIVALENT_VARIATION_TOTAL =
            declare(welfare("equivalent_variation_total", REAL, "Equivalent variation of all residents.")
                    .ofEitherSign());

    /** Present value of the equivalent variation of all residents, to the year looked at (r,e). */
    public static final Quantity EQUIVALENT_VARIATION_PRESENT_VALUE = declare(welfare(
                    "equivalent_variation_present_value",
                    REAL,
                    "Present value of the equivalent variation of all residents.")
            .ofEitherSign());

    private Quantities() {}

    /** All quantities, in the order of their declaration. */
    public static List<Quantity> all() {
        return Collections.unmodifiableList(DECLARED);
    }

    /** What comparisons once called a result, in words of their own. */
    private static final Map<String, Quantity> FORMER_WORDS = Map.of(
            "moved", ACCUMULATED_MIGRATION,
            "wage at work", WAGE,
            "product per person", MAINLAND_PRODUCT_PER_PERSON);

    /** What a word is called: the id of the result with that symbol or former name, which tables have shown once; else the word. */
    public static String nameOf(String word) {
        Stream<Quantity> bySymbol = DECLARED.stream()
                .filter(quantity -> quantity.role() == Role.VARIABLE || quantity.role() == Role.DEFINITION)
                .filter(quantity -> quantity.symbol().equals(word));
        return Stream.concat(Stream.ofNullable(FORMER_WORDS.get(word)), bySymbol)
                .map(Quantity::id)
                .findFirst()
                .orElse(word);
    }

    private static Quantity declare(Quantity quantity) {
        DECLARED.add(quantity);
        return quantity;
    }

    /** A national variable that closures find, or hold at a level that a driver of the same name scales. */
    private static Quantity scaled(Driver driver, Kind kind, String unit, String meaning) {
        return Quantity.variable(driver.name(), driver.symbol(), kind, unit, meaning);
    }

    private static Quantity stock(String symbol, Kind kind, String unit, String meaning, Axis... axes) {
        return Quantity.of(Role.STOCK, symbol + "_given", symbol, kind, unit, meaning, axes);
    }

    private static Quantity welfare(String id, String unit, String meaning) {
        return measure(id, Kind.QUANTITY, unit, meaning, Axis.REGION, Axis.GROUP)
                .under(Topic.WELFARE);
    }

    private static Quantity people(String id, String unit, String meaning, Axis... axes) {
        return measure(id, Kind.PERSONS, unit, meaning, axes).under(Topic.PEOPLE);
    }

    private static Quantity measure(String id, Kind kind, String unit, String meaning, Axis... axes) {
        return Quantity.of(Role.MEASURE, id, id, kind, unit, meaning, axes);
    }
}
