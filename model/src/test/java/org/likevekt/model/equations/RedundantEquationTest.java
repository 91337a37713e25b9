package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.closure.Closure;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.linear.BorderedBlockSolver;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.newton.Newton;
import org.likevekt.solver.newton.Outcome;
import org.likevekt.solver.newton.Status;

/** Ring 3: the county model with equations too many is refused, and the names lead to them. */
class RedundantEquationTest {
    private static Variable unknown(SystemBuilder system, String name) {
        return system.free(name, List.of(), "1", "One too many.", new double[] {0.5}, 1);
    }

    /** The sum of all wages, which the county model determines. */
    private static Expr wages(Assembly model) {
        Index r = model.sets().region("r");
        Index e = model.sets().group("e");
        return sum(r, e, model.variables().W.at(r, e));
    }

    private static String hint(Consumer<Assembly> more) {
        List<Block> blocks = new ArrayList<>(CountyEquations.blocks());
        blocks.add(Block.of("too many", more));
        EquationSystem system = EquationSystem.compile(
                Assembly.of(Counties.benchmark(), Closure.DEFAULT, blocks).declaration());
        var structure = system.structure(regions(system)).structure();
        BorderedBlockSolver linear = new BorderedBlockSolver(system.sparsity(), structure, Parallelism.NONE);
        Outcome outcome = new Newton(linear, Newton.Options.DEFAULT)
                .solve(system.evaluate(), system.start())
                .outcome();
        assertEquals(Status.SINGULAR, outcome.status(), outcome.describe());
        return outcome.hint();
    }

    private static IndexSet regions(EquationSystem system) {
        return system.declaration().variables().stream()
                .filter(variable -> variable.name().equals("PY"))
                .findFirst()
                .orElseThrow()
                .sets()
                .get(0);
    }

    @Test
    void theSameUnknownDeterminedTwice() {
        String hint = hint(model -> {
            SystemBuilder system = model.system();
            Variable x = unknown(system, "X");
            Variable z = unknown(system, "Z");
            system.equation("share", over(), x.at().times(3), constant(1), x);
            system.equation("share once more", over(), x.at().times(x.at()), constant(0.25), z);
        });
        assertTrue(
                hint.startsWith("the 2 equations 'share', 'share once more' can determine only the 1 unknown 'X';"
                        + " the 1 unknown 'Z' stands in no equation. Maybe 'share once more', which is to determine"
                        + " 'Z', says what other equations already say"),
                hint);
    }

    /** The whole economy determines wages already: the part with an equation too many is all of it. */
    @Test
    void wagesGivenOnceMore() {
        String hint = hint(model -> {
            SystemBuilder system = model.system();
            Variable z = unknown(system, "Z");
            system.equation("wages given", over(), wages(model), constant(1), z);
        });
        assertTrue(hint.contains("'market of outputs' (264)"), hint);
        assertTrue(hint.contains("the 1 unknown 'Z' stands in no equation"), hint);
        int unknowns = Counties.model().system().unknowns();
        assertTrue(hint.startsWith(String.format("the 1,%03d equations", unknowns + 1 - 1000)), hint);
    }

    /** Enough unknowns to choose from, but one equation is twice the other. */
    @Test
    void twoEquationsThatSayTheSame() {
        String hint = hint(model -> {
            SystemBuilder system = model.system();
            Variable a = unknown(system, "AA");
            Variable b = unknown(system, "BB");
            system.equation("split", over(), a.at().plus(b.at()), wages(model), a);
            system.equation(
                    "split doubled",
                    over(),
                    a.at().plus(b.at()).times(2),
                    wages(model).times(2),
                    b);
        });
        assertTrue(hint.startsWith("no pivot for '"), hint);
        assertTrue(hint.contains("together the unknowns 'AA', 'BB' can change without any equation noticing"), hint);
        assertTrue(hint.contains("the equations 'split', 'split doubled' say the same thing twice"), hint);
    }
}
