package io.ripieno.inference.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> heard = new ArrayList<>();

    @Test
    void theFirstReasonHolds() {
        cancellation.throwIfCancelled();
        cancellation.cancel("first");
        cancellation.cancel("second");
        assertThatThrownBy(cancellation::throwIfCancelled)
                .isInstanceOf(CancelledException.class)
                .hasMessage("first");
    }

    @Test
    void listenersHearOnce() {
        cancellation.onCancel(() -> heard.add("a"));
        Cancellation.Registration ended = cancellation.onCancel(() -> heard.add("b"));
        ended.close();
        cancellation.cancel("reason");
        cancellation.cancel("reason");
        assertThat(heard).containsExactly("a");
    }

    @Test
    void aListenerThatComesLateHearsAtOnce() {
        cancellation.cancel("reason");
        cancellation.onCancel(() -> heard.add("late")).close();
        assertThat(heard).containsExactly("late");
    }
}
