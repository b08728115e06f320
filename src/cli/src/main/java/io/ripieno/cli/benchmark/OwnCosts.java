package io.ripieno.cli.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What this process has used so far.
 *
 * @param cpuNanos processor time of all its threads, those of the virtual machine with them
 * @param allocatedBytes on the heap, by the Java threads that live
 */
record OwnCosts(long cpuNanos, long allocatedBytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static OwnCosts now() {
        long[] bytes = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
        return new OwnCosts(
                SYSTEM.getProcessCpuTime(),
                Arrays.stream(bytes).filter(each -> each > 0).sum());
    }

    OwnCosts since(OwnCosts before) {
        return new OwnCosts(cpuNanos - before.cpuNanos, allocatedBytes - before.allocatedBytes);
    }
}
