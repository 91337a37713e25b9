package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Swaps;
import org.likevekt.solver.algebra.SystemDeclaration;

/** The blocks of the model, and the system of equations for one year that they make together. */
public final class CountyEquations {
    private static final List<Block> BLOCKS = List.of(
            ProductionBlock.BLOCK,
            HouseholdBlock.BLOCK,
            CorporationBlock.BLOCK,
            LabourBlock.BLOCK,
            GovernmentBlock.BLOCK,
            InvestmentBlock.BLOCK,
            TradeBlock.BLOCK,
            AccountsBlock.BLOCK);

    private CountyEquations() {}

    /** The blocks that every model has. */
    public static List<Block> blocks() {
        return BLOCKS;
    }

    /** Those, and what a closure adds. */
    public static List<Block> blocks(Closure closure) {
        List<Block> blocks = new ArrayList<>(BLOCKS);
        if (closure.labour() == Closure.Labour.WAGE_CURVE) {
            blocks.add(UnemploymentBlock.BLOCK);
        }
        if (closure.exports() == Closure.Exports.CET) {
            blocks.add(ExportSupplyBlock.BLOCK);
        }
        if (closure.commuting() == Closure.Commuting.LOGIT) {
            blocks.add(CommutingBlock.BLOCK);
        }
        return List.copyOf(blocks);
    }

    /** The equations of a benchmark under a closure. */
    public static SystemDeclaration declare(Benchmark benchmark, Closure closure) {
        return declare(benchmark, closure, List.of());
    }

    /**
     * The equations of a benchmark under a closure, with more blocks than every model has.
     *
     * @throws IllegalStateException when a block needs what none gives, naming both, or a variable has no equation
     */
    public static SystemDeclaration declare(Benchmark benchmark, Closure closure, List<Block> more) {
        return of(benchmark, closure, more).declaration();
    }

    /**
     * The equations of a benchmark under a closure, with more blocks than every model has, and what is in them.
     *
     * @throws IllegalStateException when a block needs what none gives, naming both, or a variable has no equation
     */
    public static Equations of(Benchmark benchmark, Closure closure, List<Block> more) {
        List<Block> all = Stream.concat(blocks(closure).stream(), more.stream()).toList();
        Equations equations = Assembly.of(benchmark, closure, all);
        return closure.swaps().isEmpty()
                ? equations
                : Equations.of(
                        new Swaps(closure).exchanged(equations.declaration()),
                        List.copyOf(equations.quantities().values()));
    }

    /** Mainland product of the base year at basic prices, MNOK. */
    public static double mainlandProduct(Benchmark benchmark) {
        Grid output = benchmark.accounts().output();
        double sum = 0;
        for (int r = 0; r < benchmark.regions().size(); r++) {
            for (int i = 0; i < benchmark.industries().size(); i++) {
                if (benchmark.dataset().isMainland(i)) {
                    double tax = benchmark.accounts().productTaxRate().get(i);
                    double bought = 0;
                    for (int j = 0; j < benchmark.industries().size(); j++) {
                        bought += benchmark.use().get(r, j, i);
                    }
                    sum += output.get(r, i) - (1 + tax) * bought;
                }
            }
        }
        return sum;
    }
}
