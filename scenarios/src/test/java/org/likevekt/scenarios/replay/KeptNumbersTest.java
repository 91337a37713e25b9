package org.likevekt.scenarios.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** The regression baseline: our numbers for every study are as kept, and every move has its reason. */
class KeptNumbersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path folder;

    @Test
    void noNumberHasMovedWithoutAReason() {
        Runner runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        for (String name : Study.NAMES) {
            KeptNumbers kept = new KeptNumbers(Path.of("../validation/published", name));
            assertEquals(
                    List.of(),
                    kept.moved(Replay.of(Study.load(name), runner)),
                    "our numbers moved. If they should: likevekt replay " + name + " --accept \"why\"");
            assertEquals(List.of(), kept.unexplained());
        }
    }

    @Test
    void aMoveIsFoundAndKeptWithItsReason() throws IOException {
        KeptNumbers kept = new KeptNumbers(folder);
        assertEquals(
                List.of("A new: 2.0 agrees", "B new: KUNN FIN agrees"),
                kept.accept(rows(2, "KUNN FIN"), "the first numbers", DAY));
        assertEquals(List.of(), kept.unexplained());
        assertEquals(List.of(), kept.moved(rows(2 * (1 + 0.9e-8), "KUNN FIN")), "within the tolerance");
        assertEquals(List.of("A from 2.0 agrees to 2.00000004 agrees"), kept.moved(rows(2.00000004, "KUNN FIN")));
        assertEquals(
                List.of("B from KUNN FIN agrees to FIN KUNN agrees"),
                kept.accept(rows(2, "FIN KUNN"), "finance = \"more\",\nand more", DAY));
        assertEquals(List.of(), kept.moved(rows(2, "FIN KUNN")));
        assertEquals(List.of(), kept.unexplained());
        assertEquals(List.of(), kept.accept(rows(2, "FIN KUNN"), "again", DAY), "nothing to say");
        String changes = Files.readString(folder.resolve("changes.csv"));
        assertTrue(changes.contains("the first numbers") && changes.contains("finance = "), changes);
        assertTrue(!changes.contains("again"), changes);
    }

    @Test
    void rowsAndVerdictsCountToo() {
        KeptNumbers kept = new KeptNumbers(folder);
        List<ReplayedRow> rows = rows(2, "KUNN");
        kept.accept(rows, "the first numbers", DAY);
        assertEquals(List.of("B gone"), kept.moved(rows.subList(0, 1)));
        List<ReplayedRow> judged = new ArrayList<>(rows);
        judged.set(0, row("A", "2", 2, Verdict.WITHIN));
        assertEquals(List.of("A from 2.0 agrees to 2.0 within"), kept.moved(judged));
        judged.set(0, row("A", "", Double.NaN, Verdict.AGREES));
        assertEquals(1, kept.moved(judged).size());
    }

    @Test
    void aReasonCannotBeLeftOut() throws IOException {
        KeptNumbers kept = new KeptNumbers(folder);
        assertThrows(IllegalArgumentException.class, () -> kept.accept(rows(2, "KUNN"), " ", DAY));
        kept.accept(rows(2, "KUNN"), "the first numbers", DAY);
        Path changes = folder.resolve("changes.csv");
        Path ours = folder.resolve("ours.csv");
        String sound = Files.readString(changes);
        Files.writeString(changes, sound.replace("the first numbers", " "));
        assertEquals(List.of("changes.csv, line 2: no reason is given"), kept.unexplained());
        Files.writeString(changes, sound);
        Files.writeString(ours, Files.readString(ours).replace("2.0", "3.0"));
        assertEquals(
                List.of("ours.csv was changed and the last line of changes.csv is not about it"), kept.unexplained());
        Files.delete(changes);
        assertEquals(1, kept.unexplained().size());
    }

    private static List<ReplayedRow> rows(double figure, String ranking) {
        return List.of(row("A", "2", figure, Verdict.AGREES), row("B", ranking, Double.NaN, Verdict.AGREES));
    }

    private static ReplayedRow row(String id, String ours, double figure, Verdict verdict) {
        PublishedRow row = new PublishedRow(
                id,
                "baseline",
                PublishedMeasure.PRODUCT_AGAINST_BASELINE,
                List.of("Norway"),
                List.of(),
                2050,
                2050,
                PublishedRow.Kind.SIGN,
                "+",
                "percent",
                "",
                "");
        return new ReplayedRow(row, ours, figure, verdict, Optional.empty());
    }
}
