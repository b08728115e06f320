package io.ripieno.cli;

/** What the program answers to the shell. */
public final class ExitCode {
    /** All was done. */
    public static final int DONE = 0;
    /** Some job, file or model failed, or the command could not do its work. */
    public static final int FAILED = 1;
    /** The words on the command line are wrong. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
