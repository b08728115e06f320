package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.LogLines;
import io.ripieno.service.TestClock;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.way.Attempts.Tried;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final JobFailure PASSING = JobFailure.passing(Code.MISSING_INPUT, "Gone.", "Look.", null);
    private static final JobFailure INVALID = JobFailure.invalid(Code.BAD_AUDIO, "Noise.", "Look.");

    private static final JobFailure CANCELLED =
            new JobFailure(FailureKind.CANCELLED, Code.CANCELLED, "Cancelled.", "Nothing.", null);

    private final TestClock clock = new TestClock();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private @Nullable Tried<String> tried;
    private @Nullable Runnable first;
    private final JobRun run = Jobs.job("a").run();

    @Test
    void aPassingFailureIsTriedThreeTimesWithPausesThatDouble() {
        CompletableFuture<String> ending = begin(PASSING, PASSING, PASSING);
        assertThat(ending).isNotDone();
        assertThat(clock.untilNext()).isEqualTo(Duration.ofMillis(500));
        clock.forward(Duration.ofMillis(500));
        assertThat(run.timings().attempts()).isEqualTo(2);
        assertThat(clock.untilNext()).isEqualTo(Duration.ofMillis(1000));
        clock.forward(Duration.ofMillis(1000));
        assertThat(ending).satisfies(failsWith(PASSING));
        assertThat(run.timings().attempts()).isEqualTo(3);
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void aLaterTryMaySucceed() {
        CompletableFuture<String> ending = begin(PASSING);
        clock.forward(Duration.ofMillis(500));
        assertThat(ending).isCompletedWithValue("done");
        assertThat(run.timings().attempts()).isEqualTo(2);
    }

    @Test
    void anInvalidJobIsTriedOnce() {
        assertThat(begin(INVALID)).satisfies(failsWith(INVALID));
        assertThat(run.timings().attempts()).isEqualTo(1);
    }

    @Test
    void aJobThatIsStoppedDuringThePauseEndsAtOnceWithTheReason() {
        CompletableFuture<String> result = begin(PASSING, PASSING, PASSING);
        run.stop(CANCELLED);
        assertThat(result).satisfies(failsWith(CANCELLED));
        assertThat(over).isCompleted();
        clock.forward(Duration.ofMillis(500));
        assertThat(run.timings().attempts()).isEqualTo(1);
    }

    @Test
    void aPassingFailureOfAJobThatWasStoppedIsNotTriedAgain() {
        CompletableFuture<String> result = begin(() -> {
            run.stop(CANCELLED);
            throw PASSING;
        });
        assertThat(result).satisfies(failsWith(CANCELLED));
        assertThat(run.timings().attempts()).isEqualTo(1);
    }

    @Test
    void whatWasDoneBeforeTheStopWasNoticedCountsAsItMayBeStored() {
        CompletableFuture<String> result = begin(() -> {
            run.stop(CANCELLED);
            return "done";
        });
        assertThat(result).isCompletedWithValue("done");
    }

    @Test
    void aThreadThatHangsKeepsThePlaceOfItsJobButNotItsEnd() {
        LogLines log = new LogLines(Attempts.class);
        CompletableFuture<String> result = begin(() -> {
            run.stop(CANCELLED);
            clock.forward(Duration.ofMillis(499));
            assertThat(result()).isNotDone();
            clock.forward(Duration.ofMillis(1));
            assertThat(result()).satisfies(failsWith(CANCELLED));
            assertThat(over).isNotDone();
            return "late";
        });
        log.close();
        assertThat(log.lines()).singleElement().asString().startsWith("RIP-408").endsWith("jobId=a");
        assertThat(result).satisfies(failsWith(CANCELLED));
        assertThat(over).isCompleted();
    }

    @Test
    void aFaultOfTheProgramIsTriedAgainAndThenTold() {
        CompletableFuture<String> ending = begin(() -> {
            throw new IllegalStateException("a bug");
        });
        clock.forward(Duration.ofSeconds(10));
        assertThat(ending).satisfies(fails(why -> {
            assertThat(why.code()).isEqualTo(Code.UNEXPECTED);
            assertThat(why.kind()).isEqualTo(FailureKind.TRANSIENT);
            assertThat(why.problem()).contains("a bug");
        }));
        assertThat(run.timings().attempts()).isEqualTo(3);
    }

    @Test
    void memoryThatRunsOutIsExhaustion() {
        CompletableFuture<String> ending = begin(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(ending).satisfies(fails(why -> {
            assertThat(why.kind()).isEqualTo(FailureKind.EXHAUSTED);
            assertThat(why.action()).contains("-Xmx");
        }));
    }

    /** Fails with each of the failures in turn and then succeeds. */
    private CompletableFuture<String> begin(JobFailure... failures) {
        Deque<JobFailure> left = new ArrayDeque<>(List.of(failures));
        return begin(() -> {
            JobFailure next = left.poll();
            if (next != null) {
                throw next;
            }
            return "done";
        });
    }

    private CompletableFuture<String> begin(Attempts.Attempt<String> attempt) {
        Attempts attempts = new Attempts(3, Duration.ofMillis(500), this::work, clock);
        tried = attempts.onWorkers(run, attempt);
        tried.over().thenRun(() -> over.complete(null));
        Objects.requireNonNull(first).run();
        return result();
    }

    /** The first try waits until what becomes of it can be asked. */
    private void work(Runnable action) {
        if (tried == null) {
            first = action;
        } else {
            action.run();
        }
    }

    private CompletableFuture<String> result() {
        return Objects.requireNonNull(tried).result().toCompletableFuture();
    }

    private static ThrowingConsumer<CompletableFuture<String>> failsWith(JobFailure expected) {
        return fails(why -> assertThat(why).isSameAs(expected));
    }

    private static ThrowingConsumer<CompletableFuture<String>> fails(Consumer<JobFailure> how) {
        return result -> assertThat(result)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(JobFailure.class)
                .satisfies(e -> how.accept((JobFailure) e.getCause()));
    }
}
