package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.batch.FakeSession;
import io.ripieno.inference.batch.VirtualClock;
import org.junit.jupiter.api.Test;

class FilledSessionTest {
    private final FakeSession fake = new FakeSession(new VirtualClock());
    private final FilledSession session = new FilledSession(fake, new BatchSizes(12, true));
    private final BatchBuffers buffers = new BufferPool(1 << 20).borrow(fake.graph(), 12);

    @Test
    void batchesAreFilledToTheNextOfFewSizesAndAnswerAsTheyWould() throws Exception {
        for (int items = 1; items <= 12; items++) {
            put(items - 1, items);
            session.run(buffers, items, new RunControl());
            for (int i = 0; i < items; i++) {
                assertThat(output(i)).isEqualTo(2 * (i + 1));
            }
        }
        assertThat(fake.batchSizes()).containsExactly(1, 2, 4, 4, 8, 8, 8, 8, 12, 12, 12, 12);
    }

    @Test
    void whatAnEarlierRunLeftBehindDoesNoHarm() throws Exception {
        put(7, FakeSession.POISON);
        session.run(buffers, 7, new RunControl());
        put(7, FakeSession.POISON);
        assertThatThrownBy(() -> session.run(buffers, 8, new RunControl())).isInstanceOf(DeviceException.class);
    }

    @Test
    void buffersForLessThanTheNextSizeAreFilledAsFarAsTheyGo() throws Exception {
        try (BatchBuffers small = new BufferPool(1 << 20).borrow(fake.graph(), 3)) {
            session.run(small, 3, new RunControl());
        }
        assertThat(fake.batchSizes()).containsExactly(3);
    }

    private void put(int item, float value) {
        buffers.putInput(0, item, new float[] {value});
    }

    private float output(int item) {
        float[] value = new float[1];
        buffers.getOutput(0, item, value);
        return value[0];
    }
}
