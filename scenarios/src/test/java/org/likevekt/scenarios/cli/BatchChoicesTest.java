package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a batch is asked to store. */
class BatchChoicesTest {
    @TempDir
    private Path folder;

    private Cli batch(String scenario, String... options) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), scenario);
        String[] words = new String[options.length + 4];
        System.arraycopy(
                new String[] {"batch", folder.resolve("mine.yaml").toString(), "--out", store()}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return Cli.run(words);
    }

    private String store() {
        return folder.resolve("s.duckdb").toString();
    }

    private String answer(String sql) {
        return Cli.run("sql", sql, "--store", store(), "--format", "csv").out();
    }

    @Test
    void yearsAreWrittenAsEverywhere() throws IOException {
        Cli result = batch("title: t\nhorizon: 2018-2022\n", "--years", "2018,2020-2021", "--variables", "key");
        assertEquals(0, result.code(), result.err());
        String years = answer("SELECT DISTINCT year FROM tidy ORDER BY 1").replaceAll("\\R", " ");
        assertEquals("year 2018 2020 2021 ", years);
        Cli outside = batch("title: t\n", "--years", "2040-2060");
        assertEquals(2, outside.code());
        assertTrue(outside.err().contains("--years names 2060, expected years in 2018-2050"), outside.err());
    }

    /** What a swap finds has a name only in the scenarios that have the swap. */
    @Test
    void whatASwapFindsCanBeNamed() throws IOException {
        String swap = """
                title: t
                horizon: 2018-2019
                swap:
                  - {find: consumption_tax, hold: government_saving}
                """;
        assertEquals(0, batch(swap, "--variables", "all").code());
        String found = answer("SELECT variable FROM variables WHERE variable LIKE '%consumption_tax%'")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        Cli named = batch(swap, "--variables", found, "--rerun");
        assertEquals(0, named.code(), named.err());
        assertEquals(
                "variable\n" + found + "\n",
                answer("SELECT DISTINCT variable FROM tidy").replace("\r", ""));
    }
}
