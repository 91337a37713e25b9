package org.likevekt.solver.newton;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.likevekt.solver.algebra.Cells;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Slip;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;

/**
 * The cells of a symbol that a name means: all, one, or a slice, in which a star stands for every element, {@code t[*,JPN]}.
 *
 * @param name as it was written
 * @param symbol that it belongs to
 * @param cells positions in the symbol, at least one
 */
record Selection(String name, Symbol symbol, int[] cells) {
    /**
     * Finds what a name means.
     *
     * @throws IllegalArgumentException when there is no such symbol or cell
     */
    static Selection of(SystemDeclaration system, String name) {
        List<Symbol> symbols = Stream.<Symbol>concat(system.parameters().stream(), system.variables().stream())
                .toList();
        Symbol symbol = symbols.stream()
                .filter(s -> name.equals(s.name()) || name.startsWith(s.name() + "["))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parameter or variable '" + name + "' among "
                        + symbols
                        + Slip.maybe(name, names(system, symbols))));
        return new Selection(name, symbol, cells(symbol, name));
    }

    /** All names that may have been meant: a computed quantity can be fixed, though not given. */
    private static List<String> names(SystemDeclaration system, List<Symbol> symbols) {
        return Stream.concat(
                        symbols.stream().map(Symbol::name),
                        system.definitions().stream().map(Definition::name))
                .toList();
    }

    private static int[] cells(Symbol symbol, String name) {
        IntStream all = IntStream.range(0, symbol.size());
        int[] cells = name.equals(symbol.name())
                ? all.toArray()
                : all.filter(cell -> isMeant(name, symbol.cellName(cell))).toArray();
        if (cells.length == 0) {
            List<String> names =
                    IntStream.range(0, symbol.size()).mapToObj(symbol::cellName).toList();
            throw new IllegalArgumentException(
                    symbol.name() + " over " + symbol.sets() + " has no cell '" + name + "'" + Slip.maybe(name, names));
        }
        return cells;
    }

    private static boolean isMeant(String name, String cell) {
        if (name.indexOf('*') < 0) {
            return name.equals(cell);
        }
        List<String> wanted = Cells.labels(name);
        List<String> labels = Cells.labels(cell);
        return wanted.size() == labels.size()
                && IntStream.range(0, labels.size())
                        .allMatch(
                                d -> wanted.get(d).equals("*") || wanted.get(d).equals(labels.get(d)));
    }

    /**
     * The variable that it is of.
     *
     * @param otherwise what to say of a parameter
     * @throws IllegalArgumentException when it is a parameter
     */
    Variable variable(String otherwise) {
        if (symbol instanceof Variable variable) {
            return variable;
        }
        throw new IllegalArgumentException(name + " is given and " + otherwise);
    }

    /** The values written for it, one for each cell. */
    double[] spread(double... values) {
        if (values.length != 1 && values.length != cells.length) {
            throw new IllegalArgumentException(name + " has " + cells.length + " cells, got " + values.length);
        }
        double[] all = new double[cells.length];
        Arrays.setAll(all, k -> values[values.length == 1 ? 0 : k]);
        return all;
    }

    /** The name of the k-th of its cells. */
    String cellName(int k) {
        return symbol.cellName(cells[k]);
    }
}
