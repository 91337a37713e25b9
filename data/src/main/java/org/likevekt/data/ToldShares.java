package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * Shares of municipalities in figures of their counties, where a user's own tables tell them. A municipality that is not told keeps
 * its estimated share; those that are share the rest as their figures say.
 */
final class ToldShares {
    private ToldShares() {}

    /**
     * The shares (m,k).
     *
     * @param toCounties the counties of the municipalities
     * @param estimated (m,k) shares that sum to one over a county
     * @param told (m,k) figures; a municipality without any is not told
     */
    static Grid of(RegionPartition toCounties, Grid estimated, Grid told) {
        Grid any = told.sumOver(1);
        Grid sums = toCounties.sum(told);
        Grid kept = toCounties.sum(
                Grid.of(at -> any.get(at[0]) > 0 ? 0 : estimated.get(at), estimated.axis(0), estimated.axis(1)));
        return Grid.of(
                at -> {
                    int county = toCounties.regionOf(at[0]);
                    double sum = sums.get(county, at[1]);
                    return any.get(at[0]) == 0 || sum == 0
                            ? estimated.get(at)
                            : (1 - kept.get(county, at[1])) * told.get(at) / sum;
                },
                estimated.axis(0),
                estimated.axis(1));
    }

    /**
     * Jobs of our industries (m,i), in shares of their county's, by jobs of groups of divisions. An industry that lies in several
     * groups has its jobs there by the number of its divisions in each.
     *
     * @param jobs (m,g) by groups that are named by their divisions
     * @param industries the divisions of each industry, in their order
     */
    static Grid byIndustry(
            RegionPartition toCounties, Grid jobs, Classification industries, List<NavigableSet<Integer>> divisions) {
        Grid sums = toCounties.sum(jobs);
        List<NavigableSet<Integer>> groups = new ArrayList<>();
        jobs.axis(1).codes().forEach(code -> groups.add(Divisions.of(code).orElseThrow()));
        return Grid.of(
                at -> {
                    double share = 0;
                    for (int g = 0; g < groups.size(); g++) {
                        double county = sums.get(toCounties.regionOf(at[0]), g);
                        long common = groups.get(g).stream()
                                .filter(divisions.get(at[1])::contains)
                                .count();
                        share += common == 0 || county == 0 ? 0 : common * jobs.get(at[0], g) / county;
                    }
                    return share;
                },
                jobs.axis(0),
                industries);
    }
}
