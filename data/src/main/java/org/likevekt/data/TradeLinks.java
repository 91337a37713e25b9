package org.likevekt.data;

import java.util.Locale;

/**
 * What is left of trade between regions when weak links of it are left out ({@link RegionalAccounts#withTradeLinksFrom}).
 *
 * @param all links: pairs of an origin and another destination that trade a product
 * @param kept links that are left
 * @param carried share of trade between regions that went over the links that are left, before they were fitted to the same sums
 */
public record TradeLinks(long all, long kept, double carried) {
    /** The links of some accounts that are left in others of the same regions. */
    public static TradeLinks of(RegionalAccounts accounts, RegionalAccounts others) {
        Grid before = accounts.deliveries();
        Grid after = others.deliveries();
        int regions = before.axis(0).size();
        long all = 0;
        long kept = 0;
        double trade = 0;
        double carried = 0;
        for (int s = 0; s < regions; s++) {
            for (int r = 0; r < regions; r++) {
                for (int j = 0; j < before.axis(2).size() && s != r; j++) {
                    double flow = before.get(s, r, j);
                    boolean isKept = after.get(s, r, j) > 0;
                    all += flow > 0 ? 1 : 0;
                    kept += isKept ? 1 : 0;
                    trade += flow;
                    carried += isKept ? flow : 0;
                }
            }
        }
        return new TradeLinks(all, kept, trade == 0 ? 1 : carried / trade);
    }

    /** In words. */
    public String told() {
        return String.format(
                Locale.ROOT,
                "%.1f %% of %,d links of trade are left, which carried %.4f %% of it",
                100 * share(),
                all,
                100 * carried);
    }

    /** Share of the links that are left. */
    public double share() {
        return all == 0 ? 1 : (double) kept / all;
    }
}
