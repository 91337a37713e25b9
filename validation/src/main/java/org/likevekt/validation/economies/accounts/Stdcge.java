package org.likevekt.validation.economies.accounts;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.nest;
import static org.likevekt.model.economy.Economy.sector;

import org.likevekt.model.economy.Account;
import org.likevekt.model.economy.Branch;
import org.likevekt.model.economy.Economy;

/**
 * The standard CGE model of Hosoe, Gasawa and Hashimoto (2010), "Textbook of Computable General Equilibrium Modelling",
 * chapter 6: two goods, two factors, taxes, saving and trade, both elasticities of trade 2.
 */
public final class Stdcge {
    static final Economy ECONOMY = Economy.of(
                    consumer("household")
                            .owns("pf[CAP]", 50, "FF[CAP]")
                            .owns("pf[LAB]", 40, "FF[LAB]")
                            .pays("taud", 23, "government")
                            .pays("ssp", 17, "investor")
                            .buys(1, goods(20, 30)),
                    consumer("government").pays("ssg", 2, "investor").buys(1, goods(19, 14)),
                    consumer("investor").owns("epsilon", 12, "Sf").buys(1, goods(16, 15)))
            .with(good("[BRD]", 73, nest(0, goods(21, 17)), nest(1, flow("pf[CAP]", 20), flow("pf[LAB]", 15))))
            .with(good("[MLK]", 72, nest(0, goods(8, 9)), nest(1, flow("pf[CAP]", 30), flow("pf[LAB]", 25))))
            .with(sale("[BRD]", 73, 5, 8), sale("[MLK]", 72, 4, 4))
            .with(composite("[BRD]", 70, 13, 1), composite("[MLK]", 72, 11, 2));

    private Stdcge() {}

    private static Branch[] goods(double bread, double milk) {
        return new Branch[] {flow("pq[BRD]", bread), flow("pq[MLK]", milk)};
    }

    private static Account good(String g, double made, Branch... inputs) {
        return sector("Z" + g).makes("pz" + g, made).uses(0, inputs);
    }

    private static Account sale(String g, double made, double tax, double sent) {
        return sector("sale" + g)
                .makes(2, flow("epsilon", sent), flow("pd" + g, made + tax - sent))
                .uses(0, flow("pz" + g, made).taxed("tauz" + g, tax, "government"));
    }

    private static Account composite(String g, double home, double imports, double tariff) {
        return sector("Q" + g)
                .makes("pq" + g, home + imports + tariff)
                .uses(2, flow("pd" + g, home), flow("epsilon", imports).taxed("taum" + g, tariff, "government"));
    }
}
