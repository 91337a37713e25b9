package org.likevekt.scenarios.statbank;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;

/** Years of age as a statbank writes them: 005, 105+, 15-74, 67 years or older. */
record Ages(int from, int to) {
    private static final int ALL = 999;
    private static final Pattern RANGE = Pattern.compile("0*(\\d+)\\s*-\\s*0*(\\d+)\\b.*");
    private static final Pattern OPEN = Pattern.compile(
            "0*(\\d+)\\s*(\\+|(år )?(eller|og) (eldre|over|mer)|(years )?(or|and) (older|over|more)).*");
    private static final Pattern SINGLE = Pattern.compile("0*(\\d+)( år| years?)?");

    /** The ages of a category, by its code or its name. */
    static Optional<Ages> of(Category category) {
        return of(category.label()).or(() -> of(category.code()));
    }

    private static Optional<Ages> of(String text) {
        String word = Words.fold(text);
        Matcher range = RANGE.matcher(word);
        if (range.matches()) {
            return Optional.of(new Ages(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))));
        }
        Matcher open = OPEN.matcher(word);
        if (open.matches()) {
            return Optional.of(new Ages(Integer.parseInt(open.group(1)), ALL));
        }
        Matcher single = SINGLE.matcher(word);
        return single.matches()
                ? Optional.of(new Ages(Integer.parseInt(single.group(1)), Integer.parseInt(single.group(1))))
                : Optional.empty();
    }

    /** The categories that hold no other one: sums that a statbank lists beside their parts are left out. */
    static List<Category> parts(List<Category> categories) {
        List<Optional<Ages>> ages = categories.stream().map(Ages::of).toList();
        return IntStream.range(0, ages.size())
                .filter(whole -> ages.stream().noneMatch(part -> holds(ages.get(whole), part)))
                .mapToObj(categories::get)
                .toList();
    }

    private static boolean holds(Optional<Ages> whole, Optional<Ages> part) {
        return whole.isPresent()
                && part.isPresent()
                && !whole.equals(part)
                && whole.get().from <= part.get().from
                && whole.get().to >= part.get().to;
    }
}
