package org.likevekt.scenarios.format;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.likevekt.data.Dataset;
import org.likevekt.data.Municipalities;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.scenarios.run.ModelVocabulary;

/** The words of the counties that come with the engine, with figures by hand: a projection and base-year values. */
public final class TestEconomy {
    public static final Horizon HORIZON = new Horizon(2018, 2050);

    private static final Benchmark BENCHMARK = benchmark();
    private static final Vocabulary WORDS =
            ModelVocabulary.of(BENCHMARK, () -> Municipalities.embedded(BENCHMARK.regions()));

    private TestEconomy() {}

    private static Benchmark benchmark() {
        Dataset data = Dataset.embedded();
        return new Benchmark(RegionalAccounts.build(data), Behaviour.of(data));
    }

    public static Vocabulary vocabulary() {
        return vocabulary(TestEconomy::projection);
    }

    public static Vocabulary vocabulary(TableSource projection) {
        return new Vocabulary(
                WORDS.dictionary(),
                HORIZON,
                WORDS.subsets(),
                WORDS.closures(),
                WORDS.aims(),
                tables(projection),
                WORDS.targets(),
                WORDS.places());
    }

    private static Map<String, TableSource> tables(TableSource projection) {
        Map<String, TableSource> tables = new LinkedHashMap<>();
        tables.put("population_projection", projection);
        tables.put("working_age_share", (year, cell) -> OptionalDouble.of(1));
        tables.put("public_services_by_people", (year, cell) -> OptionalDouble.of(year > 2019 ? 1.01 : 1));
        tables.put("national_population_index", (year, cell) -> OptionalDouble.of(year > 2018 ? 1.01 : 1));
        tables.put("national_population_growth", (year, cell) -> OptionalDouble.of(year > 2018 ? 0.01 : 0));
        tables.put("aged_67", (year, cell) -> OptionalDouble.of(1));
        return tables;
    }

    /** 1,000 persons in 2018 and 10 more every year. */
    private static OptionalDouble projection(int year, List<String> cell) {
        return OptionalDouble.of(1000 + 10 * (year - 2018));
    }

    /** Base-year values of the counties, but participation, the people of a county and its payroll tax by hand. */
    public static Paths base() {
        return base(HORIZON);
    }

    public static Paths base(Horizon horizon) {
        Dictionary dictionary = WORDS.dictionary();
        Map<Driver, double[]> base = new LinkedHashMap<>();
        for (Driver driver : dictionary.drivers()) {
            base.put(driver, baseValues(driver, dictionary.size(driver)));
        }
        return Paths.constant(dictionary, horizon.first(), horizon.last(), base);
    }

    private static double[] baseValues(Driver driver, int cells) {
        Map<Driver, Double> byHand = Map.of(
                Drivers.PARTICIPATION, 0.7,
                Drivers.POPULATION, 1000.0,
                Drivers.PAYROLL_TAX, 0.14);
        double[] values = Drivers.inBaseYear(driver, BENCHMARK, cells);
        if (byHand.containsKey(driver)) {
            Arrays.fill(values, byHand.get(driver));
        }
        return values;
    }
}
