package org.likevekt.scenarios.statbank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.likevekt.data.Municipalities;

/** A table of ours in which what an export tells stands in the place of what there was. */
final class Replacement {
    private final Reading told;
    private final Municipalities places;

    private Replacement(Reading told, Municipalities places) {
        this.told = told;
        this.places = places;
    }

    /**
     * The table.
     *
     * @param before the text of the table, empty when there was none
     */
    static CsvTable of(Reading told, Municipalities places, String before) {
        Replacement replacement = new Replacement(told, places);
        return switch (told.kind()) {
            case POPULATION, EMPLOYED_RESIDENTS, EMPLOYED_WORKPLACE -> replacement.column(CsvTable.of(before));
            case COMMUTING -> replacement.pairs();
            case INDUSTRIES -> replacement.lines();
            case EDUCATION, AGED -> replacement.columns();
        };
    }

    private CsvTable column(CsvTable before) {
        String column = told.kind().target();
        return before.with(row -> {
            int m = places.municipalities().indexOf(before.cell(row, "municipality"));
            return told.total(m)
                    .map(value -> Map.of(column, CsvTable.number(value)))
                    .orElse(Map.of());
        });
    }

    private CsvTable pairs() {
        List<List<String>> rows = new ArrayList<>();
        int size = places.municipalities().size();
        for (int m = 0; m < size; m++) {
            Map<String, Double> own = told.values().getOrDefault(m, Map.of());
            for (int n = 0; n < size; n++) {
                String workplace = places.municipalities().code(n);
                double persons = told.keeps(m, n) ? places.commuting().get(m, n) : own.getOrDefault(workplace, 0.0);
                if (persons > 0) {
                    rows.add(List.of(places.municipalities().code(m), workplace, CsvTable.number(persons)));
                }
            }
        }
        return table(rows);
    }

    /** One line for each municipality and category; where there is no line, there is nobody. */
    private CsvTable lines() {
        List<List<String>> rows = new ArrayList<>();
        told.values()
                .forEach((m, own) -> own.forEach((category, persons) ->
                        rows.add(List.of(places.municipalities().code(m), category, CsvTable.number(persons)))));
        return table(rows);
    }

    /** One line for each municipality, and a column for each category. */
    private CsvTable columns() {
        List<String> headings = told.kind().headings();
        List<List<String>> rows = new ArrayList<>();
        told.values().forEach((m, own) -> {
            List<String> row = new ArrayList<>(List.of(places.municipalities().code(m)));
            headings.stream()
                    .skip(1)
                    .map(category -> CsvTable.number(own.getOrDefault(category, 0.0)))
                    .forEach(row::add);
            rows.add(row);
        });
        return table(rows);
    }

    private CsvTable table(List<List<String>> rows) {
        return new CsvTable(told.kind().headings(), rows);
    }
}
