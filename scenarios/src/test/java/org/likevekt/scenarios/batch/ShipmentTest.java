package org.likevekt.scenarios.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Municipalities;
import org.likevekt.data.UserError;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RecordBits;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;

/** Another machine, which has the program and what is sent, plans and solves the same runs as this one. */
class ShipmentTest {
    private static final String PROGRAM = "1";

    @TempDir
    private Path here;

    @TempDir
    private Path there;

    @Test
    void runsAreTheSameBitForBit() throws IOException, ClassNotFoundException {
        write("base.yaml", "title: t\nhorizon: 2018-2019\n");
        write("sub/policy.yaml", """
                title: t
                horizon: 2018-2019
                shocks: [{multiply: productivity, where: {region: Agder}, value: 1.01, years: 2019}]
                """);
        write("sweep.yaml", """
                title: t
                scenarios: [sub/policy.yaml]
                sweep:
                  scenario: base.yaml
                  vary: [{multiply: migration_elasticity, values: [0.5, 2]}]
                """);
        Runner runner = runner(Optional.empty());
        assertSame(runner, Shipment.Own.NOTHING, 3);
    }

    @Test
    void ownTablesAndOwnRegionsAreSentAlong() throws IOException, ClassNotFoundException {
        Economy economy = Economy.of(Optional.empty());
        for (var table : economy.tableFiles().entrySet()) {
            write("tables/" + table.getKey(), table.getValue());
        }
        Municipalities places = economy.municipalities();
        String regions = "municipality,region\n"
                + places.municipalities().codes().stream()
                        .map(code -> code + "," + (code.startsWith("50") ? "Midt" : "Resten") + "\n")
                        .collect(Collectors.joining());
        write("two.csv", regions);
        write("other.csv", regions.replace("Midt", "Midten"));
        write("sweep.yaml", "title: t\nscenarios: [usual.yaml, own.yaml]\n");
        write("usual.yaml", "title: t\nhorizon: 2018-2019\n");
        write("own.yaml", "title: t\nhorizon: 2018-2019\nregions: other.csv\n");
        Path tables = here.resolve("tables");
        String two = here.resolve("two.csv").toString();
        Runner own = runner(Optional.of(tables)).withTradeLinksFrom(0.01).withRegions(two);
        assertSame(own, new Shipment.Own(Optional.of(tables), Optional.of(two), List.of()), 2);
    }

    /** One that is wrong is refused by its name there. */
    @Test
    void ownCalibrationsAreSentAlong() throws IOException {
        write("base.yaml", "title: t\nhorizon: 2018-2019\n");
        write("kept.csv", "year\n");
        Planner planner = new Planner(runner(Optional.empty()));
        List<PlannedRun> planned =
                planner.plan(List.of(here.resolve("base.yaml").toString()));
        Shipment.Own own = new Shipment.Own(Optional.empty(), Optional.empty(), List.of(here.resolve("kept.csv")));
        String refused = assertThrows(UserError.class, () -> unpacked(planner, planned, own))
                .told();
        assertTrue(refused.contains(there.toString()) && refused.contains("kept.csv"), refused);
    }

    @Test
    void anotherProgramOrOtherTablesAreNotSolvedWith() throws IOException, ClassNotFoundException {
        write("sweep.yaml", "title: t\nscenarios: [base.yaml]\n");
        write("base.yaml", "title: t\nhorizon: 2018-2019\n");
        Runner runner = runner(Optional.empty());
        Planner planner = new Planner(runner);
        List<PlannedRun> planned =
                planner.plan(List.of(here.resolve("sweep.yaml").toString()));
        Function<RunKey, RunRecord> other = unpacked(planner, planned, Shipment.Own.NOTHING);
        RunKey key =
                new RunKeys(runner, PROGRAM, "another program", KeptResults.RUN).of(planned.get(0), KeptResults.RUN);
        RunRecord refused = other.apply(key);
        assertEquals("fault", refused.ending().cause());
        assertTrue(
                refused.ending().reason().contains("its program is another"),
                refused.ending().reason());
        assertTrue(
                refused.ending().reason().endsWith("expected another program"),
                refused.ending().reason());
    }

    @Test
    void whatIsNoClusterIsToldAtOnce() throws IOException {
        write("base.yaml", "title: t\nhorizon: 2018-2019\n");
        Planner planner = new Planner(runner(Optional.empty()));
        Shipment inputs = new Shipment(
                planner,
                planner.plan(List.of(here.resolve("base.yaml").toString())),
                Shipment.Own.NOTHING,
                options("code"));
        Optional<String> home = Optional.of(here.toString());
        assertTrue(told("local[2]", inputs, home).startsWith("--on is 'local[2]', expected spark://host:port"));
        assertTrue(told("spark://host:70777", inputs, home).startsWith("--on is 'spark://host:70777'"));
        String address = "spark://localhost:7077";
        String without = told(address, inputs, Optional.empty());
        assertTrue(without.startsWith("SPARK_HOME is not set, expected the folder of the Spark that"), without);
        String empty = told(address, inputs, home);
        assertTrue(empty.startsWith("SPARK_HOME is '" + here + "', where no spark-core is in 'jars'"), empty);
        write("jars/spark-core_2.12-3.5.6.jar", "");
        String old = told(address, inputs, home);
        assertTrue(old.startsWith("SPARK_HOME is '" + here + "', a Spark 3.5.6, expected") && old.contains("4.0"), old);
        Files.delete(here.resolve("jars/spark-core_2.12-3.5.6.jar"));
        write("jars/spark-core_2.13-4.1.0-preview1.jar", "");
        String jar = told(address, inputs, home);
        assertTrue(jar.startsWith("there is no likevekt-spark.jar in ") && jar.contains("mvn -Dfast -Pspark"), jar);
    }

    private static String told(String address, Shipment inputs, Optional<String> home) {
        return assertThrows(UserError.class, () -> Clusters.open(address, () -> inputs, home, line -> {}))
                .told();
    }

    private void assertSame(Runner runner, Shipment.Own own, int asked) throws IOException, ClassNotFoundException {
        Planner planner = new Planner(runner);
        List<PlannedRun> planned =
                planner.plan(List.of(here.resolve("sweep.yaml").toString()));
        assertEquals(asked, planned.size());
        Function<RunKey, RunRecord> other = unpacked(planner, planned, own);
        // what is there must not be what is here
        try (Stream<Path> files = Files.walk(here)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        RunKeys keys = new RunKeys(runner, PROGRAM, org.likevekt.scenarios.run.CodeVersion.hash(), KeptResults.RUN);
        for (PlannedRun run : PlannedRun.withBaselines(planned)) {
            KeptResults keep = run.isPoint() ? KeptResults.POINT : KeptResults.RUN;
            RunKey key = keys.of(run, keep);
            RunRecord mine = run.solvedBy(new LocalSolver(runner), key, keep);
            RunRecord its = copy(other.apply(copy(key)));
            assertTrue(its.ending().isSolved(), its.ending().reason());
            assertEquals(mine.key(), its.key());
            assertTrue(mine.series().size() > 5);
            assertEquals(mine.verdict(), its.verdict());
            assertTrue(RecordBits.of(mine).equals(RecordBits.of(its)), run.name() + " has other bits");
        }
    }

    private Function<RunKey, RunRecord> unpacked(Planner planner, List<PlannedRun> planned, Shipment.Own own)
            throws IOException, ClassNotFoundException {
        return copy(new Shipment(planner, planned, own, options("code"))).unpacked(there);
    }

    private static Batch.Options options(String code) {
        return new Batch.Options(PROGRAM, code, 1, false, KeptResults.RUN, KeptResults.POINT);
    }

    private static Runner runner(Optional<Path> data) {
        return new Runner(Economy.of(data), RunnerListener.SILENT);
    }

    private static byte[] bytes(Serializable value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(value);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"})
    private static <T extends Serializable> T copy(T value) throws IOException, ClassNotFoundException {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes(value)))) {
            return (T) stream.readObject();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
