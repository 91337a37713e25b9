package org.likevekt.scenarios.run;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.likevekt.data.Partition;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.scenarios.format.Regions;

/**
 * What a baseline calibration found, by year, with the hash of what it was found for.
 *
 * @param fingerprint hash of tables, equations, closure and the baseline's exogenous figures
 * @param factors national productivity by year, index, 2018 = 1
 * @param markets national factor on export markets by year, index, 2018 = 1
 */
public record StoredCalibration(
        String fingerprint, NavigableMap<Integer, Double> factors, NavigableMap<Integer, Double> markets) {
    /** Name of the file that keeps the calibration of the library's baseline. */
    public static final String FILE = "baseline-calibration.csv";

    private static final String FOLDER = "/library/";
    private static final String MARK = "# found for ";

    /** Copies the factors. */
    public StoredCalibration {
        markets = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(markets));
        factors = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(factors));
    }

    /** Some paths with these factors on their productivity and export markets. */
    Paths on(Paths paths) {
        Paths.Builder builder = paths.toBuilder();
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            double factor = Objects.requireNonNull(factors.get(year), "no factor of " + year);
            builder.set(Drivers.NATIONAL_PRODUCTIVITY, year, 0, factor);
            double given = paths.value(Drivers.EXPORT_MARKET, year, 0);
            double market = Objects.requireNonNull(markets.get(year), "no export market of " + year);
            builder.set(Drivers.EXPORT_MARKET, year, 0, given * market);
        }
        return builder.build();
    }

    /** Name of the file that keeps the calibration of the library's baseline in some regions, if one is kept. */
    public static Optional<String> file(Optional<Regions> regions) {
        return regions.isEmpty()
                ? Optional.of(FILE)
                : regions.flatMap(Regions::partition)
                        .map(Partition::name)
                        .filter(name -> Partition.shipped(name).isPresent())
                        .map(StoredCalibration::file);
    }

    /** The texts of all calibrations that come with the program. */
    public static String all() {
        return Stream.concat(Stream.of(FILE), Partition.shippedNames().stream().map(StoredCalibration::file))
                .map(name -> read(FOLDER + name).map(StoredCalibration::text).orElse(""))
                .collect(Collectors.joining());
    }

    private static String file(String partition) {
        return FILE.replace(".csv", "-" + partition + ".csv");
    }

    /** The calibration in some regions, in the counties without any, that comes with the program, if it has one. */
    public static Optional<StoredCalibration> embedded(Optional<Regions> regions) {
        return file(regions).flatMap(name -> read(FOLDER + name));
    }

    private static Optional<StoredCalibration> read(String resource) {
        try (InputStream stream = StoredCalibration.class.getResourceAsStream(resource)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    /** Growth of national productivity a year, which is the same in all years. */
    double yearlyGrowth() {
        return factors.values().stream()
                .skip(1)
                .findFirst()
                .map(second -> second - 1)
                .orElse(0.0);
    }

    /** The file's text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "# The baseline's national factors on productivity and export markets, made by: likevekt calibrate baseline\n");
        text.append(MARK).append(fingerprint).append('\n');
        text.append("year," + Drivers.NATIONAL_PRODUCTIVITY.name() + "," + Drivers.EXPORT_MARKET.name() + "\n");
        factors.forEach((year, factor) -> text.append(year)
                .append(',')
                .append(factor)
                .append(',')
                .append(markets.get(year))
                .append('\n'));
        return text.toString();
    }

    static StoredCalibration parse(String text) {
        String fingerprint = text.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).strip())
                .findFirst()
                .orElse("");
        TreeMap<Integer, Double> factors = new TreeMap<>();
        TreeMap<Integer, Double> markets = new TreeMap<>();
        String rows = text.lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + b + "\n");
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(rows)) {
            Integer year = Integer.valueOf(row.getField("year"));
            factors.put(year, Double.valueOf(row.getField(Drivers.NATIONAL_PRODUCTIVITY.name())));
            markets.put(
                    year,
                    row.findField(Drivers.EXPORT_MARKET.name())
                            .map(Double::valueOf)
                            .orElse(1.0));
        }
        return new StoredCalibration(fingerprint, factors, markets);
    }
}
