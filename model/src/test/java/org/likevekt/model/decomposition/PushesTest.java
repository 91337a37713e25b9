package org.likevekt.model.decomposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;

/** What every driver contributes between a run in which none moves and one in which all do. */
class PushesTest {
    private static final int LAST = 2020;
    private static final int TRONDELAG = 9;

    private static final RegionalModel MODEL = Counties.model();
    private static final Readings READINGS = new Readings(MODEL, Drivers.dictionary(Counties.benchmark()));

    /** All figures in even steps, each driver a source. */
    private record Straight(Paths from, Paths to) implements Pushes.Way {
        @Override
        public Paths at(double t) {
            Paths paths = from;
            for (Driver driver : from.dictionary().drivers()) {
                paths = Counties.change(
                        paths, driver, (year, cell, old) -> old + t * (to.value(driver, year, cell) - old));
            }
            return paths;
        }

        @Override
        public List<Pushes.Push> speeds(double t) {
            List<Pushes.Push> speeds = new ArrayList<>();
            List<Driver> drivers = from.dictionary().drivers();
            for (Driver driver : drivers) {
                for (int year = from.firstYear(); year <= from.lastYear(); year++) {
                    for (int cell = 0; cell < from.dictionary().size(driver); cell++) {
                        double speed = to.value(driver, year, cell) - from.value(driver, year, cell);
                        speeds.add(new Pushes.Push(drivers.indexOf(driver), driver, year, cell, speed));
                    }
                }
            }
            return speeds;
        }
    }

    private static Reading reading(org.likevekt.model.drivers.Quantity quantity) {
        return READINGS.of(
                quantity,
                Map.of(
                        Axis.REGION,
                        List.of(Counties.benchmark().regions().code(TRONDELAG)),
                        Axis.GROUP,
                        List.of("vocational"),
                        Axis.INDUSTRY,
                        List.of("BYGG")));
    }

    private static Pushes.Sum sum(Paths from, Paths to, Reading reading, int year) {
        Trajectory base = MODEL.simulate(from);
        double before = reading.of(base.year(year));
        double after = reading.of(MODEL.simulate(to).year(year));
        Pushes.Asked asked = new Pushes.Asked(reading, after - before, after);
        return Pushes.of(MODEL, Optional.of(base), List.of(asked), year, new Straight(from, to))
                .get(0);
    }

    /** Adding up is what {@link Pushes#of} asks of itself: it throws where a derivative is not exact. */
    @Test
    void allDriversTogetherAddUpAndWhatComesLaterIsExactlyNothing() {
        Paths from = Drivers.basePaths(Counties.benchmark(), 2018, LAST);
        Paths to = Counties.everythingMoves(Counties.benchmark(), 2018, LAST);
        Pushes.Sum sum = sum(from, to, reading(Quantities.CAPITAL_STOCK), 2019);
        assertTrue(sum.pushes().stream().anyMatch(push -> push.value() != 0));
        // petroleum's investment looks a year ahead; nothing else does
        sum.pushes().stream()
                .filter(push -> push.year() > 2019 && !push.driver().equals(Drivers.PETROLEUM_ACTIVITY))
                .forEach(push -> assertEquals(0, push.value(), push.driver().name()));
    }

    /** Far odds and shares of education bend each other: a slope between two values is not the derivative. */
    @Test
    void figuresOfEducationThatBendEachOtherAddUp() {
        Paths from = Drivers.basePaths(Counties.benchmark(), 2018, LAST);
        Paths to = Counties.change(from, Drivers.HIGHER_EDUCATION_ODDS, (year, cell, old) -> year == 2018 ? old : 2.5);
        to = Counties.change(to, Drivers.HIGHER_EDUCATION_SHARE, (year, cell, old) -> year == 2018 ? old : 1.2);
        Reading low = READINGS.of(Quantities.EMPLOYED, Map.of(Axis.GROUP, List.of("low")));
        Pushes.Sum sum = sum(from, to, low, LAST);
        assertTrue(sum.places() <= 16, sum.places() + " places");
    }
}
