package org.likevekt.scenarios.statbank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.scenarios.statbank.Exports.PLACES;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.data.UserError;
import org.likevekt.scenarios.statbank.Loopback.Answer;

/** Asking a statbank: of both versions, in halves, when it is busy, refuses, or is not there. */
class StatbankTest {
    private static final String RECENT = "/api/pxwebapi/v2/tables/07459";
    private static final String OLD = "/api/v0/no/table/07459/";
    private static final Answer TOO_LARGE = new Answer(403, "{\"error\": \"Too many values selected\"}", Map.of());

    private final List<Duration> waits = new ArrayList<>();
    private final Statbank statbank = new Statbank(Duration.ofSeconds(20), waits::add);
    private Loopback server;

    @BeforeEach
    void start() throws IOException {
        List<String> codes = new ArrayList<>(PLACES.municipalities().codes());
        codes.add(0, "0"); // the country and a county are listed among the municipalities
        codes.add(1, "03");
        server = new Loopback(codes, m -> PLACES.population().get((int) m) + 1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> imported(String address) {
        Import imported = new Import(Exports.COUNTIES, PLACES, 0.01, statbank);
        imported.add(Optional.empty(), address);
        return imported.lines();
    }

    private String refused(String address) {
        return String.valueOf(
                assertThrows(UserError.class, () -> imported(address)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {RECENT, RECENT + "/data?lang=en", OLD})
    void aTableIsAskedForMunicipalitiesTotalsAndTheYear(String path) {
        String lines = String.join("\n", imported(server.address(path)));
        assertTrue(lines.contains("tells 356 of 356 municipalities"), lines);
        assertTrue(lines.contains("Norway: 5,295,971 persons, was 5,295,615"), lines);
        assertEquals(1, server.questions().size());
        String question = server.questions().get(0);
        assertTrue(question.contains("\"0301\",\"1101\""), question);
        assertTrue(!question.contains("\"03\"") && !question.contains("2017"), question);
        assertTrue(question.contains("[\"0\"]"), "both sexes together: " + question);
    }

    /** It says no to the whole and to the first half: then the first half is asked in quarters, and the second as it is. */
    @Test
    void aQuestionThatIsTooLargeIsPutInHalves() {
        StatbankTable table = StatbankTable.of(server.address(RECENT)).orElseThrow();
        Export described = statbank.describe(table);
        server.answerFirst(TOO_LARGE);
        server.answerFirst(TOO_LARGE);
        Export whole = statbank.ask(table, described, Statistic.POPULATION, PLACES);
        assertEquals(356, whole.observations().size());
        assertEquals(5, server.questions().size());
        assertEquals(
                PLACES.municipalities().codes(),
                whole.observations().stream()
                        .map(cell -> cell.categories().get(0).code())
                        .toList());
    }

    @Test
    void noQuestionAsksForMoreCellsThanTheStatbankGives() {
        StatbankTable old = StatbankTable.of(server.address(OLD)).orElseThrow();
        StatbankTable recent = StatbankTable.of(server.address(RECENT)).orElseThrow();
        assertEquals(300_000, old.limit());
        assertEquals(800_000, recent.limit());
        Export described = statbank.describe(recent);
        Statbank small = new Statbank(Duration.ofSeconds(20), waits::add, table -> 100);
        small.ask(recent, described, Statistic.POPULATION, PLACES);
        assertEquals(4, server.questions().size(), "356 cells in parts of 89");
    }

    @Test
    void whoIsBusyIsAskedAgainWhenItSays() {
        server.answerFirst(new Answer(429, "", Map.of("Retry-After", "7")));
        server.answerFirst(new Answer(503, "", Map.of()));
        imported(server.address(RECENT));
        assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(10)), waits);
    }

    @Test
    void whoIsBusyForeverIsLeft() {
        for (int k = 0; k < 5; k++) {
            server.answerFirst(new Answer(429, "slow down", Map.of("Retry-After", "1")));
        }
        String told = refused(server.address(RECENT));
        assertTrue(told.contains("answers 429: 'slow down'"), told);
        assertEquals(4, waits.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"Parameter error\", \"title\": \"Non-existent table\", \"status\": 404}",
                "{\"error\": \"Non-existent table\"}",
                "Non-existent table",
            })
    void aRefusalIsToldInTheWordsOfTheStatbank(String body) {
        server.answerFirst(new Answer(404, body, Map.of()));
        String told = refused(server.address(RECENT));
        assertTrue(told.contains(RECENT + "/metadata?lang=no answers 404: 'Non-existent table'. Maybe"), told);
    }

    @Test
    void anAnswerThatIsNoFiguresIsTold() {
        server.answerFirst(new Answer(200, "<html>closed</html>", Map.of()));
        assertTrue(refused(server.address(RECENT)).contains("found text that is no JSON, expected JSON-stat 2"));
        server.answerFirst(new Answer(200, "[]", Map.of()));
        assertTrue(refused(server.address(OLD)).contains("tells none of"));
    }

    @Test
    void whoIsNotThereOrDoesNotAnswerIsTold() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address =
                    "http://" + silent.getInetAddress().getHostAddress() + ":" + silent.getLocalPort() + RECENT;
            Statbank hasty = new Statbank(Duration.ofSeconds(1), waits::add);
            StatbankTable table = StatbankTable.of(address).orElseThrow();
            String told = String.valueOf(
                    assertThrows(UserError.class, () -> hasty.describe(table)).getMessage());
            assertTrue(told.contains("no answer from " + address + "/metadata?lang=no within 1 s. Maybe"), told);
        }
        String gone = server.address(RECENT);
        server.close();
        assertTrue(refused(gone).contains("cannot be reached: no connection. Maybe export the table"), refused(gone));
    }

    /** A file that somebody keeps at an address is read as one on this machine. */
    @Test
    void anExportAtAnAddressIsRead() {
        server.answerFirst(new Answer(200, Exports.population(), Map.of()));
        String lines = String.join("\n", imported(server.address("/mine/people.csv")));
        assertTrue(lines.contains("tells 356 of 356 municipalities; lines of the table that change: 0"), lines);
    }

    @Test
    void aNumberIsATableOfStatisticsNorway() {
        assertEquals(
                "https://data.ssb.no/api/pxwebapi/v2/tables/03321/metadata?lang=no",
                StatbankTable.of("03321").orElseThrow().metadata().toString());
        assertTrue(StatbankTable.of("people.csv").isEmpty());
    }
}
