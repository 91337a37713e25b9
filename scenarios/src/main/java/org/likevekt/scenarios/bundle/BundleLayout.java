package org.likevekt.scenarios.bundle;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.likevekt.scenarios.format.ScenarioFile;

/** The names that the entries of a bundle have, and how large they may be. */
final class BundleLayout {
    static final String MANIFEST = "manifest.json";
    static final String README = "README.txt";
    static final String STUDY = "study/study.yaml";
    static final String PUBLISHED = "study/published.csv";
    static final String REPLAYED = "replayed.csv";
    static final String DATA = "data/";
    static final String SCENARIOS = "scenarios/";
    static final String RUNS = "runs/";
    static final String RESULTS = "/results.csv";
    static final String PATHS = "/paths.csv";

    /** Most entries of a bundle. */
    static final int MOST_ENTRIES = 1_000;

    /** Largest bundle, packed. */
    static final long LARGEST_FILE = 1L << 30;

    /** Largest bundle, unpacked. */
    static final long LARGEST_TOTAL = 4L << 30;

    private static final long LARGEST_TEXT = 16L << 20;
    private static final long LARGEST_RESULTS = 512L << 20;

    /** An entry above this size must not be packed more tightly than figures can be. */
    private static final long SMALL = 1L << 20;

    private static final long TIGHTEST = 200;

    private static final String ENDINGS =
            ScenarioFile.ENDINGS.stream().map(Pattern::quote).collect(Collectors.joining("|"));

    /** Every name that an entry may have: none leads out of its folder. */
    private static final Pattern NAME = Pattern.compile("manifest\\.json|README\\.txt|replayed\\.csv"
            + "|study/(study\\.yaml|published\\.csv)"
            + "|data/[a-z0-9][a-z0-9_]{0,63}\\.csv"
            + "|scenarios/[A-Za-z0-9][A-Za-z0-9_-]{0,63}(" + ENDINGS + ")"
            + "|runs/[A-Za-z0-9][A-Za-z0-9_-]{0,63}/(results|paths)\\.csv");

    private BundleLayout() {}

    /** Whether a bundle may have an entry of this name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The largest size of an entry, bytes. */
    static long largest(String name) {
        return name.startsWith(RUNS) ? LARGEST_RESULTS : LARGEST_TEXT;
    }

    /** Whether an entry is packed more tightly than figures can be. */
    static boolean isBomb(long size, long packed) {
        return size > SMALL && size / TIGHTEST > packed;
    }
}
