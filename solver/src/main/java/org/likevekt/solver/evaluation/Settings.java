package org.likevekt.solver.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;

/**
 * What is given to a system: values of parameters, and levels of variables whose cells are fixed; arrays are row-major.
 *
 * @param parameters values by parameter
 * @param exogenous levels by variable; only fixed cells count
 */
public record Settings(Map<Parameter, double[]> parameters, Map<Variable, double[]> exogenous) {
    /** Copies the maps; the arrays are taken over and must not be written to afterwards. */
    public Settings {
        parameters = Map.copyOf(parameters);
        exogenous = Map.copyOf(exogenous);
    }

    /** Gives these settings to an evaluation. */
    public void applyTo(Evaluation evaluation) {
        parameters.forEach(evaluation::set);
        exogenous.forEach(evaluation::setFixed);
    }

    /**
     * The settings a part of the way to others: {@code (1 - part) these + part others}, symbol by symbol.
     *
     * @throws IllegalArgumentException when the others set different symbols
     */
    public Settings towards(Settings others, double part) {
        if (!parameters.keySet().equals(others.parameters.keySet())
                || !exogenous.keySet().equals(others.exogenous.keySet())) {
            throw new IllegalArgumentException("the two settings give values to different symbols");
        }
        Map<Parameter, double[]> p = new LinkedHashMap<>();
        others.parameters.forEach((symbol, to) -> p.put(symbol, mix(parameters, symbol, to, part)));
        Map<Variable, double[]> x = new LinkedHashMap<>();
        others.exogenous.forEach((symbol, to) -> x.put(symbol, mix(exogenous, symbol, to, part)));
        return new Settings(p, x);
    }

    private static <S> double[] mix(Map<S, double[]> values, S symbol, double[] to, double part) {
        return mix(Objects.requireNonNull(values.get(symbol)), to, part);
    }

    private static double[] mix(double[] from, double[] to, double part) {
        double[] mixed = new double[from.length];
        for (int k = 0; k < mixed.length; k++) {
            // Written so that equal ends give the same bits at every part, and part 1 gives the other end.
            mixed[k] = part == 1 ? to[k] : from[k] + part * (to[k] - from[k]);
        }
        return mixed;
    }
}
