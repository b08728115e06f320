package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.batch.FakeSession;
import io.ripieno.inference.batch.VirtualClock;
import io.ripieno.inference.device.DeviceException.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final VirtualClock clock = new VirtualClock();
    private final FakeSession session = new FakeSession(clock);
    private final WarmUp warmUp = new WarmUp(new BufferPool(1 << 20), clock::nanos);

    @Test
    void measuresPowersOfTwoAndTheFullBatch() throws Exception {
        session.cost(1_000_000, 2_000_000);
        RunCost cost = warmUp.measure(session, 6);

        assertThat(session.batchSizes()).isEqualTo(List.of(1, 1, 1, 2, 2, 2, 4, 4, 4, 6, 6, 6));
        assertThat(cost.secondsByBatch()).containsOnlyKeys(1, 2, 4, 6);
        assertThat(cost.secondsPerItem(6)).isEqualTo((1e-3 + 6 * 2e-3) / 6);
        assertThat(WarmUp.isComplete(cost, 6)).isTrue();
        assertThat(WarmUp.isComplete(cost, 8)).as("8 was not measured").isFalse();
    }

    @Test
    void endsEarlyWhenTheGraphIsSlow() throws Exception {
        session.cost(0, 500_000_000);
        RunCost cost = warmUp.measure(session, 32);

        assertThat(cost.secondsByBatch()).containsOnlyKeys(1, 2);
        assertThat(cost.secondsPerItem(32)).isEqualTo(0.5);
        assertThat(WarmUp.isComplete(cost, 32))
                .as("measuring again would end there too")
                .isTrue();
    }

    @Test
    void endsAtASizeThatMemoryDoesNotHold() throws Exception {
        exhaustedAbove(4);
        assertThat(warmUp.measure(session, 32).secondsByBatch()).containsOnlyKeys(1, 2, 4);
    }

    @Test
    void theFirstRunIsOfTheFullBatchAlone() throws Exception {
        assertThat(warmUp.first(session, new BatchSizes(12, false))).isEqualTo(12);
        assertThat(session.batchSizes()).containsExactly(12);
    }

    @Test
    void theFirstRunsAreOfEachSizeWhereFewAreRun() throws Exception {
        assertThat(warmUp.first(session, new BatchSizes(12, true))).isEqualTo(12);
        assertThat(session.batchSizes()).containsExactly(12, 8, 4, 2, 1);
    }

    @Test
    void theFirstRunIsHalvedUntilMemoryHoldsIt() throws Exception {
        exhaustedAbove(3);
        assertThat(warmUp.first(session, new BatchSizes(12, false))).isEqualTo(2);
        assertThat(session.batchSizes()).containsExactly(12, 8, 4, 2);
    }

    @Test
    void aGraphOfWhichMemoryDoesNotHoldOneItemOrThatFailsDoesNotPass() {
        exhaustedAbove(0);
        assertThatThrownBy(() -> warmUp.first(session, new BatchSizes(4, true)))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.problem()).isEqualTo(Problem.OUT_OF_MEMORY));
        assertThatThrownBy(() -> warmUp.measure(session, 4)).isInstanceOf(DeviceException.class);

        session.failAs(Problem.FAILED);
        assertThatThrownBy(() -> warmUp.first(session, new BatchSizes(4, true)))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FAILED));
        assertThat(session.batchSizes()).containsExactly(4, 2, 1, 1, 4);
    }

    private void exhaustedAbove(int items) {
        session.failAs(Problem.OUT_OF_MEMORY);
        session.refuseBatches(size -> size > items);
    }
}
