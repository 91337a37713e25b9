package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void copyTables() throws IOException {
        List<String> files = new ArrayList<>(
                Dataset.embedded().tables().stream().map(TableDescription::file).toList());
        files.add("tables.csv");
        for (String file : files) {
            try (InputStream table = Dataset.class.getResourceAsStream("/norway-2018/" + file)) {
                Files.copy(table, directory.resolve(file));
            }
        }
    }

    private void edit(String file, UnaryOperator<List<String>> change) throws IOException {
        Path path = directory.resolve(file);
        Files.write(path, change.apply(new ArrayList<>(Files.readAllLines(path))));
    }

    private void replace(String file, String old, String with) throws IOException {
        edit(file, lines -> {
            assertTrue(lines.contains(old), file + " has no line " + old);
            lines.set(lines.indexOf(old), with);
            return lines;
        });
    }

    private List<Finding> findings() {
        return assertThrows(DataException.class, () -> Dataset.load(directory)).findings();
    }

    private Finding onlyFinding() {
        List<Finding> findings = findings();
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).message().contains("Maybe "), findings.get(0).message());
        return findings.get(0);
    }

    @Test
    void copiedTablesLoadAsTheEmbeddedOnes() {
        Dataset copied = Dataset.load(directory);
        assertEquals(
                Dataset.embedded().nationalDomesticUse().total(),
                copied.nationalDomesticUse().total());
        assertEquals(Dataset.embedded().tables(), copied.tables());
    }

    /** Who hashes or copies the tables must get what was parsed, not what lies there by then. */
    @Test
    void textsAreThoseThatWereParsed() throws IOException {
        Dataset before = Dataset.load(directory);
        String parsed = Files.readString(directory.resolve("parameters.csv"));
        Files.writeString(directory.resolve("parameters.csv"), "changed since");
        Files.delete(directory.resolve("regions.csv"));
        assertEquals(parsed, before.texts().get("parameters.csv"));
        assertEquals(
                Dataset.embedded().texts().get("regions.csv"), before.texts().get("regions.csv"));
        assertTrue(Dataset.embedded().texts().containsKey("columns.csv"));
        assertFalse(before.texts().containsKey("columns.csv"), "there is none in the folder");
    }

    /** Figures as Statistics Norway publishes them. */
    @Test
    void knownFiguresAreWhereTheyBelong() {
        Dataset data = Dataset.embedded();
        assertEquals(11, data.regions().size());
        assertEquals(24, data.industries().size());
        assertEquals(30, data.nationalUsers().size());
        assertEquals(5295619, data.population().total(), 100);
        assertEquals(673469, data.population().get("03"));
        assertEquals(608750, data.employedResidents().get("30"));
        assertEquals(141491, data.commuting().get("30", "03"));
        assertEquals(63308, data.valueAdded().get("03", "BOLIG"));
        assertEquals(584054.6, data.nationalDomesticUse().get("OLJE", "EXPORT"));
        assertEquals(-5126, data.nationalPrimaryInputs().get("NET_SURPLUS", "SKIP"));
        assertEquals(0.6, data.elasticities().get("KRAFT", "income"));
        assertEquals(5972155, data.populationProjection().sumOver(0).get("2050"), 50);
        assertEquals(3541387, data.nationalWorkingAge().get("2050"));
    }

    /** 60,008 registered unemployed in the second quarter of 2018, less the 229 of no county. */
    @Test
    void theUnemployedAreThoseOfTheCounties() {
        assertEquals(60_008 - 229, Dataset.embedded().unemployed().total());
    }

    /** Tables of before exports could be supplied load; who asks for the transformation is told what is missing. */
    @Test
    void tablesWithoutTransformationLoad() throws IOException {
        edit("tables.csv", lines -> {
            lines.removeIf(line -> line.startsWith("industry_transformation"));
            return lines;
        });
        Files.delete(directory.resolve("industry_transformation.csv"));
        Dataset older = Dataset.load(directory);
        String message =
                assertThrows(DataException.class, older::transformation).getMessage();
        assertTrue(message.contains("industry_transformation") && message.contains("exports: demand"), message);
    }

    @Test
    void tablesWithoutTheChoiceOfAPlaceOfWorkLoad() throws IOException {
        edit("tables.csv", lines -> {
            lines.removeIf(line -> line.startsWith("commuting_response"));
            return lines;
        });
        Files.delete(directory.resolve("commuting_response.csv"));
        Dataset older = Dataset.load(directory);
        String message =
                assertThrows(DataException.class, older::commutingElasticity).getMessage();
        assertTrue(message.contains("commuting_response") && message.contains("commuting: fixed"), message);
    }

    /** Tables of before the wage curve load; who asks for unemployment is told what is missing. */
    @Test
    void tablesWithoutUnemploymentLoad() throws IOException {
        edit("tables.csv", lines -> {
            lines.removeIf(line -> line.startsWith("county_unemployment"));
            return lines;
        });
        Files.delete(directory.resolve("county_unemployment.csv"));
        Dataset older = Dataset.load(directory);
        String message = assertThrows(DataException.class, older::unemployed).getMessage();
        assertTrue(message.contains("county_unemployment") && message.contains("full_employment"), message);
    }

    @Test
    void everyTableTellsWhereItComesFrom() {
        for (TableDescription table : Dataset.embedded().tables()) {
            assertFalse(table.source().isBlank(), table.name());
            assertFalse(table.columns().isEmpty(), table.name());
            table.columns().forEach(column -> assertFalse(column.description().isBlank(), column.name()));
        }
    }

    @Test
    void missingFile() throws IOException {
        Files.move(directory.resolve("county_wages.csv"), directory.resolve("county_wage.csv"));
        Finding finding = onlyFinding();
        assertEquals("county_wages.csv", finding.file());
        assertTrue(finding.maybe().contains("county_wage.csv"), finding.message());
    }

    @Test
    void missingDirectory() {
        DataException missing = assertThrows(DataException.class, () -> Dataset.load(directory.resolve("nowhere")));
        assertEquals("tables.csv", missing.findings().get(0).file());
    }

    @Test
    void tableWithoutSource() throws IOException {
        edit("tables.csv", lines -> {
            lines.removeIf(line -> line.startsWith("county_wages,"));
            return lines;
        });
        assertTrue(onlyFinding().expected().contains("county_wages"));
    }

    @Test
    void missingColumn() throws IOException {
        replace("county_payroll_tax.csv", "region,rate", "region,rates");
        Finding finding = onlyFinding();
        assertEquals("rate", finding.column());
        assertTrue(finding.maybe().contains("'rates'"), finding.message());
    }

    @Test
    void missingCell() throws IOException {
        replace("county_payroll_tax.csv", "11,0.14", "11");
        Finding finding = onlyFinding();
        assertEquals(3, finding.line());
        assertEquals("rate", finding.column());
        assertEquals("an empty cell", finding.found());
    }

    @Test
    void missingLine() throws IOException {
        edit("county_value_added.csv", lines -> {
            lines.removeIf(line -> line.startsWith("46,KRAFT,"));
            return lines;
        });
        assertEquals("a line for '46, KRAFT'", onlyFinding().expected());
    }

    /** One figure too many is not spread over the country in silence; petroleum, made on the shelf, is none of the counties'. */
    @Test
    void valueAddedOfCountiesThatIsNotTheCountrys() throws IOException {
        replace("county_value_added.csv", "03,JORD,41,transformed", "03,JORD,4100,transformed");
        Finding finding = onlyFinding();
        assertEquals("value added of JORD that sums to 24988.0", finding.found());
        assertTrue(
                finding.expected().contains("as in national_primary_inputs.csv, give or take 5.0 %"),
                finding.message());
    }

    @Test
    void unknownCode() throws IOException {
        replace("industry_capital.csv", "KRAFTK,63130.3", "KRAFTKR,63130.3");
        Finding finding = onlyFinding();
        assertEquals("'KRAFTKR'", finding.found());
        assertTrue(finding.maybe().contains("'KRAFTK'"), finding.message());
        assertEquals(8, finding.line());
    }

    @Test
    void duplicateKey() throws IOException {
        edit("county_payroll_tax.csv", lines -> {
            lines.add("11,0.2");
            return lines;
        });
        Finding finding = onlyFinding();
        assertEquals(13, finding.line());
        assertTrue(finding.maybe().contains("line 3"), finding.message());
    }

    @Test
    void notANumber() throws IOException {
        for (String wrong : List.of("NaN", "Infinity", "0x1p3", "1d", "abc", "--1", ".")) {
            replace("county_payroll_tax.csv", "11,0.14", "11," + wrong);
            Finding finding = onlyFinding();
            assertEquals("'" + wrong + "'", finding.found());
            assertEquals("a number", finding.expected());
            replace("county_payroll_tax.csv", "11," + wrong, "11,0.14");
        }
    }

    @Test
    void decimalComma() throws IOException {
        replace("county_payroll_tax.csv", "11,0.14", "11,\"0,14\"");
        assertEquals("write the decimals after a point", onlyFinding().maybe());
    }

    @Test
    void outOfRange() throws IOException {
        replace("county_payroll_tax.csv", "11,0.14", "11,14");
        Finding finding = onlyFinding();
        assertEquals("14", finding.found());
        assertEquals("a number from 0.0 to 1.0", finding.expected());
    }

    @Test
    void negativeWhereNoneCanBe() throws IOException {
        replace("county_payroll_tax.csv", "11,0.14", "11,-0.14");
        assertEquals("the sign is wrong", onlyFinding().maybe());
    }

    /** A file that is another table's is no slip of the pen. */
    @Test
    void aMissingTableIsNotMistakenForAnother() throws IOException {
        Files.delete(directory.resolve("trade_priors.csv"));
        assertEquals("copy it here", onlyFinding().maybe());
    }

    @Test
    void unknownChoice() throws IOException {
        edit("industries.csv", lines -> {
            lines.replaceAll(line -> line.replace(",shipping,", ",shiping,"));
            return lines;
        });
        assertTrue(onlyFinding().maybe().contains("'shipping'"));
    }

    @Test
    void unbalancedUse() throws IOException {
        replace("national_domestic_use.csv", "FISK,NMID,32213.2", "FISK,NMID,32214.2");
        List<Finding> findings = findings();
        assertEquals(2, findings.size(), findings::toString);
        assertTrue(findings.stream().anyMatch(finding -> finding.found().startsWith("uses of FISK")));
        assertTrue(findings.stream().anyMatch(finding -> finding.found().startsWith("costs of NMID")));
    }

    @Test
    void negativeUse() throws IOException {
        replace("national_domestic_use.csv", "FISK,NMID,32213.2", "FISK,NMID,-32213.2");
        assertTrue(findings().stream().anyMatch(finding -> finding.found().contains("FISK, NMID")));
    }

    @Test
    void educationSharesThatMissOne() throws IOException {
        edit("industry_education.csv", lines -> {
            lines.replaceAll(line -> line.startsWith("REIS,low,") ? "REIS,low,0.65" : line);
            return lines;
        });
        assertTrue(onlyFinding().found().contains("shares of REIS"));
    }

    @Test
    void figureThatLostADigit() throws IOException {
        edit("county_people.csv", lines -> {
            lines.replaceAll(line -> line.replace(",608750,", ",60875,"));
            return lines;
        });
        assertTrue(findings().stream().allMatch(finding -> finding.found().contains("region 30")));
    }

    @Test
    void populationOfAnotherDate() throws IOException {
        replace("population.csv", "11,2018,473526", "11,2018,473527");
        assertEquals("population.csv", onlyFinding().file());
    }

    @Test
    void openQuote() throws IOException {
        replace("county_payroll_tax.csv", "11,0.14", "11,\"0.14");
        assertEquals("county_payroll_tax.csv", onlyFinding().file());
    }

    @Test
    void emptyFile() throws IOException {
        Files.writeString(directory.resolve("county_payroll_tax.csv"), "");
        assertEquals("an empty file", onlyFinding().found());
    }

    @Test
    void everythingWrongIsReportedAtOnce() throws IOException {
        replace("county_payroll_tax.csv", "11,0.14", "11,14");
        replace("industry_capital.csv", "KRAFTK,63130.3", "KRAFTK,?");
        Files.delete(directory.resolve("county_wages.csv"));
        assertEquals(3, findings().size());
    }

    /** The tables pass their checks, but farms cannot buy that much transport for their feed. */
    @Test
    void marginsThatExceedTransportNameTheUser() throws IOException {
        edit("trade_priors.csv", lines -> {
            lines.replaceAll(line -> line.startsWith("NMID,") ? "NMID,1,2,0.1,0.1,no,yes" : line);
            return lines;
        });
        Dataset data = Dataset.load(directory);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> RegionalAccounts.build(data));
        assertTrue(refused.getMessage().contains("User JORD in region 03"), refused.getMessage());
        assertTrue(refused.getMessage().contains("Maybe lower margin_base"), refused.getMessage());
    }

    /** A zero of rounding hides fewer than 50 persons; this one hides Oslo's shops. */
    @Test
    void valueAddedThatNobodyMakes() throws IOException {
        replace("county_employed.csv", "03,HANDEL,57400,transformed", "03,HANDEL,0,transformed");
        Finding finding = onlyFinding();
        assertEquals("county_employed.csv", finding.file());
        assertTrue(finding.found().contains("HANDEL in 03"), finding.message());
    }

    @Test
    void readmeNamesEveryTable() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (TableDescription table : Dataset.embedded().tables()) {
            assertTrue(readme.contains("| `" + table.name() + "` |"), table.name());
        }
    }

    @Test
    void anotherEncodingIsRefusedAndNotReadAsOtherNames() throws IOException {
        Path regions = directory.resolve("regions.csv");
        String text = Files.readString(regions);
        assertTrue(text.contains("Trøndelag"));
        Files.write(regions, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        String message = String.valueOf(
                assertThrows(DataException.class, () -> Dataset.load(directory)).getMessage());
        assertTrue(message.contains("regions.csv, line ") && message.contains("bytes that are no text"), message);
    }

    @Test
    void everySpoiltTableIsReadOrExplained() throws IOException {
        java.util.Random random = new java.util.Random(7);
        List<String> files =
                Dataset.embedded().tables().stream().map(TableDescription::file).toList();
        List<String> pieces =
                List.of("\"", ",", "\n", "=cmd()", "1e999", "-0", "NaN", "9".repeat(300), "\u0000", "", "\r");
        for (int round = 0; round < 60; round++) {
            Path file = directory.resolve(files.get(random.nextInt(files.size())));
            byte[] good = Files.readAllBytes(file);
            String text = new String(good, java.nio.charset.StandardCharsets.UTF_8);
            int at = random.nextInt(text.length());
            String piece = pieces.get(random.nextInt(pieces.size()));
            Files.writeString(file, text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + 3)));
            try {
                Dataset.load(directory);
            } catch (DataException e) {
                assertFalse(String.valueOf(e.getMessage()).isBlank());
            } catch (RuntimeException e) {
                throw new AssertionError("round " + round + ", " + file.getFileName() + " at " + at, e);
            }
            Files.write(file, good);
        }
    }

    @Test
    void aColumnChangedIsCheckedLikeAnyOther() {
        Dataset data = Dataset.embedded();
        Dataset doubled = data.with("groups", "relative_earnings", List.of("low"), value -> 2 * value);
        assertEquals(1.1, doubled.relativeEarnings().get("low"), 1e-12);
        assertEquals(1, doubled.relativeEarnings().get("vocational"));
        assertEquals(0.55, data.relativeEarnings().get("low"));
        Dataset all = data.with("county_distances", "km", List.of("03"), value -> value + 1);
        assertEquals(data.distances().get("03", "50") + 1, all.distances().get("03", "50"));
        assertEquals(data.distances().get("50", "03"), all.distances().get("50", "03"));
        assertTrue(wrong(() -> data.with("group", "name", List.of(), v -> v))
                .contains("unknown table 'group', expected one of: regions"));
        assertTrue(
                wrong(() -> data.with("groups", "name", List.of(), v -> v))
                        .contains(
                                "unknown number column of groups 'name', expected one of: relative_earnings, migration_response"));
        assertTrue(wrong(() -> data.with("groups", "relative_earnings", List.of("lo"), v -> v))
                .contains("unknown row of groups 'lo'"));
        String range = assertThrows(DataException.class, () -> data.with("parameters", "frisch", List.of(), v -> v / 4))
                .getMessage();
        assertTrue(range.contains("parameters.csv, column frisch: found -0.5 after a change"), range);
        String balance = assertThrows(
                        DataException.class,
                        () -> data.with("national_domestic_use", "value", List.of("KUNN"), v -> 2 * v))
                .getMessage();
        assertTrue(balance.contains("KUNN"), balance);
    }

    private static String wrong(org.junit.jupiter.api.function.Executable change) {
        return assertThrows(IllegalArgumentException.class, change).getMessage();
    }
}
