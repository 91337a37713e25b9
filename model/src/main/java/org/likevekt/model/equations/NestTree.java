package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;

/**
 * Builds the nests of one activity by region and industry from what its inputs cost in the base year: a nest is worth
 * what its inputs are worth, and the shares follow. Where nothing is bought the inputs have equal shares.
 */
public final class NestTree {
    private final Assembly model;
    private final Index r;
    private final Index i;
    private final IdentityHashMap<Input, Base> bases = new IdentityHashMap<>();

    /** What an input is called, and what is paid for it in the base year (r,i). */
    private record Base(String name, Grid value) {}

    /** A tree over regions and industries at these letters. */
    public NestTree(Assembly model, Index r, Index i) {
        this.model = model;
        this.r = r;
        this.i = i;
    }

    /**
     * An input with a price.
     *
     * @param logPrice log of its price relative to the base year
     * @param value what is paid for it in the base year (r,i), MNOK
     */
    public Input input(String name, Expr logPrice, Grid value) {
        return known(name, Input.of(logPrice), value);
    }

    /** A nest of inputs and nests made before; its shares are {@code theta_} and the name of each. */
    public Nest nest(String name, Parameter elasticity, Input... inputs) {
        return nest(name, elasticity, Expr.constant(0), inputs);
    }

    /** A nest with a productivity, one in the base year, given as its logarithm. */
    public Nest nest(String name, Parameter elasticity, Expr logProductivity, Input... inputs) {
        List<Grid> values =
                Arrays.stream(inputs).map(input -> base(input).value).toList();
        Grid total = Grid.of(
                at -> values.stream().mapToDouble(value -> value.get(at)).sum(),
                model.benchmark().regions(),
                model.benchmark().industries());
        List<Expr> shares = new ArrayList<>();
        for (Input input : inputs) {
            Base base = base(input);
            Grid share = Grid.of(
                    at -> shareOf(base.value.get(at), total.get(at), inputs.length),
                    model.benchmark().regions(),
                    model.benchmark().industries());
            String meaning = "share of " + base.name.replace('_', ' ') + " in " + name.replace('_', ' ');
            shares.add(model.structural("theta_" + base.name, share, "value share", meaning)
                    .at(r, i));
        }
        return known(name, Nest.of(elasticity.at(i), shares, List.of(inputs), logProductivity), total);
    }

    /**
     * Shares of the elements of a set, such as groups, in what is paid for all of them.
     *
     * @param at the shares at a letter over the set; they always add to one
     * @param total what is paid for all of them in the base year (r,i), MNOK
     */
    public record Shares(Function<Index, Expr> at, Grid total) {
        /** The same shares, moved by factors that are one in the base year and leave their sum at one. */
        public Shares times(Function<Index, Expr> factor) {
            return new Shares(x -> at.apply(x).times(factor.apply(x)), total);
        }
    }

    /** Shares of the base year. */
    public Shares shares(String theta, String name, Grid values) {
        Grid total = values.sumOver(2);
        Classification set = values.axis(2);
        Grid share = Grid.of(
                at -> shareOf(values.get(at), total.get(at[0], at[1]), set.size()),
                values.axis(0),
                values.axis(1),
                set);
        Parameter shares = model.structural(theta, share, "value share", "shares of " + set.name() + " in " + name);
        return new Shares(x -> shares.at(r, i, x), total);
    }

    /**
     * A nest over all elements of a set with a productivity, one in the base year, given as its logarithm.
     *
     * @param inside letter over the set, used nowhere else
     */
    public Nest over(
            Index inside,
            String name,
            Parameter elasticity,
            Expr logProductivity,
            Function<Index, Expr> logPrice,
            Shares shares) {
        Nest nest = Nest.over(inside, elasticity.at(i), shares.at(), logPrice, logProductivity);
        return known(name, nest, shares.total());
    }

    /** Where nothing is bought the inputs have equal shares. */
    private static double shareOf(double value, double total, int inputs) {
        return total == 0 ? 1.0 / inputs : value / total;
    }

    private Base base(Input input) {
        return Objects.requireNonNull(bases.get(input), "an input of another tree");
    }

    private <I extends Input> I known(String name, I input, Grid value) {
        bases.put(input, new Base(name, value));
        return input;
    }
}
