package io.ripieno.models.benchmark.scheduler;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.models.benchmark.scheduler.SchedulerLoad.Parts;
import java.lang.management.ManagementFactory;

/** One load on the calling thread, and the same windows in the same order without a scheduler. */
final class OneThread implements SchedulerRow.Load, AutoCloseable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final SchedulerLoad load;
    private final WindowsAlone alone;

    OneThread(int queued, int jobs, int graphs, int batch) throws InferenceException {
        load = new SchedulerLoad(queued, jobs, graphs, batch);
        load.run(2L * queued);
        alone = new WindowsAlone(queued, load.order(2 * batch * Math.max(1, queued / batch)), batch);
    }

    @Override
    public SchedulerCost measure(long windows) {
        load.run(windows / 5);
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long process = MACHINE.getProcessCpuTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long done = load.run(windows);
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        process = MACHINE.getProcessCpuTime() - process;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        Parts parts = load.parts(windows / 5);
        return new SchedulerCost(
                cpu * 1e-3 / done, process * 1e-3 / done, aloneMicros(windows), parts, (double) bytes / done);
    }

    private double aloneMicros(long windows) {
        alone.run(windows / 5);
        long cpu = THREADS.getCurrentThreadCpuTime();
        long done = alone.run(windows);
        return (THREADS.getCurrentThreadCpuTime() - cpu) * 1e-3 / done;
    }

    @Override
    public void close() {
        load.close();
    }
}
