package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.solver.algebra.Index;

/** Arithmetic on lists of indices, all kept in one order so that equal sets of indices are equal lists. */
final class Domain {
    /** The order of the indices of one system: the order in which they were met. */
    static final class Order {
        private final Map<Index, Integer> rank = new HashMap<>();

        /** The given indices in this order; new ones come last. */
        List<Index> sorted(Collection<Index> indices) {
            indices.forEach(index -> rank.putIfAbsent(index, rank.size()));
            List<Index> list = new ArrayList<>(indices);
            list.sort(Comparator.comparing(rank::get));
            return List.copyOf(list);
        }
    }

    private Domain() {}

    static int size(List<Index> domain) {
        return domain.stream().mapToInt(Index::size).reduce(1, Math::multiplyExact);
    }

    /** Distance between neighbours along an index in an array over a domain; 0 where the domain lacks it. */
    static int stride(List<Index> domain, Index index) {
        int at = domain.indexOf(index);
        if (at < 0) {
            return 0;
        }
        int stride = 1;
        for (int d = at + 1; d < domain.size(); d++) {
            stride *= domain.get(d).size();
        }
        return stride;
    }

    /** All indices of both, those of the first in their place and the others after them. */
    static List<Index> union(List<Index> a, List<Index> b) {
        List<Index> union = new ArrayList<>(a);
        b.stream().filter(index -> !union.contains(index)).forEach(union::add);
        return union;
    }
}
