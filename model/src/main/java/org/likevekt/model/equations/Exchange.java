package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * What blocks hand to each other. A need is a placeholder in the formulas of its block until all blocks are there; then
 * the formula that was given takes its place, with what that needs in turn.
 */
final class Exchange {
    /** What a block gave or added. */
    private record Offer(String block, Definition formula, boolean isTotal) {}

    /** A need at some subscripts. */
    private record Use(Quantity quantity, List<Subscript> at) {}

    private final Sets sets;
    private final Map<Quantity, Parameter> placeholders = new LinkedHashMap<>();
    private final Map<Quantity, Set<String>> neededBy = new LinkedHashMap<>();
    private final Map<Quantity, List<Offer>> offers = new LinkedHashMap<>();
    private final Map<Quantity, List<Definition>> resolved = new HashMap<>();
    private final Map<Use, Expr> uses = new HashMap<>();
    private final Set<Quantity> open = new LinkedHashSet<>();

    Exchange(Sets sets) {
        this.sets = sets;
    }

    /** A formula that stands for what some block gives. */
    Expr need(String block, Quantity quantity, Subscript... at) {
        neededBy.computeIfAbsent(quantity, key -> new LinkedHashSet<>()).add(block);
        return placeholders
                .computeIfAbsent(
                        quantity, key -> SystemBuilder.placeholder(quantity.symbol(), sets.over(quantity.axes())))
                .at(at);
    }

    /**
     * Takes what a block gives, or adds where the quantity is a total.
     *
     * @throws IllegalArgumentException when it ranges over other sets than the quantity, or was given before
     */
    void offer(String block, Quantity quantity, List<Index> over, Expr formula, boolean isTotal) {
        List<IndexSet> expected = sets.over(quantity.axes());
        List<IndexSet> found = over.stream().map(Index::set).toList();
        if (!found.equals(expected)) {
            throw new IllegalArgumentException(
                    "block '" + block + "' gives '" + quantity.symbol() + "' over " + found + ", expected " + expected);
        }
        List<Offer> before = offers.computeIfAbsent(quantity, key -> new ArrayList<>());
        for (Offer other : before) {
            if (!isTotal || !other.isTotal) {
                throw new IllegalArgumentException(
                        quantity.label() + " is given by block '" + other.block + "' and by block '" + block + "'");
            }
        }
        before.add(new Offer(
                block, new Definition(quantity.symbol(), over, formula, quantity.unit(), quantity.meaning()), isTotal));
    }

    /**
     * For every placeholder the formula that takes its place.
     *
     * @throws IllegalStateException when nobody gives what a block needs, or a formula needs itself
     */
    Map<Parameter, UnaryOperator<Expr>> formulas() {
        String unmet = neededBy.keySet().stream()
                .filter(quantity -> !offers.containsKey(quantity))
                .map(this::unmet)
                .collect(Collectors.joining("\n"));
        if (!unmet.isEmpty()) {
            throw new IllegalStateException(unmet);
        }
        Map<Parameter, UnaryOperator<Expr>> formulas = new LinkedHashMap<>();
        placeholders.forEach(
                (quantity, placeholder) -> formulas.put(placeholder, at -> use(quantity, at.subscripts())));
        return formulas;
    }

    private String unmet(Quantity quantity) {
        Set<String> blocks = neededBy.getOrDefault(quantity, Set.of());
        String who = blocks.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        String needs = blocks.size() == 1 ? "block " + who + " needs " : "blocks " + who + " need ";
        String given = offers.keySet().stream().map(Quantity::label).collect(Collectors.joining(", "));
        return needs + quantity.label() + ", which no block gives. Given are " + given;
    }

    private Expr use(Quantity quantity, List<Subscript> at) {
        Use use = new Use(quantity, at);
        Expr known = uses.get(use);
        if (known == null) {
            Subscript[] subscripts = at.toArray(Subscript[]::new);
            known = resolved(quantity).stream()
                    .map(formula -> formula.at(subscripts))
                    .reduce(Expr::plus)
                    .orElseThrow();
            uses.put(use, known);
        }
        return known;
    }

    /** The formulas that a quantity is the sum of, free of placeholders. */
    private List<Definition> resolved(Quantity quantity) {
        List<Definition> known = resolved.get(quantity);
        if (known == null) {
            if (!open.add(quantity)) {
                throw new IllegalStateException(quantity.label() + " needs itself, by way of "
                        + open.stream().map(Quantity::label).collect(Collectors.joining(", "))
                        + ". Maybe make one of them a variable with an equation");
            }
            Map<Parameter, UnaryOperator<Expr>> formulas = formulas();
            known = offers.getOrDefault(quantity, List.of()).stream()
                    .map(offer -> offer.formula)
                    .map(d ->
                            new Definition(d.name(), d.over(), d.value().replace(formulas), d.unit(), d.description()))
                    .toList();
            open.remove(quantity);
            resolved.put(quantity, known);
        }
        return known;
    }
}
