package io.ripieno.service.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.wire.Wire;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.service.run.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks for everything that is wrong with the configuration, so that it can be told at once. */
public final class ConfigProblems {
    private static final Set<String> BUILT = Set.of("tagging", "evaluation");
    private static final Set<String> PLANNED = Set.of("separation", "assessment", "generation");

    /** What a window under way takes, its samples, inputs and outputs together, rounded up. */
    private static final long WINDOW_BYTES = 1 << 20;

    /** What an array in memory may have where numbers take 8 bytes. */
    private static final long MOST_NUMBERS = 250_000_000;

    /** Jobs move up a lane with each whole millisecond at the soonest. */
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(1);

    private final List<String> found = new ArrayList<>();

    private ConfigProblems() {}

    /** A sentence or two for each problem, with the key, its value and what to do; empty if all is well. */
    public static List<String> of(ServiceConfig config) {
        ConfigProblems problems = new ConfigProblems();
        problems.tasks(config.tasks());
        problems.models(config.models());
        problems.recovery(config.models().recovery());
        problems.batch(config.batch(), config.admission().jobBytes().asLongValue());
        problems.intake(config);
        problems.admission(config.admission());
        problems.retention(config.retention());
        problems.jobs(config.jobs());
        problems.atLeast("ripieno.control.remembered", config.control().remembered(), 1);
        problems.decoding(config.decoding());
        problems.evaluation(config.evaluation());
        problems.registry(config.registry());
        return List.copyOf(problems.found);
    }

    private void tasks(List<String> tasks) {
        for (String task : tasks) {
            String word = task.strip().toLowerCase(Locale.ROOT);
            if (!BUILT.contains(word)) {
                String reason = PLANNED.contains(word) ? "is not built in this version" : "is no task";
                found.add("ripieno.tasks names '" + task + "', which " + reason + ". Name some of " + BUILT + ".");
            }
        }
    }

    private void models(ModelsConfig models) {
        models.preload().forEach(model -> model("ripieno.models.preload", model));
        model("ripieno.models.tagging", models.tagging());
        models.callers().ifPresent(callers -> atLeast("ripieno.models.callers", callers, 1));
        atLeast("ripieno.models.gpu-instances", models.gpuInstances(), 0);
        models.hostThreads().ifPresent(threads -> atLeast("ripieno.models.host-threads", threads, 1));
        bytes("ripieno.models.memory", models.memory(), 1 << 20);
        positive("ripieno.models.run-limit", models.runLimit());
        if (!(models.runLimitFactor() >= 1)) {
            found.add("ripieno.models.run-limit-factor is " + models.runLimitFactor()
                    + ". Give at least 1, such as 100.");
        }
        positive("ripieno.models.refresh", models.refresh());
        weight("ripieno.models.lanes.high", models.lanes().high());
        weight("ripieno.models.lanes.normal", models.lanes().normal());
        weight("ripieno.models.lanes.low", models.lanes().low());
    }

    private void recovery(ModelsConfig.RecoveryConfig recovery) {
        String keys = "ripieno.models.recovery.";
        waits(keys + "reopen-after", recovery.reopenAfter(), keys + "reopen-at-most", recovery.reopenAtMost());
        waits(keys + "load-after", recovery.loadAfter(), keys + "load-at-most", recovery.loadAtMost());
        if (!(recovery.factor() >= 1 && recovery.factor() < Double.POSITIVE_INFINITY)) {
            found.add(keys + "factor is " + recovery.factor() + ". Give at least 1, such as 2.");
        }
        positive(keys + "closing", recovery.closing());
        if (recovery.patience().isNegative()) {
            found.add(keys + "patience is " + recovery.patience() + ". Give 0 or more, such as PT30S.");
        }
    }

    private void waits(String firstKey, Duration first, String mostKey, Duration most) {
        positive(firstKey, first);
        if (most.compareTo(first) < 0) {
            found.add(mostKey + " is " + most + ". Give at least the " + first + " of " + firstKey + ".");
        }
    }

    private void batch(BatchConfig batch, long jobBytes) {
        pool("ripieno.batch.cpu.", batch.cpu());
        pool("ripieno.batch.gpu.", batch.gpu());
        bytes("ripieno.batch.buffer-bytes", batch.bufferBytes(), 1 << 20);
        atLeast("ripieno.batch.windows-per-job", batch.windowsPerJob(), 1);
        if (jobBytes >= WINDOW_BYTES && batch.windowsPerJob() > jobBytes / WINDOW_BYTES) {
            found.add("ripieno.batch.windows-per-job is " + batch.windowsPerJob() + ", which at " + WINDOW_BYTES
                    + " bytes each are over the " + jobBytes
                    + " of ripieno.admission.job-bytes. Raise that too, or give at most "
                    + jobBytes / WINDOW_BYTES + ".");
        }
        if (batch.cpu().lastResort() && batch.gpu().lastResort()) {
            found.add(
                    "ripieno.batch.gpu.last-resort is true, as ripieno.batch.cpu.last-resort is, so that nothing would"
                            + " take ordinary work. Set one of them to false.");
        }
    }

    private void pool(String keys, BatchConfig.PoolConfig pool) {
        atLeast(keys + "max-batch", pool.maxBatch(), 1);
        if (pool.delay().isNegative()) {
            found.add(keys + "delay is " + pool.delay() + ". Give 0 or more, such as PT0.002S.");
        }
        if (pool.waitWhenIdle() && pool.delay().isZero()) {
            found.add(keys + "wait-when-idle is true, but with a " + keys
                    + "delay of 0 nothing ever waits. Set a delay, such as PT0.005S, or leave it out.");
        }
    }

    private void weight(String key, double weight) {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            found.add(key + " is " + weight + ". Give a weight above 0, such as 4, so that no lane starves.");
        }
    }

    private void model(String key, String model) {
        try {
            ModelRef.parse(model.strip());
        } catch (IllegalArgumentException e) {
            found.add(key + " is '" + model + "'. " + e.getMessage());
        }
    }

    private void intake(ServiceConfig config) {
        atLeast("ripieno.intake.read-ahead", config.intake().readAhead(), 1);
        bytes("ripieno.intake.read-ahead-bytes", config.intake().readAheadBytes(), Wire.MAX_RECORD_BYTES);
        positive("ripieno.files.open-time", config.files().openTime());
        long inline = config.blobs().inlineBytes().asLongValue();
        if (inline < 0 || inline > Wire.MAX_INLINE_BYTES) {
            found.add("ripieno.blobs.inline-bytes is " + inline + ". Give from 0 to " + Wire.MAX_INLINE_BYTES
                    + " bytes, so that a record stays within its limit.");
        }
    }

    private void admission(ServiceConfig.AdmissionConfig admission) {
        bytes("ripieno.admission.job-bytes", admission.jobBytes(), 1 << 20);
        if (admission.residentBytes().asLongValue() < admission.jobBytes().asLongValue()) {
            found.add("ripieno.admission.resident-bytes is "
                    + admission.residentBytes().asLongValue() + ", less than the "
                    + admission.jobBytes().asLongValue()
                    + " of ripieno.admission.job-bytes, so that no job could run. Give at least as much.");
        }
        admission
                .outstanding()
                .ifPresent(value -> found.add("ripieno.admission.outstanding is " + value
                        + ", but was removed. Set ripieno.admission.device-time and ripieno.admission.host-time, which"
                        + " count the time that audio costs, not its length, or leave them out."));
        budget("ripieno.admission.device-time", admission.deviceTime());
        budget("ripieno.admission.host-time", admission.hostTime());
        if (admission.jobBytes().asLongValue() >= WINDOW_BYTES && Places.asked(admission) > Places.MOST) {
            found.add("ripieno.admission.resident-bytes is "
                    + admission.residentBytes().asLongValue() + ", enough for " + Places.asked(admission)
                    + " jobs of ripieno.admission.job-bytes. Give at most " + Places.MOST + " times as much.");
        }
        if (!(admission.unmeasured() > 0 && admission.unmeasured() < Double.POSITIVE_INFINITY)) {
            found.add("ripieno.admission.unmeasured is " + admission.unmeasured()
                    + ". Give seconds above 0 for a second of audio, such as 0.02.");
        }
        positive("ripieno.admission.short-job", admission.shortJob());
        if (admission.patience().compareTo(LEAST_PATIENCE) < 0) {
            found.add("ripieno.admission.patience is " + admission.patience() + ". Give at least " + LEAST_PATIENCE
                    + ", such as PT5M.");
        }
        if (!(admission.shortShare() >= 0 && admission.shortShare() < 1)) {
            found.add("ripieno.admission.short-share is " + admission.shortShare()
                    + ". Give a share from 0 to below 1, such as 0.25.");
        }
    }

    private void budget(String key, Duration time) {
        positive(key, time);
        if (time.compareTo(Cost.MOST) > 0) {
            found.add(key + " is " + time + ". Give at most " + Cost.MOST + ", beyond which nothing is counted.");
        }
    }

    private void retention(ServiceConfig.RetentionConfig retention) {
        positive("ripieno.retention.age", retention.age());
        positive("ripieno.retention.originals", retention.originals());
        positive("ripieno.retention.every", retention.every());
        if (retention.grace().isNegative()) {
            found.add("ripieno.retention.grace is " + retention.grace() + ". Give 0 or more, such as PT1H.");
        }
        retention.tenants().forEach((name, tenant) -> tenant.age()
                .ifPresent(age -> positive("ripieno.retention.tenants.\"" + name + "\".age", age)));
    }

    private void jobs(ServiceConfig.JobsConfig jobs) {
        atLeast("ripieno.jobs.attempts", jobs.attempts(), 1);
        if (jobs.attempts() > 20) {
            found.add("ripieno.jobs.attempts is " + jobs.attempts()
                    + ". Give at most 20; as the pause doubles, more would wait for weeks.");
        }
        positive("ripieno.jobs.pause", jobs.pause());
        positive("ripieno.jobs.progress-every", jobs.progressEvery());
        if (jobs.drain().isNegative()) {
            found.add("ripieno.jobs.drain is " + jobs.drain() + ". Give 0 or more, such as PT30S.");
        }
    }

    private void decoding(ServiceConfig.DecodingConfig decoding) {
        decoding.workers().ifPresent(workers -> atLeast("ripieno.decoding.workers", workers, 1));
        if (decoding.minDuration().compareTo(AudioLimits.LEAST_DURATION) < 0
                || (decoding.maxDuration().compareTo(Duration.ZERO) > 0
                        && decoding.minDuration().compareTo(decoding.maxDuration()) > 0)) {
            found.add("ripieno.decoding.min-duration is " + decoding.minDuration() + ". Give at least "
                    + AudioLimits.LEAST_DURATION + " and at most ripieno.decoding.max-duration, "
                    + decoding.maxDuration() + ".");
        }
        positive("ripieno.decoding.max-duration", decoding.maxDuration());
        bytes("ripieno.decoding.max-bytes", decoding.maxBytes(), 1);
        atLeast("ripieno.decoding.max-channels", decoding.maxChannels(), 1);
        positive("ripieno.decoding.max-time", decoding.maxTime());
        positive("ripieno.decoding.max-silence", decoding.maxSilence());
        bytes("ripieno.decoding.worker-bytes", decoding.workerBytes(), 128L << 20);
        atLeast("ripieno.decoding.worker-files", decoding.workerFiles(), 1);
        atLeast("ripieno.decoding.worker-errors", decoding.workerErrors(), 1);
        positive("ripieno.decoding.worker-start", decoding.workerStart());
        positive("ripieno.decoding.worker-idle", decoding.workerIdle());
    }

    private void evaluation(ServiceConfig.EvaluationConfig evaluation) {
        atLeast("ripieno.evaluation.at-once", evaluation.atOnce(), 1);
        atLeast("ripieno.evaluation.max-inputs", evaluation.maxInputs(), 1);
        if (evaluation.maxInputs() > JobChecks.MAX_EVALUATION_INPUTS) {
            found.add("ripieno.evaluation.max-inputs is " + evaluation.maxInputs() + ". Give at most "
                    + JobChecks.MAX_EVALUATION_INPUTS + ", as no job has more.");
        }
        bytes("ripieno.evaluation.max-bytes", evaluation.maxBytes(), 1);
        if (evaluation.maxNumbers() < 1 || evaluation.maxNumbers() > MOST_NUMBERS) {
            found.add("ripieno.evaluation.max-numbers is " + evaluation.maxNumbers() + ". Give from 1 to "
                    + MOST_NUMBERS + ", as one array holds no more.");
        }
        if (evaluation.maxItemNumbers() < evaluation.maxNumbers()) {
            found.add("ripieno.evaluation.max-item-numbers is " + evaluation.maxItemNumbers() + ". Give at least the "
                    + evaluation.maxNumbers() + " that one input may have.");
        }
        positive("ripieno.evaluation.max-time", evaluation.maxTime());
    }

    private void registry(ServiceConfig.RegistryConfig registry) {
        if (registry.idBytes() != 4 && registry.idBytes() != 8) {
            found.add("ripieno.registry.id-bytes is " + registry.idBytes() + ". Give 4, or 8 for older Apicurio.");
        }
        positive("ripieno.registry.max-time", registry.maxTime());
        bytes("ripieno.registry.max-bytes", registry.maxBytes(), 1 << 10);
        registry.url()
                .filter(url -> !"http".equals(url.getScheme()) && !"https".equals(url.getScheme()))
                .ifPresent(url -> found.add("ripieno.registry.url is " + url + ". Give an http or https URL."));
    }

    private void atLeast(String key, int value, int least) {
        if (value < least) {
            found.add(key + " is " + value + ". Give at least " + least + ".");
        }
    }

    private void bytes(String key, MemorySize value, long least) {
        if (value.asLongValue() < least) {
            found.add(key + " is " + value.asLongValue() + " bytes. Give at least " + least + ".");
        }
    }

    private void positive(String key, Duration value) {
        if (value.isZero() || value.isNegative()) {
            found.add(key + " is " + value + ". Give a time greater than 0, such as PT30S.");
        }
    }
}
