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
    void aListenerThatThrowsKeepsNobodyFromHearing() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second");
        cancellation.onCancel(() -> heard.add("a"));
        cancellation.onCancel(() -> {
            throw first;
        });
        cancellation.onCancel(() -> {
            throw second;
        });
        cancellation.onCancel(() -> heard.add("b"));
        assertThatThrownBy(() -> cancellation.cancel("reason")).isSameAs(first).hasSuppressedException(second);
        assertThat(heard).containsExactly("a", "b");
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void aListenerThatComesLateHearsAtOnce() {
        cancellation.cancel("reason");
        cancellation.onCancel(() -> heard.add("late")).close();
        assertThat(heard).containsExactly("late");
    }
}
