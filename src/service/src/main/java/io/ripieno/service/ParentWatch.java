package io.ripieno.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Stops the service when its standard input ends, as it does with the process that holds the other end, however that
 * process ends. Asked for with {@value #OPTION} by whoever starts the service as a child.
 */
final class ParentWatch {
    static final String OPTION = "--exit-with-parent";

    private ParentWatch() {}

    /** Watches on a thread of its own. */
    static Thread start(InputStream input, Runnable stop) {
        Thread thread = new Thread(() -> watch(input, stop), "ripieno-parent");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void watch(InputStream input, Runnable stop) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            System.err.println("Standard input broke (" + broken + "), so the service stops.");
        }
        stop.run();
    }
}
