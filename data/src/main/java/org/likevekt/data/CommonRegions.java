package org.likevekt.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The smallest regions that consist of whole counties and of whole regions of another partition: what figures of the two can
 * be compared in. Where no region crosses a county's border they are the counties.
 *
 * @param ofCounties which counties each is made of
 * @param ofRegions which regions of the other partition each is made of
 */
public record CommonRegions(RegionPartition ofCounties, RegionPartition ofRegions) {
    /** Those of the counties and the regions that some accounts are of. */
    public static CommonRegions of(RegionalAccounts accounts) {
        Grid shares = accounts.countyShares();
        // the regions of some accounts are called what the counties are, for they are one axis
        Classification counties =
                new Classification(accounts.regions().name(), shares.axis(1).items());
        int[] first = IntStream.range(0, counties.size()).toArray();
        for (int r = 0; r < accounts.regions().size(); r++) {
            int region = r;
            int[] touched = IntStream.range(0, counties.size())
                    .filter(county -> shares.get(region, county) > 0)
                    .toArray();
            Arrays.stream(touched).forEach(county -> join(first, first[touched[0]], first[county]));
        }
        int[] roots = Arrays.stream(first).distinct().toArray();
        List<Classification.Item> items = new ArrayList<>();
        for (int root : roots) {
            items.add(joined(counties, first, root));
        }
        Classification common = new Classification(counties.name(), items);
        List<Integer> ofCounties = Arrays.stream(first)
                .mapToObj(root -> Arrays.binarySearch(roots, root))
                .toList();
        List<Integer> ofRegions = IntStream.range(0, accounts.regions().size())
                .mapToObj(region -> ofCounties.get(anyCounty(shares, region)))
                .toList();
        return new CommonRegions(
                RegionPartition.of(counties, common, ofCounties),
                RegionPartition.of(accounts.regions(), common, ofRegions));
    }

    /** What one of the counties is in, the other is in too; every group is known by its first county. */
    private static void join(int[] first, int one, int other) {
        int root = Math.min(one, other);
        Arrays.setAll(first, county -> first[county] == one || first[county] == other ? root : first[county]);
    }

    private static int anyCounty(Grid shares, int region) {
        return IntStream.range(0, shares.axis(1).size())
                .filter(county -> shares.get(region, county) > 0)
                .findFirst()
                .orElseThrow();
    }

    private static Classification.Item joined(Classification counties, int[] first, int root) {
        List<Classification.Item> members = IntStream.range(0, first.length)
                .filter(county -> first[county] == root)
                .mapToObj(counties.items()::get)
                .toList();
        return members.size() == 1
                ? members.get(0)
                : new Classification.Item(
                        String.join(
                                "+",
                                members.stream().map(Classification.Item::code).toList()),
                        String.join(
                                ", ",
                                members.stream().map(Classification.Item::name).toList()));
    }

    /** The regions. */
    public Classification regions() {
        return ofCounties.regions();
    }
}
