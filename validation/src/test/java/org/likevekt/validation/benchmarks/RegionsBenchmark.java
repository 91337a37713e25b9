package org.likevekt.validation.benchmarks;

import java.util.concurrent.TimeUnit;
import org.likevekt.data.Dataset;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.BlockStructure;
import org.likevekt.solver.linear.BorderedBlockSolver;
import org.likevekt.solver.linear.DenseKernel;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.LinearSolvers;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.linear.SolveReport;
import org.likevekt.solver.linear.SparseMatrix;
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

/** The model itself for 11, 48 and 100 regions: its equations, its linear systems, and a year from a cold start. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class RegionsBenchmark {
    /** Precision of a linear solve that Newton's method asks for far from the solution. */
    private static final double LOOSE = 1e-4;

    /** How many regions; more than counties are pieces of counties. */
    @Param({"11", "48", "100"})
    public int regions;

    /** How many threads share one solve. */
    @Param({"1", "2"})
    public int threads;

    private RegionalModel model;
    private Paths paths;
    private Evaluation evaluation;
    private double[] point;
    private double[] residual;
    private double[] step;
    private SparseMatrix jacobian;
    private LinearSolver chosen;
    private LinearSolver direct;
    private Factorization kept;

    /** Compiles the model, and factors its Jacobian away from the benchmark. */
    @Setup
    public void setUp() {
        Dataset data = regions == 11 ? Dataset.embedded() : FineCountry.of(regions);
        var benchmark = new org.likevekt.model.calibration.Benchmark(RegionalAccounts.build(data), Behaviour.of(data));
        Parallelism parallelism = Parallelism.of(threads);
        model = RegionalModel.of(benchmark, Closure.DEFAULT, parallelism, DenseKernel.JAVA);
        paths = grown(Drivers.basePaths(benchmark, 2018, 2019));
        EquationSystem system = model.system();
        var sets = system.declaration().variable("PY").sets();
        BlockStructure structure = system.structure(sets.get(0)).structure();
        chosen = LinearSolvers.choose(system.sparsity(), structure, parallelism).solver();
        direct = new BorderedBlockSolver(system.sparsity(), structure, parallelism);
        evaluation = model.evaluation(paths, model.simulate(paths).last());
        evaluation.share(parallelism);
        point = system.start();
        residual = new double[system.unknowns()];
        step = new double[system.unknowns()];
        jacobian = new SparseMatrix(system.sparsity());
        evaluation.residual(point, residual);
        evaluation.jacobian(jacobian.values());
        kept = chosen.factor(jacobian);
        System.out.println(regions + " regions: " + system.unknowns() + " unknowns, "
                + system.sparsity().entryCount() + " nonzeros, " + structure.coreSize() + " in the core, "
                + model.linearSolver());
    }

    /** Productivity rises by one to two percent, by industry and region. */
    private static Paths grown(Paths base) {
        Paths.Builder grown = base.toBuilder();
        double[] before = base.values(Drivers.PRODUCTIVITY, 2019);
        for (int cell = 0; cell < before.length; cell++) {
            grown.set(Drivers.PRODUCTIVITY, 2019, cell, before[cell] * (1.01 + 0.002 * (cell % 6)));
        }
        return grown.build();
    }

    /** Residuals. */
    @Benchmark
    public double[] residual() {
        evaluation.residual(point, residual);
        return residual;
    }

    /** Jacobian where the residuals are known. */
    @Benchmark
    public double[] jacobian() {
        evaluation.jacobian(jacobian.values());
        return jacobian.values();
    }

    /** What the chosen solver does for a Newton step, to 1e-4. */
    @Benchmark
    public SolveReport chosenFactorAndSolve() {
        return chosen.factor(jacobian).solve(residual, step, LOOSE);
    }

    /** The same directly. */
    @Benchmark
    public SolveReport directFactorAndSolve() {
        return direct.factor(jacobian).solve(residual, step, LOOSE);
    }

    /** What a chord step on kept factors takes beside the residual. */
    @Benchmark
    public SolveReport solveOnKeptFactors() {
        return kept.solve(residual, step, LOOSE);
    }

    /** The base year, which its start values solve, and the year after it from a cold start. */
    @Benchmark
    public Trajectory year() {
        return model.simulate(paths);
    }
}
