package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What industries make and what capital earns, by region; the national industry's cost structure everywhere but for pay,
 * which is the region's: capital earns what it leaves.
 *
 * @param shares (r,i) share of the region in the national industry: its share of value added
 * @param output (r,i) at basic prices
 * @param productionTax (r,i) other taxes less subsidies on production, with the carried losses as subsidies
 * @param depreciation (r,i) consumption of fixed capital
 * @param surplus (r,i) gross operating surplus
 * @param capitalStock (r,i)
 * @param resourceRent (r,i) part of surplus above depreciation and the normal return
 * @param investment (r,i) by destination, at purchasers' prices
 * @param carriedLosses one sentence for each industry whose net loss was carried as a subsidy
 */
record Production(
        Grid shares,
        Grid output,
        Grid productionTax,
        Grid depreciation,
        Grid surplus,
        Grid capitalStock,
        Grid resourceRent,
        Grid investment,
        List<String> carriedLosses) {
    /** The industries that use a natural resource. */
    private static final List<String> RESOURCE_INDUSTRIES = List.of("JORD", "FISK", "OLJE", "KRAFT");

    /** Its activity is steady in the base year, so its investment makes up for depreciation. */
    private static final String PETROLEUM = "OLJE";

    /** The same, summed to larger regions. */
    Production over(RegionPartition partition, Grid contributions) {
        Grid tax = partition.sum(productionTax);
        return new Production(
                partition.sum(shares),
                partition.sum(output),
                Grid.of(at -> tax.get(at) + contributions.get(at), tax.axis(0), tax.axis(1)),
                partition.sum(depreciation),
                partition.sum(surplus),
                partition.sum(capitalStock),
                partition.sum(resourceRent),
                partition.sum(investment),
                carriedLosses);
    }

    /** The same in parts of counties: all of an industry by its jobs. */
    Production in(Spread spread) {
        return new Production(
                spread.byJobs(shares),
                spread.byJobs(output),
                spread.byJobs(productionTax),
                spread.byJobs(depreciation),
                spread.byJobs(surplus),
                spread.byJobs(capitalStock),
                spread.byJobs(resourceRent),
                spread.byJobs(investment),
                carriedLosses);
    }

    static Production build(Dataset data, Grid pay) {
        Grid inputs = data.nationalPrimaryInputs();
        Grid shares = shares(data);
        Grid loss = national(data, i -> Math.min(inputs.get("NET_SURPLUS", i), 0));
        Grid depreciation = national(data, i -> inputs.get("DEPRECIATION", i));
        Grid earned = national(data, i -> inputs.get("DEPRECIATION", i) + Math.max(inputs.get("NET_SURPLUS", i), 0));
        Grid tax = national(data, i -> inputs.get("PRODUCTION_TAX", i) + loss.get(i));
        Grid rent = spread(shares, national(data, i -> rent(data, i, earned.get(i) - depreciation.get(i))));
        Grid surplus = surplus(
                spread(shares, earned), spread(shares, national(data, i -> inputs.get("COMPENSATION", i))), pay);
        requireCapitalIncome(surplus, rent);
        double growth = capitalGrowth(data, depreciation);
        return new Production(
                shares,
                spread(shares, national(data, i -> inputs.get("OUTPUT", i))),
                spread(shares, tax),
                spread(shares, depreciation),
                surplus,
                spread(shares, data.capitalStock()),
                rent,
                spread(
                        shares,
                        national(
                                data,
                                i -> depreciation.get(i)
                                        + (i.equals(PETROLEUM)
                                                ? 0
                                                : growth * data.capitalStock().get(i)))),
                carriedLosses(loss));
    }

    /** What pay that differs from the national industry's leaves to capital. */
    private static Grid surplus(Grid earned, Grid nationalPay, Grid pay) {
        return Grid.of(at -> earned.get(at) + nationalPay.get(at) - pay.get(at), earned.axis(0), earned.axis(1));
    }

    private static void requireCapitalIncome(Grid surplus, Grid rent) {
        double[] earned = surplus.values();
        double[] rents = rent.values();
        for (int k = 0; k < earned.length; k++) {
            if (earned[k] < rents[k]) {
                throw new IllegalStateException("Capital in " + surplus.label(k) + " earns " + (earned[k] - rents[k])
                        + " MNOK, expected something. Maybe county_wages.csv pays more than value added can bear");
            }
        }
    }

    /** Growth of the capital stock outside petroleum, the same in every industry, that uses up all investment. */
    private static double capitalGrowth(Dataset data, Grid depreciation) {
        double stock = data.capitalStock().total() - data.capitalStock().get(PETROLEUM);
        return (purchases(data, "INVESTMENT") - depreciation.total()) / stock;
    }

    /** National purchases of a final use with the product taxes on them, MNOK. */
    static double purchases(Dataset data, String use) {
        return data.nationalDomesticUse().sumOver(0).get(use)
                + data.nationalImportedUse().sumOver(0).get(use)
                + data.nationalPrimaryInputs().get("PRODUCT_TAX", use);
    }

    private interface OfIndustry {
        double at(String industry);
    }

    private static Grid national(Dataset data, OfIndustry figure) {
        Classification industries = data.industries();
        return Grid.of(at -> figure.at(industries.code(at[0])), industries);
    }

    private static double rent(Dataset data, String industry, double netSurplus) {
        double normal = data.normalReturn() * data.capitalStock().get(industry);
        return RESOURCE_INDUSTRIES.contains(industry) ? Math.max(0, netSurplus - normal) : 0;
    }

    /** The shelf's value added is outside every region: OLJE follows the value added of OLJE on land. */
    static Grid shares(Dataset data) {
        Grid valueAdded = data.valueAdded();
        Grid national = valueAdded.sumOver(0);
        return Grid.of(
                at -> valueAdded.get(at[0], at[1]) / national.get(at[1]), valueAdded.axis(0), valueAdded.axis(1));
    }

    private static Grid spread(Grid shares, Grid national) {
        return Grid.of(at -> shares.get(at[0], at[1]) * national.get(at[1]), shares.axis(0), shares.axis(1));
    }

    private static List<String> carriedLosses(Grid loss) {
        List<String> sentences = new ArrayList<>();
        for (String industry : loss.axis(0).codes()) {
            if (loss.get(industry) < 0) {
                sentences.add(industry + ": net loss of " + Math.round(-loss.get(industry))
                        + " MNOK carried as a production subsidy; capital earns its depreciation");
            }
        }
        return List.copyOf(sentences);
    }
}
