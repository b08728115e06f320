package io.ripieno.music.score;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What hostile inputs cost, one by one, on the thread that reads them: none may allocate more than 256 MB or hang, and
 * the slowest and the largest are printed. That each takes under 2 s is for who reads the line, since a busy machine
 * would fail it.
 */
public final class Measured {
    private static final long MOST_BYTES = 256_000_000;
    private static final long HANG_MILLIS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String what;
    private int inputs;
    private long slowest;
    private String slowestInput = "none";
    private long largest;
    private String largestInput = "none";

    /** @param what the inputs in the plural, such as {@code mutated MIDI files} */
    public Measured(String what) {
        this.what = what;
    }

    /** What is done with an input. */
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /**
     * Reads an input and notes what that cost, refused or not.
     *
     * @param input its name, such as {@code seed 7}
     */
    public <T, E extends Exception> T of(String input, Reading<T, E> reading) throws E {
        long allocated = allocated();
        long start = System.nanoTime();
        try {
            return reading.read();
        } finally {
            note(input, (System.nanoTime() - start) / 1_000_000, allocated() - allocated);
        }
    }

    /** Prints the slowest and the largest; fails if an input was beyond all measure. */
    public void report() {
        String costs = String.format(
                Locale.ROOT,
                "%d %s: at most %d ms (%s) and %.1f MB allocated (%s)",
                inputs,
                what,
                slowest,
                slowestInput,
                largest / 1e6,
                largestInput);
        System.out.println(costs);
        if (inputs == 0 || slowest > HANG_MILLIS || largest > MOST_BYTES) {
            throw new AssertionError(costs);
        }
    }

    private void note(String input, long millis, long bytes) {
        inputs++;
        if (millis >= slowest) {
            slowest = millis;
            slowestInput = input;
        }
        if (bytes >= largest) {
            largest = bytes;
            largestInput = input;
        }
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
