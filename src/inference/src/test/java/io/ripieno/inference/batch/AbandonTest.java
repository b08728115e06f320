package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of windows whose device hangs while the engine closes and then answers after all; without threads. */
class AbandonTest {
    private final BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(4, Duration.ZERO, true));
    private final Dispatch dispatch = fixture.scheduler.dispatch();

    @Test
    void aLateResultDoesNotReachWhatItsJobTakesNext() throws Exception {
        BatchJob job = fixture.scheduler.open("job", 1, new Cancellation());
        WindowItem abandoned = BatchFixture.submit(job, 1);
        WindowItem[] next = new WindowItem[1];
        fixture.session.blockWith(control -> {
            dispatch.drain();
            dispatch.abandon();
            job.release(abandoned);
            next[0] = job.take(BatchFixture.KEY);
            next[0].input(0)[0] = 42;
        });

        assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();

        assertThat(next[0].isPending()).isTrue();
        job.submit(next[0]);
        assertThatThrownBy(next[0]::await)
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("The engine is closing");
        assertThat(next[0].output(0)).containsExactly(0);
    }
}
