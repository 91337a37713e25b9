package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.linear.BorderedBlockSolver;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.newton.Newton;
import org.likevekt.solver.newton.Outcome;
import org.likevekt.solver.newton.Status;

/** Ring 3: the county model with equations too many is refused, and the names lead to them. */
class RedundantEquationTest {
    private final SystemDeclaration counties = Counties.model().system().declaration();
    private final SystemBuilder more = new SystemBuilder();

    private Variable unknown(String name) {
        return more.free(name, List.of(), "1", "", new double[] {0.5}, 1);
    }

    /** The sum of all wages, which the county model determines. */
    private Expr wages() {
        Variable wage = counties.variable("W");
        Index r = wage.sets().get(0).index("r");
        Index e = wage.sets().get(1).index("e");
        return sum(r, e, wage.at(r, e));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private String hint() {
        SystemDeclaration added = more.build();
        EquationSystem system = EquationSystem.compile(new SystemDeclaration(
                joined(counties.variables(), added.variables()),
                counties.parameters(),
                joined(counties.equations(), added.equations()),
                counties.definitions()));
        var structure = system.structure(counties.variable("PY").sets().get(0)).structure();
        BorderedBlockSolver linear = new BorderedBlockSolver(system.sparsity(), structure, Parallelism.NONE);
        Outcome outcome = new Newton(linear, Newton.Options.DEFAULT)
                .solve(system.evaluate(), system.start())
                .outcome();
        assertEquals(Status.SINGULAR, outcome.status(), outcome.describe());
        return outcome.hint();
    }

    @Test
    void theSameUnknownDeterminedTwice() {
        Variable x = unknown("X");
        Variable z = unknown("Z");
        more.equation("share", over(), x.at().times(3), constant(1), x);
        more.equation("share once more", over(), x.at().times(x.at()), constant(0.25), z);
        String hint = hint();
        assertTrue(
                hint.startsWith("the 2 equations 'share', 'share once more' can determine only the 1 unknown 'X';"
                        + " the 1 unknown 'Z' stands in no equation. Maybe 'share once more', which is to determine"
                        + " 'Z', says what other equations already say"),
                hint);
    }

    /** The whole economy determines wages already: the part with an equation too many is all of it. */
    @Test
    void wagesGivenOnceMore() {
        Variable z = unknown("Z");
        more.equation("wages given", over(), wages(), constant(1), z);
        String hint = hint();
        assertTrue(hint.contains("'market of outputs' (264)"), hint);
        assertTrue(hint.contains("the 1 unknown 'Z' stands in no equation"), hint);
        int unknowns = Counties.model().system().unknowns();
        assertTrue(hint.startsWith(String.format("the 1,%03d equations", unknowns + 1 - 1000)), hint);
    }

    /** Enough unknowns to choose from, but one equation is twice the other. */
    @Test
    void twoEquationsThatSayTheSame() {
        Variable a = unknown("A");
        Variable b = unknown("B");
        more.equation("split", over(), a.at().plus(b.at()), wages(), a);
        more.equation("split doubled", over(), a.at().plus(b.at()).times(2), wages().times(2), b);
        String hint = hint();
        assertTrue(hint.startsWith("no pivot for '"), hint);
        assertTrue(hint.contains("together the unknowns 'A', 'B' can change without any equation noticing"), hint);
        assertTrue(hint.contains("the equations 'split', 'split doubled' say the same thing twice"), hint);
    }
}
