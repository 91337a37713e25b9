package org.likevekt.solver.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.SingularMatrixException;
import org.likevekt.solver.linear.SparseMatrix;

/**
 * Why a Jacobian has no inverse.
 *
 * @param kind whether the equations themselves, this point or the numbers are the cause
 * @param equations equations that are too many or say the same together
 * @param unknowns unknowns that no equation ties down
 * @param text the finding in words, with names
 */
public record Singularity(Kind kind, List<String> equations, List<String> unknowns, String text) {
    /** What makes a Jacobian singular. */
    public enum Kind {
        /** Some equations contain too few unknowns between them, whatever the numbers. */
        STRUCTURAL,
        /** Some derivatives are zero at this point only. */
        AT_THIS_POINT,
        /** The equations contain enough unknowns, but depend on each other. */
        NUMERICAL
    }

    /** Entries below this part of the largest in their scaled matrix are the rounding of terms that cancel. */
    private static final double ROUNDING = 1e-14;

    private static final double SHIFT = 0.05;
    private static final int SHIFTS = 2;

    /** Copies the lists. */
    public Singularity {
        equations = List.copyOf(equations);
        unknowns = List.copyOf(unknowns);
    }

    /**
     * Explains why a Jacobian could not be factored.
     *
     * @param evaluation of the system; left at the point
     * @param point where the Jacobian was taken
     * @param jacobian the matrix
     * @param linear what should have factored it
     * @param failure how it failed
     */
    public static Singularity explain(
            Evaluation evaluation,
            double[] point,
            SparseMatrix jacobian,
            LinearSolver linear,
            SingularMatrixException failure) {
        EquationSystem system = evaluation.system();
        boolean[] here = nonzeros(jacobian);
        StructuralRank rankHere = StructuralRank.of(jacobian.pattern(), here);
        if (rankHere.isFull()) {
            return numerical(system, jacobian, linear, failure);
        }
        StructuralRank anywhere = StructuralRank.of(jacobian.pattern(), anywhere(evaluation, point, here));
        evaluation.residual(point, new double[point.length]);
        return anywhere.isFull()
                ? blocks(system, rankHere, Kind.AT_THIS_POINT)
                : blocks(system, anywhere, Kind.STRUCTURAL);
    }

    /** Entries that are not zero here or at points nearby; the pattern itself always holds the diagonal. */
    private static boolean[] anywhere(Evaluation evaluation, double[] point, boolean[] here) {
        boolean[] found = here.clone();
        SparseMatrix moved = new SparseMatrix(evaluation.system().sparsity());
        for (int s = 0; s < SHIFTS; s++) {
            double[] near = point.clone();
            for (int k = 0; k < near.length; k++) {
                near[k] += SHIFT * Noise.at(k + s * near.length);
            }
            evaluation.residual(near, new double[near.length]);
            evaluation.jacobian(moved.values());
            boolean[] there = nonzeros(moved);
            for (int p = 0; p < found.length; p++) {
                found[p] |= there[p];
            }
        }
        return found;
    }

    private static boolean[] nonzeros(SparseMatrix matrix) {
        double[] scaled = Scales.of(matrix).applied(matrix).values();
        boolean[] present = new boolean[scaled.length];
        for (int p = 0; p < present.length; p++) {
            // The negated test counts NaN as an entry.
            present[p] = !(Math.abs(scaled[p]) <= ROUNDING);
        }
        return present;
    }

    private static Singularity blocks(EquationSystem system, StructuralRank rank, Kind kind) {
        Names names = new Names(system);
        List<String> sentences = new ArrayList<>();
        for (StructuralRank.Block block : rank.overdetermined()) {
            sentences.add("the " + counted(block.rows().length, "equation") + " " + names.equations(block.rows())
                    + (block.columns().length == 0
                            ? (block.rows().length == 1 ? " contains" : " contain") + " no unknown"
                            : " can determine only the " + counted(block.columns().length, "unknown") + " "
                                    + names.unknowns(block.columns())));
        }
        for (StructuralRank.Block block : rank.underdetermined()) {
            sentences.add("the " + counted(block.columns().length, "unknown") + " " + names.unknowns(block.columns())
                    + (block.rows().length == 0
                            ? (block.columns().length == 1 ? " stands" : " stand") + " in no equation"
                            : (block.columns().length == 1 ? " stands" : " stand") + " in only the "
                                    + counted(block.rows().length, "equation") + " " + names.equations(block.rows())));
        }
        String lead = kind == Kind.STRUCTURAL ? "" : "at this point, where some derivatives are zero, ";
        return new Singularity(
                kind,
                named(rank.unmatchedRows(), system::equationName),
                named(rank.unmatchedColumns(), system::unknownName),
                lead + String.join("; ", repeated(sentences)) + ". " + leftOver(system, names, rank, kind));
    }

    /** Says once what holds of several parts, such as one for every region. */
    private static List<String> repeated(List<String> sentences) {
        Map<String, Integer> times = new LinkedHashMap<>();
        sentences.forEach(sentence -> times.merge(sentence, 1, Integer::sum));
        return times.entrySet().stream()
                .map(e -> (e.getValue() == 1 ? "" : e.getValue() + " times over, ") + e.getKey())
                .toList();
    }

    private static String leftOver(EquationSystem system, Names names, StructuralRank rank, Kind kind) {
        if (kind == Kind.AT_THIS_POINT) {
            return "Maybe a start value of zero, or a condition that is flat here; start elsewhere";
        }
        int[] rows = rank.unmatchedRows();
        String partner = rows.length == 1 && system.sparsity().entry(rows[0], rows[0]) >= 0
                ? ", which is to determine '" + system.unknownName(rows[0]) + "'"
                : "";
        return "Maybe " + names.equations(rows) + partner + ", says what other equations already say, or "
                + names.unknowns(rank.unmatchedColumns()) + " was left out of an equation, or should be fixed";
    }

    private static String counted(int count, String noun) {
        return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static List<String> named(int[] members, IntFunction<String> name) {
        return IntStream.of(members).mapToObj(name).toList();
    }

    private static Singularity numerical(
            EquationSystem system, SparseMatrix jacobian, LinearSolver linear, SingularMatrixException failure) {
        String pivot = "no pivot for '" + system.unknownName(failure.column()) + "' in '"
                + system.equationName(failure.row()) + "' (the largest left is " + Numbers.text(failure.pivot()) + ")";
        return nearly(system, jacobian, linear)
                .map(found ->
                        new Singularity(Kind.NUMERICAL, found.equations, found.unknowns, pivot + "; " + found.text))
                .orElseGet(() -> new Singularity(
                        Kind.NUMERICAL,
                        List.of(system.equationName(failure.row())),
                        List.of(system.unknownName(failure.column())),
                        pivot + ". Maybe two equations say the same, or an industry has no price that clears its"
                                + " market"));
    }

    /** Which unknowns can change together and which equations say the same, if the numbers of a Jacobian make it so. */
    public static Optional<Singularity> nearly(EquationSystem system, SparseMatrix jacobian, LinearSolver linear) {
        Names names = new Names(system);
        return NullDirections.of(jacobian, linear)
                .map(found -> new Singularity(
                        Kind.NUMERICAL,
                        named(found.rows(), system::equationName),
                        named(found.columns(), system::unknownName),
                        "with these numbers "
                                + (found.columns().length == 1 ? "the unknown " : "together the unknowns ")
                                + names.unknowns(found.columns()) + " can change without any equation noticing, and "
                                + (found.rows().length == 1 ? "the equation " : "the equations ")
                                + names.equations(found.rows())
                                + (found.rows().length == 1 ? " says nothing" : " say the same thing twice")
                                + ". Maybe no price is fixed as numeraire, or one market too many is cleared (Walras'"
                                + " law), or two equations say the same"));
    }
}
