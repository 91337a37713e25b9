package org.likevekt.validation.economies.accounts;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.sector;

import org.likevekt.model.economy.Economy;

/**
 * The 1-2-3 model: one country, two goods made, of which one is exported, and an import (Devarajan, Lewis and Robinson
 * 1990, "Policy Lessons from Trade-Focused, Two-Sector Models", Journal of Policy Modeling 12), with its government,
 * saving and taxes. World prices are 1; the figures are made up.
 */
public final class OneTwoThree {
    static final Economy ECONOMY = Economy.of(
            sector("X")
                    .makes(0.75, flow("R", 30).taxed("te", 0, "government"), flow("PD", 70))
                    .uses(0, flow("PX", 100)),
            sector("Q").makes("PQ", 106).uses(0.6, flow("R", 33).taxed("tm", 3, "government"), flow("PD", 70)),
            consumer("household")
                    .owns("PX", 100, "GDP")
                    .pays("ty", 10, "government")
                    .pays("sy", 15, "investor")
                    .buys(1, flow("PQ", 70).taxed("ts", 5, "government")),
            consumer("government").pays("sg", 2, "investor").buys("PQ", 16),
            consumer("investor").owns("R", 3, "B").buys("PQ", 20));

    private OneTwoThree() {}

    /** Foreign saving doubles: the Dutch disease. */
    public static void main(String[] args) {
        System.out.println(ECONOMY.problem("PQ").with("B", 6).solve());
    }
}
