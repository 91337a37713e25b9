package org.likevekt.data;

import java.util.List;
import java.util.stream.Collectors;

/** Tables that cannot be used, with everything that was found wrong with them. */
public final class DataException extends UserError {
    private static final long serialVersionUID = 1L;

    /** How many findings the message spells out; the list has them all. */
    private static final int SHOWN = 20;

    private final transient List<Finding> findings;

    /** Makes an exception from at least one finding. */
    public DataException(List<Finding> findings) {
        super(text(findings));
        this.findings = List.copyOf(findings);
    }

    /** Everything that was found wrong, in the order of the tables. */
    public List<Finding> findings() {
        return findings;
    }

    private static String text(List<Finding> findings) {
        String shown = findings.stream().limit(SHOWN).map(Finding::message).collect(Collectors.joining("\n  "));
        String rest = findings.size() > SHOWN ? "\n  and " + (findings.size() - SHOWN) + " more" : "";
        return findings.size() + " problem" + (findings.size() == 1 ? "" : "s") + " in the tables\n  " + shown + rest;
    }
}
