package org.likevekt.model.economy;

import static org.likevekt.solver.algebra.Expr.constant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
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
    private final Declarations declared;
    private final Formulas formulas;
    private final Map<String, List<Expr>> quantities = new LinkedHashMap<>();
    private final Map<String, List<Expr>> values = new LinkedHashMap<>();
    private final Map<String, Set<String>> supply = new LinkedHashMap<>();
    private final Map<String, Set<String>> demand = new LinkedHashMap<>();
    private final Map<String, Set<String>> incomes = new LinkedHashMap<>();
    private final Map<String, Set<String>> revenues = new LinkedHashMap<>();

    EconomyEquations(Economy economy, String numeraire) {
        this.economy = economy;
        this.numeraire = numeraire;
        this.calibration = new Calibration(economy);
        calibration.payments().balanced();
        if (!calibration.prices().containsKey(numeraire)) {
            throw new IllegalArgumentException("no commodity '" + numeraire + "' to be the numeraire, expected one of "
                    + calibration.prices().keySet());
        }
        if (calibration.mayBeFree().contains(numeraire)) {
            throw new IllegalArgumentException(
                    "the numeraire " + numeraire + " may be free, expected a commodity that always has a price");
        }
        this.declared = new Declarations(economy, calibration, system, numeraire);
        this.formulas = declared.formulas();
    }

    SystemBuilder write() {
        economy.sectors().forEach(this::sector);
        economy.consumers().forEach(this::consumer);
        quantities.forEach((name, terms) -> define(name, Symbols.sum(terms), "quantity", "flow"));
        values.forEach((name, terms) -> define(name, Symbols.sum(terms), "money", "payment"));
        revenues.forEach((name, paid) ->
                define("revenue[" + name + "]", total(paid), "money", "what the rate " + name + " brings"));
        markets();
        balances();
        auxiliaries();
        return system;
    }

    private void sector(Sector sector) {
        Tree inputs = Tree.bought(sector.inputs(), new Paid(1, false));
        Tree outputs = Tree.made(sector.outputs(), new Paid(-1, false));
        zeroProfit(sector, inputs, outputs);
        Expr level = formulas.of(sector.name());
        List<Expr> used = inputs.perUnit();
        for (int k = 0; k < used.size(); k++) {
            Flow flow = inputs.flows().get(k);
            buy("use", sector.name(), flow, level.times(used.get(k).times(flow.quantity())));
        }
        List<Expr> made = outputs.perUnit();
        for (int k = 0; k < made.size(); k++) {
            Flow flow = outputs.flows().get(k);
            Expr quantity = level.times(made.get(k).times(flow.quantity()));
            String name = cell("make", sector.name(), flow.commodity());
            add(quantities, name, quantity);
            note(supply, flow.commodity(), name);
            tax(sector.name(), flow, quantity);
        }
    }

    private void zeroProfit(Sector sector, Tree inputs, Tree outputs) {
        Variable activity = declared.variable(sector.name());
        String name = "zero profit of " + sector.name();
        List<Index> over = Symbols.over(activity, sector.name());
        if (activity.kind() == Variable.Kind.POSITIVE) {
            system.equation(name, over, inputs.logIndex(), outputs.logIndex(), activity, 1);
            return;
        }
        double receipts = calibration.receipts(sector.outputs()) / calibration.cost(sector.inputs());
        Expr loss = inputs.logIndex().exp().minus(outputs.logIndex().exp().times(receipts));
        Expr either = Expr.complement(loss, formulas.of(sector.name()));
        system.equation(name, over, either, constant(0), activity, 1);
    }

    private void consumer(Consumer consumer) {
        Expr income = formulas.of(consumer.name());
        for (Consumer.Endowment owned : consumer.endowments()) {
            Expr quantity = formulas.of(owned.symbol());
            String name = cell("worth", consumer.name(), owned.commodity());
            note(supply, owned.commodity(), owned.symbol());
            add(values, name, quantity.times(formulas.of(owned.commodity())));
            note(incomes, consumer.name(), name);
        }
        Expr spending = income;
        for (Consumer.Payment payment : consumer.payments()) {
            Expr paid = formulas.of(payment.rate()).times(income);
            String name = cell("payment", payment.rate(), consumer.name(), payment.to());
            add(values, name, paid);
            note(incomes, payment.to(), name);
            note(revenues, payment.rate(), name);
            spending = spending.minus(paid);
        }
        if (!consumer.purchases().parts().isEmpty()) {
            purchases(consumer, spending);
        }
    }

    /** What is left when the least quantities are bought goes to the bundle, whose flows are what is bought beyond them. */
    private void purchases(Consumer consumer, Expr spending) {
        Paid paid = new Paid(1, true);
        Tree bundle = Tree.bought(consumer.purchases(), paid);
        List<Expr> needed = new ArrayList<>();
        for (Flow flow : bundle.flows()) {
            if (flow.least() != 0) {
                double value = paid.reference(flow) * flow.least() / (flow.quantity() - flow.least());
                needed.add(paid.logPrice(flow).exp().times(value));
            }
        }
        double left = bundle.flows().stream().mapToDouble(paid::value).sum();
        Expr welfare =
                spending.minus(Symbols.sum(needed)).over(bundle.logIndex().exp().times(left));
        define(cell("welfare", consumer.name()), welfare, "utility", "utility relative to the benchmark");
        List<Expr> bought = bundle.perUnit();
        for (int k = 0; k < bought.size(); k++) {
            Flow flow = bundle.flows().get(k);
            Expr beyond = welfare.times(bought.get(k).times(flow.quantity() - flow.least()));
            buy("purchase", consumer.name(), flow, beyond.plus(flow.least()));
        }
    }

    private void buy(String kind, String buyer, Flow flow, Expr quantity) {
        bought(kind, buyer, flow.commodity(), quantity);
        for (Flow.Margin margin : flow.margins()) {
            bought(kind, buyer, margin.commodity(), quantity.times(margin.quantity() / flow.quantity()));
        }
        tax(buyer, flow, quantity);
    }

    private void bought(String kind, String buyer, String commodity, Expr quantity) {
        String name = cell(kind, buyer, commodity);
        add(quantities, name, quantity);
        note(demand, commodity, name);
    }

    private void tax(String payer, Flow flow, Expr quantity) {
        for (Flow.Tax tax : flow.taxes()) {
            Expr revenue = formulas.of(tax.rate()).times(basePrice(flow)).times(quantity);
            String name = cell("tax", tax.rate(), payer, flow.commodity(), tax.to());
            add(values, name, revenue);
            note(incomes, tax.to(), name);
            note(revenues, tax.rate(), name);
        }
    }

    /** The name of a result by account, such as {@code use[X,PL]}. */
    static String cell(String kind, String... accounts) {
        return kind + "[" + String.join(",", accounts) + "]";
    }

    /** What buyers pay (sign 1) or producers receive (-1), all of a flow or what is beyond the least. */
    private final class Paid implements Tree.Prices {
        private final double sign;
        private final boolean beyondLeast;

        Paid(double sign, boolean beyondLeast) {
            this.sign = sign;
            this.beyondLeast = beyondLeast;
        }

        private double part(Flow flow) {
            return beyondLeast ? 1 - flow.least() / flow.quantity() : 1;
        }

        private double whole(Flow flow) {
            return sign > 0 ? calibration.cost(flow) : calibration.receipts(flow);
        }

        @Override
        public double value(Flow flow) {
            return part(flow) * whole(flow);
        }

        @Override
        public double reference(Flow flow) {
            return mayBeFree(flow) ? part(flow) * flow.quantity() : value(flow);
        }

        @Override
        public boolean mayBeFree(Flow flow) {
            return calibration.mayBeFree().contains(flow.commodity());
        }

        @Override
        public Expr logPrice(Flow flow) {
            Expr tax = constant(1);
            for (Flow.Tax each : flow.taxes()) {
                tax = tax.plus(formulas.of(each.rate()).times(sign));
            }
            if (mayBeFree(flow)) {
                return basePrice(flow).times(tax).log();
            }
            Expr base = flow.margins().isEmpty()
                    ? declared.logLevel(flow.commodity()).minus(StrictMath.log(calibration.price(flow.commodity())))
                    : basePrice(flow)
                            .times(flow.quantity() / calibration.base(flow))
                            .log();
            double before = calibration.base(flow) / whole(flow);
            return flow.taxes().isEmpty() ? base : base.plus(tax.times(before).log());
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

    private static void add(Map<String, List<Expr>> to, String name, Expr term) {
        to.computeIfAbsent(name, key -> new ArrayList<>()).add(term);
    }

    private static void note(Map<String, Set<String>> to, String name, String term) {
        to.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(term);
    }

    private Expr total(Set<String> names) {
        return Symbols.sum(names.stream().map(formulas::of).toList());
    }

    private void markets() {
        for (String commodity : calibration.prices().keySet()) {
            Expr made = total(supply.getOrDefault(commodity, Set.of()));
            Expr used = total(demand.getOrDefault(commodity, Set.of()));
            Variable price = declared.variable(commodity);
            String name = "market for " + commodity;
            List<Index> over = Symbols.over(price, commodity);
            if (calibration.mayBeFree().contains(commodity)) {
                Expr left = made.minus(used).over(size(commodity));
                system.equation(name, over, Expr.complement(left, formulas.of(commodity)), constant(0), price, 1);
            } else {
                system.equation(name, over, made, used, price);
            }
            if (commodity.equals(numeraire)) {
                system.define("Walras", used.minus(made), "quantity", "excess demand for " + commodity);
            }
        }
    }

    /** How much of a commodity is used in the benchmark. */
    private double size(String commodity) {
        double size = Stream.concat(
                        economy.sectors().stream().map(Sector::inputs),
                        economy.consumers().stream().map(Consumer::purchases))
                .flatMap(bundle -> bundle.flows().stream())
                .filter(flow -> flow.commodity().equals(commodity))
                .mapToDouble(Flow::quantity)
                .sum();
        return size == 0 ? 1 : size;
    }

    private void balances() {
        for (Consumer consumer : economy.consumers()) {
            Variable income = declared.variable(consumer.name());
            system.equation(
                    "income balance of " + consumer.name(),
                    Symbols.over(income, consumer.name()),
                    formulas.of(consumer.name()),
                    total(incomes.getOrDefault(consumer.name(), Set.of())),
                    income);
        }
    }

    private void define(String name, Expr value, String unit, String description) {
        formulas.put(name, value);
        system.define(name, value, unit, description);
    }

    private void auxiliaries() {
        for (Auxiliary auxiliary : economy.only(Auxiliary.class)) {
            Variable variable = declared.variable(auxiliary.name());
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
