package org.likevekt.scenarios.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.scenarios.replay.PublishedMeasure;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** The methods against each other on the model itself. */
class SensitivityTest {
    private static final Sensitivity.Listener SILENT = (done, all) -> {};

    private static Runner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() {
        runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
    }

    private Study study(String factor) throws IOException {
        SmallStudy.write(folder, factor);
        return Study.load(folder.toString());
    }

    private List<Prior> priors() {
        return Priors.load(folder.toString(), runner.economy().dataset());
    }

    /** Whether export markets have a fixed size or are found so that the terms of trade stay. */
    @ParameterizedTest
    @ValueSource(strings = {"fixed", "terms_of_trade"})
    void aSmallSpreadIsTheSameByQuadratureAndByAdjoint(String markets) throws IOException {
        SmallStudy.write(folder, "1.005", markets);
        Study study = Study.load(folder.toString());
        Sensitivity solved = Sensitivity.of(study, priors(), runner, Design.quadrature(priors()), 2, SILENT);
        Sensitivity local = Sensitivity.local(study, priors(), runner, 2, SILENT);
        assertTrue(solved.failed().isEmpty(), () -> solved.failed().get(0).reason());
        for (int k = 0; k < study.rows().size(); k++) {
            RowSensitivity bySolving = solved.rows().get(k);
            RowSensitivity byAdjoint = local.rows().get(k);
            String id = bySolving.central().row().id();
            if (bySolving.isRanking()) {
                assertEquals(0, byAdjoint.spread().n(), id);
                continue;
            }
            assertEquals(
                    bySolving.spread().mean(),
                    byAdjoint.spread().mean(),
                    0.01 * bySolving.spread().sd() + 1e-9,
                    id);
            assertEquals(
                    bySolving.spread().sd(),
                    byAdjoint.spread().sd(),
                    2e-3 * bySolving.spread().sd() + 1e-9,
                    id);
            assertArrayEquals(bySolving.spread().shares(), byAdjoint.spread().shares(), 5e-3, id);
        }
    }

    @Test
    void theWorldsAreTheSameForAnyNumberOfWorkers() throws IOException {
        Study study = study("1.5");
        Design design = Design.sample(Method.LHS, priors(), 10, 5);
        List<Integer> heard = new ArrayList<>();
        Sensitivity one =
                Sensitivity.of(study, priors(), runner, design, 1, (done, all) -> heard.add(done * 100 + all));
        Sensitivity three = Sensitivity.of(study, priors(), runner, design, 3, SILENT);
        assertEquals(List.of(110, 210, 310, 410, 510, 610, 710, 810, 910, 1010), heard);
        for (int k = 0; k < study.rows().size(); k++) {
            for (int w = 0; w < 10; w++) {
                assertEquals(
                        Double.doubleToLongBits(one.worlds().get(w).figure(k)),
                        Double.doubleToLongBits(three.worlds().get(w).figure(k)));
            }
            assertEquals(
                    one.rows().get(k).spread().sd(),
                    three.rows().get(k).spread().sd(),
                    0);
        }
    }

    @Test
    void everyWorldGrowsAsFastAsTheStudys() throws IOException {
        Study study = study("1.3");
        Files.writeString(
                folder.resolve("published.csv"),
                "id,scenario,measure,region,detail,years,kind,value,unit,tolerance,note\nG,"
                        + folder.resolve("base.yaml")
                        + ",product_per_person_growth,Norway,,2018-2021,about,1.1,percent a year,0.1,\n");
        Study growth = Study.load(folder.toString());
        Sensitivity solved = Sensitivity.of(growth, priors(), runner, Design.quadrature(priors()), 2, SILENT);
        assertEquals(1, growth.rows().size());
        assertEquals(15, study.rows().size());
        solved.worlds().forEach(world -> assertEquals(1.1, world.figure(0), 1e-6));
        assertEquals(1, solved.rows().get(0).claimProbability(), 0);
    }

    @Test
    void aWorldWithoutASolutionIsCountedAndSaysWhy() throws IOException {
        Study study = study("1.2");
        Files.writeString(folder.resolve("uncertainty.csv"), """
                parameter,title,table,column,rows,change,distribution,factor,grade,source
                frisch,Frisch,parameters,frisch,,multiply,uniform,2.5,prior,test
                """);
        Sensitivity solved = Sensitivity.of(study, priors(), runner, Design.quadrature(priors()), 1, SILENT);
        assertEquals(1, solved.failed().size());
        assertTrue(
                solved.failed().get(0).reason().contains("subsistence share"),
                solved.failed().get(0).reason());
        assertEquals(1, solved.rows().get(0).spread().n());
    }

    @Test
    void theArticlesFiguresAreReadAsTheReplayReadsThem() {
        Study study = Study.load("vennemo-2023");
        for (ReplayedRow row : Replay.of(study, runner)) {
            if (!PublishedClaim.isRanking(row.row()) && row.row().measure() != PublishedMeasure.LABOUR_SHARE) {
                Linear figure = LinearFigure.of(row.row(), runner.run(row.row().scenario()));
                assertEquals(
                        row.figure(),
                        figure.value(),
                        1e-9 * Math.max(1, Math.abs(row.figure())),
                        row.row().id());
            }
        }
    }
}
