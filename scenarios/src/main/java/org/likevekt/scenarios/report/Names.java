package org.likevekt.scenarios.report;

import java.util.List;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.model.drivers.Axis;
import org.likevekt.scenarios.compare.Comparison;

/** What regions, groups and industries are called in a language. */
record Names(Texts texts, Dataset dataset, Classification regions) {
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
        return texts.find("measure." + id).orElseGet(() -> id.replace('_', ' '));
    }

    /** A group or an industry; all of them for an empty code. */
    String part(String code) {
        if (code.isEmpty()) {
            return texts.text("all");
        }
        return dataset.groups().codes().contains(code) ? group(code) : industry(code);
    }

    /** A group in a sentence; its name in the tables where the page has no words for it. */
    String group(String code) {
        return texts.find("group." + code).orElseGet(() -> name(dataset.groups(), code));
    }

    /** An industry, without what its name explains in brackets. */
    String industry(String code) {
        List<String> codes = dataset.industries().codes();
        String name = texts.language().equals("no")
                ? dataset.norwegianIndustryNames().get(codes.indexOf(code))
                : name(dataset.industries(), code);
        int bracket = name.indexOf(" (");
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    private static String name(Classification items, String code) {
        return items.nameOf(code);
    }
}
