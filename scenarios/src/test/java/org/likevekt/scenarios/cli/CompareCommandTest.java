package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.scenarios.results.Change;

/** The comparison of the article's policies, in all formats. */
class CompareCommandTest {
    private static final List<String> GROUPS = List.of("low", "vocational", "lower_university", "higher_university");

    private static String text;
    private static List<NamedCsvRecord> csv;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compare() {
        Cli shown = Cli.run("compare");
        assertEquals(0, shown.code(), shown.err());
        assertEquals("", shown.err(), "quiet in a pipe, and the stored calibration fits");
        text = shown.out();
        Cli table = Cli.run("compare", "vocational", "--format", "csv", "--year", "2035");
        assertEquals(0, table.code(), table.err());
        csv = CsvReader.builder().ofNamedCsvRecord(table.out()).stream().toList();
    }

    @Test
    void bothPoliciesAreShownOnAScreen() {
        assertTrue(text.contains("vocational against baseline: More vocational education in Trøndelag"), text);
        assertTrue(
                text.contains(
                        "  + Sets training_persons to 691, in Trøndelag, for Skilled (trade certificate), in 2025-2035."),
                text);
        assertTrue(text.contains("lifelong against baseline:"), text);
        assertTrue(text.contains("Trøndelag, 2050: product per person +"), text);
        text.lines().forEach(line -> assertTrue(line.codePointCount(0, line.length()) <= 120, line));
        List<String> rows = text.lines()
                .filter(line -> line.startsWith("  Møre og Romsdal"))
                .toList();
        assertEquals(2, rows.size());
    }

    /** A scenario of counties in the municipalities of Trøndelag: the county is their sum. */
    @Tag("slow")
    @Test
    void aSplitCountyIsTheSumOfItsMunicipalities() {
        Cli table =
                Cli.run("compare", "vocational", "--regions", "trondelag-split", "--format", "csv", "--year", "2027");
        assertEquals(0, table.code(), table.err());
        double county = 0;
        double parts = 0;
        for (NamedCsvRecord row :
                CsvReader.builder().ofNamedCsvRecord(table.out()).stream().toList()) {
            boolean isTrained = row.getField("variable").equals("trained")
                    && row.getField("year").equals("2027")
                    && row.getField("group").equals("vocational");
            double trained = isTrained ? Double.parseDouble(row.getField("difference")) : 0;
            county += row.getField("region").equals("50") ? trained : 0;
            parts += row.getField("region").matches("50..") ? trained : 0;
        }
        assertTrue(county > 1_000, "trained " + county);
        assertEquals(county, parts, 1e-6);
        Cli text = Cli.run("compare", "vocational", "--regions", "trondelag-split", "--year", "2027");
        assertTrue(
                text.out().contains("Regions: trondelag-split, 48 regions; Trøndelag is the sum of 38."), text.out());
        assertTrue(text.out().contains("Trøndelag, 2027: "), text.out());
    }

    @Test
    void movesSumToNothing() {
        for (String group : GROUPS) {
            double sum = csv.stream()
                    .filter(row -> row.getField("variable").equals("accumulated_migration")
                            && row.getField("group").equals(group)
                            && !row.getField("region_name").equals("Norway"))
                    .mapToDouble(row -> Double.parseDouble(row.getField("difference")))
                    .sum();
            assertEquals(0, sum, 1e-6, group);
        }
    }

    @Test
    void theTrainedAreTakenOutOfTheLowGroup() {
        assertEquals(figure("vocational"), -figure("low"), 1e-6);
        assertTrue(figure("vocational") > 7_000 && figure("vocational") < 9_000, "trained " + figure("vocational"));
    }

    private static double figure(String group) {
        return csv.stream()
                .filter(row -> row.getField("variable").equals("trained")
                        && row.getField("region_name").equals("Trøndelag")
                        && row.getField("group").equals(group))
                .mapToDouble(row -> Double.parseDouble(row.getField("difference")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jsonHoldsTheRegionAskedFor() throws IOException {
        Cli result = Cli.run("compare", "lifelong", "--region", "03", "--format", "json");
        JsonNode rows = new ObjectMapper().readTree(result.out());
        assertTrue(rows.size() > 40);
        for (JsonNode row : rows) {
            assertEquals("03", row.path("region").asText());
            assertEquals("Oslo", row.path("region_name").asText());
            assertEquals("lifelong", row.path("scenario").asText());
            assertTrue(row.path("value").isNumber());
        }
    }

    @Test
    void theWelfareOfThePageIsThatOfTheTable() {
        Cli result = Cli.run("compare", "vocational", "--format", "csv");
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(result.out()).stream().toList();
        double low = value(rows, "welfare_gain", "Trøndelag", "low");
        assertTrue(text.contains(String.format(Locale.ROOT, "welfare, NOK a person: low %+,.0f", low)), text);
        assertTrue(low > 0, "what is scarcer is paid better");
        assertTrue(value(rows, "welfare_gain", "Trøndelag", "vocational") < 0);
        for (String gain : List.of("equivalent_variation", "welfare_gain")) {
            double sum = 0;
            for (String group : GROUPS) {
                sum += value(rows, gain + "_total", "Norway", group);
            }
            double total = value(rows, gain + "_total", "Norway", "");
            assertEquals(total, sum, 1e-6 * Math.abs(total), gain);
            double perPerson = value(rows, gain, "Norway", "");
            assertEquals(1e6 * total / base(rows, "population", "Norway"), perPerson, 1e-6 * Math.abs(perPerson), gain);
        }
    }

    /** Every type gains what its spending is worth and what it saves; that is also the difference of the two runs' welfare. */
    @Test
    void welfareIsWhatIsSpentAndWhatIsSaved() throws IOException {
        List<NamedCsvRecord> rows = brief();
        for (String group : GROUPS) {
            double saved = difference(rows, "real_saving", "2020", group);
            double gain = difference(rows, "welfare_gain", "2020", group);
            assertEquals(difference(rows, "equivalent_variation", "2020", group) + saved, gain, 1e-6, group);
            assertEquals(difference(rows, "welfare", "2020", group), gain, 1e-6, group);
            assertTrue(Math.abs(saved) > 1e-3, "income has moved");
        }
    }

    /**
     * By hand, 4 % a year: all years' spending at its worth, and in the last year the wealth that has been saved more by then.
     */
    @Test
    void thePresentValueCountsWhatIsSavedOnce() throws IOException {
        List<NamedCsvRecord> rows = brief();
        double spent = 0;
        double wealth = 0;
        for (int year = 2018; year <= 2020; year++) {
            String of = String.valueOf(year);
            spent += difference(rows, "equivalent_variation_total", of, "low") / Math.pow(1.04, year - 2018);
            wealth += difference(rows, "welfare_gain_total", of, "low")
                    - difference(rows, "equivalent_variation_total", of, "low");
        }
        assertEquals(spent, difference(rows, "equivalent_variation_present_value", "2020", "low"), 1e-9);
        assertTrue(Math.abs(wealth) > 1e-3, "something is saved");
        assertEquals(spent + wealth / 1.0816, difference(rows, "welfare_gain_present_value", "2020", "low"), 1e-9);
    }

    private List<NamedCsvRecord> brief() throws IOException {
        BatchFolder.good(folder, 1);
        Cli result = Cli.run("compare", policy(), "--format", "csv", "--years", "all", "--region", "Agder");
        assertEquals(0, result.code(), result.err());
        return CsvReader.builder().ofNamedCsvRecord(result.out()).stream().toList();
    }

    private static double difference(List<NamedCsvRecord> rows, String variable, String year, String group) {
        List<NamedCsvRecord> found = rows.stream()
                .filter(row -> row.getField("variable").equals(variable)
                        && row.getField("year").equals(year)
                        && row.getField("group").equals(group))
                .toList();
        assertEquals(1, found.size(), variable);
        return Double.parseDouble(found.get(0).getField("difference"));
    }

    /** What a reader sees first is what people earn and what it is worth; a wage in foreign exchange says so. */
    @Test
    void realTermsComeFirst() {
        List<String> lines = text.lines().skip(1).limit(5).map(String::strip).toList();
        assertTrue(lines.get(0).startsWith("+ Sets training_persons"), lines.get(0));
        assertEquals("Trøndelag, 2050, at consumer prices of 2018:", lines.get(1));
        assertTrue(lines.get(2).startsWith("real wages: low +"), lines.get(2));
        assertTrue(lines.get(3).startsWith("real incomes a person: low +"), lines.get(3));
        assertTrue(lines.get(4).startsWith("welfare, NOK a person: low +"), lines.get(4));
        String heads = text.lines()
                .filter(line -> line.contains("wage") && line.contains(" %  "))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(
                        "group",
                        "real wage 2035 %",
                        "real wage 2050 %",
                        "real income %",
                        "welfare, NOK",
                        "wage, forex %",
                        "at work, forex %"),
                List.of(heads.strip().split(" {2,}")));
    }

    /** The README's example is the beginning of what is printed, and its table. */
    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int from = readme.indexOf("vocational against baseline");
        assertEquals("\n```\n", readme.substring(from - 5, from));
        String example = readme.substring(from, readme.indexOf("```", from));
        assertTrue(example.lines().count() > 10, example);
        assertTrue(
                text.startsWith(example.strip()),
                () -> "README.md is out of date, expected\n"
                        + text.lines()
                                .limit(example.lines().count())
                                .collect(java.util.stream.Collectors.joining("\n")));
    }

    private static double value(List<NamedCsvRecord> rows, String measure, String region, String group) {
        return Double.parseDouble(row(rows, measure, region, group).getField("value"));
    }

    private static double base(List<NamedCsvRecord> rows, String measure, String region) {
        return Double.parseDouble(row(rows, measure, region, "").getField("base"));
    }

    private static NamedCsvRecord row(List<NamedCsvRecord> rows, String measure, String region, String group) {
        return rows.stream()
                .filter(row -> row.getField("variable").equals(measure)
                        && row.getField("year").equals("2050")
                        && row.getField("region_name").equals(region)
                        && row.getField("group").equals(group))
                .reduce((a, b) -> {
                    throw new AssertionError("two rows of " + measure);
                })
                .orElseThrow();
    }

    @Test
    void yearsAreChosenAndGrowthIsFromTheFirst() throws IOException {
        BatchFolder.good(folder, 1);
        Cli result = Cli.run("compare", policy(), "--format", "csv", "--years", "2018,2019-");
        assertEquals(0, result.code(), result.err());
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(result.out()).stream()
                .filter(row -> row.getField("variable").equals("mainland_product_per_person")
                        && row.getField("region_name").equals("Agder"))
                .toList();
        assertEquals(
                List.of("2018", "2019", "2020"),
                rows.stream().map(row -> row.getField("year")).toList());
        double first = Double.parseDouble(rows.get(0).getField("value"));
        double last = Double.parseDouble(rows.get(2).getField("value"));
        double growth = Double.parseDouble(rows.get(2).getField("growth"));
        assertEquals(100 * (Math.sqrt(last / first) - 1), growth, 1e-9);
        double base = Double.parseDouble(rows.get(2).getField("base_growth"));
        assertEquals(growth - base, Double.parseDouble(rows.get(2).getField("growth_difference")), 1e-12);
        assertTrue(growth > base, "more productive");
        assertEquals("", rows.get(0).getField("growth"), "no growth in the first year");
    }

    /** Two ways to compare the same two runs name every thing alike: their tables join on their keys. */
    @Test
    void solvedAndStoredComparisonsJoinOnTheirKeys() throws IOException {
        BatchFolder.good(folder, 1);
        String store = folder.resolve("store.duckdb").toString();
        assertEquals(0, Cli.run("batch", policy(), "--out", store).code());
        Cli stored = Cli.run("results", "compare", "policy", "--store", store, "--format", "csv");
        assertEquals(0, stored.code(), stored.err());
        Cli solved = Cli.run("compare", policy(), "--format", "csv", "--years", "all");
        Map<List<String>, NamedCsvRecord> byKey = new HashMap<>();
        CsvReader.builder()
                .ofNamedCsvRecord(stored.out())
                .forEach(row -> assertNull(byKey.put(key(row), row), "a key of one row"));
        Set<String> common = new TreeSet<>();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(solved.out())) {
            assertEquals(Change.COLUMNS, row.getHeader());
            NamedCsvRecord same = byKey.get(key(row));
            if (same != null) {
                assertEquals(same.getField("unit"), row.getField("unit"));
                Change.FIGURES.forEach(figure -> assertAlike(same.getField(figure), row.getField(figure), row));
                common.add(row.getField("variable"));
            }
        }
        assertEquals(
                Set.of(
                        "accumulated_migration",
                        "employed",
                        "foreign_saving",
                        "government_saving",
                        "living_standard",
                        "mainland_product",
                        "mainland_product_by_region",
                        "mainland_product_per_person",
                        "population",
                        "real_income",
                        "real_saving",
                        "real_wage_per_person",
                        "trained",
                        "value_added",
                        "wage",
                        "wage_per_person",
                        "welfare"),
                common);
    }

    /** Sums over regions and industries may be added in another order. */
    private static void assertAlike(String stored, String solved, NamedCsvRecord row) {
        assertEquals(stored.isEmpty(), solved.isEmpty(), row.toString());
        if (!stored.isEmpty()) {
            double expected = Double.parseDouble(stored);
            assertEquals(expected, Double.parseDouble(solved), 1e-9 * Math.max(1, Math.abs(expected)), row.toString());
        }
    }

    private static List<String> key(NamedCsvRecord row) {
        return Change.KEYS.stream().map(row::getField).toList();
    }

    @Test
    void withoutAChangeNothingIsGained() throws IOException {
        BatchFolder.good(folder, 1);
        String brief = folder.resolve("brief.yaml").toString();
        Cli result = Cli.run("compare", brief, "--against", brief, "--format", "csv", "--years", "all");
        CsvReader.builder()
                .ofNamedCsvRecord(result.out())
                .forEach(row -> assertEquals(0, Double.parseDouble(row.getField("difference")), row.toString()));
    }

    /** The sheets stand in the order of reading: what people earn and what it is worth to them first. */
    @Test
    void theWorkbookBeginsWithWagesAndWelfare() throws IOException {
        BatchFolder.good(folder, 1);
        Path book = folder.resolve("book.xlsx");
        assertEquals(
                0,
                Cli.run("compare", policy(), "--format", "xlsx", "--out", book.toString())
                        .code());
        try (ZipFile zip = new ZipFile(book.toFile())) {
            String sheets = part(zip, "xl/workbook.xml");
            assertTrue(sheets.indexOf("\"Wages\"") < sheets.indexOf("\"Welfare\""), sheets);
            assertTrue(sheets.indexOf("\"Welfare\"") < sheets.indexOf("\"People\""), sheets);
            assertTrue(part(zip, "xl/sharedStrings.xml").contains(">welfare_gain<"), "what is worth is there");
        }
    }

    /** The workbook is opened as the archive of XML that it is. */
    @Test
    void theWorkbookHasSheetsNumbersAndNoFormula() throws IOException {
        BatchFolder.good(folder, 1);
        String file = Files.readString(folder.resolve("policy.yaml")).replace("title: A policy", "title: '=1+1'");
        BatchFolder.write(folder, "policy", file);
        Path book = folder.resolve("book.xlsx");
        Cli result = Cli.run("compare", policy(), "--format", "xlsx", "--years", "all", "--out", book.toString());
        assertEquals(0, result.code(), result.err());
        try (ZipFile zip = new ZipFile(book.toFile())) {
            String workbook = part(zip, "xl/workbook.xml");
            for (String sheet : List.of("About", "People", "Wages", "Product", "Industries", "Welfare", "Nation")) {
                assertTrue(workbook.contains("name=\"" + sheet + "\""), workbook);
            }
            String texts = part(zip, "xl/sharedStrings.xml");
            assertTrue(texts.contains(">=1+1<"), "a text");
            String people = part(zip, "xl/worksheets/sheet2.xml");
            assertFalse(people.contains("<f>"), "no formula");
            String styles = part(zip, "xl/styles.xml");
            assertTrue(styles.contains("formatCode=\"#,##0\""), "persons are counted: " + styles);
            assertTrue(styles.contains("formatCode=\"#,##0.0\"") && styles.contains("formatCode=\"0.0000\""), styles);
            assertTrue(workbook.contains("name=\"Macro\"") && texts.contains(">trade_balance<"), "national accounts");
            assertTrue(texts.contains(">Written<"), "when");
            assertTrue(people.contains("<autoFilter ref=\"A3:"), "filters");
            assertTrue(people.contains("state=\"frozen\""), "the head stays");
            assertTrue(people.matches("(?s).*<c r=\"C4\"[^>]*><v>2018</v>.*"), "years are numbers");
            assertFalse(part(zip, "xl/worksheets/sheet1.xml").contains("<f>"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(path -> path.toString().endsWith(".part")), "nothing half-written");
        }
    }

    private static String part(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private String policy() {
        return folder.resolve("policy.yaml").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--years 2020 | Maybe --year",
                "--format xlsx | expected --out with a name that ends in .xlsx",
                "--format xlsx --out x.xls | not 'x.xls'",
                "--format csv --years 2020;2030 | expected some such as 2020,2030-2035, or all",
                "--format csv --years 2035-2030 | Maybe '2030-2035'",
                "--format csv --years 2049-2060 | --years names 2060, expected years in 2018-2050",
                "--discount 4 | Maybe '4%'",
                "--discount four | expected a rate such as 4% or 0.04"
            })
    void wrongOptionsAreTold(String options, String told) {
        List<String> all = new ArrayList<>(List.of("compare", "vocational"));
        all.addAll(List.of(options.split(" ")));
        Cli result = Cli.run(all.toArray(String[]::new));
        assertEquals(ExitCode.BAD_INPUT, result.code(), result.out());
        assertTrue(result.err().replaceAll("\\s+", " ").contains(told), result.err());
    }

    @Test
    void anotherScenarioCanBeTheYardstick() {
        Cli result = Cli.run("compare", "baseline", "--against", "lifelong", "--region", "norway");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("Norway, 2050: product per person -"), result.out());
    }
}
