package org.likevekt.scenarios.statbank;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.likevekt.data.Divisions;
import org.likevekt.data.Grid;
import org.likevekt.data.Municipalities;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;

/** What an export may tell of the municipalities, and which table of ours that replaces. */
enum Statistic {
    /** Population on 1 January. */
    POPULATION(VariableRole.MUNICIPALITY, null, "municipalities", Statistic.PEOPLE),
    /** Employed by municipality of residence. */
    EMPLOYED_RESIDENTS(VariableRole.MUNICIPALITY, null, "municipalities", ".*(bosted|residence).*"),
    /** Employed by municipality of work. */
    EMPLOYED_WORKPLACE(VariableRole.MUNICIPALITY, null, "municipalities", ".*(arbeidssted|of work|workplace).*"),
    /** Employed by municipality of residence and of work. */
    COMMUTING(VariableRole.RESIDENCE, VariableRole.WORKPLACE, "municipal_commuting", ".*(sysselsatt|employed).*"),
    /** Employed by municipality of work and industry. */
    INDUSTRIES(
            VariableRole.MUNICIPALITY,
            VariableRole.INDUSTRY,
            "municipal_employed",
            ".*(arbeidssted|of work|workplace).*"),
    /** Persons of 16 and over by municipality and highest education. */
    EDUCATION(
            VariableRole.MUNICIPALITY,
            VariableRole.EDUCATION,
            "municipal_education",
            "(?!.*(prosent|per ?cent)).*(person|befolkning|population).*"),
    /** Persons of 67 and over. */
    AGED(VariableRole.MUNICIPALITY, VariableRole.AGE, "municipal_ages", Statistic.PEOPLE);

    private static final int PENSION = 67;
    private static final Pattern UNKNOWN = Pattern.compile(".*(uoppgitt|unspecified|unknown).*");

    private static final String PEOPLE =
            "(?!.*(sysselsatt|employed|utdanning|education|prosent|per ?cent)).*(person|befolkning|folkemengd|population).*";

    private static final String BASE_YEAR = "2018";

    /** Of the counties' table of the same. */
    private static final String EDUCATION_YEAR = "2020";

    private final VariableRole row;
    private final Optional<VariableRole> column;
    private final String table;
    private final Pattern contents;

    Statistic(VariableRole row, @Nullable VariableRole column, String table, String contents) {
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
        return Arrays.stream(values()).map(Statistic::word).toList();
    }

    /** The kind of a word. */
    static Optional<Statistic> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(Words.fold(word)))
                .findFirst();
    }

    /** All that an export tells. */
    static List<Statistic> in(Export export) {
        return Arrays.stream(values()).filter(kind -> kind.isIn(export)).toList();
    }

    private boolean isIn(Export export) {
        boolean isOfPlaces =
                export.has(row) && column.map(role -> tells(export, role)).orElse(true);
        if (this == POPULATION && (export.has(VariableRole.EDUCATION) || export.has(VariableRole.INDUSTRY))) {
            return false;
        }
        int contents = export.position(VariableRole.CONTENTS);
        return isOfPlaces
                && contents >= 0
                && !counted(export, export.categories(contents)).isEmpty();
    }

    /** Whether an export tells the categories of the other variable apart. */
    private boolean tells(Export export, VariableRole role) {
        if (!export.has(role)) {
            return false;
        }
        List<Category> counting = counting(export.categories(export.position(role)));
        return this == AGED
                ? counting.stream().anyMatch(ages -> Ages.of(ages).orElseThrow().from() == PENSION)
                : counting.size() > 1;
    }

    /** Those of the categories of the other variable that count: without totals, and what is not known. */
    List<Category> counting(List<Category> all) {
        if (this == AGED) {
            return Ages.parts(all).stream()
                    .filter(category -> Ages.of(category)
                            .filter(ages -> ages.to() >= PENSION)
                            .isPresent())
                    .toList();
        }
        return isOfPairs()
                ? all
                : all.stream()
                        .filter(category -> !VariableRole.isTotal(column, category))
                        .filter(category -> this != INDUSTRIES
                                || !category.code().equals("00")
                                        && !UNKNOWN.matcher(Words.fold(category.label()))
                                                .matches())
                        .toList();
    }

    /** What a category of the other variable is called in our table; none when it is not known. */
    Optional<String> key(Category category) {
        return switch (this) {
            case INDUSTRIES -> Divisions.of(category.code()).map(divisions -> category.code());
            case EDUCATION -> EducationLevel.of(category).map(EducationLevel::column);
            case AGED ->
                Ages.of(category).filter(ages -> ages.from() >= PENSION).map(ages -> target());
            default -> Optional.of("");
        };
    }

    /** The headings of the table, where it holds nothing but this. */
    List<String> headings() {
        return switch (this) {
            case COMMUTING -> List.of("residence", "workplace", "persons");
            case INDUSTRIES -> List.of("municipality", "industry", "persons");
            case EDUCATION ->
                Stream.concat(Stream.of("municipality"), EducationLevel.columns().stream())
                        .toList();
            case AGED -> List.of("municipality", target());
            default -> List.of();
        };
    }

    /** What stands for the figures where no table has them, or nothing where a table always does. */
    Optional<String> estimate() {
        return switch (this) {
            case INDUSTRIES ->
                Optional.of("jobs of an industry by all jobs of the municipality, public services by its people");
            case EDUCATION -> Optional.of("employed of an education group by all employed of the municipality");
            case AGED -> Optional.of("persons of 67 and over by all people of the municipality");
            default -> Optional.empty();
        };
    }

    /** What the table holds. */
    String title() {
        return switch (this) {
            case INDUSTRIES -> "Employed by municipality of work and industry, " + year();
            case EDUCATION -> "Persons 16 and over by municipality and highest education, " + year();
            case AGED -> "Population aged 67 and over by municipality, " + year();
            default -> throw new IllegalStateException("the table of " + word() + " has a title");
        };
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
    VariableRole row() {
        return row;
    }

    /** The role of the other variable that counts, where there is one. */
    Optional<VariableRole> column() {
        return column;
    }

    /** Whether it tells of pairs of municipalities. */
    boolean isOfPairs() {
        return column.equals(Optional.of(VariableRole.WORKPLACE));
    }

    /** The table that the figures go into. */
    String table() {
        return table;
    }

    /** The column of it, by the name of the kind where the table has several. */
    String target() {
        return switch (this) {
            case COMMUTING, INDUSTRIES -> "persons";
            case EDUCATION -> "all";
            case AGED -> "aged_67";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /** The year that the figures must be of. */
    String year() {
        return this == EDUCATION ? EDUCATION_YEAR : BASE_YEAR;
    }

    /** Whether the figures are a part of the people, of which no table tells how large it is. */
    boolean isPart() {
        return this == EDUCATION || this == AGED;
    }

    /** What the figures of each municipality must sum to, or for a part of the people be below; persons. */
    Grid totals(Municipalities places) {
        return switch (this) {
            case POPULATION, EDUCATION, AGED -> places.population();
            case EMPLOYED_RESIDENTS, COMMUTING -> places.employedResidents();
            case EMPLOYED_WORKPLACE, INDUSTRIES -> places.employedWorkplace();
        };
    }

    /** What the table has of each municipality before the import, persons. */
    Grid before(Municipalities places) {
        return isOfPairs() ? places.commuting().sumOver(1) : totals(places);
    }
}
