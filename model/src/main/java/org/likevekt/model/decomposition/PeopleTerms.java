package org.likevekt.model.decomposition;

import static org.likevekt.model.drivers.Quantities.ACCUMULATED_MIGRATION;
import static org.likevekt.model.drivers.Quantities.AVERAGE_PAY;
import static org.likevekt.model.drivers.Quantities.COMMUTING;
import static org.likevekt.model.drivers.Quantities.CONSUMER_PRICE;
import static org.likevekt.model.drivers.Quantities.EMPLOYED;
import static org.likevekt.model.drivers.Quantities.NET_MIGRATION;
import static org.likevekt.model.drivers.Quantities.TRAINED;
import static org.likevekt.model.drivers.Quantities.WAGE;
import static org.likevekt.model.drivers.Quantities.WAGE_PER_PERSON;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.Migration;
import org.likevekt.model.dynamics.People;
import org.likevekt.solver.contributions.PathIntegral;
import org.likevekt.solver.contributions.StraightPath;

/** The terms of people: who is projected, trained and moved in, why people move, and what they earn where they live. */
final class PeopleTerms {
    private final Compared runs;
    private final Benchmark benchmark;
    private final Classification groups;

    PeopleTerms(Compared runs) {
        this.runs = runs;
        this.benchmark = runs.benchmark();
        this.groups = benchmark.groups();
    }

    /** Efficiency units of labour (r,e): employed persons times their productivity, so logarithms add up. */
    Parts labour(Figure figure) {
        Parts.Builder parts = new Parts.Builder();
        addLogarithm(parts, figure.of(Drivers.GROUP_PRODUCTIVITY.quantity(), figure.cell()));
        addLogarithm(parts, figure.of(EMPLOYED, figure.cell()));
        return parts.build();
    }

    private void addLogarithm(Parts.Builder parts, Figure figure) {
        parts.add(figure, runs, StrictMath.log(runs.after(figure) / runs.before(figure)));
    }

    /** Employed persons (r,e): those projected, trained and moved in. */
    Parts employed(Figure figure) {
        Parts.Builder parts = new Parts.Builder();
        addProjected(parts, figure, 1, List.of(Drivers.WORKING_AGE_SHARE, Drivers.PARTICIPATION));
        addLinear(parts, figure.of(TRAINED, figure.cell()), 1);
        addLinear(parts, figure.of(ACCUMULATED_MIGRATION, figure.cell()), 1);
        return parts.build();
    }

    /** Persons in households relative to the base year (r,e): the same, movers with their families. */
    Parts households(Figure figure) {
        Grid employed = benchmark.accounts().employedResidents();
        int r = groups.before(figure.cell());
        double base = employed.values()[figure.cell()];
        double perEmployed =
                benchmark.accounts().population().get(r) / employed.sumOver(1).get(r);
        Parts.Builder parts = new Parts.Builder();
        addProjected(parts, figure, 1 / base, List.of());
        addLinear(parts, figure.of(TRAINED, figure.cell()), 1 / base);
        addLinear(parts, figure.of(ACCUMULATED_MIGRATION, figure.cell()), family() / perEmployed / base);
        return parts.build();
    }

    private double family() {
        return benchmark.accounts().population().total()
                / benchmark.accounts().employedResidents().total();
    }

    /** Population (r): the projection and those who have moved in, with their families. */
    Parts population(Figure figure) {
        Parts.Builder parts = new Parts.Builder();
        addLinear(parts, figure.of(Drivers.POPULATION.quantity(), figure.cell()), 1);
        for (int e = 0; e < groups.size(); e++) {
            addLinear(parts, figure.of(ACCUMULATED_MIGRATION, groups.cell(figure.cell(), e)), family());
        }
        return parts.build();
    }

    private void addLinear(Parts.Builder parts, Figure figure, double slope) {
        parts.add(figure, runs, slope * runs.change(figure));
    }

    /**
     * Persons by projection, shared out over the figures that they are a product of by the change of their logarithms, that
     * is, by what each contributes while all go from one end to the other at even rates.
     *
     * @param counted figures beside population and education that they are in proportion to
     */
    private void addProjected(Parts.Builder parts, Figure figure, double unit, List<Driver> counted) {
        Paths first = runs.base().paths();
        Paths last = runs.run().paths();
        double before = unit * projected(first, figure, counted);
        double after = unit * projected(last, figure, counted);
        if (before == after) {
            return;
        }
        double mean = (after - before) / StrictMath.log(after / before);
        int r = groups.before(figure.cell());
        List<Driver> factors = new ArrayList<>(counted);
        factors.add(Drivers.POPULATION);
        for (Driver factor : factors) {
            int cell = factor.axes().isEmpty() ? 0 : r;
            Figure given = figure.of(factor.quantity(), cell);
            parts.add(given, runs, mean * factorChange(factor, figure.year(), cell));
        }
        addEducation(parts, figure, mean);
    }

    /** The change of a factor's logarithm; participation counts relative to the first year. */
    private double factorChange(Driver factor, int year, int cell) {
        double now = logarithm(factor, year, cell);
        return factor.equals(Drivers.PARTICIPATION)
                ? now - logarithm(factor, runs.run().first().year(), cell)
                : now;
    }

    private double logarithm(Driver factor, int year, int cell) {
        return StrictMath.log(runs.run().paths().value(factor, year, cell)
                / runs.base().paths().value(factor, year, cell));
    }

    private double projected(Paths paths, Figure figure, List<Driver> counted) {
        double persons = People.projected(benchmark, paths, figure.year())[figure.cell()];
        if (!counted.isEmpty()) {
            return persons;
        }
        double participation = paths.value(Drivers.PARTICIPATION, figure.year(), 0)
                / paths.value(Drivers.PARTICIPATION, paths.firstYear(), 0);
        return persons
                / participation
                / paths.value(Drivers.WORKING_AGE_SHARE, figure.year(), groups.before(figure.cell()));
    }

    /** Shares of education depend on two figures: each contributes the mean of what it does before and after the other. */
    private void addEducation(Parts.Builder parts, Figure figure, double mean) {
        Paths base = runs.base().paths();
        int r = groups.before(figure.cell());
        Driver share = Drivers.HIGHER_EDUCATION_SHARE;
        Driver odds = Drivers.HIGHER_EDUCATION_ODDS;
        int year = figure.year();
        double shareAfter = runs.run().paths().value(share, year, r);
        double oddsAfter = runs.run().paths().value(odds, year, r);
        double none = StrictMath.log(People.projected(benchmark, base, year)[figure.cell()]);
        double one = logProjected(figure, base.toBuilder().set(share, year, r, shareAfter));
        double other = logProjected(figure, base.toBuilder().set(odds, year, r, oddsAfter));
        double both = logProjected(
                figure, base.toBuilder().set(share, year, r, shareAfter).set(odds, year, r, oddsAfter));
        parts.add(figure.of(share.quantity(), r), runs, mean * ((one - none) + (both - other)) / 2);
        parts.add(figure.of(odds.quantity(), r), runs, mean * ((other - none) + (both - one)) / 2);
    }

    private double logProjected(Figure figure, Paths.Builder paths) {
        return StrictMath.log(People.projected(benchmark, paths.build(), figure.year())[figure.cell()]);
    }

    /** Moves since the base year (r,e): those of each year. */
    Parts migrants(Figure figure) {
        Parts.Builder parts = new Parts.Builder();
        for (int year = runs.run().first().year(); year < figure.year(); year++) {
            addLinear(parts, new Figure(NET_MIGRATION, figure.cell(), year), 1);
        }
        return parts.build();
    }

    /** Moves of a year (r,e): wages and persons of the group in all regions, and how it answers. */
    Parts moves(Figure figure) {
        int e = groups.position(figure.cell());
        List<Figure> wages = new ArrayList<>();
        List<Figure> persons = new ArrayList<>();
        for (int r = 0; r < benchmark.regions().size(); r++) {
            wages.add(figure.of(WAGE_PER_PERSON, groups.cell(r, e)));
            persons.add(figure.of(EMPLOYED, groups.cell(r, e)));
        }
        List<Figure> moving = new ArrayList<>(wages);
        moving.addAll(persons);
        moving.add(figure.of(Drivers.MIGRATION_ELASTICITY.quantity(), e));
        moving.add(figure.of(Drivers.MIGRATION_BASE_GAP.quantity(), 0));
        return onTheWay(moving, t -> moveRates(figure, moving, t));
    }

    /** The rates at which moves of a year change while wages and persons go at even rates and the others in even steps. */
    private double[] moveRates(Figure figure, List<Figure> moving, double t) {
        int regions = benchmark.regions().size();
        int e = groups.position(figure.cell());
        double[] wage = new double[regions * groups.size()];
        double[] persons = new double[wage.length];
        for (int r = 0; r < regions; r++) {
            for (int g = 0; g < groups.size(); g++) {
                int cell = groups.cell(r, g);
                wage[cell] = along(figure.of(WAGE_PER_PERSON, cell), t);
                persons[cell] = along(figure.of(EMPLOYED, cell), t);
            }
        }
        double[] beta = new double[groups.size()];
        Figure elasticity = figure.of(Drivers.MIGRATION_ELASTICITY.quantity(), e);
        Figure gap = figure.of(Drivers.MIGRATION_BASE_GAP.quantity(), 0);
        beta[e] = runs.before(elasticity) + t * runs.change(elasticity);
        double[] one = new double[wage.length];
        one[figure.cell()] = 1;
        Migration.Adjoint slopes = new Migration(
                        wage,
                        inNok(),
                        persons,
                        benchmark.accounts().employedResidents().values(),
                        beta,
                        runs.before(gap) + t * runs.change(gap))
                .adjoint(one);
        double[] rates = new double[moving.size()];
        for (int r = 0; r < regions; r++) {
            int cell = groups.cell(r, e);
            rates[r] = slopes.wage()[cell] * wage[cell] * logChange(moving.get(r));
            rates[regions + r] = slopes.persons()[cell] * persons[cell] * logChange(moving.get(regions + r));
        }
        rates[moving.indexOf(elasticity)] = slopes.beta()[e] * runs.change(elasticity);
        rates[moving.indexOf(gap)] = slopes.baseGap() * runs.change(gap);
        return rates;
    }

    /** What each figure gives, from the rates at which it does on the way from before to after. */
    private Parts onTheWay(List<Figure> moving, PathIntegral.Rates rates) {
        double[] values = PathIntegral.of(rates, StraightPath.TOLERANCE);
        Parts.Builder parts = new Parts.Builder();
        for (int k = 0; k < values.length; k++) {
            parts.add(moving.get(k), runs, values[k]);
        }
        return parts.build();
    }

    private double[] inNok() {
        double[] wage = runs.model().baseWage();
        for (int cell = 0; cell < wage.length; cell++) {
            wage[cell] *= Readings.NOK;
        }
        return wage;
    }

    private double along(Figure figure, double t) {
        return runs.before(figure) * StrictMath.exp(t * logChange(figure));
    }

    private double logChange(Figure figure) {
        return StrictMath.log(runs.after(figure) / runs.before(figure));
    }

    /** The logarithm of the wage per person where people live (r,e): pay where they work, their productivity, prices. */
    Parts wage(Figure figure) {
        int e = groups.position(figure.cell());
        int r = groups.before(figure.cell());
        int regions = benchmark.regions().size();
        List<Figure> moving = new ArrayList<>();
        for (Quantity paid : List.of(AVERAGE_PAY, WAGE)) {
            for (int s = 0; s < regions; s++) {
                moving.add(figure.of(paid, groups.cell(s, e)));
            }
        }
        for (int s = 0; s < regions && choosesWork(); s++) {
            moving.add(figure.of(COMMUTING, pair(r, s, e)));
        }
        moving.add(figure.of(CONSUMER_PRICE, r));
        moving.add(figure.of(Drivers.GROUP_PRODUCTIVITY.quantity(), figure.cell()));
        moving.add(figure.of(Drivers.MIGRATION_EQUAL_PAY.quantity(), 0));
        moving.add(figure.of(Drivers.MIGRATION_REAL_WAGE.quantity(), 0));
        return onTheWay(moving, t -> wageRates(figure, moving, t)).completed(runs, logChange(figure), figure.year());
    }

    private boolean choosesWork() {
        return runs.model().closure().commuting() == Closure.Commuting.LOGIT;
    }

    private int pair(int home, int work, int group) {
        return groups.cell(benchmark.regions().cell(home, work), group);
    }

    private double[] wageRates(Figure figure, List<Figure> moving, double t) {
        int e = groups.position(figure.cell());
        int r = groups.before(figure.cell());
        Figure price = figure.of(CONSUMER_PRICE, r);
        Figure productivity = figure.of(Drivers.GROUP_PRODUCTIVITY.quantity(), figure.cell());
        Figure equalPay = figure.of(Drivers.MIGRATION_EQUAL_PAY.quantity(), 0);
        Figure real = figure.of(Drivers.MIGRATION_REAL_WAGE.quantity(), 0);
        double share = runs.before(equalPay) + t * runs.change(equalPay);
        double deflated = runs.before(real) + t * runs.change(real);
        double[] paid = new double[benchmark.regions().size()];
        double[] relative = new double[paid.length];
        double sum = 0;
        for (int s = 0; s < paid.length; s++) {
            double pay = StrictMath.log(along(moving.get(s), t));
            double wage = StrictMath.log(along(moving.get(paid.length + s), t));
            relative[s] = wage - pay;
            double goes = choosesWork() ? along(moving.get(2 * paid.length + s), t) : 1;
            paid[s] = benchmark.accounts().commutingEarnings().get(r, s, e)
                    * goes
                    * StrictMath.exp((1 - share) * pay + share * wage);
            sum += paid[s];
        }
        double[] rates = new double[moving.size()];
        for (int s = 0; s < paid.length; s++) {
            double weight = paid[s] / sum;
            rates[s] = weight * (1 - share) * logChange(moving.get(s));
            rates[paid.length + s] = weight * share * logChange(moving.get(paid.length + s));
            rates[moving.indexOf(equalPay)] += weight * relative[s] * runs.change(equalPay);
            if (choosesWork()) {
                rates[2 * paid.length + s] = weight * logChange(moving.get(2 * paid.length + s));
            }
        }
        rates[moving.indexOf(price)] = -deflated * logChange(price);
        rates[moving.indexOf(productivity)] = logChange(productivity);
        rates[moving.indexOf(real)] = -StrictMath.log(along(price, t)) * runs.change(real);
        return rates;
    }
}
