package org.likevekt.scenarios.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.data.Municipalities;
import org.likevekt.data.RegionPartition;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.data.TableDescription;
import org.likevekt.data.TradeLinks;
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
    private static final String MUNICIPALITIES = "municipalities";

    private final Dataset dataset;
    private final String dataHash;
    private final double linksFrom;
    private final RegionalAccounts accounts;
    private final Benchmark benchmark;
    private final Vocabulary vocabulary;
    private final ScenarioLibrary library;
    private final Economy counties;
    private final Map<Regions, Economy> others;
    private final Once<Municipalities> places;
    private final Optional<Path> folder;

    private Economy(Dataset dataset, String dataHash, Optional<Path> folder, double linksFrom) {
        this.dataset = dataset;
        this.dataHash = dataHash;
        this.linksFrom = linksFrom;
        this.others = new ConcurrentHashMap<>();
        this.folder = folder;
        this.places = new Once<>(() -> municipalities(folder, dataset.regions()));
        this.accounts = RegionalAccounts.build(dataset);
        this.benchmark = new Benchmark(trading(accounts, linksFrom), Behaviour.of(dataset));
        this.vocabulary = ModelVocabulary.of(benchmark, places);
        this.counties = this;
        this.library = new ScenarioLibrary(
                vocabulary, regions -> over(Optional.of(regions)).vocabulary());
    }

    private Economy(Economy counties, Regions regions) {
        this.dataset = counties.dataset;
        this.dataHash = regions.partition().isEmpty()
                ? counties.dataHash
                : new Fingerprint()
                        .add(counties.dataHash)
                        .add(List.copyOf(counties.places.get().texts().values()))
                        .digits();
        this.linksFrom = counties.linksFrom;
        this.others = counties.others;
        this.places = counties.places;
        this.folder = counties.folder;
        this.accounts = accounts(counties, regions);
        this.benchmark = new Benchmark(trading(accounts, linksFrom), counties.benchmark.behaviour());
        this.vocabulary = ModelVocabulary.of(benchmark, places);
        this.counties = counties;
        this.library = counties.library;
    }

    private Economy(Economy counties, ScenarioLibrary library) {
        this.dataset = counties.dataset;
        this.dataHash = counties.dataHash;
        this.linksFrom = counties.linksFrom;
        this.others = counties.others;
        this.places = counties.places;
        this.folder = counties.folder;
        this.accounts = counties.accounts;
        this.benchmark = counties.benchmark;
        this.vocabulary = counties.vocabulary;
        this.counties = this;
        this.library = library;
    }

    private static RegionalAccounts accounts(Economy counties, Regions regions) {
        RegionalAccounts accounts = counties.accounts;
        return regions.partition()
                .map(partition -> accounts.over(partition, counties.places.get()))
                .orElseGet(() -> accounts.over(RegionPartition.of(accounts.regions(), regions.parts())));
    }

    private static RegionalAccounts trading(RegionalAccounts accounts, double linksFrom) {
        return linksFrom > 0 ? accounts.withTradeLinksFrom(linksFrom) : accounts;
    }

    /** The municipalities in a folder's own folder of them, or those that come with the program. */
    private static Municipalities municipalities(Optional<Path> folder, Classification counties) {
        return folder.map(tables -> tables.resolve(MUNICIPALITIES))
                .filter(Files::isDirectory)
                .map(tables -> Municipalities.load(tables, counties))
                .orElseGet(() -> Municipalities.embedded(counties));
    }

    /** Something that is made when it is first asked for. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        private Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            T known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        }
    }

    /** The same economy, in which a scenario that says nothing of its regions is about these. */
    public Economy withRegions(String nameOrFile) {
        return new Economy(counties, counties.library.in(Regions.named(nameOrFile, Optional.empty(), places)));
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
        return new Economy(dataset, hash(dataset), folder, 0);
    }

    /**
     * The economy of other tables: accounts, benchmark and words are built anew from them.
     *
     * @param changed these tables with other numbers
     * @param change what the change is, in a word that tells it from every other: it goes into the hash of the tables
     */
    public Economy with(Dataset changed, String change) {
        return inUsual(new Economy(changed, changed(change), folder, linksFrom));
    }

    /**
     * The economy whose regions, whatever they are, trade without their weak links: those of less than a share both of what the
     * origin sells of a product to other regions and of what the destination buys of it from them. Sums stay.
     *
     * @param share such as 1e-4; it goes into the hash of the tables
     * @throws org.likevekt.data.DataException here or when other regions are made, if what is left cannot carry the sums
     */
    public Economy withTradeLinksFrom(double share) {
        return inUsual(new Economy(dataset, changed("trade links from " + share), folder, share));
    }

    private String changed(String change) {
        return new Fingerprint().add(counties.dataHash).add(change).digits();
    }

    private Economy inUsual(Economy other) {
        return library.usual()
                .map(regions -> new Economy(other, other.library.in(regions)))
                .orElse(other);
    }

    /** The share below which links of trade are left out; nothing where all are there. */
    public OptionalDouble linksFrom() {
        return linksFrom > 0 ? OptionalDouble.of(linksFrom) : OptionalDouble.empty();
    }

    /** What is left of the links of trade between the regions. */
    public TradeLinks tradeLinks() {
        return TradeLinks.of(accounts, benchmark.accounts());
    }

    /** The economy of the regions that a scenario is about when it says nothing of them. */
    public Economy usual() {
        return over(library.usual());
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

    /**
     * The municipalities beside these tables.
     *
     * @throws org.likevekt.data.DataException when they are in other counties than those of the tables
     */
    public Municipalities municipalities() {
        return places.get();
    }

    /** The texts of all files that the tables were read from, by name. */
    public SortedMap<String, String> tableFiles() {
        return dataset.texts();
    }

    /** What every table is, those of the municipalities after the others where these come with them. */
    public List<TableDescription> tables() {
        // a folder of other counties has no use for the program's own municipalities
        boolean hasMunicipalities = folder.map(tables -> tables.resolve(MUNICIPALITIES))
                .map(Files::isDirectory)
                .orElse(true);
        return Stream.of(dataset.tables(), hasMunicipalities ? places.get().tables() : List.<TableDescription>of())
                .flatMap(List::stream)
                .toList();
    }

    /** The text of a table's file as it was read. */
    public String tableText(TableDescription table) {
        String text = dataset.texts().get(table.file());
        return text == null ? places.get().texts().getOrDefault(table.file(), "") : text;
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
