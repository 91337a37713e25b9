package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest regions that counties and other regions are parts of. */
class CommonRegionsTest {
    private static final RegionalAccounts COUNTIES = RegionalAccounts.build(Dataset.embedded());
    private static final Municipalities PLACES = Municipalities.embedded(COUNTIES.regions());

    @TempDir
    private Path folder;

    @Test
    void wherePartsStayInsideCountiesTheyAreTheCounties() {
        RegionalAccounts split = COUNTIES.over(Partition.Shipped.TRONDELAG_SPLIT.of(PLACES), PLACES);
        CommonRegions common = CommonRegions.of(split);
        assertEquals(COUNTIES.regions(), common.regions());
        assertTrue(common.ofCounties().isIdentity());
        assertEquals(
                COUNTIES.population().total(),
                common.ofRegions().sum(split.population()).total(),
                1e-6);
        assertEquals(
                COUNTIES.population().get("50"),
                common.ofRegions().sum(split.population()).get("50"),
                1e-6);
    }

    /** Lesja in Innlandet and Rauma in Møre og Romsdal in one region join their counties; the nine others stay. */
    @Test
    void aRegionAcrossABorderJoinsItsCounties() throws IOException {
        List<String> lines = new ArrayList<>(List.of("municipality,region"));
        for (int m = 0; m < PLACES.municipalities().size(); m++) {
            String code = PLACES.municipalities().codes().get(m);
            boolean isPass = code.equals("3432") || code.equals("1539");
            String county = PLACES.counties().codes().get(PLACES.county(m));
            lines.add(code + "," + (isPass ? "the pass" : "the rest of " + county));
        }
        Path file = Files.write(folder.resolve("pass.csv"), lines);
        RegionalAccounts accounts = COUNTIES.over(Partition.read(file, PLACES), PLACES);
        CommonRegions common = CommonRegions.of(accounts);
        assertEquals(12, accounts.regions().size());
        assertEquals(10, common.regions().size());
        assertTrue(
                common.regions().codes().contains("15+34"),
                common.regions().codes().toString());
        double both = COUNTIES.output().sumOver(1).get("15")
                + COUNTIES.output().sumOver(1).get("34");
        assertEquals(both, common.ofCounties().sum(COUNTIES.output()).sumOver(1).get("15+34"), 1e-9 * both);
        assertEquals(both, common.ofRegions().sum(accounts.output()).sumOver(1).get("15+34"), 1e-9 * both);
    }
}
