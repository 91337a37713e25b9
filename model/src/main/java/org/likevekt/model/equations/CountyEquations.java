package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemDeclaration;

/** Puts the blocks together: one system of equations for one year. */
public final class CountyEquations {
    private CountyEquations() {}

    /** The equations of a benchmark under a closure. */
    public static SystemDeclaration declare(Benchmark benchmark, Closure closure) {
        Assembly model = new Assembly(benchmark, closure);
        TradeBlock trade = new TradeBlock();
        trade.definePrices(model);
        List<Block> blocks = List.of(
                new ProductionBlock(),
                new HouseholdBlock(),
                new LabourBlock(),
                new GovernmentBlock(),
                new InvestmentBlock(),
                trade);
        blocks.forEach(block -> block.addTo(model));
        GovernmentBlock.close(model);
        InvestmentBlock.close(model);
        addAccounts(model, trade);
        SystemDeclaration declaration = model.system().build();
        return closure.swaps().isEmpty() ? declaration : new Swaps(closure).exchanged(declaration);
    }

    /** National accounts of a solution, and the balance with the rest of the world: the one equation left out. */
    private static void addAccounts(Assembly model, TradeBlock trade) {
        Variables v = model.variables();
        Index r = model.sets().region("r");
        Index s = model.sets().region("s");
        Index i = model.sets().industry("i");
        Index j = model.sets().industry("j");
        Benchmark benchmark = model.benchmark();
        Expr exports = trade.exports(model, s, j);
        Expr imports = trade.imports(model, r, j);
        Expr exportValue = sum(s, j, exports.times(v.outputPrice.at(s, j)));
        Expr importValue = sum(r, j, imports.times(trade.importPriceOf(model, j)));
        model.system().define("exports", over(s, j), exports, "MNOK, 2018 prices", "exports");
        model.system().define("imports", over(r, j), imports, "MNOK, 2018 prices", "imports");
        model.system().define("export value", over(), exportValue, "MNOK", "exports, current prices");
        model.system().define("import value", over(), importValue, "MNOK", "imports, current prices");
        model.system()
                .define(
                        "balance with the world",
                        over(),
                        importValue
                                .minus(exportValue)
                                .minus(v.foreignSaving.at().times(v.foreignExchange.at())),
                        "MNOK",
                        "imports less exports less foreign saving: the equation that Walras' law makes redundant");
        model.system()
                .define(
                        "deliveries",
                        over(s, r, j),
                        trade.delivery(model, s, r, j),
                        "MNOK, 2018 prices",
                        "deliveries between regions at basic prices");
        model.system()
                .define(
                        "capital income",
                        over(r, i),
                        model.capitalIncome().plus(model.resourceIncome()),
                        "MNOK",
                        "income of capital and natural resources before tax");
        Grid mainland = Grid.of(
                at -> benchmark.dataset().sectors().get(at[0]).equals("mainland") ? 1 : 0, benchmark.industries());
        Parameter isMainland =
                model.structural("is_mainland", mainland, "0 or 1", "industries that mainland product counts");
        Expr product = sum(r, i, isMainland.at(i).times(model.valueAdded()));
        model.system()
                .define(
                        "mainland product",
                        over(),
                        product,
                        "MNOK, 2018 prices",
                        "value added of the mainland industries");
        if (model.closure().growth() == Closure.Growth.PRODUCT_GIVEN) {
            Parameter target = model.system()
                    .parameter(
                            "mainland_product", List.of(), "MNOK, 2018 prices", "given mainland product", new double[] {
                                mainlandProduct(benchmark)
                            });
            model.system().equation("mainland product", over(), product, target.at(), v.nationalProductivity);
        }
    }

    /** Mainland product of the base year at basic prices, MNOK. */
    public static double mainlandProduct(Benchmark benchmark) {
        Grid output = benchmark.accounts().output();
        double sum = 0;
        for (int r = 0; r < benchmark.regions().size(); r++) {
            for (int i = 0; i < benchmark.industries().size(); i++) {
                if (benchmark.dataset().sectors().get(i).equals("mainland")) {
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
