package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Symbol;

/** One reverse sweep that keeps no index, from weighted roots to all symbols; immutable and shared by evaluations. */
final class GradientProgram {
    /** Where a root's weights stand: which of the weights that are handed in, -1 for none, at every point. */
    private record Seed(View view, int[] weight) {}

    private final EquationSystem system;
    private final Program program;
    private final List<Seed> seeds = new ArrayList<>();
    private final Map<Node, ReverseSweep.Derivative> leaves;

    /** What a sweep starts from, over which space, and for every point of it which weight it takes, -1 for none. */
    private record Root(Node node, View space, int[] weight) {}

    private GradientProgram(EquationSystem system, List<Root> roots) {
        this.system = system;
        this.program = new Program(new Pool(system.pool()));
        ReverseSweep sweep = new ReverseSweep(system.graph(), program, List.of(), node -> !node.constant());
        for (Root root : roots) {
            View view = root.space.withArray(program.pool().reserve(root.weight.length, true));
            seeds.add(new Seed(view, root.weight));
            sweep.seed(root.node, view);
        }
        this.leaves = sweep.compile();
    }

    /** The gradient of a definition. */
    static GradientProgram of(EquationSystem system, Definition definition) {
        int[] all = new int[definition.size()];
        Arrays.setAll(all, k -> k);
        return new GradientProgram(
                system, List.of(new Root(system.nodeOf(definition), View.space(definition.over()), all)));
    }

    /** The gradient of the weighted residuals. */
    static GradientProgram ofResiduals(EquationSystem system) {
        return new GradientProgram(
                system,
                system.rows().stream()
                        .map(rows -> new Root(
                                rows.residual(), View.space(rows.family().over()), system.rowsOf(rows.family())))
                        .toList());
    }

    /** Runs on the arrays of an evaluation. */
    Gradient run(Workspace evaluation, double[] weights) {
        Workspace on =
                new Workspace(program.pool().extend(evaluation.arrays()), evaluation.mode(), evaluation.threads());
        for (Seed seed : seeds) {
            Arrays.setAll(on.of(seed.view), k -> seed.weight[k] < 0 ? 0 : weights[seed.weight[k]]);
        }
        on.run(program.given());
        on.run(program.steps());
        Map<Symbol, double[]> bySymbol = new LinkedHashMap<>();
        leaves.forEach((leaf, derivative) -> {
            double[] values = bySymbol.computeIfAbsent(leaf.symbol(), symbol -> new double[symbol.size()]);
            double[] from = on.of(derivative.view());
            List<View.Axis> box =
                    View.clipped(leaf.view().axes(), derivative.view().axes());
            int[] at = derivative.view().positions(box);
            int[] to = leaf.view().positions(box);
            for (int k = 0; k < to.length; k++) {
                values[leaf.cells() == null ? to[k] : leaf.cells()[to[k]]] += derivative.factor() * from[at[k]];
            }
        });
        return new Gradient(system, bySymbol);
    }
}
