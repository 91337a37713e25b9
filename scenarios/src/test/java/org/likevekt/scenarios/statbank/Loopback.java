package org.likevekt.scenarios.statbank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A statbank on this machine: it answers in the words of Statistics Norway's, with the figures of our tables. */
final class Loopback implements AutoCloseable {
    /** An answer that is given once, before all others. */
    record Answer(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final Deque<Answer> first = new ArrayDeque<>();
    private final List<String> questions = Collections.synchronizedList(new ArrayList<>());
    private final List<String> codes;
    private final DoubleUnaryOperator population;

    Loopback(List<String> codes, DoubleUnaryOperator population) throws IOException {
        this.codes = codes;
        this.population = population;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    void answerFirst(Answer answer) {
        first.add(answer);
    }

    /** The bodies of the questions for figures that it was asked, in order. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isPost = exchange.getRequestMethod().equals("POST");
        if (isPost) {
            questions.add(question);
        }
        boolean isOld = exchange.getRequestURI().getPath().contains("/v0/");
        Answer answer = first.isEmpty()
                ? new Answer(200, isPost ? figures(question, isOld) : isOld ? oldMetadata() : metadata(), Map.of())
                : first.remove();
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String index(List<String> own) {
        return IntStream.range(0, own.size())
                .mapToObj(k -> "\"" + own.get(k) + "\": " + k)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(List<String> own) {
        return own.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    private String metadata() {
        return dataset(codes, List.of("0", "1", "2"), List.of("2017", "2018"), "");
    }

    private static String dataset(List<String> regions, List<String> sexes, List<String> years, String values) {
        return "{\"version\": \"2.0\", \"class\": \"dataset\", \"label\": \"07459: Befolkning, etter region, kjønn og år\","
                + " \"source\": \"Statistisk sentralbyrå\", \"updated\": \"2018-02-22T07:00:00Z\","
                + " \"id\": [\"Region\", \"Kjonn\", \"ContentsCode\", \"Tid\"], \"size\": [" + regions.size() + ", "
                + sexes.size() + ", 1, " + years.size() + "], \"dimension\": {"
                + "\"Region\": {\"label\": \"region\", \"category\": {\"index\": " + index(regions) + "}},"
                + "\"Kjonn\": {\"label\": \"kjønn\", \"category\": {\"index\": " + index(sexes)
                + ", \"label\": {\"0\": \"Begge kjønn\", \"1\": \"Menn\", \"2\": \"Kvinner\"}}},"
                + "\"ContentsCode\": {\"label\": \"statistikkvariabel\", \"category\": {\"index\": {\"Personer1\": 0},"
                + " \"label\": {\"Personer1\": \"Personer\"}}},"
                + "\"Tid\": {\"label\": \"år\", \"category\": {\"index\": " + index(years) + "}}}" + values + "}";
    }

    private String oldMetadata() {
        return "{\"title\": \"07459: Befolkning, etter region, kjønn, statistikkvariabel og år\", \"variables\": ["
                + "{\"code\": \"Region\", \"text\": \"region\", \"values\": " + quoted(codes) + ", \"valueTexts\": "
                + quoted(codes) + "}, {\"code\": \"Kjonn\", \"text\": \"kjønn\", \"values\": [\"0\", \"1\", \"2\"],"
                + " \"valueTexts\": [\"Begge kjønn\", \"Menn\", \"Kvinner\"]},"
                + "{\"code\": \"ContentsCode\", \"text\": \"statistikkvariabel\", \"values\": [\"Personer1\"],"
                + " \"valueTexts\": [\"Personer\"]}, {\"code\": \"Tid\", \"text\": \"år\", \"values\": [\"2017\", \"2018\"],"
                + " \"valueTexts\": [\"2017\", \"2018\"], \"time\": true}]}";
    }

    private String figures(String question, boolean isOld) throws IOException {
        JsonNode parts = new ObjectMapper().readTree(question).path(isOld ? "query" : "selection");
        List<List<String>> asked = StreamSupport.stream(parts.spliterator(), false)
                .map(part -> isOld ? part.path("selection").path("values") : part.path("valueCodes"))
                .map(values -> StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList())
                .toList();
        String values = asked.get(0).stream()
                .map(code -> Long.toString(Math.round(
                        population.applyAsDouble(Exports.PLACES.municipalities().indexOf(code)))))
                .collect(Collectors.joining(",", ", \"value\": [", "]"));
        return dataset(asked.get(0), asked.get(1), asked.get(3), values);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
