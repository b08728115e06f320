package io.ripieno.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigProblemsTest {
    @Test
    void theDefaultsAreSound() {
        ServiceConfig config = config(Map.of());
        assertThat(ConfigProblems.of(config)).isEmpty();
        assertThat(config.tasks()).containsExactly("tagging", "evaluation");
        assertThat(config.group()).isEqualTo("ripieno");
        assertThat(config.models().repository()).isEqualTo(Path.of("models/repository"));
        assertThat(config.models().preload()).containsExactly("instrument-tagger");
        assertThat(config.blobs().directory()).isEqualTo(Path.of("ripieno-data/blobs"));
        assertThat(config.files().roots()).isEmpty();
        assertThat(config.files().openTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.intake().readAhead()).isEqualTo(500);
        assertThat(config.admission().shortJob()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.jobs().attempts()).isEqualTo(3);
        assertThat(config.jobs().drain()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.control().remembered()).isEqualTo(100_000);
        assertThat(config.decoding().maxBytes().asLongValue()).isEqualTo(4L << 30);
        assertThat(config.decoding().maxChannels()).isEqualTo(8);
        assertThat(config.topics().create()).isTrue();
    }

    @Test
    void everyKeyReachesItsPlace() {
        ServiceConfig config = config(Map.ofEntries(
                Map.entry("ripieno.group", "night"),
                Map.entry("ripieno.models.repository", "/m"),
                Map.entry("ripieno.models.preload", "a,b@2"),
                Map.entry("ripieno.models.tagging", "a"),
                Map.entry("ripieno.models.callers", "3"),
                Map.entry("ripieno.models.host-threads", "4"),
                Map.entry("ripieno.models.memory", "512M"),
                Map.entry("ripieno.models.run-limit", "PT3S"),
                Map.entry("ripieno.models.run-limit-factor", "7"),
                Map.entry("ripieno.models.gpu-instances", "2"),
                Map.entry("ripieno.models.lanes.high", "9"),
                Map.entry("ripieno.models.lanes.normal", "3"),
                Map.entry("ripieno.models.lanes.low", "0.5"),
                Map.entry("ripieno.models.costs", "/c.json"),
                Map.entry("ripieno.models.refresh", "PT4S"),
                Map.entry("ripieno.files.roots", "/a,/b"),
                Map.entry("ripieno.files.open-time", "PT6S"),
                Map.entry("ripieno.blobs.inline-bytes", "1K"),
                Map.entry("ripieno.scratch.directory", "/s"),
                Map.entry("ripieno.intake.read-ahead-bytes", "8M"),
                Map.entry("ripieno.batch.cpu.max-batch", "4"),
                Map.entry("ripieno.batch.cpu.last-resort", "false"),
                Map.entry("ripieno.batch.gpu.delay", "PT0.005S"),
                Map.entry("ripieno.batch.gpu.wait-when-idle", "true"),
                Map.entry("ripieno.batch.buffer-bytes", "64M"),
                Map.entry("ripieno.batch.windows-per-job", "16"),
                Map.entry("ripieno.admission.device-time", "PT20M"),
                Map.entry("ripieno.admission.host-time", "PT10M"),
                Map.entry("ripieno.admission.unmeasured", "0.1"),
                Map.entry("ripieno.admission.patience", "PT1M"),
                Map.entry("ripieno.retention.age", "P20D"),
                Map.entry("ripieno.retention.tenant-bytes", "1G"),
                Map.entry("ripieno.retention.max-bytes", "9G"),
                Map.entry("ripieno.retention.tenants.acme.age", "P1D"),
                Map.entry("ripieno.retention.tenants.acme.max-bytes", "5M"),
                Map.entry("ripieno.jobs.pause", "PT2S"),
                Map.entry("ripieno.jobs.progress-every", "PT3S"),
                Map.entry("ripieno.control.remembered", "6"),
                Map.entry("ripieno.decoding.workers", "5"),
                Map.entry("ripieno.decoding.max-time", "PT4S"),
                Map.entry("ripieno.topics.create", "false")));
        assertThat(ConfigProblems.of(config)).isEmpty();
        assertThat(config.group()).isEqualTo("night");
        assertThat(config.models().preload()).containsExactly("a", "b@2");
        assertThat(config.models().callers()).hasValue(3);
        assertThat(config.models().hostThreads()).hasValue(4);
        assertThat(config.models().memory().asLongValue()).isEqualTo(512L << 20);
        assertThat(config.models().runLimit()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.models().runLimitFactor()).isEqualTo(7);
        assertThat(config.models().gpuInstances()).isEqualTo(2);
        assertThat(config.models().lanes().high()).isEqualTo(9);
        assertThat(config.models().lanes().normal()).isEqualTo(3);
        assertThat(config.models().lanes().low()).isEqualTo(0.5);
        assertThat(config.models().costs()).isEqualTo(Path.of("/c.json"));
        assertThat(config.models().refresh()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.files().roots()).hasValue(List.of(Path.of("/a"), Path.of("/b")));
        assertThat(config.blobs().inlineBytes().asLongValue()).isEqualTo(1024);
        assertThat(config.files().openTime()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.scratch().directory()).isEqualTo(Path.of("/s"));
        assertThat(config.intake().readAheadBytes().asLongValue()).isEqualTo(8L << 20);
        assertThat(config.batch().cpu().maxBatch()).isEqualTo(4);
        assertThat(config.batch().cpu().lastResort()).isFalse();
        assertThat(config.batch().gpu().delay()).isEqualTo(Duration.ofMillis(5));
        assertThat(config.batch().gpu().waitWhenIdle()).isTrue();
        assertThat(config.batch().bufferBytes().asLongValue()).isEqualTo(64L << 20);
        assertThat(config.batch().windowsPerJob()).isEqualTo(16);
        assertThat(config.admission().deviceTime()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.admission().hostTime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.admission().unmeasured()).isEqualTo(0.1);
        assertThat(config.admission().patience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.retention().age()).isEqualTo(Duration.ofDays(20));
        assertThat(config.retention().tenantBytes())
                .hasValueSatisfying(size -> assertThat(size.asLongValue()).isEqualTo(1L << 30));
        assertThat(config.retention().maxBytes())
                .hasValueSatisfying(size -> assertThat(size.asLongValue()).isEqualTo(9L << 30));
        assertThat(config.retention().tenants()).containsOnlyKeys("acme");
        assertThat(config.jobs().pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.jobs().progressEvery()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.control().remembered()).isEqualTo(6);
        assertThat(config.decoding().workers()).hasValue(5);
        assertThat(config.decoding().maxTime()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.topics().create()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ripieno.tasks, singing, is no task",
        "ripieno.tasks, separation, is not built in this version",
        "ripieno.models.preload, Big Model, must be of lower case letters",
        "ripieno.models.tagging, a@x, must be written name or name@version",
        "ripieno.models.callers, 0, Give at least 1",
        "ripieno.models.memory, 100K, Give at least",
        "ripieno.models.run-limit, PT0S, Give",
        "ripieno.models.gpu-instances, -1, Give at least 0",
        "ripieno.models.run-limit-factor, 0.5, 'Give at least 1, such as 100'",
        "ripieno.models.lanes.low, 0, Give a weight above 0",
        "ripieno.models.refresh, PT0S, Give",
        "ripieno.intake.read-ahead, 0, Give at least 1",
        "ripieno.intake.read-ahead-bytes, 1K, Give at least 524288",
        "ripieno.blobs.inline-bytes, 1M, Give from 0 to 262144",
        "ripieno.files.open-time, PT0S, Give a time greater than 0",
        "ripieno.models.recovery.reopen-after, PT0S, Give a time greater than 0",
        "ripieno.models.recovery.reopen-at-most, PT0.5S, Give at least the PT1S of"
                + " ripieno.models.recovery.reopen-after",
        "ripieno.models.recovery.load-at-most, PT0.5S, Give at least the PT1S of ripieno.models.recovery.load-after",
        "ripieno.models.recovery.factor, 0.5, Give at least 1",
        "ripieno.models.recovery.patience, -PT1S, Give 0 or more",
        "ripieno.models.recovery.closing, PT0S, Give a time greater than 0",
        "ripieno.batch.cpu.max-batch, 0, Give at least 1",
        "ripieno.batch.gpu.max-batch, 0, Give at least 1",
        "ripieno.batch.gpu.delay, -PT1S, 'Give 0 or more, such as PT0.002S'",
        "ripieno.batch.buffer-bytes, 1K, Give at least 1048576",
        "ripieno.batch.windows-per-job, 0, Give at least 1",
        "ripieno.batch.windows-per-job, 33, 'Raise that too, or give at most 32'",
        "ripieno.admission.outstanding, PT12H, Set ripieno.admission.device-time and ripieno.admission.host-time",
        "ripieno.admission.device-time, PT0S, Give a time greater than 0",
        "ripieno.admission.host-time, PT0S, Give a time greater than 0",
        "ripieno.admission.unmeasured, 0, Give seconds above 0",
        "ripieno.admission.resident-bytes, 1M, no job could run",
        "ripieno.admission.job-bytes, 1K, Give at least 1048576",
        "ripieno.admission.short-share, 1, Give a share from 0 to below 1",
        "ripieno.admission.patience, PT0S, Give at least PT0.001S",
        "ripieno.admission.patience, PT0.0005S, Give at least PT0.001S",
        "ripieno.admission.device-time, PT1000000.001S, Give at most PT277H46M40S",
        "ripieno.admission.host-time, P12D, Give at most PT277H46M40S",
        "ripieno.admission.resident-bytes, 33G, 'enough for 1056 jobs of ripieno.admission.job-bytes. Give at most"
                + " 1000'",
        "ripieno.retention.age, PT0S, Give a time greater than 0",
        "ripieno.retention.grace, -PT1S, Give 0 or more",
        "ripieno.retention.every, PT0S, Give a time greater than 0",
        "ripieno.retention.tenants.\"acme\".age, PT0S, Give a time greater than 0",
        "ripieno.jobs.attempts, 0, Give at least 1",
        "ripieno.jobs.attempts, 21, Give at most 20",
        "ripieno.control.remembered, 0, Give at least 1",
        "ripieno.jobs.drain, -PT1S, Give 0 or more",
        "ripieno.registry.id-bytes, 5, Give 4",
        "ripieno.registry.max-time, PT0S, Give a time greater than 0",
        "ripieno.registry.max-bytes, 1, Give at least 1024",
        "ripieno.registry.url, ftp://127.0.0.1, Give an http or https URL",
        "ripieno.decoding.workers, 0, Give at least 1",
        "ripieno.decoding.max-channels, 0, Give at least 1",
        "ripieno.decoding.max-silence, PT0S, Give a time greater than 0",
        "ripieno.decoding.worker-bytes, 64M, Give at least 134217728",
        "ripieno.decoding.worker-files, 0, Give at least 1",
        "ripieno.decoding.worker-errors, 0, Give at least 1",
        "ripieno.decoding.worker-start, PT0S, Give a time greater than 0",
        "ripieno.decoding.worker-idle, PT0S, Give a time greater than 0",
        "ripieno.decoding.min-duration, PT0.09S, Give at least PT0.1S",
        "ripieno.decoding.min-duration, PT5H, Give at least PT0.1S and at most ripieno.decoding.max-duration",
        "ripieno.decoding.max-duration, -PT1S, Give a time greater than 0"
    })
    void namesTheKeyItsValueAndWhatToDo(String key, String value, String action) {
        assertThat(ConfigProblems.of(config(Map.of(key, value))))
                .singleElement()
                .asString()
                .startsWith(key)
                .contains(action)
                .endsWith(".");
    }

    @Test
    void aPoolThatCanNeverTakeWorkOrNeverWaitsAsItIsToldIsRefused() {
        assertThat(ConfigProblems.of(config(Map.of("ripieno.batch.gpu.last-resort", "true"))))
                .singleElement()
                .asString()
                .startsWith("ripieno.batch.gpu.last-resort is true")
                .endsWith("Set one of them to false.");
        assertThat(ConfigProblems.of(
                        config(Map.of("ripieno.batch.gpu.wait-when-idle", "true", "ripieno.batch.gpu.delay", "PT0S"))))
                .singleElement()
                .asString()
                .startsWith("ripieno.batch.gpu.wait-when-idle is true")
                .endsWith("or leave it out.");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(ConfigProblems.of(config(Map.of(
                        "ripieno.tasks", "singing",
                        "ripieno.jobs.attempts", "0",
                        "ripieno.decoding.max-channels", "0"))))
                .hasSize(3);
    }

    @Test
    void aMisspeltKeyIsRefused() {
        assertThatThrownBy(() -> config(Map.of("ripieno.models.repositry", "/m")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ripieno.models.repositry");
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
