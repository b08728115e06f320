package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the windows of a job end that ends before them. */
class JobEndTest {
    @Test
    void aRunThatIsEndedWhileItsJobIsCancelledDoesNotCountAsFailed() throws Exception {
        try (BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(4, Duration.ZERO, true))) {
            Cancellation cancellation = new Cancellation();
            BatchJob job = fixture.scheduler.open("job", 2, cancellation);
            WindowItem first = BatchFixture.submit(job, 1);
            WindowItem second = BatchFixture.submit(job, 2);
            InferenceException ended = new InferenceException(Problem.DEVICE_FAILED, "The run was ended on demand.");
            first.onEnd(() -> assertThat(second.failed(ended)).isFalse());

            cancellation.cancel("Not wanted.");

            assertThat(second.state()).isEqualTo(WindowItem.State.CANCELLED);
            assertThatThrownBy(second::await).isInstanceOf(CancelledException.class);
        }
    }
}
