package org.likevekt.model.calibration;

import org.jspecify.annotations.Nullable;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;

/**
 * The base year as the equations need it: quantities at benchmark prices of one, with transport margins attached to the
 * goods they bring.
 *
 * <p>Index sets: r, s regions; i industries; j products; e groups; u users. Amounts are MNOK of the base year.
 */
public final class Benchmark {
    private final RegionalAccounts accounts;
    private final Behaviour behaviour;
    private final Grid domestic;
    private final Grid imported;
    private final Grid use;
    private @Nullable Benchmark pooled;

    /** The benchmark of some accounts with given behavioural parameters. */
    public Benchmark(RegionalAccounts accounts, Behaviour behaviour) {
        this.accounts = accounts;
        this.behaviour = behaviour;
        Grid delivered = accounts.deliveries().sumOver(0);
        Grid margins = accounts.margins().sumOver(0);
        this.domestic = Grid.of(at -> delivered.get(at) + margins.get(at), regions(), industries());
        this.imported = accounts.importedUse().sumOver(2);
        Grid direct = accounts.directUse();
        Grid abroad = accounts.importedUse();
        this.use = Grid.of(
                at -> {
                    double goods = delivered.get(at[0], at[1]);
                    double markup = goods == 0 ? 0 : margins.get(at[0], at[1]) / goods;
                    return direct.get(at) * (1 + markup) + abroad.get(at);
                },
                regions(),
                industries(),
                accounts.users());
    }

    /** The same base year with trade through a national pool ({@link RegionalAccounts#withPooledTrade()}). */
    public synchronized Benchmark withPooledTrade() {
        // one for all models: two runs of it are of the same base year
        Benchmark known = pooled == null ? new Benchmark(accounts.withPooledTrade(), behaviour) : pooled;
        pooled = known;
        return known;
    }

    /** The accounts behind it. */
    public RegionalAccounts accounts() {
        return accounts;
    }

    /** The tables behind the accounts. */
    public Dataset dataset() {
        return accounts.dataset();
    }

    /** Behavioural parameters that are not in the tables by industry. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** Regions. */
    public Classification regions() {
        return accounts.regions();
    }

    /** Industries and their products. */
    public Classification industries() {
        return accounts.industries();
    }

    /** Education groups. */
    public Classification groups() {
        return accounts.groups();
    }

    /** Domestic composite with margins (r,j). */
    public Grid domesticComposite() {
        return domestic;
    }

    /** Imports (r,j). */
    public Grid imports() {
        return imported;
    }

    /** Purchases of the composite with margins, without tax (r,j,u). */
    public Grid use() {
        return use;
    }

    /** Purchases of one final user (r,j). */
    public Grid useBy(String user) {
        int u = accounts.users().indexOf(user);
        return Grid.of(at -> use.get(at[0], at[1], u), regions(), industries());
    }

    /** Products in a unit of investment (r,j), as shares of what the region's investors buy without tax. */
    public Grid investmentBasket() {
        Grid goods = useBy("INVESTMENT");
        Grid total = goods.sumOver(1);
        return Grid.of(at -> goods.get(at) / total.get(at[0]), regions(), industries());
    }

    /** Purchases of households (r,e,j). */
    public Grid householdUse() {
        int first = industries().size();
        return Grid.of(at -> use.get(at[0], at[2], first + at[1]), regions(), groups(), industries());
    }

    /** Purchases of industries (r,i,j): product j bought by industry i. */
    public Grid intermediateUse() {
        return Grid.of(at -> use.get(at[0], at[2], at[1]), regions(), industries(), industries());
    }

    /** Tax over purchases of a user at prices without tax. */
    public double productTaxRate(String user) {
        return accounts.productTaxRate().get(user);
    }

    /** Tax over purchases of households at prices without tax, the same for all groups. */
    public double householdTaxRate() {
        return productTaxRate("HOUSEHOLD_" + groups().code(0));
    }

    /** Taxes less subsidies on production over output (r,i); zero where nothing is made. */
    public Grid productionTaxRate() {
        Grid output = accounts.output();
        Grid tax = accounts.productionTax();
        return Grid.of(at -> output.get(at) == 0 ? 0 : tax.get(at) / output.get(at), regions(), industries());
    }

    /** Wages without employer's contribution (r,i,e). */
    public Grid wages() {
        return Grid.of(
                at -> accounts.compensation().get(at)
                        / (1 + accounts.payrollTaxRate().get(at[0])),
                regions(),
                industries(),
                groups());
    }

    /**
     * Pay of an industry relative to the national mean for workers of the same education (i): compensation over persons
     * times the relative earnings of their groups. A worker who changes industry gets the new industry's pay, so it is
     * a differential between jobs, not a skill (Lofgren et al. 2002, "A standard CGE model in GAMS", factor-specific
     * wage distortions).
     */
    public Grid payDifferential() {
        Grid earnings = dataset().relativeEarnings();
        Grid persons = accounts.persons();
        Grid units = Grid.of(at -> persons.get(at) * earnings.get(at[2]), regions(), industries(), groups());
        Grid byIndustry = units.sumOver(0, 2);
        Grid paid = accounts.compensation().sumOver(0, 2);
        double mean = paid.total() / byIndustry.total();
        return Grid.of(at -> paid.get(at) / byIndustry.get(at) / mean, industries());
    }

    /** Capital income without resource rent (r,i). */
    public Grid capital() {
        return Grid.of(
                at -> accounts.surplus().get(at) - accounts.resourceRent().get(at), regions(), industries());
    }

    /** Elasticity by industry (i) from the table's column. */
    public double[] elasticity(String nest) {
        Grid table = dataset().elasticities();
        int column = table.axis(1).indexOf(nest);
        return Grid.of(at -> table.get(at[0], column), industries()).values();
    }
}
