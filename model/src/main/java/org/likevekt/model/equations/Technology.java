package org.likevekt.model.equations;

import static org.likevekt.model.equations.Links.COMPOSITE_PRICE;

import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;

/**
 * How an industry makes its product (r,i), the tree of nests of the article's figure 2: output = KLEM(KLE(KL(capital,
 * labour(groups), natural resource), energy(KRAFT, KJEM)), materials).
 */
final class Technology {
    /** Industries whose products form the energy nest. */
    private static final List<String> ENERGY = List.of("KRAFT", "KJEM");

    final Input capital;
    final Input resource;
    final Nest labour;
    final Nest energy;
    final Nest materials;
    final Nest klem;

    private final Assembly model;
    private final Benchmark benchmark;
    private final Index r;
    private final Index i;
    private final Parameter payrollTax;
    private final Parameter payrollTax0;

    Technology(Assembly model, Parameter payrollTax) {
        this.model = model;
        this.benchmark = model.benchmark();
        this.r = model.sets().region("r");
        this.i = model.sets().industry("i");
        this.payrollTax = payrollTax;
        RegionalAccounts accounts = benchmark.accounts();
        this.payrollTax0 = model.parameter(
                "payroll_tax0",
                accounts.payrollTaxRate(),
                "share of wages",
                "employer's contribution in the base year");
        Variables v = model.variables();
        Index g = model.sets().group("g");
        Index m = model.sets().industry("m");
        Index n = model.sets().industry("n");
        NestTree tree = new NestTree(model, r, i);

        // nest, elasticity of substitution, productivity, inputs
        capital = tree.input("capital", v.RK.log(r, i), benchmark.capital());
        resource = tree.input("resource", v.RN.log(r, i), accounts.resourceRent());
        labour =
                tree.over(g, "labour", sigma("labour_groups"), this::logLabourCost, "theta_L", accounts.compensation());
        energy = tree.over(m, "energy", sigma("energy"), logEfficiency(), this::logPrice, "theta_E", purchases(true));
        materials = tree.over(n, "materials", sigma("materials"), this::logPrice, "theta_M", purchases(false));
        Nest valueAdded =
                tree.nest("value_added", sigma("capital_labour"), logProductivity(), capital, labour, resource);
        Nest kle = tree.nest("kle", sigma("with_energy"), valueAdded, energy);
        klem = tree.nest("klem", sigma("with_materials"), kle, materials);
    }

    private Parameter sigma(String nest) {
        return model.elasticity(nest, "substitution in the nest " + nest);
    }

    private Expr logProductivity() {
        Parameter own = model.parameter(Drivers.PRODUCTIVITY);
        Parameter follows = model.structural(
                "is_private_mainland",
                privateMainland(benchmark),
                "0 or 1",
                "industries that the national productivity factor works on");
        return own.at(r, i)
                .log()
                .plus(follows.at(i).times(model.variables().PROD.log()));
    }

    private Expr logEfficiency() {
        Parameter efficiency = model.parameter(Drivers.ENERGY_EFFICIENCY);
        return efficiency.at(r, i).log();
    }

    /** Log cost of labour of a group, employer's contribution included, relative to the base year. */
    Expr logLabourCost(Index group) {
        Expr tax = payrollTax.at(r).plus(1).over(payrollTax0.at(r).plus(1)).log();
        return model.variables().W.log(r, group).plus(tax);
    }

    private Expr logPrice(Index product) {
        return model.need(COMPOSITE_PRICE, r, product).log();
    }

    /** Products of the energy nest (j). */
    Grid isEnergy() {
        return Grid.of(at -> isEnergy(at[0]) ? 1 : 0, benchmark.industries());
    }

    private boolean isEnergy(int product) {
        return ENERGY.contains(benchmark.industries().code(product));
    }

    /** What industries pay for energy products, or for the others, taxes included (r,i,j). */
    private Grid purchases(boolean ofEnergy) {
        Grid bought = benchmark.intermediateUse();
        Grid tax = benchmark.accounts().productTaxRate();
        return Grid.of(
                at -> isEnergy(at[2]) == ofEnergy ? bought.get(at) * (1 + tax.get(at[1])) : 0,
                benchmark.regions(),
                benchmark.industries(),
                benchmark.industries());
    }

    static Grid privateMainland(Benchmark benchmark) {
        return Grid.of(
                at -> benchmark.dataset().sectors().get(at[0]).equals("mainland")
                                && !benchmark.dataset().isPublic(at[0])
                        ? 1
                        : 0,
                benchmark.industries());
    }
}
