package org.likevekt.model.equations;

import java.util.List;

/**
 * What adjusts so that the accounts of government, of the country with the rest of the world, and of growth close.
 *
 * @param government what balances the government's budget
 * @param external what balances saving and investment
 * @param growth whether productivity is given or found
 * @param swaps what else is found, and what is held instead
 */
public record Closure(Government government, External external, Growth growth, List<Swap> swaps) {
    /** The national variables of which the closure says whether they are found. */
    public static final List<String> NATIONAL = List.of("GS", "TRS", "TIS", "LAMBDA", "SF", "PROD");

    /** What balances the government's budget. */
    public enum Government {
        /** Government saving adjusts. */
        SAVING,
        /** All transfers to households are scaled; government saving is exogenous. */
        TRANSFERS,
        /** All income tax rates are scaled; government saving is exogenous. */
        INCOME_TAX
    }

    /** What balances saving and investment. */
    public enum External {
        /** Foreign saving is exogenous and investment takes what is saved. */
        INVESTMENT,
        /** Investment follows the rate of return alone and foreign saving adjusts. */
        FOREIGN_SAVING
    }

    /** Whether productivity is given or found. */
    public enum Growth {
        /** The national productivity factor is exogenous. */
        PRODUCTIVITY_GIVEN,
        /** Mainland product is exogenous and the national productivity factor adjusts: the baseline calibration. */
        PRODUCT_GIVEN
    }

    /** Copies the list. */
    public Closure {
        swaps = List.copyOf(swaps);
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
        return new Closure(government, external, Growth.PRODUCT_GIVEN, swaps);
    }

    /** The same closure with swaps. */
    public Closure with(List<Swap> others) {
        return new Closure(government, external, growth, others);
    }

    /** Whether this closure finds the national variable of that name, rather than taking it as given. */
    public boolean finds(String variable) {
        return switch (variable) {
            case "GS" -> government == Government.SAVING;
            case "TRS" -> government == Government.TRANSFERS;
            case "TIS" -> government == Government.INCOME_TAX;
            case "LAMBDA" -> external == External.INVESTMENT;
            case "SF" -> external == External.FOREIGN_SAVING;
            case "PROD" -> growth == Growth.PRODUCT_GIVEN;
            default -> throw new IllegalArgumentException("'" + variable + "' is in every closure the same");
        };
    }

    /** The closure in the words of the constants; hashes of runs are made from it. */
    @Override
    public String toString() {
        String named = "Closure[government=" + government + ", external=" + external + ", growth=" + growth;
        return named + (swaps.isEmpty() ? "" : ", swaps=" + swaps) + "]";
    }
}
