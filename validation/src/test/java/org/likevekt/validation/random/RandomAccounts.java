package org.likevekt.validation.random;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.mayBeFree;
import static org.likevekt.model.economy.Economy.price;
import static org.likevekt.model.economy.Economy.sector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.likevekt.model.economy.Account;
import org.likevekt.model.economy.Branch;
import org.likevekt.model.economy.Bundle;
import org.likevekt.model.economy.Consumer;
import org.likevekt.model.economy.Economy;
import org.likevekt.model.economy.Flow;
import org.likevekt.model.economy.Sector;

/**
 * A random economy whose accounts balance: nests of random depth and elasticity, joint products, taxes and subsidies, margins,
 * several consumers who pay each other, least quantities, prices other than 1, technologies in reserve, and free land.
 *
 * <p>Every sector buys inputs at random and makes what they are worth; consumers buy all that sectors leave, and what one
 * lacks for its purchases the others pay.
 */
final class RandomAccounts {
    private static final double[] ELASTICITIES = {0, 0.3, 0.7, 1, 1, 1.5, 2, 4};

    private final Random random;
    private final int goods;
    private final int factors;
    private final int consumers;
    private final double[] goodPrice;
    private final double[] factorPrice;
    private final double[] left;
    private final double[] factorUse;
    private final double[] income;
    private final double[] spending;
    private final List<Account> accounts = new ArrayList<>();
    private double land;

    private RandomAccounts(long seed) {
        random = new Random(seed);
        goods = 2 + random.nextInt(5);
        factors = 1 + random.nextInt(3);
        consumers = 1 + random.nextInt(4);
        goodPrice = prices(goods);
        factorPrice = prices(factors);
        left = new double[goods];
        factorUse = new double[factors];
        income = new double[consumers];
        spending = new double[consumers];
    }

    /** The numeraire is the price of the first factor. */
    static final String NUMERAIRE = "PF[f0]";

    static Economy economy(long seed) {
        RandomAccounts made = new RandomAccounts(seed);
        made.write();
        return Economy.of(made.accounts.toArray(new Account[0]));
    }

    private double[] prices(int count) {
        return IntStream.range(0, count)
                .mapToDouble(k -> random.nextInt(3) == 0 ? 0.5 + random.nextDouble() * 2 : 1)
                .toArray();
    }

    private void write() {
        boolean hasLand = goods > 2 && random.nextInt(3) == 0;
        for (int g = 0; g < goods; g++) {
            producer(g, hasLand && g == 1, !hasLand);
        }
        if (hasLand) {
            accounts.add(mayBeFree("PA", 1));
        }
        for (int g = 0; g < goods; g++) {
            accounts.add(price(good(g), goodPrice[g]));
        }
        for (int f = 0; f < factors; f++) {
            accounts.add(price(factor(f), factorPrice[f]));
        }
        households();
    }

    private static String good(int g) {
        return "P[g" + g + "]";
    }

    private static String factor(int f) {
        return "PF[f" + f + "]";
    }

    private String anyone() {
        return "M[c" + random.nextInt(consumers) + "]";
    }

    private void producer(int g, boolean onLand, boolean mayHaveReserve) {
        List<Branch> inputs = new ArrayList<>();
        for (int f = 0; f < factors; f++) {
            double quantity = 200 + random.nextInt(300);
            factorUse[f] += quantity;
            inputs.add(taxed(flow(factor(f), quantity), "tf" + g + "_" + f, quantity * factorPrice[f]));
        }
        for (int other = 0; other < goods; other++) {
            if (other != g && random.nextInt(2) == 0) {
                inputs.add(purchase(other, 1 + random.nextInt(4), "ti" + g + "_" + other, 0));
            }
        }
        double cost =
                new Bundle(0, inputs).flows().stream().mapToDouble(this::paid).sum();
        Branch tree = nested(inputs);
        List<Branch> all = new ArrayList<>(List.of(tree));
        if (onLand) {
            double hectares = 20 + random.nextInt(50);
            land += hectares;
            cost += hectares;
            all.add(flow("PA", hectares));
        }
        double elasticity = onLand ? 0 : elasticity();
        Sector sector = sector("Y[g" + g + "]").uses(elasticity, all);
        int joint = random.nextInt(3) == 0 ? (g + 1) % goods : g;
        Flow main = output(g, joint == g ? cost : 0.8 * cost, "to" + g);
        left[g] += main.quantity();
        if (joint == g) {
            sector = sector.makes(0, main);
        } else {
            Flow by = output(joint, 0.2 * cost, "tj" + g);
            left[joint] += by.quantity();
            sector = sector.makes(0.5 + random.nextInt(4), main, by);
        }
        boolean hasReserve = mayHaveReserve && random.nextInt(3) == 0;
        // where one technology can take the place of the other, either must be able to stand still
        accounts.add(hasReserve || random.nextInt(4) == 0 ? sector.mayIdle() : sector);
        if (hasReserve) {
            // some so little that a change of the rates makes them pay
            double dearer = 1.001 + 0.1 * random.nextDouble();
            accounts.add(sector("reserve[g" + g + "]")
                    .makes(0, flow(good(g), 10))
                    .uses(1, flow(factor(0), 10 * dearer * goodPrice[g] / factorPrice[0]))
                    .idle());
        }
    }

    private double elasticity() {
        return ELASTICITIES[random.nextInt(ELASTICITIES.length)];
    }

    /** An output of which the producer receives so much. */
    private Flow output(int g, double receives, String name) {
        double rate = random.nextInt(3) == 0 ? random.nextDouble() * 0.4 - 0.1 : 0;
        double gross = receives / (1 - rate);
        Flow flow = flow(good(g), gross / goodPrice[g]);
        return rate == 0 ? flow : pay(flow, name, rate * gross);
    }

    private Flow purchase(int g, double quantity, String name, double least) {
        Flow flow = flow(good(g), quantity);
        left[g] -= quantity;
        double value = quantity * goodPrice[g];
        if (g != 0 && random.nextInt(3) == 0) {
            double margin = 0.05 * value / goodPrice[0];
            flow = flow.margin(good(0), margin);
            left[0] -= margin;
            value += margin * goodPrice[0];
        }
        return taxed(flow.atLeast(least * quantity), name, value);
    }

    private Flow taxed(Flow flow, String name, double value) {
        return switch (random.nextInt(4)) {
            case 0 -> pay(flow, name, value * (random.nextDouble() * 0.5 - 0.1));
            case 1 -> pay(flow, name, 0);
            default -> flow;
        };
    }

    private Flow pay(Flow flow, String name, double paid) {
        String to = anyone();
        income[Integer.parseInt(to.substring(3, to.length() - 1))] += paid;
        return flow.taxed(name, paid, to);
    }

    private double paid(Flow flow) {
        double price = flow.commodity().startsWith("PF")
                ? factorPrice[number(flow.commodity())]
                : goodPrice[number(flow.commodity())];
        return flow.quantity() * price
                + flow.margins().stream()
                        .mapToDouble(margin -> margin.quantity() * goodPrice[0])
                        .sum()
                + flow.taxes().stream().mapToDouble(Flow.Tax::paid).sum();
    }

    private static int number(String commodity) {
        return Integer.parseInt(commodity.replaceAll("\\D", ""));
    }

    /** The parts put together two or three at a time, each time under another elasticity. */
    private Branch nested(List<Branch> parts) {
        List<Branch> rest = new ArrayList<>(parts);
        while (rest.size() > 3) {
            List<Branch> few = new ArrayList<>(rest.subList(0, 2 + random.nextInt(2)));
            rest.removeAll(few);
            rest.add(new Bundle(elasticity(), few));
        }
        return new Bundle(elasticity(), rest);
    }

    private void households() {
        double[][] shares = new double[goods][];
        List<List<Branch>> bought = new ArrayList<>();
        for (int c = 0; c < consumers; c++) {
            bought.add(new ArrayList<>());
        }
        // margins of purchases take from good 0, so it is sold last
        for (int g = goods - 1; g >= 0; g--) {
            shares[g] = shares(consumers);
            double all = left[g];
            double kept = g == 0 ? all : all * 0.9;
            for (int c = 0; c < consumers; c++) {
                double least = random.nextInt(3) == 0 ? 0.5 * random.nextDouble() : 0;
                Flow flow = purchase(g, kept * shares[g][c], "tc" + g + "_" + c, least);
                bought.get(c).add(flow);
                spending[c] += paid(flow);
            }
            if (g != 0) {
                Flow rest = flow(good(g), left[g]);
                bought.get(0).add(rest);
                spending[0] += paid(rest);
            }
        }
        List<Consumer> all = new ArrayList<>();
        double[][] owned = new double[factors][];
        for (int f = 0; f < factors; f++) {
            owned[f] = shares(consumers);
        }
        for (int c = 0; c < consumers; c++) {
            Consumer consumer = consumer("M[c" + c + "]").buys(Math.max(0.3, elasticity()), bought.get(c));
            for (int f = 0; f < factors; f++) {
                double quantity = factorUse[f] * owned[f][c];
                consumer = consumer.owns(factor(f), quantity, "E[c" + c + ",f" + f + "]");
                income[c] += quantity * factorPrice[f];
            }
            if (c == 0 && land > 0) {
                consumer = consumer.owns("PA", land, "land");
                income[c] += land;
            }
            all.add(consumer);
        }
        settle(all);
    }

    /** Those with more income than they spend pay those with less. */
    private void settle(List<Consumer> all) {
        for (int payer = 0; payer < consumers; payer++) {
            for (int receiver = 0; receiver < consumers; receiver++) {
                double excess = income[payer] - spending[payer];
                double lack = spending[receiver] - income[receiver];
                double paid = Math.min(excess, lack);
                if (paid > 1e-9) {
                    all.set(payer, all.get(payer).pays("s" + payer + "_" + receiver, paid, "M[c" + receiver + "]"));
                    spending[payer] += paid;
                    income[receiver] += paid;
                }
            }
        }
        accounts.addAll(all);
    }

    private double[] shares(int count) {
        double[] weights = random.doubles(count, 0.2, 1).toArray();
        double total = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / total).toArray();
    }
}
