package org.likevekt.model.economy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.likevekt.solver.newton.Solution;

/** Who pays whom in a solution, read from the results by account. */
final class SolvedAccounts {
    private final Solution solution;
    private final Map<String, Map<String, Double>> received = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();

    SolvedAccounts(Economy economy, Solution solution) {
        this.solution = solution;
        for (Sector sector : economy.sectors()) {
            sector.inputs().flows().forEach(flow -> buy("use", sector.name(), flow));
            for (Flow flow : sector.outputs().flows()) {
                quantity("make", sector.name(), flow.commodity(), flow.commodity(), sector.name());
                taxes(sector.name(), flow);
            }
        }
        for (Consumer consumer : economy.consumers()) {
            consumer.purchases().flows().forEach(flow -> buy("purchase", consumer.name(), flow));
            for (Consumer.Endowment owned : consumer.endowments()) {
                value(owned.commodity(), consumer.name(), "worth", consumer.name(), owned.commodity());
            }
            for (Consumer.Payment payment : consumer.payments()) {
                value(consumer.name(), payment.to(), "payment", payment.rate(), consumer.name(), payment.to());
            }
        }
    }

    private void buy(String kind, String buyer, Flow flow) {
        quantity(kind, buyer, flow.commodity(), buyer, flow.commodity());
        flow.margins().forEach(margin -> quantity(kind, buyer, margin.commodity(), buyer, margin.commodity()));
        taxes(buyer, flow);
    }

    private void taxes(String payer, Flow flow) {
        for (Flow.Tax tax : flow.taxes()) {
            value(payer, tax.to(), "tax", tax.rate(), payer, flow.commodity(), tax.to());
        }
    }

    private void quantity(String kind, String account, String commodity, String payer, String receiver) {
        String name = EconomyEquations.cell(kind, account, commodity);
        if (read.add(name)) {
            pay(payer, receiver, solution.level(name) * solution.level(commodity));
        }
    }

    private void value(String payer, String receiver, String kind, String... accounts) {
        String name = EconomyEquations.cell(kind, accounts);
        if (read.add(name)) {
            pay(payer, receiver, solution.level(name));
        }
    }

    private void pay(String payer, String receiver, double value) {
        received.computeIfAbsent(receiver, name -> new LinkedHashMap<>()).merge(payer, value, Double::sum);
    }

    Map<String, Map<String, Double>> received() {
        return received;
    }
}
