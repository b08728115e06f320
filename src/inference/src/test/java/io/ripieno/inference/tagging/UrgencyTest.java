package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.Signals;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.Lane;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.inference.work.Urgency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrgencyTest {
    @Test
    void aRecordingWhoseDeadlineHasPassedExpiresAndOneWhoseDeadlineIsFarOffIsTagged(@TempDir Path root)
            throws Exception {
        try (TaggingFixture fixture = new TaggingFixture(root)) {
            assertThatThrownBy(() -> tag(fixture, Duration.ofSeconds(-1)))
                    .isInstanceOf(ExpiredException.class)
                    .hasMessageContaining("deadline");
            assertThat(tag(fixture, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(tag(fixture, Duration.ofHours(1)));
        }
    }

    private static Tagging tag(TaggingFixture fixture, Duration within) throws Exception {
        return fixture.worker.tag(
                Signals.sines(16_000, 1, 12).stream(),
                TaggingOptions.DEFAULT,
                new Urgency(Lane.HIGH, Optional.of(within)),
                ProgressListener.NONE,
                new Cancellation());
    }
}
