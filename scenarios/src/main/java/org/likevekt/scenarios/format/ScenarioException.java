package org.likevekt.scenarios.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.likevekt.data.UserError;

/** A scenario that cannot be used, with everything that is wrong with it. */
public final class ScenarioException extends UserError {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient List<Finding> findings;

    /**
     * An exception that carries all findings.
     *
     * @throws IllegalArgumentException when there is none
     */
    public ScenarioException(List<Finding> findings) {
        super(text(findings));
        this.findings = List.copyOf(findings);
    }

    /** An exception about a place in a file or, with {@link Mark#whole}, about the file as a whole. */
    public ScenarioException(Mark mark, String message, String hint) {
        this(List.of(new Finding(mark, message, hint)));
    }

    /** Everything that is wrong, in the order of the files (ancestors first) and of their lines. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public String told() {
        String problems = findings.size() == 1 ? "1 problem" : findings.size() + " problems";
        return problems + " in the scenario\n  " + String.valueOf(getMessage()).replace("\n", "\n  ");
    }

    private static String text(List<Finding> findings) {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a scenario exception needs at least one finding");
        }
        String shown = findings.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining("\n"));
        int rest = findings.size() - SHOWN;
        return rest > 0 ? String.format(Locale.ROOT, "%s\nand %,d more", shown, rest) : shown;
    }
}
