package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudioDoneTest {
    private final AudioDone done = new AudioDone(Map.of("short", 10.0, "long", 90.0));

    @Test
    void progressCountsBeforeTheEnd() {
        assertThat(done.share()).isZero();
        done.progressed(progress("long", ProgressStage.COMPUTING, 45));
        assertThat(done.share()).isEqualTo(0.45);
        done.ended(Outcome.newBuilder().setJobId("short").build());
        assertThat(done.share()).isEqualTo(0.55);
        done.ended(Outcome.newBuilder().setJobId("long").build());
        assertThat(done.share()).isEqualTo(1);
    }

    @Test
    void itNeverFallsAndNoJobCountsForMoreThanItsLength() {
        done.progressed(progress("short", ProgressStage.COMPUTING, 5));
        done.progressed(progress("short", ProgressStage.COMPUTING, 2));
        assertThat(done.share()).isEqualTo(0.05);
        done.progressed(progress("short", ProgressStage.COMPUTING, 300));
        assertThat(done.share()).isEqualTo(0.1);
    }

    @Test
    void onlyWhatIsComputedCountsAndOnlyOfTheseJobs() {
        done.progressed(progress("short", ProgressStage.FETCHING, 5));
        done.progressed(progress("another", ProgressStage.COMPUTING, 5));
        done.ended(Outcome.newBuilder().setJobId("another").build());
        assertThat(done.share()).isZero();
    }

    private static Progress progress(String job, ProgressStage stage, double seconds) {
        return Progress.newBuilder()
                .setJobId(job)
                .setStage(stage)
                .setDone(seconds)
                .build();
    }
}
