package org.likevekt.scenarios.results;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.likevekt.model.accounts.HouseholdFigures;
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
    private final HouseholdFigures households;

    /** The catalogue of a model. */
    public ResultCatalogue(RegionalModel model) {
        this.benchmark = model.benchmark();
        this.equations = model.quantities().values();
        this.households = new HouseholdFigures(benchmark);
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
                equations.stream().map(quantity -> of(quantity, solution -> solution.values(quantity)));
        return Stream.of(people().stream(), households().stream(), products().stream(), solved)
                .flatMap(all -> all)
                .filter(variable -> wanted.test(variable.quantity()))
                .toList();
    }

    private static List<ResultVariable> people() {
        return List.of(
                of(Quantities.POPULATION, y -> y.people().population()),
                of(Quantities.EMPLOYED, YearSolution::atWork),
                of(Quantities.NET_MIGRATION, YearSolution::migration),
                of(Quantities.ACCUMULATED_MIGRATION, y -> y.people().migrants()),
                of(Quantities.TRAINED, y -> y.people().trained()),
                of(Quantities.WAGE_PER_PERSON, y -> scaled(y.values(Quantities.WAGE_PER_PERSON), 1e6)));
    }

    private List<ResultVariable> households() {
        return List.of(
                of(Quantities.REAL_WAGE_PER_PERSON, households::realWage),
                of(Quantities.REAL_INCOME, households::realIncome),
                new ResultVariable(Quantities.REAL_SAVING, households::realSaving),
                new ResultVariable(Quantities.LIVING_STANDARD, valued(households.spendingAlone()::livingStandard)),
                new ResultVariable(Quantities.WELFARE, valued(households::welfare)));
    }

    /** Not numbers in a year in which a type of household cannot buy its subsistence: other results stand without them. */
    private ResultVariable.Values valued(ResultVariable.Values values) {
        return (paths, solution) -> {
            try {
                return values.of(paths, solution);
            } catch (IllegalArgumentException e) {
                double[] none = new double
                        [benchmark.regions().size() * benchmark.groups().size()];
                Arrays.fill(none, Double.NaN);
                return none;
            }
        };
    }

    /** A quantity that the solved year alone tells. */
    private static ResultVariable of(Quantity quantity, Function<YearSolution, double[]> values) {
        return new ResultVariable(quantity, (paths, solution) -> values.apply(solution));
    }

    private List<ResultVariable> products() {
        boolean[] isMainland = new boolean[benchmark.industries().size()];
        for (int i = 0; i < isMainland.length; i++) {
            isMainland[i] = benchmark.dataset().isMainland(i);
        }
        Function<YearSolution, double[]> product = solution -> byRegion(region -> Measures.mainlandProduct(
                solution.values(Quantities.VALUE_ADDED),
                benchmark.industries(),
                isMainland,
                benchmark.regions().member(region)));
        return List.of(
                of(Quantities.MAINLAND_PRODUCT_BY_REGION, product),
                of(Quantities.MAINLAND_PRODUCT_PER_PERSON, solution -> {
                    double[] people = solution.people().population();
                    double[] values = product.apply(solution);
                    return byRegion(region -> 1e6 * values[region] / people[region]);
                }),
                of(Quantities.PRODUCT, solution -> new double[] {
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
