package org.likevekt.scenarios.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.data.Grid;
import org.likevekt.data.Member;
import org.likevekt.data.Municipalities;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.equations.CountyEquations;
import org.likevekt.scenarios.format.ClosureVocabulary;
import org.likevekt.scenarios.format.DeclaredSwap;
import org.likevekt.scenarios.format.Horizon;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.TableSource;
import org.likevekt.scenarios.format.Targets;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.format.Words;

/** The words of scenario files, as the model and the data define them. */
public final class ModelVocabulary {
    /** The calibration target that the model knows: mainland product at 2018 prices per person. */
    public static final String TARGET = "mainland_gdp_per_person";

    /** Questions of the closure that are about how the economy works, not about who pays. */
    static final List<String> ASSUMPTIONS = List.of("labour", "exports", "commuting", "trade");

    private static final List<String> MANUFACTURING =
            List.of("NMID", "ANNIND", "KJEM", "KRAFTK", "MIN", "VERK", "SKIP");
    private static final List<String> GOODS = List.of(
            "JORD", "FISK", "OLJE", "NMID", "ANNIND", "KJEM", "KRAFTK", "MIN", "VERK", "SKIP", "KRAFT", "VANN", "BYGG");

    private ModelVocabulary() {}

    /** The vocabulary of an economy. */
    public static Vocabulary of(Benchmark benchmark, Supplier<Municipalities> places) {
        Dataset data = benchmark.dataset();
        Classification years = data.populationProjection().axis(1);
        Horizon horizon = new Horizon(Integer.parseInt(years.code(0)), Integer.parseInt(years.code(years.size() - 1)));
        return new Vocabulary(
                Drivers.dictionary(benchmark),
                horizon,
                Map.of(
                        Axis.INDUSTRY,
                        industries(data),
                        Axis.GROUP,
                        groups(data),
                        Axis.REGION,
                        counties(benchmark),
                        Axis.DESTINATION,
                        counties(benchmark)),
                closures(),
                Map.of(TARGET, "Mainland product at 2018 prices per person, Norway"),
                tables(benchmark.accounts()),
                new Targets(() -> Target.of(CountyEquations.of(benchmark, Closure.DEFAULT, List.of())
                        .quantities()
                        .values())),
                places);
    }

    /** Regions by the names and codes of the counties that they make up, where these are no names of regions. */
    private static Map<String, List<String>> counties(Benchmark benchmark) {
        Classification regions = benchmark.regions();
        List<String> taken = Stream.concat(
                        regions.codes().stream(), regions.items().stream().map(Classification.Item::name))
                .map(Words::fold)
                .toList();
        Map<String, List<String>> subsets = new LinkedHashMap<>();
        for (Member county : benchmark.accounts().counties()) {
            List<String> parts = regions.codes().subList(county.first(), county.end());
            for (String word : List.of(county.name(), county.code())) {
                if (!taken.contains(Words.fold(word))) {
                    subsets.put(word, parts);
                }
            }
        }
        return subsets;
    }

    /** The closure of a scenario, with its swaps. */
    public static Closure closure(Scenario scenario) {
        return closure(scenario.closure())
                .with(scenario.swaps().stream().map(DeclaredSwap::swap).toList());
    }

    /** The closure that the answers of a scenario stand for. */
    public static Closure closure(Map<String, String> answers) {
        return new Closure(
                        Closure.Government.valueOf(constant(answers, "government")),
                        Closure.External.valueOf(constant(answers, "external")),
                        Closure.Growth.PRODUCTIVITY_GIVEN)
                .with(Closure.Labour.valueOf(constant(answers.getOrDefault("labour", "full_employment"))))
                .with(Closure.Exports.valueOf(constant(answers.getOrDefault("exports", "demand"))))
                .with(Closure.Commuting.valueOf(constant(answers.getOrDefault("commuting", "fixed"))))
                .with(Closure.Trade.valueOf(constant(answers.getOrDefault("trade", "bilateral"))));
    }

    private static String constant(Map<String, String> answers, String question) {
        return constant(Objects.requireNonNull(answers.get(question), () -> "no answer for " + question));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static ClosureVocabulary closures() {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put("government", words(Closure.Government.values()));
        choices.put("external", words(Closure.External.values()));
        choices.put("labour", words(Closure.Labour.values()));
        choices.put("exports", words(Closure.Exports.values()));
        choices.put("commuting", words(Closure.Commuting.values()));
        choices.put("trade", words(Closure.Trade.values()));
        return new ClosureVocabulary(choices);
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Map<String, List<String>> industries(Dataset data) {
        Map<String, List<String>> subsets = new LinkedHashMap<>();
        subsets.put("mainland", where(data, data::isMainland));
        subsets.put("private_mainland", where(data, i -> data.isMainland(i) && !data.isPublic(i)));
        subsets.put("public", where(data, data::isPublic));
        subsets.put("private", where(data, i -> !data.isPublic(i)));
        subsets.put("manufacturing", where(data, i -> MANUFACTURING.contains(code(data, i))));
        subsets.put("goods", where(data, i -> GOODS.contains(code(data, i))));
        subsets.put("services", where(data, i -> !GOODS.contains(code(data, i))));
        return subsets;
    }

    private static Map<String, List<String>> groups(Dataset data) {
        List<String> university = new ArrayList<>(data.groups().codes());
        university.removeIf(code -> !code.endsWith("university"));
        return Map.of("university", university);
    }

    private static List<String> where(Dataset data, IntPredicate isIn) {
        return IntStream.range(0, data.industries().size())
                .filter(isIn)
                .mapToObj(i -> code(data, i))
                .toList();
    }

    private static String code(Dataset data, int industry) {
        return data.industries().code(industry);
    }

    private static Map<String, TableSource> tables(RegionalAccounts accounts) {
        Grid population = accounts.populationProjection();
        Grid workingAge = accounts.workingAgeShare();
        Grid people = population.sumOver(0);
        Grid services = accounts.publicServicesByPeople();
        Map<String, TableSource> tables = new LinkedHashMap<>();
        tables.put("population_projection", (year, cell) -> figure(population, year, cell));
        tables.put("working_age_share", (year, cell) -> figure(workingAge, year, cell));
        tables.put("public_services_by_people", (year, cell) -> figure(services, year, cell));
        Grid aged = accounts.aged67();
        Grid pensioners = Grid.of(at -> aged.get(at) / aged.get(at[0], 0), aged.axis(0), aged.axis(1));
        tables.put("aged_67", (year, cell) -> figure(pensioners, year, cell));
        Grid growth = Grid.of(at -> people.get(at) / people.get(0), people.axis(0));
        tables.put("national_population_index", (year, cell) -> figure(growth, year, cell));
        Grid yearly = Grid.of(at -> at[0] == 0 ? 0 : people.get(at) / people.get(at[0] - 1) - 1, people.axis(0));
        tables.put("national_population_growth", (year, cell) -> figure(yearly, year, cell));
        return tables;
    }

    /** The figure of a grid whose last axis are years and whose others are those of the driver. */
    private static OptionalDouble figure(Grid grid, int year, List<String> cell) {
        List<String> codes = new ArrayList<>(cell);
        codes.add(Integer.toString(year));
        boolean known = codes.size() == grid.axes().size()
                && IntStream.range(0, codes.size())
                        .allMatch(axis -> grid.axis(axis).contains(codes.get(axis)));
        return known ? OptionalDouble.of(grid.get(codes.toArray(String[]::new))) : OptionalDouble.empty();
    }
}
