package org.likevekt.model.drivers;

import java.util.List;
import org.likevekt.model.calibration.Benchmark;

/**
 * How a driver gets into the equations of a year.
 *
 * @param way by what it gets there
 * @param symbols the symbols of the equations that move with it in its own year
 * @param size what a driver of one stands for: the level of a {@link Way#LEVEL}, the elasticities of the tables
 * @param refusal why no swap can find it; empty where one can
 */
public record Entry(Way way, List<String> symbols, Base size, String refusal) {
    /** The ways into the equations of a year. */
    public enum Way {
        /** Its figures are a parameter of the equations. */
        PARAMETER,
        /** The same, in petroleum times the activity of that industry. */
        WITH_PETROLEUM,
        /** It scales the level of a national variable where no closure finds it. */
        LEVEL,
        /** The same, but one unless a swap finds it. */
        SCALE,
        /** It makes the people of the year. */
        PEOPLE,
        /** It is petroleum's activity. */
        PETROLEUM,
        /** It works on the moves to the next year alone. */
        MOVES,
        /** It multiplies an elasticity of the equations. */
        ELASTICITY,
        /** It is what a calibration aims at. */
        AIM,
        /** It is the path on which a swap holds a result. */
        TARGET
    }

    /** A figure of the base year. */
    @FunctionalInterface
    public interface Base {
        /** Row-major over the axes; a single value stands for all cells. */
        double[] of(Benchmark benchmark);
    }

    /** One everywhere. */
    static final Base ONE = benchmark -> new double[] {1};

    /** Nothing anywhere. */
    static final Base NOTHING = benchmark -> new double[] {0};

    /** The symbol of what workers bring. */
    static final String LABOUR = "labour";

    /** The symbol of those who spend. */
    static final String PERSONS = "persons";

    /** The symbols through which people act in the equations, both by region and group. */
    public static final List<String> PEOPLE = List.of(LABOUR, PERSONS);

    /** Copies the list. */
    public Entry {
        symbols = List.copyOf(symbols);
    }

    /** Works through some symbols. */
    static Entry by(Way way, String... symbols) {
        return new Entry(way, List.of(symbols), ONE, "");
    }

    /** Scales the level of a national variable. */
    static Entry level(String symbol, Base size) {
        return new Entry(Way.LEVEL, List.of(symbol), size, "");
    }

    /** Makes people. */
    static Entry people() {
        return new Entry(Way.PEOPLE, PEOPLE, ONE, "");
    }

    /** Cannot be found by a swap. */
    static Entry given(Way way, String refusal) {
        return new Entry(way, List.of(), ONE, refusal);
    }

    /** Multiplies the elasticities of a nest. */
    static Entry elasticity(String nest) {
        return elasticity("sigma_" + nest, nest);
    }

    /** Multiplies the elasticities in a column of the tables, which are a symbol of the equations. */
    static Entry elasticity(String symbol, String column) {
        return new Entry(
                Way.ELASTICITY,
                List.of(symbol),
                benchmark -> benchmark.elasticity(column),
                "the base year does not depend on an elasticity");
    }

    /** Whether the accounts of the base year do not depend on it, so that it may differ there from theirs. */
    public boolean isFreeInBaseYear() {
        return way == Way.MOVES || way == Way.AIM || way == Way.ELASTICITY;
    }

    /** Whether it stands in the equations as a parameter. */
    public boolean isParameter() {
        return way == Way.PARAMETER || way == Way.WITH_PETROLEUM;
    }

    /** Whether it stands in the equations as a national variable. */
    public boolean isLevel() {
        return way == Way.LEVEL || way == Way.SCALE;
    }

    /** Whether a swap can make it endogenous. */
    public boolean isInstrument() {
        return refusal.isEmpty();
    }

    /** Whether it moves its symbols as people do: by slopes that differ from year to year, in all groups of its region. */
    public boolean isOfPeople() {
        return way == Way.PEOPLE;
    }
}
