package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;

/** Ring 1: persons by residence and group. */
class PeopleTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final int GROUPS = BENCHMARK.groups().size();
    private static final int TRONDELAG = BENCHMARK.regions().indexOf("50");
    private static final double[] BASE =
            BENCHMARK.accounts().employedResidents().values();
    private static final Paths PATHS = Drivers.basePaths(BENCHMARK, 2018, 2020);

    private static People people(Paths paths, int year) {
        return People.of(BENCHMARK, State.base(BENCHMARK), paths, year);
    }

    @Test
    void baseYearIsTheAccounts() {
        People base = people(PATHS, 2018);
        assertArrayEquals(BASE, base.employed(), 1e-9);
        assertArrayEquals(BENCHMARK.accounts().population().values(), base.population(), 1e-9);
        for (double index : base.households()) {
            assertEquals(1, index, 1e-14);
        }
    }

    @Test
    void universityGroupsTakeFromTheLowGroupAlone() {
        Paths more = Counties.change(PATHS, Drivers.HIGHER_EDUCATION_SHARE, (y, c, v) -> y == 2019 ? 1.1 : 1);
        double[] employed = people(more, 2019).employed();
        int first = TRONDELAG * GROUPS;
        assertEquals(BASE[first + 1], employed[first + 1], 1e-9, "vocational stays");
        assertEquals(1.1 * BASE[first + 2], employed[first + 2], 1e-9);
        assertEquals(1.1 * BASE[first + 3], employed[first + 3], 1e-9);
        assertEquals(
                Arrays.stream(BASE, first, first + GROUPS).sum(),
                Arrays.stream(employed, first, first + GROUPS).sum(),
                1e-8);
    }

    @Test
    void populationWorkingAgeAndParticipationMultiply() {
        Paths paths = Counties.change(PATHS, Drivers.POPULATION, (y, c, v) -> y == 2019 ? 1.1 * v : v);
        paths = Counties.change(paths, Drivers.WORKING_AGE_SHARE, (y, c, v) -> y == 2019 ? 0.9 : 1);
        paths = Counties.change(paths, Drivers.PARTICIPATION, (y, c, v) -> y == 2019 ? v * 1.02 : v);
        People grown = people(paths, 2019);
        assertEquals(1.1 * 0.9 * 1.02 * BASE[5], grown.employed()[5], 1e-8);
        assertEquals(1.1, grown.households()[5], 1e-14, "households count persons, not workers");
    }

    /** One per cent of the group a year, also of those trained and moved in before. */
    @Test
    void trainingMovesPersonsFromTheLowGroup() {
        int vocational = TRONDELAG * GROUPS + 1;
        Paths paths =
                Counties.change(PATHS, Drivers.TRAINING_RATE, (y, c, v) -> c == vocational && y > 2018 ? 0.01 : 0);
        double[] moved = new double[BASE.length];
        moved[vocational] = 500;
        moved[1] = -500;
        State state = new State(State.base(BENCHMARK).capital(), moved, new double[BASE.length], 0, 0);
        People first = People.of(BENCHMARK, state, paths, 2019);
        double joining = 0.01 * (BASE[vocational] + 500);
        assertEquals(joining, first.trained()[vocational], 1e-9);
        assertEquals(-joining, first.trained()[vocational - 1], 1e-9);
        assertEquals(BASE[vocational] + 500 + joining, first.employed()[vocational], 1e-9);
        double before = People.of(BENCHMARK, state, PATHS, 2019).households()[vocational];
        assertEquals(joining / BASE[vocational], first.households()[vocational] - before, 1e-14);
        People second = People.of(BENCHMARK, new State(state.capital(), moved, first.trained(), 0, 0), paths, 2020);
        assertEquals(joining + 0.01 * (BASE[vocational] + 500 + joining), second.trained()[vocational], 1e-9);
    }

    /** Migrants are workers with families of the country's size, wherever they go. */
    @Test
    void movingMakesNobody() {
        double[] moved = new double[BASE.length];
        moved[0] = 1000;
        moved[TRONDELAG * GROUPS] = -1000;
        People people = People.of(
                BENCHMARK,
                new State(State.base(BENCHMARK).capital(), moved, new double[BASE.length], 0, 0),
                PATHS,
                2019);
        double[] population = people.population();
        double before = BENCHMARK.accounts().population().get(TRONDELAG);
        double family = BENCHMARK.accounts().population().total()
                / BENCHMARK.accounts().employedResidents().total();
        assertEquals(before - 1000 * family, population[TRONDELAG], 1e-6);
        assertEquals(
                BENCHMARK.accounts().population().total(),
                Arrays.stream(population).sum(),
                1e-6);
    }

    @Test
    void anEmptyGroupIsAnErrorThatNamesIt() {
        Paths none = Counties.change(PATHS, Drivers.HIGHER_EDUCATION_SHARE, (y, c, v) -> y == 2019 ? 1.8 : 1);
        String message = assertThrows(IllegalArgumentException.class, () -> people(none, 2019))
                .getMessage();
        assertTrue(message.startsWith("in 2019 group low of Oslo has -"), message);
    }

    @Test
    void theLowGroupIsNotTrainedInto() {
        Paths wrong = Counties.change(PATHS, Drivers.TRAINING_RATE, (y, c, v) -> c == 0 ? 0.01 : 0);
        String message = assertThrows(IllegalArgumentException.class, () -> people(wrong, 2018))
                .getMessage();
        assertTrue(message.contains("training rate of the low group is 0.01 in 2018"), message);
    }
}
