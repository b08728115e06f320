package io.ripieno.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.health.Parts;
import io.ripieno.service.intake.ReadAhead;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class JobsChannelTest {
    private final List<String> down = new ArrayList<>();
    private final Parts parts = new Parts() {
        @Override
        public void down(Part part, String message) {
            down.add(part + ": " + message);
        }
    };

    @Test
    void aChannelThatBreaksTurnsReadinessRed() {
        open(Multi.createFrom().failure(new IllegalStateException("no group")));
        assertThat(down)
                .singleElement()
                .asString()
                .startsWith("INTAKE: ")
                .contains("no group")
                .endsWith("Start the service again.");
    }

    @Test
    void aChannelThatEndsTurnsReadinessRed() {
        open(Multi.createFrom().empty());
        assertThat(down).singleElement().asString().startsWith("INTAKE: ");
    }

    @Test
    void aChannelThatHandsOverLeavesReadinessAlone() {
        open(Multi.createFrom().nothing());
        assertThat(down).isEmpty();
    }

    private void open(Multi<Message<byte[]>> jobs) {
        new JobsChannel(jobs, parts).open(new ReadAhead(1, 1), delivery -> {}, Runnable::run);
    }
}
