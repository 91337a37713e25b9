package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Who buys what in each region, before it is known where it comes from; MNOK at basic or cif prices.
 *
 * @param domesticUse (r,j,u) transport margins still inside the purchases of TRANS
 * @param importedUse (r,j,u)
 * @param exports (r,j)
 * @param reExports national imports that leave the country again, taken out of imports and exports
 * @param productTaxRate (u) product taxes over purchases
 * @param productTax (r,u)
 * @param fits how far household and investment purchases and exports of goods moved from their priors
 */
record Demand(
        Grid domesticUse,
        Grid importedUse,
        Grid exports,
        double reExports,
        Grid productTaxRate,
        Grid productTax,
        List<Balancing.Result> fits) {
    static final String HOUSEHOLD = "HOUSEHOLD_";
    static final String GOVERNMENT = "GOVERNMENT";
    static final String INVESTMENT = "INVESTMENT";
    static final String INVENTORY = "INVENTORY";
    private static final int SWEEPS = 20_000;

    /** Industries, a household for each group, government, investment and inventories. */
    static Classification users(Dataset data) {
        List<Classification.Item> others = new ArrayList<>();
        for (Classification.Item group : data.groups().items()) {
            others.add(new Classification.Item(HOUSEHOLD + group.code(), "Households: " + group.name()));
        }
        others.add(new Classification.Item(GOVERNMENT, "Government and non-profit institutions"));
        others.add(new Classification.Item(INVESTMENT, "Investment"));
        others.add(new Classification.Item(INVENTORY, "Inventories and statistical discrepancy"));
        return data.industries().followedBy("users", new Classification("final users", others));
    }

    /** The national uses that a user is part of. */
    static List<String> nationalUses(String user) {
        if (user.startsWith(HOUSEHOLD)) {
            return List.of("HOUSEHOLDS");
        }
        return user.equals(GOVERNMENT) ? List.of("NON_PROFIT", GOVERNMENT) : List.of(user);
    }

    /** The same, summed to larger regions. */
    Demand over(RegionPartition partition) {
        return new Demand(
                partition.sum(domesticUse),
                partition.sum(importedUse),
                partition.sum(exports),
                reExports,
                productTaxRate,
                partition.sum(productTax),
                fits);
    }

    /**
     * The same in parts of counties, where every user buys what it does in its county: industries by their jobs, households by
     * their consumption, government public services by their jobs and all else by the people, investment by what is invested.
     */
    Demand in(Spread spread, Dataset data, Production production, Incomes incomes) {
        Grid households = spread.shareInCounty(incomes.consumption());
        Grid invested = spread.shareInCounty(production.investment().sumOver(1));
        int industries = data.industries().size();
        int government = domesticUse.axis(2).indexOf(GOVERNMENT);
        int investment = domesticUse.axis(2).indexOf(INVESTMENT);
        Grid shares = Grid.of(
                at -> {
                    int u = at[2];
                    if (u < industries) {
                        return spread.jobs().get(at[0], u);
                    }
                    if (u < government) {
                        return households.get(at[0], u - industries);
                    }
                    if (u == government) {
                        return data.isPublic(at[1])
                                ? spread.jobs().get(at[0], at[1])
                                : spread.people().get(at[0]);
                    }
                    return u == investment ? invested.get(at[0]) : 0;
                },
                spread.areas(),
                domesticUse.axis(1),
                domesticUse.axis(2));
        Grid domestic = parts(spread, domesticUse, shares);
        Grid imported = parts(spread, importedUse, shares);
        Grid bought = Grid.of(
                        at -> domestic.get(at) + imported.get(at), spread.areas(), domestic.axis(1), domestic.axis(2))
                .sumOver(1);
        return new Demand(
                domestic,
                imported,
                spread.byJobs(exports),
                reExports,
                productTaxRate,
                Grid.of(at -> bought.get(at) * productTaxRate.get(at[1]), spread.areas(), domestic.axis(2)),
                fits);
    }

    /** Purchases of counties by shares of the users; inventories, which follow the others, have none. */
    private static Grid parts(Spread spread, Grid counties, Grid shares) {
        Grid others = spread.spread(counties, shares::get);
        Grid following = spread.shareInCounty(others.sumOver(2));
        int inventory = counties.axis(2).indexOf(INVENTORY);
        return Grid.of(
                at -> at[2] == inventory
                        ? counties.get(spread.county(at[0]), at[1], inventory) * following.get(at[0], at[1])
                        : others.get(at),
                spread.areas(),
                counties.axis(1),
                counties.axis(2));
    }

    static Demand build(Dataset data, Production production, Incomes incomes) {
        Classification users = users(data);
        Grid domestic = nationalUse(data, users, data.nationalDomesticUse());
        Grid imported = nationalUse(data, users, data.nationalImportedUse());
        Grid both = Grid.of(at -> domestic.get(at) + imported.get(at), data.industries(), users);
        Grid rate = taxRate(data, users, both);
        Balancing.Result consumption = purchases(
                "household purchases",
                data,
                production,
                both,
                users.indexOf(HOUSEHOLD + data.groups().code(0)),
                incomes.consumption().sumOver(1));
        Balancing.Result investment = purchases(
                "investment purchases",
                data,
                production,
                both,
                users.indexOf(INVESTMENT),
                production.investment().sumOver(1));
        Grid shares = shares(data, production, incomes, users, consumption.fitted(), investment.fitted());
        Grid domesticUse = spread(data, users, domestic, shares);
        Grid importedUse = spread(data, users, imported, shares);
        Grid purchases = Grid.of(
                        at -> domesticUse.get(at) + importedUse.get(at), data.regions(), data.industries(), users)
                .sumOver(1);
        Balancing.Result goods = GoodsExports.fit(data, production);
        return new Demand(
                domesticUse,
                importedUse,
                GoodsExports.exports(data, production, goods.fitted()),
                data.nationalImportedUse().sumOver(0).get("EXPORT"),
                rate,
                Grid.of(at -> purchases.get(at) * rate.get(at[1]), data.regions(), users),
                List.of(consumption, investment, goods));
    }

    /** National use (j,u) of the user's national uses; every household has the cell of all households. */
    private static Grid nationalUse(Dataset data, Classification users, Grid table) {
        return Grid.of(
                at -> nationalUses(users.code(at[1])).stream()
                        .mapToDouble(use -> table.get(at[0], table.axis(1).indexOf(use)))
                        .sum(),
                data.industries(),
                users);
    }

    private static Grid taxRate(Dataset data, Classification users, Grid nationalUse) {
        Grid inputs = data.nationalPrimaryInputs();
        Grid purchases = nationalUse.sumOver(0);
        return Grid.of(
                at -> {
                    double tax = nationalUses(users.code(at[0])).stream()
                            .mapToDouble(use -> inputs.get("PRODUCT_TAX", use))
                            .sum();
                    // a country may have no inventories: who buys nothing pays nothing
                    return tax == 0 ? 0 : tax / purchases.get(at);
                },
                users);
    }

    /**
     * Purchases (r,j) of domestic and imported products by one use, from the regions' spending and the national
     * products: the prior is the national composition, tilted to the region's own output where a product is local.
     */
    private static Balancing.Result purchases(
            String name, Dataset data, Production production, Grid nationalUse, int user, Grid spending) {
        Grid products = Grid.of(at -> nationalUse.get(at[0], user), data.industries());
        double spent = spending.total();
        double bought = products.total();
        Grid byRegion = Grid.of(at -> spending.get(at) / spent * bought, data.regions());
        Grid prior = Grid.of(
                at -> products.get(at[1])
                        * (data.isLocal(at[1]) ? production.shares().get(at) : spending.get(at[0]) / spent),
                data.regions(),
                data.industries());
        return Balancing.fit(name, prior, SWEEPS, new Balancing.Margin(byRegion, 0), new Balancing.Margin(products, 1));
    }

    /** The share (r,j,u) of a region's user in the national cell; inventories, which follow the others, have none. */
    private static Grid shares(
            Dataset data,
            Production production,
            Incomes incomes,
            Classification users,
            Grid consumption,
            Grid investment) {
        Grid people = data.population();
        double population = people.total();
        Grid consumed = consumption.sumOver(0);
        Grid invested = investment.sumOver(0);
        Grid spending = incomes.consumption();
        Grid regionalSpending = spending.sumOver(1);
        int industries = data.industries().size();
        int government = users.indexOf(GOVERNMENT);
        return Grid.of(
                at -> {
                    int r = at[0];
                    int j = at[1];
                    int u = at[2];
                    if (u < industries) {
                        return production.shares().get(r, u);
                    }
                    if (u < government) {
                        double within = spending.get(r, u - industries) / regionalSpending.get(r);
                        return share(consumption.get(r, j), consumed.get(j)) * within;
                    }
                    if (u == government) {
                        return data.isPublic(j) ? production.shares().get(r, j) : people.get(r) / population;
                    }
                    return u == government + 1 ? share(investment.get(r, j), invested.get(j)) : 0;
                },
                data.regions(),
                data.industries(),
                users);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static Grid spread(Dataset data, Classification users, Grid national, Grid shares) {
        Grid others =
                Grid.of(at -> national.get(at[1], at[2]) * shares.get(at), data.regions(), data.industries(), users);
        Grid bought = others.sumOver(2);
        Grid nationalBought = bought.sumOver(0);
        int inventory = users.indexOf(INVENTORY);
        return Grid.of(
                at -> {
                    double stock = national.get(at[1], at[2]);
                    if (at[2] != inventory || stock == 0) {
                        return others.get(at);
                    }
                    return stock * bought.get(at[0], at[1]) / nationalBought.get(at[1]);
                },
                data.regions(),
                data.industries(),
                users);
    }
}
