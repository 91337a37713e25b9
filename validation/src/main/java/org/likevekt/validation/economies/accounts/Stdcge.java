package org.likevekt.validation.economies.accounts;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.nest;
import static org.likevekt.model.economy.Economy.sector;

import org.likevekt.model.economy.Account;
import org.likevekt.model.economy.Economy;

/**
 * The standard CGE model of Hosoe, Gasawa and Hashimoto (2010), "Textbook of Computable General Equilibrium Modelling",
 * chapter 6: two goods, two factors, taxes, saving and trade, both elasticities of trade 2.
 */
public final class Stdcge {
    private Stdcge() {}

    /** The accounts of the book's matrix. */
    public static Economy economy() {
        return Economy.of(
                        consumer("household")
                                .owns("pf[CAP]", 50, "FF[CAP]")
                                .owns("pf[LAB]", 40, "FF[LAB]")
                                .pays("taud", 23, "government")
                                .pays("ssp", 17, "investor")
                                .buys(1, flow("pq[BRD]", 20), flow("pq[MLK]", 30)),
                        consumer("government")
                                .pays("ssg", 2, "investor")
                                .buys(1, flow("pq[BRD]", 19), flow("pq[MLK]", 14)),
                        consumer("investor")
                                .owns("epsilon", 12, "Sf")
                                .buys(1, flow("pq[BRD]", 16), flow("pq[MLK]", 15)))
                .with(good("[BRD]", 21, 17, 20, 15, 5, 8, 13, 1))
                .with(good("[MLK]", 8, 9, 30, 25, 4, 4, 11, 2));
    }

    private static Account[] good(
            String g,
            double bread,
            double milk,
            double cap,
            double lab,
            double tax,
            double sent,
            double m,
            double tariff) {
        double made = bread + milk + cap + lab;
        double home = made + tax - sent;
        return new Account[] {
            sector("Z" + g)
                    .makes("pz" + g, made)
                    .uses(
                            0,
                            flow("pq[BRD]", bread),
                            flow("pq[MLK]", milk),
                            nest(1, flow("pf[CAP]", cap), flow("pf[LAB]", lab))),
            sector("sale" + g)
                    .makes(2, flow("epsilon", sent), flow("pd" + g, home))
                    .uses(0, flow("pz" + g, made).taxed("tauz" + g, tax, "government")),
            sector("Q" + g)
                    .makes("pq" + g, home + m + tariff)
                    .uses(2, flow("pd" + g, home), flow("epsilon", m).taxed("taum" + g, tariff, "government"))
        };
    }
}
