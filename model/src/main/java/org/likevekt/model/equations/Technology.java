package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.COMPOSITE_PRICE;

import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;

/**
 * How an industry makes its product (r,i), the tree of nests of the article's figure 2: output = KLEM(KLE(KL(capital,
 * labour(groups), natural resource), energy(KRAFT, fuels of KJEM)), materials). Technical progress augments labour, value added
 * or energy; it may raise the demand for some groups' work at given wages.
 */
final class Technology {
    private static final String POWER = "KRAFT";
    private static final String FUELS = "KJEM";

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
    private final Parameter augmenting;
    private final Parameter skillDemand;
    private final NestTree.Shares labourShares;
    private final Parameter follows;

    Technology(Assembly model, Parameter payrollTax) {
        this.model = model;
        this.benchmark = model.benchmark();
        this.r = model.sets().region("r");
        this.i = model.sets().industry("i");
        this.payrollTax = payrollTax;
        RegionalAccounts accounts = benchmark.accounts();
        this.augmenting = model.parameter(Drivers.LABOUR_AUGMENTATION);
        this.follows = follows();
        this.skillDemand = model.parameter(Drivers.SKILL_DEMAND);
        this.payrollTax0 = payrollTax0();
        Variables v = model.variables();
        NestTree tree = new NestTree(model, r, i);

        // nest, elasticity of substitution, productivity, inputs
        capital = tree.input("capital", v.RK.log(r, i), benchmark.capital());
        resource = tree.input("resource", v.RN.log(r, i), accounts.resourceRent());
        labourShares = tree.shares("theta_L", "labour", accounts.compensation());
        labour = labour(tree);
        energy = energy(tree);
        materials = materials(tree);
        Nest valueAdded =
                tree.nest("value_added", sigma("capital_labour"), logProductivity(), capital, labour, resource);
        Nest kle = tree.nest("kle", sigma("with_energy"), valueAdded, energy);
        klem = tree.nest("klem", sigma("with_materials"), kle, materials);
    }

    private Nest labour(NestTree tree) {
        Index g = model.sets().group("g");
        NestTree.Shares shares = labourShares.times(this::skill);
        return tree.over(g, "labour", sigma("labour_groups"), logLabourProductivity(), this::logLabourCost, shares);
    }

    private Nest energy(NestTree tree) {
        Index m = model.sets().industry("m");
        Parameter sigma = sigma("energy");
        Expr logEfficiency = logEfficiency();
        NestTree.Shares shares = tree.shares("theta_E", "energy", purchases(true));
        return tree.over(m, "energy", sigma, logEfficiency, this::logPrice, shares);
    }

    private Nest materials(NestTree tree) {
        Index n = model.sets().industry("n");
        Parameter sigma = sigma("materials");
        NestTree.Shares shares = tree.shares("theta_M", "materials", purchases(false));
        return tree.over(n, "materials", sigma, Expr.constant(0), this::logPrice, shares);
    }

    private Parameter follows() {
        return model.structural(
                "is_private",
                privateIndustries(benchmark),
                "0 or 1",
                "industries that the national productivity factor works on");
    }

    private Parameter payrollTax0() {
        return model.parameter(
                "payroll_tax0",
                benchmark.accounts().payrollTaxRate(),
                "share of wages",
                "employer's contribution in the base year");
    }

    private Parameter sigma(String nest) {
        return model.elasticity(nest, "substitution in the nest " + nest);
    }

    private Expr logProductivity() {
        Parameter own = model.parameter(Drivers.PRODUCTIVITY);
        return own.at(r, i).log().plus(Expr.constant(1).minus(augmenting.at()).times(logNational()));
    }

    private Expr logLabourProductivity() {
        Parameter own = model.parameter(Drivers.LABOUR_PRODUCTIVITY);
        return own.at(r, i).log().plus(augmenting.at().times(logNational()));
    }

    /** Log national factor where it works (i). */
    private Expr logNational() {
        return follows.at(i).times(model.variables().PROD.log());
    }

    /**
     * Demand for a group's work at given wages (e), over the mean of the industry's groups (r,i): the bias changes the
     * mix of groups and leaves the unit cost at the wages of the base year where it is.
     */
    private Expr skill(Index group) {
        Index all = model.sets().group("h");
        Expr mean = Expr.sum(all, labourShares.at().apply(all).times(skillDemand.at(all)));
        return skillDemand.at(group).over(mean);
    }

    /** Log demand for a group's work per unit of the labour nest, relative to the base year. */
    Expr logLabourDemand(Index group) {
        return labour.logDemand(logLabourCost(group)).plus(skill(group).log());
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

    /** Share of an industry's purchases of a product that is energy (i,j): power and refined fuels. */
    Grid energyShare() {
        Grid fuels = benchmark.dataset().fuelShare();
        return Grid.of(
                at -> switch (benchmark.industries().code(at[1])) {
                    case POWER -> 1;
                    case FUELS -> fuels.get(at[0]);
                    default -> 0;
                },
                benchmark.industries(),
                benchmark.industries());
    }

    /** What industries pay for energy, or for materials, taxes included (r,i,j). */
    private Grid purchases(boolean ofEnergy) {
        Grid bought = benchmark.intermediateUse();
        Grid tax = benchmark.accounts().productTaxRate();
        Grid energy = energyShare();
        return Grid.of(
                at -> {
                    double share = energy.get(at[1], at[2]);
                    return bought.get(at) * (ofEnergy ? share : 1 - share) * (1 + tax.get(at[1]));
                },
                benchmark.regions(),
                benchmark.industries(),
                benchmark.industries());
    }

    /** Industries that are neither public nor petroleum, ocean transport among them (i). */
    static Grid privateIndustries(Benchmark benchmark) {
        return Grid.of(
                at -> benchmark.dataset().isPetroleum(at[0])
                                || benchmark.dataset().isPublic(at[0])
                        ? 0
                        : 1,
                benchmark.industries());
    }
}
