package org.likevekt.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An ordered, immutable list of coded items: the values of one axis of a {@link Grid}. */
public final class Classification {
    /** One item: its code, unique in the classification, and its name in words. */
    public record Item(String code, String name) {}

    private final String name;
    private final List<Item> items;
    private final Map<String, Integer> positions;

    /**
     * Makes a classification from its items in order.
     *
     * @throws IllegalArgumentException when a code occurs twice
     */
    public Classification(String name, List<Item> items) {
        this.name = name;
        this.items = List.copyOf(items);
        this.positions = new HashMap<>();
        for (Item item : this.items) {
            if (positions.put(item.code(), positions.size()) != null) {
                throw new IllegalArgumentException("Classification " + name + " has code '" + item.code() + "' twice");
            }
        }
    }

    /** Makes a classification whose items are named by their codes. */
    public static Classification ofCodes(String name, List<String> codes) {
        return new Classification(
                name, codes.stream().map(code -> new Item(code, code)).toList());
    }

    /** Makes the classification of the years from first to last, both included. */
    public static Classification years(int first, int last) {
        return ofCodes(
                "years",
                IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList());
    }

    /** What the items are, in the plural: regions, industries. */
    public String name() {
        return name;
    }

    /** The items in order. */
    public List<Item> items() {
        return items;
    }

    /** The codes in order. */
    public List<String> codes() {
        return items.stream().map(Item::code).toList();
    }

    /** The number of items. */
    public int size() {
        return items.size();
    }

    /**
     * The code at a position.
     *
     * @throws IndexOutOfBoundsException when the position is not in 0 to size - 1
     */
    public String code(int position) {
        return items.get(position).code();
    }

    /**
     * The name in words of a code.
     *
     * @throws IllegalArgumentException when the code is not in the classification; the message names the nearest one
     */
    public String nameOf(String code) {
        return items.get(indexOf(code)).name();
    }

    /** The item at a position as a member of this axis. */
    public Member member(int position) {
        return new Member(this, items.get(position), position, position + 1);
    }

    /**
     * The item of a code as a member of this axis.
     *
     * @throws IllegalArgumentException when the code is not in the classification; the message names the nearest one
     */
    public Member member(String code) {
        return member(indexOf(code));
    }

    /** Every item as a member of this axis, in order. */
    public List<Member> members() {
        return IntStream.range(0, size()).mapToObj(this::member).toList();
    }

    /** All items together as one member, by a name such as the country's. */
    public Member all(String nameOfAll) {
        return new Member(this, new Item("", nameOfAll), 0, size());
    }

    /**
     * Where a value stands among values that lie row-major over several axes of which this is the last.
     *
     * @param before the cell over the axes before this one, a position where that is one axis
     */
    public int cell(int before, int position) {
        return before * size() + position;
    }

    /** The cell over the axes before this one, of a cell over axes of which this is the last. */
    public int before(int cell) {
        return cell / size();
    }

    /** The position on this axis of a cell over axes of which this is the last. */
    public int position(int cell) {
        return cell % size();
    }

    /** Whether a code is in the classification. */
    public boolean contains(String code) {
        return positions.containsKey(code);
    }

    /**
     * The position of a code.
     *
     * @throws IllegalArgumentException when the code is not in the classification; the message names the nearest one
     */
    public int indexOf(String code) {
        Integer position = positions.get(code);
        if (position == null) {
            String guess = NearestText.guess(". Maybe", code, codes(), "");
            throw new IllegalArgumentException("'" + code + "' is not one of the " + name + guess);
        }
        return position;
    }

    /** A classification with the items of this one followed by those of another. */
    Classification followedBy(String newName, Classification other) {
        List<Item> all = new ArrayList<>(items);
        all.addAll(other.items);
        return new Classification(newName, all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Classification that && name.equals(that.name) && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + items.hashCode();
    }

    @Override
    public String toString() {
        return name + codes();
    }
}
