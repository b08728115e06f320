package io.ripieno.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How much a command says of its inner life. */
public final class Verbosity {
    private boolean verbose;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show stack traces and warnings of libraries.")
    void verbose(boolean wanted) {
        verbose = wanted;
        Logger.getLogger("").setLevel(wanted ? Level.INFO : Level.OFF);
    }

    boolean isVerbose() {
        return verbose;
    }
}
