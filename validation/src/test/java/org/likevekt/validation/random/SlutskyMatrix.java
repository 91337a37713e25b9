package org.likevekt.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compensated price effects on what one household buys. */
final class SlutskyMatrix {
    private static final double STEP = 1e-4;
    private static final double SAME = 1e-6;

    private final PricedCountry country;
    private final int region;
    private final int household;
    private final List<Integer> goods = new ArrayList<>();
    private final double[][] effect;

    SlutskyMatrix(PricedCountry country, int region, int group) {
        this.country = country;
        this.region = region;
        this.household = region * country.groups + group;
        for (int j = 0; j < country.industries; j++) {
            if (bought(j) > 0 && country.at("PD", product(j)) >= 0) {
                goods.add(j);
            }
        }
        this.effect = new double[goods.size()][goods.size()];
        fill();
    }

    private int product(int j) {
        return region * country.industries + j;
    }

    private double bought(int j) {
        return country.values("consumption")[household * country.industries + j];
    }

    /** What the household buys and pays at some prices and income. */
    private record Seen(double[] bought, double[] price, double spending) {}

    private Seen seen() {
        double[] all = country.values("consumption");
        double[] prices = country.values("composite price");
        double tax = country.benchmark.productTaxRate(
                "HOUSEHOLD_" + country.benchmark.groups().code(0));
        double[] bought = new double[goods.size()];
        double[] price = new double[goods.size()];
        for (int a = 0; a < price.length; a++) {
            bought[a] = all[household * country.industries + goods.get(a)];
            price[a] = (1 + tax) * prices[product(goods.get(a))];
        }
        return new Seen(bought, price, country.values("spending")[household]);
    }

    /** Changes over a small move of an unknown. */
    private Seen change(int unknown) {
        country.move(unknown, STEP);
        Seen up = seen();
        country.move(unknown, -2 * STEP);
        Seen down = seen();
        country.move(unknown, STEP);
        for (int a = 0; a < goods.size(); a++) {
            up.bought()[a] -= down.bought()[a];
            up.price()[a] -= down.price()[a];
        }
        return new Seen(up.bought(), up.price(), up.spending() - down.spending());
    }

    private void fill() {
        Seen now = seen();
        Seen byIncome = change(country.at("INC", household));
        for (int b = 0; b < goods.size(); b++) {
            Seen byPrice = change(country.at("PD", product(goods.get(b))));
            for (int a = 0; a < goods.size(); a++) {
                effect[a][b] = byPrice.bought()[a] / byPrice.price()[b]
                        + now.bought()[b] * byIncome.bought()[a] / byIncome.spending();
            }
        }
    }

    /** Symmetric, and no compensated demand rises with its own price. */
    void check() {
        double largest = Arrays.stream(effect)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        for (int a = 0; a < effect.length; a++) {
            assertTrue(effect[a][a] <= SAME * largest, "own price");
            for (int b = 0; b < a; b++) {
                assertEquals(effect[a][b], effect[b][a], SAME * largest, "household " + household);
            }
        }
    }
}
