package org.likevekt.solver.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A finished system turned round, step by step: other cells fixed, a parameter solved for, a level held by what is found for
 * it, an unknown kept within a bound. Names stay as they are.
 */
public final class Rearrangement {
    private final SystemBuilder system;

    /** Begins with a system as it is. */
    public Rearrangement(SystemDeclaration declaration) {
        this.system = SystemBuilder.of(declaration);
    }

    /** Fixes and frees cells of a variable: a fixed cell leaves its equation out, a free one takes its own back. */
    public void fix(String variable, boolean[] fixed) {
        Variable old = variable(variable);
        system.exchange(
                old,
                new Variable(
                        old.name(),
                        old.sets(),
                        old.unit(),
                        old.description(),
                        old.kind(),
                        old.start(),
                        fixed,
                        old.scale()));
    }

    /** Which cells of a variable are fixed now. */
    public boolean[] fixed(String variable) {
        Variable now = variable(variable);
        boolean[] fixed = new boolean[now.size()];
        for (int cell = 0; cell < fixed.length; cell++) {
            fixed[cell] = now.isFixed(cell);
        }
        return fixed;
    }

    /**
     * Puts a variable of any sign in the place of a parameter.
     *
     * @param fixed cells that stay given; the others need equations
     */
    public void free(String parameter, boolean[] fixed) {
        Parameter old = system.declared(parameter);
        double largest = Arrays.stream(old.initial()).map(Math::abs).max().orElse(0);
        double scale = largest == 0 ? 1 : largest;
        system.exchange(
                old,
                new Variable(
                        old.name(),
                        old.sets(),
                        old.unit(),
                        old.description(),
                        Variable.Kind.FREE,
                        old.initial(),
                        fixed,
                        scale));
    }

    /**
     * Holds a level by the equation that determines a cell of a variable.
     *
     * @param held name of a variable or of a definition
     * @param labels of the cell that is held
     * @param target name of the parameter with the level that is held, and of the equation
     */
    public void hold(String held, List<String> labels, String found, int foundCell, String target, double level) {
        Variable by = variable(found);
        Subscript[] at = labels.stream().map(Subscript::element).toArray(Subscript[]::new);
        List<Index> over = point(by, foundCell);
        Optional<Definition> computed = system.defined(held);
        if (computed.isPresent()) {
            system.equation(
                    target,
                    over,
                    computed.get().at(at),
                    goal(target, computed.get().unit(), level),
                    by);
            return;
        }
        Variable x = variable(held);
        Expr goal = goal(target, x.unit(), level);
        if (x.kind() == Variable.Kind.POSITIVE) {
            system.equation(target, over, x.log(at), goal.log(), by, 1);
        } else {
            system.equation(target, over, x.at(at), goal, by, x.scale());
        }
    }

    private Expr goal(String name, String unit, double level) {
        return system.parameter(name, unit, "level at which it is held", level).at();
    }

    /** What an equation for one cell is written over: for each set a part with one label. */
    private static List<Index> point(Variable variable, int cell) {
        List<Index> over = new ArrayList<>();
        for (String label : variable.labels(cell)) {
            IndexSet set = variable.sets().get(over.size());
            over.add(set.subset(label, List.of(label)).index(label));
        }
        return over;
    }

    /**
     * Keeps cells of a variable above or below a bound. Where one is at its bound, its equation need hold in one direction
     * only: complementarity, by the function of Fischer and Burmeister.
     *
     * @param bounded which cells
     * @param direction for each cell what its equation, left less right, is multiplied by to rise with the unknown, and to
     *     be of size one
     * @param name of the parameter with the bounds
     * @param bounds for each cell; read where it is bounded
     * @param isLeast whether it is the least that they may be, or the most
     */
    public void bound(
            String variable, boolean[] bounded, double[] direction, String name, double[] bounds, boolean isLeast) {
        Variable x = variable(variable);
        double[] chosen = new double[bounded.length];
        Arrays.setAll(chosen, cell -> bounded[cell] ? 1 : 0);
        Parameter which = system.structural(name + " is set", x.sets(), "0 or 1", "cells with a bound", chosen);
        Parameter size = system.parameter(name + " scale", x.sets(), "1", "of the equations with a bound", direction);
        Parameter bound = system.parameter(name, x.sets(), x.unit(), "bound of " + variable, bounds);
        system.rewrite(family -> concerns(family, x, bounded) ? bounded(family, which, size, bound, isLeast) : family);
    }

    private static boolean concerns(EquationFamily family, Variable variable, boolean[] cells) {
        return family.determines() == variable
                && IntStream.of(Cells.of(variable, family.over())).anyMatch(cell -> cells[cell]);
    }

    private static EquationFamily bounded(
            EquationFamily family, Parameter which, Parameter size, Parameter bound, boolean isLeast) {
        Subscript[] at = family.over().toArray(Subscript[]::new);
        Variable x = family.determines();
        Expr rises = family.left().minus(family.right()).times(size.at(at));
        Expr above = x.kind() == Variable.Kind.POSITIVE
                ? x.log(at).minus(bound.at(at).log())
                : x.at(at).minus(bound.at(at)).over(x.scale());
        Expr isSet = which.at(at);
        // Cells without a bound are far from one.
        Expr room = isSet.times(isLeast ? above : above.negated()).plus(isSet.oneMinus());
        Expr either = isLeast
                ? Expr.complement(rises, room)
                : Expr.complement(rises.negated(), room).negated();
        Expr left = isSet.times(either).plus(isSet.oneMinus().times(rises));
        return new EquationFamily(family.name(), family.over(), left, Expr.constant(0), x, 1);
    }

    private Variable variable(String name) {
        return (Variable) system.symbol(name);
    }

    /**
     * The system as it is now.
     *
     * @throws IllegalStateException when it is not square
     */
    public SystemDeclaration finished() {
        return system.build();
    }
}
