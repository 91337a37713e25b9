package org.likevekt.scenarios.cli;

import org.likevekt.data.Classification;
import org.likevekt.scenarios.format.Regions;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import picocli.CommandLine.Option;

/** What scenarios are compared with: the baseline that each names, or the one that is asked for. */
final class Against {
    @Option(
            names = {"--against", "--with"},
            paramLabel = "SCENARIO",
            description = "What they are compared with (default: the baseline that each names).")
    private String against;

    /** The name of what is asked for; empty for the baseline of each. */
    String name() {
        return against == null ? "" : against;
    }

    /**
     * What a scenario is compared with.
     *
     * @throws InputException when it is a baseline and no other is asked for, or the other is about other regions
     */
    Scenario of(Scenario scenario, Runner runner) {
        if (against != null) {
            Scenario other = runner.economy().library().load(against);
            requireSameRegions(scenario, other, runner.economy());
            return other;
        }
        return scenario.baseline()
                .orElseThrow(() -> new InputException("'" + scenario.name()
                        + "' is a baseline and names nothing to be compared with. Maybe --against another scenario"));
    }

    private static void requireSameRegions(Scenario scenario, Scenario other, Economy economy) {
        if (!regions(scenario, economy).equals(regions(other, economy))) {
            throw new InputException("'" + scenario.name() + "' is about " + Regions.told(scenario.regions()) + " and '"
                    + other.name() + "' about " + Regions.told(other.regions())
                    + ", expected the same regions. Maybe leave 'regions' out of the files and give --regions");
        }
    }

    private static Classification regions(Scenario scenario, Economy economy) {
        return economy.over(scenario.regions()).benchmark().regions();
    }
}
