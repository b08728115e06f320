package io.ripieno.service.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Models: {@code ripieno.models.}. */
public interface ModelsConfig {
    /** The folder that holds {@code NAME/VERSION/model.json}. */
    @WithDefault("models/repository")
    Path repository();

    /** Models that are loaded, verified and warm before the service is ready, as {@code name} or {@code name@version}. */
    @WithDefault("instrument-tagger")
    List<String> preload();

    /** The model of tagging jobs that ask for none, as {@code name} or {@code name@version}. */
    @WithDefault("instrument-tagger")
    String tagging();

    /** How many runs may be under way at a time on the CPU; as many as cores if it is not set. */
    OptionalInt callers();

    /** How many copies of a model each GPU runs side by side; 0 for no use of GPUs. */
    @WithDefault("1")
    int gpuInstances();

    /** How many threads compute front ends; as many as cores if it is not set. */
    OptionalInt hostThreads();

    /** Memory that the loaded models of a device may take; idle ones make room for those that are needed. */
    @WithDefault("2G")
    MemorySize memory();

    /** How long every run may take before it is ended. */
    @WithDefault("PT30S")
    Duration runLimit();

    /** How many times its measured cost a run may take before it is ended, if that is more. */
    @WithDefault("100")
    double runLimitFactor();

    LanesConfig lanes();

    RecoveryConfig recovery();

    /** The file that keeps what runs cost, so that a start need not measure it again. */
    @WithDefault("ripieno-data/costs.json")
    Path costs();

    /** The pause between two looks for newer versions of the models that serve. */
    @WithDefault("PT30S")
    Duration refresh();

    /** What is done about lost devices and graphs that cannot be loaded: {@code ripieno.models.recovery.}. */
    interface RecoveryConfig {
        /** The wait before a lost device is tried again for the first time. */
        @WithDefault("PT1S")
        Duration reopenAfter();

        /** The longest wait between two tries to open a lost device. */
        @WithDefault("PT1M")
        Duration reopenAtMost();

        /** The wait before a graph is loaded again on a device on which that failed. */
        @WithDefault("PT1S")
        Duration loadAfter();

        /** The longest wait between two tries to load a graph. */
        @WithDefault("PT1M")
        Duration loadAtMost();

        /** By how much each of these waits is longer than the one before. */
        @WithDefault("2")
        double factor();

        /** How long windows wait for a device to come back once all that could run them are lost. */
        @WithDefault("PT30S")
        Duration patience();

        /** How long a stop waits for devices while none of them brings a batch to its end. */
        @WithDefault("PT1M")
        Duration closing();
    }

    /** Weights by which jobs of high, normal and low priority share a device: {@code ripieno.models.lanes.}. */
    interface LanesConfig {
        @WithDefault("12")
        double high();

        @WithDefault("4")
        double normal();

        @WithDefault("1")
        double low();
    }
}
