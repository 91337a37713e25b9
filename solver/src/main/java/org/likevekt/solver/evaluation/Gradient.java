package org.likevekt.solver.evaluation;

import java.util.Map;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.Variable;

/** The derivatives of one number by everything that it is computed from, found in one reverse sweep. */
public final class Gradient {
    private final EquationSystem system;
    private final Map<Symbol, double[]> bySymbol;

    Gradient(EquationSystem system, Map<Symbol, double[]> bySymbol) {
        this.system = system;
        this.bySymbol = bySymbol;
    }

    /**
     * Derivatives by the cells of a parameter, row-major: zero where a structural parameter is zero; shares of a CES
     * are moved so that they keep adding to one.
     */
    public double[] by(Parameter parameter) {
        double[] values =
                bySymbol.getOrDefault(parameter, new double[parameter.size()]).clone();
        double[] initial = parameter.initial();
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = parameter.isStructural() && initial[cell] == 0 ? 0 : values[cell];
        }
        return values;
    }

    /** Derivatives by the unknowns as the solver sees them, shape unknowns. */
    public double[] byUnknowns() {
        double[] values = new double[system.unknowns()];
        for (EquationSystem.Unknowns block : system.unknownBlocks()) {
            double[] cells = bySymbol.get(block.variable());
            for (int k = 0; cells != null && k < block.cells().length; k++) {
                values[block.first() + k] = cells[block.cells()[k]];
            }
        }
        return values;
    }

    /**
     * Derivatives by the levels of a variable's fixed cells, row-major; zero at free cells.
     *
     * @param levels the levels it stands at
     */
    public double[] byFixed(Variable variable, double[] levels) {
        double[] cells = bySymbol.getOrDefault(variable, new double[variable.size()]);
        double[] values = new double[cells.length];
        for (int cell = 0; cell < values.length; cell++) {
            if (variable.isFixed(cell)) {
                values[cell] =
                        cells[cell] / (variable.kind() == Variable.Kind.POSITIVE ? levels[cell] : variable.scale());
            }
        }
        return values;
    }
}
