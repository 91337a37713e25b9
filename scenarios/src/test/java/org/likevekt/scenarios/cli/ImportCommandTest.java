package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Dataset;
import org.likevekt.data.Member;
import org.likevekt.data.Municipalities;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.scenarios.results.Measures;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** The command that puts a user's own figures in the place of ours. */
class ImportCommandTest {
    @TempDir
    private Path folder;

    private Path export;

    /** The people of all municipalities, one more in Trondheim. */
    @BeforeEach
    void writeExport() throws IOException {
        Municipalities places = Municipalities.embedded(Dataset.embedded().regions());
        StringBuilder text = new StringBuilder("\"region\";\"07459: Befolkning Personer 2018\"\n");
        places.municipalities().codes().forEach(code -> {
            double people = places.population().get(code) + (code.equals("5001") ? 1 : 0);
            text.append('"')
                    .append(code)
                    .append("\";")
                    .append(Math.round(people))
                    .append('\n');
        });
        export = folder.resolve("people.csv");
        Files.writeString(export, text);
    }

    @Test
    void everyCommandTakesTheFolder() {
        String out = folder.resolve("mine").toString();
        Cli result = Cli.run("data", "import", export.toString(), "--out", out);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("Trøndelag: 462,356 persons, was 462,355 (+0.00 %)"), result.out());
        String listed = Cli.run("data", "--data", out).out().replaceAll("\\s+", " ");
        assertTrue(listed.contains("population: Statistics Norway, table 07459"), listed);
        String row = "5001,Trondheim,50,090,199596,";
        assertTrue(Cli.run("data", "municipalities", "--data", out, "--format", "csv")
                .out()
                .contains(row));
        assertFalse(Cli.run("data", "municipalities", "--format", "csv").out().contains(row));
        String quality = Cli.run("data", "quality", "--data", out).out().replaceAll("\\s+", " ");
        assertTrue(quality.contains("municipalities transformed figures of 356 municipalities"), quality);
        assertTrue(quality.contains("; population: Statistics Norway, table 07459"), quality);
        Cli again = Cli.run("data", "import", "population=" + export, "--data", out, "--out", out);
        assertEquals(0, again.code(), again.err());
    }

    /**
     * Years solved with a folder that was imported: the laws hold, the calibration is searched anew and told of, Trondheim has more people
     * and its county as many as before.
     */
    @Test
    void aPathIsSolvedWithImportedTables() throws IOException {
        double more = 900;
        double had = 199_595;
        Files.writeString(export, Files.readString(export).replace("\"5001\";199596", "\"5001\";200495"));
        Path out = folder.resolve("mine");
        assertEquals(
                0,
                Cli.run("data", "import", export.toString(), "--out", out.toString())
                        .code());
        String file = Files.writeString(folder.resolve("years.yaml"), """
                        title: A few years
                        horizon: 2018-2021
                        calibration: {target: mainland_gdp_per_person, growth: 1.1%, adjust: national_productivity}
                        shocks:
                          - {set: population, table: population_projection}
                        """).toString();
        Cli printed = Cli.run(
                "run",
                file,
                "--data",
                out.toString(),
                "--regions",
                "trondelag-split",
                "--out",
                folder.resolve("out").toString());
        assertEquals(0, printed.code(), printed.err());
        assertTrue(printed.err().contains("none is kept for its figures and equations"), printed.err());
        Run own = new Runner(Economy.of(Optional.of(out)), RunnerListener.SILENT)
                .withRegions("trondelag-split")
                .run(file);
        for (Law law : Laws.check(own.model(), own.trajectory(), own.guide())) {
            assertTrue(law.holds(), law.toString());
        }
        Measures measures = new Measures(own.model().benchmark(), own.trajectory());
        RegionalAccounts accounts = own.model().benchmark().accounts();
        Member trondelag = accounts.splitCounties().get(0);
        Member trondheim = trondelag.axis().member(trondelag.axis().indexOf("5001"));
        double county = 462_355;
        assertEquals(county, measures.population(2018, trondelag), 1e-6 * county);
        assertEquals((had + more) / (county + more) * county, measures.population(2018, trondheim), 1e-6 * had);
        double growth =
                measures.productPerPersonGrowth(2018, 2021, accounts.regions().all("Norway"));
        assertTrue(Double.isFinite(growth) && growth > 0, "growth " + growth);
    }

    @Test
    void aFaultOfTheUserIsToldInOneBlock() throws IOException {
        String out = folder.resolve("mine").toString();
        Cli kind = Cli.run("data", "import", "populaton=" + export, "--out", out);
        assertEquals(2, kind.code());
        assertTrue(kind.err().replaceAll("\\s+", " ").contains("Maybe 'population'."), kind.err());
        assertEquals(
                2,
                Cli.run("data", "import", folder.resolve("none.csv").toString(), "--out", out)
                        .code());
        Files.writeString(export, Files.readString(export).replace("\"0301\";673469", "\"0301\";5"));
        Cli figure = Cli.run("data", "import", export.toString(), "--out", out);
        assertEquals(2, figure.code());
        assertTrue(figure.err().replaceAll("\\s+", " ").contains("line 2: found 5 persons in 0301 Oslo"), figure.err());
        assertFalse(Files.exists(Path.of(out)));
    }
}
