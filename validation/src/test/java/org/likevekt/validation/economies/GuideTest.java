package org.likevekt.validation.economies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide shows what runs and what it prints, and the economies stay as short as they are said to be. */
class GuideTest {
    private static final Path FOLDER = Path.of("src/main/java/org/likevekt/validation/economies");
    private static final int LINES = 120;

    /** A block of Java, and of the text that follows it before the next one, if there is any. */
    private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```(?:\n\n```text\n(.*?)```)?");

    @TempDir
    private Path folder;

    private record Snippet(String java, String prints) {}

    private static List<Snippet> snippets() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(FOLDER.resolve("README.md")));
        List<Snippet> snippets = new ArrayList<>();
        while (blocks.find()) {
            snippets.add(new Snippet(blocks.group(1), blocks.group(2) == null ? "" : blocks.group(2)));
        }
        return snippets;
    }

    /** Whole classes stand in the guide as they stand in their files. */
    @Test
    void showsEconomiesAsTheyStand() throws IOException {
        List<Snippet> classes =
                snippets().stream().filter(snippet -> isClass(snippet)).toList();
        assertEquals(3, classes.size());
        for (Snippet shown : classes) {
            Matcher name = Pattern.compile(
                            "(?s)package org.likevekt.validation.economies(.*?);.*public final class (\\w+)")
                    .matcher(shown.java());
            assertTrue(name.find(), shown.java());
            Path file = FOLDER.resolve(name.group(1).replace(".", "/").replaceFirst("^/", ""))
                    .resolve(name.group(2) + ".java");
            assertEquals(Files.readString(file), shown.java(), "the README differs from " + file);
        }
    }

    private static boolean isClass(Snippet snippet) {
        return snippet.java().startsWith("package ");
    }

    /** Other snippets are one program, compiled and run; each prints what stands below it. */
    @Test
    void printsWhatItSays() throws ReflectiveOperationException, IOException {
        List<Snippet> steps =
                snippets().stream().filter(snippet -> !isClass(snippet)).toList();
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (Snippet step : steps) {
            for (String line : step.java().lines().toList()) {
                (line.startsWith("import ") ? imports : body).append(line).append('\n');
            }
            body.append("System.out.print(\"\\0\");\n");
        }
        String[] printed = run(imports + "public class Guide { public static void main(String[] args) {\n" + body
                        + "}}")
                .split("\0", -1);
        assertTrue(steps.size() > 2);
        for (int k = 0; k < steps.size(); k++) {
            assertEquals(
                    steps.get(k).prints().stripTrailing(),
                    printed[k].stripTrailing(),
                    "what step " + (k + 1) + " prints");
        }
    }

    private String run(String program) throws ReflectiveOperationException, IOException {
        Path source = Files.writeString(folder.resolve("Guide.java"), program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int failed = compiler.run(
                null,
                messages,
                messages,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
        assertEquals(0, failed, () -> messages.toString(StandardCharsets.UTF_8));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("Guide").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw new AssertionError("the guide's program fails: " + e.getCause(), e);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What a project of one's own depends on is what is built here. */
    @Test
    void namesTheVersionThatIsBuilt() throws IOException {
        Matcher built = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("../pom.xml")));
        assertTrue(built.find());
        String guide = Files.readString(FOLDER.resolve("README.md"));
        String dependency = "<artifactId>likevekt-model</artifactId><version>" + built.group(1) + "</version>";
        assertTrue(guide.contains(dependency), dependency);
    }

    @Test
    void economiesAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                assertTrue(lines.size() < LINES, file + " has " + lines.size() + " lines");
            }
        }
    }
}
