package io.ripieno.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private final AtomicLong asked = new AtomicLong();

    @Test
    void asksForNothingUntilItIsOpened() {
        ReadAhead readAhead = new ReadAhead(10, 1000);
        readAhead.partitions(3);
        assertThat(asked).hasValue(0);
        readAhead.open(asked::addAndGet);
        assertThat(asked).hasValue(30);
    }

    @Test
    void asksForAsManyAsLeft() {
        ReadAhead readAhead = opened(10, 1000);
        for (int i = 0; i < 10; i++) {
            readAhead.arrived(1);
        }
        assertThat(asked).hasValue(10);
        readAhead.left(1);
        readAhead.left(1);
        assertThat(asked).hasValue(12);
        assertThat(readAhead.held()).isEqualTo(8);
    }

    @Test
    void asksForNothingWhileItsBytesAreSpent() {
        ReadAhead readAhead = opened(1000, 100);
        assertThat(asked).as("no more than 64 at once").hasValue(64);
        readAhead.arrived(100);
        assertThat(asked).hasValue(64);
        readAhead.left(100);
        assertThat(asked).hasValue(65);
    }

    @Test
    void neverHoldsMoreThanItsBytesByMoreThanWhatWasAskedAtOnce() {
        ReadAhead readAhead = opened(1000, 100);
        int arrived = 0;
        while (arrived < asked.get()) {
            readAhead.arrived(100);
            arrived++;
        }
        assertThat(arrived).isEqualTo(64);
    }

    @Test
    void asksForMoreWhenPartitionsCome() {
        ReadAhead readAhead = opened(10, 1000);
        readAhead.partitions(2);
        assertThat(asked).hasValue(20);
    }

    @Test
    void takesNothingOnceClosed() {
        ReadAhead readAhead = opened(10, 1000);
        assertThat(readAhead.arrived(1)).isTrue();
        readAhead.close();
        assertThat(readAhead.arrived(1)).isFalse();
        readAhead.left(1);
        assertThat(asked)
                .as("10 at first, and one for the one that arrived and is still held: none")
                .hasValue(10);
    }

    private ReadAhead opened(int records, long bytes) {
        ReadAhead readAhead = new ReadAhead(records, bytes);
        readAhead.open(asked::addAndGet);
        return readAhead;
    }
}
