package org.likevekt.scenarios.compare;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** What must not be compared is refused, with what both have. */
class ComparabilityTest {
    private static final Runner RUNNER = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);

    @TempDir
    private Path folder;

    @Test
    void otherFiguresAreRefused() throws IOException {
        Run run = run("one", "title: t\nhorizon: 2018-2019\n");
        Map<String, String> hashes = new HashMap<>(run.hashes());
        hashes.put("data", "elsewhere");
        Run other = new Run(
                run.scenario(),
                run.model(),
                run.trajectory(),
                run.baseline(),
                run.fingerprint(),
                hashes,
                run.calibration(),
                run.seconds());
        assertRefused(other, run, 2019, "the tables differ, elsewhere");
    }

    @Test
    void yearsThatOneHasNotAreRefused() throws IOException {
        Run run = run("long", "title: t\nhorizon: 2018-2020\n");
        Run brief = run("brief", "title: t\nhorizon: 2018-2019\n");
        assertRefused(run, brief, 2020, "'brief' has the years 2018-2019");
        assertRefused(brief, run, 2020, "'brief' has the years 2018-2019");
        assertDoesNotThrow(() -> Comparison.of(run, brief, 2019));
    }

    /** What adjusts in a policy may differ from its baseline, what adjusts in two baselines may not. */
    @Test
    void closuresOfBaselinesMustAgree() throws IOException {
        Run base = run("base", "title: t\nhorizon: 2018-2019\n");
        Run taxed = run("taxed", "title: t\nhorizon: 2018-2019\nclosure: {government: income_tax}\n");
        Run policy = run("policy", "title: t\nparent: base\nclosure: {government: income_tax}\n");
        assertDoesNotThrow(() -> Comparison.of(policy, base, 2019));
        assertRefused(policy, taxed, 2019, "government: saving");
        assertRefused(taxed, base, 2019, "government: income_tax");
    }

    private Run run(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, text);
        return RUNNER.run(file.toString());
    }

    private static void assertRefused(Run run, Run base, int year, String why) {
        String message = assertThrows(IncomparableException.class, () -> Comparison.of(run, base, year))
                .getMessage();
        assertTrue(message.contains(why), message);
    }
}
