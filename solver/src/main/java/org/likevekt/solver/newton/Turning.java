package org.likevekt.solver.newton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.likevekt.solver.algebra.Cells;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Rearrangement;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.newton.Setup.Cell;

/** Turns a problem round: what is solved for is given instead, and the other way. The start point goes along by names. */
final class Turning {
    private final Setup setup;
    private final Rearrangement system;
    private final Map<String, double[]> given;
    private final Map<String, double[]> before;
    private final List<Cell> waiting;
    private final Map<String, String> held;

    Turning(Setup setup) {
        this.setup = setup;
        this.system = new Rearrangement(setup.declaration());
        this.given = new LinkedHashMap<>(setup.given());
        this.before = new LinkedHashMap<>(setup.before());
        this.waiting = new ArrayList<>(setup.waiting());
        this.held = new LinkedHashMap<>(setup.held());
    }

    /** Fixes cells at their levels in the start point; those that are given already stay as they are. */
    Setup fix(Selection selection) {
        Variable variable = selection.variable("need not be fixed. Maybe give it with(...)");
        boolean[] fixed = system.fixed(variable.name());
        double[] levels = setup.given(variable);
        double[] start = setup.atStart(variable);
        for (int cell : selection.cells()) {
            if (!fixed[cell] && !held.containsKey(variable.cellName(cell))) {
                fixed[cell] = true;
                levels[cell] = start[cell];
                waiting.add(Cell.of(variable, cell));
            }
        }
        system.fix(variable.name(), fixed);
        given.put(variable.name(), levels);
        before.put(variable.name(), start);
        return turned();
    }

    /** Solves for cells: by their own equations, or what has none by those of the cells that were fixed last. */
    Setup free(Selection selection) {
        Symbol symbol = selection.symbol();
        boolean[] fixed = symbol instanceof Variable variable ? system.fixed(variable.name()) : all(symbol.size());
        boolean[] determined = determined(symbol);
        List<Integer> orphans = new ArrayList<>();
        for (int cell : selection.cells()) {
            requireCanBeFreed(symbol, cell, fixed);
            fixed[cell] = false;
            if (determined[cell]) {
                waiting.removeIf(waits -> waits.name().equals(symbol.cellName(cell)));
            } else {
                orphans.add(cell);
            }
        }
        if (symbol instanceof Parameter) {
            system.free(symbol.name(), fixed);
        } else {
            system.fix(symbol.name(), fixed);
        }
        hold(selection, orphans);
        return turned();
    }

    /**
     * Holds a quantity that is computed from the unknowns at a level, once something is freed for it.
     *
     * @param cell name of one cell
     */
    Setup fix(Definition computed, String cell, double level) {
        List<String> labels = cell.equals(computed.name()) ? List.of() : Cells.labels(cell);
        waiting.add(new Cell(computed.name(), labels, cell, true, level));
        return turned();
    }

    /** Holds a quantity that is computed from the unknowns at its level in the start point. */
    Setup fix(Definition computed, String cell) {
        double level = setup.atItsStart().values(computed)[position(computed, Cells.labels(cell))];
        return fix(computed, cell, level);
    }

    private static boolean[] all(int size) {
        boolean[] all = new boolean[size];
        Arrays.fill(all, true);
        return all;
    }

    private static void requireCanBeFreed(Symbol symbol, int cell, boolean[] fixed) {
        boolean isStructure = symbol instanceof Parameter parameter && parameter.isStructural();
        boolean isAbsent = symbol instanceof Variable variable && variable.isAbsent(cell);
        if (!fixed[cell] || isStructure || isAbsent) {
            throw new IllegalArgumentException(symbol.cellName(cell)
                    + (isStructure
                            ? " is part of the system's structure and cannot be solved for"
                            : isAbsent ? " is absent and cannot be solved for" : " is solved for already"));
        }
    }

    /** For each cell whether an equation of its own waits for it. */
    private boolean[] determined(Symbol symbol) {
        boolean[] determined = new boolean[symbol.size()];
        SystemDeclaration declaration = setup.declaration();
        declaration.equations().stream()
                .filter(equation -> equation.determines() == symbol)
                .flatMapToInt(equation -> IntStream.of(declaration.cellsOf(equation)))
                .forEach(cell -> determined[cell] = true);
        return determined;
    }

    private void hold(Selection found, List<Integer> cells) {
        int first = waiting.size() - cells.size();
        if (first < 0) {
            throw new IllegalArgumentException(found.name() + " has no equation of its own: solving for it takes "
                    + cells.size() + " equations, and those that wait are of "
                    + waiting.stream().map(Cell::name).toList()
                    + ". Maybe fix(...) something that it shall hold first");
        }
        List<Cell> paired = List.copyOf(waiting.subList(first, waiting.size()));
        waiting.subList(first, waiting.size()).clear();
        for (int k = 0; k < paired.size(); k++) {
            Cell cell = paired.get(k);
            String target = cell.name() + " held";
            double start = unfixed(cell);
            system.hold(cell.symbol(), cell.labels(), found.symbol().name(), cells.get(k), target, start);
            given.put(target, new double[] {cell.isComputed() ? cell.given() : givenOf(cell)});
            before.put(target, new double[] {start});
            held.put(cell.name(), target);
        }
    }

    /** Solves for a cell again, if it is one of a variable; its level in the start point. */
    private double unfixed(Cell cell) {
        if (cell.isComputed()) {
            return levelAtStart(cell);
        }
        Variable variable = (Variable) setup.symbol(cell.symbol());
        int at = variable.cell(cell.labels().toArray(String[]::new));
        boolean[] fixed = system.fixed(cell.symbol());
        fixed[at] = false;
        system.fix(cell.symbol(), fixed);
        return setup.atStart(variable)[at];
    }

    private double givenOf(Cell cell) {
        Symbol variable = setup.symbol(cell.symbol());
        return setup.given(variable)[variable.cell(cell.labels().toArray(String[]::new))];
    }

    private double levelAtStart(Cell cell) {
        Definition computed = setup.declaration().definition(cell.symbol());
        return setup.atItsStart().values(computed)[position(computed, cell.labels())];
    }

    /** Where a cell is among the values of a computed quantity; the labels may stand in its own name. */
    private static int position(Definition computed, List<String> labels) {
        int at = 0;
        for (int d = 0; d < computed.over().size(); d++) {
            IndexSet set = computed.over().get(d).set();
            at = at * set.size() + set.position(labels.get(d));
        }
        return at;
    }

    /**
     * Keeps cells above or below a bound, where their equation need hold in one direction only.
     *
     * @param newton what factors the Jacobian, which says in which
     */
    Setup bound(Selection selection, Newton newton, boolean isLeast, double... values) {
        Variable variable = selection.variable("cannot have a bound. Maybe free(...) it first");
        double[] levels = selection.spread(values);
        double[] start = setup.atStart(variable);
        double[] bounds = new double[start.length];
        Arrays.setAll(bounds, cell -> start[cell] > 0 ? start[cell] : 1);
        double[] startBounds = bounds.clone();
        boolean[] bounded = new boolean[start.length];
        for (int k = 0; k < levels.length; k++) {
            int cell = selection.cells()[k];
            if (setup.system().unknownAt(variable, cell) < 0) {
                throw new IllegalArgumentException(selection.cellName(k) + " is given and cannot have a bound");
            }
            Setup.requireLevel(variable, cell, levels[k]);
            bounded[cell] = true;
            bounds[cell] = levels[k];
            startBounds[cell] = isLeast ? Math.min(levels[k], start[cell]) : Math.max(levels[k], start[cell]);
        }
        String name = boundName(variable, isLeast);
        system.bound(variable.name(), bounded, directions(variable, bounded, newton), name, bounds, isLeast);
        given.put(name, bounds);
        before.put(name, startBounds);
        return turned();
    }

    /** A name for one more set of bounds: {@code least PL}, {@code least PL 2}. */
    private String boundName(Variable variable, boolean isLeast) {
        String first = (isLeast ? "least " : "most ") + variable.name();
        List<String> taken =
                setup.declaration().parameters().stream().map(Symbol::name).toList();
        return IntStream.iterate(1, k -> k + 1)
                .mapToObj(k -> k == 1 ? first : first + " " + k)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What each equation is multiplied by to rise with its unknown, where all others hold, and to be of size one: the sign
     * of its entry in the inverse of the Jacobian at the start.
     */
    private double[] directions(Variable variable, boolean[] bounded, Newton newton) {
        Evaluation evaluation = setup.atItsStart();
        Factorization factors = newton.factorsAt(evaluation)
                .orElseThrow(() -> new IllegalArgumentException("which way " + variable.name()
                        + " moves its equations cannot be told: the Jacobian at the start has no inverse"));
        double[] directions = new double[bounded.length];
        for (int cell = 0; cell < directions.length; cell++) {
            int unknown = setup.system().unknownAt(variable, cell);
            directions[cell] = unknown < 0 ? 1 : 1 / evaluation.scale(unknown);
            if (bounded[cell]) {
                double[] moved = new double[setup.point().length];
                double[] one = new double[setup.point().length];
                one[unknown] = 1;
                factors.solve(one, moved);
                if (moved[unknown] == 0) {
                    throw new IllegalArgumentException(
                            "'" + setup.system().equationName(unknown) + "' does not move with "
                                    + variable.cellName(cell) + " at the start, so that it cannot be bounded");
                }
                directions[cell] *= Math.signum(moved[unknown]);
            }
        }
        return directions;
    }

    private Setup turned() {
        EquationSystem other = EquationSystem.compile(system.finished());
        Setup same = new Setup(other, given, other.start(), before, List.copyOf(waiting), Map.copyOf(held));
        double[] point = other.start();
        for (Variable variable : other.declaration().variables()) {
            double[] levels = setup.atStart(setup.symbol(variable.name()));
            for (int cell = 0; cell < levels.length; cell++) {
                int unknown = other.unknownAt(variable, cell);
                if (unknown >= 0) {
                    point[unknown] = variable.toSolver(levels[cell]);
                }
            }
        }
        return same.from(point, before);
    }
}
