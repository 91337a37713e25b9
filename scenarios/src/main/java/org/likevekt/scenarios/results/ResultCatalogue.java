package org.likevekt.scenarios.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.model.equations.Held;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;

/** Which quantities a model's results have, with names and units; built from the model's own definitions. */
public final class ResultCatalogue {
    /** Names of the model's symbols in the result tables: the quantities that are written unless all are asked for. */
    private static final Map<String, String> USUAL = usual();

    private final Benchmark benchmark;
    private final SystemDeclaration declaration;

    /** The catalogue of a model. */
    public ResultCatalogue(RegionalModel model) {
        this.benchmark = model.benchmark();
        this.declaration = model.system().declaration();
    }

    /** What an analyst usually needs. */
    public List<ResultVariable> usualVariables() {
        return variables(USUAL::containsKey);
    }

    /** Every variable and definition of the model. */
    public List<ResultVariable> allVariables() {
        return variables(symbol -> true);
    }

    private List<ResultVariable> variables(java.util.function.Predicate<String> wanted) {
        List<ResultVariable> all = new ArrayList<>(people());
        all.addAll(products());
        for (Variable variable : declaration.variables()) {
            if (wanted.test(variable.name())) {
                all.add(symbol(variable.name(), variable.sets(), variable.unit(), variable.description()));
            }
        }
        for (Definition definition : declaration.definitions()) {
            if (wanted.test(definition.name())) {
                List<IndexSet> sets =
                        definition.over().stream().map(index -> index.set()).toList();
                all.add(symbol(definition.name(), sets, definition.unit(), definition.description()));
            }
        }
        return List.copyOf(all);
    }

    private static ResultVariable symbol(String symbol, List<IndexSet> sets, String unit, String description) {
        return new ResultVariable(
                Held.nameOf(symbol), Held.axes(sets), unit, description, solution -> solution.values(symbol));
    }

    private List<ResultVariable> people() {
        List<Axis> r = List.of(Axis.REGION);
        List<Axis> re = List.of(Axis.REGION, Axis.GROUP);
        return List.of(
                of("population", r, "persons", "Population with migrants and their families.", y -> y.people()
                        .population()),
                of("employed", re, "persons", "Employed by residence.", y -> y.people()
                        .employed()),
                of(
                        "net_migration",
                        re,
                        "persons a year",
                        "Employed who move in, net, to the next year.",
                        YearSolution::migration),
                of(
                        "accumulated_migration",
                        re,
                        "persons",
                        "Net in-migration since the base year, employed.",
                        y -> y.people().migrants()),
                of("trained", re, "persons", "Persons trained into the group since the base year, net.", y -> y.people()
                        .trained()),
                of(
                        "wage_per_person",
                        re,
                        "NOK a year",
                        "Wage per employed resident.",
                        y -> scaled(y.values("wage per person"), 1e6)));
    }

    private List<ResultVariable> products() {
        List<String> sectors = benchmark.dataset().sectors();
        boolean[] isMainland = new boolean[sectors.size()];
        for (int i = 0; i < isMainland.length; i++) {
            isMainland[i] = sectors.get(i).equals("mainland");
        }
        Function<YearSolution, double[]> product =
                solution -> byRegion(region -> Measures.mainlandProduct(solution, isMainland, region));
        return List.of(
                of(
                        "mainland_product_by_region",
                        List.of(Axis.REGION),
                        "MNOK, 2018 prices",
                        "Value added of the mainland industries.",
                        product),
                of(
                        "mainland_product_per_person",
                        List.of(Axis.REGION),
                        "NOK a person, 2018 prices",
                        "Value added of the mainland industries over population.",
                        solution -> {
                            double[] people = solution.people().population();
                            double[] values = product.apply(solution);
                            return byRegion(region -> 1e6 * values[region] / people[region]);
                        }),
                ResultVariable.national(
                        "product", "MNOK, 2018 prices", "Value added of all industries.", solution -> Arrays.stream(
                                        solution.values("value added"))
                                .sum()));
    }

    private double[] byRegion(java.util.function.IntToDoubleFunction figure) {
        double[] values = new double[benchmark.regions().size()];
        for (int region = 0; region < values.length; region++) {
            values[region] = figure.applyAsDouble(region);
        }
        return values;
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    private static ResultVariable of(
            String name, List<Axis> axes, String unit, String description, Function<YearSolution, double[]> values) {
        return new ResultVariable(name, axes, unit, description, values::apply);
    }

    private static Map<String, String> usual() {
        Map<String, String> names = new LinkedHashMap<>(Held.plainNames());
        for (String same : List.of(
                "value added",
                "value added, current",
                "consumption",
                "investment",
                "public purchases",
                "exports",
                "imports",
                "export value",
                "import value",
                "investment spending",
                "public spending",
                "public receipts",
                "mainland product",
                "wage bill")) {
            names.put(same, Held.nameOf(same));
        }
        return java.util.Collections.unmodifiableMap(names);
    }
}
