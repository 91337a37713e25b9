package org.likevekt.scenarios.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.likevekt.data.Partition;
import org.likevekt.model.drivers.Paths;
import org.likevekt.scenarios.format.Regions;

/**
 * Calibrations that were found before and need not be searched for: those that come with the program, a file
 * {@code NAME-calibration.csv} for a scenario in counties and {@code NAME-calibration-REGIONS.csv} in other regions that the program
 * has, and those of a user's files.
 */
public final class KeptCalibrations {
    /** Those that come with the program alone. */
    static final KeptCalibrations OF_PROGRAM = new KeptCalibrations(List.of());

    private static final String FOLDER = "/library/";
    private static final String INDEX = "calibrations.txt"; // a jar cannot be listed portably
    private static final String BASELINE = "baseline";
    private static final String CALIBRATION = "-calibration";
    private static final String CSV = ".csv";

    private final List<StoredCalibration> own;

    private KeptCalibrations(List<StoredCalibration> own) {
        this.own = List.copyOf(own);
    }

    /**
     * These and those of a user's files.
     *
     * @throws org.likevekt.data.UserError when a file cannot be read, or has no calibration
     */
    KeptCalibrations with(List<Path> files) {
        List<StoredCalibration> all = new ArrayList<>(own);
        for (Path file : files) {
            try {
                all.add(CalibrationReader.read(file.toString(), Files.readString(file)));
            } catch (IOException e) {
                throw new CalibrationReader.CalibrationFileException(
                        "the calibration in " + file + " cannot be read: " + e.getMessage());
            }
        }
        return new KeptCalibrations(all);
    }

    /** The one that was found for these figures and equations. */
    Optional<StoredCalibration> foundFor(String fingerprint, Paths paths) {
        Stream<StoredCalibration> ofProgram = files().stream()
                .map(KeptCalibrations::text)
                .filter(text -> StoredCalibration.isFoundFor(fingerprint, text))
                .map(text -> CalibrationReader.read(INDEX, text));
        return Stream.concat(own.stream(), ofProgram)
                .filter(kept -> kept.fingerprint().equals(fingerprint) && kept.covers(paths))
                .findFirst();
    }

    /** The one of the library's baseline in some regions, in the counties without any, whatever it was found for. */
    static Optional<StoredCalibration> ofBaseline(Optional<Regions> regions) {
        return file(BASELINE, regions).flatMap(KeptCalibrations::ofFile);
    }

    /** The one that a file of the program has. */
    static Optional<StoredCalibration> ofFile(String file) {
        return files().contains(file) ? Optional.of(CalibrationReader.read(file, text(file))) : Optional.empty();
    }

    /** Name of the file for a scenario of the library in some regions, in the counties without any, if these are the program's. */
    public static Optional<String> file(String scenario, Optional<Regions> regions) {
        return regions.isEmpty()
                ? Optional.of(scenario + CALIBRATION + CSV)
                : regions.flatMap(Regions::partition)
                        .map(Partition::name)
                        .filter(name -> Partition.shipped(name).isPresent())
                        .map(name -> scenario + CALIBRATION + "-" + name + CSV);
    }

    /** The scenarios of the library whose calibration is kept in some regions, in the counties without any. */
    public static List<String> scenarios(Optional<Regions> regions) {
        return files().stream()
                .map(file -> file.substring(0, file.indexOf(CALIBRATION)))
                .distinct()
                .filter(scenario ->
                        file(scenario, regions).filter(files()::contains).isPresent())
                .toList();
    }

    /** The texts of all that come with the program. */
    static String all() {
        return files().stream().map(KeptCalibrations::text).collect(Collectors.joining());
    }

    /** The names of the files that come with the program. */
    static List<String> files() {
        return text(INDEX).lines().toList();
    }

    private static String text(String file) {
        try (InputStream stream = KeptCalibrations.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its own file " + FOLDER + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + FOLDER + file, e);
        }
    }
}
