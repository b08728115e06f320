package io.ripieno.cli.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How busy the machine was, by the load average over a minute; negative where the system tells none.
 *
 * @param cores that the machine has
 * @param before at the start
 * @param after at the end, the benchmark's own load with it
 */
record MachineLoad(int cores, double before, double after) {
    static double now() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static MachineLoad since(double before) {
        return new MachineLoad(Runtime.getRuntime().availableProcessors(), before, now());
    }

    String line() {
        return String.format(Locale.ROOT, "machine: %d cores, load %.1f before and %.1f after", cores, before, after);
    }
}
