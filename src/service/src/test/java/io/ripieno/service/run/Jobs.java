package io.ripieno.service.run;

import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.InputRole;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Lane;
import io.ripieno.service.job.Sender;
import io.ripieno.service.job.Task;
import io.ripieno.service.job.Work;
import io.ripieno.service.job.WorkId;
import io.ripieno.store.blob.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes jobs for tests: tagging of one recording, whose content and so whose work differs with its name. */
public final class Jobs {
    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final String id;
    private String recording = "a.wav";
    private double seconds = 10;
    private Lane lane = Lane.NORMAL;
    private @Nullable Instant deadline;
    private @Nullable Instant sentAt;
    private Instant receivedAt = NOW;
    private boolean force;
    private Runnable commit = () -> {};
    private @Nullable Plan plan;
    private Work work =
            new Work.Tagging(Optional.<ModelRef>empty(), OptionalDouble.empty(), Map.of(), Set.of(), 0, true);

    private Jobs(String id) {
        this.id = id;
    }

    public static Jobs job(String id) {
        return new Jobs(id).of(id + ".wav");
    }

    public Jobs of(String name) {
        recording = name;
        return this;
    }

    public Jobs seconds(double length) {
        seconds = length;
        return this;
    }

    public Jobs lane(Lane other) {
        lane = other;
        return this;
    }

    public Jobs deadline(Instant at) {
        deadline = at;
        return this;
    }

    /** When it was received, if that is not said. */
    public Jobs sentAt(Instant at) {
        sentAt = at;
        return this;
    }

    public Jobs receivedAt(Instant at) {
        receivedAt = at;
        return this;
    }

    public Jobs force() {
        force = true;
        return this;
    }

    public Jobs onCommit(Runnable action) {
        commit = action;
        return this;
    }

    public Jobs evaluation() {
        work = new Work.Evaluation(MeasureSet.ONSETS, Map.of());
        return this;
    }

    public Jobs plan(Plan other) {
        plan = other;
        return this;
    }

    public Job build() {
        return new Job(sender(), work, List.of(input()), false, lane, Optional.ofNullable(deadline), force);
    }

    public Sender sender() {
        return new Sender(id, Task.TAGGING, "", "", Map.of(), Optional.empty());
    }

    public Input input() {
        return new Input(
                InputRole.AUDIO,
                "",
                new Content.Referenced(
                        URI.create("file:///music/" + recording),
                        Sha256.of(recording.getBytes(StandardCharsets.UTF_8)),
                        1000,
                        "audio/wav"),
                Excerpt.WHOLE,
                OptionalDouble.of(seconds));
    }

    public Delivery delivery() {
        return new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, id.hashCode()),
                id.getBytes(StandardCharsets.UTF_8),
                new byte[] {1, 2, 3},
                List.of(),
                sentAt == null ? receivedAt : sentAt,
                receivedAt,
                () -> {
                    commit.run();
                    return CompletableFuture.completedFuture(null);
                });
    }

    public JobRun run() {
        Job job = build();
        JobRun run = new JobRun(delivery(), job);
        run.planned(plan == null ? new NoPlan(job) : plan);
        return run;
    }

    /** Knows its identity and computes nothing. */
    private record NoPlan(Job job) implements Plan {
        @Override
        public WorkId workId() {
            return WorkId.of(Task.TAGGING, List.of(), parameters(), job.inputs());
        }

        @Override
        public List<ModelUse> models() {
            return List.of();
        }

        @Override
        public String parameters() {
            return "{}";
        }

        @Override
        public Computed compute(JobRun run, List<SpooledInput> inputs, ProgressSink progress) throws JobFailure {
            throw new AssertionError("Nothing is computed in this test.");
        }
    }
}
