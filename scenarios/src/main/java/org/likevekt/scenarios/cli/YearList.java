package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.likevekt.scenarios.format.Horizon;
import org.likevekt.scenarios.format.Years;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Years of the command line: {@code 2020,2030-2035}, {@code 2040-} or {@code all}. */
final class YearList implements ITypeConverter<Years> {
    private static final Pattern RANGE = Pattern.compile("(\\d{4})(?:-(\\d{4})?)?");
    private static final Years ALL = Years.between(0, Years.Range.OPEN);

    @Override
    public Years convert(String text) {
        if (text.strip().toLowerCase(Locale.ROOT).equals("all")) {
            return ALL;
        }
        List<Years.Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            ranges.add(range(part.strip(), text));
        }
        return new Years(ranges);
    }

    private static Years.Range range(String part, String text) {
        Matcher matcher = RANGE.matcher(part);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not years, expected some such as 2020,2030-2035, or all");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) != null
                ? Integer.parseInt(matcher.group(2))
                : part.endsWith("-") ? Years.Range.OPEN : first;
        if (last < first) {
            throw new TypeConversionException("'" + part + "' runs backwards, expected the earlier year first. Maybe '"
                    + last + "-" + first + "'");
        }
        return new Years.Range(first, last);
    }

    /**
     * The years asked for, inside the years there are.
     *
     * @throws InputException when one that is named is outside them
     */
    static NavigableSet<Integer> within(Years asked, Horizon horizon) {
        NavigableSet<Integer> years = new TreeSet<>();
        for (Years.Range range : asked.ranges()) {
            boolean isAll = asked.equals(ALL);
            for (int end : new int[] {range.first(), range.last()}) {
                if (!isAll && end != Years.Range.OPEN && !horizon.contains(end)) {
                    throw new InputException("--years names " + end + ", expected years in " + horizon);
                }
            }
            int first = Math.max(range.first(), horizon.first());
            for (int year = first; year <= Math.min(range.last(), horizon.last()); year++) {
                years.add(year);
            }
        }
        return years;
    }
}
