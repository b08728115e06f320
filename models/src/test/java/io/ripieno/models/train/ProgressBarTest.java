package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void drawsABarWithTheTimeLeftOnATerminal() {
        new ProgressBar(out, true).stepEnded(10, 20, 0.25);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("\r[###############---------------] step 10 of 20, loss 0.2500, ")
                .contains("min left");
    }

    @Test
    void printsEpochsOnlyWhereItCannotRedraw() {
        ProgressBar bar = new ProgressBar(out, false);
        Map<String, Double> validation = new LinkedHashMap<>();
        validation.put("loss", 0.25);
        validation.put("mAP", 0.75);
        bar.stepEnded(1, 2, 0.5);
        bar.epochEnded(new EpochReport(3, 30, 1e-3, 83, Map.of("loss", 0.5), validation));
        assertThat(bytes.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("epoch 3: training loss 0.5000, validation loss 0.2500, mAP 0.7500, rate 1.0e-03, 1:23 min");
    }

    @Test
    void writesDurationsForReaders() {
        assertThat(ProgressBar.readable(59.6)).isEqualTo("1:00 min");
        assertThat(ProgressBar.readable(3725)).isEqualTo("1:02:05 h");
    }
}
