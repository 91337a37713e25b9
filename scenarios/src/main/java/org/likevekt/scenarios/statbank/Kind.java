package org.likevekt.scenarios.statbank;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.likevekt.data.Grid;
import org.likevekt.data.Municipalities;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;

/** What an export may tell of the municipalities, and which table of ours that replaces. */
enum Kind {
    /** Population on 1 January. */
    POPULATION(
            Role.MUNICIPALITY,
            null,
            "municipalities",
            "(?!.*(sysselsatt|employed|utdanning|education|prosent|per ?cent)).*(person|befolkning|folkemengd|population).*"),
    /** Employed by municipality of residence. */
    EMPLOYED_RESIDENTS(Role.MUNICIPALITY, null, "municipalities", ".*(bosted|residence).*"),
    /** Employed by municipality of work. */
    EMPLOYED_WORKPLACE(Role.MUNICIPALITY, null, "municipalities", ".*(arbeidssted|of work|workplace).*"),
    /** Employed by municipality of residence and of work. */
    COMMUTING(Role.RESIDENCE, Role.WORKPLACE, "municipal_commuting", ".*(sysselsatt|employed).*");

    private static final String BASE_YEAR = "2018";

    private final Role row;
    private final Optional<Role> column;
    private final String table;
    private final Pattern contents;

    Kind(Role row, @Nullable Role column, String table, String contents) {
        this.row = row;
        this.column = Optional.ofNullable(column);
        this.table = table;
        this.contents = Pattern.compile(contents, Pattern.DOTALL);
    }

    /** What a user calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words, for a user who wrote another. */
    static List<String> words() {
        return Arrays.stream(values()).map(Kind::word).toList();
    }

    /** The kind of a word. */
    static Optional<Kind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(Words.fold(word)))
                .findFirst();
    }

    /** All that an export tells. */
    static List<Kind> in(Export export) {
        return Arrays.stream(values()).filter(kind -> kind.isIn(export)).toList();
    }

    private boolean isIn(Export export) {
        boolean isOfPlaces = export.has(row) && column.map(export::has).orElse(true);
        int contents = export.position(Role.CONTENTS);
        return isOfPlaces
                && contents >= 0
                && !counted(export, export.categories(contents)).isEmpty();
    }

    /** Those of the figures of an export that are of this kind; a single one may be told by the title only. */
    List<Category> counted(Export export, List<Category> figures) {
        List<Category> own =
                figures.stream().filter(figure -> matches(figure.label())).toList();
        return own.isEmpty() && figures.size() == 1 && matches(export.title()) ? figures : own;
    }

    private boolean matches(String text) {
        return contents.matcher(Words.fold(text)).matches();
    }

    /** The role of the variable that says of which municipality a cell is. */
    Role row() {
        return row;
    }

    /** The role of the other variable that counts, where there is one. */
    Optional<Role> column() {
        return column;
    }

    /** Whether it tells of pairs of municipalities. */
    boolean isOfPairs() {
        return column.equals(Optional.of(Role.WORKPLACE));
    }

    /** The table that the figures go into. */
    String table() {
        return table;
    }

    /** The column of it, by the name of the kind where the table has several. */
    String target() {
        return this == COMMUTING ? "persons" : name().toLowerCase(Locale.ROOT);
    }

    /** The year that the figures must be of. */
    String year() {
        return BASE_YEAR;
    }

    /** What the figures of each municipality must sum to, persons. */
    Grid totals(Municipalities places) {
        return switch (this) {
            case POPULATION -> places.population();
            case EMPLOYED_RESIDENTS, COMMUTING -> places.employedResidents();
            case EMPLOYED_WORKPLACE -> places.employedWorkplace();
        };
    }

    /** What the table has of each municipality before the import, persons. */
    Grid before(Municipalities places) {
        return isOfPairs() ? places.commuting().sumOver(1) : totals(places);
    }
}
