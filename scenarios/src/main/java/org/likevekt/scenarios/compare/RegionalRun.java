package org.likevekt.scenarios.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.likevekt.data.Classification;
import org.likevekt.data.Grid;
import org.likevekt.data.Member;
import org.likevekt.data.RegionPartition;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.results.ResultCatalogue;
import org.likevekt.scenarios.run.Run;

/**
 * A run read in regions that its own are parts of.
 *
 * @param run the run
 * @param partition which of its regions make up each of the others
 */
record RegionalRun(Run run, RegionPartition partition) {
    /** What it is compared with, in the same regions. */
    Optional<RegionalRun> baseline() {
        return run.baseline().map(base -> new RegionalRun(base, partition));
    }

    RegionalAccounts accounts() {
        return run.model().benchmark().accounts();
    }

    YearSolution year(int t) {
        return run.trajectory().years().get(t);
    }

    int years() {
        return run.trajectory().years().size();
    }

    /** An amount of a year by region, summed over its other axes. */
    Grid sums(Quantity quantity, int t) {
        return partition.sum(of(grid(quantity, t), groups(quantity).get(0)));
    }

    /**
     * A figure of a year by region and at last of the country: an amount as its sum, a figure of the employed by residence as their
     * mean.
     *
     * @param group an education group, or all of them
     */
    double[] levels(Quantity quantity, Member group, int t) {
        Grid own = grid(quantity, t);
        if (quantity.isAmount()) {
            return withTotal(partition.sum(of(own, group)));
        }
        Grid employed = Grid.of(own.axes(), year(t).atWork());
        Grid bill = Grid.of(at -> own.get(at) * employed.get(at), own.axes().toArray(Classification[]::new));
        double[] bills = withTotal(partition.sum(of(bill, group)));
        double[] persons = withTotal(partition.sum(of(employed, group)));
        Arrays.setAll(bills, place -> bills[place] / persons[place]);
        return bills;
    }

    /** What a figure is told by: all groups together, then each that it is of. */
    List<Member> groups(Quantity quantity) {
        Classification groups = run.model().benchmark().groups();
        List<Member> told = new ArrayList<>(List.of(groups.all("all groups")));
        if (quantity.axes().equals(List.of(Axis.REGION, Axis.GROUP))) {
            told.addAll(groups.members());
        }
        return told;
    }

    private static Grid of(Grid figure, Member group) {
        return group.isAll()
                ? figure.sumOver(IntStream.range(1, figure.axes().size()).toArray())
                : Grid.of(at -> figure.get(at[0], group.first()), figure.axis(0));
    }

    /** A figure of a year by region and its other axes. */
    Grid grid(Quantity quantity, int t) {
        List<Classification> axes = quantity.axes().stream()
                .map(run.trajectory().paths().dictionary()::axis)
                .toList();
        double[] values = new ResultCatalogue(run.model())
                .allVariables().stream()
                        .filter(known -> known.quantity().equals(quantity))
                        .findFirst()
                        .orElseThrow()
                        .values()
                        .of(run.trajectory().paths(), year(t));
        return Grid.of(axes, values);
    }

    private static double[] withTotal(Grid places) {
        double[] all = Arrays.copyOf(places.values(), places.axis(0).size() + 1);
        all[all.length - 1] = places.total();
        return all;
    }
}
