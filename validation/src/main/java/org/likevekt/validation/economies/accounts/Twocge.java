package org.likevekt.validation.economies.accounts;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.nest;
import static org.likevekt.model.economy.Economy.sector;

import java.util.List;
import org.likevekt.model.economy.Economy;
import org.likevekt.model.economy.Flow;
import org.likevekt.model.economy.Sam;
import org.likevekt.solver.results.Results;

/**
 * The two-country model of Hosoe, Gasawa and Hashimoto (2010), chapter 10: Japan and the United States trade with each other,
 * each as in {@link Stdcge}, from the book's two matrices. What one lends the other is so many of its hours.
 */
public final class Twocge {
    static final Sam JAPAN = Sam.parse("""
            ,BRD,MLK,CAP,LAB,IDT,TRF,HOH,GOV,INV,EXT
            BRD,21,8,,,,,20,19,16,8
            MLK,17,9,,,,,30,14,15,4
            CAP,20,30,,,,,,,,
            LAB,15,25,,,,,,,,
            IDT,5,4,,,,,,,,
            TRF,1,2,,,,,,,,
            HOH,,,50,40,,,,,,
            GOV,,,,,9,3,23,,,
            INV,,,,,,,17,2,,12
            EXT,13,11,,,,,,,,
            """);
    static final Sam UNITED_STATES = Sam.parse("""
            ,BRD,MLK,CAP,LAB,IDT,TRF,HOH,GOV,INV,EXT
            BRD,40,1,,,,,30,20,20,13
            MLK,17,29,,,,,30,14,15,11
            CAP,33,30,,,,,,,,
            LAB,15,31,,,,,,,,
            IDT,10,20,,,,,,,,
            TRF,1,1,,,,,,,,
            HOH,,,63,46,,,,,,
            GOV,,,,,30,2,29,,,
            INV,,,,,,,20,27,,-12
            EXT,8,4,,,,,,,,
            """);

    private Twocge() {}

    static Economy economy() {
        return country(country(Economy.of(), "JPN", "USA", JAPAN.balanced()), "USA", "JPN", UNITED_STATES.balanced());
    }

    private static Economy country(Economy before, String c, String other, Sam sam) {
        Economy economy = before.with(
                consumer(in("HOH", c))
                        .owns(in("CAP", c), sam.receives("CAP"))
                        .owns(in("LAB", c), sam.receives("LAB"))
                        .pays(in("taud", c), sam.at("GOV", "HOH"), in("GOV", c))
                        .pays(in("ssp", c), sam.at("INV", "HOH"), in("INV", c))
                        .buys(1, goods(sam, "HOH", c)),
                consumer(in("GOV", c))
                        .pays(in("ssg", c), sam.at("INV", "GOV"), in("INV", c))
                        .buys(1, goods(sam, "GOV", c)),
                consumer(in("INV", c))
                        .owns("LAB[USA]", sam.at("INV", "EXT"), in("Sf", c))
                        .buys(1, goods(sam, "INV", c)));
        for (String g : List.of("BRD", "MLK")) {
            String i = g + "," + c;
            double sent = sam.at(g, "EXT");
            double home = sam.receives(g) - sent - sam.at("EXT", g) - sam.at("TRF", g);
            double made = home + sent - sam.at("IDT", g);
            var factors = nest(1, flow(in("CAP", c), sam.at("CAP", g)), flow(in("LAB", c), sam.at("LAB", g)));
            var abroad = flow(in("world", g + "," + other), sam.at("EXT", g));
            economy = economy.with(
                    sector(in("Z", i)).makes(in("pz", i), made).uses(0, nest(0, goods(sam, g, c)), factors),
                    sector(in("sale", i))
                            .makes(2, flow(in("world", i), sent), flow(in("pd", i), home))
                            .uses(0, flow(in("pz", i), made).taxed(in("tauz", i), sam.at("IDT", g), in("GOV", c))),
                    sector(in("Q", i))
                            .makes(in("pq", i), sam.receives(g) - sent)
                            .uses(
                                    2,
                                    flow(in("pd", i), home),
                                    abroad.taxed(in("taum", i), sam.at("TRF", g), in("GOV", c))));
        }
        return economy;
    }

    private static List<Flow> goods(Sam sam, String payer, String c) {
        return List.of(
                flow(in("pq", "BRD," + c), sam.at("BRD", payer)), flow(in("pq", "MLK," + c), sam.at("MLK", payer)));
    }

    private static String in(String name, String where) {
        return name + "[" + where + "]";
    }

    /** Japan abolishes its tariffs. */
    public static void main(String[] args) {
        var problem = economy().problem("LAB[USA]");
        var free = problem.with("taum[BRD,JPN]", 0).with("taum[MLK,JPN]", 0).solve();
        System.out.println(
                Results.of(free).against(Results.of(problem.replicate())).only("welfare", "world", "LAB"));
    }
}
