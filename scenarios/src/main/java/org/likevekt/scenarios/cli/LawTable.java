package org.likevekt.scenarios.cli;

import java.util.List;
import java.util.Locale;
import org.likevekt.model.checks.Law;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What runs show of laws, as a table. */
final class LawTable {
    private LawTable() {}

    /** The table of some laws: to be read, or with every digit and the meanings for other programs. */
    static Table of(List<Law> laws, boolean isText) {
        StringColumn law = StringColumn.create("law");
        StringColumn verdict = StringColumn.create("");
        StringColumn largest = StringColumn.create("largest");
        StringColumn limit = StringColumn.create("limit");
        StringColumn where = StringColumn.create("where");
        for (Law found : laws) {
            law.append(found.name());
            verdict.append(found.holds() ? "holds" : "BROKEN");
            largest.append(String.format(Locale.ROOT, "%8.1e", found.largest()));
            limit.append(String.format(Locale.ROOT, "%8.1e", found.limit()));
            where.append(found.where());
        }
        return isText ? Table.create("laws", law, verdict, largest, limit, where) : exact(laws, law, verdict, where);
    }

    private static Table exact(List<Law> laws, StringColumn law, StringColumn verdict, StringColumn where) {
        StringColumn meaning = StringColumn.create("meaning");
        DoubleColumn largest = DoubleColumn.create("largest");
        DoubleColumn limit = DoubleColumn.create("limit");
        laws.forEach(found -> {
            meaning.append(found.meaning());
            largest.append(found.largest());
            limit.append(found.limit());
        });
        return Table.create("laws", law, verdict.setName("verdict"), largest, limit, where, meaning);
    }
}
