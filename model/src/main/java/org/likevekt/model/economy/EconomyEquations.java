package org.likevekt.model.economy;

import static org.likevekt.solver.algebra.Expr.constant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/**
 * Writes the equations of an {@link Economy}: zero profit of each sector determines its activity, the market of each
 * commodity its price, the balance of each consumer its income.
 */
final class EconomyEquations {
    private final Economy economy;
    private final String numeraire;
    private final Calibration calibration;
    private final SystemBuilder system = new SystemBuilder();
    private final Symbols symbols = new Symbols();
    private final Formulas formulas = new Formulas();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, List<Expr>> supply = new LinkedHashMap<>();
    private final Map<String, List<Expr>> demand = new LinkedHashMap<>();
    private final Map<String, List<Expr>> incomes = new LinkedHashMap<>();
    private final Map<String, List<Expr>> revenues = new LinkedHashMap<>();
    private final Map<String, List<Expr>> flows = new LinkedHashMap<>();

    EconomyEquations(Economy economy, String numeraire) {
        this.economy = economy;
        this.numeraire = numeraire;
        this.calibration = new Calibration(economy);
        calibration.payments().balanced();
        if (!calibration.prices().containsKey(numeraire)) {
            throw new IllegalArgumentException("no commodity '" + numeraire + "' to be the numeraire, expected one of "
                    + calibration.prices().keySet());
        }
    }

    SystemBuilder write() {
        declareVariables();
        declareNumbers();
        economy.sectors().forEach(this::sector);
        economy.consumers().forEach(this::consumer);
        markets();
        balances();
        flows.forEach((name, terms) -> define(name, Symbols.sum(terms), "quantity", "flow"));
        revenues.forEach((name, terms) ->
                define("revenue[" + name + "]", Symbols.sum(terms), "money", "what the rate " + name + " brings"));
        auxiliaries();
        return system;
    }

    private void declareVariables() {
        for (Symbols.Family family : symbols.gather(calibration.prices())) {
            boolean[] fixed = family.missing();
            if (Symbols.Name.of(numeraire).family().equals(family.name())) {
                fixed[position(family, numeraire)] = true;
            }
            variable(system.positive(family.name(), family.sets(), "price", "price", family.levelsOr(1), fixed));
        }
        Map<String, Double> activities = new LinkedHashMap<>();
        economy.sectors().forEach(sector -> activities.put(sector.name(), sector.activity()));
        for (Symbols.Family family : symbols.gather(activities)) {
            boolean idle = sectorsOf(family).stream().anyMatch(Sector::stops);
            variable(
                    idle
                            ? system.free(
                                    family.name(),
                                    family.sets(),
                                    "activity",
                                    "activity",
                                    family.levelsOr(0),
                                    family.missing(),
                                    1)
                            : system.positive(
                                    family.name(),
                                    family.sets(),
                                    "activity",
                                    "activity",
                                    family.levelsOr(1),
                                    family.missing()));
        }
        for (Symbols.Family family : symbols.gather(calibration.incomes())) {
            double[] start = family.levelsOr(1);
            boolean positive = Arrays.stream(start).allMatch(income -> income > 0);
            double scale = Arrays.stream(start).map(Math::abs).max().orElse(1);
            variable(
                    positive
                            ? system.positive(family.name(), family.sets(), "money", "income", start, family.missing())
                            : system.free(
                                    family.name(),
                                    family.sets(),
                                    "money",
                                    "income",
                                    start,
                                    family.missing(),
                                    scale == 0 ? 1 : scale));
        }
        calibration.prices().keySet().forEach(this::level);
        economy.sectors().forEach(sector -> level(sector.name()));
        economy.consumers().forEach(consumer -> level(consumer.name()));
    }

    private List<Sector> sectorsOf(Symbols.Family family) {
        return economy.sectors().stream()
                .filter(sector -> Symbols.Name.of(sector.name()).family().equals(family.name()))
                .toList();
    }

    private static int position(Symbols.Family family, String name) {
        int cell = 0;
        List<String> labels = Symbols.Name.of(name).labels();
        for (int d = 0; d < labels.size(); d++) {
            cell = cell * family.sets().get(d).size() + family.sets().get(d).position(labels.get(d));
        }
        return cell;
    }

    private void variable(Variable variable) {
        variables.put(variable.name(), variable);
    }

    private void level(String name) {
        formulas.put(name, variableOf(name).at(Symbols.subscripts(name)));
    }

    private Variable variableOf(String name) {
        Variable variable = variables.get(Symbols.Name.of(name).family());
        if (variable == null) {
            throw new IllegalStateException("'" + name + "' is not declared");
        }
        return variable;
    }

    /** Rates and endowments are parameters but for those that an auxiliary equation determines. */
    private void declareNumbers() {
        Map<String, Double> found = new LinkedHashMap<>();
        economy.only(Auxiliary.class).forEach(auxiliary -> found.put(auxiliary.name(), auxiliary.start()));
        for (Symbols.Family family : symbols.gather(found)) {
            double scale = 0;
            for (double level : family.levelsOr(0)) {
                scale = Math.max(scale, Math.abs(level));
            }
            variable(system.free(
                    family.name(),
                    family.sets(),
                    "1",
                    "auxiliary",
                    family.levelsOr(0),
                    family.missing(),
                    scale == 0 ? 1 : scale));
        }
        found.keySet().forEach(this::level);
        Map<String, Double> given = new LinkedHashMap<>(calibration.rates());
        for (Consumer consumer : economy.consumers()) {
            for (Consumer.Endowment owned : consumer.endowments()) {
                if (given.put(owned.symbol(), owned.quantity()) != null) {
                    throw new IllegalArgumentException("'" + owned.symbol() + "' is the name of two numbers");
                }
            }
        }
        given.keySet().removeAll(found.keySet());
        for (Symbols.Family family : symbols.gather(given)) {
            boolean isRate = calibration.rates().keySet().stream()
                    .anyMatch(rate -> Symbols.Name.of(rate).family().equals(family.name()));
            Parameter parameter = system.parameter(
                    family.name(),
                    family.sets(),
                    isRate ? "rate" : "quantity",
                    isRate ? "rate" : "endowment",
                    family.levelsOr(0));
            given.keySet().stream()
                    .filter(name -> Symbols.Name.of(name).family().equals(family.name()))
                    .forEach(name -> formulas.put(name, parameter.at(Symbols.subscripts(name))));
        }
    }

    private void sector(Sector sector) {
        Tree inputs = Tree.bought(sector.inputs(), calibration::cost, this::logPaid);
        Tree outputs = Tree.made(sector.outputs(), calibration::receipts, this::logReceived);
        double cost = calibration.cost(sector.inputs());
        double receipts = calibration.receipts(sector.outputs());
        Variable activity = variableOf(sector.name());
        Expr level = formulas.of(sector.name());
        String name = "zero profit of " + sector.name();
        if (activity.kind() == Variable.Kind.POSITIVE) {
            system.equation(
                    name, Symbols.over(activity, sector.name()), inputs.logIndex(), outputs.logIndex(), activity, 1);
        } else {
            Expr loss = inputs.logIndex().exp().minus(outputs.logIndex().exp().times(receipts / cost));
            system.equation(
                    name,
                    Symbols.over(activity, sector.name()),
                    Expr.complement(loss, level),
                    constant(0),
                    activity,
                    1);
        }
        List<Expr> used = inputs.perUnit();
        for (int k = 0; k < used.size(); k++) {
            Flow flow = inputs.flows().get(k);
            Expr quantity = level.times(used.get(k).times(flow.quantity()));
            buy("use[" + sector.name() + "," + flow.commodity() + "]", flow, quantity);
        }
        List<Expr> made = outputs.perUnit();
        for (int k = 0; k < made.size(); k++) {
            Flow flow = outputs.flows().get(k);
            Expr quantity = level.times(made.get(k).times(flow.quantity()));
            add(flows, "make[" + sector.name() + "," + flow.commodity() + "]", quantity);
            add(supply, flow.commodity(), quantity);
            tax(flow, quantity);
        }
    }

    private void consumer(Consumer consumer) {
        Expr income = formulas.of(consumer.name());
        for (Consumer.Endowment owned : consumer.endowments()) {
            Expr quantity = formulas.of(owned.symbol());
            add(supply, owned.commodity(), quantity);
            add(incomes, consumer.name(), quantity.times(formulas.of(owned.commodity())));
        }
        Expr spending = income;
        for (Consumer.Payment payment : consumer.payments()) {
            Expr paid = formulas.of(payment.rate()).times(income);
            spending = spending.minus(paid);
            add(incomes, payment.to(), paid);
            add(revenues, payment.rate(), paid);
        }
        if (!consumer.purchases().parts().isEmpty()) {
            purchases(consumer, spending);
        }
    }

    /** What is left when the least quantities are bought goes to the bundle, whose flows are what is bought beyond them. */
    private void purchases(Consumer consumer, Expr spending) {
        Tree bundle = Tree.bought(consumer.purchases(), this::beyondLeast, this::logPaid);
        List<Expr> needed = new ArrayList<>();
        double left = 0;
        for (Flow flow : bundle.flows()) {
            left += beyondLeast(flow);
            if (flow.least() != 0) {
                needed.add(logPaid(flow).exp().times(calibration.cost(flow) * flow.least() / flow.quantity()));
            }
        }
        Expr welfare =
                spending.minus(Symbols.sum(needed)).over(bundle.logIndex().exp().times(left));
        formulas.put("welfare[" + consumer.name() + "]", welfare);
        system.define("welfare[" + consumer.name() + "]", welfare, "utility", "utility relative to the benchmark");
        List<Expr> bought = bundle.perUnit();
        for (int k = 0; k < bought.size(); k++) {
            Flow flow = bundle.flows().get(k);
            Expr quantity = welfare.times(bought.get(k).times(flow.quantity() - flow.least()))
                    .plus(flow.least());
            buy("purchase[" + consumer.name() + "," + flow.commodity() + "]", flow, quantity);
        }
    }

    private double beyondLeast(Flow flow) {
        return calibration.cost(flow) * (1 - flow.least() / flow.quantity());
    }

    private void buy(String name, Flow flow, Expr quantity) {
        add(flows, name, quantity);
        add(demand, flow.commodity(), quantity);
        for (Flow.Margin margin : flow.margins()) {
            add(demand, margin.commodity(), quantity.times(margin.quantity() / flow.quantity()));
        }
        tax(flow, quantity);
    }

    private void tax(Flow flow, Expr quantity) {
        for (Flow.Tax tax : flow.taxes()) {
            Expr revenue = formulas.of(tax.rate()).times(basePrice(flow)).times(quantity);
            add(incomes, tax.to(), revenue);
            add(revenues, tax.rate(), revenue);
        }
    }

    /** Price of a unit with its margins, before tax. */
    private Expr basePrice(Flow flow) {
        Expr price = formulas.of(flow.commodity());
        for (Flow.Margin margin : flow.margins()) {
            price = price.plus(formulas.of(margin.commodity()).times(margin.quantity() / flow.quantity()));
        }
        return price;
    }

    /** Log price as a buyer pays it, relative to the benchmark. */
    private Expr logPaid(Flow flow) {
        return logBase(flow).plus(logTax(flow, 1));
    }

    /** Log price as a producer receives it, relative to the benchmark. */
    private Expr logReceived(Flow flow) {
        return logBase(flow).plus(logTax(flow, -1));
    }

    private Expr logBase(Flow flow) {
        return flow.margins().isEmpty()
                ? variableOf(flow.commodity())
                        .log(Symbols.subscripts(flow.commodity()))
                        .minus(StrictMath.log(calibration.price(flow.commodity())))
                : basePrice(flow)
                        .times(flow.quantity() / calibration.base(flow))
                        .log();
    }

    private Expr logTax(Flow flow, double sign) {
        if (flow.taxes().isEmpty()) {
            return constant(0);
        }
        List<Expr> rates =
                flow.taxes().stream().map(tax -> formulas.of(tax.rate())).toList();
        double before = sign > 0 ? calibration.cost(flow) : calibration.receipts(flow);
        Expr factor = constant(1).plus(Symbols.sum(rates).times(sign));
        return factor.times(calibration.base(flow) / before).log();
    }

    private static void add(Map<String, List<Expr>> to, String name, Expr term) {
        to.computeIfAbsent(name, key -> new ArrayList<>()).add(term);
    }

    private static Expr total(Map<String, List<Expr>> of, String name) {
        return Symbols.sum(of.getOrDefault(name, List.of()));
    }

    private void markets() {
        for (String commodity : calibration.prices().keySet()) {
            Expr made = total(supply, commodity);
            Expr used = total(demand, commodity);
            Variable price = variableOf(commodity);
            system.equation("market for " + commodity, Symbols.over(price, commodity), made, used, price);
            if (commodity.equals(numeraire)) {
                system.define("Walras", used.minus(made), "quantity", "excess demand for " + commodity);
            }
        }
    }

    private void balances() {
        for (Consumer consumer : economy.consumers()) {
            Variable income = variableOf(consumer.name());
            system.equation(
                    "income balance of " + consumer.name(),
                    Symbols.over(income, consumer.name()),
                    formulas.of(consumer.name()),
                    total(incomes, consumer.name()),
                    income);
        }
    }

    private void define(String name, Expr value, String unit, String description) {
        formulas.put(name, value);
        system.define(name, value, unit, description);
    }

    private void auxiliaries() {
        for (Auxiliary auxiliary : economy.only(Auxiliary.class)) {
            Variable variable = variableOf(auxiliary.name());
            system.equation(
                    "equation for " + auxiliary.name(),
                    Symbols.over(variable, auxiliary.name()),
                    side(auxiliary.left()),
                    side(auxiliary.right()),
                    variable,
                    1);
        }
    }

    private Expr side(Function<Formulas, Expr> side) {
        return side.apply(formulas);
    }
}
