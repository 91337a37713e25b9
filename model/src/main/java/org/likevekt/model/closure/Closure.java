package org.likevekt.model.closure;

import java.util.List;
import java.util.Optional;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;

/**
 * What adjusts so that the accounts of government, of the country with the rest of the world, and of growth close.
 *
 * @param government what balances the government's budget
 * @param external what balances saving and investment
 * @param growth whether productivity is given or found
 * @param labour whether all who want to work do
 * @param exports what limits what is sold abroad
 * @param commuting whether residents choose where to work
 * @param trade from where a region buys what it does not buy from itself
 * @param swaps what else is found, and what is held instead
 */
public record Closure(
        Government government,
        External external,
        Growth growth,
        Labour labour,
        Exports exports,
        Commuting commuting,
        Trade trade,
        List<Swap> swaps) {
    /** What balances the government's budget. */
    public enum Government {
        /** Government saving adjusts. */
        SAVING(Drivers.GOVERNMENT_SAVING),
        /** All transfers to households are scaled; government saving is exogenous. */
        TRANSFERS(Drivers.TRANSFER_SCALE),
        /** All income tax rates are scaled; government saving is exogenous. */
        INCOME_TAX(Drivers.INCOME_TAX_SCALE);

        private final Driver adjusting;

        Government(Driver adjusting) {
            this.adjusting = adjusting;
        }

        /** What is found, and given under the other answers. */
        public Driver adjusting() {
            return adjusting;
        }
    }

    /** What balances saving and investment. */
    public enum External {
        /** Foreign saving is exogenous and investment takes what is saved. */
        INVESTMENT(Drivers.INVESTMENT_SCALE),
        /** Investment follows the rate of return alone and foreign saving adjusts. */
        FOREIGN_SAVING(Drivers.FOREIGN_SAVING);

        private final Driver adjusting;

        External(Driver adjusting) {
            this.adjusting = adjusting;
        }

        /** What is found, and given under the other answer. */
        public Driver adjusting() {
            return adjusting;
        }
    }

    /** Whether productivity is given or found. */
    public enum Growth {
        /** The national productivity factor is exogenous. */
        PRODUCTIVITY_GIVEN,
        /** Mainland product is exogenous and the national productivity factor adjusts: the baseline calibration. */
        PRODUCT_GIVEN
    }

    /** Whether all who want to work do. */
    public enum Labour {
        /** Wages clear the markets of labour; unemployment is the base year's. */
        FULL_EMPLOYMENT,
        /** Unemployment follows the wage curve: where real pay is higher, it is lower. */
        WAGE_CURVE
    }

    /** What limits what is sold abroad. */
    public enum Exports {
        /** Demand: markets abroad buy more of a product only where it is cheaper than the world's. */
        DEMAND,
        /** Supply: the world buys at its price whatever is offered, and producers turn from home to abroad by CET. */
        CET
    }

    /** Whether residents choose where to work. */
    public enum Commuting {
        /** No: the residents of a region work where those of the base year did. */
        FIXED,
        /** Yes, by pay net of distance: more of them work where it has risen, by a conditional logit. */
        LOGIT
    }

    /** From where a region buys what it does not buy from itself. */
    public enum Trade {
        /** From every region, as near ones and distant ones sold to it in the base year. */
        BILATERAL,
        /** From a national pool, to which all sell: distance counts for nothing. */
        POOL
    }

    /** Copies the list. */
    public Closure {
        swaps = List.copyOf(swaps);
    }

    /** A closure with full employment, demand for exports, the base year's commuting and trade between each two regions. */
    public Closure(Government government, External external, Growth growth, List<Swap> swaps) {
        this(
                government,
                external,
                growth,
                Labour.FULL_EMPLOYMENT,
                Exports.DEMAND,
                Commuting.FIXED,
                Trade.BILATERAL,
                swaps);
    }

    /** A closure without swaps. */
    public Closure(Government government, External external, Growth growth) {
        this(government, external, growth, List.of());
    }

    /** Government saving adjusts, foreign saving is exogenous, productivity is given. */
    public static final Closure DEFAULT =
            new Closure(Government.SAVING, External.INVESTMENT, Growth.PRODUCTIVITY_GIVEN);

    /** The same closure with mainland product exogenous and productivity found. */
    public Closure calibrating() {
        return new Closure(government, external, Growth.PRODUCT_GIVEN, labour, exports, commuting, trade, swaps);
    }

    /** The same closure with swaps. */
    public Closure with(List<Swap> others) {
        return new Closure(government, external, growth, labour, exports, commuting, trade, others);
    }

    /** The same closure with another labour market. */
    public Closure with(Labour other) {
        return new Closure(government, external, growth, other, exports, commuting, trade, swaps);
    }

    /** The same closure with another limit on exports. */
    public Closure with(Exports other) {
        return new Closure(government, external, growth, labour, other, commuting, trade, swaps);
    }

    /** The same closure with other commuting. */
    public Closure with(Commuting other) {
        return new Closure(government, external, growth, labour, exports, other, trade, swaps);
    }

    /** The same closure with other trade. */
    public Closure with(Trade other) {
        return new Closure(government, external, growth, labour, exports, commuting, other, swaps);
    }

    /** The base year as this closure takes it to be: what went from region to region went through the pool where there is one. */
    public Benchmark seen(Benchmark benchmark) {
        return trade == Trade.POOL ? benchmark.withPooledTrade() : benchmark;
    }

    /** Whether this closure finds the national variable that a driver scales, rather than taking it as given. */
    public boolean finds(Driver level) {
        return level.equals(government.adjusting)
                || level.equals(external.adjusting)
                || level.equals(Drivers.NATIONAL_PRODUCTIVITY) && growth == Growth.PRODUCT_GIVEN;
    }

    /**
     * Whether this closure finds a national variable of the equations, rather than taking it as given.
     *
     * @throws IllegalArgumentException when it is in every closure the same
     */
    public boolean finds(String symbol) {
        return level(symbol)
                .map(this::finds)
                .orElseThrow(() -> new IllegalArgumentException("'" + symbol + "' is in every closure the same"));
    }

    /** Whether a variable of the equations is one that closures find or take as given. */
    static boolean decides(String symbol) {
        return level(symbol).isPresent();
    }

    private static Optional<Driver> level(String symbol) {
        return Drivers.levels().stream()
                .filter(driver -> driver.symbol().equals(symbol))
                .findFirst();
    }

    /** The closure in the words of the constants; hashes of runs are made from it. */
    @Override
    public String toString() {
        String named = "Closure[government=" + government + ", external=" + external + ", growth=" + growth;
        named += labour == Labour.FULL_EMPLOYMENT ? "" : ", labour=" + labour;
        named += exports == Exports.DEMAND ? "" : ", exports=" + exports;
        named += commuting == Commuting.FIXED ? "" : ", commuting=" + commuting;
        named += trade == Trade.BILATERAL ? "" : ", trade=" + trade;
        return named + (swaps.isEmpty() ? "" : ", swaps=" + swaps) + "]";
    }
}
