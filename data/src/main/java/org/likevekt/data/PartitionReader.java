package org.likevekt.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads which region each municipality is in. */
final class PartitionReader {
    private static final int NONE = -1;

    private final Municipalities places;
    private final TableDescription description;

    /** For each municipality the line that says where it is, or {@link #NONE}. */
    private final int[] lines;

    PartitionReader(String name, Municipalities places) {
        this.places = places;
        this.description = new TableDescription(
                name,
                "Regions made of municipalities",
                "The user",
                TableDescription.Grade.OFFICIAL,
                "-",
                "",
                List.of(
                        column(name, "municipality", true, "Code of a municipality, of any year"),
                        column(name, "region", false, "Name of the region that it is in")));
        this.lines = new int[places.municipalities().size()];
        Arrays.fill(lines, NONE);
    }

    private static ColumnDescription column(String table, String name, boolean isKey, String meaning) {
        return new ColumnDescription(
                table, name, "text", "-", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, isKey, meaning);
    }

    Partition read(TableFiles file) {
        TableReader reader = new TableReader(file);
        Table table = reader.read(description, Map.of()).orElse(null);
        reader.throwFindings();
        if (table == null) {
            throw new IllegalStateException("a table without findings was not read");
        }
        List<String> codes = table.axis(0).codes();
        List<String> regions = table.texts("region");
        for (int line = 0; line < codes.size(); line++) {
            place(reader, line, codes, regions);
        }
        missing(reader);
        reader.throwFindings();
        return partition(reader, regions);
    }

    private void place(TableReader reader, int line, List<String> codes, List<String> regions) {
        String code = codes.get(line);
        List<String> meant = places.of(code);
        if (meant.isEmpty()) {
            reader.add(finding(
                    line,
                    "municipality",
                    "'" + code + "'",
                    "the code of a municipality",
                    NearestText.guess("you mean", code, places.codes(), "a leading zero is lost")));
        }
        for (String municipality : meant) {
            int m = places.municipalities().indexOf(municipality);
            if (lines[m] != NONE && !regions.get(lines[m]).equals(regions.get(line))) {
                reader.add(finding(
                        line,
                        "municipality",
                        label(m) + " in '" + regions.get(line) + "' by " + code + " and in '" + regions.get(lines[m])
                                + "' by " + codes.get(lines[m]),
                        "every municipality in exactly one region",
                        ""));
            }
            lines[m] = line;
        }
    }

    private void missing(TableReader reader) {
        for (int m = 0; m < lines.length; m++) {
            if (lines[m] == NONE) {
                reader.add(new Finding(
                        description.file(),
                        0,
                        "municipality",
                        "no line for " + label(m),
                        "every municipality in exactly one region",
                        "a line was left out"));
            }
        }
    }

    private Partition partition(TableReader reader, List<String> regions) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        List<String> named = new ArrayList<>();
        for (int line : lines) {
            if (!named.contains(regions.get(line))) {
                named.add(regions.get(line));
            }
        }
        for (int m = 0; m < lines.length; m++) {
            members.computeIfAbsent(named.indexOf(regions.get(lines[m])), key -> new ArrayList<>())
                    .add(m);
        }
        List<Classification.Item> items = new ArrayList<>();
        members.forEach((region, own) -> items.add(item(reader, named.get(region), own)));
        reader.throwFindings();
        return new Partition(
                description.file(),
                new Classification(places.counties().name(), items),
                places.municipalities(),
                Arrays.stream(lines)
                        .mapToObj(line -> named.indexOf(regions.get(line)))
                        .toList());
    }

    /** What a region is called: what the county or municipality is called that it is, or its name. */
    private Classification.Item item(TableReader reader, String region, List<Integer> members) {
        Classification counties = places.counties();
        int county = places.county(members.get(0));
        if (isCalled(region, counties.items().get(county)) && isWhole(county, members)) {
            return counties.items().get(county);
        }
        Classification.Item only = places.municipalities().items().get(members.get(0));
        if (members.size() == 1 && isCalled(region, only)) {
            return only;
        }
        boolean isTaken = counties.contains(region) || !places.of(region).isEmpty();
        if (isTaken || !RegionName.isAllowed(region)) {
            reader.add(finding(
                    lines[members.get(0)],
                    "region",
                    "'" + region + "'",
                    RegionName.EXPECTED + " nor the code of a county or municipality that the region is not",
                    ""));
        }
        return new Classification.Item(region, region);
    }

    private static boolean isCalled(String region, Classification.Item item) {
        return region.equals(item.name()) || region.equals(item.code());
    }

    private boolean isWhole(int county, List<Integer> members) {
        for (int m = 0; m < lines.length; m++) {
            if ((places.county(m) == county) != members.contains(m)) {
                return false;
            }
        }
        return true;
    }

    private String label(int m) {
        Classification.Item item = places.municipalities().items().get(m);
        return item.code() + " " + item.name();
    }

    private Finding finding(int line, String column, String found, String expected, String maybe) {
        return new Finding(description.file(), line + 2L, column, found, expected, maybe);
    }
}
