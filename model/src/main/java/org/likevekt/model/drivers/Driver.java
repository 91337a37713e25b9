package org.likevekt.model.drivers;

import java.util.List;
import org.likevekt.model.drivers.Quantity.Detail;
import org.likevekt.model.drivers.Quantity.Kind;
import org.likevekt.model.drivers.Quantity.Role;
import org.likevekt.model.drivers.Quantity.Sign;
import org.likevekt.model.drivers.Quantity.Topic;

/**
 * One exogenous quantity that a scenario may change: an entry of the data dictionary.
 *
 * @param quantity what it is
 * @param minimum smallest admissible value, inclusive
 * @param maximum largest admissible value, inclusive
 * @param base its value in the base year
 * @param entry how it gets into the equations of a year
 */
public record Driver(Quantity quantity, double minimum, double maximum, Entry.Base base, Entry entry) {

    /** A driver of no catalogue, such as the path that a result is held on. */
    public Driver(String name, List<Axis> axes, String unit, String description, double minimum, double maximum) {
        this(
                new Quantity(
                        name,
                        name,
                        axes,
                        Kind.SCALE,
                        unit,
                        description,
                        Role.DRIVER,
                        minimum < 0 ? Sign.EITHER : Sign.POSITIVE,
                        Topic.NONE,
                        Detail.FULL),
                minimum,
                maximum,
                Entry.NOTHING,
                Entry.given(Entry.Way.TARGET, "it is not in the equations"));
    }

    @Override
    public int hashCode() {
        return quantity.id().hashCode(); // a key of many maps; equal drivers have equal ids
    }

    /** Key used in scenario files. */
    public String name() {
        return quantity.id();
    }

    /** What it varies over; empty for a national quantity. */
    public List<Axis> axes() {
        return quantity.axes();
    }

    /** Unit of its values. */
    public String unit() {
        return quantity.unit();
    }

    /** One sentence of meaning. */
    public String description() {
        return quantity.meaning();
    }

    /** The symbol of the equations that it stands for there. */
    public String symbol() {
        return quantity.symbol();
    }

    /** Whether a swap finds it as a factor on what is given; else as an addition to it. */
    public boolean isFactor() {
        return quantity.kind() != Kind.RATE && quantity.sign() != Sign.EITHER;
    }

    /** The same driver with another entry into the equations. */
    Driver entering(Entry other) {
        String symbol =
                other.symbols().isEmpty() ? quantity.symbol() : other.symbols().get(0);
        Quantity named = new Quantity(
                quantity.id(),
                symbol,
                quantity.axes(),
                quantity.kind(),
                quantity.unit(),
                quantity.meaning(),
                quantity.role(),
                quantity.sign(),
                quantity.topic(),
                quantity.detail());
        return new Driver(named, minimum, maximum, base, other);
    }
}
