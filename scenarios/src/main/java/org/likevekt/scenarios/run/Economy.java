package org.likevekt.scenarios.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.likevekt.data.Dataset;
import org.likevekt.data.RegionPartition;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.data.TableDescription;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.scenarios.format.Fingerprint;
import org.likevekt.scenarios.format.Horizon;
import org.likevekt.scenarios.format.Regions;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.library.ScenarioLibrary;

/** What scenarios are about: the checked tables, the accounts and benchmark built from them, and their words. */
public final class Economy {
    private static final String CATALOGUE = "tables.csv";
    private static final String COLUMNS = "columns.csv";

    private final Dataset dataset;
    private final String dataHash;
    private final Benchmark benchmark;
    private final Vocabulary vocabulary;
    private final ScenarioLibrary library;
    private final Economy counties;
    private final Map<Regions, Economy> others = new ConcurrentHashMap<>();

    private Economy(Dataset dataset, String dataHash) {
        this.dataset = dataset;
        this.dataHash = dataHash;
        this.benchmark = new Benchmark(
                RegionalAccounts.build(dataset), new Behaviour(dataset.frisch(), dataset.investmentResponse()));
        this.vocabulary = ModelVocabulary.of(benchmark);
        this.counties = this;
        this.library = new ScenarioLibrary(
                vocabulary, regions -> over(Optional.of(regions)).vocabulary());
    }

    private Economy(Economy counties, Regions regions) {
        this.dataset = counties.dataset;
        this.dataHash = counties.dataHash;
        RegionPartition partition = RegionPartition.of(counties.benchmark.regions(), regions.parts());
        this.benchmark = new Benchmark(counties.benchmark.accounts().over(partition), counties.benchmark.behaviour());
        this.vocabulary = ModelVocabulary.of(benchmark);
        this.counties = counties;
        this.library = counties.library;
    }

    /** The same country in other regions, made once; without any, in counties. */
    public Economy over(Optional<Regions> regions) {
        return regions.filter(parts -> !parts.areCounties())
                .map(parts -> counties.others.computeIfAbsent(parts, key -> new Economy(counties, key)))
                .orElse(counties);
    }

    /**
     * Reads the tables and builds the economy.
     *
     * @param folder a folder with all tables; nothing for those that come with the program
     * @throws org.likevekt.data.DataException when the tables do not pass their checks
     */
    public static Economy of(Optional<Path> folder) {
        Dataset dataset = folder.map(Dataset::load).orElseGet(Dataset::embedded);
        return new Economy(dataset, hash(dataset));
    }

    /**
     * The economy of other tables: accounts, benchmark and words are built anew from them.
     *
     * @param changed these tables with other numbers
     * @param change what the change is, in a word that tells it from every other: it goes into the hash of the tables
     */
    public Economy with(Dataset changed, String change) {
        return new Economy(changed, new Fingerprint().add(dataHash).add(change).digits());
    }

    /** The checked tables. */
    public Dataset dataset() {
        return dataset;
    }

    /** The base year as the equations need it. */
    public Benchmark benchmark() {
        return benchmark;
    }

    /** The words of scenario files. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The scenarios that come with the program, and the way to a user's files. */
    public ScenarioLibrary library() {
        return library;
    }

    /** Hash over all table files. */
    public String dataHash() {
        return dataHash;
    }

    /** The texts of all files that the tables were read from, by name. */
    public SortedMap<String, String> tableFiles() {
        return dataset.texts();
    }

    /** The text of a table's file as it was read. */
    public String tableText(TableDescription table) {
        return dataset.texts().getOrDefault(table.file(), "");
    }

    /** Paths that hold every driver at its base-year value. */
    public Paths basePaths(Horizon horizon) {
        return Drivers.basePaths(benchmark, horizon.first(), horizon.last());
    }

    private static String hash(Dataset dataset) {
        SortedMap<String, String> texts = dataset.texts();
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(texts.getOrDefault(CATALOGUE, ""));
        fingerprint.add(texts.getOrDefault(COLUMNS, ""));
        for (TableDescription table : dataset.tables()) {
            fingerprint.add(table.file()).add(texts.getOrDefault(table.file(), ""));
        }
        return fingerprint.digits();
    }
}
