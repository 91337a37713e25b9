package org.likevekt.solver.newton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** Which equations are furthest from holding, one by one and by family. */
final class WorstEquations {
    private static final int SHOWN = 6;

    private final EquationSystem system;
    private final double[] residual;
    private final double tolerance;
    private final Evaluation.Sides sides;

    /** At the point where an evaluation stands. */
    WorstEquations(Evaluation evaluation, double[] residual, double tolerance) {
        this.system = evaluation.system();
        this.sides = evaluation.sides();
        this.residual = residual;
        this.tolerance = tolerance;
    }

    /** Sorts first what is not a number, then by size. */
    private double rank(int k) {
        return Double.isNaN(residual[k]) ? Double.NEGATIVE_INFINITY : -Math.abs(residual[k]);
    }

    List<Outcome.Worst> equations() {
        return IntStream.range(0, residual.length)
                .boxed()
                .sorted(Comparator.comparingDouble(this::rank))
                .limit(SHOWN)
                .map(this::worst)
                .toList();
    }

    private Outcome.Worst worst(int k) {
        return new Outcome.Worst(system.equationName(k), residual[k], sides.left()[k], sides.right()[k]);
    }

    List<Outcome.Family> families() {
        Map<EquationFamily, List<Integer>> members = new LinkedHashMap<>();
        for (int k = 0; k < residual.length; k++) {
            members.computeIfAbsent(system.familyOf(k), f -> new ArrayList<>()).add(k);
        }
        return members.values().stream()
                .sorted(Comparator.comparingDouble(list -> rank(worstOf(list))))
                .map(this::family)
                .filter(family -> family.beyond() > 0)
                .toList();
    }

    private int worstOf(List<Integer> members) {
        return members.stream().min(Comparator.comparingDouble(this::rank)).orElseThrow();
    }

    private Outcome.Family family(List<Integer> members) {
        int beyond = (int) members.stream()
                .filter(k -> !(Math.abs(residual[k]) <= tolerance))
                .count();
        return new Outcome.Family(
                system.familyOf(members.get(0)).name(), beyond, members.size(), worst(worstOf(members)));
    }
}
