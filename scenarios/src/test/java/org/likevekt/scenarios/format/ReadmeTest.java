package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is what the program does. */
class ReadmeTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    static List<String> examples() throws IOException {
        return EXAMPLE.matcher(readme()).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsRight(String example) {
        String text = example.startsWith("title:") ? example : "title: t\n" + example;
        if (BatchParser.isBatch(text.getBytes(StandardCharsets.UTF_8))) {
            assertDoesNotThrow(() -> new BatchParser(TestEconomy.vocabulary())
                    .parse("readme.yaml", text.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        assertEquals(
                List.of(),
                new ScenarioParser(TestEconomy.vocabulary())
                        .parse("readme", "readme.yaml", Optional.empty(), text.getBytes(StandardCharsets.UTF_8))
                        .findings());
    }

    @Test
    void everyKeyIsDescribed() throws IOException {
        String readme = readme();
        for (List<String> keys : List.of(ScenarioParser.KEYS, ShockReader.KEYS, SwapReader.KEYS, WhereReader.AXES)) {
            keys.forEach(key -> assertTrue(readme.contains("`" + key + "`"), key));
        }
        ScenarioParser.CALIBRATION_KEYS.forEach(key -> assertTrue(readme.contains("\n  " + key + ": "), key));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
