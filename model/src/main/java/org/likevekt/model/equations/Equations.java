package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Detail;
import org.likevekt.model.drivers.Quantity.Kind;
import org.likevekt.model.drivers.Quantity.Role;
import org.likevekt.model.drivers.Quantity.Sign;
import org.likevekt.model.drivers.Quantity.Topic;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;

/**
 * The equations of a year, and what their variables and definitions are.
 *
 * @param declaration variables, parameters, equations and definitions
 * @param quantities every variable and definition by its symbol, in the order of the declaration
 */
public record Equations(SystemDeclaration declaration, Map<String, Quantity> quantities) {
    /** The equations whose quantities are in a list; of any other its declaration tells what it can. */
    static Equations of(SystemDeclaration declaration, List<Quantity> known) {
        Map<String, Quantity> bySymbol = new LinkedHashMap<>();
        known.forEach(quantity -> bySymbol.put(quantity.symbol(), quantity));
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        for (Variable variable : declaration.variables()) {
            String name = variable.name();
            quantities.put(name, Optional.ofNullable(bySymbol.get(name)).orElseGet(() -> described(variable)));
        }
        for (Definition definition : declaration.definitions()) {
            String name = definition.name();
            quantities.put(name, Optional.ofNullable(bySymbol.get(name)).orElseGet(() -> described(definition)));
        }
        return new Equations(declaration, quantities);
    }

    private static Quantity described(Variable variable) {
        Sign sign = variable.kind() == Variable.Kind.POSITIVE ? Sign.POSITIVE : Sign.EITHER;
        return described(
                Role.VARIABLE, variable.name(), variable.sets(), variable.unit(), variable.description(), sign);
    }

    private static Quantity described(Definition definition) {
        List<IndexSet> sets =
                definition.over().stream().map(index -> index.set()).toList();
        return described(
                Role.DEFINITION, definition.name(), sets, definition.unit(), definition.description(), Sign.EITHER);
    }

    private static Quantity described(
            Role role, String symbol, List<IndexSet> sets, String unit, String description, Sign sign) {
        String meaning = Character.toUpperCase(description.charAt(0)) + description.substring(1) + ".";
        return new Quantity(
                Quantity.idOf(symbol),
                symbol,
                axes(sets),
                Kind.SCALE,
                unit,
                meaning,
                role,
                sign,
                Topic.NONE,
                Detail.FULL);
    }

    /** The axes that some index sets stand for; the second time the regions are those that a delivery goes to. */
    private static List<Axis> axes(List<IndexSet> sets) {
        List<Axis> axes = new ArrayList<>();
        for (IndexSet set : sets) {
            axes.add(
                    switch (set.name()) {
                        case "regions" -> axes.contains(Axis.REGION) ? Axis.DESTINATION : Axis.REGION;
                        case "groups" -> Axis.GROUP;
                        default -> Axis.INDUSTRY;
                    });
        }
        return List.copyOf(axes);
    }
}
