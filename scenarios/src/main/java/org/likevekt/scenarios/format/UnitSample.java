package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random points of the unit cube, the same on every machine for the same seed. */
public final class UnitSample {
    private UnitSample() {}

    /** Latin hypercube: each axis is cut into n equal parts and each part is met once (McKay et al. 1979). */
    public static double[][] latinHypercube(int n, int axes, long seed) {
        return sample(n, axes, seed, true);
    }

    /** Independent uniform points. */
    public static double[][] independent(int n, int axes, long seed) {
        return sample(n, axes, seed, false);
    }

    private static double[][] sample(int n, int axes, long seed, boolean isLatin) {
        // java.util.Random, because its numbers are laid down in its documentation
        Random random = new Random(seed);
        double[][] points = new double[n][axes];
        for (int d = 0; d < axes; d++) {
            List<Integer> strata = strata(n);
            if (isLatin) {
                Collections.shuffle(strata, random);
            }
            for (int k = 0; k < n; k++) {
                points[k][d] = isLatin ? (strata.get(k) + random.nextDouble()) / n : random.nextDouble();
            }
        }
        return points;
    }

    private static List<Integer> strata(int n) {
        List<Integer> strata = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            strata.add(k);
        }
        return strata;
    }
}
