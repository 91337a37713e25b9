package org.likevekt.model.dynamics;

import java.util.List;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Paths;

/**
 * The equilibria of all years of a run.
 *
 * @param closure what adjusted
 * @param paths the exogenous figures it was solved for
 * @param years solutions in order, without gaps
 */
public record Trajectory(Closure closure, Paths paths, List<YearSolution> years) {
    /** Copies the list. */
    public Trajectory {
        years = List.copyOf(years);
    }

    /**
     * The solution of a year.
     *
     * @throws IllegalArgumentException when the year is outside the run
     */
    public YearSolution year(int year) {
        int first = years.get(0).year();
        int last = years.get(years.size() - 1).year();
        if (year < first || year > last) {
            throw new IllegalArgumentException("year " + year + " is outside the run " + first + "-" + last);
        }
        return years.get(year - first);
    }

    /** The first solved year. */
    public YearSolution first() {
        return years.get(0);
    }

    /** The last solved year. */
    public YearSolution last() {
        return years.get(years.size() - 1);
    }
}
