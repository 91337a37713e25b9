package org.likevekt.model.economy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.results.CellName;

/**
 * Declares the symbols of an {@link Economy}. What may be zero or negative cannot be solved for in logarithms, and is a
 * variable of any sign; one such cell makes its whole family one.
 */
final class Declarations {
    private final Economy economy;
    private final Calibration calibration;
    private final SystemBuilder system;
    private final Symbols symbols = new Symbols();
    private final Formulas formulas = new Formulas();
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    Declarations(Economy economy, Calibration calibration, SystemBuilder system, String numeraire) {
        this.economy = economy;
        this.calibration = calibration;
        this.system = system;
        Set<String> stops = economy.sectors().stream()
                .filter(Sector::stops)
                .map(Sector::name)
                .collect(Collectors.toSet());
        Map<String, Double> activities = new LinkedHashMap<>();
        economy.sectors().forEach(sector -> activities.put(sector.name(), sector.activity()));
        declare(calibration.prices(), "price", "price", calibration.mayBeFree(), numeraire);
        declare(activities, "activity", "activity", stops, "");
        declare(calibration.incomes(), "money", "income", Set.of(), "");
        Map<String, Double> found = new LinkedHashMap<>();
        economy.only(Auxiliary.class).forEach(auxiliary -> found.put(auxiliary.name(), auxiliary.start()));
        declare(found, "1", "found by an equation of its own", found.keySet(), "");
        declareNumbers(found.keySet());
    }

    private void declare(
            Map<String, Double> levels, String unit, String description, Set<String> mayBeZero, String fixedName) {
        for (Symbols.Family family : symbols.gather(levels)) {
            double[] start = family.levelsOr(1);
            boolean[] fixed = family.missing();
            if (family.has(fixedName)) {
                fixed[family.cell(fixedName)] = true;
            }
            boolean positive = mayBeZero.stream().noneMatch(family::has)
                    && Arrays.stream(start).allMatch(level -> level > 0);
            double size = Arrays.stream(start).map(Math::abs).max().orElse(1);
            Variable variable = positive
                    ? system.positive(family.name(), family.sets(), unit, description, start, fixed)
                    : system.free(family.name(), family.sets(), unit, description, start, fixed, size == 0 ? 1 : size);
            variables.put(family.name(), variable);
        }
        levels.keySet().forEach(name -> formulas.put(name, variable(name).at(Symbols.subscripts(name))));
    }

    /** Rates and endowments are parameters but for those that an equation of the author's determines. */
    private void declareNumbers(Set<String> found) {
        Map<String, Double> rates = new LinkedHashMap<>(calibration.rates());
        Map<String, Double> endowments = new LinkedHashMap<>();
        for (Consumer consumer : economy.consumers()) {
            for (Consumer.Endowment owned : consumer.endowments()) {
                if (endowments.put(owned.symbol(), owned.quantity()) != null) {
                    throw new IllegalArgumentException("'" + owned.symbol() + "' is the name of two endowments");
                }
            }
        }
        rates.keySet().removeAll(found);
        endowments.keySet().removeAll(found);
        declareNumbers(rates, "rate", "rate");
        declareNumbers(endowments, "quantity", "endowment");
    }

    private void declareNumbers(Map<String, Double> levels, String unit, String description) {
        for (Symbols.Family family : symbols.gather(levels)) {
            Parameter parameter = system.parameter(family.name(), family.sets(), unit, description, family.levelsOr(0));
            levels.keySet().stream()
                    .filter(family::has)
                    .forEach(name -> formulas.put(name, parameter.at(Symbols.subscripts(name))));
        }
    }

    /** The variable that a name is a cell of. */
    Variable variable(String name) {
        Variable variable = variables.get(CellName.of(name).symbol());
        if (variable == null) {
            throw new IllegalStateException("'" + name + "' is not declared");
        }
        return variable;
    }

    /** The level of what a name stands for. */
    Expr level(String name) {
        return formulas.of(name);
    }

    /** Its logarithm. */
    Expr logLevel(String name) {
        Variable variable = variable(name);
        return variable.kind() == Variable.Kind.POSITIVE
                ? variable.log(Symbols.subscripts(name))
                : level(name).log();
    }

    /** All formulas by name; what is computed from a solution is put there too. */
    Formulas formulas() {
        return formulas;
    }
}
