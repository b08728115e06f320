package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.work.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchEventTest {
    @Test
    void aFlightRecordingTellsOfEveryBatch(@TempDir Path folder) throws Exception {
        BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(4, Duration.ZERO, true));
        fixture.session.cost(1000, 10);
        Path file = folder.resolve("batches.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("io.ripieno.Batch").withoutThreshold();
            recording.start();
            BatchJob job = fixture.scheduler.open(JobTerms.of("job", 8), new Cancellation());
            BatchFixture.submitMany(job, 6);
            assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();
            assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();
            recording.dump(file);
        }
        List<RecordedEvent> batches = RecordingFile.readAllEvents(file);
        assertThat(batches).extracting(event -> event.getInt("items")).containsExactly(4, 2);
        assertThat(batches.get(0)).satisfies(event -> {
            assertThat(event.getString("key")).isEqualTo(BatchFixture.KEY.toString());
            assertThat(event.getString("device")).isEqualTo("cpu");
            assertThat(event.getString("reason")).isEqualTo("FULL");
            assertThat(event.getInt("jobs")).isEqualTo(1);
            assertThat(event.getInt("runs")).isEqualTo(1);
            assertThat(event.getInt("fullBatch")).isEqualTo(4);
            assertThat(event.getInt("failedRuns")).isZero();
            assertThat(event.getInt("evictions")).isZero();
            assertThat(event.getDuration("loadTime")).isZero();
            assertThat(event.getDuration("computeTime").toNanos()).isEqualTo(1040);
        });
    }
}
