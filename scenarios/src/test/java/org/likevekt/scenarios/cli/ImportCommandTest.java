package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Dataset;
import org.likevekt.data.Municipalities;

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
