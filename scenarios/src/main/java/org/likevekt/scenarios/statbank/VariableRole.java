package org.likevekt.scenarios.statbank;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;

/** What a variable of Statistics Norway's statbank tells, by its code or its name in Norwegian or English. */
enum VariableRole {
    /** Where people live when it is told apart from where they work. */
    RESIDENCE("bo(kommuen|kommune|sted.*)|.*of residence.*", Set.of()),
    /** Where they work. */
    WORKPLACE("arb(eids|st).*|.*of work.*", Set.of()),
    /** A municipality. */
    MUNICIPALITY("region|kommune.*|municipalit.*", Set.of()),
    /** An industry or a group of them. */
    INDUSTRY("næring.*|naering.*|nace.*|industry.*", Set.of("00-99")),
    /** The highest education. */
    EDUCATION("nivaa|utdanning.*|.*education.*", Set.of("00")),
    /** Age in years. */
    AGE("alder.*|age.*", Set.of("999", "999A", "999B", "999D")),
    /** Sex. */
    SEX("kj(ø|oe?)nn|sex|gender", Set.of("0")),
    /** The year, or a quarter of it. */
    YEAR("tid|år|year|kvartal|quarter|time", Set.of()),
    /** What is counted, where a table has several figures. */
    CONTENTS("statistikkvariabel|contents(code)?", Set.of());

    private static final Pattern TOTAL = Pattern.compile("(i alt|alle|begge|totalt?|all|both|sum)\\b.*");

    private final Pattern name;
    private final Set<String> totals;

    VariableRole(String name, Set<String> totals) {
        this.name = Pattern.compile(name);
        this.totals = totals;
    }

    /** What a variable tells, if its name is known. */
    static Optional<VariableRole> of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name.matcher(Words.fold(name)).matches())
                .findFirst();
    }

    /** Whether a category is the sum of the others, which a statbank lists beside them. */
    static boolean isTotal(Optional<VariableRole> role, Category category) {
        String label = Words.fold(category.label());
        String words = label.startsWith(Words.fold(category.code()))
                ? label.substring(category.code().length()).strip()
                : label;
        return role.map(known -> known.totals.contains(category.code())).orElse(false)
                || TOTAL.matcher(words).matches()
                || TOTAL.matcher(label).matches();
    }
}
