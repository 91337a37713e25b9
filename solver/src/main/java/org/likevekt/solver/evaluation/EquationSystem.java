package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.likevekt.solver.algebra.Cells;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.linear.SparsityPattern;
import org.likevekt.solver.linear.StructureFinder;

/**
 * A system compiled once: the numbering of its unknowns, the program of its residuals and the pattern of its Jacobian.
 *
 * <p>Unknown k and equation k are a pair. Immutable and shared by all evaluations, years and scenarios; numbers live in
 * an {@link Evaluation}. The class is long since numbering, program and pattern are compiled in one go.
 */
public final class EquationSystem {

    /** An equation family's place: its formulas, and where the residuals of active instances are read and written. */
    record Rows(
            EquationFamily family,
            Node left,
            Node right,
            Node residual,
            int[] at,
            int[] unknowns,
            LeftOutRows leftOut) {}

    /** The cells for which instances of a family are left out, and where their sides are read: -1 where they are zero. */
    record LeftOutRows(int[] cells, int[] left, int[] right) {}

    /** The free cells of a variable, whose unknowns are numbered from the first on. */
    record Unknowns(Variable variable, int first, int[] cells) {}

    private final SystemDeclaration declaration;
    private final Pool pool = new Pool();
    private final Graph graph = new Graph(pool);
    private final int unknownCount;
    private final Map<Variable, int[]> unknownOf = new LinkedHashMap<>();
    private final List<Unknowns> unknowns = new ArrayList<>();
    private final Variable[] variableOf;
    private final int[] cellOf;
    private final List<Rows> rows = new ArrayList<>();
    private final Map<Definition, Node> definitions = new LinkedHashMap<>();
    private final List<Step> givenSteps;
    private final List<Step> residualSteps;
    private final List<Step> definitionSteps;
    private final List<Step> jacobianSteps;
    private final List<Step> givenJacobianSteps = new ArrayList<>();
    private final View jacobian = new View(pool.reserve(0, true), 0, List.of());
    private final SparsityPattern sparsity;
    private final EquationFamily[] familyOfRow;
    private final Map<Object, GradientProgram> gradients = new HashMap<>();

    private EquationSystem(SystemDeclaration declaration) {
        this.declaration = declaration;
        declaration.variables().forEach(graph::declare);
        declaration.parameters().forEach(graph::declare);
        this.unknownCount = numberUnknowns();
        this.variableOf = new Variable[unknownCount];
        this.cellOf = new int[unknownCount];
        for (Unknowns block : unknowns) {
            Arrays.fill(variableOf, block.first, block.first + block.cells.length, block.variable);
            System.arraycopy(block.cells, 0, cellOf, block.first, block.cells.length);
        }
        this.familyOfRow = new EquationFamily[unknownCount];
        declaration.equations().forEach(this::addRows);
        this.residualSteps = List.copyOf(graph.variableSteps());
        declaration.definitions().forEach(d -> definitions.put(d, graph.node(d.value())));
        this.definitionSteps = List.copyOf(graph.variableSteps()
                .subList(residualSteps.size(), graph.variableSteps().size()));
        Program program = new Program(pool);
        List<Block> blocks = new ArrayList<>();
        int firstDerivative = pool.next();
        rows.forEach(family -> differentiate(family, program, blocks));
        this.givenSteps = new ArrayList<>(graph.givenSteps());
        givenSteps.addAll(program.given());
        List<Entries> entries = entries(blocks, program);
        this.sparsity = compress(entries);
        this.jacobianSteps = new ArrayList<>();
        int done = 0;
        for (Entries of : entries) {
            jacobianSteps.addAll(program.steps().subList(done, of.block.after));
            done = of.block.after;
            (pool.isVariable(of.block.derivative.view()) ? jacobianSteps : givenJacobianSteps).add(part(of));
        }
        pool.share(jacobianSteps, firstDerivative);
    }

    /** Compiles a declaration. */
    public static EquationSystem compile(SystemDeclaration declaration) {
        return new EquationSystem(declaration);
    }

    private int numberUnknowns() {
        int count = 0;
        for (Variable variable : declaration.variables()) {
            int[] numbers = new int[variable.size()];
            int[] cells = new int[variable.freeCells()];
            int first = count;
            for (int cell = 0; cell < numbers.length; cell++) {
                numbers[cell] = variable.isFixed(cell) ? -1 : count;
                if (numbers[cell] >= 0) {
                    cells[count++ - first] = cell;
                }
            }
            unknownOf.put(variable, numbers);
            unknowns.add(new Unknowns(variable, first, cells));
        }
        return count;
    }

    private void addRows(EquationFamily family) {
        Node left = graph.node(family.left());
        Node right = graph.node(family.right());
        Node residual = graph.node(family.left().minus(family.right()));
        List<View.Axis> box =
                View.clipped(View.space(family.over()).axes(), residual.view().axes());
        int[] instances = View.space(family.over()).positions(box);
        int[] at = residual.view().positions(box);
        int[] active = rowsOf(family);
        int used = 0;
        for (int k = 0; k < at.length; k++) {
            if (active[instances[k]] >= 0) {
                at[used] = at[k];
                instances[used++] = active[instances[k]];
            }
        }
        for (int row : active) {
            if (row >= 0) {
                familyOfRow[row] = family;
            }
        }
        LeftOutRows leftOut = leftOut(family, left.view(), right.view());
        rows.add(new Rows(
                family, left, right, residual, Arrays.copyOf(at, used), Arrays.copyOf(instances, used), leftOut));
    }

    /** The instances of a family that fixed cells leave out, without those of absent cells, positive ones that are zero. */
    private LeftOutRows leftOut(EquationFamily family, View left, View right) {
        Variable variable = family.determines();
        int[] cells = declaration.cellsOf(family);
        int[] out = IntStream.range(0, cells.length)
                .filter(k -> variable.isFixed(cells[k]) && !variable.isAbsent(cells[k]))
                .toArray();
        if (out.length == 0) {
            return new LeftOutRows(out, out, out);
        }
        return new LeftOutRows(
                IntStream.of(out).map(k -> cells[k]).toArray(),
                withoutAbsent(family.left(), family.over(), out, at(out, family.over(), left)),
                withoutAbsent(family.right(), family.over(), out, at(out, family.over(), right)));
    }

    /**
     * A side that is a quantity by itself is zero where the quantity is absent: the program reads a logarithm of zero of it,
     * since elsewhere formulas multiply what is absent by a zero share.
     */
    private static int[] withoutAbsent(Expr side, List<Index> over, int[] points, int[] at) {
        Expr level = side.op() == Expr.Op.EXP ? side.operands().get(0) : side;
        if (level.op() != Expr.Op.SYMBOL
                || !(level.symbol() instanceof Variable variable)
                || !level.subscripts().equals(over)) {
            return at;
        }
        int[] cells = Cells.of(variable, over);
        return IntStream.range(0, at.length)
                .map(k -> variable.isAbsent(cells[points[k]]) ? -1 : at[k])
                .toArray();
    }

    /** Where a view has its values for some points of the space of some indices; -1 where they are zero by structure. */
    private static int[] at(int[] points, List<Index> over, View view) {
        View space = View.space(over);
        List<View.Axis> box = View.clipped(space.axes(), view.axes());
        int[] to = space.positions(box);
        int[] from = view.positions(box);
        int[] all = new int[View.size(space.axes())];
        Arrays.fill(all, -1);
        for (int k = 0; k < to.length; k++) {
            all[to[k]] = from[k];
        }
        return IntStream.of(points).map(k -> all[k]).toArray();
    }

    /** For every instance of a family the unknown it is paired with, -1 where it is not part of the system. */
    int[] rowsOf(EquationFamily family) {
        int[] cells = declaration.cellsOf(family);
        int[] numbers = unknownsOf(family.determines());
        return Arrays.stream(cells).map(cell -> numbers[cell]).toArray();
    }

    /** A family's derivatives by one leaf, known after so many steps. */
    private record Block(EquationFamily family, Node leaf, ReverseSweep.Derivative derivative, int after) {}

    private void differentiate(Rows family, Program program, List<Block> blocks) {
        ReverseSweep sweep = new ReverseSweep(graph, program, family.family.over(), Node::variable);
        sweep.seed(family.residual, View.ONE);
        sweep.compile()
                .forEach((leaf, derivative) -> blocks.add(new Block(
                        family.family, leaf, derivative, program.steps().size())));
    }

    /** The entries of a block that can differ from zero. */
    private record Entries(Block block, int[] at, int[] row, int[] column) {}

    /** Finds which entries can differ from zero, given the zeros of structural parameters. */
    private List<Entries> entries(List<Block> blocks, Program program) {
        double[][] arrays = pool.allocate();
        for (double[] constants : arrays) {
            // Signs would let the terms of a sum cancel.
            Arrays.setAll(constants, k -> constants[k] == 0 ? 0 : 1);
        }
        Workspace masks = new Workspace(arrays, Mode.PATTERN, Parallelism.NONE);
        declaration.variables().forEach(v -> Arrays.fill(masks.arrays()[graph.arrayOf(v)], 1));
        declaration.parameters().forEach(p -> {
            double[] mask = masks.arrays()[graph.arrayOf(p)];
            double[] values = p.initial();
            Arrays.setAll(mask, k -> !p.isStructural() || values[k] != 0 ? 1 : 0);
        });
        masks.run(givenSteps);
        masks.run(residualSteps);
        masks.run(program.steps());
        return blocks.stream()
                .map(block -> entries(block, masks.of(block.derivative.view())))
                .toList();
    }

    private JacobianPart part(Entries of) {
        int[] slots = new int[of.row.length];
        Arrays.setAll(slots, k -> sparsity.entry(of.row[k], of.column[k]));
        ReverseSweep.Derivative derivative = of.block.derivative;
        return JacobianPart.of(derivative.view(), jacobian, derivative.factor(), of.at, slots);
    }

    private Entries entries(Block block, double[] mask) {
        Node leaf = block.leaf;
        View instances = View.space(block.family.over());
        View view = block.derivative.view();
        List<View.Axis> box =
                View.clipped(View.product(instances.axes(), leaf.view().axes()), view.axes());
        int[] at = view.positions(box);
        int[] row = instances.positions(box);
        int[] column = leaf.view().positions(box);
        int[] rowOf = rowsOf(block.family);
        int[] columnOf = unknownsOf((Variable) leaf.symbol());
        int used = 0;
        for (int k = 0; k < at.length; k++) {
            int cell = leaf.cells() == null ? column[k] : leaf.cells()[column[k]];
            if (mask[at[k]] != 0 && rowOf[row[k]] >= 0 && columnOf[cell] >= 0) {
                at[used] = at[k];
                row[used] = rowOf[row[k]];
                column[used++] = columnOf[cell];
            }
        }
        return new Entries(block, Arrays.copyOf(at, used), Arrays.copyOf(row, used), Arrays.copyOf(column, used));
    }

    /** Sorts the entries of all blocks, and the diagonal, into rows without repetition. */
    private SparsityPattern compress(List<Entries> entries) {
        int[] end = new int[unknownCount + 1];
        Arrays.fill(end, 1, unknownCount + 1, 1);
        entries.forEach(of -> {
            for (int row : of.row) {
                end[row + 1]++;
            }
        });
        Arrays.parallelPrefix(end, Integer::sum);
        int[] next = Arrays.copyOf(end, unknownCount);
        int[] found = new int[end[unknownCount]];
        for (int k = 0; k < unknownCount; k++) {
            found[next[k]++] = k;
        }
        for (Entries of : entries) {
            for (int k = 0; k < of.row.length; k++) {
                found[next[of.row[k]]++] = of.column[k];
            }
        }
        int[] start = new int[unknownCount + 1];
        int used = 0;
        for (int row = 0; row < unknownCount; row++) {
            Arrays.sort(found, end[row], end[row + 1]);
            for (int k = end[row]; k < end[row + 1]; k++) {
                if (k == end[row] || found[k] != found[k - 1]) {
                    found[used++] = found[k];
                }
            }
            start[row + 1] = used;
        }
        return new SparsityPattern(unknownCount, start, Arrays.copyOf(found, used));
    }

    /** The sweep that yields the gradient of a definition; kept. */
    GradientProgram gradient(Definition definition) {
        synchronized (gradients) {
            return gradients.computeIfAbsent(definition, key -> GradientProgram.of(this, definition));
        }
    }

    /** The sweep that yields the gradient of the weighted residuals; kept. */
    GradientProgram gradient() {
        synchronized (gradients) {
            return gradients.computeIfAbsent(this, key -> GradientProgram.ofResiduals(this));
        }
    }

    /** A fresh evaluation at the start values and initial parameters. */
    public Evaluation evaluate() {
        return new Evaluation(this);
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
        return familyOfRow[unknown].nameAt(cellOf[unknown]);
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
        return unknownsOf(variable)[cell];
    }

    private int[] unknownsOf(Variable variable) {
        return Objects.requireNonNull(unknownOf.get(variable), () -> variable + " is not of this system");
    }

    /** The start values as the solver sees them; shape unknowns. */
    public double[] start() {
        double[] start = new double[unknownCount];
        for (Unknowns block : unknowns) {
            double[] levels = block.variable.start();
            for (int k = 0; k < block.cells.length; k++) {
                start[block.first + k] = block.variable.toSolver(levels[block.cells[k]]);
            }
        }
        return start;
    }

    Graph graph() {
        return graph;
    }

    Pool pool() {
        return pool;
    }

    List<Unknowns> unknownBlocks() {
        return unknowns;
    }

    List<Rows> rows() {
        return rows;
    }

    Node nodeOf(Definition definition) {
        Node node = definitions.get(definition);
        if (node == null) {
            throw new IllegalArgumentException("'" + definition.name() + "' is of another system");
        }
        return node;
    }

    List<Step> givenSteps() {
        return givenSteps;
    }

    List<Step> residualSteps() {
        return residualSteps;
    }

    List<Step> definitionSteps() {
        return definitionSteps;
    }

    List<Step> jacobianSteps() {
        return jacobianSteps;
    }

    /** Steps that add up the part of the Jacobian that depends on parameters only. */
    List<Step> givenJacobianSteps() {
        return givenJacobianSteps;
    }

    /** Where steps expect the values of the Jacobian: the array is put there for each run. */
    View jacobian() {
        return jacobian;
    }
}
