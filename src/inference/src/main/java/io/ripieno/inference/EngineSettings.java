package io.ripieno.inference;

import io.ripieno.inference.batch.Recovery;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.share.ShareRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an engine is set up. Begin with {@link #of} and change what differs.
 *
 * @param repository directory of models
 * @param preload models that are loaded, verified and warmed up before the engine counts as ready
 * @param callers how many runs may be under way at a time on the CPU, at least 1
 * @param gpuInstances how many copies of a model each GPU runs side by side, each one run at a time; 0 for no use of GPUs
 * @param cpu how the processor takes batches
 * @param gpu how GPUs take batches
 * @param hostThreads for front ends and resampling, at least 1
 * @param bufferBytes cap on pooled buffers outside the heap
 * @param windowsPerJob credit of a job: how many of its windows may be in flight, at least 1
 * @param modelBytes memory that the loaded models of a device may take; where it does not suffice, idle ones are given
 *     up, the least recently used first, and loaded again when they are needed
 * @param runLimits after which a run is ended
 * @param costs file that keeps what runs cost, so that they need not be measured at each start
 * @param costsMeasuredAnew whether costs are measured, up to the largest batch that a model allows, even if they are kept
 * @param shares how jobs share the devices
 * @param recovery what is done about lost devices and graphs that cannot be loaded
 */
public record EngineSettings(
        Path repository,
        List<ModelRef> preload,
        int callers,
        int gpuInstances,
        PoolRules cpu,
        PoolRules gpu,
        int hostThreads,
        long bufferBytes,
        int windowsPerJob,
        long modelBytes,
        RunLimits runLimits,
        Optional<Path> costs,
        boolean costsMeasuredAnew,
        ShareRules shares,
        Recovery recovery) {
    public EngineSettings {
        preload = List.copyOf(preload);
        atLeastOne("callers", callers);
        if (gpuInstances < 0) {
            throw new IllegalArgumentException("gpuInstances (" + gpuInstances + ") must not be negative.");
        }
        atLeastOne("hostThreads", hostThreads);
        atLeastOne("bufferBytes", bufferBytes);
        atLeastOne("windowsPerJob", windowsPerJob);
        atLeastOne("modelBytes", modelBytes);
    }

    /**
     * As many callers and host threads as cores, one instance a GPU, {@link PoolRules#CPU} and {@link PoolRules#GPU},
     * 256 MiB of buffers, 8 windows a job, 2 GiB for models, {@link RunLimits#DEFAULT}, costs that are measured at each
     * start, {@link ShareRules#DEFAULT} and {@link Recovery#DEFAULT}.
     */
    public static EngineSettings of(Path repository) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new EngineSettings(
                repository,
                List.of(),
                cores,
                1,
                PoolRules.CPU,
                PoolRules.GPU,
                cores,
                256L << 20,
                8,
                2L << 30,
                RunLimits.DEFAULT,
                Optional.empty(),
                false,
                ShareRules.DEFAULT,
                Recovery.DEFAULT);
    }

    /** How the devices of a kind take batches. */
    public PoolRules pool(String kind) {
        return kind.equals("gpu") ? gpu : cpu;
    }

    public EngineSettings withPreload(List<ModelRef> models) {
        return with(changed -> changed.preload = models);
    }

    public EngineSettings withCallers(int count) {
        return with(changed -> changed.callers = count);
    }

    public EngineSettings withGpuInstances(int count) {
        return with(changed -> changed.gpuInstances = count);
    }

    public EngineSettings withHostThreads(int count) {
        return with(changed -> changed.hostThreads = count);
    }

    public EngineSettings withCpu(PoolRules rules) {
        return with(changed -> changed.cpu = rules);
    }

    public EngineSettings withGpu(PoolRules rules) {
        return with(changed -> changed.gpu = rules);
    }

    public EngineSettings withBufferBytes(long bytes) {
        return with(changed -> changed.bufferBytes = bytes);
    }

    public EngineSettings withWindowsPerJob(int windows) {
        return with(changed -> changed.windowsPerJob = windows);
    }

    public EngineSettings withModelBytes(long bytes) {
        return with(changed -> changed.modelBytes = bytes);
    }

    public EngineSettings withRunLimits(RunLimits limits) {
        return with(changed -> changed.runLimits = limits);
    }

    public EngineSettings withCosts(Path file) {
        return with(changed -> changed.costs = Optional.of(file));
    }

    public EngineSettings withCostsMeasuredAnew() {
        return with(changed -> changed.costsMeasuredAnew = true);
    }

    public EngineSettings withShares(ShareRules rules) {
        return with(changed -> changed.shares = rules);
    }

    public EngineSettings withRecovery(Recovery rules) {
        return with(changed -> changed.recovery = rules);
    }

    private EngineSettings with(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return new EngineSettings(
                repository,
                changed.preload,
                changed.callers,
                changed.gpuInstances,
                changed.cpu,
                changed.gpu,
                changed.hostThreads,
                changed.bufferBytes,
                changed.windowsPerJob,
                changed.modelBytes,
                changed.runLimits,
                changed.costs,
                changed.costsMeasuredAnew,
                changed.shares,
                changed.recovery);
    }

    /** What can be set otherwise than {@link #of} sets it. */
    private static final class Changed {
        private List<ModelRef> preload;
        private int callers;
        private int gpuInstances;
        private PoolRules cpu;
        private PoolRules gpu;
        private int hostThreads;
        private long bufferBytes;
        private int windowsPerJob;
        private long modelBytes;
        private RunLimits runLimits;
        private Optional<Path> costs;
        private boolean costsMeasuredAnew;
        private ShareRules shares;
        private Recovery recovery;

        private Changed(EngineSettings before) {
            preload = before.preload;
            callers = before.callers;
            gpuInstances = before.gpuInstances;
            cpu = before.cpu;
            gpu = before.gpu;
            hostThreads = before.hostThreads;
            bufferBytes = before.bufferBytes;
            windowsPerJob = before.windowsPerJob;
            modelBytes = before.modelBytes;
            runLimits = before.runLimits;
            costs = before.costs;
            costsMeasuredAnew = before.costsMeasuredAnew;
            shares = before.shares;
            recovery = before.recovery;
        }
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 1.");
        }
    }
}
