package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own tables of municipalities in the accounts. */
class ToldSharesTest {
    private static final RegionalAccounts COUNTIES = RegionalAccounts.build(Dataset.embedded());
    private static final Municipalities PLACES = Municipalities.embedded(COUNTIES.regions());
    private static final RegionalAccounts BEFORE = accounts(PLACES);
    private static final int MUNICIPALITIES = PLACES.municipalities().size();
    private static final List<Integer> TRONDELAG = IntStream.range(0, MUNICIPALITIES)
            .filter(m -> PLACES.counties().code(PLACES.county(m)).equals("50"))
            .boxed()
            .toList();

    @TempDir
    private Path folder;

    /** Three municipalities a, b, c in one county and d in another. */
    private static final Classification FOUR = Classification.ofCodes("municipalities", List.of("a", "b", "c", "d"));

    private static final RegionPartition TWO =
            RegionPartition.of(FOUR, Classification.ofCodes("regions", List.of("west", "east")), List.of(0, 0, 0, 1));

    /**
     * a is not told and keeps 0.5 of the west; b and c share the other half as 30 to 10: 0.375 and 0.125. Of the second figure nobody
     * in the west has any, so there all keep their estimates.
     */
    @Test
    void whoIsToldSharesWhatTheOthersLeave() {
        Classification two = Classification.ofCodes("figures", List.of("first", "second"));
        Grid estimated = Grid.of(List.of(FOUR, two), new double[] {0.5, 0.5, 0.3, 0.3, 0.2, 0.2, 1, 1});
        Grid told = Grid.of(List.of(FOUR, two), new double[] {0, 0, 30, 0, 10, 0, 5, 7});
        Grid shares = ToldShares.of(TWO, estimated, told);
        double[] expected = {0.5, 0.5, 0.375, 0.3, 0.125, 0.2, 1, 1};
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], shares.values()[k], 1e-15, "cell " + k);
        }
    }

    /** Divisions 1 to 3 are in the group 01-03; of 5, 10 and 11 a third is in 05-09 and two thirds are in 10-33. */
    @Test
    void anIndustryInSeveralGroupsHasItsJobsThereByItsDivisions() {
        Classification groups = Classification.ofCodes("industries", List.of("01-03", "05-09", "10-33"));
        Grid jobs = Grid.of(List.of(FOUR, groups), new double[] {6, 1, 0, 2, 0, 3, 0, 0, 1, 9, 9, 9});
        Grid shares = ToldShares.byIndustry(
                TWO,
                jobs,
                Classification.ofCodes("ours", List.of("farms", "mines")),
                List.of(new TreeSet<>(List.of(1, 2, 3)), new TreeSet<>(List.of(5, 10, 11))));
        // of farms 3 divisions times 6, 2, 0 of 8; of mines once 1, 0, 0 of 1 and twice 0, 3, 1 of 4
        double[] expected = {18 / 8.0, 1, 6 / 8.0, 6 / 4.0, 0, 2 / 4.0, 3, 3};
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], shares.values()[k], 1e-15, "cell " + k);
        }
    }

    private Municipalities with(String table, String text) throws IOException {
        for (Map.Entry<String, String> file : PLACES.texts().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(
                folder.resolve("tables.csv"),
                PLACES.texts().get("tables.csv").stripTrailing() + "\n" + table
                        + ",Mine,Source: the user,official,persons,As exported\n");
        Files.writeString(folder.resolve(table + ".csv"), text);
        return Municipalities.load(folder, PLACES.counties());
    }

    private static String lines(Function<Integer, String> line) {
        return TRONDELAG.stream().map(line).collect(Collectors.joining());
    }

    private static String code(int m) {
        return PLACES.municipalities().code(m);
    }

    private static RegionalAccounts accounts(Municipalities places) {
        return COUNTIES.over(Partition.Shipped.TRONDELAG_SPLIT.of(places), places);
    }

    private static double inTrondelag(Grid figures, int column) {
        return TRONDELAG.stream()
                .mapToDouble(m -> figures.get(figures.axis(0).indexOf(code(m)), column))
                .sum();
    }

    private Municipalities withManufacturing(Function<Integer, Double> shareOfJobs) throws IOException {
        return with(
                "municipal_employed",
                "municipality,industry,persons\n"
                        + lines(m -> {
                            double jobs = PLACES.employedWorkplace().get(m);
                            double made = shareOfJobs.apply(m) * jobs;
                            return "%s,10-33,%s%n%s,01-09,%s%n%s,35-99,%s%n"
                                    .formatted(code(m), made, code(m), 0.1 * jobs, code(m), 0.9 * jobs - made);
                        }));
    }

    /** A tenth of the jobs is in manufacturing, in Orkland a quarter, and none on Frøya. */
    @Test
    void jobsOfAnIndustryAreWhereTheTableHasThem() throws IOException {
        RegionalAccounts accounts =
                accounts(withManufacturing(m -> code(m).equals("5059") ? 0.25 : code(m).equals("5014") ? 0 : 0.1));
        Grid persons = accounts.persons().sumOver(2);
        int food = persons.axis(1).indexOf("NMID");
        int farms = persons.axis(1).indexOf("JORD");
        Grid county = COUNTIES.persons().sumOver(2);
        int trondelag = COUNTIES.regions().indexOf("50");
        assertEquals(county.get(trondelag, food), inTrondelag(persons, food), 1e-9 * county.get(trondelag, food));
        assertEquals(county.get(trondelag, farms), inTrondelag(persons, farms), 1e-9 * county.get(trondelag, farms));
        int orkland = accounts.regions().indexOf("5059");
        double had = BEFORE.persons().sumOver(2).get(orkland, food);
        assertEquals(0, persons.get(accounts.regions().indexOf("5014"), food), "none on Frøya");
        assertTrue(persons.get(orkland, food) > 1.8 * had, persons.get(orkland, food) + ", was " + had);
    }

    /** All goods of Trøndelag come from Orkland and Steinkjer, whose carriers cannot bring them all. */
    @Test
    void goodsThatNobodyThereCanCarryAreTold() throws IOException {
        Municipalities places =
                withManufacturing(m -> code(m).equals("5059") ? 0.07 : code(m).equals("5006") ? 0.017 : 0.0);
        DataException told = assertThrows(DataException.class, () -> accounts(places));
        assertTrue(told.getMessage().contains("of goods from 5006, where TRANS sells"), told.getMessage());
    }

    /** All goods of Trøndelag come from Steinkjer, which has fewer jobs than that takes. */
    @Test
    @Tag("slow")
    void jobsForWhichThereIsNoRoomAreTold() throws IOException {
        Municipalities places = withManufacturing(m -> code(m).equals("5006") ? 0.6 : 0.0);
        DataException told = assertThrows(DataException.class, () -> accounts(places));
        assertTrue(
                told.getMessage().contains("municipal_employed.csv: found figures of which the jobs by municipality"),
                told.getMessage());
    }

    /** In Trondheim all have a long education, elsewhere all are of upper secondary school; the employed stay what they are. */
    @Test
    void groupsLiveWhereTheTableHasTheirEducations() throws IOException {
        Municipalities places = with(
                "municipal_education",
                "municipality,compulsory,upper_secondary,vocational_college,university_short,university_long,none_or_unknown\n"
                        + lines(m -> "%s,%s,%n"
                                .formatted(code(m), code(m).equals("5001") ? "10,60,1,50,300,1" : "100,300,10,50,5,10")
                                .replace(",\n", "\n")));
        RegionalAccounts after = accounts(places);
        int trondheim = BEFORE.regions().indexOf("5001");
        int higher = BEFORE.employedResidents().axis(1).indexOf("higher_university");
        Grid had = BEFORE.employedResidents();
        Grid has = after.employedResidents();
        assertTrue(
                has.get(trondheim, higher) > 1.5 * had.get(trondheim, higher), has.get(trondheim, higher) + " persons");
        assertEquals(inTrondelag(had, higher), inTrondelag(has, higher), 1e-9 * inTrondelag(had, higher));
        assertEquals(had.sumOver(1).get(trondheim), has.sumOver(1).get(trondheim), 1e-6);
    }

    @Test
    void theOldLiveWhereTheTableHasThem() throws IOException {
        Municipalities places = with(
                "municipal_ages",
                "municipality,aged_67\n" + lines(m -> code(m) + "," + (code(m).equals("5001") ? 63 : 1) + "\n"));
        Grid aged = accounts(places).aged67();
        Grid county = COUNTIES.aged67();
        for (int year : new int[] {0, 32}) {
            double all = county.get(COUNTIES.regions().indexOf("50"), year);
            assertEquals(0.63 * all, aged.get(aged.axis(0).indexOf("5001"), year), 1e-9 * all);
        }
    }

    @Test
    void industriesWithoutDivisionsAreTold() {
        DataException told = assertThrows(
                DataException.class, () -> with("municipal_employed", "municipality,industry,persons\n5001,farms,3\n"));
        assertTrue(
                told.getMessage()
                        .contains("municipal_employed.csv, column industry: found 'farms', expected divisions"),
                told.getMessage());
    }
}
