package org.likevekt.model.equations;

import java.util.Arrays;
import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Variable;

/**
 * The variables that blocks share, each by its symbol in the formulas; all prices are one in the base year. A variable
 * of a single block may be declared by that block.
 */
@SuppressWarnings("MemberName") // a field is the symbol that it holds, as formulas write it
public final class Variables {
    /** Price of output (r,i). */
    public final Variable PY;

    /** Output (r,i). */
    public final Variable Y;

    /** Rental price of capital (r,i). */
    public final Variable RK;

    /** Rental price of the natural resource (r,i). */
    public final Variable RN;

    /** Wage of an efficiency unit of labour by place of work (r,e). */
    public final Variable W;

    /** Average pay by place of work (r,e). */
    public final Variable WAV;

    /** National average wage of a worker. */
    public final Variable WBAR;

    /** Price of the domestic composite (r,j). */
    public final Variable PD;

    /** Composite of domestic and foreign (r,j). */
    public final Variable A;

    /** Disposable income of households (r,e). */
    public final Variable INC;

    /** Capital income that households share nationally. */
    public final Variable POOL;

    /** Government saving. */
    public final Variable GS;

    /** Scale of transfers to households. */
    public final Variable TRS;

    /** Scale of income taxes. */
    public final Variable TIS;

    /** Scale of investment. */
    public final Variable LAMBDA;

    /** Foreign saving. */
    public final Variable SF;

    /** Price of foreign exchange, the numeraire. */
    public final Variable PFX;

    /** National factor on productivity. */
    public final Variable PROD;

    private final Assembly model;

    Variables(Assembly model) {
        this.model = model;
        Benchmark benchmark = model.benchmark();
        RegionalAccounts accounts = benchmark.accounts();
        Grid composites = Grid.of(
                at -> benchmark.domesticComposite().get(at)
                        + benchmark.imports().get(at),
                benchmark.regions(),
                benchmark.industries());
        PY = price("PY", "price of output", accounts.output());
        Y = real("Y", "output", accounts.output());
        RK = price("RK", "rental price of capital", benchmark.capital());
        RN = price("RN", "rental price of the natural resource", accounts.resourceRent());
        W = wage("W", "wage of an efficiency unit of labour by place of work, at equal industry pay");
        WAV = wage(
                "WAV",
                "average pay by place of work: the wage and the pay differentials of the industries that employ");
        PD = price("PD", "price of the domestic composite", benchmark.domesticComposite());
        A = real("A", "composite of domestic and foreign", composites);
        double[] incomes = accounts.disposableIncome().values();
        INC = model.system().positive("INC", byGroup(), "MNOK", "disposable income of households", incomes);
        String pool = "capital income that households share nationally, net of tax";
        POOL = model.system().positive("POOL", "MNOK", pool, CapitalIncome.pool(benchmark));
        WBAR = model.system().positive("WBAR", "index", "national average wage of a worker", 1);
        GS = saving("GS", "government saving in foreign exchange", accounts.governmentSaving());
        TRS = scale("TRS", "scale of transfers to households");
        TIS = scale("TIS", "scale of income taxes");
        LAMBDA = scale("LAMBDA", "scale of investment common to all destinations");
        SF = saving("SF", "foreign saving in foreign exchange", accounts.foreignSaving());
        PFX = model.system().fixed("PFX", "index", "price of foreign exchange, the numeraire", 1);
        PROD = scale("PROD", "national factor on the productivity of private industries but petroleum");
    }

    /** The national variable that a driver scales where no closure finds it. */
    Variable of(Driver level) {
        return (Variable) model.system().symbol(level.symbol());
    }

    /** A price of what the accounts hold (r,i), one in the base year and still where they hold nothing. */
    private Variable price(String symbol, String meaning, Grid base) {
        return model.system().positive(symbol, byIndustry(), "index", meaning, ones(byIndustry()), zeros(base));
    }

    /** A quantity of the accounts (r,i), still where they hold nothing. */
    private Variable real(String symbol, String meaning, Grid base) {
        return model.system().positive(symbol, byIndustry(), "MNOK, 2018 prices", meaning, base.values(), zeros(base));
    }

    private Variable wage(String symbol, String meaning) {
        return model.system().positive(symbol, byGroup(), "index", meaning, ones(byGroup()));
    }

    /** A national factor that the closure finds or holds. */
    private Variable scale(String symbol, String meaning) {
        boolean[] held = {!model.closure().finds(symbol)};
        return model.system().positive(symbol, List.of(), "index", meaning, new double[] {1}, held);
    }

    /** A national saving of either sign that the closure finds or holds. */
    private Variable saving(String symbol, String meaning, double base) {
        boolean[] held = {!model.closure().finds(symbol)};
        double size = Math.max(1, Math.abs(base));
        return model.system().free(symbol, List.of(), "MNOK", meaning, new double[] {base}, held, size);
    }

    private List<IndexSet> byIndustry() {
        return List.of(model.sets().regions(), model.sets().industries());
    }

    private List<IndexSet> byGroup() {
        return List.of(model.sets().regions(), model.sets().groups());
    }

    private static double[] ones(List<IndexSet> sets) {
        double[] ones = new double[IndexSet.cells(sets)];
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
}
