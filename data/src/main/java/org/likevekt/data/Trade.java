package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Where domestic products come from and what their transport costs; MNOK at basic prices.
 *
 * @param deliveries (s,r,j) product of s used in r, direct purchases only
 * @param margins (s,r,j) services of TRANS in s bought to bring the delivery to r
 * @param directUse (r,j,u) domestic use with the margins taken out of the purchases of TRANS
 * @param fits how far each product's deliveries moved from gravity
 */
record Trade(Grid deliveries, Grid margins, Grid directUse, List<Balancing.Result> fits) {
    static final String TRANSPORT = "TRANS";
    private static final int SWEEPS = 100_000;
    private static final double KM = 1000;

    /**
     * The same, summed to larger regions: what went from county to county inside a region is its own delivery to itself.
     * Margins per unit are the region's, for every user, as they were the county's.
     *
     * @param domesticUse of the regions (r,j,u)
     */
    Trade over(RegionPartition partition, Grid domesticUse) {
        Grid sums = partition.sum(margins);
        return new Trade(partition.sum(deliveries), sums, directUse(domesticUse, sums), fits);
    }

    static Trade build(Dataset data, Production production, Demand demand) {
        return new Builder(data, production, demand).build();
    }

    private static final class Builder {
        private final Dataset data;
        private final Demand demand;
        private final Grid supply;
        private final Grid distances;
        private final Grid priors;
        private final int transport;
        private final List<Balancing.Result> fits = new ArrayList<>();

        Builder(Dataset data, Production production, Demand demand) {
            this.data = data;
            this.demand = demand;
            this.supply = Grid.of(
                    at -> production.output().get(at) - demand.exports().get(at), data.regions(), data.industries());
            this.distances = data.distances();
            this.priors = data.tradePriors();
            this.transport = data.industries().indexOf(TRANSPORT);
        }

        /** Margins are bought where the goods come from, so goods are placed first and TRANS last. */
        Trade build() {
            Classification regions = data.regions();
            Classification products = data.industries();
            Grid demanded = demand.domesticUse().sumOver(2);
            List<Grid> placed = new ArrayList<>();
            for (int j = 0; j < products.size(); j++) {
                placed.add(
                        j == transport
                                ? Grid.of(at -> 0, regions, regions)
                                : place(j, column(supply, j), column(demanded, j)));
            }
            Grid margins = Grid.of(
                    at -> marginRate(at[0], at[1], at[2]) * placed.get(at[2]).get(at[0], at[1]),
                    regions,
                    regions,
                    products);
            Grid directUse = Trade.directUse(demand.domesticUse(), margins);
            Grid sold = margins.sumOver(1, 2);
            Grid left = Grid.of(at -> supply.get(at[0], transport) - sold.get(at), regions);
            placed.set(transport, place(transport, left, column(directUse.sumOver(2), transport)));
            Grid deliveries = Grid.of(at -> placed.get(at[2]).get(at[0], at[1]), regions, regions, products);
            return new Trade(deliveries, margins, directUse, List.copyOf(fits));
        }

        private Grid column(Grid grid, int j) {
            return Grid.of(at -> grid.get(at[0], j), data.regions());
        }

        /** Deliveries (s,r) of one product: gravity fitted to what is supplied and what is used. */
        private Grid place(int j, Grid supplied, Grid used) {
            Balancing.Result fit = Balancing.fit(
                    "deliveries of " + data.industries().code(j),
                    gravity(j, supplied, used),
                    SWEEPS,
                    new Balancing.Margin(supplied, 0),
                    new Balancing.Margin(used, 1));
            fits.add(fit);
            return fit.fitted();
        }

        /** Each origin's supply shared over the destinations by their use and distance. */
        private Grid gravity(int j, Grid supplied, Grid used) {
            Grid pull = Grid.of(
                    at -> Math.max(0, used.get(at[1]))
                            * StrictMath.pow(distances.get(at), -prior(j, "distance_exponent"))
                            * (at[0] == at[1] ? prior(j, "home_factor") : 1),
                    data.regions(),
                    data.regions());
            Grid all = pull.sumOver(1);
            return Grid.of(
                    at -> Math.max(0, supplied.get(at[0])) * pull.get(at) / all.get(at[0]),
                    data.regions(),
                    data.regions());
        }

        private double prior(int j, String name) {
            return priors.get(j, priors.axis(1).indexOf(name));
        }

        private double marginRate(int s, int r, int j) {
            return prior(j, "margin_base") + prior(j, "margin_per_1000_km") * distances.get(s, r) / KM;
        }
    }

    /**
     * Takes the margins a user pays through its goods out of its purchases of TRANS (r,j,u).
     *
     * @throws IllegalStateException when a user buys less TRANS than its goods need, except inventories
     */
    private static Grid directUse(Grid domestic, Grid margins) {
        Grid arriving = margins.sumOver(0);
        Grid demanded = domestic.sumOver(2);
        int transport = domestic.axis(1).indexOf(TRANSPORT);
        Grid perUnit = Grid.of(
                at -> demanded.get(at) == 0 ? 0 : arriving.get(at) / demanded.get(at),
                domestic.axis(0),
                domestic.axis(1));
        Grid direct = Grid.of(
                at -> at[1] == transport
                        ? domestic.get(at) - embedded(perUnit, domestic, at[0], at[2])
                        : domestic.get(at),
                domestic.axis(0),
                domestic.axis(1),
                domestic.axis(2));
        requireTransport(direct);
        return direct;
    }

    private static double embedded(Grid perUnit, Grid domestic, int r, int u) {
        double sum = 0;
        for (int j = 0; j < domestic.axis(1).size(); j++) {
            sum += perUnit.get(r, j) * domestic.get(r, j, u);
        }
        return sum;
    }

    private static void requireTransport(Grid direct) {
        int transport = direct.axis(1).indexOf(TRANSPORT);
        for (int r = 0; r < direct.axis(0).size(); r++) {
            for (int u = 0; u < direct.axis(2).size(); u++) {
                boolean inventory = direct.axis(2).code(u).equals(Demand.INVENTORY);
                if (!inventory && direct.get(r, transport, u) < 0) {
                    throw new IllegalStateException("User " + direct.axis(2).code(u) + " in region "
                            + direct.axis(0).code(r) + " pays more for transport margins than it spends on "
                            + TRANSPORT + ": " + direct.get(r, transport, u)
                            + " MNOK are left. Maybe lower margin_base or margin_per_1000_km in trade_priors.csv");
                }
            }
        }
    }
}
