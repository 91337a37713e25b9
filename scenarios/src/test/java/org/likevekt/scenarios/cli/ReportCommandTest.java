package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page from the command line. */
class ReportCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aPageIsWrittenOfTwoScenarios() throws IOException {
        Path base = scenario("base", "title: Reference\nhorizon: 2018-2019\n");
        Path one = scenario("one", policy("Rogaland"));
        Path two = scenario("two", policy("Agder"));
        Path out = folder.resolve("page.html");
        Cli cli = Cli.run(
                "report", one.toString(), two.toString(), "--lang", "no", "--region", "agder", "--out", out.toString());
        assertEquals(0, cli.code(), cli.err());
        assertEquals("", cli.err(), "quiet in a pipe");
        String html = Files.readString(out);
        assertTrue(html.startsWith("<!doctype html>\n<html lang=\"no\">"), html.substring(0, 60));
        assertTrue(html.contains("\"region\":\"42\""));
        assertTrue(html.contains("likevekt report " + one + " " + two + " --lang no"), "the command is told");
        assertTrue(Files.exists(base));
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsSolved() throws IOException {
        Path out = folder.resolve("page.html");
        refused("--lang is 'sv', expected en or no", "report", "vocational", "--lang", "sv", "--out", out.toString());
        refused("'baseline' is a baseline and names nothing", "report", "baseline", "--out", out.toString());
        refused(
                "unknown region 'Trondelagg'",
                "report",
                "vocational",
                "--region",
                "Trondelagg",
                "--out",
                out.toString());
        assertFalse(Files.exists(out), "half-written");
        Files.writeString(out, "mine");
        refused("is there already", "report", "vocational", "--out", out.toString());
        assertEquals("mine", Files.readString(out));
    }

    private static void refused(String why, String... arguments) {
        Cli cli = Cli.run(arguments);
        assertEquals(2, cli.code(), cli.err());
        assertTrue(cli.err().contains(why), cli.err());
    }

    private Path scenario(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    private static String policy(String region) {
        return "title: More of it in " + region
                + "\nparent: base\nshocks:\n  - {multiply: productivity, where: {region: " + region
                + ", industry: private_mainland}, value: 1.01, years: 2019-}\n";
    }
}
