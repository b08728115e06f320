package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten-second recordings behind long ones, with the packaged programs; that a long one is still under way is asserted there. */
class TurnsBenchmarkIT {
    @Test
    void shortRecordingsAreTimedAloneAndWhileLongOnesAreUnderWay(@TempDir Path folder) throws Exception {
        JsonNode document = Benchmark.run(
                folder, Duration.ofMinutes(8), "turns", "--jobs", "3", "--long", "3", "--long-seconds", "3600");
        assertThat(document.get("turns.aloneMillis")).hasSize(3);
        assertThat(document.get("turns.amongMillis")).hasSize(3).allSatisfy(millis -> assertThat(millis.asDouble())
                .isPositive());
        assertThat(document.get("longJobsBegun").asInt()).isBetween(1, 3);
        assertThat(document.get("turns.ratio").asDouble())
                .isEqualTo(document.get("turns.medianAmongMillis").asDouble()
                        / document.get("turns.medianAloneMillis").asDouble());
    }
}
