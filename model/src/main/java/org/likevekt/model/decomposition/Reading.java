package org.likevekt.model.decomposition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.Measure;
import org.likevekt.model.dynamics.YearSolution;

/**
 * A number read off one year of a run: a weighted sum of results, or one such sum over another.
 *
 * @param quantity what it is
 * @param unit what the sum, or the ratio, is multiplied by
 * @param over the sum
 * @param per the sum that it is divided by; empty for none
 */
public record Reading(Quantity quantity, double unit, List<Weight> over, List<Weight> per) {
    /**
     * A result that counts.
     *
     * @param quantity which
     * @param cell its place, row-major
     * @param weight how much it counts
     */
    public record Weight(Quantity quantity, int cell, double weight) {}

    /** Copies the lists. */
    public Reading {
        over = List.copyOf(over);
        per = List.copyOf(per);
    }

    /** One figure as it stands. */
    static Reading of(Figure figure) {
        return new Reading(figure.quantity(), 1, List.of(new Weight(figure.quantity(), figure.cell(), 1)), List.of());
    }

    /** The value in a solved year. */
    public double of(YearSolution year) {
        return unit * sum(over, year) / (per.isEmpty() ? 1 : sum(per, year));
    }

    private static double sum(List<Weight> weights, YearSolution year) {
        Map<Quantity, double[]> values = new LinkedHashMap<>();
        double sum = 0;
        for (Weight weight : weights) {
            sum += weight.weight()
                    * values.computeIfAbsent(weight.quantity(), quantity -> Readings.values(year, quantity))[
                            weight.cell()];
        }
        return sum;
    }

    /** Its derivatives by the results of a solved year. */
    public Measure gradient(YearSolution year) {
        double below = per.isEmpty() ? 1 : sum(per, year);
        Map<String, double[]> weights = new LinkedHashMap<>();
        add(weights, over, unit / below, year);
        add(weights, per, -unit * sum(over, year) / (below * below), year);
        return new Measure(year.year(), weights);
    }

    private static void add(Map<String, double[]> weights, List<Weight> some, double factor, YearSolution year) {
        for (Weight weight : some) {
            int cells = Readings.values(year, weight.quantity()).length;
            double scale = weight.quantity().equals(Quantities.WAGE_PER_PERSON) ? Readings.NOK : 1;
            weights.computeIfAbsent(weight.quantity().symbol(), symbol -> new double[cells])[weight.cell()] +=
                    factor * scale * weight.weight();
        }
    }

    /** The figures that it is read from. */
    List<Figure> figures(int year) {
        List<Figure> figures = new ArrayList<>();
        over.forEach(weight -> figures.add(new Figure(weight.quantity(), weight.cell(), year)));
        per.forEach(weight -> figures.add(new Figure(weight.quantity(), weight.cell(), year)));
        return figures;
    }
}
