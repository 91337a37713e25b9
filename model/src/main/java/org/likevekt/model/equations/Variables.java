package org.likevekt.model.equations;

import java.util.Arrays;
import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
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

    /** Price of output sold at home (r,i): that of output where exports are limited by demand. */
    public final Variable PH;

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

    /** What corporations pay out to households nationally. */
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
        PY = price(Quantities.OUTPUT_PRICE, accounts.output());
        PH = model.closure().exports() == Closure.Exports.CET
                ? price(Quantities.HOME_PRICE, ExportSupplyBlock.soldAtHome(benchmark))
                : PY;
        Y = real(Quantities.OUTPUT, accounts.output());
        RK = price(Quantities.CAPITAL_RENTAL, benchmark.capital());
        RN = price(Quantities.RESOURCE_RENTAL, accounts.resourceRent());
        W = model.variable(Quantities.WAGE, ones(byGroup()));
        WAV = model.variable(Quantities.AVERAGE_PAY, ones(byGroup()));
        PD = price(Quantities.DOMESTIC_PRICE, benchmark.domesticComposite());
        A = real(Quantities.COMPOSITE, composites);
        INC = model.variable(
                Quantities.DISPOSABLE_INCOME, accounts.disposableIncome().values());
        POOL = model.variable(Quantities.CAPITAL_INCOME_POOL, CapitalIncome.pool(benchmark));
        WBAR = model.variable(Quantities.NATIONAL_WAGE, 1);
        GS = national(Quantities.GOVERNMENT_SAVING, accounts.governmentSaving());
        TRS = national(Quantities.TRANSFER_SCALE, 1);
        TIS = national(Quantities.INCOME_TAX_SCALE, 1);
        LAMBDA = national(Quantities.INVESTMENT_SCALE, 1);
        SF = national(Quantities.FOREIGN_SAVING, accounts.foreignSaving());
        PFX = model.variable(Quantities.EXCHANGE_RATE, new double[] {1}, new boolean[] {true});
        PROD = national(Quantities.NATIONAL_PRODUCTIVITY, 1);
    }

    /** The national variable that a driver scales where no closure finds it. */
    Variable of(Driver level) {
        return (Variable) model.system().symbol(level.symbol());
    }

    /** A price of what the accounts hold (r,i), one in the base year and still where they hold nothing. */
    private Variable price(Quantity quantity, Grid base) {
        return model.variable(quantity, ones(byIndustry()), zeros(base));
    }

    /** A quantity of the accounts (r,i), still where they hold nothing. */
    private Variable real(Quantity quantity, Grid base) {
        return model.variable(quantity, base.values(), zeros(base));
    }

    /** A national figure that the closure finds or holds. */
    private Variable national(Quantity quantity, double base) {
        boolean[] held = {!model.closure().finds(quantity.symbol())};
        return model.variable(quantity, new double[] {base}, held);
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
