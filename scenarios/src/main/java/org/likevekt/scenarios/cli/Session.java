package org.likevekt.scenarios.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.batch.Shipment;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.format.Regions;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.solver.linear.DenseKernel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What most commands share: the tables they work on, and where they print. */
final class Session {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Work on the tables in this folder instead of those that come with the program.")
    private Path data;

    @Option(
            names = "--kernel",
            paramLabel = "KERNEL",
            defaultValue = "java",
            description = {
                "Who factors dense matrices: java, the same bits everywhere, or lapack, the machine's own, which needs a build"
                        + " with -Pnative (default: ${DEFAULT-VALUE})."
            })
    private DenseKernel kernel = DenseKernel.JAVA;

    @Option(
            names = "--regions",
            paramLabel = "NAME|FILE",
            description = {
                "The regions of scenarios that say nothing of them: counties, trondelag-split, labour-market-regions,"
                        + " municipalities, or a .csv file with the columns municipality and region (default: counties)."
            })
    private String regions;

    @Option(
            names = "--trade-links",
            paramLabel = "SHARE",
            description = {
                "Leave out links of trade between regions of less than this share both of what the origin sells of a product to other"
                        + " regions and of what the destination buys of it from them, such as 1e-4; sums stay (default: none)."
            })
    private Double linksFrom;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = {
                "A baseline's growth that was found before, by 'likevekt calibrate ... --file FILE'; used, without a search, by what"
                        + " has the same figures and equations. May be given more than once."
            })
    private List<Path> calibrations = List.of();

    @Option(names = "--no-progress", description = "Draw no progress bar.")
    private boolean noProgress;

    /** The economy. */
    Economy economy() {
        return runner().economy();
    }

    /** A runner that shows its progress. */
    Runner runner() {
        return runner(new Progress(err(), terminal()));
    }

    /** A runner that shows remarks only, for many runs at once. */
    Runner quietRunner() {
        return runner(new Progress(err(), Optional.empty()));
    }

    /** Where a bar may be drawn. */
    Optional<PrintStream> terminal() {
        return noProgress ? Optional.empty() : Terminal.find();
    }

    /** Who factors dense matrices. */
    DenseKernel kernel() {
        return kernel;
    }

    /** The folder of the tables, where it is not those that come with the program. */
    Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    /** The regions that were asked for: a name or a file. */
    Optional<String> regions() {
        return Optional.ofNullable(regions);
    }

    /** What another machine that solves the same needs of this one. */
    Shipment.Own own() {
        return new Shipment.Own(data(), regions(), calibrations);
    }

    /** What makes a runner for the tables of a bundle, that shows its progress; its regions and its trade are the bundle's own. */
    Function<Path, Runner> bundled() {
        if (regions != null || linksFrom != null || !calibrations.isEmpty()) {
            throw new InputException(
                    "a bundle is solved in its own regions with all their trade and finds its own growth, expected"
                            + " none of --regions, --trade-links and --calibration");
        }
        return tables -> runner(Optional.of(tables), new Progress(err(), terminal()));
    }

    /** A runner that shows its progress, with all links of trade whatever was asked for. */
    Runner withAllTrade() {
        return inRegions(runnerOf(tables(), new Progress(err(), terminal())));
    }

    private Runner runner(RunnerListener observer) {
        return runner(tables(), observer);
    }

    private Optional<Path> tables() {
        if (data != null && !Files.isDirectory(data)) {
            throw new InputException("there is no folder " + data + ", expected one with the tables (--data)");
        }
        return data();
    }

    private Runner runner(Optional<Path> tables, RunnerListener observer) {
        OptionalDouble share = tradeLinks();
        Runner runner = runnerOf(tables, observer);
        return inRegions(share.isPresent() ? runner.withTradeLinksFrom(share.getAsDouble()) : runner);
    }

    private Runner inRegions(Runner runner) {
        return regions == null ? runner : runner.withRegions(regions);
    }

    private Runner runnerOf(Optional<Path> tables, RunnerListener observer) {
        try {
            kernel.require();
        } catch (UnsupportedOperationException e) {
            throw new InputException("--kernel " + kernel + ": " + e.getMessage());
        }
        Likevekt program = (Likevekt) spec.root().userObject();
        Runner runner = program.workshop().runner(tables, observer, kernel);
        return calibrations.isEmpty() ? runner : runner.withCalibrations(calibrations);
    }

    /** The share below which links of trade are left out, if any are. */
    OptionalDouble tradeLinks() {
        if (linksFrom == null) {
            return OptionalDouble.empty();
        }
        if (!(linksFrom > 0 && linksFrom < 1)) {
            throw new InputException(
                    "--trade-links is " + linksFrom + ", expected a share above 0 and below 1, such as 1e-4");
        }
        return OptionalDouble.of(linksFrom);
    }

    /** Where results are printed. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where remarks and errors are printed. */
    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Prints lines. */
    void print(List<String> lines) {
        lines.forEach(line -> out().println(harmless(line)));
        out().flush();
    }

    /** A text of one or more lines whose names of files and runs cannot steer a terminal. */
    static String harmless(String text) {
        return Arrays.stream(text.split("\n", -1)).map(Words::visible).collect(Collectors.joining("\n"));
    }

    /** The region looked at when none is named: the county of the article where there is one, else the country. */
    static String usualRegion(Classification regions) {
        return regions.items().stream()
                .map(Classification.Item::name)
                .filter("Trøndelag"::equals)
                .findFirst()
                .orElse(Comparison.COUNTRY);
    }

    /** The name of a region given by its code or name, in any case. */
    static String region(Economy economy, String word) {
        return named(economy, economy.benchmark().regions().items(), word);
    }

    /** The same of a region, or of a county that several regions make up. */
    static String place(Economy economy, String word) {
        return named(economy, places(economy.benchmark()), word);
    }

    /** The place looked at when none is named, among the regions and the counties that several of these make up. */
    static String usualPlace(Benchmark benchmark) {
        return usualRegion(new Classification("places", places(benchmark)));
    }

    private static List<Classification.Item> places(Benchmark benchmark) {
        List<Classification.Item> places = new ArrayList<>(
                benchmark.accounts().splitCounties().stream().map(Member::item).toList());
        places.addAll(benchmark.regions().items());
        return places;
    }

    private static String named(Economy economy, List<Classification.Item> regions, String word) {
        List<String> valid = new ArrayList<>();
        for (Classification.Item region : regions) {
            if (Words.fold(region.code()).equals(Words.fold(word))
                    || Words.fold(region.name()).equals(Words.fold(word))) {
                return region.name();
            }
            valid.add(region.name());
        }
        if (Words.fold(word).equals(Words.fold(Comparison.COUNTRY))) {
            return Comparison.COUNTRY;
        }
        valid.add(Comparison.COUNTRY);
        String maybe = Regions.maybe(word, valid, economy::municipalities);
        throw new InputException("unknown region " + Words.quote(word) + ", expected one of: " + Words.list(valid) + "."
                + (maybe.isEmpty() ? "" : " " + maybe));
    }
}
