package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Kind;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** Ring 2: blocks assemble in any order, and a block that cannot be says why. */
class BlockTest {
    private static final Closure CALIBRATING = Closure.DEFAULT.calibrating();

    private static SystemDeclaration assembled(List<Block> blocks) {
        return Assembly.of(Counties.benchmark(), CALIBRATING, blocks).declaration();
    }

    /** All orders of the first five blocks, the others in a place that turns. */
    @Test
    void blocksAssembleInAnyOrder() {
        List<Block> all = CountyEquations.blocks();
        Map<String, String> expected = equations(assembled(all));
        List<List<Block>> orders = new ArrayList<>();
        permute(new ArrayList<>(all.subList(0, 5)), 0, orders::add);
        assertEquals(120, orders.size());
        for (List<Block> order : orders) {
            List<Block> blocks = new ArrayList<>(order);
            for (int other = 5; other < all.size(); other++) {
                blocks.add(orders.indexOf(order) % (other + 1), all.get(other));
            }
            assertEquals(expected, equations(assembled(blocks)), () -> "in the order " + blocks);
        }
    }

    /** Names and partners of the equations. */
    private static Map<String, String> equations(SystemDeclaration declaration) {
        Map<String, String> equations = new TreeMap<>();
        for (EquationFamily equation : declaration.equations()) {
            equations.put(equation.name(), equation.over() + " " + equation.determines());
        }
        return equations;
    }

    private static void permute(List<Block> list, int from, Consumer<List<Block>> use) {
        if (from == list.size()) {
            use.accept(List.copyOf(list));
        }
        for (int k = from; k < list.size(); k++) {
            Collections.swap(list, from, k);
            permute(list, from + 1, use);
            Collections.swap(list, from, k);
        }
    }

    /** Away from the benchmark, too, another order is the same system: residuals agree up to the order of totals. */
    @Test
    void theOrderOfBlocksMovesNoNumber() {
        List<Block> reversed = new ArrayList<>(CountyEquations.blocks());
        Collections.reverse(reversed);
        Map<String, double[]> expected = residuals(assembled(CountyEquations.blocks()));
        residuals(assembled(reversed))
                .forEach((name, found) -> assertArrayEquals(expected.get(name), found, 1e-12, name));
    }

    private static Map<String, double[]> residuals(SystemDeclaration declaration) {
        EquationSystem system = EquationSystem.compile(declaration);
        Evaluation evaluation = system.evaluate();
        double[] x = system.start();
        for (Variable variable : declaration.variables()) {
            for (int cell = 0; cell < variable.size(); cell++) {
                int unknown = system.unknownAt(variable, cell);
                if (unknown >= 0) {
                    x[unknown] += 0.05 * Math.sin(cell + variable.name().hashCode());
                }
            }
        }
        double[] residual = new double[x.length];
        evaluation.residual(x, residual);
        Map<String, double[]> residuals = new TreeMap<>();
        for (Variable variable : declaration.variables()) {
            double[] values = new double[variable.size()];
            for (int cell = 0; cell < values.length; cell++) {
                int row = system.unknownAt(variable, cell);
                values[cell] = row < 0 ? 0 : residual[row];
            }
            residuals.put(variable.name(), values);
        }
        return residuals;
    }

    @Test
    void anUnmetNeedNamesTheBlockAndTheQuantity() {
        List<Block> without = CountyEquations.blocks().stream()
                .filter(block -> !block.name().equals("production"))
                .toList();
        String message = assertThrows(IllegalStateException.class, () -> assembled(without))
                .getMessage();
        assertTrue(
                message.contains("block 'labour' needs 'labour used' (region, industry, group), which no block gives."),
                message);
        assertTrue(
                message.contains("blocks 'corporations', 'accounts' need 'capital income' (region, industry)"),
                message);
        assertTrue(message.contains("Given are 'composite demand' (region, industry), 'saving', "), message);
    }

    @Test
    void whatABlockGivesIsGivenOnceAndOverItsOwnSets() {
        Block twice = Block.of("twice", model -> {
            Index r = model.sets().region("r");
            Index i = model.sets().industry("i");
            model.give(Quantities.VALUE_ADDED, over(r, i), model.variables().Y.at(r, i));
        });
        assertEquals(
                "'value added' (region, industry) is given by block 'production' and by block 'twice'",
                refusal(IllegalArgumentException.class, twice));
        Block other = Block.of("other", model -> {
            Index r = model.sets().region("r");
            model.add(Quantities.COMPOSITE_DEMAND, over(r), Expr.constant(0));
        });
        assertEquals(
                "block 'other' gives 'composite demand' over [regions], expected [regions, industries]",
                refusal(IllegalArgumentException.class, other));
    }

    @Test
    void aFormulaThatNeedsItselfIsRefused() {
        Quantity a = Quantity.definition("a", Kind.RATE, "1", "one");
        Quantity b = Quantity.definition("b", Kind.RATE, "1", "other", Axis.REGION);
        Block circle = Block.of("circle", model -> {
            Index r = model.sets().region("r");
            model.give(a, over(), Expr.sum(r, model.need(b, r)));
            model.give(b, over(r), model.need(a).times(2).times(model.need(Quantities.PAYROLL_TAX_RATE, r)));
            model.system().define("circle", model.need(a), "1", "no number");
        });
        assertEquals(
                "'a' needs itself, by way of 'a', 'b' (region). Maybe make one of them a variable with an equation",
                refusal(IllegalStateException.class, circle));
    }

    private static String refusal(Class<? extends RuntimeException> kind, Block more) {
        List<Block> blocks = new ArrayList<>(CountyEquations.blocks());
        blocks.add(more);
        return assertThrows(kind, () -> assembled(blocks)).getMessage();
    }
}
