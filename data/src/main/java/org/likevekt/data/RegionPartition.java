package org.likevekt.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Regions made of whole counties: every county is in exactly one of them; immutable. */
public final class RegionPartition {
    private final Classification counties;
    private final Classification regions;
    private final int[] regionOf;

    private RegionPartition(Classification counties, Classification regions, int[] regionOf) {
        this.counties = counties;
        this.regions = regions;
        this.regionOf = regionOf;
    }

    /** Every county is a region. */
    public static RegionPartition identity(Classification counties) {
        int[] own = new int[counties.size()];
        Arrays.setAll(own, c -> c);
        return new RegionPartition(counties, counties, own);
    }

    /**
     * The regions in the order of their first counties, whatever the order of the map. A region of one county that has the
     * county's name keeps its code; the code of another is its name.
     *
     * @param parts codes of counties by the name of their region
     * @throws IllegalArgumentException when a county is unknown, missing or there twice, or a region has none
     */
    public static RegionPartition of(Classification counties, Map<String, List<String>> parts) {
        int[] regionOf = new int[counties.size()];
        Arrays.fill(regionOf, -1);
        Map<Integer, String> byFirst = new TreeMap<>();
        parts.forEach((name, codes) -> byFirst.put(
                codes.stream()
                        .mapToInt(counties::indexOf)
                        .min()
                        .orElseThrow(() -> new IllegalArgumentException("region '" + name + "' has no county")),
                name));
        List<Classification.Item> items = new ArrayList<>();
        for (String name : byFirst.values()) {
            List<String> codes = Objects.requireNonNull(parts.get(name));
            for (String code : codes) {
                int county = counties.indexOf(code);
                if (regionOf[county] >= 0) {
                    throw new IllegalArgumentException("county '" + code + "' is in two regions, expected one");
                }
                regionOf[county] = items.size();
            }
            items.add(item(counties, name, codes));
        }
        for (int county = 0; county < regionOf.length; county++) {
            if (regionOf[county] < 0) {
                throw new IllegalArgumentException("county '" + counties.code(county) + "' is in no region");
            }
        }
        return new RegionPartition(counties, new Classification(counties.name(), items), regionOf);
    }

    /** Regions that are known, by the positions of what they are made of. */
    static RegionPartition of(Classification parts, Classification regions, List<Integer> regionOf) {
        return new RegionPartition(
                parts, regions, regionOf.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Classification.Item item(Classification counties, String name, List<String> codes) {
        Classification.Item first = counties.items().get(counties.indexOf(codes.get(0)));
        return codes.size() == 1 && first.name().equals(name) ? first : new Classification.Item(name, name);
    }

    /** The regions. */
    public Classification regions() {
        return regions;
    }

    /** What the regions are made of. */
    Classification parts() {
        return counties;
    }

    /** The position of the region that a county, by its position, is in. */
    int regionOf(int county) {
        return regionOf[county];
    }

    /** Whether every county is a region under its own name. */
    public boolean isIdentity() {
        return regions.equals(counties);
    }

    /** The figures summed to the regions, on every axis that holds the counties. */
    public Grid sum(Grid figures) {
        if (isIdentity()) {
            return figures;
        }
        List<Classification> axes = figures.axes().stream()
                .map(axis -> axis.equals(counties) ? regions : axis)
                .toList();
        double[] sums = new double[new Axes(axes).cells()];
        double[] values = figures.values();
        int[] cells = figures.marginOffsets(IntStream.range(0, axes.size()).toArray(), this);
        for (int k = 0; k < values.length; k++) {
            sums[cells[k]] += values[k];
        }
        return Grid.of(axes, sums);
    }

    /**
     * The mean of rates whose first axis holds the counties, with weights over the same axes. A region of one county has its
     * rate to the last bit.
     */
    Grid mean(Grid rates, Grid weights) {
        if (isIdentity()) {
            return rates;
        }
        Grid weighted =
                sum(Grid.of(at -> rates.get(at) * weights.get(at), rates.axes().toArray(Classification[]::new)));
        Grid sums = sum(weights);
        return Grid.of(
                at -> {
                    int[] only = at.clone();
                    only[0] = onlyCounty(at[0]);
                    return only[0] >= 0 ? rates.get(only) : weighted.get(at) / sums.get(at);
                },
                weighted.axes().toArray(Classification[]::new));
    }

    /** The position of the only county of a region; -1 when there are more. */
    int onlyCounty(int region) {
        int found = -1;
        for (int county = 0; county < regionOf.length; county++) {
            if (regionOf[county] == region) {
                if (found >= 0) {
                    return -1;
                }
                found = county;
            }
        }
        return found;
    }
}
