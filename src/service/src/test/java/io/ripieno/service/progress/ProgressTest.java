package io.ripieno.service.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.LogLines;
import io.ripieno.service.TestClock;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.ProgressSink.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final TestClock clock = new TestClock();
    private final List<OutgoingRecord> sent = new ArrayList<>();

    @Test
    void tellsTheFirstWordAndTheLastAndInBetweenAsOftenAsIsSet() {
        Progress progress = new Progress(
                record -> {
                    sent.add(record);
                    return CompletableFuture.completedFuture(null);
                },
                Duration.ofSeconds(1),
                clock);
        ProgressSink sink = progress.of(Jobs.job("j1").sender());
        sink.at(Stage.QUEUED, 0, Double.NaN);
        sink.at(Stage.FETCHING, 0, Double.NaN);
        clock.forward(Duration.ofMillis(1000));
        sink.at(Stage.COMPUTING, 5, 20);
        clock.forward(Duration.ofMillis(999));
        sink.at(Stage.COMPUTING, 10, 20);
        sink.at(Stage.ENDED, 0, Double.NaN);

        assertThat(sent)
                .extracting(record -> Wire.decode(record.value(), io.ripieno.contract.v1.Progress.class)
                        .getStage())
                .containsExactly(ProgressStage.QUEUED, ProgressStage.COMPUTING, ProgressStage.ENDED);
        io.ripieno.contract.v1.Progress computing =
                Wire.decode(sent.get(1).value(), io.ripieno.contract.v1.Progress.class);
        assertThat(computing.getDone()).isEqualTo(5);
        assertThat(computing.getTotal()).isEqualTo(20);
        assertThat(computing.getUnit()).isEqualTo("seconds");
        assertThat(sent.get(1).topic()).isEqualTo("ripieno.progress.v1");
        assertThat(sent.get(1).key()).isEqualTo("j1".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void dropsFirstWhatLiesBetweenAndThenAllWhileTheBrokerTakesNone() {
        Progress progress = new Progress(
                record -> {
                    sent.add(record);
                    return new CompletableFuture<>();
                },
                Duration.ofSeconds(1),
                clock);
        for (int i = 0; i < 1500; i++) {
            progress.of(Jobs.job("j" + i).sender()).at(Stage.COMPUTING, 0, 1);
        }
        assertThat(sent).hasSize(1000);

        for (int i = 0; i < 6000; i++) {
            ProgressSink sink = progress.of(Jobs.job("k" + i).sender());
            sink.at(Stage.QUEUED, 0, 1);
            sink.at(Stage.ENDED, 0, 1);
        }
        assertThat(sent).hasSize(10_000);
    }

    @Test
    void anOutageIsOneLineOfTheLogAndNeverReachesTheJob() {
        boolean[] away = {true};
        Progress progress = new Progress(
                record -> {
                    if (away[0]) {
                        throw new IllegalStateException("no broker");
                    }
                    return CompletableFuture.completedFuture(null);
                },
                Duration.ofSeconds(1),
                clock);
        try (LogLines log = new LogLines(Progress.class)) {
            for (int i = 0; i < 50; i++) {
                progress.of(Jobs.job("j" + i).sender()).at(Stage.QUEUED, 0, 1);
            }
            assertThat(log.lines()).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("RIP-413 Progress is not taken")
                    .contains("no broker"));
            away[0] = false;
            progress.of(Jobs.job("back").sender()).at(Stage.QUEUED, 0, 1);
            away[0] = true;
            progress.of(Jobs.job("gone").sender()).at(Stage.QUEUED, 0, 1);
            assertThat(log.lines()).hasSize(2);
        }
    }
}
