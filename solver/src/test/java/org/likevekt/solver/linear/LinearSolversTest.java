package org.likevekt.solver.linear;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearSolversTest {
    private static LinearSolvers.Choice choice(int regions, int industries) {
        RegionalJacobian jacobian = RegionalJacobian.of(regions, industries, 6, 1);
        return LinearSolvers.choose(jacobian.matrix().pattern(), jacobian.structure(), Parallelism.NONE);
    }

    @Test
    void choosesBySizeAndSaysWhy() {
        assertInstanceOf(DenseLuSolver.class, choice(2, 5).solver());
        assertInstanceOf(BorderedBlockSolver.class, choice(11, 24).solver());
        assertInstanceOf(BlockGmresSolver.class, choice(48, 24).solver());
        assertTrue(
                choice(11, 24).reason().contains("core of 314"), choice(11, 24).reason());
    }

    @Test
    void withoutStructureChoosesByWhatTheFactorsFill() {
        int n = 6000;
        int[] diagonal = IntStream.range(0, n).toArray();
        int[] start = IntStream.rangeClosed(0, n).toArray();
        SparsityPattern large = new SparsityPattern(n, start, diagonal);
        assertInstanceOf(
                SparseLuSolver.class,
                LinearSolvers.choose(large, Parallelism.NONE).solver());
        double[][] full = new double[200][200];
        Arrays.stream(full).forEach(row -> Arrays.fill(row, 1));
        SparsityPattern small = SparseMatrix.ofDense(full).pattern();
        assertInstanceOf(
                DenseLuSolver.class,
                LinearSolvers.choose(small, BlockStructure.none(200), Parallelism.NONE)
                        .solver());
    }
}
