package org.likevekt.solver.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.SystemBuilder.over;
import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Tables of Tablesaw hold what the text of results holds. */
class TablesTest {
    private static Problem problem() {
        SystemBuilder system = new SystemBuilder();
        IndexSet goods = IndexSet.of("goods", "bread", "milk");
        var i = goods.index("i");
        var cost = system.parameter("c", goods, "1", "cost", 2, 3);
        var price = system.positive("P", goods, "price", "price", 2, 3);
        var profit = system.free("profit", "money", "what is left", 0);
        system.equation("zero profit", over(i), cost.at(i), price.at(i), price);
        system.equation(
                "profit", profit.at(), price.at(Subscript.element("milk")).minus(3), profit);
        return Problem.of(system);
    }

    @Test
    void changesAreColumnsByLabel() {
        Problem problem = problem();
        Changes changes = Results.of(problem.with("c[milk]", 4).solve()).against(Results.of(problem.replicate()));
        Table table = Tables.of(changes);
        assertEquals(
                "[symbol, label1, unit, before, after, change, percent]",
                table.columnNames().toString());
        assertEquals(3, table.rowCount());
        Table milk = table.where(table.stringColumn("label1").isEqualTo("milk"));
        assertEquals(100.0 / 3, milk.doubleColumn("percent").get(0), 1e-8);
        Table bySymbol = table.summarize("change", sum).by("symbol");
        assertEquals(
                1,
                bySymbol.where(bySymbol.stringColumn("symbol").isEqualTo("P"))
                        .doubleColumn(1)
                        .get(0),
                1e-8);
        // of nothing there is no percentage
        assertTrue(table.where(table.stringColumn("symbol").isEqualTo("profit"))
                .doubleColumn("percent")
                .isMissing(0));
    }

    @Test
    void aTableIsWhatItsTextReadsAs() {
        Results results = Results.of(problem().replicate());
        Table table = Tables.of(results);
        Table read = Table.read()
                .usingOptions(CsvReadOptions.builderFromString(results.csv()).tableName("levels"));
        assertEquals(read.print(), table.print());
    }
}
