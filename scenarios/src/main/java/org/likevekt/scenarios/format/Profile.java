package org.likevekt.scenarios.format;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The number a shock works with in each year. */
public sealed interface Profile {

    /**
     * The operand, or nothing when a table has no figure for the year and cell.
     *
     * @param year calendar year
     * @param elapsed how many of the shock's years have come, this one included
     * @param cell one code per axis of the driver
     */
    OptionalDouble operand(int year, int elapsed, List<String> cell);

    /** Whether every cell has the same operand in a year. */
    default boolean isOneForAllCells() {
        return true;
    }

    /** Whether the shock goes on after its last year with what it has reached. */
    default boolean isHeld() {
        return false;
    }

    /** The same number in every year. */
    record Constant(double value) implements Profile {
        @Override
        public OptionalDouble operand(int year, int elapsed, List<String> cell) {
            return OptionalDouble.of(value);
        }
    }

    /**
     * A factor that compounds in each of the shock's years, from 1 in the year before the first, and is held after the
     * last.
     *
     * @param rate growth per year, 0.01 for 1 %
     */
    record Growth(double rate) implements Profile {
        @Override
        public OptionalDouble operand(int year, int elapsed, List<String> cell) {
            // StrictMath: a run must give the same bits on every platform
            return OptionalDouble.of(StrictMath.pow(1 + rate, elapsed));
        }

        @Override
        public boolean isHeld() {
            return true;
        }
    }

    /**
     * Linear between the given years, constant before the first and after the last of them.
     *
     * @param points at least one year with its value
     */
    record Path(NavigableMap<Integer, Double> points) implements Profile {
        /** Copies the points so that the record is immutable. */
        public Path {
            points = Collections.unmodifiableNavigableMap(new TreeMap<>(points));
        }

        @Override
        public OptionalDouble operand(int year, int elapsed, List<String> cell) {
            Map.Entry<Integer, Double> before = points.floorEntry(year);
            Map.Entry<Integer, Double> after = points.ceilingEntry(year);
            if (before == null || after == null) {
                return OptionalDouble.of((before == null ? after : before).getValue());
            }
            int span = after.getKey() - before.getKey();
            double part = span == 0 ? 0 : (double) (year - before.getKey()) / span;
            return OptionalDouble.of(before.getValue() + part * (after.getValue() - before.getValue()));
        }
    }

    /** The figures of a table, one per year and cell. */
    record Table(String name, TableSource source) implements Profile {
        @Override
        public boolean isOneForAllCells() {
            return false;
        }

        @Override
        public OptionalDouble operand(int year, int elapsed, List<String> cell) {
            return source.value(year, cell);
        }
    }
}
