package org.likevekt.validation.economies.accounts;

import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.likevekt.model.economy.Economy;
import org.likevekt.model.economy.Sam;
import org.likevekt.solver.results.Results;

/** From a social accounting matrix in a file to a policy: a fifth of what bread costs goes in tax, and back to the household. */
public final class BreadTax {
    private BreadTax() {}

    static Economy economy(Sam sam) {
        var household = consumer("HOH").owns("CAP", sam.receives("CAP")).owns("LAB", sam.receives("LAB"));
        var economy = Economy.of(household.buys(1, sam.flows("HOH", "BRD", "MLK")));
        for (String good : List.of("BRD", "MLK")) {
            var sold = flow(good, sam.receives(good)).taxed("tax[" + good + "]", 0, "HOH");
            economy = economy.with(sector("Y[" + good + "]").makes(0, sold).uses(1, sam.flows(good, "CAP", "LAB")));
        }
        return economy;
    }

    public static void main(String[] args) throws IOException {
        var sam = Sam.parse(Files.readString(Path.of(args[0]))).balanced();
        var problem = economy(sam).problem("LAB");
        var base = Results.of(problem.replicate());
        System.out.println(Results.of(problem.with("tax[BRD]", 0.2).solve()).against(base));
    }
}
