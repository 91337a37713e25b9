package org.likevekt.scenarios.statbank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.likevekt.data.Municipalities;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;
import org.likevekt.scenarios.statbank.Export.Observation;

/**
 * Asks a statbank for the figures of municipalities. A question of too many cells is put in halves; where the statbank is busy
 * it says for how long, and is asked again.
 */
final class Statbank {
    private static final int MOST_TRIES = 5;
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
    private static final int BUSY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_LARGE = 403;
    private static final int FIRST_FAULT = 400;

    private final HttpClient client;
    private final Duration patience;
    private final Waiting waiting;
    private final ToLongFunction<StatbankTable> limit;

    /** How time passes until the statbank may be asked again. */
    @FunctionalInterface
    interface Waiting {
        /** Waits. */
        void pass(Duration time) throws InterruptedException;
    }

    /** The statbanks of the world. */
    Statbank() {
        this(Duration.ofMinutes(2), time -> Thread.sleep(time.toMillis()));
    }

    Statbank(Duration patience, Waiting waiting) {
        this(patience, waiting, StatbankTable::limit);
    }

    /**
     * A statbank.
     *
     * @param patience how long an answer may take
     * @param waiting how time passes
     * @param limit the most cells that a table gives in one answer
     */
    Statbank(Duration patience, Waiting waiting, ToLongFunction<StatbankTable> limit) {
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        this.patience = patience;
        this.waiting = waiting;
    }

    /** What is at an address that is no table: an export that somebody keeps there. */
    Export download(String address) {
        try {
            String today = LocalDate.now(ZoneOffset.UTC).toString();
            return ExportReader.read(address, today, body(HttpRequest.newBuilder(URI.create(address))));
        } catch (IllegalArgumentException e) {
            throw new StatbankException(Words.quote(address) + " is no address", e);
        }
    }

    /** The variables and categories of a table. */
    Export describe(StatbankTable table) {
        return table.described(new String(body(HttpRequest.newBuilder(table.metadata())), StandardCharsets.UTF_8));
    }

    /** The figures of a kind in a table. */
    Export ask(StatbankTable table, Export described, Statistic kind, Municipalities places) {
        List<List<Category>> selection = new ArrayList<>(CellSelection.categories(described, kind));
        List<VariableRole> roles = Stream.concat(
                        Stream.of(kind.row()), kind.isOfPairs() ? kind.column().stream() : Stream.of())
                .toList();
        for (VariableRole role : roles) {
            int v = described.position(role);
            selection.set(
                    v,
                    selection.get(v).stream()
                            .filter(category -> PlaceCodes.isMunicipality(category, places))
                            .toList());
        }
        if (selection.stream().anyMatch(List::isEmpty)) {
            throw new StatbankException(
                    table.address() + " has no municipalities, expected their codes. Maybe ask another table");
        }
        return table.titled(ask(table, described, selection));
    }

    private Export ask(StatbankTable table, Export described, List<List<Category>> selection) {
        long cells = selection.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        int largest = IntStream.range(0, selection.size())
                .reduce((v, w) -> selection.get(v).size() >= selection.get(w).size() ? v : w)
                .orElseThrow();
        boolean isSplittable = selection.get(largest).size() > 1;
        if (cells > limit.applyAsLong(table) && isSplittable) {
            return halves(table, described, selection, largest);
        }
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(table.data())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(table.query(described.variables(), selection))));
        if (answer.statusCode() == TOO_LARGE && isSplittable) {
            return halves(table, described, selection, largest);
        }
        return ExportReader.read(table.address(), "", well(answer));
    }

    private Export halves(StatbankTable table, Export described, List<List<Category>> selection, int variable) {
        List<Category> all = selection.get(variable);
        List<Observation> cells = new ArrayList<>();
        List<Export> parts = new ArrayList<>();
        for (List<Category> half : List.of(all.subList(0, all.size() / 2), all.subList(all.size() / 2, all.size()))) {
            List<List<Category>> own = new ArrayList<>(selection);
            own.set(variable, half);
            parts.add(ask(table, described, own));
            cells.addAll(parts.get(parts.size() - 1).observations());
        }
        Export first = parts.get(0);
        return Export.of(first.file(), first.title(), first.date(), first.variables(), cells);
    }

    private byte[] body(HttpRequest.Builder request) {
        return well(send(request));
    }

    private static byte[] well(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= FIRST_FAULT) {
            throw new StatbankException(answer.request().uri() + " answers " + answer.statusCode() + ": "
                    + reason(answer) + ". Maybe the table has another number, or the statbank is closed for now");
        }
        return answer.body();
    }

    /** What a statbank says of a refusal: a text, or JSON of one version or the other. */
    private static String reason(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
        try {
            JsonNode root = new ObjectMapper().readTree(text);
            text = Stream.of("detail", "error", "title")
                    .map(field -> root.path(field).asText(""))
                    .filter(said -> !said.isEmpty())
                    .findFirst()
                    .orElse(text);
        } catch (JsonProcessingException e) {
            // a text then
        }
        return text.isEmpty() ? "no reason" : Words.quote(text);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder building) {
        HttpRequest request =
                building.timeout(patience).header("User-Agent", "likevekt").build();
        for (int tries = 1; ; tries++) {
            HttpResponse<byte[]> answer = sendOnce(request);
            boolean isBusy = answer.statusCode() == BUSY || answer.statusCode() == UNAVAILABLE;
            if (!isBusy || tries == MOST_TRIES) {
                return answer;
            }
            pass(answer);
        }
    }

    private HttpResponse<byte[]> sendOnce(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (HttpConnectTimeoutException e) {
            throw new StatbankException(
                    "no way to " + request.uri().getHost() + " within " + patience.toSeconds() + " s", e);
        } catch (HttpTimeoutException e) {
            throw new StatbankException(
                    "no answer from " + request.uri() + " within " + patience.toSeconds()
                            + " s. Maybe try later, or export the table to a file at the statbank",
                    e);
        } catch (IOException e) {
            throw new StatbankException(
                    request.uri() + " cannot be reached: " + reason(e)
                            + ". Maybe export the table to a file at the statbank",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(request.uri(), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof ConnectException ? "no connection" : StatbankException.reason(e);
    }

    private void pass(HttpResponse<byte[]> answer) {
        Duration wait = answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(USUAL_WAIT);
        try {
            waiting.pass(wait);
        } catch (InterruptedException e) {
            throw interrupted(answer.request().uri(), e);
        }
    }

    private static StatbankException interrupted(URI address, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StatbankException("interrupted while asking " + address, e);
    }
}
