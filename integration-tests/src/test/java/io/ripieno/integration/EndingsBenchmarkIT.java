package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancels and deadlines with the packaged programs; that jobs end so, and not otherwise, is asserted there. */
class EndingsBenchmarkIT {
    @Test
    void cancelsAndDeadlinesAreTimedWhileOthersAreUnderWay(@TempDir Path folder) throws Exception {
        JsonNode document = Benchmark.run(
                folder, Duration.ofMinutes(8), "endings", "--times", "1", "--among", "1,6", "--seconds", "3600");
        assertThat(document.get("endings")).hasSize(2).allSatisfy(among -> {
            assertThat(among.get("cancels")).hasSize(1);
            assertThat(among.get("deadlines")).hasSize(1);
        });
        assertThat(document.get("endings.worstMillis").asDouble())
                .isPositive()
                .isEqualTo(Math.max(
                        document.at("/endings.cancelMillis/worst").asDouble(),
                        document.at("/endings.deadlineMillis/worst").asDouble()));
    }
}
