package io.ripieno.service.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.PoolRules;
import io.ripieno.inference.batch.Recovery;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.BackOff;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.decode.WorkerSharing;
import io.ripieno.music.decode.WorkerTimes;
import io.ripieno.music.decode.WorkerWear;
import io.ripieno.service.admission.AdmissionLimits;
import io.ripieno.service.config.BatchConfig.PoolConfig;
import io.ripieno.service.config.ModelsConfig;
import io.ripieno.service.config.ModelsConfig.RecoveryConfig;
import io.ripieno.service.config.Places;
import io.ripieno.service.config.ServiceConfig;
import io.ripieno.service.config.ServiceConfig.AdmissionConfig;
import io.ripieno.service.config.ServiceConfig.DecodingConfig;
import io.ripieno.service.config.ServiceConfig.EvaluationConfig;
import io.ripieno.service.config.ServiceConfig.RetentionConfig;
import io.ripieno.service.evaluation.EvaluationLimits;
import io.ripieno.service.job.Task;
import io.ripieno.service.run.Cost;
import io.ripieno.store.retention.Allowance;
import io.ripieno.store.retention.RetentionPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The configuration as the settings of each part. */
final class Limits {
    private Limits() {}

    static AdmissionLimits admission(AdmissionConfig config, EvaluationConfig evaluation) {
        return new AdmissionLimits(
                Places.of(config),
                Cost.of(config.deviceTime(), config.hostTime()),
                config.unmeasured(),
                config.shortJob().toMillis() / 1000.0,
                config.shortShare(),
                config.patience(),
                Map.of(Task.EVALUATION, evaluation.atOnce()));
    }

    static EvaluationLimits evaluation(EvaluationConfig config) {
        return new EvaluationLimits(
                config.maxInputs(),
                config.maxBytes().asLongValue(),
                config.maxNumbers(),
                config.maxItemNumbers(),
                config.maxTime());
    }

    static AudioLimits audio(DecodingConfig config) {
        return new AudioLimits(
                config.minDuration(),
                config.maxDuration(),
                config.maxBytes().asLongValue(),
                config.maxChannels(),
                config.maxTime());
    }

    /**
     * Never more than jobs run at a time, which is how many are read side by side where GPUs want many windows.
     *
     * @param usesGpu whether models run on GPUs
     */
    static DecodeWorkerSettings workers(DecodingConfig config, AdmissionLimits admission, boolean usesGpu) {
        int sideBySide = config.workers()
                .orElse(usesGpu ? admission.jobs() : Runtime.getRuntime().availableProcessors());
        return DecodeWorkerSettings.DEFAULT
                .withTimes(new WorkerTimes(
                        WorkerTimes.DEFAULT.borrow(), config.workerStart(), config.maxSilence(), config.workerIdle()))
                .withWear(new WorkerWear(
                        config.workerFiles(),
                        config.workerErrors(),
                        config.workerBytes().asLongValue()))
                .withWorkers(Math.max(admission.jobs(), sideBySide))
                .withSharing(new WorkerSharing(sideBySide, admission.patience()));
    }

    static RetentionPolicy retention(RetentionConfig config) {
        Allowance standard = new Allowance(config.age(), bytes(config.tenantBytes()));
        Map<String, Allowance> tenants = new HashMap<>();
        config.tenants()
                .forEach((name, tenant) -> tenants.put(
                        name,
                        new Allowance(
                                tenant.age().orElse(standard.age()),
                                bytes(tenant.maxBytes().or(config::tenantBytes)))));
        return new RetentionPolicy(standard, tenants, bytes(config.maxBytes()), config.grace(), config.originals());
    }

    private static long bytes(Optional<MemorySize> limit) {
        return limit.map(MemorySize::asLongValue).orElse(Allowance.UNLIMITED);
    }

    private static PoolRules pool(PoolConfig config) {
        return new PoolRules(config.delay(), config.maxBatch(), !config.waitWhenIdle(), config.lastResort());
    }

    private static Recovery recovery(RecoveryConfig config) {
        return new Recovery(
                new BackOff(config.reopenAfter(), config.factor(), config.reopenAtMost()),
                new BackOff(config.loadAfter(), config.factor(), config.loadAtMost()),
                config.patience(),
                config.closing());
    }

    static EngineSettings engine(ServiceConfig config) {
        ModelsConfig models = config.models();
        EngineSettings settings = EngineSettings.of(models.repository())
                .withCpu(pool(config.batch().cpu()))
                .withGpu(pool(config.batch().gpu()))
                .withBufferBytes(config.batch().bufferBytes().asLongValue())
                .withWindowsPerJob(config.batch().windowsPerJob())
                .withPreload(models.preload().stream()
                        .map(model -> ModelRef.parse(model.strip()))
                        .toList())
                .withGpuInstances(models.gpuInstances())
                .withModelBytes(models.memory().asLongValue())
                .withRunLimits(new RunLimits(models.runLimitFactor(), models.runLimit()))
                .withShares(ShareRules.DEFAULT.withLanes(
                        models.lanes().high(),
                        models.lanes().normal(),
                        models.lanes().low()))
                .withRecovery(recovery(models.recovery()))
                .withCosts(models.costs());
        if (models.callers().isPresent()) {
            settings = settings.withCallers(models.callers().getAsInt());
        }
        return models.hostThreads().isPresent()
                ? settings.withHostThreads(models.hostThreads().getAsInt())
                : settings;
    }
}
