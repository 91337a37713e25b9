package org.likevekt.model.calibration;

/**
 * Behavioural parameters that are one number for the country.
 *
 * @param frisch Frisch parameter of the Stone-Geary utility, minus the ratio of expenditure to supernumerary
 *     expenditure; below -1
 * @param investmentResponse elasticity of investment by destination with respect to the rental over the price of
 *     investment goods, at least 0
 */
public record Behaviour(double frisch, double investmentResponse) {
    /** Checks the ranges. */
    public Behaviour {
        if (!(frisch < -1)) {
            throw new IllegalArgumentException("the Frisch parameter is " + frisch + ", expected below -1");
        }
        if (!(investmentResponse >= 0)) {
            throw new IllegalArgumentException(
                    "the investment response is " + investmentResponse + ", expected at least 0");
        }
    }
}
