package org.likevekt.model.economy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.results.CellName;

/**
 * Gathers names like {@code Z[BRD]} and {@code Z[MLK]} into one symbol {@code Z} over a set, with a level for each cell that
 * was named; other names are symbols without sets.
 */
final class Symbols {
    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Map<List<String>, IndexSet> sets = new LinkedHashMap<>();

    /** One symbol to be: its sets, and by cell the levels that were given; cells without a name are NaN. */
    record Family(String name, List<IndexSet> sets, double[] levels) {
        boolean has(String cell) {
            return CellName.of(cell).symbol().equals(name);
        }

        int cell(String cell) {
            return Symbols.cell(sets, CellName.of(cell).labels());
        }

        boolean[] missing() {
            boolean[] missing = new boolean[levels.length];
            for (int cell = 0; cell < levels.length; cell++) {
                missing[cell] = Double.isNaN(levels[cell]);
            }
            return missing;
        }

        /** The levels, with another number where none was given. */
        double[] levelsOr(double other) {
            return Arrays.stream(levels)
                    .map(level -> Double.isNaN(level) ? other : level)
                    .toArray();
        }
    }

    /** Families of some named levels, in the order in which they first stand. */
    List<Family> gather(Map<String, Double> levels) {
        Map<String, Map<List<String>, Double>> cells = new LinkedHashMap<>();
        levels.forEach((text, level) -> {
            CellName name = CellName.of(text);
            cells.computeIfAbsent(name.symbol(), family -> new LinkedHashMap<>())
                    .put(name.labels(), level);
        });
        List<Family> gathered = new ArrayList<>();
        cells.forEach((name, named) -> gathered.add(family(name, named)));
        return gathered;
    }

    private Family family(String name, Map<List<String>, Double> named) {
        List<List<String>> keys = List.copyOf(named.keySet());
        int depth = keys.get(0).size();
        if (families.containsKey(name) || keys.stream().anyMatch(key -> key.size() != depth)) {
            throw new IllegalArgumentException("'" + name
                    + "' is the name of two kinds of things, or has now more and now" + " fewer labels: " + keys);
        }
        List<IndexSet> over = new ArrayList<>();
        for (int d = 0; d < depth; d++) {
            Set<String> labels = new LinkedHashSet<>();
            for (List<String> key : keys) {
                labels.add(key.get(d));
            }
            over.add(sets.computeIfAbsent(List.copyOf(labels), all -> IndexSet.of("set of " + name, all)));
        }
        double[] levels = new double[IndexSet.cells(over)];
        Arrays.fill(levels, Double.NaN);
        named.forEach((key, level) -> levels[cell(over, key)] = level);
        Family family = new Family(name, over, levels);
        families.put(name, family);
        return family;
    }

    private static int cell(List<IndexSet> sets, List<String> labels) {
        int cell = 0;
        for (int d = 0; d < labels.size(); d++) {
            cell = cell * sets.get(d).size() + sets.get(d).position(labels.get(d));
        }
        return cell;
    }

    /** The subscripts of a name. */
    static Subscript[] subscripts(String name) {
        return CellName.of(name).labels().stream().map(Subscript::element).toArray(Subscript[]::new);
    }

    /** What an equation for one cell of a symbol is written over: for each set a part with one label. */
    static List<Index> over(Symbol symbol, String name) {
        List<String> labels = CellName.of(name).labels();
        List<Index> over = new ArrayList<>();
        for (int d = 0; d < labels.size(); d++) {
            String label = labels.get(d);
            over.add(symbol.sets().get(d).subset(label, List.of(label)).index(label));
        }
        return over;
    }

    /** A sum of formulas, zero of none. */
    static Expr sum(List<Expr> terms) {
        return terms.stream().reduce(Expr.constant(0), Expr::plus);
    }
}
