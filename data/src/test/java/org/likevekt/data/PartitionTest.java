package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions made of municipalities: those that come with the engine, and a user's. */
class PartitionTest {
    private static final Municipalities PLACES =
            Municipalities.embedded(Dataset.embedded().regions());
    private static final Classification MUNICIPALITIES = PLACES.municipalities();

    @TempDir
    private Path folder;

    /** 10 counties and the 38 municipalities of Trøndelag are 48. */
    @ParameterizedTest
    @CsvSource({"counties, 11", "trondelag-split, 48", "labour-market-regions, 159", "municipalities, 356"})
    void everyMunicipalityIsInARegionOfWhatIsShipped(String name, int regions) {
        Partition partition = Partition.shipped(name).orElseThrow().of(PLACES);
        assertEquals(name, partition.name());
        assertEquals(regions, partition.regions().size());
        assertEquals(356, partition.regionOf().size());
        assertEquals(regions, partition.regionOf().stream().distinct().count(), "no region is empty");
    }

    @Test
    void trondelagIsSplitAndTheOthersKeepTheirCodes() {
        Partition split = Partition.Shipped.TRONDELAG_SPLIT.of(PLACES);
        assertTrue(split.regions().codes().containsAll(List.of("03", "54", "5001", "5061")));
        assertEquals(
                "Trondheim",
                split.regions().items().get(split.regions().indexOf("5001")).name());
        assertEquals(split.regions().indexOf("46"), split.region(MUNICIPALITIES.indexOf("4601")), "Bergen in Vestland");
    }

    /** Counties of a file that names municipalities by codes of any year are the shipped ones. */
    @Test
    void aFileMayNameMunicipalitiesByCodesOfAnyYear() throws IOException {
        List<String> lines =
                lines(m -> PLACES.counties().items().get(PLACES.county(m)).name());
        lines.set(lines.indexOf("3001,Viken"), "0101,Viken");
        lines.set(lines.indexOf("5401,Troms og Finnmark"), "5501,Troms og Finnmark");
        lines.set(lines.indexOf("1507,Møre og Romsdal"), "1508,Møre og Romsdal\n1580,Møre og Romsdal");
        Partition read = read(lines);
        Partition shipped = Partition.Shipped.COUNTIES.of(PLACES);
        assertEquals(shipped.regions(), read.regions());
        assertEquals(shipped.regionOf(), read.regionOf());
        assertEquals("mine.csv", read.name());
    }

    @Test
    void aMixKeepsTheCodesOfWhatIsWhole() throws IOException {
        Partition mix = read(lines(m -> {
            String code = MUNICIPALITIES.code(m);
            return code.equals("5001") ? "Trondheim" : code.startsWith("50") ? "Rest of Trøndelag" : "Rest";
        }));
        assertEquals(List.of("Rest", "5001", "Rest of Trøndelag"), mix.regions().codes());
    }

    /** Line 357 is the last, of 5444 Sør-Varanger. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5444,Rest | '' | no line for 5444 Sør-Varanger, expected every municipality in exactly one region",
                "5444,Rest | 5444,Rest;5444,Other | a key that no other line has",
                "5444,Rest | 5444,Rest;5605,Other | 5444 Sør-Varanger in 'Other' by 5605 and in 'Rest' by 5444",
                "5444,Rest | 544,Rest | mine.csv, line 357, column municipality: found '544', expected the code of a municipality",
                "0301,Rest | 301,Rest | found '301', expected the code of a municipality. Maybe you mean '0301'",
                "5444,Rest | 5444, | an empty cell",
                "5444,Rest | 5444,50 | found '50', expected letters, digits and blanks",
                "5444,Rest | 5444,Norway | found 'Norway', expected letters",
                "5444,Rest | 5444,norway | found 'norway', expected letters",
                "municipality,region | kommune,region | no such heading"
            })
    void whatIsNoPartitionIsTold(String line, String instead, String told) throws IOException {
        List<String> lines = lines(m -> "Rest");
        int at = lines.indexOf(line);
        lines.remove(at);
        if (!instead.isEmpty()) {
            lines.addAll(at, List.of(instead.split(";")));
        }
        DataException refused = assertThrows(DataException.class, () -> read(lines));
        assertTrue(refused.getMessage().contains(told), refused.getMessage());
    }

    private static List<String> lines(IntFunction<String> region) {
        List<String> lines = new ArrayList<>(List.of("municipality,region"));
        for (int m = 0; m < MUNICIPALITIES.size(); m++) {
            lines.add(MUNICIPALITIES.code(m) + "," + region.apply(m));
        }
        return lines;
    }

    private Partition read(List<String> lines) throws IOException {
        return Partition.read(Files.write(folder.resolve("mine.csv"), lines), PLACES);
    }
}
