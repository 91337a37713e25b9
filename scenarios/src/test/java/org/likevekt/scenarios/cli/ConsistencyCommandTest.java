package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Grid;
import org.likevekt.data.Municipalities;
import org.likevekt.model.checks.Law;
import org.likevekt.scenarios.compare.Consistency;
import org.likevekt.scenarios.run.Brief;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** Finer regions beside counties, over few years. */
class ConsistencyCommandTest {
    private static final String BRIEF = Brief.until(2020);

    @TempDir
    private Path folder;

    @Test
    void whatMustBeEqualInTheMunicipalitiesOfTrondelagIs() throws IOException {
        String file = write("brief.yaml");
        Cli result = Cli.run("consistency", file, "--regions", "trondelag-split");
        assertEquals(0, result.code(), result.out() + result.err());
        for (String law : List.of(
                "accounts: output",
                "accounts: commuting earnings",
                "accounts: deliveries",
                "accounts: saving",
                "solved base year",
                "people of the country",
                "national adding-up")) {
            assertTrue(result.out().contains(law), result.out());
        }
        assertFalse(result.out().contains("BROKEN"), result.out());
        assertTrue(result.out().contains("In 2020, 48 regions against counties:"), result.out());
        assertTrue(result.out().contains("  population: 0.00 % in Norway, at most "), result.out());
        Cli table = Cli.run("consistency", file, "--regions", "trondelag-split", "--year", "2019", "--format", "csv");
        assertTrue(
                table.out()
                        .startsWith(
                                "year,variable,group,region,region_name,counties,regions,percent,effect_counties,effect_regions,why"),
                table.out());
        assertTrue(
                table.out().lines().anyMatch(line -> line.startsWith("2019,investment,,50,Trøndelag,")), table.out());
    }

    /** A municipality of Viken in a region with Oslo: what the two counties' people are bought for is then bought for all of them. */
    @Test
    void ratesAndPurchasesDifferWhereARegionCrossesABorder() throws IOException {
        String regions = capital();
        String file = Files.writeString(
                        folder.resolve("grown.yaml"),
                        BRIEF + "  - {multiply: government_purchases, table: public_services_by_people}\n")
                .toString();
        Cli result = Cli.run("consistency", file, "--regions", regions);
        assertEquals(0, result.code(), result.out() + result.err());
        assertFalse(result.out().contains("public purchases  "), result.out());
        assertTrue(result.out().contains("accounts: compensation and production tax  holds"), result.out());
        assertTrue(result.out().contains("accounts: transfers less income tax"), result.out());
        assertTrue(result.out().contains("  public_purchases: "), result.out());
        assertTrue(result.out().contains("has those of its counties as one; the country's"), result.out());
    }

    /** The region across a border has other purchases than its counties, and of the country's all others then have the same less or more. */
    @Test
    void whatTheOthersGetMovesAlike() throws IOException {
        Economy counties = Economy.of(Optional.empty());
        Grid whole = counties.benchmark().accounts().publicServicesByPeople();
        Economy across = counties.withRegions(capital()).usual();
        Grid parts = across.benchmark().accounts().publicServicesByPeople();
        int health = whole.axis(1).indexOf("HELSE");
        int last = whole.axis(2).size() - 1;
        double[] moved = across.benchmark().regions().codes().stream()
                .filter(code -> counties.benchmark().regions().codes().contains(code) && !code.equals("30"))
                .mapToDouble(code -> parts.get(across.benchmark().regions().indexOf(code), health, last)
                        / whole.get(counties.benchmark().regions().indexOf(code), health, last))
                .toArray();
        assertEquals(9, moved.length);
        assertTrue(Math.abs(moved[0] - 1) > 1e-6, "moved by " + moved[0]);
        for (double each : moved) {
            assertEquals(moved[0], each, 1e-12);
        }
    }

    /** A municipality of Viken in a region with Oslo. */
    private String capital() throws IOException {
        Municipalities places = Economy.of(Optional.empty()).municipalities();
        StringBuilder partition = new StringBuilder("municipality,region\n");
        for (int m = 0; m < places.municipalities().size(); m++) {
            String code = places.municipalities().code(m);
            String region = places.counties().items().get(places.county(m)).name();
            partition
                    .append(code)
                    .append(',')
                    .append(code.equals("3024") || code.equals("0301") ? "Hovedstaden" : region)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("mine.csv"), partition).toString();
    }

    /** Sums are as they were, what follows is not; a policy's effect stands beside its effect with all links. */
    @Test
    void tradeWithoutWeakLinksStandsBesideAllTrade() throws IOException {
        String policy = policy("Trøndelag", "2019-2020");
        Cli result = Cli.run("consistency", policy, "--trade-links", "0.02");
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(result.out().contains("accounts: deliveries sent"), result.out());
        assertTrue(result.out().contains(" % of 2,640 links of trade are left, which carried 9"), result.out());
        assertTrue(result.out().contains("In 2020, links from 0.02 against all links:"), result.out());
        assertEquals(2, result.out().split("A buyer gets from its strong links", -1).length, result.out());
        assertTrue(result.out().contains("What 'policy' changes against 'brief' in 2020, per cent:"), result.out());
        Cli table = Cli.run("consistency", policy, "--trade-links", "0.02", "--format", "csv");
        String[] norway = table.out()
                .lines()
                .filter(line -> line.startsWith("2020,exports,,,Norway,"))
                .findFirst()
                .orElseThrow()
                .split(",");
        double all = Double.parseDouble(norway[8]);
        double strong = Double.parseDouble(norway[9]);
        assertTrue(all > 0.1 && all != strong && Math.abs(all / strong - 1) < 0.01, String.join(",", norway));
    }

    @Test
    void aRunInCountiesHasNothingToBeSetBeside() throws IOException {
        Cli result = Cli.run("consistency", write("brief.yaml"));
        assertEquals(2, result.code(), result.out());
        assertTrue(result.err().contains("both runs of 'brief' are in the same 11 regions"), result.err());
    }

    /** What only the municipalities know is told before anything is solved. */
    @Test
    void whatTheCountiesDoNotKnowIsRefused() throws IOException {
        String policy = policy("Trondheim", "2020");
        Cli result = Cli.run("consistency", policy, "--regions", "trondelag-split");
        assertEquals(2, result.code(), result.out());
        assertTrue(result.err().contains("policy.yaml:4"), result.err());
        assertTrue(result.err().contains("unknown region 'Trondheim'"), result.err());
    }

    /** Counties of other tables than those that the parts were made of: a thousandth more capital. */
    @Test
    void accountsOfOtherTablesAreFound() throws IOException {
        Economy economy = Economy.of(Optional.empty());
        Economy other = economy.with(
                economy.dataset().with("industry_capital", "capital_stock", List.of(), stock -> 1.001 * stock), "more");
        String file = write("brief.yaml");
        Run counties = new Runner(other, RunnerListener.SILENT).run(file);
        Run parts = new Runner(economy, RunnerListener.SILENT)
                .withRegions("trondelag-split")
                .run(file);
        List<String> broken = Consistency.ofRegions(counties, parts).equal().stream()
                .filter(law -> !law.holds())
                .map(Law::name)
                .toList();
        assertTrue(broken.contains("accounts: capital stock"), broken.toString());
        assertFalse(broken.contains("accounts: output"), broken.toString());
    }

    /** More productive labour of a region, beside brief.yaml. */
    private String policy(String region, String years) throws IOException {
        write("brief.yaml");
        return Files.writeString(
                        folder.resolve("policy.yaml"),
                        "title: p\nparent: brief\nshocks:\n  - {multiply: labour_productivity, where: {region: "
                                + region + "}, value: 1.05, years: " + years + "}\n")
                .toString();
    }

    private String write(String name) throws IOException {
        return Files.writeString(folder.resolve(name), BRIEF).toString();
    }
}
