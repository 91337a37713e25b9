package org.likevekt.validation.condensed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.YearSolution;

/** One year of the county model with prices as the only unknowns, and a Newton iteration of its own. */
public final class CondensedYear {
    private static final double STEP = 1e-6;
    private static final double LARGEST_STEP = 0.3;
    private static final int ITERATIONS = 60;

    private final BaseYear base;
    private final YearFigures figures;
    private final Technology technology;
    private final Households households;

    /** Where each unknown is stored. */
    private final List<Place> places = new ArrayList<>();

    /** A number of an array, by position. */
    private record Place(ToDoubleFunction<Prices> get, Setter set) {}

    private interface Setter {
        void set(Prices prices, double value);
    }

    /** A picture of the economy at some prices: all quantities, and how far each market and budget is from balance. */
    private record Point(Prices prices, Quantities quantities, Budgets budgets, double[] gaps) {
        double norm() {
            double norm = 0;
            for (double gap : gaps) {
                norm = Double.isNaN(gap) ? Double.POSITIVE_INFINITY : Math.max(norm, Math.abs(gap));
            }
            return norm;
        }
    }

    /**
     * The equations of a year of a run: what the year was given is taken from the run, none of what it found.
     *
     * @param accounts the base year
     * @param closure what adjusts
     * @param paths the exogenous figures of the run
     * @param run the year
     * @throws IllegalArgumentException when the closure is one whose quantities are no formula of these prices
     */
    public CondensedYear(RegionalAccounts accounts, Closure closure, Paths paths, YearSolution run) {
        require(closure);
        this.base = new BaseYear(accounts);
        this.figures = new YearFigures(base, closure, paths, run);
        this.technology = new Technology(base);
        this.households = new Households(figures);
        placeUnknowns();
    }

    /**
     * Given its prices this form has every quantity by a formula. Who is out of work, what is sold at home rather than abroad
     * and who works where are each found together with prices that it does not have.
     */
    private static void require(Closure closure) {
        Closure known = closure.with(Closure.Labour.FULL_EMPLOYMENT)
                .with(Closure.Exports.DEMAND)
                .with(Closure.Commuting.FIXED);
        if (!closure.equals(known)) {
            throw new IllegalArgumentException("the condensed form does not know " + closure + ", expected " + known
                    + ": unemployment, the price at home of what is exported too and the pay within reach are unknowns that it"
                    + " does not have");
        }
    }

    private void placeUnknowns() {
        for (int r = 0; r < base.regions; r++) {
            for (int i = 0; i < base.industries; i++) {
                place(base.output[r][i], p -> p.output, r, i);
                place(base.capital[r][i], p -> p.rental, r, i);
                place(base.resource[r][i], p -> p.resource, r, i);
            }
            for (int e = 0; e < base.groups; e++) {
                place(1, p -> p.wage, r, e);
            }
        }
        for (int scale = 0; scale < 4; scale++) {
            if (Prices.isFound(scale, figures.closure)) {
                int at = scale;
                places.add(new Place(p -> p.scale[at], (p, value) -> p.scale[at] = value));
            }
        }
    }

    private interface Table {
        double[][] of(Prices prices);
    }

    /** An unknown, unless there is nothing that it could be the price of. */
    private void place(double amount, Table table, int row, int column) {
        if (amount != 0) {
            places.add(new Place(p -> table.of(p)[row][column], (p, value) -> table.of(p)[row][column] = value));
        }
    }

    /** Number of unknowns. */
    public int unknowns() {
        return places.size();
    }

    private Prices prices(double[] logs) {
        Prices prices = new Prices(base);
        if (!figures.closure.finds("PROD")) {
            prices.scale[Prices.PRODUCTIVITY] = figures.productivity;
        }
        for (int k = 0; k < logs.length; k++) {
            places.get(k).set().set(prices, Math.exp(logs[k]));
        }
        return prices;
    }

    /** The economy at some prices, with outputs such that all goods markets clear. */
    private Point solved(double[] logs) {
        Prices prices = prices(logs);
        Quantities quantities = quantities(prices);
        double[] output = factored(quantities).solve(quantities.demanded(new double[cells()]));
        return pointAt(prices, quantities, output);
    }

    private int cells() {
        return base.regions * base.industries;
    }

    private Quantities quantities(Prices prices) {
        return new Quantities(figures, households, prices, new UnitDemands(figures, technology, prices));
    }

    /** Identity less the outputs that a unit of each output gives rise to. */
    private Lu factored(Quantities quantities) {
        double[] alone = quantities.demanded(new double[cells()]);
        double[][] matrix = new double[cells()][cells()];
        for (int k = 0; k < cells(); k++) {
            double[] one = new double[cells()];
            double size = Math.max(1, base.output[k / base.industries][k % base.industries]);
            one[k] = size;
            double[] demanded = quantities.demanded(one);
            for (int i = 0; i < cells(); i++) {
                matrix[i][k] = (i == k ? 1 : 0) - (demanded[i] - alone[i]) / size;
            }
        }
        return new Lu(matrix);
    }

    private Point pointAt(Prices prices, Quantities quantities, double[] output) {
        // once more, to leave incomes and purchases as these outputs make them
        quantities.demanded(output);
        Budgets budgets = new Budgets(figures, households, prices, quantities);
        return new Point(prices, quantities, budgets, gaps(prices, quantities, budgets));
    }

    private double[] gaps(Prices prices, Quantities quantities, Budgets budgets) {
        List<Double> gaps = new ArrayList<>();
        for (int r = 0; r < base.regions; r++) {
            for (int i = 0; i < base.industries; i++) {
                addProducerGaps(gaps, prices, quantities, r, i);
            }
            for (int e = 0; e < base.groups; e++) {
                gaps.add(labourGap(quantities, r, e));
            }
        }
        double[] national = {budgets.publicGap(), budgets.publicGap(), budgets.savingGap(), budgets.productGap()};
        for (int scale = 0; scale < national.length; scale++) {
            if (Prices.isFound(scale, figures.closure)) {
                gaps.add(national[scale]);
            }
        }
        return gaps.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void addProducerGaps(List<Double> gaps, Prices prices, Quantities quantities, int r, int i) {
        double made = quantities.output[r][i];
        if (base.output[r][i] != 0) {
            double tax = figures.given(Drivers.PRODUCTION_TAX, r, i, base.industries);
            double kept = (1 - tax) / (1 - base.productionTax(r, i));
            gaps.add(quantities.unit.cost[r][i] / (prices.output[r][i] * kept) - 1);
        }
        if (base.capital[r][i] != 0) {
            gaps.add(quantities.unit.capital[r][i] * made / figures.capital[r][i] - 1);
        }
        if (base.resource[r][i] != 0) {
            gaps.add(quantities.unit.resource[r][i] * made / figures.resource[r][i] - 1);
        }
    }

    /** Labour used over labour brought less one, both at equal pay in all industries. */
    private double labourGap(Quantities quantities, int r, int e) {
        double used = 0;
        double used0 = 0;
        double paid0 = 0;
        for (int i = 0; i < base.industries; i++) {
            used += quantities.unit.labour[r][i][e] * quantities.output[r][i] / base.pay[i];
            used0 += base.wages[r][i][e] / base.pay[i];
            paid0 += base.wages[r][i][e];
        }
        double brought = 0;
        for (int s = 0; s < base.regions; s++) {
            brought += base.commuting[s][r][e] * figures.labour[s][e];
        }
        return used / (brought * used0 / paid0) - 1;
    }

    /** Solves from the base year's prices. */
    public Solution solve(double tolerance) {
        double[] logs = new double[unknowns()];
        Point point = solved(logs);
        Lu factors = null;
        for (int iteration = 0; iteration < ITERATIONS && point.norm() > tolerance; iteration++) {
            boolean fresh = factors == null;
            Lu known = factors == null ? jacobian(logs, point) : factors;
            factors = known;
            double[] step = known.solve(point.gaps());
            double length = Math.min(1, LARGEST_STEP / largest(step));
            double[] next = moved(logs, step, length);
            Point found = solved(next);
            while (fresh && !(found.norm() < point.norm()) && length > 1e-4) {
                length /= 2;
                next = moved(logs, step, length);
                found = solved(next);
            }
            if (!fresh && !(found.norm() < 0.1 * point.norm())) {
                factors = null;
                continue;
            }
            factors = found.norm() < 0.1 * point.norm() ? factors : null;
            logs = next;
            point = found;
        }
        return new Solution(point);
    }

    private static double largest(double[] step) {
        double largest = 0;
        for (double part : step) {
            largest = Math.max(largest, Math.abs(part));
        }
        return largest;
    }

    private static double[] moved(double[] logs, double[] step, double length) {
        double[] moved = logs.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] -= length * step[k];
        }
        return moved;
    }

    /** Slopes of all gaps by finite differences; outputs follow by one step with the factors at hand. */
    private Lu jacobian(double[] logs, Point at) {
        Lu goods = factored(quantities(at.prices()));
        double[] output = flat(at.quantities().output);
        double[][] matrix = new double[unknowns()][unknowns()];
        for (int k = 0; k < unknowns(); k++) {
            double[] moved = logs.clone();
            moved[k] += STEP;
            Prices prices = prices(moved);
            Quantities quantities = quantities(prices);
            double[] excess = quantities.demanded(output);
            for (int cell = 0; cell < excess.length; cell++) {
                excess[cell] -= output[cell];
            }
            double[] more = goods.solve(excess);
            for (int cell = 0; cell < more.length; cell++) {
                more[cell] += output[cell];
            }
            double[] gaps = pointAt(prices, quantities, more).gaps();
            for (int i = 0; i < gaps.length; i++) {
                matrix[i][k] = (gaps[i] - at.gaps()[i]) / STEP;
            }
        }
        return new Lu(matrix);
    }

    private static double[] flat(double[][] table) {
        int columns = table[0].length;
        double[] flat = new double[table.length * columns];
        for (int cell = 0; cell < flat.length; cell++) {
            flat[cell] = table[cell / columns][cell % columns];
        }
        return flat;
    }

    /** The economy at the prices that the run found, its quantities not looked at. */
    public Solution at(YearSolution run) {
        Prices prices = new Prices(base);
        fill(prices.output, run.values("PY"));
        fill(prices.rental, run.values("RK"));
        fill(prices.resource, run.values("RN"));
        fill(prices.wage, run.values("W"));
        prices.scale[Prices.TRANSFERS] = run.value("TRS");
        prices.scale[Prices.INCOME_TAX] = run.value("TIS");
        prices.scale[Prices.INVESTMENT] = run.value("LAMBDA");
        prices.scale[Prices.PRODUCTIVITY] = run.value("PROD");
        double[] logs = new double[unknowns()];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = Math.log(places.get(k).get().applyAsDouble(prices));
        }
        return new Solution(solved(logs));
    }

    private static void fill(double[][] table, double[] values) {
        int columns = table[0].length;
        for (int cell = 0; cell < values.length; cell++) {
            table[cell / columns][cell % columns] = values[cell];
        }
    }

    /** Prices and all that follows from them, by the names that the model gives its variables. */
    public final class Solution {
        private final Point point;

        private Solution(Point point) {
            this.point = point;
        }

        /** The largest share by which a market, a budget or a unit cost is out of balance. */
        public double residual() {
            return point.norm();
        }

        /** Levels of the model's variables, row-major. */
        public Map<String, double[]> values() {
            Prices prices = point.prices();
            Quantities quantities = point.quantities();
            Map<String, double[]> values = new LinkedHashMap<>();
            values.put("PY", flat(prices.output));
            values.put("Y", flat(quantities.output));
            values.put("RK", flat(prices.rental));
            values.put("RN", flat(prices.resource));
            values.put("W", flat(prices.wage));
            values.put("WAV", flat(quantities.averagePay));
            values.put("PD", flat(quantities.unit.domesticPrice));
            values.put("A", flat(quantities.composite));
            values.put("INC", flat(quantities.income));
            values.put("POOL", new double[] {quantities.pool});
            values.put("WBAR", new double[] {quantities.meanPay});
            values.put("GS", new double[] {point.budgets().governmentSaving()});
            values.put("SF", new double[] {point.budgets().foreignSaving()});
            values.put("PFX", new double[] {figures.exchangeRate});
            values.put("TRS", new double[] {prices.scale[Prices.TRANSFERS]});
            values.put("TIS", new double[] {prices.scale[Prices.INCOME_TAX]});
            values.put("LAMBDA", new double[] {prices.scale[Prices.INVESTMENT]});
            values.put("PROD", new double[] {prices.scale[Prices.PRODUCTIVITY]});
            return values;
        }
    }
}
