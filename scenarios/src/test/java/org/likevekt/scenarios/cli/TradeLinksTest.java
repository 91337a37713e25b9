package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.TradeLinks;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.scenarios.run.Brief;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** Trade without its weak links, asked for beside the scenario. */
class TradeLinksTest {
    private static final String BRIEF = Brief.until(2019);

    @TempDir
    private Path folder;

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** The laws hold, the first year is the same and the next is not; and everything knows that the trade is another. */
    @Test
    void aRunWithoutWeakLinksIsAnother() throws IOException {
        String file = write("brief.yaml", BRIEF);
        Runner whole = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        Runner sparse = whole.withTradeLinksFrom(0.02);
        Run all = whole.run(file);
        Run some = sparse.run(file);
        for (Law law : Laws.check(some.model(), some.trajectory(), some.guide())) {
            assertTrue(law.holds(), law.toString());
        }
        double[] before = all.trajectory().first().values(Quantities.OUTPUT.symbol());
        double[] after = some.trajectory().first().values(Quantities.OUTPUT.symbol());
        for (int cell = 0; cell < before.length; cell++) {
            assertEquals(before[cell], after[cell], 1e-9 * Math.abs(before[cell]));
        }
        double gap = some.trajectory().last().value(Quantities.MAINLAND_PRODUCT)
                        / all.trajectory().last().value(Quantities.MAINLAND_PRODUCT)
                - 1;
        assertTrue(Math.abs(gap) > 1e-9 && Math.abs(gap) < 1e-4, "product differs by " + gap);
        assertEquals("0.02", some.hashes().get("trade_links_from"));
        assertNotEquals(all.hashes().get("data"), some.hashes().get("data"), "what stores know runs by");
        TradeLinks left = sparse.economy().tradeLinks();
        assertTrue(left.share() < 0.9 && left.carried() > 0.9 && left.carried() < 1, left.toString());
        assertEquals(1, whole.economy().tradeLinks().share());
    }

    @Test
    void whatIsLeftIsTold() throws IOException {
        List<String> remarks = new ArrayList<>();
        RunnerListener listener = new RunnerListener() {
            @Override
            public void remark(String line) {
                remarks.add(line);
            }
        };
        Runner runner = new Runner(Economy.of(Optional.empty()), listener).withTradeLinksFrom(0.02);
        runner.run(write("brief.yaml", BRIEF));
        runner.run(write("again.yaml", BRIEF + "  - {multiply: energy_efficiency, growth: 1%}\n"));
        assertEquals(1, remarks.size(), remarks.toString());
        assertTrue(remarks.get(0).contains(" % of 2,640 links of trade are left, which carried 9"), remarks.get(0));
    }

    /** The option holds in every scenario's regions, whoever says them. */
    @Test
    void otherRegionsAreMadeOfAllTrade() throws IOException {
        Economy sparse = Economy.of(Optional.empty()).withTradeLinksFrom(0.02);
        String two = "regions: {North: [Nordland, Troms og Finnmark], South: [Oslo, Viken, Innlandet, Agder, Rogaland,"
                + " Vestland, Møre og Romsdal, Trøndelag, Vestfold og Telemark]}\n";
        Run run = new Runner(sparse, RunnerListener.SILENT).run(write("two.yaml", BRIEF + two));
        assertEquals(2, run.model().benchmark().regions().size());
        assertEquals("0.02", run.hashes().get("trade_links_from"));
        assertEquals(
                Optional.of("0.02"),
                Optional.ofNullable(new Runner(sparse.withRegions("trondelag-split"), RunnerListener.SILENT)
                        .run(write("brief.yaml", BRIEF))
                        .hashes()
                        .get("trade_links_from")));
    }

    @Test
    void whatItDoesNotGoWithIsRefused() throws IOException {
        Cli pool = Cli.run(
                "run", write("pool.yaml", BRIEF + "closure: {trade: pool}\n"), "--trade-links", "0.01", "--out", out());
        assertRefused(pool, "the closure has 'trade: pool', and links of trade are left out");
        assertTrue(pool.err().contains("pool.yaml"), pool.err());
        String brief = write("brief.yaml", BRIEF);
        for (String share : List.of("0", "1", "-0.1", "NaN")) {
            assertRefused(Cli.run("run", brief, "--trade-links", share, "--out", out()), "expected a share above 0");
        }
        assertRefused(
                Cli.run("run", brief, "--trade-links", "0.9", "--out", out()),
                "too few flows to carry what the regions sell to and buy from each other");
        assertRefused(Cli.run("verify", "none.zip", "--trade-links", "0.01"), "with all their trade");
        String bundle = folder.resolve("x.zip").toString();
        assertRefused(Cli.run("replay", "--bundle", bundle, "--trade-links", "0.01"), "expected no --trade-links");
        assertTrue(Files.notExists(Path.of(out())) && Files.notExists(Path.of(bundle)));
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private static void assertRefused(Cli result, String why) {
        assertEquals(2, result.code(), result.out() + result.err());
        assertTrue(result.err().replaceAll("\\s+", " ").contains(why), result.err());
    }
}
