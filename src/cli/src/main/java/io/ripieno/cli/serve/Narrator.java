package io.ripieno.cli.serve;

import io.ripieno.cli.Terminal;

/** Tells the user what a running system is about. */
public interface Narrator {
    /** What is being done now, such as {@code starting the broker}. */
    void step(String doing);

    /** The program was told to end, and stops the system before it does. */
    void interrupted();

    /** A line for each. */
    static Narrator inLines(Terminal terminal) {
        return new Narrator() {
            @Override
            public void step(String doing) {
                terminal.note(doing + " ...");
            }

            @Override
            public void interrupted() {
                step("stopping");
            }
        };
    }
}
