package org.likevekt.scenarios.statbank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.likevekt.data.Finding;
import org.likevekt.data.Municipalities;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;

/**
 * Municipalities as an export names them, by codes of any year, and those of 2020 that they tell of. A statbank lists all codes
 * there ever were, with zeros where one was not in use: a code counts when it has a figure.
 */
final class PlaceCodes {
    /** A prefix marks regions that the statbank itself summed to later borders. */
    private static final Pattern CODE = Pattern.compile("(?:K[-_])?(\\d{4})");

    /** Sums that are listed among municipalities: the country, counties, and their earlier borders. */
    private static final Pattern SUM = Pattern.compile("(F[-_])?\\d{1,2}|EA\\w*");

    /** Svalbard, Jan Mayen, the shelf, abroad, and what is not known. */
    private static final Pattern OUTSIDE = Pattern.compile("(K[-_])?((21|22|23|25|99)\\d\\d|21-22|Rest)");

    private static final Pattern UNKNOWN = Pattern.compile(".*(uoppgitt|ukjent|unspecified|unknown).*");

    private final Municipalities places;

    /** The first line with a figure, by code. */
    private final Map<String, Long> lines = new LinkedHashMap<>();

    /** Persons outside the municipalities, by code. */
    private final Map<String, Double> outside = new TreeMap<>();

    private final Map<Integer, List<String>> tellers = new TreeMap<>();
    private final Map<Integer, String> kept = new TreeMap<>();

    PlaceCodes(Municipalities places) {
        this.places = places;
    }

    /** Notes that a code has a figure. */
    void see(Category category, long line, double persons) {
        if (OUTSIDE.matcher(category.code()).matches()
                || UNKNOWN.matcher(Words.fold(category.label())).matches()) {
            outside.merge(category.code(), persons, Double::sum);
        }
        lines.putIfAbsent(category.code(), line);
    }

    /** Persons of whom the export says that they are in no municipality of the mainland, by code. */
    Map<String, Double> outside() {
        return outside;
    }

    boolean isSeen(Category category) {
        return lines.containsKey(category.code());
    }

    /** Whether a category is a municipality, of any year. */
    static boolean isMunicipality(Category category, Municipalities places) {
        return !places.of(plain(category.code())).isEmpty();
    }

    /** The code without what the statbank puts before it. */
    private static String plain(String code) {
        Matcher match = CODE.matcher(code);
        return match.matches() ? match.group(1) : code;
    }

    /** Finds who tells of each municipality; what cannot be is a finding. */
    List<Finding> resolve(String file) {
        List<Finding> findings = new ArrayList<>();
        lines.forEach((code, line) -> {
            List<String> meant = places.of(plain(code));
            if (meant.isEmpty() && !SUM.matcher(code).matches() && !outside.containsKey(code)) {
                findings.add(new Finding(
                        file,
                        line,
                        "",
                        Words.quote(code),
                        "the code of a municipality",
                        code.matches("\\d{3}") ? "a leading zero is lost" : "the table was saved without codes"));
            }
            for (String municipality : meant) {
                int m = places.municipalities().indexOf(municipality);
                tellers.computeIfAbsent(m, key -> new ArrayList<>()).add(code);
                if (meant.size() > 1) {
                    kept.put(m, plain(code) + " was split, and no table says which part went where");
                }
            }
        });
        tellers.forEach((m, codes) -> findTwice(file, m, codes, findings));
        for (int m = 0; m < places.municipalities().size(); m++) {
            if (!tellers.containsKey(m)) {
                kept.put(m, "the export has no figure");
            }
        }
        return findings;
    }

    private void findTwice(String file, int m, List<String> codes, List<Finding> findings) {
        List<String> later =
                codes.stream().filter(code -> places.isFrom2024(plain(code))).toList();
        if (!later.isEmpty() && later.size() < codes.size()) {
            String other = codes.stream()
                    .filter(code -> !later.contains(code))
                    .findFirst()
                    .orElseThrow();
            findings.add(new Finding(
                    file,
                    lines.getOrDefault(later.get(0), 0L),
                    "",
                    label(m) + " by its code from 2024, " + later.get(0) + ", and by " + other + " before it",
                    "figures in the borders of one year",
                    ""));
        }
    }

    /** The municipality that a code tells of, alone or with others; none when its municipality keeps its figures. */
    OptionalInt place(Category category) {
        List<String> meant = places.of(plain(category.code()));
        int m = meant.size() == 1 ? places.municipalities().indexOf(meant.get(0)) : -1;
        return m < 0 || kept.containsKey(m) ? OptionalInt.empty() : OptionalInt.of(m);
    }

    /** A municipality keeps its figures. */
    void keep(int m, String why) {
        kept.put(m, why);
    }

    /** The municipalities that keep their figures, and why. */
    Map<Integer, String> kept() {
        return kept;
    }

    /** Whether the figures are those of the municipality of 2020 as they were published. */
    boolean isOwn(int m) {
        return tellers.getOrDefault(m, List.of()).size() == 1;
    }

    /** The first line that tells of a municipality. */
    long line(int m) {
        return tellers.getOrDefault(m, List.of()).stream()
                .mapToLong(code -> lines.getOrDefault(code, 0L))
                .findFirst()
                .orElse(0);
    }

    /** A municipality as a user knows it. */
    String label(int m) {
        return places.municipalities().items().get(m).code() + " "
                + places.municipalities().items().get(m).name();
    }
}
