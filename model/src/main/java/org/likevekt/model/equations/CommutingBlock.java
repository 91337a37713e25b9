package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.COMMUTING;
import static org.likevekt.model.drivers.Quantities.WORKERS;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.Arrays;
import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;

/**
 * Commuting as behaviour: residents choose where to work by pay net of what distance and all else costs, a conditional logit
 * (Ahlfeldt, Redding, Sturm and Wolf 2015; Monte, Redding and Rossi-Hansberg 2018). What a pair of regions costs stands in
 * the base year's shares and does not change, so shares are those times pay to an elasticity:
 * {@code (WAV / ACCESS)^epsilon}, ACCESS the pay within reach, which lets the shares add up to one.
 */
final class CommutingBlock {
    static final Block BLOCK = Block.of("commuting", model -> new CommutingBlock(model).write());

    private final Assembly model;
    private final Benchmark benchmark;
    private final Index r;
    private final Index s;
    private final Index e;
    private final Variable access;
    private final Parameter elasticity;

    private CommutingBlock(Assembly model) {
        this.model = model;
        benchmark = model.benchmark();
        r = model.sets().region("r");
        s = model.sets().region("s");
        e = model.sets().group("e");
        double[] ones =
                new double[benchmark.regions().size() * benchmark.groups().size()];
        Arrays.fill(ones, 1);
        access = model.variable(Quantities.JOB_ACCESS, ones);
        elasticity = model.system()
                .parameter(
                        "commuting_response",
                        List.of(),
                        "elasticity",
                        "odds of working in a region by the pay there",
                        new double[] {benchmark.dataset().commutingElasticity()});
    }

    private void write() {
        Grid commuters = benchmark.accounts().commuters();
        Grid leaving = commuters.sumOver(1);
        Parameter share = model.structural(
                "theta_C",
                Grid.of(
                        at -> commuters.get(at) / leaving.get(at[0], at[2]),
                        benchmark.regions(),
                        benchmark.regions(),
                        benchmark.groups()),
                "share",
                "places of work of residents in the base year");
        Expr relative = model.variables().WAV.log(s, e).minus(access.log(r, e));
        model.give(COMMUTING, over(r, s, e), relative.times(elasticity.at()).exp());
        Expr all = sum(s, share.at(r, s, e).times(model.need(COMMUTING, r, s, e)));
        model.system().equation("places of work", over(r, e), all, Expr.constant(1), access, 1);
        model.define(COMMUTING, over(r, s, e));
        Parameter persons = model.structural(
                "commuters0", commuters, "persons", "employed by region of residence and of work in the base year");
        Expr working = model.need(WORKERS, r, e).times(model.need(COMMUTING, r, s, e));
        model.define(Quantities.COMMUTERS, over(r, s, e), persons.at(r, s, e).times(working));
    }
}
