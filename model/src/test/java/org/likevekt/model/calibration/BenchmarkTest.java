package org.likevekt.model.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.likevekt.data.Grid;
import org.likevekt.model.Counties;

/** What the model reads out of the accounts. */
class BenchmarkTest {
    private final Benchmark benchmark = Counties.benchmark();

    /** Relative to the mean over all who work, each at the pay of the education they have. */
    @Test
    void theMeanIndustryPaysOne() {
        Grid persons = benchmark.accounts().persons();
        Grid earnings = benchmark.dataset().relativeEarnings();
        Grid pay = benchmark.payDifferential();
        double units = 0;
        double paid = 0;
        for (int r = 0; r < benchmark.regions().size(); r++) {
            for (int i = 0; i < benchmark.industries().size(); i++) {
                for (int e = 0; e < benchmark.groups().size(); e++) {
                    units += persons.get(r, i, e) * earnings.get(e);
                    paid += persons.get(r, i, e) * earnings.get(e) * pay.get(i);
                }
            }
        }
        assertEquals(1, paid / units, 1e-12);
        assertTrue(pay.get(benchmark.industries().indexOf("OLJE")) > 1.5, "petroleum pays best");
    }
}
