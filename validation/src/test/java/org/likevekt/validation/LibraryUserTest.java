package org.likevekt.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.results.ResultFolder;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** What a Java user needs to run and compare scenario files, and what comes along. */
class LibraryUserTest {
    @TempDir
    private Path folder;

    /** Maven leaves out for who depends on {@code scenarios} what its pom calls optional. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "picocli",
                "duckdb_jdbc",
                "fastexcel",
                "progressbar",
                "slf4j-simple",
                "jte-runtime",
                "echarts",
                "xchart",
                "batik-svggen",
                "batik-parser"
            })
    void theCommandLineComesNotAlong(String library) throws IOException {
        String pom = Files.readString(Path.of("..", "scenarios", "pom.xml"));
        String declared = pom.lines()
                .filter(line -> line.contains("<artifactId>" + library + "</artifactId>"))
                .findFirst()
                .orElseThrow();
        assertTrue(declared.contains("<optional>true</optional>"), declared);
    }

    @Test
    void aScenarioFileIsRunWrittenAndCompared() throws IOException {
        Files.writeString(folder.resolve("short.yaml"), "title: short\nparent: baseline\nhorizon: 2018-2019\n");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), """
                title: policy
                parent: short
                closure: {government: transfers}
                shocks:
                  - multiply: productivity
                    where: {region: Agder}
                    value: 1.01
                    years: 2019
                """);
        Run run = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT).run(policy.toString());
        Comparison comparison = Comparison.of(run, run.baseline().orElseThrow(), 2019);
        double more = comparison.figure(Quantities.MAINLAND_PRODUCT_BY_REGION, 2019, "Agder", "", "percent");
        // one percent more from the same capital and nearly the same labour
        assertEquals(1, more, 0.5);
        Path written = new ResultFolder(folder.resolve("results"), "test").write(run, false);
        try (var files = Files.list(written)) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith(".csv")));
        }
    }
}
