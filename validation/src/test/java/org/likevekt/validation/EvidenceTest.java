package org.likevekt.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/**
 * Ring 3: the last column of the matrix in README.md is what its commands find. What is cheap is held here; evidence.sh
 * runs everything and then this with {@code -Dreadme=write}, which writes the column anew from the tests' reports.
 */
class EvidenceTest {
    private static final Path README = Path.of("README.md");
    private static final Path FOUND = Path.of("target/evidence");
    private static final Path OURS = Path.of("published/vennemo-2023/ours.csv");
    private static final Path SENSITIVITY = Path.of("sensitivity/sensitivity.csv");
    private static final Pattern LAW = Pattern.compile("\\*([^*]+)\\*(?: to \\*([^*]+)\\*)?");
    private static final Pattern MODULES = Pattern.compile("-pl ([a-z,]+)");
    private static final Pattern TESTS = Pattern.compile("-Dtest='?([^' ]+)'?");
    private static final Pattern SUITE = Pattern.compile(
            "<testsuite [^>]*\\bname=\"([^\"]+)\"[^>]* tests=\"(\\d+)\" errors=\"(\\d+)\" skipped=\"(\\d+)\""
                    + " failures=\"(\\d+)\"");
    private static final String BELOW = "hold, below ";
    private static final boolean IS_WRITTEN = "write".equals(System.getProperty("readme"));

    @Test
    void theMatrixIsWhatItsCommandsFind() throws IOException {
        String text = Files.readString(README);
        String table = part(text, "results");
        List<String> rows = new ArrayList<>();
        for (String line : table.lines().toList()) {
            rows.add(line.startsWith("| claim") || line.startsWith("| ---") ? line : row(line));
        }
        String fresh = String.join("\n", rows) + "\n";
        if (IS_WRITTEN) {
            Files.writeString(README, with(with(text, "results", fresh), "last run", lastRun()));
            return;
        }
        assertEquals(fresh, table, "README.md is out of date. Maybe run validation/evidence.sh");
    }

    /** Intervals beside figures of another baseline would mislead, so those that are kept are of the numbers that are kept. */
    @Test
    void theKeptSensitivityIsOfOurNumbers() throws IOException {
        Map<String, String> ours = new LinkedHashMap<>();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(Files.readString(OURS))) {
            ours.put(row.getField("id"), row.getField("ours"));
        }
        int compared = 0;
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(Files.readString(SENSITIVITY))) {
            String id = row.getField("id");
            String theirs = row.getField("ours");
            // a ranking has no number
            if (!theirs.isEmpty()) {
                double now = Double.parseDouble(ours.getOrDefault(id, "NaN"));
                assertEquals(
                        now,
                        Double.parseDouble(theirs),
                        1e-6 * Math.abs(now),
                        SENSITIVITY + " is of another baseline in row " + id
                                + ". Maybe run likevekt sensitivity --out validation/sensitivity");
                compared++;
            }
        }
        assertTrue(compared > 20, "rows: " + compared);
    }

    /** A row with its result found anew; as it is where that takes more than a test should. */
    private static String row(String line) throws IOException {
        String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
        assertEquals(4, cells.length, "claim, how, command, result: " + line);
        String before = cells[3].strip();
        cells[3] = " " + result(cells[2], before) + " ";
        assertFalse(cells[3].isBlank(), "no result yet. Maybe run validation/evidence.sh: " + line);
        return "|" + String.join("|", cells) + "|";
    }

    private static String result(String command, String before) throws IOException {
        if (command.contains("likevekt replay`")) {
            return replayed();
        }
        if (command.contains("likevekt check baseline`")) {
            return laws(command, before);
        }
        if (command.contains("peers/run.sh")) {
            return peers(before);
        }
        return command.contains("mvn -pl") ? tests(command, before) : before;
    }

    /** The verdicts of our kept numbers, which a test of their own holds to the replay. */
    private static String replayed() throws IOException {
        int agrees = 0;
        int within = 0;
        int nothing = 0;
        int differs = 0;
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(Files.readString(OURS))) {
            String verdict = row.getField("verdict");
            agrees += verdict.equals("agrees") ? 1 : 0;
            within += verdict.equals("within") ? 1 : 0;
            nothing += verdict.equals("about nothing") ? 1 : 0;
            differs += verdict.equals("DIFFERS") ? 1 : 0;
        }
        return agrees + " agree, " + within + " within tolerance, " + nothing + " about nothing, " + differs
                + " differ, each with its reason";
    }

    /**
     * The largest deviation from the laws that a command names (*one*, or *first* to *last*), as the next power of ten. What is
     * written stays true where the deviation is smaller by now: rounding differs with every change of a formula.
     */
    private static String laws(String command, String before) {
        List<Law> laws = new ArrayList<>();
        for (Matcher name = LAW.matcher(command); name.find(); ) {
            int last = position(Optional.ofNullable(name.group(2)).orElse(name.group(1)));
            laws.addAll(Checked.LAWS.subList(position(name.group(1)), last + 1));
        }
        assertFalse(laws.isEmpty(), "no law is named in: " + command);
        boolean isBroken = laws.stream().anyMatch(law -> !law.holds());
        double largest = laws.stream().mapToDouble(Law::largest).max().orElseThrow();
        String figure = largest == 0
                ? "exactly"
                : String.format(Locale.ROOT, "below 1e%d", (int) Math.ceil(Math.log10(largest)));
        if (!isBroken
                && !IS_WRITTEN
                && before.startsWith(BELOW)
                && largest <= Double.parseDouble(before.substring(BELOW.length()))) {
            return before;
        }
        return isBroken ? "BROKEN" : "hold, " + figure;
    }

    private static int position(String law) {
        List<String> names = Checked.LAWS.stream().map(Law::name).toList();
        assertTrue(names.contains(law), "no law is named '" + law + "', expected one of " + names);
        return names.indexOf(law);
    }

    /** How many tests of the named classes passed, from their reports when the column is written. */
    private static String tests(String command, String before) throws IOException {
        Matcher modules = MODULES.matcher(command);
        assertTrue(modules.find(), command);
        Matcher named = TESTS.matcher(command);
        Pattern classes = pattern(named.find() ? named.group(1) : "*");
        int run = 0;
        int failed = 0;
        int there = 0;
        for (String module : modules.group(1).split(",")) {
            there += sources(module, classes);
            if (IS_WRITTEN) {
                for (String report : reports(module)) {
                    Matcher suite = SUITE.matcher(report);
                    if (suite.find() && classes.matcher(simple(suite.group(1))).matches()) {
                        run += Integer.parseInt(suite.group(2)) - Integer.parseInt(suite.group(4));
                        failed += Integer.parseInt(suite.group(3)) + Integer.parseInt(suite.group(5));
                    }
                }
            }
        }
        assertTrue(there > 0, "no test class is named as in: " + command);
        if (!IS_WRITTEN) {
            return before;
        }
        assertTrue(run > 0, "no report of: " + command + ". Maybe run validation/evidence.sh");
        String noun = run == 1 ? " test" : " tests";
        return failed > 0 ? failed + " of " + run + noun + " FAIL" : run + noun + (run == 1 ? " passes" : " pass");
    }

    /** What evidence.sh found of the peers; as before where they are not installed. */
    private static String peers(String before) throws IOException {
        Path code = FOUND.resolve("peers");
        if (!IS_WRITTEN || !Files.exists(code)) {
            return before;
        }
        return switch (Files.readString(code).strip()) {
            case "0" -> "all agree";
            case "1" -> "DO NOT AGREE";
            default -> before;
        };
    }

    private static String lastRun() throws IOException {
        Path missing = FOUND.resolve("not-run");
        String words = Files.exists(missing) ? Files.readString(missing).strip() : "";
        return "Last written " + LocalDate.now(ZoneId.systemDefault()) + " with Java "
                + Runtime.version().feature() + " on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + "."
                + (words.isEmpty() ? "" : " Not run then, and left as found before: " + words + ".") + "\n";
    }

    private static Pattern pattern(String tests) {
        List<String> patterns = new ArrayList<>();
        for (String test : tests.split(",")) {
            patterns.add(Pattern.quote(test).replace("*", "\\E.*\\Q"));
        }
        return Pattern.compile(String.join("|", patterns));
    }

    private static int sources(String module, Pattern classes) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
            return (int) files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .filter(name -> classes.matcher(name.replace(".java", "")).matches())
                    .count();
        }
    }

    private static List<String> reports(String module) throws IOException {
        Path folder = Path.of("..", module, "target/surefire-reports");
        List<String> texts = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".xml"))
                        .sorted()
                        .toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String part(String text, String name) {
        return text.substring(begin(text, name), end(text, name));
    }

    private static String with(String text, String name, String part) {
        return text.substring(0, begin(text, name)) + part + text.substring(end(text, name));
    }

    private static int begin(String text, String name) {
        String mark = "<!-- generated: " + name + " -->\n";
        assertTrue(text.contains(mark), "README.md has no mark " + mark);
        return text.indexOf(mark) + mark.length();
    }

    private static int end(String text, String name) {
        String mark = "<!-- end of " + name + " -->";
        assertTrue(text.indexOf(mark) >= begin(text, name), "README.md has no mark " + mark);
        return text.indexOf(mark);
    }

    /** The laws held against the baseline, once. */
    private static final class Checked {
        private static final List<Law> LAWS = laws();

        private static List<Law> laws() {
            Run run = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT).run("baseline");
            return Laws.check(run.model(), run.trajectory(), Optional.empty());
        }
    }
}
