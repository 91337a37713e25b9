package org.likevekt.model.economy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The figures of the benchmark: prices, rates, incomes, and who pays whom. */
final class Calibration {
    private static final double SAME = 1e-9;

    private final Economy economy;
    private final Map<String, Double> prices = new LinkedHashMap<>();
    private final Set<String> mayBeFree = new LinkedHashSet<>();
    private final Map<String, Double> rates = new LinkedHashMap<>();
    private final Map<String, Double> incomes = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> received = new LinkedHashMap<>();

    Calibration(Economy economy) {
        this.economy = economy;
        commodities().forEach(commodity -> prices.put(commodity, 1.0));
        for (Price price : economy.only(Price.class)) {
            known(price.commodity(), prices.keySet(), "commodity");
            prices.put(price.commodity(), price.level());
            if (price.mayBeFree()) {
                mayBeFree.add(price.commodity());
            }
        }
        checkNames();
        economy.consumers().forEach(consumer -> incomes.put(consumer.name(), 0.0));
        economy.sectors().forEach(this::add);
        economy.consumers().forEach(this::add);
        economy.consumers().forEach(this::addPayments);
        economy.consumers().forEach(this::addPaymentRates);
    }

    private Set<String> commodities() {
        Set<String> commodities = new LinkedHashSet<>();
        for (Sector sector : economy.sectors()) {
            sector.outputs().flows().forEach(flow -> add(commodities, flow));
            sector.inputs().flows().forEach(flow -> add(commodities, flow));
        }
        for (Consumer consumer : economy.consumers()) {
            consumer.endowments().forEach(owned -> commodities.add(owned.commodity()));
            consumer.purchases().flows().forEach(flow -> add(commodities, flow));
        }
        return commodities;
    }

    private static void add(Set<String> commodities, Flow flow) {
        commodities.add(flow.commodity());
        flow.margins().forEach(margin -> commodities.add(margin.commodity()));
    }

    private void checkNames() {
        Set<String> taken = new LinkedHashSet<>(prices.keySet());
        for (Account account : economy.accounts()) {
            String name = account instanceof Sector sector
                    ? sector.name()
                    : account instanceof Consumer consumer ? consumer.name() : null;
            if (name != null && !taken.add(name)) {
                throw new IllegalArgumentException(
                        "'" + name + "' is the name of two things: a sector, a consumer and a"
                                + " commodity each need a name of their own. Maybe call the commodity P" + name);
            }
        }
    }

    private void add(Sector sector) {
        for (Flow flow : sector.outputs().flows()) {
            if (!flow.margins().isEmpty() || flow.least() != 0) {
                throw new IllegalArgumentException("the output " + flow.commodity() + " of " + sector.name()
                        + " has margins or a least quantity, which only a purchase has");
            }
            pay(flow.commodity(), sector.name(), sector.activity() * base(flow));
            addTaxes(sector.name(), flow, sector.activity());
        }
        for (Flow flow : sector.inputs().flows()) {
            addPurchase(sector.name(), flow, sector.activity());
        }
        if (sector.outputs().parts().isEmpty() || sector.inputs().parts().isEmpty()) {
            throw new IllegalArgumentException("the sector " + sector.name() + " "
                    + (sector.outputs().parts().isEmpty() ? "makes nothing" : "uses nothing"));
        }
        if (sector.activity() == 0 && cost(sector.inputs()) < receipts(sector.outputs())) {
            throw new IllegalArgumentException(
                    "the sector " + sector.name() + " is idle in the benchmark, but would receive "
                            + receipts(sector.outputs()) + " for a cost of " + cost(sector.inputs()));
        }
    }

    private void add(Consumer consumer) {
        for (Consumer.Endowment owned : consumer.endowments()) {
            double value = owned.quantity() * price(owned.commodity());
            pay(owned.commodity(), consumer.name(), value);
            incomes.merge(consumer.name(), value, Double::sum);
        }
        consumer.purchases().flows().forEach(flow -> addPurchase(consumer.name(), flow, 1));
        if (consumer.purchases().parts().isEmpty()
                && consumer.payments().stream().noneMatch(payment -> payment.paid() != 0)) {
            throw new IllegalArgumentException("the consumer " + consumer.name()
                    + " neither buys nor pays anything, so what it receives would be lost");
        }
    }

    private void addPayments(Consumer consumer) {
        for (Consumer.Payment payment : consumer.payments()) {
            known(payment.to(), incomes.keySet(), "consumer");
            pay(consumer.name(), payment.to(), payment.paid());
            incomes.merge(payment.to(), payment.paid(), Double::sum);
        }
    }

    private void addPaymentRates(Consumer consumer) {
        double income = incomes.getOrDefault(consumer.name(), 0.0);
        consumer.payments().forEach(payment -> rate(payment.rate(), payment.paid(), income));
    }

    private void addPurchase(String buyer, Flow flow, double scale) {
        pay(buyer, flow.commodity(), scale * flow.quantity() * price(flow.commodity()));
        for (Flow.Margin margin : flow.margins()) {
            pay(buyer, margin.commodity(), scale * margin.quantity() * price(margin.commodity()));
        }
        addTaxes(buyer, flow, scale);
    }

    private void addTaxes(String payer, Flow flow, double scale) {
        for (Flow.Tax tax : flow.taxes()) {
            known(tax.to(), incomes.keySet(), "consumer");
            pay(payer, tax.to(), scale * tax.paid());
            incomes.merge(tax.to(), scale * tax.paid(), Double::sum);
            rate(tax.rate(), tax.paid(), base(flow));
        }
    }

    private void pay(String payer, String receiver, double value) {
        received.computeIfAbsent(receiver, name -> new LinkedHashMap<>()).merge(payer, value, Double::sum);
    }

    private void rate(String name, double paid, double base) {
        double rate = paid == 0 ? 0 : paid / base;
        if (!Double.isFinite(rate)) {
            throw new IllegalArgumentException("the rate " + name + " is " + paid + " paid of " + base);
        }
        double before = rates.getOrDefault(name, rate);
        if (Math.abs(rate - before) > SAME) {
            throw new IllegalArgumentException("the rate " + name + " is " + before + " for one flow and " + rate
                    + " for another. Maybe give them names of their own");
        }
        rates.put(name, before);
    }

    private static void known(String name, Set<String> all, String kind) {
        if (!all.contains(name)) {
            throw new IllegalArgumentException("no " + kind + " '" + name + "', expected one of " + all);
        }
    }

    /** Benchmark prices by commodity. */
    Map<String, Double> prices() {
        return prices;
    }

    /** Benchmark rates by name. */
    Map<String, Double> rates() {
        return rates;
    }

    /** Benchmark incomes by consumer. */
    Map<String, Double> incomes() {
        return incomes;
    }

    double price(String commodity) {
        return prices.getOrDefault(commodity, 1.0);
    }

    /** Commodities whose price may be zero. */
    Set<String> mayBeFree() {
        return mayBeFree;
    }

    /** Value of a flow with its margins, before tax. */
    double base(Flow flow) {
        double margins = flow.margins().stream()
                .mapToDouble(margin -> margin.quantity() * price(margin.commodity()))
                .sum();
        return flow.quantity() * price(flow.commodity()) + margins;
    }

    /** Value of a branch with taxes: what a buyer pays. */
    double cost(Branch branch) {
        return branch instanceof Flow flow
                ? base(flow) + taxes(flow)
                : ((Bundle) branch).parts().stream().mapToDouble(this::cost).sum();
    }

    /** Value of a branch without taxes: what a producer receives. */
    double receipts(Branch branch) {
        return branch instanceof Flow flow
                ? base(flow) - taxes(flow)
                : ((Bundle) branch).parts().stream().mapToDouble(this::receipts).sum();
    }

    private static double taxes(Flow flow) {
        return flow.taxes().stream().mapToDouble(Flow.Tax::paid).sum();
    }

    /** Who pays whom. */
    Sam payments() {
        List<String> accounts = new ArrayList<>();
        economy.sectors().forEach(sector -> accounts.add(sector.name()));
        accounts.addAll(prices.keySet());
        accounts.addAll(incomes.keySet());
        return new Sam(accounts, received);
    }
}
