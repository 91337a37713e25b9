package org.likevekt.scenarios.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.likevekt.data.DataException;
import org.likevekt.data.Municipalities;
import org.likevekt.data.Partition;
import org.likevekt.data.UserError;

/**
 * The regions of a scenario: made of counties, every county in exactly one, or a partition of the municipalities.
 *
 * @param parts codes of counties by the name of their region; empty for a partition of the municipalities
 * @param areCounties whether every region is one county under the county's name
 * @param partition a partition of the municipalities
 */
public record Regions(Map<String, List<String>> parts, boolean areCounties, Optional<Partition> partition) {
    /** Regions made of counties. */
    public Regions(Map<String, List<String>> parts, boolean areCounties) {
        this(parts, areCounties, Optional.empty());
    }

    /** Regions made of municipalities. */
    public static Regions of(Partition partition) {
        return new Regions(
                Map.of(), partition.name().equals(Partition.Shipped.COUNTIES.label()), Optional.of(partition));
    }

    /**
     * The regions of a name: a partition that comes with the program, or a file that ends in .csv.
     *
     * @param folder where the file is looked for; nothing for the folder one is in
     * @throws UserError when there is no such partition, or something is wrong with the file
     */
    public static Regions named(String name, Optional<Path> folder, Supplier<Municipalities> places) {
        Optional<Partition.Shipped> shipped = Partition.shipped(name);
        if (shipped.isPresent()) {
            return of(shipped.get().of(places.get()));
        }
        if (!name.endsWith(".csv")) {
            String maybe = Words.nearest(name, Partition.shippedNames())
                    .map(near -> ". Maybe '" + near + "'")
                    .orElse("");
            throw new UnknownRegionsException("unknown regions " + Words.quote(name) + ", expected one of: "
                    + Words.list(Partition.shippedNames()) + ", or a file that ends in .csv"
                    + maybe);
        }
        try {
            return of(Partition.read(folder.map(place -> place.resolve(name)).orElse(Path.of(name)), places.get()));
        } catch (InvalidPathException e) {
            throw new UnknownRegionsException(
                    "regions are in " + Words.quote(name) + ", expected a path: " + e.getReason());
        }
    }

    /**
     * What may have been meant by the name of a region that these regions don't have: the partitions that have it, or in which it is a
     * county of whole regions, or a name that is near. Nothing to suggest is an empty text.
     */
    public static String maybe(String word, Collection<String> valid, Supplier<Municipalities> places) {
        List<String> partitions = partitionsWith(word, places);
        return partitions.isEmpty()
                ? Words.maybe(word, valid)
                : "Maybe with the regions " + String.join(" or ", partitions) + ".";
    }

    private static List<String> partitionsWith(String word, Supplier<Municipalities> places) {
        try {
            Municipalities municipalities = places.get();
            return Stream.of(Partition.Shipped.values())
                    .filter(shipped -> knows(shipped.of(municipalities), municipalities, word))
                    .map(shipped -> "'" + shipped.label() + "'")
                    .toList();
        } catch (DataException e) {
            return List.of(); // tables without municipalities: there is nothing to suggest
        }
    }

    private static boolean knows(Partition partition, Municipalities municipalities, String word) {
        return Stream.concat(partition.regions().items().stream(), partition.wholeCounties(municipalities).stream())
                .anyMatch(place ->
                        place.code().equals(word) || Words.fold(place.name()).equals(Words.fold(word)));
    }

    /** Regions that nobody knows. */
    private static final class UnknownRegionsException extends UserError {
        private static final long serialVersionUID = 1L;

        private UnknownRegionsException(String message) {
            super(message);
        }
    }

    /** Copies the parts, in their order. */
    public Regions {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        parts.forEach((name, codes) -> copy.put(name, List.copyOf(codes)));
        parts = Collections.unmodifiableMap(copy);
    }

    /** The regions that a scenario is about, in words. */
    public static String told(Optional<Regions> regions) {
        return regions.map(Regions::toString).orElse("the counties");
    }

    /** What tells these regions from all others. */
    public String digest() {
        return partition
                .map(own -> new Fingerprint()
                        .add(own.name())
                        .add(own.regions().codes())
                        .add(own.regionOf().toString())
                        .digits())
                .orElseGet(this::toString);
    }

    /** Each region with the codes of its counties; a partition by its name. */
    @Override
    public String toString() {
        return partition
                .map(own -> own.name() + ", " + own.regions().size() + " regions")
                .orElseGet(this::counties);
    }

    private String counties() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + " (" + String.join(", ", part.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }
}
