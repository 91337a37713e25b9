package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** Sums over regions and groups are not in a store: the page of stored runs makes them as that of solved ones does. */
    @Test
    void storedRunsShowTheFiguresOfSolvedOnes() throws IOException {
        scenario("base", "title: Reference\nhorizon: 2018-2019\n");
        Path one = scenario("one", policy("Rogaland"));
        Path two = scenario("two", policy("Agder"));
        Path store = folder.resolve("night.duckdb");
        Path pages = folder.resolve("pages");
        Cli batch = Cli.run(
                "batch", one.toString(), two.toString(), "--out", store.toString(), "--report", pages.toString());
        assertEquals(0, batch.code(), batch.err());
        assertTrue(Files.exists(pages.resolve("one.html")) && Files.exists(pages.resolve("two.html")));
        Path solved = folder.resolve("solved.html");
        assertEquals(
                0,
                Cli.run("report", one.toString(), two.toString(), "--out", solved.toString())
                        .code());
        JsonNode ours = data(solved);
        JsonNode stored = data(pages.resolve("all runs.html"));
        assertEquals(ours.get("places"), stored.get("places"));
        assertEquals(2, stored.get("scenarios").size());
        int looked = 0;
        for (JsonNode measure : stored.get("measures")) {
            String id = measure.get("id").asText();
            for (int k = 0; k < 2; k++) {
                JsonNode levels = stored.get("scenarios")
                        .get(k)
                        .get("levels")
                        .get("byMeasure")
                        .get(id);
                assertEquals(
                        ours.get("scenarios")
                                .get(k)
                                .get("levels")
                                .get("byMeasure")
                                .get(id),
                        levels,
                        id);
                looked++;
            }
        }
        assertTrue(looked > 15, "measures: " + looked);
        assertTrue(
                stored.get("charts").size() > 8
                        && stored.get("charts").size() < ours.get("charts").size(),
                "charts: " + stored.get("charts").size());
        // the command that made the page makes it again
        Path again = folder.resolve("again.html");
        Cli cli = Cli.run("report", "two", "--store", store.toString(), "--out", again.toString());
        assertEquals(0, cli.code(), cli.err());
        assertEquals(
                data(pages.resolve("two.html")).get("scenarios"), data(again).get("scenarios"));
        refused(
                "there is no run 'tow' in the store",
                "report",
                "tow",
                "--store",
                store.toString(),
                "--force",
                "--out",
                again.toString());
    }

    /** Intervals of another baseline beside a figure of this one would say that it is surer, or less sure, than it is. */
    @Test
    void aSensitivityStudyOfAnotherBaselineIsRefused() throws IOException {
        scenario("base", "title: Reference\nhorizon: 2018-2019\n");
        Path one = scenario("one", policy("Rogaland"));
        Path store = folder.resolve("night.duckdb");
        assertEquals(
                0, Cli.run("batch", one.toString(), "--out", store.toString()).code());
        Path table = folder.resolve("sensitivity.csv");
        Path page = folder.resolve("page.html");
        List<List<String>> ways = List.of(List.of(one.toString()), List.of("one", "--store", store.toString()));
        for (List<String> way : ways) {
            List<String> arguments = new ArrayList<>(List.of("report"));
            arguments.addAll(way);
            arguments.addAll(List.of("--force", "--out", page.toString(), "--sensitivity", table.toString()));
            Files.writeString(table, sensitivity("0.25"));
            Cli other = Cli.run(arguments.toArray(String[]::new));
            assertEquals(2, other.code(), other.err());
            Matcher told = Pattern.compile(
                            "row P1 of the sensitivity study \\(product_against_baseline of 'one', Rogaland,"
                                    + " 2019\\) has 0.25 percent at the documented parameters, and this run (\\S+),")
                    .matcher(other.err().replaceAll("\\s+", " "));
            assertTrue(told.find(), other.err());
            Files.writeString(table, sensitivity(told.group(1)));
            Cli same = Cli.run(arguments.toArray(String[]::new));
            assertEquals(0, same.code(), same.err());
            JsonNode shown = data(page).get("scenarios").get(0).get("intervals").get(0);
            assertEquals(Double.parseDouble(told.group(1)), shown.get("ours").asDouble());
            assertEquals("product_against_baseline", shown.get("measure").asText());
        }
    }

    private static String sensitivity(String ours) {
        return "id,scenario,measure,region,detail,years,kind,published,unit,method,worlds,solved,ours,mean,sd,low,high,"
                + "sign_probability,claim_probability,standing,parameter_1\n"
                + "P1,one,product_against_baseline,Rogaland,,2019,sign,'+,percent,gq,38,38," + ours
                + ",0.5,0.1,0.2,0.8,1,1,robust,foreign\n";
    }

    @Test
    void aStoreThatKeepsTooLittleIsRefused() throws IOException {
        scenario("base", "title: Reference\nhorizon: 2018-2019\n");
        Path one = scenario("one", policy("Rogaland"));
        Path store = folder.resolve("little.duckdb");
        Path pages = folder.resolve("pages");
        Cli batch = Cli.run(
                "batch", one.toString(), "--out", store.toString(), "--variables", "key", "--report", pages.toString());
        assertEquals(BatchCommand.PARTIAL, batch.code(), batch.err());
        assertTrue(
                batch.err().replaceAll("\\s+", " ").contains("no page about 'one': the store keeps no '"), batch.err());
        assertFalse(Files.exists(pages.resolve("one.html")));
        Path page = folder.resolve("page.html");
        refused(
                "Maybe run the batch again with --variables usual",
                "report",
                "--store",
                store.toString(),
                "--out",
                page.toString());
        refused("report needs a scenario, or a result store", "report", "--out", page.toString());
        assertFalse(Files.exists(page));
    }

    private static JsonNode data(Path page) throws IOException {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(Files.readString(page));
        assertTrue(data.find());
        return new ObjectMapper().readTree(data.group(1));
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
        assertTrue(cli.err().replaceAll("\\s+", " ").contains(why), cli.err());
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
