package org.likevekt.solver.algebra;

import java.util.List;

/**
 * The symbols and equations of a system, as written; square by construction.
 *
 * @param variables in declaration order
 * @param parameters in declaration order
 * @param equations in declaration order
 * @param definitions quantities computed from a solution
 */
public record SystemDeclaration(
        List<Variable> variables,
        List<Parameter> parameters,
        List<EquationFamily> equations,
        List<Definition> definitions) {

    /** Copies the lists. */
    public SystemDeclaration {
        variables = List.copyOf(variables);
        parameters = List.copyOf(parameters);
        equations = List.copyOf(equations);
        definitions = List.copyOf(definitions);
    }

    /** For every instance of an equation, row-major over its indices, the cell of the variable it determines. */
    public int[] cellsOf(EquationFamily equation) {
        return Cells.of(equation.determines(), equation.over());
    }

    /** The variable of that name. */
    public Variable variable(String name) {
        return variables.stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variable '" + name + "'"));
    }

    /** The parameter of that name. */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parameter '" + name + "'"));
    }

    /** The definition of that name. */
    public Definition definition(String name) {
        return definitions.stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no definition '" + name + "'"));
    }

    /** Every equation in plain text, one a line. */
    public String print() {
        StringBuilder text = new StringBuilder();
        equations.forEach(equation -> text.append(equation).append('\n'));
        return text.toString();
    }
}
