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
    private record Use(Link link, List<Subscript> at) {}

    private final Sets sets;
    private final Map<Link, Parameter> placeholders = new LinkedHashMap<>();
    private final Map<Link, Set<String>> neededBy = new LinkedHashMap<>();
    private final Map<Link, List<Offer>> offers = new LinkedHashMap<>();
    private final Map<Link, List<Definition>> resolved = new HashMap<>();
    private final Map<Use, Expr> uses = new HashMap<>();
    private final Set<Link> open = new LinkedHashSet<>();

    Exchange(Sets sets) {
        this.sets = sets;
    }

    /** A formula that stands for what some block gives. */
    Expr need(String block, Link link, Subscript... at) {
        neededBy.computeIfAbsent(link, key -> new LinkedHashSet<>()).add(block);
        return placeholders
                .computeIfAbsent(link, key -> SystemBuilder.placeholder(link.name(), sets.over(link.over())))
                .at(at);
    }

    /**
     * Takes what a block gives, or adds where the link is a total.
     *
     * @throws IllegalArgumentException when it ranges over other sets than the link, or was given before
     */
    void offer(String block, Link link, List<Index> over, Expr formula, boolean isTotal) {
        List<IndexSet> expected = sets.over(link.over());
        List<IndexSet> found = over.stream().map(Index::set).toList();
        if (!found.equals(expected)) {
            throw new IllegalArgumentException(
                    "block '" + block + "' gives '" + link.name() + "' over " + found + ", expected " + expected);
        }
        List<Offer> before = offers.computeIfAbsent(link, key -> new ArrayList<>());
        for (Offer other : before) {
            if (!isTotal || !other.isTotal) {
                throw new IllegalArgumentException(
                        link + " is given by block '" + other.block + "' and by block '" + block + "'");
            }
        }
        before.add(new Offer(block, new Definition(link.name(), over, formula, link.unit(), link.meaning()), isTotal));
    }

    /**
     * For every placeholder the formula that takes its place.
     *
     * @throws IllegalStateException when nobody gives what a block needs, or a formula needs itself
     */
    Map<Parameter, UnaryOperator<Expr>> formulas() {
        String unmet = neededBy.keySet().stream()
                .filter(link -> !offers.containsKey(link))
                .map(this::unmet)
                .collect(Collectors.joining("\n"));
        if (!unmet.isEmpty()) {
            throw new IllegalStateException(unmet);
        }
        Map<Parameter, UnaryOperator<Expr>> formulas = new LinkedHashMap<>();
        placeholders.forEach((link, placeholder) -> formulas.put(placeholder, at -> use(link, at.subscripts())));
        return formulas;
    }

    private String unmet(Link link) {
        Set<String> blocks = neededBy.get(link);
        String who = blocks.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        String needs = blocks.size() == 1 ? "block " + who + " needs " : "blocks " + who + " need ";
        String given = offers.keySet().stream().map(Link::toString).collect(Collectors.joining(", "));
        return needs + link + ", which no block gives. Given are " + given;
    }

    private Expr use(Link link, List<Subscript> at) {
        Use use = new Use(link, at);
        Expr known = uses.get(use);
        if (known == null) {
            Subscript[] subscripts = at.toArray(Subscript[]::new);
            known = resolved(link).stream()
                    .map(formula -> formula.at(subscripts))
                    .reduce(Expr::plus)
                    .orElseThrow();
            uses.put(use, known);
        }
        return known;
    }

    /** The formulas that a link is the sum of, free of placeholders. */
    private List<Definition> resolved(Link link) {
        List<Definition> known = resolved.get(link);
        if (known == null) {
            if (!open.add(link)) {
                throw new IllegalStateException(link + " needs itself, by way of "
                        + open.stream().map(Link::toString).collect(Collectors.joining(", "))
                        + ". Maybe make one of them a variable with an equation");
            }
            Map<Parameter, UnaryOperator<Expr>> formulas = formulas();
            known = offers.get(link).stream()
                    .map(offer -> offer.formula)
                    .map(d ->
                            new Definition(d.name(), d.over(), d.value().replace(formulas), d.unit(), d.description()))
                    .toList();
            open.remove(link);
            resolved.put(link, known);
        }
        return known;
    }
}
