package org.likevekt.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.likevekt.data.TableDescription.Grade;

/**
 * How far to trust the accounts: what each region's product rests on, and each table of counties.
 *
 * @param regions the regions in their order
 * @param tables the tables that have figures of counties
 */
public record Quality(List<OfRegion> regions, List<OfTable> tables) {
    /** Tables of counties whose figures are published for municipalities too. */
    private static final Set<String> MUNICIPAL = Set.of("county_people", "county_commuting", "county_distances");

    /** The table whose every row has a grade. */
    private static final String PRODUCT = "county_value_added";

    /**
     * What the product of a region rests on.
     *
     * @param region the region
     * @param product value added of all industries, MNOK
     * @param shares of it by grade; they sum to one
     */
    public record OfRegion(Classification.Item region, double product, Map<Grade, Double> shares) {
        /** Copies the shares. */
        public OfRegion {
            shares = Map.copyOf(shares);
        }

        /** The share of its product that rests on a grade. */
        public double share(Grade grade) {
            return shares.getOrDefault(grade, 0.0);
        }
    }

    /**
     * How far to trust a table.
     *
     * @param table the table
     * @param counties its grade where a region is made of whole counties
     * @param parts its grade where a region has a part of a county
     */
    public record OfTable(TableDescription table, Grade counties, Grade parts) {}

    /** Copies the lists. */
    public Quality {
        regions = List.copyOf(regions);
        tables = List.copyOf(tables);
    }

    /** The share of all regions' product that rests on a grade. */
    public double share(Grade grade) {
        double rests = 0;
        double all = 0;
        for (OfRegion each : regions) {
            rests += each.product() * each.share(grade);
            all += each.product();
        }
        return rests / all;
    }

    /** The quality of some accounts: what is shared within a county is estimated at best, or a user's own where the shares are. */
    public static Quality of(RegionalAccounts accounts) {
        List<OfTable> tables = accounts.dataset().tables().stream()
                .filter(table -> table.columns().stream()
                        .anyMatch(column -> column.key() && column.type().equals("code:regions")))
                .map(table -> new OfTable(table, table.grade(), inParts(table)))
                .toList();
        List<OfRegion> regions = new ArrayList<>();
        for (int r = 0; r < accounts.regions().size(); r++) {
            regions.add(region(accounts, r));
        }
        return new Quality(regions, tables);
    }

    private static Grade inParts(TableDescription table) {
        return MUNICIPAL.contains(table.name())
                ? worse(table.grade(), Grade.TRANSFORMED)
                : worse(table.grade(), Grade.ESTIMATED);
    }

    static Grade worse(Grade one, Grade other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static OfRegion region(RegionalAccounts accounts, int region) {
        Grid product = product(accounts, region);
        Map<Grade, Double> byGrade = new EnumMap<>(Grade.class);
        for (int i = 0; i < product.axis(0).size(); i++) {
            addTo(byGrade, accounts, region, i, product.get(i));
        }
        double total = product.total();
        byGrade.replaceAll((grade, amount) -> amount / total);
        return new OfRegion(accounts.regions().items().get(region), total, byGrade);
    }

    /** Value added of the region (i). */
    private static Grid product(RegionalAccounts accounts, int region) {
        Grid pay = accounts.compensation().sumOver(2);
        return Grid.of(
                at -> pay.get(region, at[0])
                        + accounts.surplus().get(region, at[0])
                        + accounts.productionTax().get(region, at[0]),
                accounts.industries());
    }

    /** Adds what an industry makes in a region, by the counties that it is in. */
    private static void addTo(
            Map<Grade, Double> byGrade, RegionalAccounts accounts, int region, int industry, double amount) {
        Dataset data = accounts.dataset();
        Grid shares = accounts.countyShares();
        Grid made = data.valueAdded();
        double[] parts = new double[shares.axis(1).size()];
        Arrays.setAll(parts, c -> shares.get(region, c) * made.get(c, industry));
        double all = Arrays.stream(parts).sum();
        for (int c = 0; c < parts.length; c++) {
            Grade own = data.gradeOf(PRODUCT, c, industry);
            Grade grade = shares.get(region, c) < 1 ? worse(own, accounts.gradeOfShares()) : own;
            byGrade.merge(grade, all == 0 ? 0 : amount * parts[c] / all, Double::sum);
        }
    }

    /** What a grade is called. */
    public static String label(Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }
}
