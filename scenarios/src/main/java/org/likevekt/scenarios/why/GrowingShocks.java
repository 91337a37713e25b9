package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.decomposition.Pushes;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.scenarios.format.Operation;
import org.likevekt.scenarios.format.Shock;
import org.likevekt.scenarios.run.Run;

/**
 * The shocks that a scenario has beyond another, all growing together from nothing to what they are: a shock at strength t
 * takes a figure t of the way to where the whole shock would take it from where those before it have left it. So two
 * factors on one figure count alike in any order. What else differs, such as another calibration, grows beside them.
 */
final class GrowingShocks implements Pushes.Way {
    /** Where a figure ends by the shocks and where the run has it differ by rounding. */
    private static final double ROUNDING = 1e-12;

    private final Paths start;
    private final List<Place> places = new ArrayList<>();
    private final List<Driver> rest = new ArrayList<>();
    private final int shocks;

    /** The last year of both; nobody asks for one after. */
    private final int last;

    /** A figure, and what works on it in turn. */
    private record Place(Driver driver, int year, int cell, double start, List<Work> works) {}

    /** What one source does to a figure. */
    private record Work(int source, Operation operation, double operand) {
        double after(double before, double t) {
            return before + t * (operation.apply(before, operand) - before);
        }

        /** The derivative of what it leaves by what it finds. */
        double passes(double t) {
            return switch (operation) {
                case SET -> 1 - t;
                case MULTIPLY -> 1 + t * (operand - 1);
                case ADD -> 1;
            };
        }
    }

    private record Key(Driver driver, int year, int cell) {}

    GrowingShocks(Run run, Run base, List<Shock> beyond) {
        this.shocks = beyond.size();
        this.last = Math.min(
                run.trajectory().last().year(), base.trajectory().last().year());
        this.start = start(run, base);
        Map<Key, List<Work>> works = new LinkedHashMap<>();
        for (int source = 0; source < beyond.size(); source++) {
            collect(beyond.get(source), source, run, works);
        }
        addRest(run, works);
        works.forEach((key, list) -> places.add(new Place(
                key.driver(), key.year(), key.cell(), start.value(key.driver(), key.year(), key.cell()), list)));
    }

    /** The baseline's figures under the scenario's names: what its swaps hold, where the baseline has it. */
    private Paths start(Run run, Run base) {
        Paths theirs = base.trajectory().paths();
        Paths paths = run.trajectory().paths();
        Map<Driver, Swap> held = run.model().closure().swaps().stream()
                .collect(Collectors.toMap(swap -> swap.target().path(), swap -> swap, (a, b) -> a));
        for (Driver driver : paths.dictionary().drivers()) {
            for (int year = paths.firstYear(); year <= last; year++) {
                if (held.containsKey(driver)) {
                    Swap swap = Objects.requireNonNull(held.get(driver));
                    paths = paths.with(
                            driver,
                            year,
                            base.trajectory().year(year).values(swap.target().symbol()));
                } else if (theirs.dictionary().find(driver.name()).isPresent()) {
                    paths = paths.with(driver, year, theirs.values(driver, year));
                }
            }
        }
        return paths;
    }

    private void collect(Shock shock, int source, Run run, Map<Key, List<Work>> works) {
        shock.elapsed(run.scenario().horizon()).headMap(last + 1).forEach((year, elapsed) -> {
            for (Shock.Cell cell : shock.cells(start.dictionary())) {
                OptionalDouble operand = shock.profile().operand(year, elapsed, cell.codes());
                works.computeIfAbsent(new Key(shock.driver(), year, cell.index()), key -> new ArrayList<>())
                        .add(new Work(source, shock.operation(), operand.orElseThrow() * cell.share()));
            }
        });
    }

    /** What the shocks do not explain of where the run has its figures, but for what its swaps find. */
    private void addRest(Run run, Map<Key, List<Work>> works) {
        Paths end = run.trajectory().paths();
        Set<Driver> found =
                run.model().closure().swaps().stream().map(Swap::instrument).collect(Collectors.toSet());
        Map<Driver, Integer> sources = new HashMap<>();
        for (Driver driver : end.dictionary().drivers()) {
            for (int year = end.firstYear(); year <= last && !found.contains(driver); year++) {
                for (int cell = 0; cell < end.dictionary().size(driver); cell++) {
                    Key key = new Key(driver, year, cell);
                    double reached = start.value(driver, year, cell);
                    for (Work work : works.getOrDefault(key, List.of())) {
                        reached = work.after(reached, 1);
                    }
                    double left = end.value(driver, year, cell) - reached;
                    if (Math.abs(left) > ROUNDING * Math.max(Math.abs(reached), Double.MIN_NORMAL)) {
                        int source = sources.computeIfAbsent(driver, one -> {
                            rest.add(one);
                            return shocks + rest.size() - 1;
                        });
                        works.computeIfAbsent(key, one -> new ArrayList<>()).add(new Work(source, Operation.ADD, left));
                    }
                }
            }
        }
    }

    /** The drivers that differ for another reason than a shock; their sources follow those of the shocks. */
    List<Driver> rest() {
        return List.copyOf(rest);
    }

    @Override
    public Paths at(double t) {
        Paths.Builder builder = start.toBuilder();
        for (Place place : places) {
            double value = place.start();
            for (Work work : place.works()) {
                value = work.after(value, t);
            }
            builder.set(place.driver(), place.year(), place.cell(), value);
        }
        return builder.build();
    }

    @Override
    public List<Pushes.Push> speeds(double t) {
        List<Pushes.Push> speeds = new ArrayList<>();
        for (Place place : places) {
            double before = place.start();
            List<Work> works = place.works();
            for (int k = 0; k < works.size(); k++) {
                Work work = works.get(k);
                double speed = work.operation().apply(before, work.operand()) - before;
                for (Work later : works.subList(k + 1, works.size())) {
                    speed *= later.passes(t);
                }
                speeds.add(new Pushes.Push(work.source(), place.driver(), place.year(), place.cell(), speed));
                before = work.after(before, t);
            }
        }
        return speeds;
    }

    /** The sources that push anything. */
    Set<Integer> sources() {
        Set<Integer> sources = new LinkedHashSet<>();
        places.forEach(place -> place.works().forEach(work -> sources.add(work.source())));
        return sources;
    }
}
