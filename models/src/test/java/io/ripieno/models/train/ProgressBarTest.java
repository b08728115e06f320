package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void drawsABarWithTheTimeLeftOnATerminal() {
        ProgressBar bar = new ProgressBar(out, true, nanos::get);
        bar.began(0);
        bar.stepEnded(1, 20, 0.5);
        bytes.reset();
        nanos.set(90_000_000_000L);
        bar.stepEnded(10, 20, 0.25);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("\r");
        assertThat(bytes.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(
                        "[###############---------------] step 10 of 20, loss 0.2500, 1:30 min of 3:00 min, 1:30 min left");
    }

    /** Five minutes for steps 1 to 50, half a minute for steps 51 to 55: 45 are left at 6 seconds each. */
    @Test
    void countsWhatTheRunTookBeforeItWasInterrupted() {
        ProgressBar bar = new ProgressBar(out, true, nanos::get);
        nanos.set(7_000_000_000L);
        bar.began(300);
        bar.stepEnded(51, 100, 0.25);
        bytes.reset();
        nanos.set(37_000_000_000L);
        bar.stepEnded(55, 100, 0.25);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains(", 5:30 min of 10:00 min, 4:30 min left");
    }

    @Test
    void redrawsAtMostTwiceASecondAndAtTheEnd() {
        ProgressBar bar = new ProgressBar(out, true, nanos::get);
        bar.stepEnded(1, 3, 0.25);
        nanos.set(499_000_000L);
        bytes.reset();
        bar.stepEnded(2, 3, 0.25);
        assertThat(bytes.size()).isZero();
        bar.stepEnded(3, 3, 0.25);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("step 3 of 3");
    }

    @Test
    void tellsTerminalsFromFilesAndPipes() {
        assertThat(ErrorTerminal.isTerminal(Path.of("/dev/pts/3"))).isTrue();
        assertThat(ErrorTerminal.isTerminal(Path.of("/dev/tty1"))).isTrue();
        assertThat(ErrorTerminal.isTerminal(Path.of("/tmp/log"))).isFalse();
        assertThat(ErrorTerminal.isTerminal(Path.of("pipe:[4711]"))).isFalse();
        assertThat(ErrorTerminal.isTerminal(Path.of("/dev/null"))).isFalse();
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
