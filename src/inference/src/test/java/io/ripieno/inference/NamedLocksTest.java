package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class NamedLocksTest {
    private final NamedLocks locks = new NamedLocks();

    @Test
    void oneThreadAtATimeHoldsANameAndNothingIsKeptOfIt() throws Exception {
        int[] inside = {0};
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            done.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < 2000; i++) {
                            try (NamedLocks.Hold hold = locks.hold("tagger")) {
                                inside[0]++;
                            }
                        }
                    },
                    task -> new Thread(task).start()));
        }
        for (CompletableFuture<Void> each : done) {
            each.get(30, TimeUnit.SECONDS);
        }
        assertThat(inside[0]).isEqualTo(4 * 2000);
        assertThat(locks.size()).isZero();
    }

    @Test
    void aThreadMayHoldANameTwiceAndAnotherNameBeside() {
        try (NamedLocks.Hold once = locks.hold("tagger");
                NamedLocks.Hold twice = locks.hold("tagger");
                NamedLocks.Hold other = locks.hold("other")) {
            assertThat(locks.size()).isEqualTo(2);
        }
        assertThat(locks.size()).isZero();
    }
}
