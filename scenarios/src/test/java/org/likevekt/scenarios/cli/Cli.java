package org.likevekt.scenarios.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one command printed and how it ended. */
record Cli(int code, String out, String err) {

    /** Runs a command as a user would. */
    static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        return new Cli(code, out.toString(), err.toString());
    }
}
