package io.ripieno.service.run;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the time of a job goes. Safe for use by several threads. */
public final class Timings {
    /** What is timed. */
    public enum Stage {
        FETCH,
        /** For a decode worker. */
        WAIT_DECODE,
        DECODE,
        COMPUTE,
        STORE
    }

    private final Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
    private @Nullable Instant startedAt;
    private int attempts;

    /** The job was admitted. */
    public synchronized void started(Instant now) {
        startedAt = now;
    }

    /** So many tries have begun. */
    public synchronized void tried(int times) {
        attempts = times;
    }

    /** How often the work was tried; before it can be, how often it was tried to plan it. */
    public synchronized int attempts() {
        return attempts;
    }

    /** When the job was admitted; empty if it was not. */
    public synchronized Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /** Puts the time of a stage in place of that of an earlier try. */
    public synchronized void took(Stage stage, Duration time) {
        stages.put(stage, time);
    }

    public synchronized Duration of(Stage stage) {
        return stages.getOrDefault(stage, Duration.ZERO);
    }
}
