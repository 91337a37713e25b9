package org.likevekt.scenarios.statbank;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;

/** Highest education as Statistics Norway's table 09429 has it, by its code or its name; the columns of our tables. */
enum EducationLevel {
    COMPULSORY("01", "grunnskole.*|.*(compulsory|basic school|primary).*"),
    UPPER_SECONDARY("02a", "videreg.*|upper secondary.*"),
    VOCATIONAL_COLLEGE("11", "fagskole.*|tertiary vocational.*"),
    UNIVERSITY_SHORT("03a", "(universitet|university|higher).*(kort|short).*"),
    UNIVERSITY_LONG("04a", "(universitet|university|higher).*(lang|long).*"),
    NONE_OR_UNKNOWN("09a", "(uoppgitt|ingen|unknown|no education).*");

    private final String code;
    private final Pattern name;

    EducationLevel(String code, String name) {
        this.code = code;
        this.name = Pattern.compile(name);
    }

    /** The column of our tables. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> columns() {
        return Arrays.stream(values()).map(EducationLevel::column).toList();
    }

    /** The education of a category. */
    static Optional<EducationLevel> of(Category category) {
        String label = Words.fold(category.label());
        String plain = label.startsWith(category.code() + " ")
                ? label.substring(category.code().length()).strip()
                : label;
        return Arrays.stream(values())
                .filter(level -> level.code.equals(category.code())
                        || level.name.matcher(plain).matches())
                .findFirst();
    }
}
