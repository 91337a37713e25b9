package org.likevekt.scenarios.results;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Detail;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.YearSolution;

/** Which quantities a model's results have, with names and units; built from the model's own definitions. */
public final class ResultCatalogue {
    private final Benchmark benchmark;
    private final Collection<Quantity> equations;

    /** The catalogue of a model. */
    public ResultCatalogue(RegionalModel model) {
        this.benchmark = model.benchmark();
        this.equations = model.quantities().values();
    }

    /** The key figures: people, wages and product by county, and the national accounts. */
    public List<ResultVariable> keyVariables() {
        return variables(quantity -> quantity.detail() == Detail.KEY);
    }

    /** What an analyst usually needs. */
    public List<ResultVariable> usualVariables() {
        return variables(quantity -> quantity.detail() != Detail.FULL);
    }

    /** Every variable and definition of the model. */
    public List<ResultVariable> allVariables() {
        return variables(quantity -> true);
    }

    private List<ResultVariable> variables(Predicate<Quantity> wanted) {
        Stream<ResultVariable> solved =
                equations.stream().map(quantity -> new ResultVariable(quantity, solution -> solution.values(quantity)));
        return Stream.of(people().stream(), products().stream(), solved)
                .flatMap(all -> all)
                .filter(variable -> wanted.test(variable.quantity()))
                .toList();
    }

    private static List<ResultVariable> people() {
        return List.of(
                new ResultVariable(Quantities.POPULATION, y -> y.people().population()),
                new ResultVariable(Quantities.EMPLOYED, YearSolution::atWork),
                new ResultVariable(Quantities.NET_MIGRATION, YearSolution::migration),
                new ResultVariable(
                        Quantities.ACCUMULATED_MIGRATION, y -> y.people().migrants()),
                new ResultVariable(Quantities.TRAINED, y -> y.people().trained()),
                new ResultVariable(Quantities.WAGE_PER_PERSON, y -> scaled(y.values(Quantities.WAGE_PER_PERSON), 1e6)));
    }

    private List<ResultVariable> products() {
        boolean[] isMainland = new boolean[benchmark.industries().size()];
        for (int i = 0; i < isMainland.length; i++) {
            isMainland[i] = benchmark.dataset().isMainland(i);
        }
        ResultVariable product = new ResultVariable(
                Quantities.MAINLAND_PRODUCT_BY_REGION,
                solution -> byRegion(region -> Measures.mainlandProduct(
                        solution,
                        benchmark.industries(),
                        isMainland,
                        benchmark.regions().member(region))));
        return List.of(
                product,
                new ResultVariable(Quantities.MAINLAND_PRODUCT_PER_PERSON, solution -> {
                    double[] people = solution.people().population();
                    double[] values = product.values().of(solution);
                    return byRegion(region -> 1e6 * values[region] / people[region]);
                }),
                new ResultVariable(Quantities.PRODUCT, solution -> new double[] {
                    Arrays.stream(solution.values(Quantities.VALUE_ADDED)).sum()
                }));
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
}
