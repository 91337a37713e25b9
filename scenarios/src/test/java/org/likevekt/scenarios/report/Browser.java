package org.likevekt.scenarios.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium, told over its debugging protocol what to do. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Browser(Process process, URI page) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .join();
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
        call("Network.enable", Map.of());
    }

    /** The program, where the machine has it. */
    static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it, with a profile of its own in a folder. */
    static Browser start(Path program, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--remote-allow-origins=*",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        try {
            return new Browser(process, page(process, folder.resolve("DevToolsActivePort")));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI page(Process process, Path portFile) throws IOException {
        for (int wait = 0; wait < 10 * SECONDS && process.isAlive(); wait++) {
            if (Files.exists(portFile) && Files.readString(portFile).contains("\n")) {
                String port = Files.readAllLines(portFile).get(0);
                for (JsonNode target : targets(URI.create("http://127.0.0.1:" + port + "/json/list"))) {
                    if (target.get("type").asText().equals("page")) {
                        return URI.create(target.get("webSocketDebuggerUrl").asText());
                    }
                }
            }
            pause();
        }
        throw new IOException("the browser did not start");
    }

    private static JsonNode targets(URI list) throws IOException {
        try (InputStream answer = list.toURL().openStream()) {
            return JSON.readTree(answer);
        }
    }

    /** Opens a file and waits until all its charts are drawn. */
    void open(Path file) {
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        await("document.readyState === 'complete' && document.querySelectorAll('[data-chart]').length > 0"
                + " && [...document.querySelectorAll('[data-chart]')].every(chart => chart.querySelector('svg'))");
    }

    /** The value of a JavaScript expression. */
    JsonNode evaluate(String expression) {
        JsonNode result = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** Waits until an expression is true. */
    void await(String expression) {
        for (int wait = 0; wait < 10 * SECONDS; wait++) {
            if (evaluate(expression).asBoolean()) {
                return;
            }
            pause();
        }
        throw new AssertionError("never came true: " + expression);
    }

    /** Sets the size of the window. */
    void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Writes what it shows as a PNG, the whole page long. */
    void screenshot(Path file) throws IOException {
        JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
    }

    /** The page as a PDF. */
    byte[] pdf() {
        return Base64.getDecoder()
                .decode(call("Page.printToPDF", Map.of()).get("data").asText());
    }

    /** Shows the page as on paper, or on a screen again. */
    void media(String which) {
        call("Emulation.setEmulatedMedia", Map.of("media", which));
    }

    /** What it complained of: errors of scripts, refusals of the content policy. */
    List<String> complaints() {
        return complaints;
    }

    /** What it asked for, of any server or file. */
    List<String> requests() {
        return requests;
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        int id = ids.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " had no answer", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Takes answers and events apart. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String message) {
            try {
                JsonNode node = JSON.readTree(message);
                if (node.has("id")) {
                    answers.remove(node.get("id").asInt()).complete(node.path("result"));
                    return;
                }
                String method = node.get("method").asText();
                JsonNode what = node.get("params");
                if (method.equals("Runtime.exceptionThrown") || method.equals("Log.entryAdded")) {
                    complaints.add(what.toString());
                }
                if (method.equals("Runtime.consoleAPICalled")
                        && !what.get("type").asText().equals("log")) {
                    complaints.add(what.toString());
                }
                if (method.equals("Network.requestWillBeSent")) {
                    requests.add(what.get("request").get("url").asText());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
