package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.likevekt.solver.algebra.Expr.constant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/**
 * Small systems made at random around a solution, started from a millionth to a million times it: what is said to be
 * solved is solved, and every other has a reason.
 */
class RandomStartTest {
    private static final int SYSTEMS = 500;
    private static final double FAR = 6;

    /** Sides of an equation whose terms are of the size of one are equal when they are this near. */
    private static final double SIDES = 1e-8;

    private interface Function {
        double at(double[] x);
    }

    private record Term(Expr formula, Function function) {}

    /** A system, both sides of its equations in plain Java, and where it is solved. */
    private static final class Made {
        private final Random random;
        private final SystemBuilder builder = new SystemBuilder();
        private final List<Variable> unknowns = new ArrayList<>();
        private final List<Function> sides = new ArrayList<>();
        private final double[] solution;

        Made(int seed) {
            random = new Random(seed);
            int n = 1 + random.nextInt(4);
            solution = random.doubles(n, -2, 2).map(e -> Math.pow(10, e)).toArray();
            for (int k = 0; k < n; k++) {
                double start = solution[k] * Math.pow(10, FAR * (2 * random.nextDouble() - 1));
                unknowns.add(
                        random.nextInt(4) > 0
                                ? builder.positive("x" + k, "1", "", start)
                                : builder.free("x" + k, "1", "", start));
            }
            for (int k = 0; k < n; k++) {
                Term left = sum(k);
                Term right = random.nextBoolean() ? term(random.nextInt(n)) : new Term(constant(0), x -> 0);
                // The constant that makes both sides equal at the solution.
                double rest = left.function.at(solution) - right.function.at(solution);
                builder.equation("equation " + k, left.formula, right.formula.plus(rest), unknowns.get(k));
                sides.add(left.function);
                sides.add(x -> right.function.at(x) + rest);
            }
        }

        private Term sum(int own) {
            Term sum = term(own);
            for (int more = random.nextInt(3); more > 0; more--) {
                Term first = sum;
                Term second = term(random.nextInt(solution.length));
                sum = new Term(first.formula.plus(second.formula), x -> first.function.at(x) + second.function.at(x));
            }
            return sum;
        }

        /** A power, a ratio or a product that is of the size of one at the solution. */
        private Term term(int k) {
            double size = solution[k];
            Expr x = unknowns.get(k).at().over(size);
            return switch (random.nextInt(10)) {
                case 0 -> new Term(x.times(x).times(x).minus(x), v -> cubed(v[k] / size) - v[k] / size);
                case 1 -> new Term(constant(1).over(x.times(x).plus(1)), v -> 1 / (v[k] / size * (v[k] / size) + 1));
                case 2 -> new Term(x.times(x).times(0.5), v -> v[k] / size * (v[k] / size) * 0.5);
                case 3 -> {
                    int other = random.nextInt(solution.length);
                    double otherSize = solution[other];
                    Expr y = unknowns.get(other).at().over(otherSize);
                    yield new Term(x.times(y), v -> v[k] / size * (v[other] / otherSize));
                }
                default -> new Term(x.times(1.5), v -> 1.5 * v[k] / size);
            };
        }

        private static double cubed(double x) {
            return x * x * x;
        }

        /** Whether both sides of every equation are equal. */
        boolean isSolvedBy(double[] x) {
            for (int k = 0; k < sides.size(); k += 2) {
                double left = sides.get(k).at(x);
                double right = sides.get(k + 1).at(x);
                if (!(Math.abs(left - right) <= SIDES * (1 + Math.max(Math.abs(left), Math.abs(right))))) {
                    return false;
                }
            }
            return true;
        }
    }

    @Test
    void whatIsSaidToBeSolvedIsSolved() {
        int solved = 0;
        for (int seed = 0; seed < SYSTEMS; seed++) {
            Made made = new Made(seed);
            Problem problem = Problem.of(made.builder);
            int number = seed;
            solved +=
                    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> isSolved(made, problem, number))
                            ? 1
                            : 0;
        }
        assertTrue(solved > SYSTEMS / 3, "only " + solved + " solved");
    }

    private static boolean isSolved(Made made, Problem problem, int seed) {
        try {
            Solution found = problem.solve();
            double[] x = new double[made.solution.length];
            for (int k = 0; k < x.length; k++) {
                x[k] = found.level("x" + k);
            }
            if (!made.isSolvedBy(x)) {
                fail("system " + seed + " is not solved: " + found
                        + problem.system().declaration().print());
            }
            return true;
        } catch (NotConvergedException refused) {
            assertTrue(!refused.outcome().hint().isBlank(), () -> seed + ": " + refused.getMessage());
            return false;
        }
    }
}
