import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.likevekt.data.Municipalities;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/**
 * Solves the baseline, without its calibrated growth, in a number of regions and prints what it took as a line of comma-separated
 * figures: one process for each number of regions, so that none inherits what another has warmed up. Run by scale.sh. A second word
 * is the share below which links of trade are left out.
 */
final class Scale {
    /** Parts of a run by the methods that do them, the innermost one that is found in a stack counts. */
    private static final Map<String, List<String>> PARTS = parts();

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Scale() {}

    private static Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("factors", List.of("BlockGmresSolver.factor", "BorderedBlockSolver.factor", "EquilibratedSolver.factor"));
        parts.put("preconditioner", List.of("RegionPreconditioner.apply", "BorderedBlockSolver$Factors.apply"));
        parts.put("products", List.of("KrylovFactorization.run"));
        parts.put("jacobian", List.of("Evaluation.jacobian"));
        parts.put("residual", List.of("Evaluation.residual"));
        return parts;
    }

    public static void main(String[] words) throws IOException {
        Clock clock = new Clock();
        Economy counties = Economy.of(Optional.empty());
        double first = clock.seconds();
        Years years = new Years();
        Economy trading = words.length > 1 ? counties.withTradeLinksFrom(Double.parseDouble(words[1])) : counties;
        Runner runner = new Runner(trading.withRegions(partition(words[0], counties)), years);
        Path scenario = Files.createTempDirectory("scale").resolve("uncalibrated.yaml");
        Files.writeString(scenario, uncalibrated());
        int regions = runner.economy().usual().benchmark().regions().size();
        double accounts = clock.seconds() - first;
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.start();
            years.clock = clock;
            years.began = clock.seconds();
            Run run = runner.run(scenario.toString());
            recording.stop();
            Path samples = Files.createTempFile("scale", ".jfr");
            recording.dump(samples);
            print(regions, run, accounts, years, shares(samples));
            Files.delete(samples);
        }
    }

    /** The library's baseline as a scenario of its own, without what calibrates it. */
    private static String uncalibrated() throws IOException {
        try (InputStream stream = Economy.class.getResourceAsStream("/library/baseline.yaml")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceFirst("(?m)^calibration:\\R(?: .*\\R)+", "");
        }
    }

    /** The words of a partition by its number of regions: one that comes with the program, or municipalities beside counties. */
    private static String partition(String regions, Economy counties) throws IOException {
        return switch (regions) {
            case "11" -> "counties";
            case "48" -> "trondelag-split";
            case "159" -> "labour-market-regions";
            case "356" -> "municipalities";
            default -> mixed(Integer.parseInt(regions), counties.municipalities()).toString();
        };
    }

    /** Municipalities in the order of the tables, each a region, until with the rest of the country by county there are enough. */
    private static Path mixed(int regions, Municipalities places) throws IOException {
        int size = places.municipalities().size();
        int alone = 0;
        while (alone + countiesFrom(alone, places) < regions) {
            alone++;
        }
        StringBuilder rows = new StringBuilder("municipality,region\n");
        for (int m = 0; m < size; m++) {
            String name = m < alone
                    ? places.municipalities().codes().get(m)
                    : "the rest of " + places.counties().codes().get(places.county(m));
            rows.append(places.municipalities().codes().get(m)).append(',').append(name).append('\n');
        }
        return Files.writeString(Files.createTempDirectory("scale").resolve("mixed.csv"), rows);
    }

    private static long countiesFrom(int municipality, Municipalities places) {
        return java.util.stream.IntStream.range(municipality, places.municipalities().size())
                .map(places::county)
                .distinct()
                .count();
    }

    /** Processor time of this process, and what of it counts. */
    private static final class Clock {
        private double out;

        double seconds() {
            return SYSTEM.getProcessCpuTime() / 1e9 - out;
        }

        /** Something that is not part of what is measured. */
        void aside(Runnable something) {
            double before = seconds();
            something.run();
            out += seconds() - before;
        }
    }

    /** When each year was solved, and what is alive after some of them. */
    private static final class Years implements RunnerListener {
        private Clock clock = new Clock();
        private double began;
        private double compiled = Double.NaN;
        private final long start = System.nanoTime();
        private final List<Double> ends = new ArrayList<>();
        private final List<Long> alive = new ArrayList<>();
        private int steps;
        private int factorizations;

        @Override
        public void started(String name, int years) {
            compiled = clock.seconds();
        }

        @Override
        public void solved(YearSolution year) {
            ends.add(clock.seconds());
            steps += year.outcome().iterations();
            factorizations += year.outcome().factorizations();
            if (year.year() == 2019 || year.year() % 10 == 0) {
                clock.aside(() -> alive.add(aliveBytes()));
            }
            System.err.printf(Locale.ROOT, "%d %.1f %d%n", year.year(), ends.get(ends.size() - 1) - compiled, steps);
        }

        private static long aliveBytes() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    private static void print(int regions, Run run, double accounts, Years years, Map<String, Double> shares) {
        List<Double> ends = years.ends;
        double last = ends.get(ends.size() - 1);
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(regions));
        row.add(Integer.toString(Runtime.getRuntime().availableProcessors()));
        row.add(Integer.toString(run.model().system().unknowns()));
        row.add(Integer.toString(run.model().system().sparsity().entryCount()));
        row.add(number(accounts));
        row.add(number(years.compiled - years.began));
        row.add(number(ends.get(1) - ends.get(0)));
        row.add(number((last - ends.get(1)) / (ends.size() - 2)));
        row.add(number(last - years.compiled));
        row.add(number(run.seconds()));
        row.add(Integer.toString(years.steps));
        row.add(Integer.toString(years.factorizations));
        row.add(number(peak / 1e6));
        row.add(number(years.alive.get(0) / 1e6));
        row.add(number(years.alive.get(years.alive.size() - 1) / 1e6));
        shares.values().forEach(share -> row.add(number(share)));
        System.out.println("regions,threads,unknowns,nonzeros,accounts,compile,cold,later,path,clock,steps,factorizations,"
                + "peak_mb,alive_first_mb,alive_last_mb," + String.join(",", shares.keySet()));
        System.out.println(String.join(",", row));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Percent of the samples of a run by part. */
    private static Map<String, Double> shares(Path samples) throws IOException {
        Map<String, Double> counts = new LinkedHashMap<>();
        PARTS.keySet().forEach(part -> counts.put(part, 0.0));
        counts.put("rest", 0.0);
        double all = 0;
        try (RecordingFile file = new RecordingFile(samples)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    counts.merge(part(event.getStackTrace().getFrames()), 1.0, Double::sum);
                    all++;
                }
            }
        }
        double total = all;
        counts.replaceAll((part, count) -> 100 * count / total);
        return counts;
    }

    private static String part(List<RecordedFrame> stack) {
        for (RecordedFrame frame : stack) {
            String type = frame.getMethod().getType().getName();
            String method = type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
            for (Map.Entry<String, List<String>> part : PARTS.entrySet()) {
                if (part.getValue().contains(method)) {
                    return part.getKey();
                }
            }
        }
        return "rest";
    }
}
