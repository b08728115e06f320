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
        DECODE,
        COMPUTE,
        STORE
    }

    private final Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
    private @Nullable Instant startedAt;
    private int attempts;

    /** A further try begins. */
    public synchronized void attempt(Instant now) {
        if (startedAt == null) {
            startedAt = now;
        }
        attempts++;
    }

    public synchronized int attempts() {
        return attempts;
    }

    /** When the first try began; empty if none did. */
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
