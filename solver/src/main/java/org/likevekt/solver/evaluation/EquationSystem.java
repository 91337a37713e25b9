package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.linear.SparsityPattern;
import org.likevekt.solver.linear.StructureFinder;

/**
 * A system compiled once: the numbering of its unknowns, the program of its residuals and the pattern of its Jacobian.
 *
 * <p>Unknown k and equation k are a pair. Immutable and shared by all evaluations, years and scenarios; numbers live in
 * an {@link Evaluation}.
 */
public final class EquationSystem {
    /** A block of one family's derivatives by one leaf, and where its entries go in the sparse matrix. */
    record JacobianPart(int array, int[] entries, int[] slots) {}

    /** An equation family's place: where its residuals are read and the unknowns (= rows) of its instances, -1 if inactive. */
    record Rows(EquationFamily family, Node left, Node right, Node residual, int[] residualAt, int[] unknowns) {}

    /** A definition's place in the pool. */
    record Defined(Definition definition, Node node) {}

    private final SystemDeclaration declaration;
    private final Pool pool = new Pool();
    private final Graph graph = new Graph(pool);
    private final int unknownCount;
    private final Map<Variable, int[]> unknownOf = new LinkedHashMap<>();
    private final Variable[] variableOf;
    private final int[] cellOf;
    private final List<Rows> rows = new ArrayList<>();
    private final List<Defined> definitions = new ArrayList<>();
    private final List<Step> jacobianSteps = new ArrayList<>();
    private final List<JacobianPart> parts = new ArrayList<>();
    private final SparsityPattern sparsity;
    private final EquationFamily[] familyOfRow;

    private EquationSystem(SystemDeclaration declaration) {
        this.declaration = declaration;
        declaration.variables().forEach(graph::declare);
        declaration.parameters().forEach(graph::declare);
        this.unknownCount = numberUnknowns();
        this.variableOf = new Variable[unknownCount];
        this.cellOf = new int[unknownCount];
        unknownOf.forEach((variable, unknowns) -> {
            for (int cell = 0; cell < unknowns.length; cell++) {
                if (unknowns[cell] >= 0) {
                    variableOf[unknowns[cell]] = variable;
                    cellOf[unknowns[cell]] = cell;
                }
            }
        });
        this.familyOfRow = new EquationFamily[unknownCount];
        declaration.equations().forEach(this::addRows);
        declaration.definitions().forEach(d -> definitions.add(new Defined(d, graph.node(d.value()))));
        List<List<LeafBlock>> blocks = new ArrayList<>();
        rows.forEach(r -> blocks.add(differentiate(r)));
        Pattern pattern = pattern(blocks);
        this.sparsity = new SparsityPattern(unknownCount, pattern.rowStart, pattern.column);
    }

    /** Compiles a declaration. */
    public static EquationSystem compile(SystemDeclaration declaration) {
        return new EquationSystem(declaration);
    }

    private int numberUnknowns() {
        int count = 0;
        for (Variable variable : declaration.variables()) {
            int[] unknowns = new int[variable.size()];
            for (int cell = 0; cell < unknowns.length; cell++) {
                unknowns[cell] = variable.isFixed(cell) ? -1 : count++;
            }
            unknownOf.put(variable, unknowns);
        }
        return count;
    }

    private void addRows(EquationFamily family) {
        Node left = graph.node(family.left());
        Node right = graph.node(family.right());
        Node residual = graph.node(family.left().minus(family.right()));
        int[] cells = declaration.cellsOf(family);
        int[] unknowns = new int[cells.length];
        int[] numbers = unknownOf.get(family.determines());
        for (int k = 0; k < cells.length; k++) {
            unknowns[k] = numbers[cells[k]];
            if (unknowns[k] >= 0) {
                familyOfRow[unknowns[k]] = family;
            }
        }
        int[] residualAt = CesStep.offsets(family.over(), residual.domain());
        rows.add(new Rows(family, left, right, residual, residualAt, unknowns));
    }

    /** A family's derivatives by one leaf: array, and row and column of every entry, -1 where there is none. */
    private record LeafBlock(int array, int[] row, int[] column) {
        void forEachEntry(double[] mask, IntConsumer action) {
            for (int k = 0; k < row.length; k++) {
                if (row[k] >= 0 && column[k] >= 0 && mask[k] != 0) {
                    action.accept(k);
                }
            }
        }
    }

    private List<LeafBlock> differentiate(Rows family) {
        List<Index> over = family.family.over();
        ReverseSweep sweep = new ReverseSweep(graph, pool, graph.order().sorted(over), Node::variable);
        sweep.seed(family.residual);
        List<LeafBlock> blocks = new ArrayList<>();
        sweep.compile().forEach((leaf, array) -> {
            List<Index> domain = sweep.leafDomain(leaf);
            int[] row = CesStep.offsets(domain, over);
            int[] inLeaf = CesStep.offsets(domain, leaf.domain());
            int[] numbers = unknownOf.get((Variable) leaf.symbol());
            int[] col = new int[row.length];
            for (int k = 0; k < row.length; k++) {
                row[k] = family.unknowns[row[k]];
                col[k] = numbers[leaf.cells()[inLeaf[k]]];
            }
            blocks.add(new LeafBlock(array, row, col));
        });
        jacobianSteps.addAll(sweep.steps());
        return blocks;
    }

    private record Pattern(int[] rowStart, int[] column) {}

    /** Finds which entries can differ from zero, given the zeros of structural parameters, and assigns their slots. */
    private Pattern pattern(List<List<LeafBlock>> blocks) {
        double[][] arrays = pool.allocate();
        for (double[] constants : arrays) {
            // Signs would let the terms of a sum cancel.
            Arrays.setAll(constants, k -> constants[k] == 0 ? 0 : 1);
        }
        declaration.variables().forEach(v -> Arrays.fill(arrays[graph.arrayOf(v)], 1));
        declaration.parameters().forEach(p -> {
            double[] values = p.initial();
            for (int k = 0; k < values.length; k++) {
                arrays[graph.arrayOf(p)][k] = !p.isStructural() || values[k] != 0 ? 1 : 0;
            }
        });
        run(graph.givenSteps(), arrays, Mode.PATTERN);
        run(graph.variableSteps(), arrays, Mode.PATTERN);
        run(jacobianSteps, arrays, Mode.PATTERN);
        List<LeafBlock> all = blocks.stream().flatMap(List::stream).toList();
        Pattern pattern = compress(all, arrays);
        for (LeafBlock block : all) {
            parts.add(slots(block, arrays[block.array], pattern));
        }
        return pattern;
    }

    /** Sorts the entries of all blocks, and the diagonal, into rows without repetition. */
    private Pattern compress(List<LeafBlock> blocks, double[][] arrays) {
        int[] count = new int[unknownCount + 1];
        Arrays.fill(count, 1, unknownCount + 1, 1);
        blocks.forEach(block -> block.forEachEntry(arrays[block.array], k -> count[block.row[k] + 1]++));
        Arrays.parallelPrefix(count, Integer::sum);
        int[] next = count.clone();
        int[] found = new int[count[unknownCount]];
        for (int k = 0; k < unknownCount; k++) {
            found[next[k]++] = k;
        }
        blocks.forEach(
                block -> block.forEachEntry(arrays[block.array], k -> found[next[block.row[k]]++] = block.column[k]));
        int[] start = new int[unknownCount + 1];
        int used = 0;
        for (int row = 0; row < unknownCount; row++) {
            Arrays.sort(found, count[row], count[row + 1]);
            for (int k = count[row]; k < count[row + 1]; k++) {
                if (k == count[row] || found[k] != found[k - 1]) {
                    found[used++] = found[k];
                }
            }
            start[row + 1] = used;
        }
        return new Pattern(start, Arrays.copyOf(found, used));
    }

    private static JacobianPart slots(LeafBlock block, double[] mask, Pattern pattern) {
        int[] entries = new int[block.row.length];
        int[] slots = new int[block.row.length];
        int used = 0;
        for (int k = 0; k < block.row.length; k++) {
            if (block.row[k] >= 0 && block.column[k] >= 0 && mask[k] != 0) {
                entries[used] = k;
                slots[used++] = Arrays.binarySearch(
                        pattern.column,
                        pattern.rowStart[block.row[k]],
                        pattern.rowStart[block.row[k] + 1],
                        block.column[k]);
            }
        }
        return new JacobianPart(block.array, Arrays.copyOf(entries, used), Arrays.copyOf(slots, used));
    }

    static void run(List<Step> steps, double[][] arrays, Mode mode) {
        for (Step step : steps) {
            step.run(arrays, mode);
        }
    }

    /** A fresh evaluation at the start values and initial parameters. */
    public Evaluation evaluate() {
        return new Evaluation(this, false);
    }

    /** A fresh evaluation whose elementary functions give equal bits on every platform. */
    public Evaluation evaluateStrictly() {
        return new Evaluation(this, true);
    }

    /** What was compiled. */
    public SystemDeclaration declaration() {
        return declaration;
    }

    /** Number of unknowns, which is the number of equations. */
    public int unknowns() {
        return unknownCount;
    }

    /** Where the Jacobian can differ from zero: row k is the equation paired with unknown k. */
    public SparsityPattern sparsity() {
        return sparsity;
    }

    /**
     * The doubly bordered block form with one block for every element of an index set: unknowns of variables over it
     * belong to its elements, the others are national.
     */
    public StructureFinder.Found structure(IndexSet blocks) {
        int[] block = new int[unknownCount];
        List<StructureFinder.Family> families = new ArrayList<>();
        int first = 0;
        for (Variable variable : declaration.variables()) {
            int end = first + variable.freeCells();
            if (end > first) {
                families.add(new StructureFinder.Family(variable.name(), first, end));
            }
            first = end;
        }
        for (int k = 0; k < unknownCount; k++) {
            block[k] = variableOf[k].position(blocks, cellOf[k]);
        }
        return StructureFinder.find(sparsity, families, block, blocks.size());
    }

    /** Name of an unknown, such as {@code PY[50,KJEM]}. */
    public String unknownName(int unknown) {
        return variableOf[unknown].cellName(cellOf[unknown]);
    }

    /** Name of the equation paired with an unknown, such as {@code goods market at [50,KJEM]}. */
    public String equationName(int unknown) {
        String cell = unknownName(unknown);
        int open = cell.indexOf('[');
        return familyOfRow[unknown].name() + (open < 0 ? "" : " at " + cell.substring(open));
    }

    /** The variable that an unknown is a cell of. */
    public Variable variableOf(int unknown) {
        return variableOf[unknown];
    }

    /** The cell that an unknown is of its variable. */
    public int cellOf(int unknown) {
        return cellOf[unknown];
    }

    /** The equation family paired with an unknown. */
    public EquationFamily familyOf(int unknown) {
        return familyOfRow[unknown];
    }

    /** Number of the unknown at a cell of a variable; -1 where the cell is fixed. */
    public int unknownAt(Variable variable, int cell) {
        return unknownOf.get(variable)[cell];
    }

    /** The start values as the solver sees them; shape unknowns. */
    public double[] start() {
        double[] start = new double[unknownCount];
        for (int k = 0; k < unknownCount; k++) {
            start[k] = variableOf[k].toSolver(variableOf[k].start()[cellOf[k]]);
        }
        return start;
    }

    Graph graph() {
        return graph;
    }

    Pool pool() {
        return pool;
    }

    List<Rows> rows() {
        return rows;
    }

    List<Defined> defined() {
        return definitions;
    }

    List<Step> jacobianSteps() {
        return jacobianSteps;
    }

    List<JacobianPart> parts() {
        return parts;
    }
}
