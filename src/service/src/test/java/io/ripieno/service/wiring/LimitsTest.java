package io.ripieno.service.wiring;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.PoolRules;
import io.ripieno.inference.batch.Recovery;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.work.BackOff;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.decode.WorkerSharing;
import io.ripieno.music.decode.WorkerTimes;
import io.ripieno.music.decode.WorkerWear;
import io.ripieno.service.admission.AdmissionLimits;
import io.ripieno.service.config.ServiceConfig;
import io.ripieno.service.job.Task;
import io.ripieno.service.run.Cost;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void theDefaultsOfTheConfigurationAreThoseOfDecodeWorkersOfWhichCoresSayHowManyReadSideBySide() {
        WorkerSharing sharing =
                WorkerSharing.DEFAULT.withSideBySide(Runtime.getRuntime().availableProcessors());
        assertThat(workers(Map.of(), false))
                .isEqualTo(DecodeWorkerSettings.DEFAULT.withWorkers(8).withSharing(sharing));
        assertThat(workers(Map.of("ripieno.admission.resident-bytes", "640M"), false)
                        .workers())
                .isEqualTo(20);
    }

    @Test
    void asManyRecordingsAsJobsAreReadSideBySideForGpus() {
        Map<String, String> twentyJobs = Map.of("ripieno.admission.resident-bytes", "640M");
        assertThat(workers(twentyJobs, true).sharing().sideBySide()).isEqualTo(20);
        assertThat(workers(Map.of("ripieno.decoding.workers", "3"), true)
                        .sharing()
                        .sideBySide())
                .isEqualTo(3);
    }

    @Test
    void eachSettingOfDecodeWorkersIsConfigured() {
        DecodeWorkerSettings settings = workers(
                Map.of(
                        "ripieno.decoding.workers", "3",
                        "ripieno.decoding.max-silence", "PT4S",
                        "ripieno.decoding.worker-bytes", "300M",
                        "ripieno.decoding.worker-files", "7",
                        "ripieno.decoding.worker-errors", "2",
                        "ripieno.decoding.worker-start", "PT5S",
                        "ripieno.decoding.worker-idle", "PT6S",
                        "ripieno.admission.patience", "PT7S"),
                false);

        assertThat(settings)
                .isEqualTo(new DecodeWorkerSettings(
                        8,
                        new WorkerTimes(
                                WorkerTimes.DEFAULT.borrow(),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(6)),
                        new WorkerWear(7, 2, 300L << 20),
                        new WorkerSharing(3, Duration.ofSeconds(7))));
    }

    @Test
    void theDefaultsOfTheConfigurationAreThoseOfTheEngine() {
        ServiceConfig config = config(Map.of());
        assertThat(Limits.engine(config))
                .isEqualTo(EngineSettings.of(Path.of("models/repository"))
                        .withPreload(List.of(ModelRef.latest("instrument-tagger")))
                        .withCosts(Path.of("ripieno-data/costs.json")));
    }

    @Test
    void eachSettingOfTheEngineIsConfigured() {
        EngineSettings settings = Limits.engine(config(Map.ofEntries(
                entry("ripieno.batch.cpu.max-batch", "4"),
                entry("ripieno.batch.cpu.delay", "PT0.001S"),
                entry("ripieno.batch.cpu.last-resort", "false"),
                entry("ripieno.batch.gpu.max-batch", "64"),
                entry("ripieno.batch.gpu.delay", "PT0.01S"),
                entry("ripieno.batch.gpu.wait-when-idle", "true"),
                entry("ripieno.batch.buffer-bytes", "64M"),
                entry("ripieno.batch.windows-per-job", "16"),
                entry("ripieno.models.recovery.patience", "PT5S"),
                entry("ripieno.models.recovery.closing", "PT40S"),
                entry("ripieno.models.recovery.reopen-after", "PT2S"),
                entry("ripieno.models.recovery.reopen-at-most", "PT20S"),
                entry("ripieno.models.recovery.load-after", "PT3S"),
                entry("ripieno.models.recovery.load-at-most", "PT30S"),
                entry("ripieno.models.recovery.factor", "1.5"),
                entry("ripieno.models.callers", "3"),
                entry("ripieno.models.memory", "1G"))));

        assertThat(settings.cpu()).isEqualTo(new PoolRules(Duration.ofMillis(1), 4, true, false));
        assertThat(settings.gpu()).isEqualTo(new PoolRules(Duration.ofMillis(10), 64, false, false));
        assertThat(settings.bufferBytes()).isEqualTo(64L << 20);
        assertThat(settings.windowsPerJob()).isEqualTo(16);
        assertThat(settings.recovery())
                .isEqualTo(new Recovery(
                        new BackOff(Duration.ofSeconds(2), 1.5, Duration.ofSeconds(20)),
                        new BackOff(Duration.ofSeconds(3), 1.5, Duration.ofSeconds(30)),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(40)));
        assertThat(settings.callers()).isEqualTo(3);
        assertThat(settings.modelBytes()).isEqualTo(1L << 30);
    }

    @Test
    void eachSettingOfAdmissionIsConfigured() {
        ServiceConfig config = config(Map.of(
                "ripieno.admission.device-time", "PT20M",
                "ripieno.admission.host-time", "PT10M",
                "ripieno.admission.unmeasured", "0.1",
                "ripieno.admission.resident-bytes", "160M",
                "ripieno.admission.job-bytes", "16M",
                "ripieno.admission.short-job", "PT30S",
                "ripieno.admission.short-share", "0.5",
                "ripieno.admission.patience", "PT1M",
                "ripieno.evaluation.at-once", "2"));
        assertThat(Limits.admission(config.admission(), config.evaluation()))
                .isEqualTo(new AdmissionLimits(
                        10,
                        Cost.ofSeconds(1200, 600),
                        0.1,
                        30,
                        0.5,
                        Duration.ofMinutes(1),
                        Map.of(Task.EVALUATION, 2)));
    }

    private static DecodeWorkerSettings workers(Map<String, String> values, boolean usesGpu) {
        ServiceConfig config = config(values);
        return Limits.workers(config.decoding(), Limits.admission(config.admission(), config.evaluation()), usesGpu);
    }

    private static ServiceConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(ServiceConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(ServiceConfig.class);
    }
}
