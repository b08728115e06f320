package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.FakeSession;
import io.ripieno.inference.batch.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final VirtualClock clock = new VirtualClock();
    private final FakeSession session = new FakeSession(clock);

    @Test
    void measuresPowersOfTwoAndTheFullBatch() throws Exception {
        session.cost(1_000_000, 2_000_000);
        RunCost cost = new WarmUp(new BufferPool(1 << 20), clock::nanos).measure(session, 6);

        assertThat(session.batchSizes()).isEqualTo(List.of(1, 1, 1, 2, 2, 2, 4, 4, 4, 6, 6, 6));
        assertThat(cost.secondsByBatch()).containsOnlyKeys(1, 2, 4, 6);
        assertThat(cost.secondsPerItem()).isEqualTo((1e-3 + 6 * 2e-3) / 6);
    }

    @Test
    void endsEarlyWhenTheGraphIsSlow() throws Exception {
        session.cost(0, 500_000_000);
        RunCost cost = new WarmUp(new BufferPool(1 << 20), clock::nanos).measure(session, 32);

        assertThat(cost.secondsByBatch()).containsOnlyKeys(1, 2);
        assertThat(cost.secondsPerItem()).isEqualTo(0.5);
    }
}
