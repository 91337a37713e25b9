package org.likevekt.scenarios.sensitivity;

import java.util.Locale;

/** How uncertainty in parameters is carried to results. */
public enum Method {
    /** Gaussian quadrature of degree 3: 2N worlds for N parameters (Stroud 1957; DeVuyst and Preckel 1997; Arndt 1996). */
    GQ("Gaussian quadrature"),
    /** Latin hypercube (McKay, Beckman and Conover 1979). */
    LHS("Latin hypercube"),
    /** Monte Carlo: independent draws. */
    MC("Monte Carlo"),
    /** First order, by the adjoint at the documented values: no other world is solved. */
    LOCAL("first order, by adjoint");

    private final String words;

    Method(String words) {
        this.words = words;
    }

    /** The method as users write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method in words. */
    public String words() {
        return words;
    }

    /** Whether worlds are drawn at random, so that intervals and probabilities are those of the draws. */
    public boolean isSample() {
        return this == LHS || this == MC;
    }
}
