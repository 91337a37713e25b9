package org.likevekt.scenarios.run;

import java.util.OptionalDouble;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.data.Grid;

/**
 * Share of the population that is of working age, relative to the base year: the table {@code working_age_share}.
 *
 * <p>Provisional: the national share for every region. The projection of those aged 16-66 begins in 2020; 2018 is linked
 * to it by the growth of those aged 20-66, and 2019 lies between.
 */
final class WorkingAge {
    private static final int BASE = 2018;
    private static final int PROJECTED = 2020;

    private final Dataset data;
    private final double base;

    WorkingAge(Dataset data) {
        this.data = data;
        this.base = share(PROJECTED, data.nationalWorkingAge().get(0))
                * (aged20to66(BASE) / aged20to66(PROJECTED))
                * (population(PROJECTED) / population(BASE));
    }

    /** The figure of a year, the same in every region; none outside the projection. */
    OptionalDouble relative(int year) {
        Classification years = data.populationProjection().axis(1);
        if (!years.contains(Integer.toString(year))) {
            return OptionalDouble.empty();
        }
        if (year == BASE) {
            return OptionalDouble.of(1);
        }
        double first = projected(PROJECTED) / base;
        return OptionalDouble.of(year < PROJECTED ? (1 + first) / 2 : projected(year) / base);
    }

    private double projected(int year) {
        Grid persons = data.nationalWorkingAge();
        return share(year, persons.get(Integer.toString(year)));
    }

    private double share(int year, double persons) {
        return persons / population(year);
    }

    private double population(int year) {
        Grid projection = data.populationProjection();
        return projection.sumOver(0).get(Integer.toString(year));
    }

    private double aged20to66(int year) {
        return data.workingAge().sumOver(0).get(Integer.toString(year), "age_20_66");
    }
}
