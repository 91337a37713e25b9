package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The national accounts of a run, as a page and as a table. */
class MacroCommandTest {
    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, "title: " + name + "\nparent: baseline\nhorizon: 2018-2020\n" + text);
        return file.toString();
    }

    @Test
    void aPageHasTheAccountsAndWhatPerspektivmeldingenSays() throws IOException {
        Cli result = Cli.run("macro", file("brief", ""));
        assertEquals(0, result.code(), result.out() + result.err());
        String product = result.out()
                .lines()
                .filter(line -> line.contains("Gross domestic product"))
                .findFirst()
                .orElseThrow();
        assertTrue(product.contains("3,553,901"), product);
        assertTrue(result.out().contains("Public finances"), result.out());
        assertTrue(
                result.out().contains("Perspektivmeldingen 2021, 2050, Public consumption: +1.4 % a year."),
                result.out());
    }

    @Test
    void anotherScenarioStandsBeside() throws IOException {
        String more = file("more", "shocks:\n- {multiply: government_purchases, value: 1.1, years: 2020}\n");
        Cli result = Cli.run("macro", more, "--with", file("brief", ""));
        assertEquals(0, result.code(), result.out() + result.err());
        String consumption = result.out()
                .lines()
                .filter(line -> line.contains("Public consumption") && line.contains("2018 prices"))
                .findFirst()
                .orElseThrow();
        assertTrue(consumption.endsWith("+10.00 %"), consumption);
    }

    @Test
    void aTableHasEveryFigureOfEveryYear() throws IOException {
        Cli result = Cli.run("macro", file("brief", ""), "--format", "csv");
        assertEquals(0, result.code(), result.out() + result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals("scenario,topic,figure,meaning,unit,year,value", lines.get(0));
        assertEquals(0, (lines.size() - 1) % 3, "three years of each figure");
        assertTrue(lines.stream().anyMatch(line -> line.contains(",real_return,") && line.contains(",2018,0.05")));
    }
}
