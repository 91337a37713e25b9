package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.likevekt.model.drivers.Axis;

/** The digest of a thing changes with all that the thing says, and not with where it is written. */
class ScenarioDigestTest {
    private static final String FULL = """
            title: t
            description: d
            source: s
            parent: p
            baseline: b
            horizon: 2018-2030
            closure: {government: transfers}
            swap:
              - {find: payroll_tax, where: {region: Oslo}, hold: government_saving_level, note: n}
            calibration: {target: mainland_gdp_per_person, growth: 1%, adjust: productivity}
            shocks:
              - {multiply: productivity, where: {region: Oslo}, value: 1.01, years: 2019-, note: n}
            """;

    private static final Vocabulary WORDS = TestEconomy.vocabulary();
    private static final Mark ELSEWHERE = new Mark("elsewhere.yaml", 9, 9);

    private static ScenarioFile file(String text) {
        ScenarioParser.Parsed outcome = new ScenarioParser(WORDS)
                .parse("name", "name.yaml", Optional.empty(), text.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), outcome.findings());
        return outcome.file().orElseThrow();
    }

    @Test
    void everyComponentOfAFileChangesItsDigest() {
        ScenarioFile file = file(FULL);
        ScenarioFile other = file(FULL.replace("1.01", "1.02")
                .replace("growth: 1%", "growth: 2%")
                .replace("2018-2030", "2018-2031")
                .replace("Oslo}, hold", "Agder}, hold"));
        Map<String, Object> others = new HashMap<>();
        others.put("name", "other");
        for (String words : List.of("title", "description", "source")) {
            others.put(words, Wording.of("other"));
        }
        Reference reference = new Reference("other", Optional.empty(), ELSEWHERE);
        others.put("parent", Optional.of(reference));
        others.put("baseline", Optional.of(reference));
        others.put("horizon", other.horizon());
        others.put("regions", Optional.of(new Regions(Map.of("All", List.of("03", "50")), false)));
        others.put("closure", Map.of("government", "saving"));
        others.put("calibration", other.calibration());
        others.put("uncalibrated", true);
        others.put("swaps", other.swaps());
        others.put("shocks", other.shocks());
        others.put("mark", ELSEWHERE);
        others.put("folder", Optional.of(Path.of("elsewhere")));
        others.put("text", FULL + "# a comment");
        Set<String> places = Set.of("mark", "folder", "text");
        assertEveryComponentCounts(file, others, places, ScenarioFile::digest);
        others.put("swaps", Optional.of(List.of()));
        others.put("calibration", Optional.empty());
        others.put("shocks", List.of());
        assertEveryComponentCounts(file, others, places, ScenarioFile::digest);
    }

    @Test
    void noSwapsAndNothingSaidOfSwapsDiffer() {
        assertNotEquals(
                file("title: t\n").digest(), file("title: t\nswap: []\n").digest());
    }

    @Test
    void everyComponentOfAShockASwapAndACalibrationChangesItsDigest() {
        Shock shock = file(FULL).shocks().get(0);
        Map<String, Object> others = new HashMap<>();
        others.put("mark", ELSEWHERE);
        others.put("operation", Operation.ADD);
        others.put("driver", WORDS.dictionary().find("export_demand").orElseThrow());
        others.put("where", Map.of(Axis.REGION, new Selection(List.of("Agder"), List.of("42"))));
        others.put("profile", new Profile.Growth(1.01));
        others.put("years", Optional.empty());
        others.put("note", Wording.of("other"));
        assertEveryComponentCounts(shock, others, Set.of("mark"), Shock::digest);
        others.put("profile", new Profile.Path(new TreeMap<>(Map.of(2020, 1.01))));
        others.put("where", Map.of(Axis.INDUSTRY, new Selection(List.of("Oslo"), List.of("03"))));
        assertEveryComponentCounts(shock, others, Set.of("mark"), Shock::digest);

        DeclaredSwap swap = file(FULL).swaps().orElseThrow().get(0);
        DeclaredSwap other = file(FULL.replace("Oslo}, hold", "Agder}, hold"))
                .swaps()
                .orElseThrow()
                .get(0);
        assertEveryComponentCounts(
                swap,
                Map.of("mark", ELSEWHERE, "swap", other.swap(), "note", Wording.of("other")),
                Set.of("mark"),
                DeclaredSwap::digest);

        Calibration calibration = file(FULL).calibration().orElseThrow();
        assertEveryComponentCounts(
                calibration,
                Map.of(
                        "declaredBy",
                        "other",
                        "target",
                        "other",
                        "growth",
                        0.02,
                        "adjust",
                        WORDS.dictionary().find("export_demand").orElseThrow(),
                        "where",
                        Map.of(Axis.REGION, new Selection(List.of("Agder"), List.of("42"))),
                        "markets",
                        "terms_of_trade"),
                Set.of(),
                Calibration::digest);
    }

    /** Points keep their names when a scenario joins the sweep. */
    @Test
    void everyComponentOfASweepButItsScenariosChangesItsDigest() {
        Shock shock = file(FULL).shocks().get(0);
        Sweep.Dimension dimension = new Sweep.Dimension("tfp", shock, List.of(0.5, 2.0));
        Sweep sweep = new Sweep(List.of("a"), Sweep.Method.LHS, 5, 7, List.of(dimension));
        for (Sweep.Dimension other : List.of(
                new Sweep.Dimension("other", shock, List.of(0.5, 2.0)),
                new Sweep.Dimension("tfp", shock, List.of(0.5, 3.0)),
                new Sweep.Dimension(
                        "tfp", file(FULL.replace("2019-", "2020-")).shocks().get(0), List.of(0.5, 2.0)))) {
            Map<String, Object> others = Map.of(
                    "scenarios",
                    List.of("b"),
                    "method",
                    Sweep.Method.MONTE_CARLO,
                    "n",
                    3,
                    "seed",
                    8L,
                    "dimensions",
                    List.of(other));
            assertEveryComponentCounts(sweep, others, Set.of("scenarios"), Sweep::digest);
        }
    }

    @Test
    void everyComponentOfAScenarioChangesItsDigest() {
        Scenario scenario = Scenario.resolve(List.of(file("title: t\n")), WORDS);
        Map<String, Object> others = Map.of(
                "chain", List.of(file("title: ancestor\n"), file("title: t\n")),
                "horizon", new Horizon(2018, 2020),
                "closure", Map.of("government", "transfers"),
                "calibration", file(FULL).calibration(),
                "baseline", Optional.of(scenario));
        assertEveryComponentCounts(scenario, others, Set.of(), Scenario::digest);
    }

    private static <T extends Record> void assertEveryComponentCounts(
            T thing, Map<String, Object> others, Set<String> places, Function<T, String> digest) {
        RecordComponent[] components = thing.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            String name = component.getName();
            assertTrue(others.containsKey(name), "what is another '" + name + "'?");
            T changed = changed(thing, components, name, others.get(name));
            if (places.contains(name)) {
                assertEquals(digest.apply(thing), digest.apply(changed), name);
            } else {
                assertNotEquals(digest.apply(thing), digest.apply(changed), name);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> T changed(T thing, RecordComponent[] components, String name, Object other) {
        try {
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : components) {
                values.add(
                        component.getName().equals(name)
                                ? other
                                : component.getAccessor().invoke(thing));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (T) thing.getClass().getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
