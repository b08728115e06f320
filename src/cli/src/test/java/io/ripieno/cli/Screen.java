package io.ripieno.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** A terminal that remembers what was written to it. */
public final class Screen {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    public Screen() {
        this(false);
    }

    public Screen(boolean live) {
        terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), live, 80, 24);
    }

    public Terminal terminal() {
        return terminal;
    }

    public String out() {
        return out.toString(UTF_8);
    }

    public String err() {
        return err.toString(UTF_8);
    }

    public List<String> outLines() {
        return out().lines().toList();
    }
}
