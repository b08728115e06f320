package io.ripieno.cli;

import io.ripieno.contract.text.PlainText;
import java.io.PrintStream;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}. Lines may hold text from outside: only
 * {@linkplain PlainText plain text} gets to the terminal.
 *
 * @param out standard output
 * @param err standard error
 * @param live whether a person watches {@code err}, so that a line may be written over
 * @param columns width of the terminal
 * @param lines height of the terminal
 */
public record Terminal(PrintStream out, PrintStream err, boolean live, int columns, int lines) {
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_LINES = 24;

    /** Writes a line of results. */
    public void line(String text) {
        out.println(PlainText.of(text));
    }

    /** Writes a line that is no result. */
    public void note(String text) {
        err.println(PlainText.of(text));
    }

    /** Says in a line what went wrong. */
    public void complain(String problem) {
        note("ripieno: " + problem);
    }

    /** The launcher knows the terminal and says so in system properties; without it nothing is written over. */
    static Terminal ofProcess() {
        return new Terminal(
                System.out,
                System.err,
                Boolean.getBoolean("ripieno.terminal"),
                Math.max(40, Integer.getInteger("ripieno.columns", USUAL_COLUMNS)),
                Math.max(10, Integer.getInteger("ripieno.lines", USUAL_LINES)));
    }
}
