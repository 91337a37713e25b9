package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.bundle.Agreement;
import org.likevekt.scenarios.bundle.Program;
import org.likevekt.scenarios.bundle.Verification;
import org.likevekt.scenarios.bundle.VerificationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a bundled replay. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check a bundle of 'likevekt replay --bundle': its hashes, then every number, solved again from",
            "the tables and scenarios in it. Says identical, within tolerance (1e-9 relative) or differs,",
            "and where first. Ends with 1 if it differs, with 2 if it is no bundle or was changed."
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "FILE.zip", description = "The bundle.")
    private Path file;

    @Override
    public Integer call() {
        VerificationReport report = Verification.of(file, session.bundled());
        session.print(report.origin(Program.own(Version.number(), Version.commit()), session.economy()));
        session.print(report.verdict());
        return report.agreement() == Agreement.DIFFERS ? ExitCode.FAILED : ExitCode.OK;
    }
}
