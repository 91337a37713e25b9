package org.likevekt.model.calibration;

import org.likevekt.data.Dataset;

/**
 * Behavioural parameters that are one number for the country.
 *
 * @param frisch Frisch parameter of the Stone-Geary utility, minus the ratio of expenditure to supernumerary
 *     expenditure; below -1
 * @param capitalGrowthResponse rise of the growth of an industry's capital for a unit of its rate of return, where the
 *     return is normal; at least 0
 * @param capitalGrowthRoom most that an industry's capital grows in a year beyond its trend, share a year; above 0
 */
public record Behaviour(double frisch, double capitalGrowthResponse, double capitalGrowthRoom) {
    /** Checks the ranges. */
    public Behaviour {
        if (!(frisch < -1)) {
            throw new IllegalArgumentException("the Frisch parameter is " + frisch + ", expected below -1");
        }
        if (!(capitalGrowthResponse >= 0)) {
            throw new IllegalArgumentException("the response of the growth of capital to its return is "
                    + capitalGrowthResponse + ", expected at least 0");
        }
        if (!(capitalGrowthRoom > 0)) {
            throw new IllegalArgumentException(
                    "the room for growth of capital beyond its trend is " + capitalGrowthRoom + ", expected above 0");
        }
    }

    /** Those of the tables. */
    public static Behaviour of(Dataset tables) {
        return new Behaviour(tables.frisch(), tables.capitalGrowthResponse(), tables.capitalGrowthRoom());
    }
}
