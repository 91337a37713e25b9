package org.likevekt.validation.benchmarks;

import java.util.concurrent.TimeUnit;
import org.likevekt.data.Dataset;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.equations.CountyEquations;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Gradient;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The equations of the county model: declared, compiled, evaluated and differentiated. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluationBenchmark {
    private Benchmark benchmark;
    private SystemDeclaration declaration;
    private EquationSystem system;
    private Evaluation evaluation;
    private double[] point;
    private double[] residual;
    private double[] jacobian;
    private double[] multipliers;

    /** Compiles the county model. */
    @Setup
    public void setUp() {
        benchmark = new Benchmark(RegionalAccounts.build(Dataset.embedded()), new Behaviour(-2, 1, 0.1));
        declaration = declare();
        system = EquationSystem.compile(declaration);
        evaluation = system.evaluate();
        point = system.start();
        residual = new double[system.unknowns()];
        jacobian = new double[system.sparsity().entryCount()];
        multipliers = system.start();
        evaluation.residual(point, residual);
    }

    /** Writes the equations down. */
    @org.openjdk.jmh.annotations.Benchmark
    public SystemDeclaration declare() {
        return CountyEquations.declare(benchmark, Closure.DEFAULT);
    }

    /** Compiles what is written down. */
    @org.openjdk.jmh.annotations.Benchmark
    public EquationSystem compile() {
        return EquationSystem.compile(declaration);
    }

    /** Arrays for one more scenario. */
    @org.openjdk.jmh.annotations.Benchmark
    public Evaluation allocate() {
        return system.evaluate();
    }

    /** Residuals at a point. */
    @org.openjdk.jmh.annotations.Benchmark
    public double[] residual() {
        evaluation.residual(point, residual);
        return residual;
    }

    /** Jacobian at a point whose residuals are known. */
    @org.openjdk.jmh.annotations.Benchmark
    public double[] jacobian() {
        evaluation.jacobian(jacobian);
        return jacobian;
    }

    /** What one Newton iteration evaluates. */
    @org.openjdk.jmh.annotations.Benchmark
    public double[] residualAndJacobian() {
        evaluation.residual(point, residual);
        evaluation.jacobian(jacobian);
        return jacobian;
    }

    /** Weighted residuals by all parameters and unknowns. */
    @org.openjdk.jmh.annotations.Benchmark
    public Gradient gradient() {
        return evaluation.gradient(multipliers);
    }
}
