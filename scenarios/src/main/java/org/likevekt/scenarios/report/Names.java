package org.likevekt.scenarios.report;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.model.drivers.Axis;
import org.likevekt.scenarios.compare.Comparison;

/** What regions, groups and industries are called in a language. */
record Names(Texts texts, Dataset dataset, Classification regions) {
    private static final String MEASURE = "measure.";

    /** Measures that have one for every group, the group's code at the end. */
    private static final String BY_GROUP = MEASURE + Figures.MACRO + "real_wage";

    /** What a code of an axis is called. */
    String of(Axis axis, String code) {
        return switch (axis) {
            case REGION, DESTINATION -> place(code);
            case INDUSTRY -> industry(code);
            case GROUP -> group(code);
        };
    }

    String place(String code) {
        return code.isEmpty() ? texts.find("country").orElse(Comparison.COUNTRY) : regions.nameOf(code);
    }

    /** A measure; its id in plain letters where the page has no words for it. */
    String measure(String id) {
        String key = MEASURE + id;
        return texts.find(key).or(() -> Optional.ofNullable(byGroup().get(key))).orElseGet(() -> id.replace('_', ' '));
    }

    /** All words of the page by their keys, those of measures that are named after a group filled in. */
    SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>(texts.all());
        all.remove(BY_GROUP);
        all.putAll(byGroup());
        return all;
    }

    private Map<String, String> byGroup() {
        return dataset.groups().codes().stream()
                .collect(Collectors.toMap(
                        code -> BY_GROUP + "_" + code, code -> texts.text(BY_GROUP, Map.of("group", group(code)))));
    }

    /** A group or an industry; all of them for an empty code. */
    String part(String code) {
        if (code.isEmpty()) {
            return texts.text("all");
        }
        return dataset.groups().codes().contains(code) ? group(code) : industry(code);
    }

    /** A group in a sentence. */
    String group(String code) {
        return (isNorwegian() ? dataset.norwegianShortGroupNames() : dataset.shortGroupNames())
                .get(dataset.groups().indexOf(code));
    }

    /** An industry, without what its name explains in brackets. */
    String industry(String code) {
        String name = isNorwegian()
                ? dataset.norwegianIndustryNames().get(dataset.industries().indexOf(code))
                : dataset.industries().nameOf(code);
        int bracket = name.indexOf(" (");
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    private boolean isNorwegian() {
        return texts.language().equals("no");
    }
}
