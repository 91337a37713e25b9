package org.likevekt.data;

import java.util.List;

/**
 * Exports by region: goods follow the published exports of goods of the region where these are exact, all else the
 * region's output. What is sold abroad and at home are fitted together, so that no region exports more than it makes.
 */
final class GoodsExports {
    private static final int SWEEPS = 100_000;
    private static final int ABROAD = 0;
    private static final int AT_HOME = 1;
    private static final int OTHER = 2;

    private final Dataset data;
    private final Production production;
    private final int use;

    private GoodsExports(Dataset data, Production production) {
        this.data = data;
        this.production = production;
        this.use = data.nationalUsers().indexOf("EXPORT");
    }

    /** Sales (r,j,use) of goods abroad, of goods at home and of everything else. */
    static Balancing.Result fit(Dataset data, Production production) {
        return new GoodsExports(data, production).fit();
    }

    /** Exports (r,j), MNOK at basic prices. */
    static Grid exports(Dataset data, Production production, Grid sales) {
        GoodsExports exports = new GoodsExports(data, production);
        return Grid.of(
                at -> data.isCustoms(at[1]) ? sales.get(at[0], at[1], ABROAD) : exports.byOutput(at[0], at[1]),
                data.regions(),
                data.industries());
    }

    private Balancing.Result fit() {
        Grid output = production.output();
        Classification uses = Classification.ofCodes("sales", List.of("abroad", "at_home", "other"));
        Grid prior = Grid.of(
                at -> {
                    boolean good = data.isCustoms(at[1]);
                    double made = output.get(at[0], at[1]);
                    double abroad = byOutput(at[0], at[1]);
                    return switch (at[2]) {
                        case ABROAD -> good ? abroad : 0;
                        case AT_HOME -> good ? made - abroad : 0;
                        default -> good ? 0 : made;
                    };
                },
                data.regions(),
                data.industries(),
                uses);
        return Balancing.fit(
                "exports of goods",
                prior,
                SWEEPS,
                new Balancing.Margin(byRegion(prior.sumOver(1)), 0, 2),
                new Balancing.Margin(output, 0, 1),
                new Balancing.Margin(prior.sumOver(0), 1, 2));
    }

    /** The region's share of national output of what the country exports. */
    private double byOutput(int region, int product) {
        return production.shares().get(region, product)
                * data.nationalDomesticUse().get(product, use);
    }

    /**
     * Sales of a region (r,use). Published values are at the border and include trade margins, so the country's exports at
     * basic prices are shared out by them; regions without an exact figure share what is left as their output does.
     */
    private Grid byRegion(Grid prior) {
        double national = prior.sumOver(0).get(ABROAD);
        double[] exact = exact(national, prior);
        double left = national;
        double estimated = 0;
        for (int r = 0; r < exact.length; r++) {
            left -= exact[r];
            estimated += data.isGoodsExportExact(r) ? 0 : prior.get(r, ABROAD);
        }
        double scale = estimated == 0 ? 0 : left / estimated;
        double[] abroad = new double[exact.length];
        for (int r = 0; r < exact.length; r++) {
            abroad[r] = data.isGoodsExportExact(r) ? exact[r] : prior.get(r, ABROAD) * scale;
        }
        return Grid.of(
                at -> switch (at[1]) {
                    case ABROAD -> abroad[at[0]];
                    case AT_HOME -> prior.get(at[0], ABROAD) + prior.get(at[0], AT_HOME) - abroad[at[0]];
                    default -> prior.get(at[0], OTHER);
                },
                prior.axis(0),
                prior.axis(1));
    }

    /** Exports of goods of the regions whose figure is exact; all of the country's when no other region exports any. */
    private double[] exact(double national, Grid prior) {
        Grid published = data.goodsExports();
        double[] exact = new double[data.regions().size()];
        double all = 0;
        for (int r = 0; r < exact.length; r++) {
            all += data.isGoodsExportExact(r) || prior.get(r, ABROAD) > 0 ? published.get(r) : 0;
        }
        for (int r = 0; r < exact.length; r++) {
            exact[r] = data.isGoodsExportExact(r) && all > 0 ? national * published.get(r) / all : 0;
        }
        return exact;
    }
}
