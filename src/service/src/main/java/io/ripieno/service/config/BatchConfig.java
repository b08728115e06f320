package io.ripieno.service.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How windows of jobs become batches: {@code ripieno.batch.}. */
public interface BatchConfig {
    /** How the CPU takes batches. */
    CpuConfig cpu();

    /** How GPUs take batches. */
    GpuConfig gpu();

    /** Memory outside the heap for inputs and outputs of runs. */
    @WithDefault("256M")
    MemorySize bufferBytes();

    /** How many windows of a job may be in flight, so that its memory does not grow with its length. */
    @WithDefault("8")
    int windowsPerJob();

    /** How the devices of a kind take batches. */
    interface PoolConfig {
        /** Windows in a batch at most, whatever the model prefers. */
        int maxBatch();

        /** After which the oldest window waits no longer for company while a device could take it. */
        Duration delay();

        /** Whether a device with nothing else to do waits, up to the delay, for a fuller batch. */
        boolean waitWhenIdle();

        /** Whether these devices take only what the others could not run. */
        boolean lastResort();
    }

    /** The processor: {@code ripieno.batch.cpu.}. */
    interface CpuConfig extends PoolConfig {
        @Override
        @WithDefault("32")
        int maxBatch();

        @Override
        @WithDefault("PT0.002S")
        Duration delay();

        @Override
        @WithDefault("false")
        boolean waitWhenIdle();

        @Override
        @WithDefault("true")
        boolean lastResort();
    }

    /** GPUs: {@code ripieno.batch.gpu.}. */
    interface GpuConfig extends PoolConfig {
        @Override
        @WithDefault("128")
        int maxBatch();

        @Override
        @WithDefault("PT0.005S")
        Duration delay();

        @Override
        @WithDefault("false")
        boolean waitWhenIdle();

        @Override
        @WithDefault("false")
        boolean lastResort();
    }
}
