package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;

/**
 * One change to one exogenous quantity.
 *
 * @param mark where the file says it
 * @param operation what is done
 * @param driver to which quantity
 * @param where for which part of it; an axis that is left out is meant whole
 * @param profile with which number
 * @param years in which years; left out: every year, for a growth every year after the first of the horizon
 * @param note why, in the author's words; may be empty
 */
public record Shock(
        Mark mark,
        Operation operation,
        Driver driver,
        Map<Axis, Selection> where,
        Profile profile,
        Optional<Years> years,
        Wording note) {

    /** Copies the selection so that the record is immutable. */
    public Shock {
        Map<Axis, Selection> copy = new EnumMap<>(Axis.class);
        copy.putAll(where);
        where = Collections.unmodifiableMap(copy);
    }

    /** The years it is written for, within a horizon. */
    public Years years(Horizon horizon) {
        boolean grows = profile instanceof Profile.Growth;
        return years.orElseGet(() -> Years.between(horizon.first() + (grows ? 1 : 0), horizon.last()));
    }

    /**
     * The years of a horizon in which it works, in order, each with how many of those that it is written for have come: what is
     * held goes on after the last of them.
     */
    public SortedMap<Integer, Integer> elapsed(Horizon horizon) {
        Years named = years(horizon);
        SortedMap<Integer, Integer> working = new TreeMap<>();
        int elapsed = 0;
        for (int year = horizon.first(); year <= horizon.last(); year++) {
            elapsed += named.contains(year) ? 1 : 0;
            if (named.contains(year) || profile.isHeld() && elapsed > 0) {
                working.put(year, elapsed);
            }
        }
        return Collections.unmodifiableSortedMap(working);
    }

    /** Whether it says the same as another shock, wherever and for whatever reason it is written. */
    public boolean saysTheSameAs(Shock other) {
        return operation == other.operation
                && driver.equals(other.driver)
                && where.equals(other.where)
                && profile.equals(other.profile)
                && years.equals(other.years);
    }

    /** Hash of all that it says, wherever it is written. */
    public String digest() {
        return new Fingerprint()
                .add(operation.key())
                .add(driver.name())
                .add(where)
                // a table is its name: its figures are in the hash of the tables
                .add(profile instanceof Profile.Table table ? table.name() : profile.toString())
                .add(years.map(Years::describe).orElse(""))
                .add(note.text())
                .digits();
    }

    /** Whether its number is an amount, of which a part of a county has its share; a rate or a factor is every part's. */
    boolean isAmount() {
        return driver.quantity().isAmount() && operation != Operation.MULTIPLY && profile.isOneForAllCells();
    }

    /** The cells it works on, in storage order of the first axis, then the second, and so on. */
    public List<Cell> cells(Dictionary dictionary) {
        List<Cell> cells = List.of(new Cell(0, List.of(), 1));
        for (Axis axis : driver.axes()) {
            Classification all = dictionary.axis(axis);
            List<String> chosen = where.containsKey(axis) ? where.get(axis).codes() : all.codes();
            List<Cell> longer = new ArrayList<>();
            for (Cell cell : cells) {
                chosen.forEach(code -> longer.add(cell.with(all.member(code), share(dictionary, axis, code))));
            }
            cells = longer;
        }
        return cells;
    }

    /** What a cell has of an amount: a region that is named has all, one that is meant by its county its share. */
    private double share(Dictionary dictionary, Axis axis, String code) {
        if (axis != Axis.REGION || !isAmount()) {
            return 1;
        }
        String name = Words.fold(dictionary.axis(axis).nameOf(code));
        boolean isNamed = where.containsKey(axis)
                && where.get(axis).words().stream()
                        .map(Words::fold)
                        .anyMatch(word -> word.equals(name) || word.equals(Words.fold(code)));
        return isNamed ? 1 : dictionary.countyShare(code);
    }

    /**
     * One value of a driver.
     *
     * @param index its place in storage
     * @param codes one for each axis
     * @param share what it has of an amount
     */
    public record Cell(int index, List<String> codes, double share) {
        private Cell with(Member next, double part) {
            List<String> longer = new ArrayList<>(codes);
            longer.add(next.code());
            return new Cell(next.axis().cell(index, next.first()), List.copyOf(longer), share * part);
        }
    }
}
