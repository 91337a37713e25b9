package org.likevekt.solver.linear;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Factor and solve by kind and size; solver/LINEAR.md says how to run it and what it gave. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class LinearBenchmark {
    @Param({"11", "48", "100"})
    public int regions;

    @Param({"direct", "gmres"})
    public String kind;

    @Param({"1", "2"})
    public int threads;

    private SparseMatrix matrix;
    private LinearSolver solver;
    private Factorization factors;
    private Factorization renewed;
    private double[] b;
    private double[] x;

    /** Makes the system and, for the solves, its factors. */
    @Setup
    public void setUp() {
        RegionalJacobian jacobian = RegionalJacobian.of(regions, 24, 6, 1);
        matrix = jacobian.matrix();
        solver = solver(kind, jacobian, Parallelism.of(threads));
        factors = solver.factor(matrix);
        renewed = factors.renewed(jacobian::nearby).orElse(factors);
        b = LinearSolverContract.randomVector(matrix.size(), 1);
        x = new double[b.length];
    }

    private static LinearSolver solver(String kind, RegionalJacobian jacobian, Parallelism parallelism) {
        SparsityPattern pattern = jacobian.matrix().pattern();
        LinearSolver direct = new BorderedBlockSolver(pattern, jacobian.structure(), parallelism);
        return switch (kind) {
            case "direct" -> direct;
            case "gmres" -> new BlockGmresSolver(pattern, jacobian.structure(), direct, parallelism);
            case "dense" -> new DenseLuSolver(pattern, parallelism);
            case "ejml-dense" -> new EjmlDenseSolver(pattern);
            case "sparse" -> new SparseLuSolver(pattern);
            default -> throw new IllegalArgumentException("Found kind " + kind + ".");
        };
    }

    @Benchmark
    public Factorization factor() {
        return solver.factor(matrix);
    }

    @Benchmark
    public SolveReport factorAndSolve() {
        return solver.factor(matrix).solve(b, x, 1e-8);
    }

    @Benchmark
    public SolveReport solve() {
        return factors.solve(b, x, 1e-8);
    }

    @Benchmark
    public SolveReport solveTransposed() {
        return factors.solveTransposed(b, x, 1e-8);
    }

    /** A matrix 1 % away on these factors, to 1e-8; a direct method solves its own matrix. */
    @Benchmark
    public SolveReport solveOnKeptFactors() {
        return renewed.solve(b, x, 1e-8);
    }

    /** Runs the benchmarks with JMH's command line, its defaults those of this class. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(LinearBenchmark.class.getName())
                        .build())
                .run();
    }
}
