package io.ripieno.service.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.Task;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Counts and times jobs: {@code ripieno_jobs_total}, {@code ripieno_stage_seconds} and their like. */
public final class JobMetrics {
    private static final String TASK = "task";

    private final MeterRegistry registry;

    public JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A job ended. */
    public void ended(Task task, String outcome, Duration sinceReceipt) {
        registry.counter("ripieno.jobs", TASK, task.word(), "outcome", outcome).increment();
        registry.timer("ripieno.job", TASK, task.word(), "outcome", outcome).record(sinceReceipt);
    }

    /** A stage of a job took so long. */
    public void stage(Task task, String stage, Duration time) {
        registry.timer("ripieno.stage", TASK, task.word(), "stage", stage).record(time);
    }

    /** A record was given up before it was a job. */
    public void gaveUp(FailureKind kind) {
        registry.counter("ripieno.records.given.up", "kind", kind.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** A record of the control topic was read: a command by its word, or what was passed over. */
    public void command(String word) {
        registry.counter("ripieno.commands", "command", word).increment();
    }

    /**
     * Lets a number that only grows be read whenever somebody asks. A counter holds what it reads from weakly; who counts
     * need hold nothing, so that is the registry itself.
     *
     * @param tags names and values in turn
     */
    public void count(String name, String description, Supplier<Number> number, String... tags) {
        FunctionCounter.builder(name, registry, any -> number.get().doubleValue())
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /**
     * Lets a number be read whenever somebody asks.
     *
     * @param tags names and values in turn
     */
    public void gauge(String name, String description, Supplier<Number> number, String... tags) {
        Gauge.builder(name, number).description(description).tags(tags).register(registry);
    }
}
