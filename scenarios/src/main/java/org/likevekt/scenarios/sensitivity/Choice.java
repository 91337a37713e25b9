package org.likevekt.scenarios.sensitivity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.scenarios.replay.StudyException;
import org.likevekt.scenarios.replay.StudyFiles;

/**
 * A choice that was registered before a study was replayed, and what might have been chosen.
 *
 * @param id its name
 * @param value what was chosen
 * @param scenarios for alternatives the scenario of the library that makes it, in its order
 */
public record Choice(String id, String value, Map<String, String> scenarios) {
    /** The file in the study's folder. */
    public static final String FILE = "choices.yaml";

    /** Copies the alternatives. */
    public Choice {
        scenarios = Collections.unmodifiableMap(new LinkedHashMap<>(scenarios));
    }

    /**
     * The choices of a study that a scenario can change.
     *
     * @throws StudyException when the file is no YAML or has no such choice
     */
    public static List<Choice> load(String study) {
        try {
            List<Choice> choices = new ArrayList<>();
            for (JsonNode node :
                    new YAMLMapper().readTree(StudyFiles.text(study, FILE)).path("choices")) {
                Map<String, String> scenarios = new LinkedHashMap<>();
                node.path("scenarios")
                        .properties()
                        .forEach(entry ->
                                scenarios.put(entry.getKey(), entry.getValue().asText()));
                if (!scenarios.isEmpty()) {
                    choices.add(new Choice(
                            node.path("id").asText(), node.path("value").asText(), scenarios));
                }
            }
            if (choices.isEmpty()) {
                throw new StudyException(FILE + " has no choice with 'scenarios', expected at least one");
            }
            return List.copyOf(choices);
        } catch (JsonProcessingException e) {
            throw new StudyException(FILE + " is no YAML: " + e.getOriginalMessage());
        }
    }
}
