package org.likevekt.validation.economies.accounts;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.sector;

import org.likevekt.model.economy.Economy;

/** Two goods and two factors as MPSGE writes them (Markusen and Rutherford, "MPSGE: A User's Guide"). */
public final class TwoByTwo {
    static final Economy ECONOMY = Economy.of(
            sector("X").makes(0, flow("PX", 100).taxed("t", 0, "RA")).uses(1, flow("PL", 50), flow("PK", 50)),
            sector("Y").makes("PY", 50).uses(1, flow("PL", 20), flow("PK", 30)),
            sector("U").makes("PU", 150).uses(1, flow("PX", 100), flow("PY", 50)),
            consumer("RA").owns("PL", 70, "L").owns("PK", 80, "K").buys("PU", 150));

    public static void main(String[] args) {
        System.out.println(ECONOMY.problem("PX").with("L", 77).solve());
    }
}
