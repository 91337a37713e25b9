package org.likevekt.model.equations;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/** The variables that blocks share, by their names in the field's literature; all prices are one in the base year. */
public final class Variables {
    final Variable outputPrice;
    final Variable output;
    final Variable capitalRental;
    final Variable resourceRental;
    final Variable wage;
    final Variable earnings;
    final Variable domesticPrice;
    final Variable composite;
    final Variable income;
    final Variable capitalPool;
    final Variable wageIndex;
    final Variable governmentSaving;
    final Variable investmentScale;
    final Variable foreignSaving;
    final Variable foreignExchange;
    final Variable transferScale;
    final Variable incomeTaxScale;
    final Variable nationalProductivity;
    private BiFunction<Index, Index, Expr> compositePrice;
    private final Assembly model;

    Variables(Assembly model) {
        this.model = model;
        SystemBuilder system = model.system();
        Benchmark benchmark = model.benchmark();
        Closure closure = model.closure();
        IndexSet r = model.sets().regions();
        IndexSet i = model.sets().industries();
        IndexSet e = model.sets().groups();
        Grid made = benchmark.accounts().output();
        boolean[] noOutput = zeros(made);
        outputPrice = system.positive("PY", List.of(r, i), "index", "price of output", ones(r, i), noOutput);
        output = system.positive("Y", List.of(r, i), "MNOK, 2018 prices", "output", made.values(), noOutput);
        capitalRental = system.positive(
                "RK", List.of(r, i), "index", "rental price of capital", ones(r, i), zeros(benchmark.capital()));
        resourceRental = system.positive(
                "RN",
                List.of(r, i),
                "index",
                "rental price of the natural resource",
                ones(r, i),
                zeros(benchmark.accounts().resourceRent()));
        wage = system.positive(
                "W",
                List.of(r, e),
                "index",
                "wage of an efficiency unit of labour by place of work, at equal industry pay",
                ones(r, e));
        earnings = system.positive(
                "WAV",
                List.of(r, e),
                "index",
                "average pay by place of work: the wage and the pay differentials of the industries that employ",
                ones(r, e));
        Grid domestic = benchmark.domesticComposite();
        domesticPrice = system.positive(
                "PD", List.of(r, i), "index", "price of the domestic composite", ones(r, i), zeros(domestic));
        Grid all = Grid.of(
                at -> domestic.get(at) + benchmark.imports().get(at), benchmark.regions(), benchmark.industries());
        composite = system.positive(
                "A", List.of(r, i), "MNOK, 2018 prices", "composite of domestic and foreign", all.values(), zeros(all));
        income = system.positive(
                "INC",
                List.of(r, e),
                "MNOK",
                "disposable income of households",
                benchmark.accounts().disposableIncome().values());
        capitalPool = system.positive(
                "POOL", List.of(), "MNOK", "capital income that households share nationally, net of tax", new double[] {
                    CapitalIncome.pool(benchmark)
                });
        wageIndex = system.positive("WBAR", List.of(), "index", "national average wage of a worker", new double[] {1});
        governmentSaving = free(
                "GS",
                "government saving in foreign exchange",
                benchmark.accounts().governmentSaving(),
                !closure.finds("GS"));
        transferScale = scale("TRS", "scale of transfers to households", !closure.finds("TRS"));
        incomeTaxScale = scale("TIS", "scale of income taxes", !closure.finds("TIS"));
        investmentScale = scale("LAMBDA", "scale of investment common to all destinations", !closure.finds("LAMBDA"));
        foreignSaving = free(
                "SF", "foreign saving in foreign exchange", benchmark.accounts().foreignSaving(), !closure.finds("SF"));
        foreignExchange = scale("PFX", "price of foreign exchange, the numeraire", true);
        nationalProductivity = scale(
                "PROD", "national factor on the productivity of private mainland industries", !closure.finds("PROD"));
    }

    private Variable scale(String name, String description, boolean fixed) {
        return model.system().positive(name, List.of(), "index", description, new double[] {1}, new boolean[] {fixed});
    }

    private Variable free(String name, String description, double start, boolean fixed) {
        return model.system()
                .free(
                        name,
                        List.of(),
                        "MNOK",
                        description,
                        new double[] {start},
                        new boolean[] {fixed},
                        Math.max(1, Math.abs(start)));
    }

    private static double[] ones(IndexSet... sets) {
        double[] ones = new double[IndexSet.cells(List.of(sets))];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static boolean[] zeros(Grid grid) {
        double[] values = grid.values();
        boolean[] zero = new boolean[values.length];
        for (int k = 0; k < zero.length; k++) {
            zero[k] = values[k] == 0;
        }
        return zero;
    }

    /** Sets once what the composite costs, a formula over letters r and j. */
    void defineCompositePrice(BiFunction<Index, Index, Expr> formula) {
        this.compositePrice = formula;
    }

    /** Log price of the composite relative to its benchmark, at letters over region and product. */
    Expr logCompositePrice(Index r, Index j) {
        return compositePrice.apply(r, j);
    }
}
