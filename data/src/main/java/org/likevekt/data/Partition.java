package org.likevekt.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Regions made of municipalities: every municipality is in exactly one.
 *
 * @param name what the partition is called; the name of its file for a user's own, so that none is taken for one that comes
 *     with the engine
 * @param regions the regions in the order of their first municipalities
 * @param municipalities all of them
 * @param regionOf the position of each municipality's region
 */
public record Partition(String name, Classification regions, Classification municipalities, List<Integer> regionOf) {
    private static final String TRONDELAG = "50";
    private static final String SUFFIX = ".csv";

    /** The partitions that come with the engine. */
    public enum Shipped {
        /** The counties of 2020. */
        COUNTIES("counties"),
        /** The municipalities of Trøndelag, and the other counties whole. */
        TRONDELAG_SPLIT("trondelag-split"),
        /** Regions in which most people live and work. */
        LABOUR_MARKET_REGIONS("labour-market-regions"),
        /** Every municipality. */
        MUNICIPALITIES("municipalities");

        private final String label;

        Shipped(String label) {
            this.label = label;
        }

        /** What it is called in files and on the command line. */
        public String label() {
            return label;
        }

        /** This partition of some municipalities. */
        public Partition of(Municipalities places) {
            return Partition.by(label, places, municipality -> region(places, municipality));
        }

        private Classification.Item region(Municipalities places, int municipality) {
            Classification.Item own = places.municipalities().items().get(municipality);
            Classification.Item county = places.counties().items().get(places.county(municipality));
            return switch (this) {
                case COUNTIES -> county;
                case TRONDELAG_SPLIT -> county.code().equals(TRONDELAG) ? own : county;
                case LABOUR_MARKET_REGIONS -> places.labourMarkets().items().get(places.labourMarket(municipality));
                case MUNICIPALITIES -> own;
            };
        }
    }

    private interface OfMunicipality {
        Classification.Item at(int municipality);
    }

    /** Copies the positions. */
    public Partition {
        regionOf = List.copyOf(regionOf);
    }

    private static Partition by(String name, Municipalities places, OfMunicipality region) {
        List<Classification.Item> all = IntStream.range(
                        0, places.municipalities().size())
                .mapToObj(region::at)
                .toList();
        // regions of a county are called what the counties are, for they are one axis
        Classification regions = new Classification(
                places.counties().name(), all.stream().distinct().toList());
        return new Partition(
                name,
                regions,
                places.municipalities(),
                all.stream().map(item -> regions.indexOf(item.code())).toList());
    }

    /** The counties that are made of whole regions. */
    public List<Classification.Item> wholeCounties(Municipalities places) {
        return IntStream.range(0, places.counties().size())
                .filter(county ->
                        IntStream.range(0, regions.size()).noneMatch(region -> crosses(region, county, places)))
                .mapToObj(county -> places.counties().items().get(county))
                .toList();
    }

    /** Whether a region lies in a county, and in others too. */
    private boolean crosses(int region, int county, Municipalities places) {
        int[] counties = IntStream.range(0, municipalities.size())
                .filter(m -> regionOf.get(m) == region)
                .map(places::county)
                .distinct()
                .toArray();
        return counties.length > 1 && Arrays.stream(counties).anyMatch(c -> c == county);
    }

    /** The partition of this name that comes with the engine. */
    public static Optional<Shipped> shipped(String name) {
        return Arrays.stream(Shipped.values())
                .filter(shipped -> shipped.label().equals(name))
                .findFirst();
    }

    /** The names of the partitions that come with the engine. */
    public static List<String> shippedNames() {
        return Arrays.stream(Shipped.values()).map(Shipped::label).toList();
    }

    /**
     * The partition of a file with the columns {@code municipality}, a code of any year, and {@code region}, a name. A region
     * that is one county or one municipality under its name or code keeps its code; the code of another is its name.
     *
     * @throws DataException with everything that is wrong with it; a municipality in no region or in two is named
     */
    public static Partition read(Path file, Municipalities places) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX)) {
            throw new DataException(List.of(new Finding(
                    name, 0, "", "a file of another kind", "comma-separated text, " + SUFFIX, "rename it")));
        }
        return new PartitionReader(name.substring(0, name.length() - SUFFIX.length()), places).read(new TableFiles() {
            @Override
            public Optional<InputStream> open(String ignored) throws IOException {
                return Optional.of(PlainFile.open(file));
            }

            @Override
            public List<String> names() {
                return List.of();
            }
        });
    }

    /** Codes of the municipalities by the code of their region. */
    public Map<String, List<String>> members() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (int k = 0; k < regionOf.size(); k++) {
            members.computeIfAbsent(regions.codes().get(regionOf.get(k)), code -> new ArrayList<>())
                    .add(municipalities.codes().get(k));
        }
        return members;
    }

    /** The position of the region of a municipality, by its position. */
    public int region(int municipality) {
        return regionOf.get(municipality);
    }
}
