package org.likevekt.model.drivers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of every driver in every year of a horizon; immutable. */
public final class Paths {
    private final Dictionary dictionary;
    private final int firstYear;
    private final int lastYear;
    private final Map<Driver, double[][]> values;

    private Paths(Dictionary dictionary, int firstYear, int lastYear, Map<Driver, double[][]> values) {
        this.dictionary = dictionary;
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.values = values;
    }

    /**
     * Paths that hold the base-year values in every year.
     *
     * @param base for every driver of the dictionary its base-year values, row-major over its axes
     */
    public static Paths constant(Dictionary dictionary, int firstYear, int lastYear, Map<Driver, double[]> base) {
        Map<Driver, double[][]> values = new LinkedHashMap<>();
        for (Driver driver : dictionary.drivers()) {
            double[] cells = base.get(driver);
            if (cells == null || cells.length != dictionary.size(driver)) {
                throw new IllegalArgumentException("driver '" + driver.name() + "' needs " + dictionary.size(driver)
                        + " base-year values, got " + (cells == null ? "none" : cells.length));
            }
            double[][] years = new double[lastYear - firstYear + 1][];
            // one array for all years: a builder copies a year before it changes it
            Arrays.fill(years, cells.clone());
            values.put(driver, years);
        }
        return new Paths(dictionary, firstYear, lastYear, values);
    }

    /** The drivers and axes these paths are over. */
    public Dictionary dictionary() {
        return dictionary;
    }

    /** First year of the horizon. */
    public int firstYear() {
        return firstYear;
    }

    /** Last year of the horizon. */
    public int lastYear() {
        return lastYear;
    }

    /** A copy of a driver's values in one year, row-major over its axes. */
    public double[] values(Driver driver, int year) {
        return values(driver)[index(year)].clone();
    }

    /** One value of a driver in one year. */
    public double value(Driver driver, int year, int cell) {
        return values(driver)[index(year)][checked(driver, cell, values(driver))];
    }

    private double[][] values(Driver driver) {
        return known(values, driver);
    }

    private static double[][] known(Map<Driver, double[][]> values, Driver driver) {
        double[][] found = values.get(driver);
        if (found == null) {
            throw new IllegalArgumentException(
                    "driver '" + driver.name() + "' is not in the dictionary of these paths");
        }
        return found;
    }

    private static int checked(Driver driver, int cell, double[][] years) {
        int size = years[0].length;
        if (cell < 0 || cell >= size) {
            throw new IllegalArgumentException(
                    "driver '" + driver.name() + "' has cells 0 to " + (size - 1) + ", not " + cell);
        }
        return cell;
    }

    /**
     * These paths with more drivers.
     *
     * @param more values by driver and year of the horizon, row-major over the driver's axes
     */
    public Paths with(Map<Driver, double[][]> more) {
        Map<Driver, double[][]> all = new LinkedHashMap<>(values);
        more.forEach((driver, years) -> all.put(driver, copy(years)));
        return new Paths(dictionary.with(List.copyOf(more.keySet())), firstYear, lastYear, all);
    }

    /**
     * These paths with other values of a driver in one year.
     *
     * @throws IllegalArgumentException when a value is not finite or outside the driver's range
     */
    public Paths with(Driver driver, int year, double[] cells) {
        double[][] years = values(driver).clone();
        years[index(year)] = cells.clone();
        for (double value : cells) {
            checkRange(driver, year, value);
        }
        Map<Driver, double[][]> all = new LinkedHashMap<>(values);
        all.put(driver, years);
        return new Paths(dictionary, firstYear, lastYear, all);
    }

    private static double[][] copy(double[][] years) {
        double[][] copy = new double[years.length][];
        for (int t = 0; t < years.length; t++) {
            copy[t] = years[t].clone();
        }
        return copy;
    }

    private static void checkRange(Driver driver, int year, double value) {
        if (!(value >= driver.minimum() && value <= driver.maximum())) {
            throw new IllegalArgumentException("driver '" + driver.name() + "' in " + year + " is " + value
                    + ", expected " + driver.minimum() + " to " + driver.maximum() + " (" + driver.unit() + ")");
        }
    }

    /** A builder that starts from these paths. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private int index(int year) {
        if (year < firstYear || year > lastYear) {
            throw new IllegalArgumentException(
                    "year " + year + " is outside the horizon " + firstYear + "-" + lastYear);
        }
        return year - firstYear;
    }

    /** Changes single values of a copy of some paths; what is not changed stays shared with them. */
    public static final class Builder {
        private final Paths origin;
        private final Map<Driver, double[][]> values;

        private Builder(Paths origin) {
            this.origin = origin;
            this.values = new LinkedHashMap<>(origin.values);
        }

        /** The value as it stands now. */
        public double get(Driver driver, int year, int cell) {
            double[][] years = known(values, driver);
            return years[origin.index(year)][checked(driver, cell, years)];
        }

        /**
         * Sets one value.
         *
         * @throws IllegalArgumentException when the value is not finite or outside the driver's range
         */
        public Builder set(Driver driver, int year, int cell, double value) {
            checkRange(driver, year, value);
            own(driver, origin.index(year))[checked(driver, cell, known(values, driver))] = value;
            return this;
        }

        /** A driver's values in a year, copied when first changed. */
        private double[] own(Driver driver, int year) {
            double[][] before = known(origin.values, driver);
            if (known(values, driver) == before) {
                values.put(driver, before.clone());
            }
            double[][] years = known(values, driver);
            if (years[year] == before[year]) {
                years[year] = before[year].clone();
            }
            return years[year];
        }

        /** The finished paths; the builder must not be used afterwards. */
        public Paths build() {
            return new Paths(origin.dictionary, origin.firstYear, origin.lastYear, values);
        }
    }
}
