package org.likevekt.model.drivers;

import java.util.List;
import java.util.Locale;

/**
 * One quantity of the model: what is told of it anywhere is told here.
 *
 * @param id its name in files and tables, lower case with underscores; unique among drivers, and among results
 * @param symbol its name in the equations
 * @param axes what it varies over, in storage order; empty for a national quantity
 * @param kind what sort of figure it is, which says how it behaves when all prices double
 * @param unit unit of its values, for example "index, 2018 = 1" or "persons"
 * @param meaning one sentence of meaning
 * @param role how it comes about
 * @param sign whether it may be negative
 * @param topic under what a comparison shows it
 * @param detail who wants it stored
 */
public record Quantity(
        String id,
        String symbol,
        List<Axis> axes,
        Kind kind,
        String unit,
        String meaning,
        Role role,
        Sign sign,
        Topic topic,
        Detail detail) {

    /** What sort of figure a quantity is. */
    public enum Kind {
        /** Of a unit of something, relative to the base year; doubles with all prices. */
        PRICE,
        /** At prices of the base year; stays when all prices double. */
        QUANTITY,
        /** At current prices; doubles with all prices. */
        VALUE,
        /** A share, a tax rate or an elasticity. */
        RATE,
        /** A factor on a quantity or a rate, one in the base year. */
        SCALE,
        /** A number of people. */
        PERSONS
    }

    /** How a quantity comes about. */
    public enum Role {
        /** A scenario gives it. */
        DRIVER,
        /** An equation determines it, or a closure gives it. */
        VARIABLE,
        /** A formula over variables. */
        DEFINITION,
        /** What a year starts from, or leaves to the next. */
        STOCK,
        /** What is counted from a solved year. */
        MEASURE
    }

    /** Whether a quantity may be negative. */
    public enum Sign {
        /** Never negative, which a law holds. */
        POSITIVE,
        /** Negative in odd cases only: a change may still be told in percent. */
        MOSTLY,
        /** Of either sign: a change in percent says nothing. */
        EITHER
    }

    /** The part of a comparison that shows a quantity, in the order of reading. */
    public enum Topic {
        /** What work is paid. */
        WAGES,
        /** What a change is worth to households. */
        WELFARE,
        /** Persons, where they live and what they have learned. */
        PEOPLE,
        /** What a region makes. */
        PRODUCT,
        /** What its industries make. */
        INDUSTRIES,
        /** The accounts of the country. */
        NATION,
        /** None: comparisons pass it over. */
        NONE;

        /** As a heading. */
        public String title() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** How closely one must look to want a quantity. */
    public enum Detail {
        /** A key figure. */
        KEY,
        /** What an analyst usually needs. */
        USUAL,
        /** Everything. */
        FULL
    }

    /** Copies the axes. */
    public Quantity {
        axes = List.copyOf(axes);
    }

    /** Whether it doubles when all prices do. */
    public boolean isInMoney() {
        return kind == Kind.PRICE || kind == Kind.VALUE;
    }

    /** Whether a part of a region has a part of it, as of persons, and not the same, as of a rate or a price. */
    public boolean isAmount() {
        return kind == Kind.QUANTITY || kind == Kind.VALUE || kind == Kind.PERSONS;
    }

    /** Whether it has a number for every pair of regions and every industry, which in hundreds of regions is millions. */
    public boolean isByPairsAndIndustries() {
        return axes.containsAll(List.of(Axis.REGION, Axis.DESTINATION, Axis.INDUSTRY));
    }

    /** Whether a change of it may be told in percent. */
    public boolean hasPercent() {
        return sign != Sign.EITHER;
    }

    /** What an equation determines, with its symbol in the formulas; positive unless it is said to be of either sign. */
    public static Quantity variable(String id, String symbol, Kind kind, String unit, String meaning, Axis... axes) {
        return of(Role.VARIABLE, id, symbol, kind, unit, meaning, axes);
    }

    /** What a block hands to others, or defines as a result: its id is its symbol with underscores. */
    public static Quantity definition(String symbol, Kind kind, String unit, String meaning, Axis... axes) {
        return of(Role.DEFINITION, idOf(symbol), symbol, kind, unit, meaning, axes);
    }

    /** A positive quantity that no comparison shows and nobody stores unless all is asked for. */
    static Quantity of(Role role, String id, String symbol, Kind kind, String unit, String meaning, Axis... axes) {
        return new Quantity(
                id, symbol, List.of(axes), kind, unit, meaning, role, Sign.POSITIVE, Topic.NONE, Detail.FULL);
    }

    /** A symbol as an id: {@code value_added_current} for {@code value added, current}. */
    public static String idOf(String symbol) {
        return symbol.replace(",", "").replace(' ', '_');
    }

    /** The same quantity as a comparison shows it. */
    Quantity under(Topic shown) {
        return new Quantity(id, symbol, axes, kind, unit, meaning, role, sign, shown, detail);
    }

    /** The same quantity, of either sign. */
    public Quantity ofEitherSign() {
        return signed(Sign.EITHER);
    }

    /** The same quantity, negative in odd cases only. */
    public Quantity mostlyPositive() {
        return signed(Sign.MOSTLY);
    }

    private Quantity signed(Sign other) {
        return new Quantity(id, symbol, axes, kind, unit, meaning, role, other, topic, detail);
    }

    /** Its symbol and what it varies over, as messages name it. */
    public String label() {
        return axes.isEmpty()
                ? "'" + symbol + "'"
                : "'" + symbol + "' ("
                        + String.join(", ", axes.stream().map(Axis::key).toList()) + ")";
    }

    /** The same quantity for those who look that closely. */
    Quantity at(Detail wanted) {
        return new Quantity(id, symbol, axes, kind, unit, meaning, role, sign, topic, wanted);
    }
}
