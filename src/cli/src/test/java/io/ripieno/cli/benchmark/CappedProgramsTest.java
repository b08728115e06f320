package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.serve.DataHome;
import io.ripieno.cli.serve.Programs;
import io.ripieno.cli.serve.SystemSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CappedProgramsTest {
    @Test
    void theServiceHasAHeapOfOneSizeAndTheBrokerIsAsItWas() {
        Programs plain = new Programs() {
            @Override
            public List<String> broker(DataHome data, int port) {
                return List.of("java", "Broker");
            }

            @Override
            public List<String> service(SystemSettings settings, String bootstrapServers, URI http) {
                return List.of("java", "-jar", "service.jar");
            }
        };
        CappedPrograms capped = new CappedPrograms(plain, 96);
        DataHome data = new DataHome(Path.of("data"));
        assertThat(capped.broker(data, 0)).containsExactly("java", "Broker");
        SystemSettings settings = new SystemSettings("benchmark", data, Path.of("models"), List.of(), 0, 0);
        assertThat(capped.service(settings, "127.0.0.1:1", URI.create("http://127.0.0.1:2")))
                .containsExactly("java", "-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-jar", "service.jar");
    }
}
