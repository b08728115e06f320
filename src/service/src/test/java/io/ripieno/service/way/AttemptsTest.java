package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.TestClock;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.outcome.Ending;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final JobFailure PASSING = JobFailure.passing(Code.MISSING_INPUT, "Gone.", "Look.", null);
    private static final JobFailure INVALID = JobFailure.invalid(Code.BAD_AUDIO, "Noise.", "Look.");

    private final TestClock clock = new TestClock();
    private final Attempts attempts = new Attempts(3, Duration.ofMillis(500), Runnable::run, clock, clock);
    private final JobRun run = Jobs.job("a").run();

    @Test
    void aPassingFailureIsTriedThreeTimesWithPausesThatDouble() {
        CompletableFuture<Ending> ending = begin(PASSING, PASSING, PASSING);
        assertThat(ending).isNotDone();
        assertThat(clock.untilNext()).isEqualTo(Duration.ofMillis(500));
        clock.forward(Duration.ofMillis(500));
        assertThat(run.timings().attempts()).isEqualTo(2);
        assertThat(clock.untilNext()).isEqualTo(Duration.ofMillis(1000));
        clock.forward(Duration.ofMillis(1000));
        assertThat(ending).isCompletedWithValue(new Ending.Failed(PASSING));
        assertThat(run.timings().attempts()).isEqualTo(3);
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void aLaterTryMaySucceed() {
        CompletableFuture<Ending> ending = begin(PASSING);
        clock.forward(Duration.ofMillis(500));
        assertThat(ending).isCompletedWithValueMatching(end -> end instanceof Ending.Produced);
        assertThat(run.timings().attempts()).isEqualTo(2);
    }

    @Test
    void anInvalidJobIsTriedOnce() {
        assertThat(begin(INVALID)).isCompletedWithValue(new Ending.Failed(INVALID));
        assertThat(run.timings().attempts()).isEqualTo(1);
    }

    @Test
    void aJobThatIsStoppedDuringThePauseEndsWithTheReason() {
        CompletableFuture<Ending> ending = begin(PASSING, PASSING, PASSING);
        JobFailure cancelled = new JobFailure(FailureKind.CANCELLED, Code.CANCELLED, "Cancelled.", "Nothing.", null);
        run.stop(cancelled);
        clock.forward(Duration.ofMillis(500));
        assertThat(ending).isCompletedWithValue(new Ending.Failed(cancelled));
    }

    @Test
    void aFaultOfTheProgramIsTriedAgainAndThenTold() {
        CompletableFuture<Ending> ending = attempts.of(run, () -> {
                    throw new IllegalStateException("a bug");
                })
                .toCompletableFuture();
        clock.forward(Duration.ofSeconds(10));
        assertThat(ending)
                .isCompletedWithValueMatching(end -> end instanceof Ending.Failed failed
                        && failed.why().code() == Code.UNEXPECTED
                        && failed.why().kind() == FailureKind.TRANSIENT
                        && failed.why().problem().contains("a bug"));
        assertThat(run.timings().attempts()).isEqualTo(3);
    }

    @Test
    void memoryThatRunsOutIsExhaustion() {
        CompletableFuture<Ending> ending = attempts.of(run, () -> {
                    throw new OutOfMemoryError("Java heap space");
                })
                .toCompletableFuture();
        assertThat(ending)
                .isCompletedWithValueMatching(end -> end instanceof Ending.Failed failed
                        && failed.why().kind() == FailureKind.EXHAUSTED
                        && failed.why().action().contains("-Xmx"));
    }

    /** Fails with each of the failures in turn and then succeeds. */
    private CompletableFuture<Ending> begin(JobFailure... failures) {
        Deque<JobFailure> left = new ArrayDeque<>(List.of(failures));
        return attempts.of(run, () -> {
                    JobFailure next = left.poll();
                    if (next != null) {
                        throw next;
                    }
                    return new Ending.Produced(WayFixture.result(run));
                })
                .toCompletableFuture();
    }
}
