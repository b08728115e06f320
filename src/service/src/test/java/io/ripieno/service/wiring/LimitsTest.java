package io.ripieno.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.service.config.ServiceConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void theDefaultsOfTheConfigurationAreThoseOfDecodeWorkers() {
        assertThat(workers(Map.of())).isEqualTo(DecodeWorkerSettings.DEFAULT);
    }

    @Test
    void eachSettingOfDecodeWorkersIsConfigured() {
        DecodeWorkerSettings settings = workers(Map.of(
                "ripieno.decoding.workers", "3",
                "ripieno.decoding.max-silence", "PT4S",
                "ripieno.decoding.worker-bytes", "300M",
                "ripieno.decoding.worker-files", "7",
                "ripieno.decoding.worker-errors", "2",
                "ripieno.decoding.worker-start", "PT5S",
                "ripieno.decoding.worker-idle", "PT6S"));

        assertThat(settings)
                .isEqualTo(new DecodeWorkerSettings(
                        3,
                        DecodeWorkerSettings.DEFAULT.borrowTimeout(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(4),
                        7,
                        2,
                        300L << 20,
                        Duration.ofSeconds(6)));
    }

    private static DecodeWorkerSettings workers(Map<String, String> values) {
        return Limits.workers(new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(ServiceConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(ServiceConfig.class)
                .decoding());
    }
}
