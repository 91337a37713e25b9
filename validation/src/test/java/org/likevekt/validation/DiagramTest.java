package org.likevekt.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The diagrams of the READMEs show classes that there are. */
class DiagramTest {
    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\n(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RELATION = Pattern.compile("^ +(\\w+) (?:<--|-->|o--) (\\w+)", Pattern.MULTILINE);
    private static final Pattern MEMBER = Pattern.compile("^ +(?:participant )?(\\w+)(?: :|$)", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"solver", "data", "model", "scenarios", "validation"})
    void everyClassOfADiagramIsInItsModule(String module) throws IOException {
        String readme = Files.readString(Path.of("..", module, "README.md"));
        Set<String> kinds = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        Matcher diagram = DIAGRAM.matcher(readme);
        while (diagram.find()) {
            kinds.add(diagram.group(1));
            RELATION.matcher(diagram.group(2)).results().forEach(r -> shown.addAll(Set.of(r.group(1), r.group(2))));
            MEMBER.matcher(diagram.group(2)).results().forEach(r -> shown.add(r.group(1)));
        }
        assertTrue(kinds.containsAll(Set.of("classDiagram", "sequenceDiagram")), module + " shows " + kinds);
        shown.removeAll(classes(module));
        assertEquals(Set.of(), shown, "not in " + module);
    }

    private static Set<String> classes(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
