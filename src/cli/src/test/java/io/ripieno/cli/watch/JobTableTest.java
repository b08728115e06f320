package io.ripieno.cli.watch;

import static io.ripieno.cli.watch.News.NOON;
import static io.ripieno.cli.watch.News.outcome;
import static io.ripieno.cli.watch.News.progress;
import static io.ripieno.contract.v1.OutcomeStatus.FAILED;
import static io.ripieno.contract.v1.OutcomeStatus.PRODUCED;
import static io.ripieno.contract.v1.ProgressStage.COMPUTING;
import static io.ripieno.contract.v1.ProgressStage.DECODING;
import static io.ripieno.contract.v1.ProgressStage.ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTableTest {
    private static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);

    private final List<String> shown = new ArrayList<>();
    private final Watcher watcher = new Watcher() {
        @Override
        public void progressed(Progress progress, JobRow row, Optional<JobRow> before) {
            shown.add(row.jobId() + " " + row.stage());
        }

        @Override
        public void ended(Outcome outcome, JobRow row) {
            shown.add(row.jobId() + " " + outcome.getStatus());
        }

        @Override
        public void tick(JobTable table) {}

        @Override
        public void close(JobTable table) {}
    };

    @Test
    void aJobMovesFromStageToStageAndEnds() {
        JobTable table = table(10);
        table.progressed(progress("a", DECODING, 0, 1));
        table.progressed(progress("a", COMPUTING, 5, 2));
        JobRow running = table.rows().get(0);
        assertThat(running.share()).hasValue(0.5);
        assertThat(running.seconds(NOON.plusSeconds(4))).isEqualTo(3);
        table.ended(outcome("a", PRODUCED, 8));
        assertThat(table.rows()).singleElement().satisfies(row -> {
            assertThat(row.hasEnded()).isTrue();
            assertThat(row.seconds(NOON.plusSeconds(60))).isEqualTo(8);
        });
        assertThat(shown).containsExactly("a DECODING", "a COMPUTING", "a PRODUCED");
        assertThat(table.counts()).isEqualTo(Map.of(PRODUCED, 1L));
    }

    @Test
    void progressThatArrivesAfterTheOutcomeDoesNotBringAJobBackToLife() {
        JobTable table = table(10);
        table.ended(outcome("a", PRODUCED, 8));
        table.progressed(progress("a", COMPUTING, 5, 7));
        table.progressed(progress("a", ENDED, 10, 9));
        assertThat(table.running()).isZero();
        assertThat(shown).containsExactly("a PRODUCED");
    }

    @Test
    void anOutcomeThatIsDeliveredTwiceCountsOnce() {
        JobTable table = table(10);
        table.ended(outcome("a", PRODUCED, 8));
        table.ended(outcome("a", PRODUCED, 8));
        assertThat(table.counts()).isEqualTo(Map.of(PRODUCED, 1L));
    }

    @Test
    void aJobThatIsReplayedRunsAndEndsAgain() {
        JobTable table = table(10);
        table.ended(outcome("a", FAILED, 8));
        table.progressed(progress("a", COMPUTING, 5, 20));
        assertThat(table.running()).isEqualTo(1);
        assertThat(table.isDone()).isFalse();
        table.ended(outcome("a", PRODUCED, 30));
        assertThat(table.rows()).hasSize(1);
        assertThat(table.counts()).isEqualTo(Map.of(FAILED, 1L, PRODUCED, 1L));
    }

    @Test
    void theRowThatEndedFirstLeavesFirstAndStaysCounted() {
        JobTable table = table(3);
        table.progressed(progress("long", COMPUTING, 1, 1));
        for (String job : List.of("a", "b", "c", "d")) {
            table.ended(outcome(job, PRODUCED, 8));
        }
        assertThat(table.rows()).extracting(JobRow::jobId).containsExactly("long", "d", "c");
        assertThat(table.counts()).isEqualTo(Map.of(PRODUCED, 4L));
    }

    @Test
    void manyRunningJobsDoNotFillTheMemory() {
        JobTable table = table(2);
        for (String job : List.of("a", "b", "c")) {
            table.progressed(progress(job, COMPUTING, 1, 1));
        }
        assertThat(table.rows()).extracting(JobRow::jobId).containsExactly("b", "c");
    }

    @Test
    void onlyTheNamedJobsAreWatchedAndAreDoneWhenEachHasEnded() {
        JobTable table = new JobTable(List.of("a", "b"), 10, watcher, CLOCK);
        table.progressed(progress("other", COMPUTING, 1, 1));
        table.ended(outcome("other", PRODUCED, 8));
        table.ended(outcome("a", PRODUCED, 8));
        assertThat(table.isDone()).isFalse();
        table.ended(outcome("b", FAILED, 8));
        assertThat(table.isDone()).isTrue();
        assertThat(shown).containsExactly("a PRODUCED", "b FAILED");
    }

    @Test
    void allJobsAreDoneWhenNoneRunsAndAtLeastOneHasEnded() {
        JobTable table = table(10);
        assertThat(table.isDone()).isFalse();
        table.progressed(progress("a", COMPUTING, 1, 1));
        table.ended(outcome("b", OutcomeStatus.REUSED, 8));
        assertThat(table.isDone()).isFalse();
        table.ended(outcome("a", PRODUCED, 8));
        assertThat(table.isDone()).isTrue();
    }

    private JobTable table(int most) {
        return new JobTable(List.of(), most, watcher, CLOCK);
    }
}
