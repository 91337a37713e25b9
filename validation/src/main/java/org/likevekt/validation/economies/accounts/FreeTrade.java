package org.likevekt.validation.economies.accounts;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.nest;
import static org.likevekt.model.economy.Economy.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.likevekt.model.economy.Economy;
import org.likevekt.model.economy.Sam;
import org.likevekt.solver.results.Results;

/** From a social accounting matrix in a file to a policy: what happens when tariffs are abolished? */
public final class FreeTrade {
    private FreeTrade() {}

    static Economy economy(Sam sam) {
        Economy economy = Economy.of(
                consumer("HOH")
                        .owns("CAP", sam.receives("CAP"))
                        .owns("LAB", sam.receives("LAB"))
                        .pays("income tax", sam.at("GOV", "HOH"), "GOV")
                        .pays("saving", sam.at("INV", "HOH"), "INV")
                        .buys(1, sam.flows("HOH", "BRD", "MLK")),
                consumer("GOV")
                        .pays("public saving", sam.at("INV", "GOV"), "INV")
                        .buys(1, sam.flows("GOV", "BRD", "MLK")),
                consumer("INV").owns("EXT", sam.at("INV", "EXT")).buys(1, sam.flows("INV", "BRD", "MLK")));
        for (String good : List.of("BRD", "MLK")) {
            double exports = sam.at(good, "EXT");
            double home = sam.receives(good) - exports - sam.at("EXT", good) - sam.at("TRF", good);
            double made = home + exports - sam.at("IDT", good);
            economy = economy.with(
                    sector("Y[" + good + "]")
                            .makes("made[" + good + "]", made)
                            .uses(0, nest(0, sam.flows(good, "BRD", "MLK")), nest(1, sam.flows(good, "CAP", "LAB"))),
                    sector("sale[" + good + "]")
                            .makes(2, flow("EXT", exports), flow("home[" + good + "]", home))
                            .uses(
                                    0,
                                    flow("made[" + good + "]", made)
                                            .taxed("tax[" + good + "]", sam.at("IDT", good), "GOV")),
                    sector("Q[" + good + "]")
                            .makes(good, sam.receives(good) - exports)
                            .uses(
                                    2,
                                    flow("home[" + good + "]", home),
                                    flow("EXT", sam.at("EXT", good))
                                            .taxed("tariff[" + good + "]", sam.at("TRF", good), "GOV")));
        }
        return economy;
    }

    public static void main(String[] args) throws IOException {
        var problem = economy(Sam.parse(Files.readString(Path.of(args[0]))).balanced())
                .problem("LAB");
        var base = Results.of(problem.replicate());
        var free = Results.of(problem.with("tariff", 0).solve());
        System.out.println(free.against(base).only("Y", "Q", "EXT", "CAP", "welfare"));
    }
}
