package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontEndCostTest {
    private static final FrontEndCost COST = new FrontEndCost(
            "tagger:2",
            10,
            8,
            1,
            4,
            List.of(new FrontEndCost.Source(44_100, 1, 2), new FrontEndCost.Source(48_000, 2, 5)));

    @Test
    void theRatioIsThatOfTheDearestRecording() {
        JsonNode document = new ObjectMapper().valueToTree(COST.document());

        assertThat(document.path("frontend.ratio").asDouble()).isEqualTo(1.5);
        assertThat(document.path("results").path(0).path("ratio").asDouble()).isEqualTo(0.75);
        assertThat(document.path("results").path(1).path("ratio").asDouble()).isEqualTo(1.5);
    }

    @Test
    void eachKindOfRecordingHasItsLine() {
        String[] lines = COST.table().lines().toArray(String[]::new);

        assertThat(lines[0]).isEqualTo("tagger:2: ms of CPU for a window of 10 s, the network in batches of 8");
        assertThat(lines[2]).endsWith("network  host/network");
        assertThat(lines[3]).startsWith("  44100").endsWith("0.75");
        assertThat(lines[4]).startsWith("  48000").endsWith("1.50");
        assertThat(lines[5]).isEqualTo("frontend.ratio 1.500");
    }
}
