package org.likevekt.scenarios.report;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioExplainer;
import org.likevekt.scenarios.format.Vocabulary;

/**
 * A scenario in the plain words of one language.
 *
 * @param brief what it says of itself and does beyond its baseline
 * @param whole all that it does after inheritance
 */
record Explained(List<String> brief, List<String> whole) {
    /**
     * A scenario in every language of the page, by language, with the names that the rest of the page has.
     *
     * @param vocabulary in which the scenario is written
     */
    static SortedMap<String, Explained> of(Scenario scenario, Vocabulary vocabulary, Subject subject) {
        SortedMap<String, Explained> all = new TreeMap<>();
        for (String language : Texts.LANGUAGES) {
            ScenarioExplainer explainer = new ScenarioExplainer(
                    vocabulary, Phrases.of(language), Report.names(language, subject.dataset(), subject.regions()));
            all.put(
                    language,
                    new Explained(
                            explainer.brief(scenario, scenario.baseline()),
                            explainer.explain(scenario, scenario.baseline())));
        }
        return all;
    }
}
