package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay: every row computed, and an honest exit code. */
class ReplayCommandTest {
    private static final String HEAD = "id,scenario,measure,region,detail,years,kind,value,unit,tolerance,note\n";
    private static final String GROWTH =
            "B1,baseline,product_per_person_growth,Norway,,2018-2050,about,%s,percent a year,0.15,\n";
    private static final String SHARE = "D1,baseline,labour_share,Norway,KRAFTK low,2018,about,25,percent,25%,\n";

    @TempDir
    private Path folder;

    @Test
    void everyRowOfTheArticleIsComputed() throws IOException {
        Cli result = Cli.run("replay", "--format", "json");
        JsonNode rows = new ObjectMapper().readTree(result.out());
        assertTrue(rows.size() >= 29, "rows " + rows.size());
        boolean isDocumented = true;
        for (JsonNode row : rows) {
            assertFalse(row.path("ours").asText().isEmpty(), row.toString());
            assertFalse(row.path("ours").asText().contains("NaN"), row.toString());
            boolean differs = row.path("verdict").asText().equals("DIFFERS");
            isDocumented &= differs == !row.path("reason").asText().isEmpty();
        }
        assertEquals(isDocumented ? 0 : 1, result.code());
    }

    @Test
    void whatAgreesEndsWell() throws IOException {
        study(String.format(GROWTH, "1.1") + SHARE, "differs: {}");
        Cli result = Cli.run("replay", folder.toString());
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(
                result.out().contains("2 rows: 2 agree, 0 within tolerance, 0 about nothing, 0 differ"), result.out());
    }

    @Test
    void aDifferenceNeedsItsReasonAndAReasonItsDifference() throws IOException {
        study(String.format(GROWTH, "2.5"), "differs: {}");
        Cli bare = Cli.run("replay", folder.toString());
        assertEquals(1, bare.code());
        assertTrue(bare.out().contains("(!) B1 differs, and study.yaml gives no reason"), bare.out());
        study(String.format(GROWTH, "2.5"), "differs: {B1: because of the weather}");
        Cli explained = Cli.run("replay", folder.toString());
        assertEquals(0, explained.code(), explained.out());
        assertTrue(explained.out().contains("B1 differs: because of the weather"), explained.out());
        study(String.format(GROWTH, "1.1"), "differs: {B1: because of the weather}");
        Cli outdated = Cli.run("replay", folder.toString());
        assertEquals(1, outdated.code());
        assertTrue(outdated.out().contains("(!) B1 no longer differs"), outdated.out());
    }

    @Test
    void aBadStudyIsToldWithItsLine() throws IOException {
        study(SHARE.replace("labour_share", "labour_shares"), "differs: {}");
        Cli result = Cli.run("replay", folder.toString());
        assertEquals(2, result.code());
        assertTrue(result.err().contains("published.csv, line 2: unknown measure 'labour_shares'"), result.err());
        study(SHARE, "differs: {X9: no such row}");
        assertTrue(Cli.run("replay", folder.toString()).err().contains("'X9', which is no row"));
        study(SHARE.replace("KRAFTK", "KRAFTX"), "differs: {}");
        assertTrue(Cli.run("replay", folder.toString()).err().contains("row D1 of published.csv: 'KRAFTX'"));
    }

    private void study(String rows, String differs) throws IOException {
        Files.writeString(folder.resolve("published.csv"), HEAD + rows);
        Files.writeString(folder.resolve("study.yaml"), "title: t\nsource: s\n" + differs + "\n");
    }
}
