package org.likevekt.scenarios.statbank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.data.DataException;
import org.likevekt.scenarios.statbank.CellSelection.Figure;

/** The forms in which a statbank gives the same two figures: Oslo's 673469 people and Eigersund's 14898. */
class ExportReaderTest {
    private static final String JSON = """
            {"version": "2.0", "class": "dataset", "label": "07459: Befolkning", "updated": "2018-02-22T07:00:00Z",
             "id": ["Region", "Kjonn", "ContentsCode", "Tid"], "size": [2, 2, 1, 1],
             "dimension": {
              "Region": {"label": "region", "category": {"index": {"1101": 1, "0301": 0},
                         "label": {"0301": "Oslo", "1101": "Eigersund"}}},
              "Kjonn": {"label": "kjønn", "category": {"index": ["2", "1"], "label": {"2": "Kvinner", "1": "Menn"}}},
              "ContentsCode": {"label": "statistikkvariabel", "category": {"label": {"Personer1": "Personer"}}},
              "Tid": {"label": "år", "category": {"index": ["2018"], "label": {"2018": "2018"}}}},
             "value": %s}
            """;

    private static Export read(String text, Charset letters) {
        return ExportReader.read("export", "2026-01-01", text.getBytes(letters));
    }

    private static double people(Export export, String code) {
        return CellSelection.of(export, Statistic.POPULATION).stream()
                .filter(figure -> figure.row().code().equals(code))
                .map(Figure::value)
                .mapToDouble(OptionalDouble::orElseThrow)
                .sum();
    }

    private static void holdsBoth(String text, Charset letters) {
        Export export = read(text, letters);
        assertEquals(List.of(Statistic.POPULATION), Statistic.in(export), export.toString());
        assertEquals(673_469, people(export, "0301"));
        assertEquals(14_898, people(export, "1101"));
    }

    @Test
    void textWithATitleAndYearsInTheHeadings() {
        String text = """
                "07459: Befolkning, etter region, statistikkvariabel og år"

                "region";"Personer 2017";"Personer 2018"
                "0301 Oslo kommune";666759;673469
                "1101 Eigersund – på Jæren";14899;14898

                "Kilde: Statistisk sentralbyrå"
                """;
        holdsBoth(text, StandardCharsets.UTF_8);
        holdsBoth("\uFEFF" + text, StandardCharsets.UTF_8);
        holdsBoth(text.replace('–', '-'), StandardCharsets.ISO_8859_1);
        assertEquals("07459", read(text, StandardCharsets.UTF_8).table());
    }

    @Test
    void textWithOneFigureALineAndCodesOnly() {
        String text = """
                "Region","Kjonn","Alder","ContentsCode","Tid","07459: Population, by region, sex, age, contents and year"
                "0301","1","000","Personer1","2018",336000
                "0301","2","000","Personer1","2018",337469
                "1101","1","000","Personer1","2018",7500
                "1101","2","000","Personer1","2018",7398
                """;
        holdsBoth(text, StandardCharsets.UTF_8);
        holdsBoth(text.replace(',', '\t').replace("region\t sex\t age\t", "region, sex, age,"), StandardCharsets.UTF_8);
    }

    @Test
    void jsonStatWithFiguresInAListOrByPosition() {
        holdsBoth(JSON.formatted("[337469, 336000, 7398, 7500]"), StandardCharsets.UTF_8);
        holdsBoth(JSON.formatted("{\"0\": 337469, \"1\": 336000, \"2\": 7398, \"3\": 7500}"), StandardCharsets.UTF_8);
        assertEquals(
                "2018-02-22",
                read(JSON.formatted("[1, 2, 3, 4]"), StandardCharsets.UTF_8).date());
    }

    /** The statbank lists sums beside their parts: of sexes, and of all ages from 0 to 105 and over. */
    @Test
    void sumsBesideTheirPartsAreNotCountedTwice() {
        String text = """
                "region";"kjønn";"alder";"Personer 2018"
                "0301 Oslo";"0 Begge kjønn";"0-14 år";73469
                "0301 Oslo";"0 Begge kjønn";"15 år eller eldre";600000
                "0301 Oslo";"0 Begge kjønn";"0-105 år";673469
                "0301 Oslo";"1 Menn";"0-14 år";40000
                "0301 Oslo";"1 Menn";"15 år eller eldre";300000
                "0301 Oslo";"1 Menn";"0-105 år";340000
                """;
        assertEquals(673_469, people(read(text, StandardCharsets.UTF_8), "0301"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'region;Personer 2018\n0301 Oslo;67x469\n1101 E;5\n1103 S;6\n' | export, line 2, column Personer 2018: found '67x469', expected a number",
                "'region;alder;Personer 2018\n0301 Oslo;5 år;1\n0301;2\n' | export, line 3: found 2 fields, expected 3",
                "'region;Personer 2018\n0301 Oslo;-5\n' | export, line 2: found -5.0 of '0301, 2018, Personer', expected a number from 0",
                "'region;Personer 2018\n0301 Oslo;5\n0301 Oslo;5\n' | export, line 3: found '0301, 2018, Personer', expected a cell that no other",
                "'region;Personer 2017\n0301 Oslo;5\n' | export: found 2017, expected 2018",
                "'region;Personer\n0301 Oslo;5\n' | export: found no year, expected 2018",
                "'region;opphav;Personer 2018\n0301 Oslo;A;5\n0301 Oslo;B;5\n' | export: found several of opphav: A, B, expected one",
                "'<html>' | export: found a web page, expected CSV or JSON-stat 2",
                "'{\"class\": ' | export, line 1: found text that is no JSON",
                "'{\"a\": 1}' | export: found JSON without a data set of figures, expected JSON-stat 2",
                "'region' | export: found no columns, expected a line of headings",
                "'' | export: found nothing, expected an export",
            })
    void whatIsWrongIsToldWithItsLine(String text, String told) {
        DataException found = assertThrows(
                DataException.class, () -> CellSelection.of(read(text, StandardCharsets.UTF_8), Statistic.POPULATION));
        assertTrue(String.valueOf(found.getMessage()).contains(told), found.getMessage());
    }

    @Test
    void figuresOfJsonMustBeNumbersAndAsManyAsTheCategories() {
        for (String values : List.of("[1, 2, 3]", "[1, 2, 3, \"x\"]", "[1, 2, 3, 1e999]")) {
            assertThrows(
                    DataException.class,
                    () -> CellSelection.of(read(JSON.formatted(values), StandardCharsets.UTF_8), Statistic.POPULATION),
                    values);
        }
    }
}
