package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /**
     * The same through a national pool: what a region buys from others comes from all others by what they sell to others, however far
     * they are, and who has more carried for a unit, as origin and as destination, goes on doing so.
     */
    Trade pooled() {
        return refitted(
                "the pool",
                (goods, s, r) -> goods.sold(s) * goods.bought(r),
                (goods, services, s, r) ->
                        rate(services.sold(s), goods.sold(s)) * rate(services.bought(r), goods.bought(r)));
    }

    /**
     * The same without the links that are less than a share both of what their origin sells to others and of what their destination
     * buys from others.
     */
    Trade withLinksFrom(double share) {
        return refitted(
                "links from " + share,
                (goods, s, r) ->
                        goods.get(s, r) >= share * Math.min(goods.sold(s), goods.bought(r)) ? goods.get(s, r) : 0,
                (goods, services, s, r) -> rate(services.get(s, r), goods.get(s, r)));
    }

    /** What goes from region to other regions of one product. */
    private record Flows(Grid cells, Grid sums, Grid uses) {
        private static Flows of(Grid all, int product) {
            Grid cells = Grid.of(at -> at[0] == at[1] ? 0 : all.get(at[0], at[1], product), all.axis(0), all.axis(1));
            return new Flows(cells, cells.sumOver(1), cells.sumOver(0));
        }

        private double get(int s, int r) {
            return cells.get(s, r);
        }

        private double sold(int s) {
            return sums.get(s);
        }

        private double bought(int r) {
            return uses.get(r);
        }
    }

    private interface Prior {
        double of(Flows goods, int s, int r);
    }

    private interface Carried {
        double of(Flows goods, Flows services, int s, int r);
    }

    /**
     * Other deliveries between regions with the same sums, by origin and by destination, and other margins with theirs; what a region
     * delivers to itself stays.
     *
     * @param prior what goods are fitted from
     * @param carried what the margins of a unit are fitted from
     * @throws DataException when the prior leaves too few flows for the sums
     */
    private Trade refitted(String name, Prior prior, Carried carried) {
        Classification regions = deliveries.axis(0);
        Classification products = deliveries.axis(2);
        List<Balancing.Result> done = new ArrayList<>();
        List<Grid> services = new ArrayList<>();
        for (int j = 0; j < products.size(); j++) {
            Flows goods = Flows.of(deliveries, j);
            Flows own = Flows.of(margins, j);
            Grid placed = fit(name + " of " + products.code(j), goods, (s, r) -> prior.of(goods, s, r), done);
            services.add(fit(
                    "margins on " + name + " of " + products.code(j),
                    own,
                    (s, r) -> placed.get(s, r) * carried.of(goods, own, s, r),
                    new ArrayList<>()));
        }
        return new Trade(
                Grid.of(at -> elsewhere(deliveries, done.get(at[2]).fitted(), at), regions, regions, products),
                Grid.of(at -> elsewhere(margins, services.get(at[2]), at), regions, regions, products),
                directUse,
                List.copyOf(done));
    }

    private static double elsewhere(Grid own, Grid others, int... at) {
        return at[0] == at[1] ? own.get(at) : others.get(at[0], at[1]);
    }

    private interface Between {
        double of(int s, int r);
    }

    private static Grid fit(String name, Flows flows, Between prior, List<Balancing.Result> done) {
        Grid cells = flows.cells();
        Grid start = Grid.of(at -> at[0] == at[1] ? 0 : prior.of(at[0], at[1]), cells.axis(0), cells.axis(1));
        Balancing.Result fit = Balancing.fit(
                name, start, SWEEPS, new Balancing.Margin(flows.sums(), 0), new Balancing.Margin(flows.uses(), 1));
        if (fit.verdict() != Balancing.Verdict.CONVERGED) {
            throw new DataException(List.of(new Finding(
                    "trade",
                    0,
                    name,
                    "too few flows to carry what the regions sell to and buy from each other (" + fit.verdict() + ")",
                    "flows that can",
                    "keep smaller ones")));
        }
        done.add(fit);
        return fit.fitted();
    }

    private static double rate(double services, double goods) {
        return goods == 0 ? 0 : services / goods;
    }

    static Trade build(Dataset data, Production production, Demand demand) {
        Grid priors = data.tradePriors();
        Grid distances = data.distances();
        int base = priors.axis(1).indexOf("margin_base");
        int far = priors.axis(1).indexOf("margin_per_1000_km");
        Rate rate = (s, r, j) -> priors.get(j, base) + priors.get(j, far) * distances.get(s, r) / KM;
        return new Builder(
                        data,
                        production,
                        demand,
                        distances,
                        rate,
                        (j, supplied, used) ->
                                List.of(new Balancing.Margin(supplied, 0), new Balancing.Margin(used, 1)))
                .build();
    }

    /**
     * The same in parts of counties: gravity between these, fitted to what each supplies and uses and to what goes from county to
     * county. A unit that goes from one county to another carries the same margin from and to all their parts.
     */
    Trade in(Spread spread, Dataset data, Production production, Demand demand) {
        Grid delivered = deliveries;
        Grid carried = margins;
        Rate rate = (s, r, j) -> {
            double units = delivered.get(spread.county(s), spread.county(r), j);
            return units == 0 ? 0 : carried.get(spread.county(s), spread.county(r), j) / units;
        };
        Sums sums = (j, supplied, used) -> {
            Grid between = Grid.of(at -> delivered.get(at[0], at[1], j), delivered.axis(0), delivered.axis(1));
            // shares of the counties' own sums: what agrees with these to rounding only would not converge
            return List.of(
                    Balancing.Margin.grouped(between, spread.toCounties(), 0, 1),
                    new Balancing.Margin(spread.spread(between.sumOver(1), spread.shareInCounty(supplied)::get), 0),
                    new Balancing.Margin(spread.spread(between.sumOver(0), spread.shareInCounty(used)::get), 1));
        };
        return new Builder(data, production, demand, spread.distances(), rate, sums).build();
    }

    /** Services of TRANS that a unit of j carries from s to r. */
    private interface Rate {
        double of(int s, int r, int j);
    }

    /** What the deliveries of a product must sum to, given what is supplied and what is used. */
    private interface Sums {
        List<Balancing.Margin> of(int product, Grid supplied, Grid used);
    }

    private static final class Builder {
        private final Classification products;
        private final Classification regions;
        private final Demand demand;
        private final Grid supply;
        private final Grid distances;
        private final Grid priors;
        private final Rate rate;
        private final Sums sums;
        private final int transport;

        Builder(Dataset data, Production production, Demand demand, Grid distances, Rate rate, Sums sums) {
            this.products = data.industries();
            this.regions = distances.axis(0);
            this.demand = demand;
            this.supply =
                    Grid.of(at -> production.output().get(at) - demand.exports().get(at), regions, products);
            this.distances = distances;
            this.priors = data.tradePriors();
            this.rate = rate;
            this.sums = sums;
            this.transport = products.indexOf(TRANSPORT);
        }

        /** Margins are bought where the goods come from, so goods are placed first and TRANS last. */
        Trade build() {
            Grid demanded = demand.domesticUse().sumOver(2);
            // products know nothing of each other, so threads may share them
            List<Balancing.Result> fits = IntStream.range(0, products.size())
                    .filter(j -> j != transport)
                    .parallel()
                    .mapToObj(j -> place(j, column(supply, j), column(demanded, j)))
                    .collect(Collectors.toCollection(ArrayList::new));
            List<Grid> placed =
                    new ArrayList<>(fits.stream().map(Balancing.Result::fitted).toList());
            placed.add(transport, Grid.of(at -> 0, regions, regions));
            Grid margins = Grid.of(
                    at -> rate.of(at[0], at[1], at[2]) * placed.get(at[2]).get(at[0], at[1]),
                    regions,
                    regions,
                    products);
            Grid directUse = Trade.directUse(demand.domesticUse(), margins);
            Grid sold = margins.sumOver(1, 2);
            Grid left = Grid.of(at -> supply.get(at[0], transport) - sold.get(at), regions);
            requireCarriers(sold, left);
            Balancing.Result services = place(transport, left, column(directUse.sumOver(2), transport));
            fits.add(services);
            placed.set(transport, services.fitted());
            Grid deliveries = Grid.of(at -> placed.get(at[2]).get(at[0], at[1]), regions, regions, products);
            return new Trade(deliveries, margins, directUse, List.copyOf(fits));
        }

        /** Who makes goods must have transport to bring them away. */
        private void requireCarriers(Grid sold, Grid left) {
            List<Finding> findings = new ArrayList<>();
            for (int s = 0; s < regions.size(); s++) {
                if (left.get(s) < 0) {
                    findings.add(new Finding(
                            "trade_priors.csv",
                            0,
                            "margin_base",
                            String.format(
                                    Locale.ROOT,
                                    "transport margins of %.0f MNOK on the deliveries of goods from %s, where TRANS sells %.0f"
                                            + " MNOK",
                                    sold.get(s),
                                    regions.code(s),
                                    supply.get(s, transport)),
                            "at most what it sells",
                            "join the region to a neighbour, or look at its jobs of TRANS"));
                }
            }
            if (!findings.isEmpty()) {
                throw new DataException(findings);
            }
        }

        private Grid column(Grid grid, int j) {
            return Grid.of(at -> grid.get(at[0], j), regions);
        }

        /** Deliveries (s,r) of one product: gravity fitted to what is supplied and what is used. */
        private Balancing.Result place(int j, Grid supplied, Grid used) {
            return Balancing.fit(
                    "deliveries of " + products.code(j),
                    gravity(j, supplied, used),
                    SWEEPS,
                    sums.of(j, supplied, used).toArray(Balancing.Margin[]::new));
        }

        /** Each origin's supply shared over the destinations by their use and distance. */
        private Grid gravity(int j, Grid supplied, Grid used) {
            double decay = -prior(j, "distance_exponent");
            double home = prior(j, "home_factor");
            Grid pull = Grid.of(
                    at -> Math.max(0, used.get(at[1]))
                            * StrictMath.pow(distances.get(at), decay)
                            * (at[0] == at[1] ? home : 1),
                    regions,
                    regions);
            Grid all = pull.sumOver(1);
            return Grid.of(at -> Math.max(0, supplied.get(at[0])) * pull.get(at) / all.get(at[0]), regions, regions);
        }

        private double prior(int j, String name) {
            return priors.get(j, priors.axis(1).indexOf(name));
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
