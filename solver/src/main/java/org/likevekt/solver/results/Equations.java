package org.likevekt.solver.results;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.SystemDeclaration;

/** All equations of a system and the quantities defined beside them, to be read. */
public final class Equations {
    private Equations() {}

    /** In plain text: one equation a line with the variable it determines, then the definitions. */
    public static String text(SystemDeclaration declaration) {
        FormulaWriter writer = new FormulaWriter(declaration, Notation.TEXT, Map.of());
        StringBuilder text = new StringBuilder();
        for (EquationFamily equation : declaration.equations()) {
            text.append(equation.name())
                    .append(over(equation.over()))
                    .append(", determines ")
                    .append(equation.determines().name())
                    .append(":\n    ")
                    .append(writer.write(equation))
                    .append('\n');
        }
        declaration.definitions().forEach(definition -> text.append(definition.name())
                .append(over(definition.over()))
                .append(" =\n    ")
                .append(writer.write(definition))
                .append('\n'));
        return text.toString();
    }

    /** As LaTeX: an {@code align*} environment of the package amsmath, one equation a line. */
    public static String latex(SystemDeclaration declaration) {
        FormulaWriter writer = new FormulaWriter(declaration, Notation.LATEX, Map.of());
        String equations = declaration.equations().stream()
                .map(equation -> "  & " + writer.write(equation) + " && \\text{" + text(equation.name()) + "}")
                .collect(Collectors.joining(" \\\\\n"));
        String definitions = declaration.definitions().stream()
                .map(definition -> "  & " + writer.name(definition.name(), definition.over()) + " = "
                        + writer.write(definition) + " &&")
                .collect(Collectors.joining(" \\\\\n"));
        return "\\begin{align*}\n" + equations + (definitions.isEmpty() ? "" : " \\\\\n" + definitions)
                + "\n\\end{align*}\n";
    }

    private static String text(String name) {
        return name.replace("_", "\\_").replace("%", "\\%").replace("&", "\\&");
    }

    private static String over(List<Index> over) {
        // an equation for one cell has that cell in its name
        List<Index> letters = over.stream()
                .filter(index -> !index.set().labels().equals(List.of(index.symbol())))
                .toList();
        return letters.isEmpty()
                ? ""
                : letters.stream().map(Index::symbol).collect(Collectors.joining(",", " over ", ""));
    }
}
